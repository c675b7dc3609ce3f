import { Arg, Args, Ctx, ID, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import { ReviewReason } from './review-queue.entity.js';
import type { ReviewQueueService, SeenQueue } from './review-queue.service.js';
import { ReviewQueue, ReviewQueueEvent, ReviewQueueEventsArgs } from './review-queue.type.js';

@Resolver(() => ReviewQueue)
export class ReviewQueueResolver {
  constructor(private readonly queue: ReviewQueueService) {}

  @Query(() => ReviewQueue, { description: 'What of a course waits for a person: answers, items and questions, whatever the reason.' })
  reviewQueue(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'A course that the caller may edit.' }) courseId: string,
    @Arg('reasons', () => [ReviewReason], { nullable: true, description: 'Only what waits for one of these; left out: all.' }) reasons: ReviewReason[] | null,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<SeenQueue> {
    return this.queue.get(context.viewer(), courseId, reasons ?? null, pageRequest(first, after));
  }

  @Subscription(() => ReviewQueueEvent, {
    description:
      "Follows what waits for a person, of one course or of all that the caller may edit: replays what came after what he has seen, then goes on live. " +
      'Each event comes once, each course\'s in order. It ends when the caller leaves or his sign-in ends, or as `until` says; a course that he ' +
      'may no longer edit falls silent within seconds. A number that is negative or beyond the last event: BAD_USER_INPUT.',
    subscribe: ({ args, context }: { args: ReviewQueueEventsArgs; context: Context }) => context.reviewQueue.events(context.viewer(), args),
  })
  reviewQueueEvents(@Root() event: ReviewQueueEvent, @Args(() => ReviewQueueEventsArgs) _args: ReviewQueueEventsArgs): ReviewQueueEvent {
    return event;
  }
}
