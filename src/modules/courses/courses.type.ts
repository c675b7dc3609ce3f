import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, Node, UserError } from '../../platform/graphql/types.js';
import { Language, PublicationStatus } from './courses.entity.js';

registerEnumType(Language, { name: 'Language', description: 'ISO 639-1, in capitals.' });
registerEnumType(PublicationStatus, { name: 'PublicationStatus', description: 'Only what is published is open to learners.' });

/** Its lessons are resolved when asked for. */
@ObjectType('Course', { implements: Node })
export class CourseType extends Node {
  @Field(() => String)
  title!: string;

  @Field(() => String)
  description!: string;

  @Field(() => Language)
  language!: Language;

  @Field(() => PublicationStatus)
  status!: PublicationStatus;

  @Field(() => Int, { description: 'Grows by one whenever title, description, language or status change.' })
  version!: number;
}

/** Its course is resolved when asked for. */
@ObjectType('Lesson', { implements: Node })
export class LessonType extends Node {
  @Field(() => String)
  title!: string;

  @Field(() => Int, { description: 'From 1, in the order of the course.' })
  position!: number;

  @Field(() => String, { description: 'Markdown.' })
  body!: string;

  @Field(() => [String])
  objectives!: string[];

  @Field(() => Int, { description: 'Grows by one whenever title, body or objectives change.' })
  version!: number;
}

export const CourseConnection = connectionOf('Course', () => CourseType);
export const LessonConnection = connectionOf('Lesson', () => LessonType);

@InputType()
export class CreateCourseInput {
  @Field(() => String, { description: '1 to 300 UTF-16 units.' })
  title!: string;

  @Field(() => String, { defaultValue: '', description: 'At most 10,000 UTF-16 units.' })
  description!: string;

  @Field(() => Language, { defaultValue: Language.EN })
  language!: Language;
}

const BODY = 'Markdown, 1 to 200,000 UTF-16 units.';
const OBJECTIVES = 'At most 50, of 1 to 500 UTF-16 units each.';

@InputType()
export class CreateLessonInput {
  @Field(() => ID)
  courseId!: string;

  @Field(() => String, { description: '1 to 300 UTF-16 units.' })
  title!: string;

  @Field(() => String, { description: BODY })
  body!: string;

  @Field(() => [String], { defaultValue: [], description: OBJECTIVES })
  objectives!: string[];
}

@InputType({ description: 'What is left out stays as it is; null is refused, since no field of a lesson can be empty.' })
export class UpdateLessonInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'The version that the change was made from.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '1 to 300 UTF-16 units.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: BODY })
  body?: string | null;

  @Field(() => [String], { nullable: true, description: OBJECTIVES })
  objectives?: string[] | null;
}

@ObjectType({ implements: UserError, description: 'Somebody else was faster; currentVersion is what to read and merge with.' })
export class VersionConflict extends UserError {
  @Field(() => Int)
  currentVersion: number;

  /** @param what changed meanwhile, in a client's words */
  constructor(currentVersion: number, what = 'lesson') {
    super();
    this.currentVersion = currentVersion;
    this.message = `The ${what} is at version ${currentVersion} by now: read it, merge your change and send it again.`;
  }
}

export const UpdateLessonResult = createUnionType({
  name: 'UpdateLessonResult',
  types: () => [LessonType, VersionConflict] as const,
  resolveType: (result) => (result instanceof VersionConflict ? VersionConflict : LessonType),
});
