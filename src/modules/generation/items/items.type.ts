import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
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
}

const TYPE_NAMES: Record<ItemContent['type'], string> = { ...QUESTION_TYPE_NAMES, FLASHCARD: 'Flashcard' };

export const GeneratedItem = createUnionType({
  name: 'GeneratedItem',
  types: () =>
    [MultipleChoiceQuestion, TrueFalseQuestion, ShortAnswerQuestion, ClozeQuestion, Flashcard, OutlineNode] as const,
  resolveType: (item) => TYPE_NAMES[(item as unknown as ItemContent).type],
});
