import type { DifficultyLevel, LanguageCode } from '../../../orchestrator/model.js';
import { GenerationKind } from '../generation.entity.js';
import { explanationPrompt } from '../prompts/explanation.js';
import type { KindDefinition, KindInput } from './kind.js';

export interface ExplanationInput extends KindInput {
  question: string | null;
  language: LanguageCode | null;
  difficulty: DifficultyLevel | null;
}

export const explanation: KindDefinition<ExplanationInput> = {
  kind: GenerationKind.EXPLANATION,
  items: null,
  freeText: ({ question }) => question,
  task: ({ input: { question, language, difficulty }, lesson }) => ({
    kind: 'EXPLANATION',
    lesson,
    question,
    language: language ?? lesson.language,
    difficulty,
  }),
  prompt: explanationPrompt,
};
