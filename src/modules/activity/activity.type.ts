import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf, DateTime } from '../../platform/graphql/types.js';

@ObjectType('ActivityObject', { description: 'What it was done with or to.' })
export class ActivityObjectType {
  @Field(() => String, { description: 'The name of its type here, as "Generation".' })
  type!: string;

  @Field(() => ID, { description: 'By which `node` finds it, where its type is a Node.' })
  id!: string;
}

@ObjectType('ActivityResult', { description: 'How it went.' })
export class ActivityResultType {
  @Field(() => Boolean, { description: 'Whether it came to its end as it was meant to.' })
  success!: boolean;
}

@ObjectType('ActivityContext', { description: 'Where it was done.' })
export class ActivityContextType {
  @Field(() => ID, { nullable: true, description: 'Null where it was about no course.' })
  courseId?: string;

  @Field(() => ID, { nullable: true, description: 'Null where it was about no lesson.' })
  lessonId?: string;

  @Field(() => String, { nullable: true, description: 'What kind of object, as the GenerationKind.' })
  kind?: string;
}

@ObjectType('ActivityEvent', { description: "Something that the learner did, in xAPI's words." })
export class ActivityEventType {
  @Field(() => ID, { description: 'Of the event; opaque.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it was done.' })
  at!: Date;

  @Field(() => String, { description: 'requested, completed, failed or cancelled, of generations; viewed, of solutions; reviewed or voided (a review was undone), of cards; there will be more.' })
  verb!: string;

  @Field(() => ActivityObjectType, { description: 'What it was done with.' })
  object!: ActivityObjectType;

  @Field(() => ActivityResultType, { nullable: true, description: 'How it went; null where nothing has an outcome yet.' })
  result!: ActivityResultType | null;

  @Field(() => ActivityContextType, { nullable: true, description: 'Null where it belongs to no course.' })
  context!: ActivityContextType | null;
}

export const ActivityConnection = connectionOf('Activity', () => ActivityEventType);
