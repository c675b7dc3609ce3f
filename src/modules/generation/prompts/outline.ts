import type { OutlineTask } from '../../../orchestrator/model.js';
import { OUTLINE_SCHEMA } from '../items/outline.js';
import { commonLines, jsonWords, readerLines } from './common.js';
import { GO_ON } from './continuation.js';
import { wishes } from './items.js';
import { ITEM_WORDS } from './items.words.js';
import { OUTLINE_WORDS, type OutlineWords } from './outline.words.js';
import { lessonBlock, tagged, type Prompt } from './prompt.js';

const TOKENS_PER_HEADING = 250;
// Models that reason first count it as output.
const TOKENS_AROUND = 4_096;

export const outlinePrompt: Prompt<OutlineTask, OutlineWords> = {
  kind: 'OUTLINE',
  version: 'outline@1',
  schema: OUTLINE_SCHEMA,
  instructions: OUTLINE_WORDS,
  build(task, refusals) {
    const { write, asked } = OUTLINE_WORDS[task.language];
    const { literal, refused } = ITEM_WORDS[task.language];
    const existing = task.existing.map(({ number, title }) => `${number} ${title}`);
    return {
      system: [...instructionsFor(task), literal].join('\n'),
      messages: [{ role: 'user', content: [...subjectOf(task), ...wishes({ write: write(task.count), asked, refused }, existing, refusals)].join('\n\n') }],
      maxOutputTokens: TOKENS_AROUND + TOKENS_PER_HEADING * task.count,
      schema: { ...OUTLINE_SCHEMA, inWords: jsonWords(task.language) },
      goOn: GO_ON[task.language],
    };
  },
};

function instructionsFor(task: OutlineTask): string[] {
  const { role, planner, shape, noQuote, request } = OUTLINE_WORDS[task.language];
  if (task.lesson) return [role, ...commonLines(task), shape, ITEM_WORDS[task.language].quote];
  return [planner, request, ...readerLines(task), shape, noQuote];
}

function subjectOf({ lesson, topic, audience, hours, language }: OutlineTask): string[] {
  if (lesson) return [lessonBlock(lesson)];
  const words = OUTLINE_WORDS[language];
  const wish = audience === null ? (topic ?? '') : `${topic}\n\n${words.audience} ${audience}`;
  return [tagged('request', wish), ...(hours === null ? [] : [words.hours(hours)])];
}
