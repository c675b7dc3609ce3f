import type { DifficultyLevel, LanguageCode, SummaryFormName } from '../../../orchestrator/model.js';
import { GenerationKind } from '../generation.entity.js';
import { summaryPrompt } from '../prompts/summary.js';
import type { KindDefinition, KindInput } from './kind.js';

export interface SummaryInput extends KindInput {
  form: SummaryFormName;
  language: LanguageCode | null;
  difficulty: DifficultyLevel | null;
}

export const summary: KindDefinition<SummaryInput> = {
  kind: GenerationKind.SUMMARY,
  items: null,
  freeText: () => null,
  task: ({ input: { form, language, difficulty }, lesson }) => ({
    kind: 'SUMMARY',
    lesson,
    form,
    language: language ?? lesson.language,
    difficulty,
  }),
  prompt: summaryPrompt,
};
