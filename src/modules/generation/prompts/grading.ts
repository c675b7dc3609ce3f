import type { GradingTask, LanguageCode } from '../../../orchestrator/model.js';
import { VERDICTS_SCHEMA } from '../items/verdict.js';
import { dataLine, jsonWords, readerLines } from './common.js';
import { GO_ON } from './continuation.js';
import { GRADING_WORDS, type GradingWords } from './grading.words.js';
import { wishes } from './items.js';
import { ITEM_WORDS } from './items.words.js';
import { tagged, type Prompt } from './prompt.js';

const TOKENS_PER_CRITERION = 300;
// Models that reason first count it as output.
const TOKENS_AROUND = 4_096;

/** Judges each criterion by itself; points are no model's business, so none are named. */
export const gradingPrompt: Prompt<GradingTask, GradingWords> = {
  kind: 'GRADING',
  version: 'grading@1',
  schema: VERDICTS_SCHEMA,
  instructions: GRADING_WORDS,
  build(task, refusals) {
    const { role, parts, strict, fields, judge } = GRADING_WORDS[task.language];
    const { literal, refused } = ITEM_WORDS[task.language];
    const open = task.criteria.filter(({ number }) => !task.existing.some(({ criterion }) => criterion === number));
    // The second judge reads them from the end: what comes first weighs more with many models.
    const listed = task.judge === 1 ? open : open.toReversed();
    const numbers = listed.map(({ number }) => number).join(', ');
    return {
      system: [role, parts, dataLine(task.language), strict, fields, ...readerLines(task), literal].join('\n'),
      messages: [{
        role: 'user',
        content: [
          tagged('question', task.question),
          tagged('criteria', listed.map(({ number, text }) => `${number}. ${text.replace(/\s+/g, ' ')}`).join('\n')),
          tagged('answer', task.answer),
          ...wishes({ write: judge(numbers), asked: '', refused }, [], refusals),
        ].join('\n\n'),
      }],
      maxOutputTokens: TOKENS_AROUND + TOKENS_PER_CRITERION * task.criteria.length,
      schema: { ...VERDICTS_SCHEMA, inWords: jsonWords(task.language) },
      goOn: GO_ON[task.language],
    };
  },
};

/** The one criterion of a question without a rubric, in the quiz's language. */
export function sameAsAccepted(accepted: readonly string[], language: LanguageCode): string {
  return GRADING_WORDS[language].same(accepted.join('; '));
}
