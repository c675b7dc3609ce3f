import type { AnalysedAnswer, ProfileAnalysisTask, RecordedFact } from '../../../orchestrator/model.js';
import { PROFILE_ANALYSIS_SCHEMA } from '../items/profile-claim.js';
import { dataLine, jsonWords, readerLines } from './common.js';
import { GO_ON } from './continuation.js';
import { wishes } from './items.js';
import { ITEM_WORDS } from './items.words.js';
import { PROFILE_ANALYSIS_WORDS, type ProfileAnalysisWords } from './profile-analysis.words.js';
import { tagged, type Prompt } from './prompt.js';

const TOKENS_PER_CLAIM = 180;
// Models that reason first count it as output.
const TOKENS_AROUND = 4_096;

export const profileAnalysisPrompt: Prompt<ProfileAnalysisTask, ProfileAnalysisWords> = {
  kind: 'PROFILE_ANALYSIS',
  version: 'profile_analysis@2',
  schema: PROFILE_ANALYSIS_SCHEMA,
  instructions: PROFILE_ANALYSIS_WORDS,
  build(task, refusals) {
    const { role, parts, record, fields, honest, write } = PROFILE_ANALYSIS_WORDS[task.language];
    const { literal, asked, refused } = ITEM_WORDS[task.language];
    const existing = task.existing.map(({ field, subject, text }) => `${field} ${subject}: ${text}`);
    return {
      system: [role, parts, ...(task.facts.length === 0 ? [] : [record]), dataLine(task.language), fields, honest, ...readerLines(task), literal].join('\n'),
      messages: [{
        role: 'user',
        content: [
          tagged('request', [task.subject, ...task.said.map((text) => `- ${onOneLine(text)}`)].join('\n')),
          ...(task.lessons.length === 0 ? [] : [tagged('lesson', task.lessons.map(({ title }, index) => `${index + 1}. ${onOneLine(title)}`).join('\n'))]),
          tagged('answer', [...task.answers.map(shown), ...task.facts.map(factLine)].join('\n')),
          ...wishes({ write: write(task.count), asked, refused }, existing, refusals),
        ].join('\n\n'),
      }],
      maxOutputTokens: TOKENS_AROUND + TOKENS_PER_CLAIM * task.count,
      schema: { ...PROFILE_ANALYSIS_SCHEMA, inWords: jsonWords(task.language) },
      goOn: GO_ON[task.language],
    };
  },
};

/** "3. KNOWLEDGE (lesson 2, level 1, right=false) What …? -> …" */
function shown({ number, purpose, question, answer, right, level, lesson }: AnalysedAnswer): string {
  const facts = [...(lesson > 0 ? [`lesson ${lesson}`] : []), ...(level > 0 ? [`level ${level}`] : []), ...(right === null ? [] : [`right=${right}`])];
  return `${number}. ${purpose}${facts.length > 0 ? ` (${facts.join(', ')})` : ''} ${onOneLine(question)} -> ${onOneLine(answer)}`;
}

/** In this order, wherever a fact was kept meanwhile. */
const FIGURES = ['probability', 'low', 'high', 'answers', 'hours', 'minutes', 'lessons', 'days', 'of'];

/** "7. MASTERY (lesson 1, probability=0.86, low=0.7, high=0.94, answers=12) Name the founders" */
function factLine({ number, kind, about, lesson, figures }: RecordedFact): string {
  const known = [...(lesson > 0 ? [`lesson ${lesson}`] : []), ...FIGURES.flatMap((name) => (figures[name] === undefined ? [] : [`${name}=${figures[name]}`]))];
  return `${number}. ${kind}${known.length > 0 ? ` (${known.join(', ')})` : ''} ${onOneLine(about)}`.trimEnd();
}

/** So that one entry can't pass for two. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
