import type { DifficultyLevel, LanguageCode } from '../../../orchestrator/model.js';
import { GenerationKind } from '../generation.entity.js';
import { completionPrompt } from '../prompts/completion.js';
import type { KindDefinition, KindInput, Subject } from './kind.js';

export interface CompletionInput extends KindInput {
  prompt: string;
  /** The lesson's when null; never null where there is no lesson. */
  language: LanguageCode | null;
  difficulty: DifficultyLevel | null;
  maxOutputTokens: number;
}

export const completion: KindDefinition<CompletionInput, Subject<CompletionInput>> = {
  kind: GenerationKind.COMPLETION,
  forTeachers: () => true,
  items: null,
  freeText: ({ prompt }) => prompt,
  task({ input: { prompt, language, difficulty, maxOutputTokens }, lesson }) {
    const spoken = language ?? lesson?.language;
    if (!spoken) throw new Error('a completion without a lesson needs a language');
    return { kind: 'COMPLETION', lesson, prompt, maxOutputTokens, language: spoken, difficulty };
  },
  prompt: completionPrompt,
};
