import { createUnionType, Field, ObjectType } from 'type-graphql';
import type { Manner, Presentation } from '../../orchestrator/shaping.js';
import { DateTime } from '../../platform/graphql/types.js';
import { Difficulty } from '../generation/difficulty.type.js';
import { ContentRejected } from '../generation/generation.type.js';
import { PreferredPresentation, TutorManner } from './personalisation.type.js';

@ObjectType({ description: 'How the caller wants to be taught, as he has said so himself; nothing is ever guessed. Null: he has said nothing of it.' })
export class LearningSettings {
  @Field(() => TutorManner, { nullable: true, description: 'How the tutor speaks.' })
  manner!: Manner | null;

  @Field(() => String, { nullable: true, description: 'How the tutor is to be, in words.' })
  persona!: string | null;

  @Field(() => String, { nullable: true, description: 'What is known already.' })
  priorKnowledge!: string | null;

  @Field(() => PreferredPresentation, { nullable: true, description: 'How answers are laid out.' })
  presentation!: Presentation | null;

  @Field(() => Difficulty, { nullable: true, description: 'Where a call names no difficulty.' })
  difficulty!: Difficulty | null;

  @Field(() => String, { nullable: true, description: 'What examples are to be taken from.' })
  industry!: string | null;

  @Field(() => String, { nullable: true, description: 'What the reader does at work.' })
  role!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When they were last changed; null: never.' })
  updatedAt!: Date | null;
}

export const UpdateLearningSettingsResult = createUnionType({
  name: 'UpdateLearningSettingsResult',
  description: 'The settings as they are now, or why a text may not go to any model: then nothing has changed.',
  types: () => [LearningSettings, ContentRejected] as const,
  resolveType: (result) => ('reasons' in result ? ContentRejected : LearningSettings),
});
