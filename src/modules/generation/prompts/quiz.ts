import type { LanguageCode, QuizTask } from '../../../orchestrator/model.js';
import type { Refusal } from '../../../orchestrator/orchestrator.js';
import { QUIZ_SCHEMA } from '../../quizzes/draft.js';
import { commonLines, jsonWords } from './common.js';
import { GO_ON } from './continuation.js';
import { lessonBlock, tagged, type Prompt } from './prompt.js';
import { QUIZ_WORDS, type QuizWords } from './quiz.words.js';

const TOKENS_PER_QUESTION = 400;
// Models that reason first count it as output.
const TOKENS_AROUND = 4_096;
/** How much of a refused question is given back, in code units. */
const LONGEST_REFUSED = 2_000;

export const quizPrompt: Prompt<QuizTask, QuizWords> = {
  kind: 'QUIZ',
  version: 'quiz@2',
  schema: QUIZ_SCHEMA,
  instructions: QUIZ_WORDS,
  build(task, refusals) {
    const { role, quote, sound, types, shapes, why, literal } = QUIZ_WORDS[task.language];
    const rules = [quote, sound, `${types} ${task.types.join(', ')}.`, shapes, why, literal];
    return {
      system: [role, ...commonLines(task), ...rules].join('\n'),
      messages: [{ role: 'user', content: [lessonBlock(task.lesson), ...wishes(task, refusals)].join('\n\n') }],
      maxOutputTokens: TOKENS_AROUND + TOKENS_PER_QUESTION * task.count,
      schema: { ...QUIZ_SCHEMA, inWords: jsonWords(task.language) },
      goOn: GO_ON[task.language],
    };
  },
};

function wishes({ language, count, existing, asked: elsewhere = [] }: { language: LanguageCode } & Pick<QuizTask, 'count' | 'existing' | 'asked'>, refusals: readonly Refusal[]): string[] {
  const { write, asked, refused } = QUIZ_WORDS[language];
  const wishes = [write(count)];
  const known = [...elsewhere, ...existing];
  if (known.length > 0) wishes.push(`${asked}\n${tagged('asked', known.map(({ prompt }) => `- ${onOneLine(prompt)}`).join('\n'))}`);
  if (refusals.length > 0) wishes.push(`${refused}\n${tagged('refused', refusals.map(shown).join('\n'))}`);
  return wishes;
}

function shown({ item, reason }: Refusal): string {
  return `- ${onOneLine(reason)}: ${(JSON.stringify(item) ?? '').slice(0, LONGEST_REFUSED).toWellFormed()}`;
}

/** So that one entry can't pass for two. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
