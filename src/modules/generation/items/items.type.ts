import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ANSWER_INPUTS, QUESTION_PURPOSES, type AnswerInputName, type QuestionPurposeName } from '../../../orchestrator/model.js';
import { DateTime } from '../../../platform/graphql/types.js';
import { Difficulty } from '../difficulty.type.js';
import {
  ClozeQuestion, Evidence, MultipleChoiceQuestion, QUESTION_TYPE_NAMES, ShortAnswerQuestion, TrueFalseQuestion,
} from '../../quizzes/quizzes.type.js';
import { ClaimFieldEnum } from '../../profiles/claims.type.js';
import type { ClaimField } from '../../profiles/profiles.service.js';
import type { ItemContent } from './item.js';

@ObjectType({ description: 'A card to learn by: its front asks, its back answers.' })
export class Flashcard {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => String, { description: 'What is asked.' })
  front!: string;

  @Field(() => String, { description: 'The answer.' })
  back!: string;

  @Field(() => [Evidence], { description: 'Where in the lesson the answer stands.' })
  evidence!: Evidence[];
}

@ObjectType({ description: 'A heading of an outline, in reading order.' })
export class OutlineNode {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => Int, { description: 'How deep it stands: 0 for a main heading.' })
  depth!: number;

  @Field(() => String, { description: 'The heading.' })
  title!: string;

  @Field(() => String, { description: 'What stands under it, in a sentence or two.' })
  summary!: string;

  @Field(() => String, { description: 'Its place: "2.1" is the first heading below the second.' })
  number!: string;

  @Field(() => [Evidence], { description: 'What of the lesson the summary rests on; empty where there is no lesson.' })
  evidence!: Evidence[];
}

@ObjectType({ description: 'A task to practise with; its solution is kept back until somebody asks for it.' })
export class Exercise {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => String, { description: 'What is to be done.' })
  statement!: string;

  @Field(() => [String], { description: 'Each helps a little more.' })
  hints!: string[];

  @Field(() => Difficulty, { description: 'For whom it is written.' })
  difficulty!: Difficulty;

  @Field(() => [Evidence], { description: 'Empty for a learner: it gives the solution away.' })
  evidence!: Evidence[];
}

@ObjectType({ description: 'How an exercise is worked out, and what of the lesson that rests on.' })
export class ExerciseSolution {
  @Field(() => ID, { description: 'The exercise.' })
  exerciseId!: string;

  @Field(() => String, { description: 'How it is done.' })
  solution!: string;

  @Field(() => [Evidence], { description: 'Where in the lesson the answer stands.' })
  evidence!: Evidence[];

  @Field(() => DateTime, { nullable: true, description: 'When whoever the exercise was made for first asked for it; null: not yet.' })
  askedAt!: Date | null;
}

@ObjectType({ description: "What a second solver answers to an item of a quiz, without its key." })
export class KeyAnswer {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => ID, { description: 'The item of a quiz.' })
  itemId!: string;

  @Field(() => Int, { description: 'Which of its versions.' })
  itemVersion!: number;

  @Field(() => [String], { description: 'In words; empty where it found the lesson to settle nothing, and for those who may not edit the course.' })
  answers!: string[];
}

@ObjectType({ description: "A judge's word on one criterion of a short answer." })
export class CriterionVerdict {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => Int, { description: "The criterion's number, from 1." })
  criterion!: number;

  @Field(() => Boolean, { description: 'Whether the answer meets it.' })
  met!: boolean;

  @Field(() => String, { nullable: true, description: "The answer's own words that meet it, code unit for code unit; null where it isn't met, and of a practice quiz's answers." })
  quote!: string | null;

  @Field(() => String, { description: 'Why, in a sentence of the model; empty of a practice quiz\'s answers, which are their learner\'s alone.' })
  reason!: string;
}

@ObjectType({ description: 'A week of a study plan. Its dates are those of the calendar, whoever made the plan.' })
export class PlanWeek {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => Int, { description: 'Its number, from 1.' })
  week!: number;

  @Field(() => String, { description: 'Its first day, as 2026-12-31.' })
  startsOn!: string;

  @Field(() => String, { description: 'Its last day, as 2026-12-31.' })
  endsOn!: string;

  @Field(() => Float, { description: 'How many hours of it are for learning.' })
  hours!: number;

  @Field(() => [String], { description: 'What is learnt or reviewed in it.' })
  topics!: string[];

  @Field(() => [ID], { description: 'The lessons that are studied in it for the first time; each lesson of the course is in one week.' })
  lessonIds!: string[];
}

