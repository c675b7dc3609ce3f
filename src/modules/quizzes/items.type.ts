import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime } from '../../platform/graphql/types.js';
import { VersionConflict } from '../courses/courses.type.js';
import { GenerationStatus, Origin } from '../generation/generation.entity.js';
import { Difficulty } from '../generation/difficulty.type.js';
import { BudgetExceeded, ContentRejected, GenerationType, QuotaExceeded } from '../generation/generation.type.js';
import { ItemDecision } from './items.entity.js';
import { FieldDifferenceType, Person, QuizStatusConflict, QuizType } from './quiz.type.js';
import { CheckStatus } from './quizzes.entity.js';
import { QuestionInterface, QuestionKey } from './quizzes.type.js';

registerEnumType(ItemDecision, {
  name: 'ItemDecision',
  description: 'What a person said of an item.',
  valuesConfig: {
    PENDING: { description: 'Nothing yet.' },
    ACCEPTED: { description: 'It stays.' },
    REJECTED: { description: 'It is left out when the quiz is published.' },
  },
});
registerEnumType(CheckStatus, {
  name: 'CheckStatus',
  description: "What a second solver made of the question's key, without having seen it.",
  valuesConfig: {
    UNCHECKED: { description: 'None has answered it.' },
    AGREED: { description: 'It came to the same answer.' },
    QUARANTINED: { description: 'It came to another answer: a person has to look.' },
    RELEASED: { description: 'It came to another answer, and a person who saw both stands by the key.' },
  },
});
@ObjectType({ description: 'Where a version of an item came from, and who stands for it.' })
export class ItemProvenance {
  @Field(() => Origin, { nullable: true, description: 'Who made what it goes back to; null where a person wrote it from the start.' })
  origin!: Origin | null;

  @Field(() => String, { nullable: true, description: 'Whom it came from, as "openai"; "cache" for what was made for an earlier request.' })
  provider!: string | null;

  @Field(() => String, { nullable: true, description: 'As the provider names it.' })
  model!: string | null;

  @Field(() => String, { nullable: true, description: 'As "quiz@3"; null where no prompt was read.' })
  promptVersion!: string | null;

  @Field(() => ID, { nullable: true, description: 'In which it was made.' })
  generationId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The generated question that it was taken from.' })
  sourceQuestionId!: string | null;

  @Field(() => Person, { nullable: true, description: 'Who worded this version, or changed what it asks; null where it is as it was generated.' })
  author!: Person | null;

  @Field(() => Person, { nullable: true, description: 'Null where nobody has accepted it.' })
  acceptedBy!: Person | null;

  @Field(() => DateTime, { nullable: true, description: 'When he did.' })
  acceptedAt!: Date | null;
}

@ObjectType({ description: 'Both answers to a question: its key, and what somebody came to who was not told it.' })
export class ItemCheck {
  @Field(() => String, { description: 'Who answered, as "openai/gpt-5"; "evidence": the passage that the question rests on was held against it.' })
  by!: string;

  @Field(() => [String], { description: "The key's, in words: a line for each right choice, or for each text that is asked for." })
  keyed!: string[];

  @Field(() => [String], { description: "The second solver's; empty where it found the lesson to settle nothing." })
  answered!: string[];

  @Field(() => String, { nullable: true, description: 'Why they are not the same, in a sentence; null where they are.' })
  reason!: string | null;

  @Field(() => DateTime, { description: 'When it was checked.' })
  at!: Date;
}

@ObjectType({ description: 'What was done so far to have the key of an item checked that nobody has checked.' })
export class ItemChecking {
  @Field(() => ID, { nullable: true, description: 'That was to check it, or is about to; null where none was started.' })
  generationId!: string | null;

  @Field(() => GenerationStatus, { nullable: true, description: 'Of that.' })
  status!: GenerationStatus | null;

  @Field(() => String, { nullable: true, description: 'Why nobody has checked it, in a sentence; null while somebody is at it.' })
  reason!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it is tried again without anybody asking; null: not by itself.' })
  retryAt!: Date | null;
}

@ObjectType({ description: 'Evidence that no longer stands in its lesson.' })
export class StaleEvidence {
  @Field(() => String, { description: 'For a reader, with what the lesson no longer reads.' })
  reason!: string;

  @Field(() => DateTime, { description: 'When the lesson was changed.' })
  since!: Date;
}

/** Its question is resolved when asked for. */
@ObjectType('QuizItemVersion', { description: 'What an item asked at one time.' })
export class QuizItemVersionType {
  @Field(() => Int, { description: 'From 1.' })
  version!: number;

  @Field(() => QuestionInterface, { description: 'What it asked.' })
  question!: QuestionInterface;

  @Field(() => QuestionKey, { description: 'What answered it right.' })
  key!: QuestionKey;

  @Field(() => Difficulty, { nullable: true, description: 'For whom it was.' })
  difficulty!: Difficulty | null;

  @Field(() => [String], { description: 'Which it tested.' })
  objectives!: string[];

  @Field(() => ItemProvenance, { description: 'Where it came from.' })
  provenance!: ItemProvenance;

