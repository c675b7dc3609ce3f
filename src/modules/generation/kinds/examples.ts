import type { DifficultyLevel, LanguageCode } from '../../../orchestrator/model.js';
import { GenerationKind } from '../generation.entity.js';
import { examplesPrompt } from '../prompts/examples.js';
import type { KindDefinition, KindInput } from './kind.js';

export interface ExamplesInput extends KindInput {
  exampleCount: number;
  industry: string | null;
  role: string | null;
  language: LanguageCode | null;
  difficulty: DifficultyLevel | null;
}

export const examples: KindDefinition<ExamplesInput> = {
  kind: GenerationKind.EXAMPLES,
  items: null,
  freeText: ({ industry, role }) => [industry, role].filter(Boolean).join('\n') || null,
  task: ({ input: { exampleCount, industry, role, language, difficulty }, lesson }) => ({
    kind: 'EXAMPLES',
    lesson,
    examples: exampleCount,
    industry,
    role,
    language: language ?? lesson.language,
    difficulty,
  }),
  prompt: examplesPrompt,
};
