import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../../context.js';
import { AFTER, FIRST, pageRequest } from '../../../platform/graphql/pages.js';
import { idempotencyKey } from '../../../platform/graphql/text.js';
import type { Connection } from '../../../platform/graphql/types.js';
import { EventsArgs } from '../events.type.js';
import type { InputRules } from '../requests.js';
import { BatchEvent } from './batch-events.type.js';
import type { BatchRow } from './batches.repository.js';
import { batchRequests } from './batches.requests.js';
import type { BatchesService } from './batches.service.js';
import { BatchConnection, BatchItemType, BatchType, GenerateBatchInput, MAX_REQUESTS } from './batches.type.js';

@Resolver(() => BatchType)
export class BatchesResolver {
  constructor(private readonly service: BatchesService, private readonly rules: InputRules) {}

  @Query(() => BatchType, { nullable: true, description: "The caller's own; an admin may read everybody's." })
  batch(@Ctx() context: Context, @Arg('id', () => ID, { description: 'By which it was started.' }) id: string): Promise<BatchRow> {
    return this.service.get(context.viewer(), id);
  }

  @Query(() => BatchConnection, { description: "The caller's own, newest first." })
  batches(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string,
  ): Promise<Connection<BatchRow>> {
    return this.service.own(context.viewer(), pageRequest(first, after));
  }

  @Mutation(() => BatchType, {
    description:
      'Starts many generations at once, for instructors and admins. What is wrong with one request refuses all, and the error names its field; ' +
      'limits refuse each by itself.',
  })
  generateBatch(
    @Ctx() context: Context,
    @Arg('input', () => GenerateBatchInput, { description: 'What is asked for.' }) input: GenerateBatchInput,
  ): Promise<BatchRow> {
    const viewer = context.viewer();
    return this.service.start(viewer, {
      requests: batchRequests(input.requests, this.rules),
      mode: input.mode,
      idempotencyKey: idempotencyKey(input.idempotencyKey),
      requestId: context.requestId,
    });
  }

  @Mutation(() => BatchType, { description: 'Stops what is not final yet; costs of calls that were under way may settle later.' })
  cancelBatch(@Ctx() context: Context, @Arg('id', () => ID, { description: "A batch that the caller may read." }) id: string): Promise<BatchRow> {
    return this.service.cancel(context.viewer(), id);
  }

  @Subscription(() => BatchEvent, {
    description:
      'Replays what came after afterSeq and then goes on live, until the terminal event; leaving only detaches. Each event comes once, in ' +
      'order; after the terminal event it is empty. afterSeq negative or beyond the last event: BAD_USER_INPUT.',
    subscribe: ({ args, context }: { args: EventsArgs; context: Context }) => context.batches.events(context.viewer(), args.id, args.afterSeq),
  })
  batchEvents(@Root() event: BatchEvent, @Args(() => EventsArgs) _args: EventsArgs): BatchEvent {
    return event;
  }

  @FieldResolver(() => [BatchItemType], {
    description: 'In the order of the requests.',
    complexity: ({ childComplexity }) => 1 + MAX_REQUESTS * Math.max(childComplexity, 1),
  })
  items(@Ctx() { loaders }: Context, @Root() row: BatchRow): Promise<BatchItemType[]> {
    return loaders.batchItems.load(row.id);
  }
}
