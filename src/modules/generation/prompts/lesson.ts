import type { LessonTask } from '../../../orchestrator/model.js';
import { commonLines, materialLines } from './common.js';
import { GO_ON } from './continuation.js';
import { LESSON_WORDS, type LessonWords } from './lesson.words.js';
import { lessonBlock, tagged, type Prompt } from './prompt.js';

const TOKENS_PER_SECTION = 900;
const USUAL_SECTIONS = 5;
// Models that reason first count it as output.
const TOKENS_AROUND = 4_096;
const MOST_TOKENS = 16_384;

export const lessonPrompt: Prompt<LessonTask, LessonWords> = {
  kind: 'LESSON',
  version: 'lesson@2',
  schema: null,
  instructions: LESSON_WORDS,
  build(task) {
    const { role, request, form, given, free, write } = LESSON_WORDS[task.language];
    const { lesson, sections } = task;
    return {
      // Without a lesson there is none to keep to.
      system: [role, ...(lesson ? commonLines(task) : materialLines(task)), request, form, sections.length > 0 ? given : free].join('\n'),
      messages: [{ role: 'user', content: [...(lesson ? [lessonBlock(lesson)] : []), tagged('request', wishOf(task)), write].join('\n\n') }],
      maxOutputTokens: Math.min(MOST_TOKENS, TOKENS_AROUND + TOKENS_PER_SECTION * (sections.length || USUAL_SECTIONS)),
      goOn: GO_ON[task.language],
    };
  },
};

function wishOf({ title, audience, objectives, sections, elsewhere = [], language }: LessonTask): string {
  const words = LESSON_WORDS[language];
  const parts = [`${words.title} ${title}`];
  if (audience !== null) parts.push(`${words.audience} ${audience}`);
  if (objectives.length > 0) parts.push([words.objectives, ...objectives.map((objective) => `- ${objective}`)].join('\n'));
  if (sections.length > 0) parts.push([words.sections, ...sections.map((section) => `## ${section.title}${section.summary === '' ? '' : `\n${section.summary}`}`)].join('\n'));
  if (elsewhere.length > 0) parts.push([words.elsewhere, ...elsewhere.map((heading) => `- ${heading}`)].join('\n'));
  return parts.join('\n\n');
}
