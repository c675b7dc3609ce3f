import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/types.js';
import { Difficulty } from '../difficulty.type.js';
import {
  ClozeQuestion, Evidence, MultipleChoiceQuestion, QUESTION_TYPE_NAMES, ShortAnswerQuestion, TrueFalseQuestion,
} from '../../quizzes/quizzes.type.js';
import type { ItemContent } from './item.js';

@ObjectType({ description: 'A card to learn by: its front asks, its back answers.' })
export class Flashcard {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  front!: string;

  @Field(() => String)
  back!: string;

  @Field(() => [Evidence])
  evidence!: Evidence[];
}

@ObjectType({ description: 'A heading of an outline, in reading order.' })
export class OutlineNode {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  depth!: number;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  summary!: string;

  @Field(() => String, { description: 'Its place: "2.1" is the first heading below the second.' })
  number!: string;

  @Field(() => [Evidence], { description: 'What of the lesson the summary rests on; empty where there is no lesson.' })
  evidence!: Evidence[];
}

@ObjectType({ description: 'A task to practise with; its solution is kept back until somebody asks for it.' })
export class Exercise {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  statement!: string;

  @Field(() => [String], { description: 'Each helps a little more.' })
  hints!: string[];

  @Field(() => Difficulty)
  difficulty!: Difficulty;

  @Field(() => [Evidence], { description: 'Empty for a learner: it gives the solution away.' })
  evidence!: Evidence[];
}

@ObjectType({ description: 'How an exercise is worked out, and what of the lesson that rests on.' })
export class ExerciseSolution {
  @Field(() => ID)
  exerciseId!: string;

  @Field(() => String)
  solution!: string;

  @Field(() => [Evidence])
  evidence!: Evidence[];

  @Field(() => DateTime, { nullable: true, description: 'When whoever the exercise was made for first asked for it; null: not yet.' })
  askedAt!: Date | null;
}

const TYPE_NAMES: Record<ItemContent['type'], string> = { ...QUESTION_TYPE_NAMES, FLASHCARD: 'Flashcard', OUTLINE_NODE: 'OutlineNode', EXERCISE: 'Exercise' };

export const GeneratedItem = createUnionType({
  name: 'GeneratedItem',
  types: () =>
    [MultipleChoiceQuestion, TrueFalseQuestion, ShortAnswerQuestion, ClozeQuestion, Flashcard, OutlineNode, Exercise] as const,
  resolveType: (item) => TYPE_NAMES[(item as unknown as ItemContent).type],
});
