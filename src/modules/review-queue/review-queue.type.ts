import { ArgsType, Field, ID, InputType, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { FollowUntil } from '../../platform/graphql/follow.js';
import { connectionOf, DateTime } from '../../platform/graphql/types.js';
import { ReviewReason } from './review-queue.entity.js';

registerEnumType(ReviewReason, {
  name: 'ReviewReason',
  description: 'Why something waits for a person.',
  valuesConfig: {
    NEAR_MISS: { description: 'An answer that is nearly right.' },
    JUDGES_DISAGREE: { description: 'An answer of which the judges said different things.' },
    NOT_JUDGED: { description: 'An answer that no model judged.' },
    REVIEW_REQUESTED: { description: 'An answer whose learner asks for another look.' },
    QUARANTINED: { description: 'An item of a quiz: a second solver came to another answer than its key.' },
    WITHDRAWN: { description: 'An item of a quiz that discriminates negatively: new attempts are not given it.' },
    STALE: { description: 'An item of a quiz whose evidence no longer stands in its lesson.' },
    QUESTION_REFUSED: { description: 'A question that was made for a learner, who never saw it: a second solver came to another answer than its key.' },
  },
});

/** When a stream ends that has no last event. */
@ObjectType('ReviewEntry', { description: 'Something of a course that waits for a person, for one reason. What waits for two reasons has two entries.' })
export class ReviewEntryType {
  @Field(() => ID, { description: 'Of this waiting: what waits again later has another.' })
  id!: string;

  @Field(() => ID, { description: 'Whose teachers it waits for.' })
  courseId!: string;

  @Field(() => ReviewReason, { description: 'Why.' })
  reason!: ReviewReason;

  @Field(() => ID, { description: 'The item; the question that was answered; or, for QUESTION_REFUSED, the refused question.' })
  itemId!: string;

  @Field(() => Int, { nullable: true, description: 'Of the item, that waits or was answered; null for QUESTION_REFUSED.' })
  itemVersion!: number | null;

  @Field(() => ID, { nullable: true, description: 'Which the item is in; null for QUESTION_REFUSED.' })
  quizId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Whose answer to the item waits; null where it is the item itself, or a question.' })
  attemptId!: string | null;

  @Field(() => DateTime, { description: 'Since when it waits.' })
  since!: Date;
}

@ObjectType({ description: 'How much of a course waits for a person.' })
export class ReviewCounts {
  @Field(() => Int, { description: 'All entries.' })
  total!: number;

  @Field(() => Int, { description: 'Answers to be graded: NEAR_MISS, JUDGES_DISAGREE, NOT_JUDGED.' })
  answers!: number;

  @Field(() => Int, { description: 'REVIEW_REQUESTED.' })
  reviews!: number;

  @Field(() => Int, { description: 'QUARANTINED.' })
  quarantined!: number;

  @Field(() => Int, { description: 'WITHDRAWN.' })
  withdrawn!: number;

  @Field(() => Int, { description: 'STALE.' })
  stale!: number;

  @Field(() => Int, { description: 'QUESTION_REFUSED.' })
  refused!: number;
}

const ReviewEntries = connectionOf('ReviewEntry', () => ReviewEntryType);

@ObjectType({ description: 'What of a course waits for a person at one moment.' })
export class ReviewQueue {
  @Field(() => ReviewCounts, { description: 'Whatever the reason.' })
  counts!: ReviewCounts;

  @Field(() => Int, { description: 'The last event that this includes: reviewQueueEvents with afterSeq goes on from here; 0 before the first.' })
  lastSeq!: number;

  @Field(() => ReviewEntries, { description: 'Who has waited longest first.' })
  entries!: InstanceType<typeof ReviewEntries>;
}

@InputType({ description: 'How far one has followed the queue of one course.' })
export class SeenOfCourse {
  @Field(() => ID, { description: 'The course.' })
  courseId!: string;

  @Field(() => Int, { description: 'The last event of it that was seen.' })
  seq!: number;
}

@ArgsType()
export class ReviewQueueEventsArgs {
  @Field(() => ID, { nullable: true, description: 'A course that the caller may edit; left out: all of them, those included that are added later.' })
  courseId?: string | null;

  @Field(() => Int, { defaultValue: 0, description: 'With courseId: replays what came after this event, then goes on live.' })
  afterSeq!: number;

  @Field(() => [SeenOfCourse], { nullable: true, description: 'Without courseId: the same, for each course. One that is missing is replayed from its beginning, one that the caller may no longer edit is left out.' })
  after?: SeenOfCourse[] | null;

  @Field(() => FollowUntil, { defaultValue: FollowUntil.LEFT, description: 'When it ends.' })
  until!: FollowUntil;
}

@InterfaceType({
  description:
    'Events of the queue of one course are numbered from 1, and none comes twice; those of what was resolved a month ago are left out, and a number before them is refused as too old. There is no last one: a queue goes on as long as its course. ' +
    'They are self-contained.',
  resolveType: (event: { typeName: string }) => event.typeName,
})
export abstract class ReviewQueueEvent {
  @Field(() => ID, { description: 'The course by whose queue it is numbered.' })
  courseId!: string;

  @Field(() => Int, { description: 'From 1, for each course by itself.' })
  seq!: number;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: Date;

  @Field(() => ReviewEntryType, { description: 'What waits, or no longer does.' })
  entry!: ReviewEntryType;

  @Field(() => ReviewCounts, { description: 'Of the course, with this event.' })
  counts!: ReviewCounts;
}

@ObjectType({ implements: ReviewQueueEvent, description: 'Something waits for a person.' })
export class ReviewAdded extends ReviewQueueEvent {}

@ObjectType({ implements: ReviewQueueEvent, description: 'It no longer does: somebody saw to it, or the reason has gone.' })
export class ReviewResolved extends ReviewQueueEvent {}
