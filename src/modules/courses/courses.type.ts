import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, Node, UserError } from '../../platform/graphql/types.js';
import { Language, PublicationStatus } from './courses.entity.js';

registerEnumType(Language, {
  name: 'Language',
  description: 'ISO 639-1, in capitals.',
  valuesConfig: {
    EN: { description: 'English' }, ES: { description: 'Spanish' }, FR: { description: 'French' }, DE: { description: 'German' },
    IT: { description: 'Italian' }, PT: { description: 'Portuguese' }, RU: { description: 'Russian' }, ZH: { description: 'Chinese' },
    JA: { description: 'Japanese' }, KO: { description: 'Korean' }, AR: { description: 'Arabic' }, HI: { description: 'Hindi' },
  },
});
registerEnumType(PublicationStatus, {
  name: 'PublicationStatus',
  description: 'Only what is published is open to learners.',
  valuesConfig: {
    DRAFT: { description: 'Those who teach it and admins see it.' },
    PUBLISHED: { description: 'Whom its enrolment policy lets in sees it: everybody who is signed in, unless it says otherwise.' },
    ARCHIVED: { description: 'No longer open to learners.' },
  },
});

/** Its lessons are resolved when asked for. */
@ObjectType('Course', { implements: Node, description: 'A sequence of lessons. Learners see it once it is published.' })
export class CourseType extends Node {
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'What it is about; may be empty.' })
  description!: string;

  @Field(() => Language, { description: 'Of its lessons, and of answers about them unless another is asked for.' })
  language!: Language;

  @Field(() => PublicationStatus, { description: 'Who may see it.' })
  status!: PublicationStatus;

  @Field(() => Int, { description: 'Grows by one whenever title, description, language or status change.' })
  version!: number;
}

/** Its course is resolved when asked for. */
@ObjectType('Lesson', { implements: Node, description: 'A text to learn from, with its objectives. Every version of it stays readable.' })
export class LessonType extends Node {
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => Int, { description: 'From 1, in the order of the course.' })
  position!: number;

  @Field(() => String, { description: 'Markdown.' })
  body!: string;

  @Field(() => [String], { description: 'What a learner can do afterwards, a sentence each; may be empty.' })
  objectives!: string[];

  @Field(() => Int, { description: 'Grows by one whenever title, body or objectives change.' })
  version!: number;
}

export const CourseConnection = connectionOf('Course', () => CourseType);
export const LessonConnection = connectionOf('Lesson', () => LessonType);

@InputType({ description: 'A new course: a draft that its owner and admins see.' })
export class CreateCourseInput {
  @Field(() => String, { description: '1 to 300 UTF-16 units.' })
  title!: string;

  @Field(() => String, { defaultValue: '', description: 'At most 10,000 UTF-16 units.' })
  description!: string;

  @Field(() => Language, { defaultValue: Language.EN, description: 'Of its lessons.' })
  language!: Language;
}

const BODY = 'Markdown, 1 to 200,000 UTF-16 units.';
const OBJECTIVES = 'At most 50, of 1 to 500 UTF-16 units each.';

@InputType({ description: 'A new lesson, the last of its course.' })
export class CreateLessonInput {
  @Field(() => ID, { description: 'A course that the caller may edit.' })
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
  @Field(() => ID, { description: 'A lesson whose course the caller may edit.' })
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
  @Field(() => Int, { description: 'The version that stands now.' })
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
  description: 'The lesson in its new version, or why it was not changed.',
  types: () => [LessonType, VersionConflict] as const,
  resolveType: (result) => (result instanceof VersionConflict ? VersionConflict : LessonType),
});

@ObjectType({ description: 'A course that is gone, with all that was made of it.' })
export class CourseDeleted {
  @Field(() => ID, { description: 'Names nothing any more.' })
  id!: string;

  @Field(() => Int, { description: 'How many attempts at its quizzes went with it.' })
  attempts!: number;

  @Field(() => Int, { description: 'How many generations about it went with it.' })
  generations!: number;
}

@ObjectType({ implements: UserError, description: 'Others are sitting its quizzes, or something is being made of it; nothing was deleted.' })
export class CourseInUse extends UserError {
  @Field(() => Int, { description: 'How many people other than the caller have an attempt open.' })
  openAttempts: number;

  @Field(() => Int, { description: 'How many generations are being made, or are not paid for yet.' })
  openGenerations: number;

  constructor(openAttempts: number, openGenerations: number) {
    super();
    this.openAttempts = openAttempts;
    this.openGenerations = openGenerations;
    this.message = `${openAttempts} people are sitting quizzes of this course, and ${openGenerations} generations about it are under way: wait for them, or delete it by force.`;
  }
}

export const DeleteCourseResult = createUnionType({
  name: 'DeleteCourseResult',
  description: 'That it is gone, or why it is not.',
  types: () => [CourseDeleted, CourseInUse] as const,
  resolveType: (result) => (result instanceof CourseInUse ? CourseInUse : CourseDeleted),
});
