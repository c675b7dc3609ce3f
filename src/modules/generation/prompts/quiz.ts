import type { QuizTask } from '../../../orchestrator/model.js';
import { QUIZ_SCHEMA } from '../../quizzes/draft.js';
import { commonLines, jsonWords } from './common.js';
import { GO_ON } from './continuation.js';
import { wishes } from './items.js';
import { lessonBlock, type Prompt } from './prompt.js';
import { QUIZ_WORDS, type QuizWords } from './quiz.words.js';

const TOKENS_PER_QUESTION = 400;
// Models that reason first count it as output.
const TOKENS_AROUND = 4_096;

export const quizPrompt: Prompt<QuizTask, QuizWords> = {
  kind: 'QUIZ',
  version: 'quiz@2',
  schema: QUIZ_SCHEMA,
  instructions: QUIZ_WORDS,
  build(task, refusals) {
    const { role, quote, sound, types, shapes, why, literal, write, asked, refused } = QUIZ_WORDS[task.language];
    const rules = [quote, sound, `${types} ${task.types.join(', ')}.`, shapes, why, literal];
    const existing = [...(task.asked ?? []), ...task.existing].map(({ prompt }) => prompt);
    return {
      system: [role, ...commonLines(task), ...rules].join('\n'),
      messages: [{ role: 'user', content: [lessonBlock(task.lesson), ...wishes({ write: write(task.count), asked, refused }, existing, refusals)].join('\n\n') }],
      maxOutputTokens: TOKENS_AROUND + TOKENS_PER_QUESTION * task.count,
      schema: { ...QUIZ_SCHEMA, inWords: jsonWords(task.language) },
      goOn: GO_ON[task.language],
    };
  },
};
