import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime } from '../../platform/graphql/types.js';
import { VersionConflict } from '../courses/courses.type.js';
import { GenerationStatus, Origin } from '../generation/generation.entity.js';
import { Difficulty } from '../generation/difficulty.type.js';
import { BudgetExceeded, ContentRejected, QuotaExceeded } from '../generation/generation.type.js';
import { CheckStatus, ItemDecision } from './items.entity.js';
import { FieldDifferenceType, Person, QuizStatusConflict, QuizType } from './quiz.type.js';
import { QuestionType } from './quizzes.entity.js';
import { QuestionInterface, QuestionKey } from './quizzes.type.js';

export enum ItemVerdict {
  ACCEPT = 'ACCEPT',
  REJECT = 'REJECT',
  REPLACE = 'REPLACE',
  KEEP = 'KEEP',
}

registerEnumType(ItemDecision, { name: 'ItemDecision', description: 'What a person said of an item. Rejected ones are left out when the quiz is published.' });
registerEnumType(CheckStatus, { name: 'CheckStatus', description: "What a second solver made of the question's key, without having seen it." });
registerEnumType(ItemVerdict, {
  name: 'ItemVerdict',
  description: 'What is decided about an item.',
  valuesConfig: {
    REPLACE: { description: 'Accepts the regenerated question that is proposed, as the next version.' },
    KEEP: { description: 'Drops the regenerated question; the item and its decision stay as they are.' },
  },
});

@ObjectType({ description: 'Where a version of an item came from, and who stands for it.' })
export class ItemProvenance {
  @Field(() => Origin, { nullable: true, description: 'Who made what it goes back to; null where a person wrote it from the start.' })
  origin!: Origin | null;

  @Field(() => String, { nullable: true, description: 'As the configuration names it; null where nobody was asked.' })
  provider!: string | null;

  @Field(() => String, { nullable: true, description: "The model's name at the provider; null where nobody was asked." })
  model!: string | null;

  @Field(() => String, { nullable: true, description: 'As "quiz@3"; null where no prompt was read.' })
  promptVersion!: string | null;

  @Field(() => ID, { nullable: true, description: 'The generation; null where there is none.' })
  generationId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The generated question that it was taken from.' })
  sourceQuestionId!: string | null;

  @Field(() => Person, { nullable: true, description: 'Who worded this version, or changed what it asks; null where it is as it was generated.' })
  author!: Person | null;

  @Field(() => Person, { nullable: true, description: 'Null where nobody has accepted it.' })
  acceptedBy!: Person | null;

  @Field(() => DateTime, { nullable: true, description: 'When somebody accepted it; null until then.' })
  acceptedAt!: Date | null;
}

@ObjectType({ description: 'Evidence that no longer stands in its lesson.' })
export class StaleEvidence {
  @Field(() => String, { description: 'For a reader, with what the lesson no longer reads.' })
  reason!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  since!: Date;
}

/** Its question is resolved when asked for. */
@ObjectType('QuizItemVersion', { description: 'What an item asked at one time.' })
export class QuizItemVersionType {
  @Field(() => Int, { description: 'From 1.' })
  version!: number;

  @Field(() => QuestionInterface, { description: 'What may be seen of it.' })
  question!: QuestionInterface;

  @Field(() => QuestionKey, { description: 'What gives the answer away.' })
  key!: QuestionKey;

  @Field(() => Difficulty, { nullable: true, description: 'For whom it is written.' })
  difficulty!: Difficulty | null;

  @Field(() => [String], { description: 'The objectives that it asks for.' })
  objectives!: string[];

  @Field(() => ItemProvenance, { description: 'Where it comes from.' })
  provenance!: ItemProvenance;

  @Field(() => CheckStatus, { description: 'What a second look at it found.' })
  checkStatus!: CheckStatus;

  @Field(() => [FieldDifferenceType], { description: 'Against the version before it; of the first, against nothing.' })
  differences!: FieldDifferenceType[];

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

@ObjectType({ description: "A regenerated question that replaces an item's, once somebody accepts it." })
export class ItemProposal {
  @Field(() => ID, { description: 'Whoever asked for it can follow it by generationEvents.' })
  generationId!: string;

  @Field(() => GenerationStatus, { description: 'Where it stands.' })
  status!: GenerationStatus;

  @Field(() => QuestionInterface, { nullable: true, description: 'Null until it is there.' })
  question!: QuestionInterface | null;

  @Field(() => [FieldDifferenceType], { description: 'Against what the item asks now; its key included.' })
  differences!: FieldDifferenceType[];
}

/** Its quiz, question, versions and proposal are resolved when asked for. */
@ObjectType('QuizItem', { description: "A question's place in a quiz; its id stays whatever is edited, its version counts the edits." })
export class QuizItemType {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'From 1; null once it was removed.' })
  position!: number | null;

  @Field(() => Int, { description: 'The version that counts.' })
  version!: number;

  @Field(() => ItemDecision, { description: 'What was decided.' })
  decision!: ItemDecision;

  @Field(() => Difficulty, { nullable: true, description: 'For whom it is written.' })
  difficulty!: Difficulty | null;

  @Field(() => [String], { description: "The lesson's objectives that it tests, in its words." })
  objectives!: string[];

  @Field(() => CheckStatus, { description: 'What a second look at it found.' })
  checkStatus!: CheckStatus;
}

export const QuizItemConnection = connectionOf('QuizItem', () => QuizItemType);

