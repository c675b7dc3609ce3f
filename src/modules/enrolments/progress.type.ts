import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../platform/graphql/types.js';

@ObjectType({ description: 'How far somebody is with a lesson.' })
export class LessonProgressType {
  @Field(() => ID, { description: 'The lesson.' })
  lessonId!: string;

  @Field(() => DateTime, { description: 'When he opened it, the first time.' })
  openedAt!: Date;

  @Field(() => DateTime, { description: 'When he did anything with it, the last time.' })
  lastSeenAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null: not finished, or no longer.' })
  finishedAt!: Date | null;
}

/** Its quizzes and lessons are resolved when asked for. */
@ObjectType({ description: 'How far somebody is with a course.' })
export class CourseProgress {
  @Field(() => ID, { description: 'The course.' })
  courseId!: string;

  @Field(() => Int, { description: 'How many lessons it has.' })
  lessons!: number;

  @Field(() => Int, { description: 'How many of them he has opened.' })
  opened!: number;

  @Field(() => Int, { description: 'How many of them he has finished.' })
  finished!: number;

  @Field(() => Float, { description: 'Of the lessons that he has finished, 0 to 100; 0 where there are none.' })
  percent!: number;

  @Field(() => DateTime, { nullable: true, description: 'When he did anything with one of them, the last time.' })
  lastSeenAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When he had done all that the course then asked for; null also for who was never enrolled.' })
  completedAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'How many lessons came after he had completed it; null where he has not.' })
  lessonsSince!: number | null;
}

@InputType({ description: 'What happened to a lesson, as a client tells it; once for each id.' })
export class LessonEventInput {
  @Field(() => ID, { description: 'A lesson that the caller may read.' })
  lessonId!: string;

  @Field(() => String, { description: "The client's own: 8 to 64 of A-Z a-z 0-9 _ and -. Sent again with the same id it counts once." })
  eventId!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it happened, for one that is told later: at most 30 days ago. Now when left out.' })
  at?: Date | null;
}
