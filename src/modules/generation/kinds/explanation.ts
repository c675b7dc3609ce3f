import { fenced } from '../../../orchestrator/fence.js';
import type { DifficultyLevel, LanguageCode } from '../../../orchestrator/model.js';
import { GenerationKind } from '../generation.entity.js';
import { commonInstructions, lessonBlock, type KindDefinition, type KindInput } from './kind.js';

export interface ExplanationInput extends KindInput {
  question: string | null;
  language: LanguageCode | null;
  difficulty: DifficultyLevel | null;
}

// Models that reason first count it as output.
const MAX_OUTPUT_TOKENS = 6_144;

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
  prompt(task) {
    const question = task.kind === 'EXPLANATION' ? task.question : null;
    const asked = question === null ? 'Explain the whole lesson.' : `<question>\n${fenced(question)}\n</question>`;
    return {
      system: `You are a patient teacher who explains a lesson to a learner.\n${commonInstructions(task)}`,
      messages: [{ role: 'user', content: `${lessonBlock(task.lesson)}\n\n${asked}` }],
      maxOutputTokens: MAX_OUTPUT_TOKENS,
    };
  },
};
