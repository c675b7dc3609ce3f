import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { Difficulty } from '../generation/difficulty.type.js';
import { QuestionType } from './quizzes.entity.js';

export enum ItemVerdict {
  ACCEPT = 'ACCEPT',
  REJECT = 'REJECT',
  REPLACE = 'REPLACE',
  KEEP = 'KEEP',
  RELEASE = 'RELEASE',
}

registerEnumType(ItemVerdict, {
  name: 'ItemVerdict',
  description: 'What becomes of an item.',
  valuesConfig: {
    ACCEPT: { description: 'The version that counts is accepted. Among other verdicts and without a reason, one that asks what another item of the course asks stays as it is: see undecidedDuplicates.' },
    REJECT: { description: 'It is left out when the quiz is published.' },
    REPLACE: { description: 'Accepts the regenerated question that is proposed, as the next version.' },
    RELEASE: { description: 'Out of quarantine, and accepted: whoever says so has seen both answers and stands by the key.' },
    KEEP: { description: 'Drops the regenerated question; the item and its decision stay as they are.' },
  },
});

const TEXT = '1 to 2,000 UTF-16 units.';
const LOCK = "The quiz's, that the change was made from.";

@InputType({ description: 'A choice by hand.' })
export class ChoiceInput {
  @Field(() => ID, { nullable: true, description: 'Of a choice that the item has already; left out: a new one.' })
  id?: string | null;

  @Field(() => String, { description: TEXT })
  text!: string;

  @Field(() => Boolean, { description: 'Whether it is right.' })
  correct!: boolean;
}

@InputType({ description: 'What a short answer is judged by: met or not met.' })
export class RubricCriterionInput {
  @Field(() => String, { description: 'What the answer must say: 1 to 500 UTF-16 units.' })
  text!: string;

  @Field(() => Int, { description: 'From 1; all of them together are what the question is worth.' })
  points!: number;
}

@InputType({ description: 'A question by hand: it is accepted as its author’s word.' })
export class AddQuizItemInput {
  @Field(() => ID, { description: 'The last one of which it becomes.' })
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

  @Field(() => [RubricCriterionInput], { nullable: true, description: 'For SHORT_ANSWER: 1 to 10 yes/no criteria. Left out: that it says the same as an accepted answer is the one.' })
  rubric?: RubricCriterionInput[] | null;

  @Field(() => String, { nullable: true, description: 'A passage of the lesson that proves the key.' })
  quote?: string | null;

  @Field(() => Difficulty, { nullable: true, description: 'For whom it is.' })
  difficulty?: Difficulty | null;

  @Field(() => [String], { defaultValue: [], description: 'At most 20, of 1 to 500 UTF-16 units each.' })
  objectives!: string[];
}

@InputType({ description: 'What is left out stays as it is. Editing accepts.' })
export class EditQuizItemInput {
  @Field(() => ID, { description: 'Which is edited.' })
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

  @Field(() => Boolean, { nullable: true, description: 'Whether the statement is true.' })
  answer?: boolean | null;

  @Field(() => [[String]], { nullable: true, description: 'All of them.' })
  accepted?: string[][] | null;

  @Field(() => [RubricCriterionInput], { nullable: true, description: 'For SHORT_ANSWER: 1 to 10 yes/no criteria. An empty list takes them away.' })
  rubric?: RubricCriterionInput[] | null;

  @Field(() => String, { nullable: true, description: 'A passage of the lesson as it is now, in place of all evidence; null takes that away.' })
  quote?: string | null;

  @Field(() => Difficulty, { nullable: true, description: 'null takes it away.' })
  difficulty?: Difficulty | null;

  @Field(() => [String], { nullable: true, description: 'All of them.' })
  objectives?: string[] | null;
}

@InputType({ description: 'What is said of one item.' })
export class ItemVerdictInput {
  @Field(() => ID, { description: 'Of the quiz.' })
  itemId!: string;

  @Field(() => ItemVerdict, { description: 'What becomes of it.' })
  verdict!: ItemVerdict;

  @Field(() => String, { nullable: true, description: 'Why, for those who read the changes: up to 500 characters.' })
  reason?: string | null;
}

@InputType({ description: 'What is said of items of one quiz.' })
export class ReviewQuizItemsInput {
  @Field(() => ID, { description: 'Whose items are judged.' })
  quizId!: string;

  @Field(() => Int, { description: LOCK })
  expectedVersion!: number;

  @Field(() => [ItemVerdictInput], { description: 'Each item once; all of them or none, but for duplicates that are accepted among others without a reason.' })
  verdicts!: ItemVerdictInput[];
}

@InputType({ description: 'Where the evidence of an item stands now.' })
export class RepairQuizItemInput {
  @Field(() => ID, { description: 'Which is repaired.' })
  itemId!: string;

  @Field(() => Int, { description: LOCK })
  expectedVersion!: number;

  @Field(() => String, { description: 'The passage of the lesson as it is now that proves the key.' })
  quote!: string;
}
