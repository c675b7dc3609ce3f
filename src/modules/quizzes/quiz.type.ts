import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, Node, UserError } from '../../platform/graphql/types.js';
import { VersionConflict } from '../courses/courses.type.js';
import { QuizAction, QuizPurpose, QuizStatus } from './quiz.entity.js';
import { QuizSettings, QuizSettingsInput } from './settings.type.js';

registerEnumType(QuizPurpose, {
  name: 'QuizPurpose',
  description: 'For whom a quiz is.',
  valuesConfig: {
    COURSE: { description: "For a course's learners, once its teacher has published it." },
    PRACTICE: { description: 'For the one who made it alone; nobody has reviewed it.' },
  },
});
registerEnumType(QuizStatus, {
  name: 'QuizStatus',
  description: 'DRAFT, then IN_REVIEW, then PUBLISHED, and RETIRED at last. A practice quiz needs no review.',
});
registerEnumType(QuizAction, {
  name: 'QuizAction',
  description: 'What was done to a quiz.',
  valuesConfig: {
    ITEM_REPLACED: { description: 'A regenerated question was accepted in place of what the item asked.' },
    ITEM_REPAIRED: { description: 'Its evidence was shown to stand elsewhere in the lesson.' },
    REOPENED: { description: 'Back to a draft.' },
  },
});

/** Its course, lesson, items and changes are resolved when asked for. */
@ObjectType('Quiz', {
  implements: Node,
  description: 'Questions to be answered together. Who may not change it sees it as it was published last.',
})
export class QuizType extends Node {
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => QuizPurpose, { description: 'What it is for.' })
  purpose!: QuizPurpose;

  @Field(() => QuizStatus, { description: 'Where it stands.' })
  status!: QuizStatus;

  @Field(() => Int, { description: 'Grows by one with every change of title, settings, items, their order or the status: the optimistic lock of all of it.' })
  version!: number;

  @Field(() => Int, { nullable: true, description: 'The version that was published last; null before the first.' })
  publishedVersion!: number | null;

  @Field(() => Boolean, { description: 'Whether what is published now is not what the draft says.' })
  hasUnpublishedChanges!: boolean;

  @Field(() => Boolean, { description: 'Whether a person has approved what is published: never so for a practice quiz.' })
  reviewed!: boolean;

  @Field(() => QuizSettings, { description: 'How it is played.' })
  settings!: QuizSettings;

  @Field(() => Int, { description: 'How many items it has.' })
  itemCount!: number;

  @Field(() => Int, { description: 'The sum over its items.' })
  points!: number;

  @Field(() => DateTime, { nullable: true, description: 'The last time.' })
  publishedAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

export const QuizConnection = connectionOf('Quiz', () => QuizType);

@ObjectType({ description: 'Somebody who wrote, accepted or changed something.' })
export class Person {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => String, { description: 'The name that others see.' })
  displayName!: string;
}

@ObjectType({ description: 'A field before and after: a line for a text or a number, several for a list, none where there was or is nothing. Right choices bear [x].' })
export class FieldDifferenceType {
  @Field(() => String, { description: 'As "prompt", "choices", "accepted[2]", "settings.dueAt".' })
  field!: string;

  @Field(() => [String], { description: 'As it was.' })
  before!: string[];

  @Field(() => [String], { description: 'As it is.' })
  after!: string[];
}

@ObjectType('QuizChange', { description: 'Who did what to a quiz, and the difference that it made.' })
export class QuizChangeType {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => Int, { description: "The quiz's, once this was done; what was done at once bears the same." })
  version!: number;

  @Field(() => QuizAction, { description: 'What was done.' })
  action!: QuizAction;

  @Field(() => Person, { description: 'Who did it.' })
  by!: Person;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: Date;

  @Field(() => ID, { nullable: true, description: 'Null where it concerns no single item.' })
  itemId!: string | null;

  @Field(() => [FieldDifferenceType], { description: 'What it changed.' })
  differences!: FieldDifferenceType[];
}