@ObjectType({ description: 'An item that was added or changed, and its quiz with the version that comes of it.' })
export class QuizItemChanged {
  @Field(() => QuizType, { description: 'The quiz that it belongs to.' })
  quiz!: QuizType;

  @Field(() => QuizItemType, { description: 'The item, as it stands now.' })
  item!: QuizItemType;
}

const nameOf = (result: object) => {
  if (result instanceof VersionConflict) return VersionConflict;
  return result instanceof QuizStatusConflict ? QuizStatusConflict : QuizItemChanged;
};

export const ChangeQuizItemResult = createUnionType({
  name: 'ChangeQuizItemResult',
  description: 'The item as it is now, or why it was not changed.',
  types: () => [QuizItemChanged, VersionConflict, QuizStatusConflict] as const,
  resolveType: nameOf,
});

export const RegenerateQuizItemResult = createUnionType({
  name: 'RegenerateQuizItemResult',
  description: 'The generation that makes a new item, or why none was started.',
  types: () => [QuizItemChanged, VersionConflict, QuizStatusConflict, QuotaExceeded, BudgetExceeded, ContentRejected] as const,
  resolveType: (result) => {
    if ('reasons' in result) return ContentRejected;
    if ('retryAt' in result) return QuotaExceeded;
    return 'resetsAt' in result ? BudgetExceeded : nameOf(result);
  },
});

const TEXT = '1 to 2,000 UTF-16 units.';
const LOCK = "The quiz's, that the change was made from.";

@InputType({ description: 'One of the answers that a question offers.' })
export class ChoiceInput {
  @Field(() => ID, { nullable: true, description: 'Of a choice that the item has already; left out: a new one.' })
  id?: string | null;

  @Field(() => String, { description: TEXT })
  text!: string;

  @Field(() => Boolean, { description: 'Whether it is right.' })
  correct!: boolean;
}

@InputType({ description: 'A question by hand: it is accepted as its author’s word.' })
export class AddQuizItemInput {
  @Field(() => ID, { description: 'The quiz.' })
  quizId!: string;

  @Field(() => Int, { description: LOCK })
  expectedVersion!: number;

  @Field(() => QuestionType, { description: 'What kind of question.' })
  type!: QuestionType;

  @Field(() => ID, { nullable: true, description: "Which it is about, of the quiz's course; the quiz's own when left out." })
  lessonId?: string | null;

  @Field(() => String, { description: `${TEXT} A cloze's blanks stand in it as [[1]], [[2]] …` })
  prompt!: string;

  @Field(() => Int, { defaultValue: 1, description: '1 to 100.' })
  points!: number;

  @Field(() => String, { nullable: true, description: 'At most 2,000 UTF-16 units.' })
  explanation?: string | null;

  @Field(() => [ChoiceInput], { nullable: true, description: 'For MULTIPLE_CHOICE: 2 to 8, in the order in which they are shown.' })
  choices?: ChoiceInput[] | null;

  @Field(() => Boolean, { nullable: true, description: 'For TRUE_FALSE.' })
  answer?: boolean | null;

  @Field(() => [[String]], { nullable: true, description: 'For CLOZE a list for each blank, for SHORT_ANSWER a single one.' })
  accepted?: string[][] | null;

  @Field(() => String, { nullable: true, description: 'A passage of the lesson that proves the key.' })
  quote?: string | null;

  @Field(() => Difficulty, { nullable: true, description: 'For whom it is written.' })
  difficulty?: Difficulty | null;

  @Field(() => [String], { defaultValue: [], description: 'At most 20, of 1 to 500 UTF-16 units each.' })
  objectives!: string[];
}

@InputType({ description: 'What is left out stays as it is. Editing accepts.' })
export class EditQuizItemInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => Int, { description: LOCK })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: TEXT })
  prompt?: string | null;

  @Field(() => Int, { nullable: true, description: '1 to 100.' })
  points?: number | null;

  @Field(() => String, { nullable: true, description: 'null takes it away.' })
  explanation?: string | null;

  @Field(() => [ChoiceInput], { nullable: true, description: 'All of them.' })
  choices?: ChoiceInput[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the statement is true; for true/false alone.' })
  answer?: boolean | null;

  @Field(() => [[String]], { nullable: true, description: 'All of them.' })
  accepted?: string[][] | null;

  @Field(() => String, { nullable: true, description: 'A passage of the lesson as it is now, in place of all evidence; null takes that away.' })
  quote?: string | null;

  @Field(() => Difficulty, { nullable: true, description: 'null takes it away.' })
  difficulty?: Difficulty | null;

  @Field(() => [String], { nullable: true, description: 'All of them.' })
  objectives?: string[] | null;
}

@InputType({ description: 'What is decided about an item.' })
export class ItemVerdictInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => ItemVerdict, { description: 'What is decided.' })
  verdict!: ItemVerdict;
}

@InputType({ description: 'What is decided about items of a quiz.' })
export class ReviewQuizItemsInput {
  @Field(() => ID, { description: 'The quiz.' })
  quizId!: string;

  @Field(() => Int, { description: LOCK })
  expectedVersion!: number;

  @Field(() => [ItemVerdictInput], { description: 'Each item once; all of them or none.' })
  verdicts!: ItemVerdictInput[];
}

@InputType({ description: 'An item whose lesson has changed, and what to do with it.' })
export class RepairQuizItemInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => Int, { description: LOCK })
  expectedVersion!: number;

  @Field(() => String, { description: 'The passage of the lesson as it is now that proves the key.' })
  quote!: string;
}