export const QuestionPurpose = Object.fromEntries(QUESTION_PURPOSES.map((each) => [each, each])) as { [Each in QuestionPurposeName]: Each };
export const AnswerInputKind = Object.fromEntries(ANSWER_INPUTS.map((each) => [each, each])) as { [Each in AnswerInputName]: Each };
registerEnumType(QuestionPurpose, {
  name: 'QuestionPurpose',
  description: 'What a questionnaire asks for.',
  valuesConfig: {
    GOAL: { description: 'What the learner wants to reach.' },
    EXPERIENCE: { description: 'What he has done before.' },
    PREFERENCE: { description: 'How he likes to learn.' },
    KNOWLEDGE: { description: 'A question of a test: it has right answers, which nobody is told before the questionnaire is completed.' },
  },
});
registerEnumType(AnswerInputKind, {
  name: 'AnswerInputKind',
  description: 'What a question wants to be answered with: all that a page needs to know to draw it, beside the question itself.',
  valuesConfig: {
    SINGLE_CHOICE: { description: 'One of `choices`.' },
    MULTIPLE_CHOICE: { description: 'Any of `choices`.' },
    TRUE_FALSE: { description: 'Yes or no.' },
    SHORT_TEXT: { description: 'A line.' },
    LONG_TEXT: { description: 'Some lines.' },
    CLOZE: { description: 'A text for each of `blanks`, which the prompt holds as [[1]], [[2]] ….' },
    SCALE: { description: 'A whole number from `least` to `most`, whose ends `labels` names.' },
    NUMBER: { description: 'A number from `least` to `most`, of `unit`.' },
  },
});

@ObjectType({ description: 'Something to choose.' })
export class LearnerQuestionChoice {
  @Field(() => ID, { description: 'What an answer names it by.' })
  id!: string;

  @Field(() => String, { description: 'What it says.' })
  text!: string;
}

@ObjectType({ description: 'A question of a questionnaire. How it is drawn follows from it alone.' })
export class LearnerQuestion {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => QuestionPurpose, { description: 'What it is asked for.' })
  purpose!: QuestionPurposeName;

  @Field(() => AnswerInputKind, { description: 'What it is answered with.' })
  input!: AnswerInputName;

  @Field(() => String, { description: 'What is asked.' })
  prompt!: string;

  @Field(() => [LearnerQuestionChoice], { description: 'Empty where there is nothing to choose.' })
  choices!: LearnerQuestionChoice[];

  @Field(() => [String], { description: 'The words for both ends of a SCALE; else empty.' })
  labels!: string[];

  @Field(() => Int, { nullable: true, description: 'The smallest answer of a SCALE or NUMBER.' })
  least!: number | null;

  @Field(() => Int, { nullable: true, description: 'The largest answer of a SCALE or NUMBER.' })
  most!: number | null;

  @Field(() => String, { nullable: true, description: 'What a NUMBER counts.' })
  unit!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many blanks a CLOZE has.' })
  blanks!: number | null;
}

@ObjectType({ description: 'An answer that a claim rests on.' })
export class CitedAnswer {
  @Field(() => ID, { description: 'The question that was answered.' })
  questionId!: string;

  @Field(() => String, { description: 'What was answered.' })
  quote!: string;
}

@ObjectType({ description: 'An event of the activity history that a claim rests on.' })
export class CitedEvent {
  @Field(() => ID, { description: 'The event.' })
  eventId!: string;

  @Field(() => String, { description: 'What it is part of, in short.' })
  quote!: string;
}

@ObjectType({ description: 'What an analysis says of a learner; it becomes a claim of the profile.' })
export class AnalysedClaim {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => ClaimFieldEnum, { description: 'What it speaks of.' })
  field!: ClaimField;

  @Field(() => String, { nullable: true, description: 'What it is about; null where the field needs none.' })
  subject!: string | null;

  @Field(() => String, { nullable: true, description: 'For programs, as ProfileClaim.value.' })
  value!: string | null;

  @Field(() => String, { description: 'In a sentence.' })
  text!: string;

  @Field(() => Float, { description: 'How sure it is, from 0 to 1.' })
  confidence!: number;

  @Field(() => ID, { nullable: true, description: 'The lesson that it means; null: none.' })
  lessonId!: string | null;

  @Field(() => [CitedAnswer], { description: 'The answers that it rests on; empty where it rests on events alone.' })
  answers!: CitedAnswer[];

  @Field(() => [CitedEvent], { nullable: true, description: "The events of the learner's history that it rests on; null: none." })
  events?: CitedEvent[];
}

const TYPE_NAMES: Record<ItemContent['type'], string> = { ...QUESTION_TYPE_NAMES, FLASHCARD: 'Flashcard', OUTLINE_NODE: 'OutlineNode', EXERCISE: 'Exercise', VERDICT: 'CriterionVerdict', PLAN_WEEK: 'PlanWeek', KEY_ANSWER: 'KeyAnswer', LEARNER_QUESTION: 'LearnerQuestion', PROFILE_CLAIM: 'AnalysedClaim' };

export const GeneratedItem = createUnionType({
  name: 'GeneratedItem',
  description: 'One item of a structured answer.',
  types: () =>
    [MultipleChoiceQuestion, TrueFalseQuestion, ShortAnswerQuestion, ClozeQuestion, Flashcard, OutlineNode, Exercise, CriterionVerdict, PlanWeek, KeyAnswer, LearnerQuestion, AnalysedClaim] as const,
  resolveType: (item) => TYPE_NAMES[(item as unknown as ItemContent).type],
});