  @Field(() => CheckStatus, { description: 'What a second solver made of its key.' })
  checkStatus!: CheckStatus;

  @Field(() => ItemCheck, { nullable: true, description: 'Null where it was not checked.' })
  check!: ItemCheck | null;

  @Field(() => [FieldDifferenceType], { description: 'Against the version before it; of the first, against nothing.' })
  differences!: FieldDifferenceType[];

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

@ObjectType({ description: "A regenerated question that replaces an item's, once somebody accepts it." })
export class ItemProposal {
  @Field(() => ID, { description: 'Whoever asked for it can follow it by generationEvents.' })
  generationId!: string;

  @Field(() => GenerationStatus, { description: 'Of the generation that makes it.' })
  status!: GenerationStatus;

  @Field(() => QuestionInterface, { nullable: true, description: 'Null until it is there.' })
  question!: QuestionInterface | null;

  @Field(() => [FieldDifferenceType], { description: 'Against what the item asks now; its key included.' })
  differences!: FieldDifferenceType[];
}

/** Its quiz, question, versions and proposal are resolved when asked for. */
@ObjectType('QuizItem', { description: "A question's place in a quiz; its id stays whatever is edited, its version counts the edits." })
export class QuizItemType {
  @Field(() => ID, { description: 'Of the question, too.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'From 1; null once it was removed.' })
  position!: number | null;

  @Field(() => Int, { description: 'The version that counts.' })
  version!: number;

  @Field(() => ItemDecision, { description: 'What a person said of it.' })
  decision!: ItemDecision;

  @Field(() => Difficulty, { nullable: true, description: 'For whom it is.' })
  difficulty!: Difficulty | null;

  @Field(() => [String], { description: "The lesson's objectives that it tests, in its words." })
  objectives!: string[];

  @Field(() => CheckStatus, { description: 'Of the version that counts.' })
  checkStatus!: CheckStatus;

  @Field(() => ID, { nullable: true, description: 'An item of the course that asks the same, as was found when this version was made; whether it stays is for a person to say.' })
  duplicateOf!: string | null;
}

export const QuizItemConnection = connectionOf('QuizItem', () => QuizItemType);

@ObjectType({ description: 'An item that was added or changed, and its quiz with the version that comes of it.' })
export class QuizItemChanged {
  @Field(() => QuizType, { description: 'As it is now.' })
  quiz!: QuizType;

  @Field(() => QuizItemType, { description: 'As it is now.' })
  item!: QuizItemType;
}

const refusalOf = (result: object) => {
  if ('reasons' in result) return ContentRejected;
  return 'retryAt' in result ? QuotaExceeded : BudgetExceeded;
};

const nameOf = (result: object) => {
  if (result instanceof VersionConflict) return VersionConflict;
  return result instanceof QuizStatusConflict ? QuizStatusConflict : QuizItemChanged;
};

export const ChangeQuizItemResult = createUnionType({
  name: 'ChangeQuizItemResult',
  description: 'The item as it is now, or why it is as it was.',
  types: () => [QuizItemChanged, VersionConflict, QuizStatusConflict] as const,
  resolveType: nameOf,
});

export const CheckRefusal = createUnionType({
  name: 'CheckRefusal',
  description: 'Why keys are not checked now.',
  types: () => [QuotaExceeded, BudgetExceeded, ContentRejected] as const,
  resolveType: refusalOf,
});

@ObjectType({ description: 'Items whose keys are not checked now.' })
export class RefusedCheck {
  @Field(() => [ID], { description: 'Which.' })
  itemIds!: string[];

  @Field(() => CheckRefusal, { description: 'Why.' })
  refusal!: typeof CheckRefusal;
}

@ObjectType({ description: 'A quiz whose keys are being checked.' })
export class QuizChecks {
  @Field(() => QuizType, { description: 'As it is now; what the evidence alone settled is noted already.' })
  quiz!: QuizType;

  @Field(() => [GenerationType], { description: 'Those that a second solver answers, a generation of the kind KEY_CHECK for each lesson, whoever started it; empty where nothing is left to ask.' })
  generations!: GenerationType[];

  @Field(() => [RefusedCheck], { description: 'What could not be started beside them.' })
  refused!: RefusedCheck[];
}

export const CheckQuizItemsResult = createUnionType({
  name: 'CheckQuizItemsResult',
  description: 'What is being checked, or why nothing is.',
  types: () => [QuizChecks, QuotaExceeded, BudgetExceeded, ContentRejected] as const,
  resolveType: (result) => ('quiz' in result ? QuizChecks : refusalOf(result)),
});

export const RegenerateQuizItemResult = createUnionType({
  name: 'RegenerateQuizItemResult',
  description: 'The item with its proposal, or why none is made.',
  types: () => [QuizItemChanged, VersionConflict, QuizStatusConflict, QuotaExceeded, BudgetExceeded, ContentRejected] as const,
  resolveType: (result) => (['reasons', 'retryAt', 'resetsAt'].some((name) => name in result) ? refusalOf(result) : nameOf(result)),
});
