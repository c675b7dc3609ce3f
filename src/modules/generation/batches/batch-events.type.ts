import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { MicroUsd } from '../../../platform/graphql/scalars.js';
import { DateTime } from '../../../platform/graphql/types.js';
import { GenerationStatus } from '../generation.entity.js';
import { BatchProgress } from './batches.type.js';

@InterfaceType({
  description:
    'Events of one batch are numbered from 1 without a gap: one for each request, in the order in which they come to their end, and ' +
    'then exactly one of Completed, Cancelled. They are self-contained.',
  resolveType: (event: { typeName: string }) => event.typeName,
})
export abstract class BatchEvent {
  @Field(() => ID, { description: 'The batch.' })
  batchId!: string;

  @Field(() => Int, { description: 'From 1 without a gap.' })
  seq!: number;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: Date;

  @Field(() => BatchProgress, { description: 'With this event.' })
  progress!: BatchProgress;
}

@ObjectType({ implements: BatchEvent, description: 'A request has come to its end: its generation is final, or a limit refused it as the batch was started.' })
export class BatchItemFinished extends BatchEvent {
  @Field(() => Int, { description: 'Its place among the requests, from 0.' })
  index!: number;

  @Field(() => ID, { nullable: true, description: 'Null where it was refused.' })
  generationId!: string | null;

  @Field(() => GenerationStatus, { nullable: true, description: 'COMPLETED, FAILED or CANCELLED; null where it was refused.' })
  status!: GenerationStatus | null;
}

const COST = 'What its calls have cost that had been booked by then.';
const SETTLED = 'Whether that was all of them; if not, batch.costMicroUsd says more a moment later.';

@ObjectType({ implements: BatchEvent, description: 'The last event: every request has its end, whichever.' })
export class BatchCompleted extends BatchEvent {
  @Field(() => MicroUsd, { description: COST })
  costMicroUsd!: number;

  @Field(() => Boolean, { description: SETTLED })
  settled!: boolean;
}

@ObjectType({ implements: BatchEvent, description: 'The last event: somebody stopped what had no end.' })
export class BatchCancelled extends BatchEvent {
  @Field(() => MicroUsd, { description: COST })
  costMicroUsd!: number;

  @Field(() => Boolean, { description: SETTLED })
  settled!: boolean;
}
