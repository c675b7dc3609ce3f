import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MicroUsd } from '../../../platform/graphql/scalars.js';
import { connectionOf, DateTime, Node } from '../../../platform/graphql/types.js';
import { GenerationKind } from '../generation.entity.js';
import { CompleteInput, ExplainLessonInput, GenerateQuizInput, StartGenerationResult } from '../generation.type.js';
import { GenerateExercisesInput, GenerateFlashcardsInput, GenerateOutlineInput } from '../items/items.input.js';
import { DraftLessonInput, GenerateExamplesInput, SummarizeLessonInput } from '../texts/texts.input.js';
import { BatchMode } from './batches.entity.js';

export const MAX_REQUESTS = 100;

export enum BatchStatus {
  RUNNING = 'RUNNING',
  COMPLETED = 'COMPLETED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(BatchMode, {
  name: 'BatchMode',
  description: 'When the generations of a batch are answered.',
  valuesConfig: {
    NOW: { description: 'As soon as a worker is free.' },
    WAIT: {
      description: 'By the batch API of the provider that would be asked first, for half the price, within a day; where it has none, at once ' +
        'and at the usual price, as the notice then says.',
    },
  },
});
registerEnumType(BatchStatus, {
  name: 'BatchStatus',
  description: 'How far a batch is.',
  valuesConfig: {
    RUNNING: { description: 'Some of its generations have no end yet.' },
    COMPLETED: { description: 'Every generation has its end, whichever.' },
    CANCELLED: { description: 'Somebody stopped those that had none.' },
  },
});

@ObjectType({ description: 'How many requests have come to their end, refusals and failures included.' })
export class BatchProgress {
  @Field(() => Int, { description: 'Those that have their end.' })
  completed!: number;

  @Field(() => Int, { description: 'All that were asked for.' })
  total!: number;
}

@ObjectType({ description: 'What became of one request.' })
export class BatchItemType {
  @Field(() => Int, { description: 'Its place among the requests, from 0.' })
  index!: number;

  @Field(() => StartGenerationResult, { description: 'The generation, or the refusal that it met when the batch was started.' })
  result!: typeof StartGenerationResult;
}

/** `items` are resolved when asked for. */
@ObjectType('Batch', { implements: Node, description: 'Generations that were asked for at once; each is followed and read like any other.' })
export class BatchType extends Node {
  @Field(() => BatchMode, { description: 'How it was asked for.' })
  mode!: BatchMode;

  @Field(() => BatchStatus, { description: 'Whether it still runs.' })
  status!: BatchStatus;

  @Field(() => BatchProgress, { description: 'How far it is.' })
  progress!: BatchProgress;

  @Field(() => MicroUsd, { description: 'What its generations have cost so far.' })
  costMicroUsd!: number;

  @Field(() => Int, { description: 'The last event that progress includes: subscribe to batchEvents with afterSeq: lastSeq.' })
  lastSeq!: number;

  @Field(() => String, { nullable: true, description: 'What its owner should know, e.g. that no batch API could be used.' })
  notice!: string | null;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the last generation had its end; null until then.' })
  finishedAt!: Date | null;
}

export const BatchConnection = connectionOf('Batch', () => BatchType);

const PART = 'Given if, and only if, the kind is this one; its idempotencyKey is left out, since the batch has one for all.';

@InputType({ description: 'One of the generations that are asked for at once.' })
export class BatchRequestInput {
  @Field(() => GenerationKind, { description: 'One of those that there is a field for.' })
  kind!: GenerationKind;

  @Field(() => ExplainLessonInput, { nullable: true, description: PART })
  explanation?: ExplainLessonInput | null;

  @Field(() => GenerateQuizInput, { nullable: true, description: PART })
  quiz?: GenerateQuizInput | null;

  @Field(() => CompleteInput, { nullable: true, description: PART })
  completion?: CompleteInput | null;

  @Field(() => GenerateFlashcardsInput, { nullable: true, description: PART })
  flashcards?: GenerateFlashcardsInput | null;

  @Field(() => GenerateExercisesInput, { nullable: true, description: PART })
  exercises?: GenerateExercisesInput | null;

  @Field(() => GenerateOutlineInput, { nullable: true, description: PART })
  outline?: GenerateOutlineInput | null;

  @Field(() => SummarizeLessonInput, { nullable: true, description: PART })
  summary?: SummarizeLessonInput | null;

  @Field(() => GenerateExamplesInput, { nullable: true, description: PART })
  examples?: GenerateExamplesInput | null;

  @Field(() => DraftLessonInput, { nullable: true, description: PART })
  lesson?: DraftLessonInput | null;
}

@InputType({ description: 'Several generations at once.' })
export class GenerateBatchInput {
  @Field(() => [BatchRequestInput], { description: `1 to ${MAX_REQUESTS}.` })
  requests!: BatchRequestInput[];

  @Field(() => BatchMode, { defaultValue: BatchMode.NOW, description: 'When they are to be answered.' })
  mode!: BatchMode;

  @Field(() => String, {
    nullable: true,
    description:
      'Per user: the same key with the same requests and mode (defaults applied) answers with the same batch, before any limit is looked at; ' +
      'with others it is BAD_USER_INPUT.',
  })
  idempotencyKey?: string | null;
}
