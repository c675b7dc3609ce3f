import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf, DateTime } from '../../platform/graphql/types.js';

@ObjectType('ActivityObject', { description: 'What it was done with or to.' })
export class ActivityObjectType {
  @Field(() => String, { description: 'The name of its type here, as "Generation".' })
  type!: string;

  @Field(() => ID)
  id!: string;
}

@ObjectType('ActivityResult')
export class ActivityResultType {
  @Field(() => Boolean)
  success!: boolean;
}

@ObjectType('ActivityContext', { description: 'Where it was done.' })
export class ActivityContextType {
  @Field(() => ID, { nullable: true })
  courseId?: string;

  @Field(() => ID, { nullable: true })
  lessonId?: string;

  @Field(() => String, { nullable: true, description: 'What kind of object, as the GenerationKind.' })
  kind?: string;
}

@ObjectType('ActivityEvent', { description: "Something that the learner did, in xAPI's words." })
export class ActivityEventType {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => String, { description: 'requested, completed, failed or cancelled, of generations; viewed, of solutions; reviewed or voided (a review was undone), of cards; there will be more.' })
  verb!: string;

  @Field(() => ActivityObjectType)
  object!: ActivityObjectType;

  @Field(() => ActivityResultType, { nullable: true, description: 'How it went; null where nothing has an outcome yet.' })
  result!: ActivityResultType | null;

  @Field(() => ActivityContextType, { nullable: true })
  context!: ActivityContextType | null;
}

export const ActivityConnection = connectionOf('Activity', () => ActivityEventType);
