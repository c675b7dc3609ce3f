import { GraphQLScalarType } from 'graphql';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, DateTime } from '../../platform/graphql/types.js';
import { OBJECT_TYPES, VERBS } from './vocabulary.js';
import type { XapiStatement } from './xapi.js';

/** As one value: whoever takes it hands it on as it is. */
export const XapiStatementScalar = new GraphQLScalarType<XapiStatement, XapiStatement>({ name: 'XapiStatement', description: 'A statement of xAPI 1.0.3 and 2.0, a JSON object.' });

@ObjectType('ActivityObject', { description: 'What it was done with or to.' })
export class ActivityObjectType {
  @Field(() => String, { description: 'The name of its type here, as "Generation".' })
  type!: string;

  @Field(() => ID, { description: 'By which `node` finds it, where its type is a Node.' })
  id!: string;
}

@ObjectType('ActivityScore', { description: 'How well.' })
export class ActivityScoreType {
  @Field(() => Float, { description: '0 to 1.' })
  scaled!: number;

  @Field(() => Float, { nullable: true, description: 'In points.' })
  raw?: number;

  @Field(() => Float, { nullable: true, description: 'The most points that could be had.' })
  max?: number;
}

@ObjectType('ActivityResult', { description: 'How it went; null is what can\'t be said.' })
export class ActivityResultType {
  @Field(() => Boolean, { nullable: true, description: 'Whether it went as it was meant to.' })
  success?: boolean;

  @Field(() => ActivityScoreType, { nullable: true, description: 'How well.' })
  score?: ActivityScoreType;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was done to its end.' })
  completion?: boolean;

  @Field(() => Float, { nullable: true, description: 'How long it took, in milliseconds.' })
  durationMs?: number;
}

@ObjectType('ActivityContext', { description: 'Where and with what it was done.' })
export class ActivityContextType {
  @Field(() => ID, { nullable: true, description: 'Null where it was about no course.' })
  courseId?: string;

  @Field(() => ID, { nullable: true, description: 'Null where it was about no lesson.' })
  lessonId?: string;

  @Field(() => String, { nullable: true, description: 'What kind of object, as the GenerationKind.' })
  kind?: string;

  @Field(() => ID, { nullable: true, description: 'Null where it was about no quiz.' })
  quizId?: string;

  @Field(() => ID, { nullable: true, description: 'Null where it was part of no attempt.' })
  attemptId?: string;

  @Field(() => ID, { nullable: true, description: 'Null where no generation was part of it.' })
  generationId?: string;

  @Field(() => [ID], { nullable: true, description: 'The learning objectives that it was about; null where it is about none that are known.' })
  objectiveIds?: string[];

  @Field(() => String, { nullable: true, description: 'The language in which it was done, as "en".' })
  language?: string;
}

@ObjectType('ActivityEvent', { description: "Something that the learner did, in xAPI's words." })
export class ActivityEventType {
  @Field(() => ID, { description: 'Of the event; opaque.' })
  id!: string;

  @Field(() => ID, { description: 'Who did it.' })
  userId!: string;

  @Field(() => DateTime, { description: 'When it was done.' })
  at!: Date;

  @Field(() => String, { description: `${Object.keys(VERBS).join(', ')}; there may be more.` })
  verb!: string;

  @Field(() => ActivityObjectType, { description: 'What it was done with.' })
  object!: ActivityObjectType;

  @Field(() => ActivityResultType, { nullable: true, description: 'How it went; null where nothing has an outcome yet.' })
  result!: ActivityResultType | null;

  @Field(() => ActivityContextType, { nullable: true, description: 'Null where it belongs to no course.' })
  context!: ActivityContextType | null;
}

export const ActivityConnection = connectionOf('Activity', () => ActivityEventType);

@ObjectType('ActivityDay', { description: 'How much was done on a day.' })
export class ActivityDayType {
  @Field(() => String, { description: 'As the calendar has it, "2026-03-29".' })
  date!: string;

  @Field(() => DateTime, { description: 'Its first instant; a day has 23 or 25 hours where the clocks are changed.' })
  startsAt!: Date;

  @Field(() => Int, { description: 'How many events.' })
  count!: number;
}

@InputType({ description: 'What is counted.' })
export class ActivityDaysFilterInput {
  @Field(() => ID, { nullable: true, description: 'Those about this course alone.' })
  courseId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Those with one of these verbs alone.' })
  verbs?: string[] | null;

  @Field(() => [String], { nullable: true, description: `Those with an object of one of these types alone: ${OBJECT_TYPES.join(', ')}.` })
  kinds?: string[] | null;
}

@InputType({ description: 'Which events.' })
export class ActivityFilterInput extends ActivityDaysFilterInput {
  @Field(() => DateTime, { nullable: true, description: 'Those from this instant on.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Those before this instant.' })
  to?: Date | null;
}
