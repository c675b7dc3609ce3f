import { createUnionType, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/types.js';
import { Difficulty } from '../difficulty.type.js';
import {
  ClozeQuestion, Evidence, MultipleChoiceQuestion, QUESTION_TYPE_NAMES, ShortAnswerQuestion, TrueFalseQuestion,
} from '../../quizzes/quizzes.type.js';
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

const TYPE_NAMES: Record<ItemContent['type'], string> = { ...QUESTION_TYPE_NAMES, FLASHCARD: 'Flashcard', OUTLINE_NODE: 'OutlineNode', EXERCISE: 'Exercise', VERDICT: 'CriterionVerdict', PLAN_WEEK: 'PlanWeek', KEY_ANSWER: 'KeyAnswer' };

export const GeneratedItem = createUnionType({
  name: 'GeneratedItem',
  description: 'One item of a structured answer.',
  types: () =>
    [MultipleChoiceQuestion, TrueFalseQuestion, ShortAnswerQuestion, ClozeQuestion, Flashcard, OutlineNode, Exercise, CriterionVerdict, PlanWeek, KeyAnswer] as const,
  resolveType: (item) => TYPE_NAMES[(item as unknown as ItemContent).type],
});
