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
  description: 'Where a quiz stands in its life.',
  valuesConfig: {
    DRAFT: { description: 'It is being made.' },
    IN_REVIEW: { description: 'Somebody is to look at its items; a practice quiz needs none of that.' },
    PUBLISHED: { description: 'Those whom it is for can sit it.' },
    RETIRED: { description: 'Nobody can sit it any more.' },
  },
});
registerEnumType(QuizAction, {
  name: 'QuizAction',
  description: 'What was done to a quiz.',
  valuesConfig: {
    CREATED: { description: 'It was made.' },
    UPDATED: { description: 'Its title or its settings.' },
    SUBMITTED: { description: 'Sent to its review.' },
    PUBLISHED: { description: 'Given to those whom it is for.' },
    RETIRED: { description: 'Taken from them.' },
    ITEM_ADDED: { description: 'By hand.' },
    ITEM_EDITED: { description: 'A next version by hand.' },
    ITEM_ACCEPTED: { description: 'By a person.' },
    ITEM_REJECTED: { description: 'By a person.' },
    ITEM_RELEASED: { description: 'Out of quarantine: a person saw both answers and stands by the key.' },
    ITEM_REGENERATION_STARTED: { description: 'Another question is being made, to be proposed.' },
    ITEM_PROPOSAL_DROPPED: { description: 'A regenerated question was not wanted.' },
    ITEM_REMOVED: { description: 'Taken out of the quiz.' },
    REORDERED: { description: 'Its items have another order.' },
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
  @Field(() => String, { description: 'As it was given.' })
  title!: string;

  @Field(() => QuizPurpose, { description: 'For whom it is.' })
  purpose!: QuizPurpose;

  @Field(() => QuizStatus, { description: 'Where it stands in its life.' })
  status!: QuizStatus;

  @Field(() => Int, { description: 'Grows by one with every change of title, settings, items, their order or the status: the optimistic lock of all of it.' })
  version!: number;

  @Field(() => Int, { nullable: true, description: 'The version that was published last; null before the first.' })
  publishedVersion!: number | null;

  @Field(() => Boolean, { description: 'Whether what is published now is not what the draft says.' })
  hasUnpublishedChanges!: boolean;

  @Field(() => Boolean, { description: 'Whether a person has approved what is published: never so for a practice quiz.' })
  reviewed!: boolean;

  @Field(() => QuizSettings, { description: 'How it is sat.' })
  settings!: QuizSettings;

  @Field(() => Int, { description: 'Its questions; for learners those that are published.' })
  itemCount!: number;

  @Field(() => Int, { description: 'The sum over its items.' })
  points!: number;

  @Field(() => DateTime, { nullable: true, description: 'The last time.' })
  publishedAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was changed last; for learners, published.' })
  updatedAt!: Date;
}

export const QuizConnection = connectionOf('Quiz', () => QuizType);

@ObjectType({ description: 'Somebody who wrote, accepted or changed something.' })
export class Person {
  @Field(() => ID, { description: 'Of the user.' })
  id!: string;

  @Field(() => String, { description: 'As others see it.' })
  displayName!: string;
}

@ObjectType({ description: 'A field before and after: a line for a text or a number, several for a list, none where there was or is nothing. Right choices bear [x].' })
export class FieldDifferenceType {
  @Field(() => String, { description: 'As "prompt", "choices", "accepted[2]", "settings.dueAt".' })
  field!: string;

  @Field(() => [String], { description: 'What stood there.' })
  before!: string[];

  @Field(() => [String], { description: 'What stands there now.' })
  after!: string[];
}

@ObjectType('QuizChange', { description: 'Who did what to a quiz, and the difference that it made.' })
export class QuizChangeType {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => Int, { description: "The quiz's, once this was done; what was done at once bears the same." })
  version!: number;

  @Field(() => QuizAction, { description: 'What was done.' })
  action!: QuizAction;

  @Field(() => Person, { description: 'Who did it.' })
  by!: Person;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => ID, { nullable: true, description: 'Null where it concerns no single item.' })
  itemId!: string | null;

  @Field(() => [FieldDifferenceType], { description: 'Empty where nothing but the status changed.' })
  differences!: FieldDifferenceType[];
}

export const QuizChangeConnection = connectionOf('QuizChange', () => QuizChangeType);

@ObjectType({ implements: UserError, description: 'In its status this cannot be done to the quiz.' })
export class QuizStatusConflict extends UserError {
  @Field(() => QuizStatus, { description: 'The one that it has.' })
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
  @Field(() => ID, { description: 'Which item.' })
  itemId!: string;

  @Field(() => Int, { description: 'Its place in the quiz, from 1.' })
  position!: number;

  @Field(() => ItemProblemReason, { description: 'What is to be done first.' })
  reason!: ItemProblemReason;
}

@ObjectType({ implements: UserError, description: 'It can not be published yet; problems is empty where it has no accepted item at all, or is due already.' })
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
  description: 'The quiz as it is now, or why it is as it was.',
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

  @Field(() => ID, { nullable: true, description: 'The one lesson that it is about; left out: the whole course, or what the generation is about.' })
  lessonId?: string | null;

  @Field(() => ID, { nullable: true, description: "One of the caller's own, of kind QUIZ, that has ended. A practice quiz needs one." })
  fromGenerationId?: string | null;

  @Field(() => QuizSettingsInput, { nullable: true, description: 'How it is to be sat.' })
  settings?: QuizSettingsInput | null;

  @Field(() => String, { nullable: true, description: 'Sent again with the same input, it answers with the quiz that it made; with another it is an error. At most 200 UTF-16 units.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What is left out stays as it is.' })
export class UpdateQuizInput {
  @Field(() => ID, { description: 'Which is changed.' })
  id!: string;

  @Field(() => Int, { description: 'The version that the change was made from.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '1 to 300 UTF-16 units.' })
  title?: string | null;

  @Field(() => QuizSettingsInput, { nullable: true, description: 'How it is to be sat.' })
  settings?: QuizSettingsInput | null;
}