export const QuizChangeConnection = connectionOf('QuizChange', () => QuizChangeType);

@ObjectType({ implements: UserError, description: 'In its status this cannot be done to the quiz.' })
export class QuizStatusConflict extends UserError {
  @Field(() => QuizStatus, { description: 'Where it stands.' })
  status: QuizStatus;

  constructor(status: QuizStatus, rule: string) {
    super();
    this.status = status;
    this.message = `The quiz is ${status}: ${rule}`;
  }
}

export enum ItemProblemReason {
  PENDING = 'PENDING',
  QUARANTINED = 'QUARANTINED',
  UNCHECKED = 'UNCHECKED',
  STALE = 'STALE',
}

registerEnumType(ItemProblemReason, {
  name: 'ItemProblemReason',
  description: 'Why an item can not be published.',
  valuesConfig: {
    PENDING: { description: 'Nobody has accepted or rejected it.' },
    QUARANTINED: { description: 'A second solver came to another answer than its key.' },
    UNCHECKED: { description: 'It was generated, and no second solver has answered it yet.' },
    STALE: { description: 'Its evidence no longer stands in the lesson.' },
  },
});

@ObjectType({ description: 'An item that can not be published as it is.' })
export class ItemProblem {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => Int, { description: 'From 1, in the order of the quiz.' })
  position!: number;

  @Field(() => ItemProblemReason, { description: 'Why.' })
  reason!: ItemProblemReason;
}

@ObjectType({ implements: UserError, description: 'It can not be published yet; problems is empty where it has no accepted item at all.' })
export class QuizNotReady extends UserError {
  @Field(() => [ItemProblem], { description: 'Every item that stands in the way, with the first thing to be done about it.' })
  problems!: ItemProblem[];
}

const nameOf = (result: object) => {
  if (result instanceof VersionConflict) return VersionConflict;
  return result instanceof QuizStatusConflict ? QuizStatusConflict : QuizType;
};

export const ChangeQuizResult = createUnionType({
  name: 'ChangeQuizResult',
  description: 'The quiz as it is now, or why it is as it was.',
  types: () => [QuizType, VersionConflict, QuizStatusConflict] as const,
  resolveType: nameOf,
});

export const PublishQuizResult = createUnionType({
  name: 'PublishQuizResult',
  description: 'The published quiz, or why it was not published.',
  types: () => [QuizType, VersionConflict, QuizStatusConflict, QuizNotReady] as const,
  resolveType: (result) => (result instanceof QuizNotReady ? QuizNotReady : nameOf(result)),
});

@InputType({ description: 'A quiz by hand about a course, a lesson, or with the questions of a generation.' })
export class CreateQuizInput {
  @Field(() => String, { description: '1 to 300 UTF-16 units.' })
  title!: string;

  @Field(() => QuizPurpose, { defaultValue: QuizPurpose.COURSE, description: 'COURSE for those who may edit the course.' })
  purpose!: QuizPurpose;

  @Field(() => ID, { nullable: true, description: 'Of these three, one is needed; those that are given must belong together.' })
  courseId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A lesson that the caller may read.' })
  lessonId?: string | null;

  @Field(() => ID, { nullable: true, description: "One of the caller's own, of kind QUIZ, that has ended. A practice quiz needs one." })
  fromGenerationId?: string | null;

  @Field(() => QuizSettingsInput, { nullable: true, description: 'How it is played.' })
  settings?: QuizSettingsInput | null;
}

@InputType({ description: 'What is left out stays as it is.' })
export class UpdateQuizInput {
  @Field(() => ID, { description: 'The quiz.' })
  id!: string;

  @Field(() => Int, { description: 'The version that the change was made from.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '1 to 300 UTF-16 units.' })
  title?: string | null;

  @Field(() => QuizSettingsInput, { nullable: true, description: 'How it is played.' })
  settings?: QuizSettingsInput | null;
}
