import { createHash } from 'node:crypto';
import { PROMPTS } from '../../src/modules/generation/prompts/index.js';
import type { Prompt, PromptText } from '../../src/modules/generation/prompts/prompt.js';
import { shaped, SHAPING_VERSION } from '../../src/modules/generation/prompts/shaping.js';
import { DIFFICULTIES, LANGUAGES, QUESTION_TYPES, SUMMARY_FORMS, type LanguageCode, type LessonText, type Task } from '../../src/orchestrator/model.js';
import type { Refusal } from '../../src/orchestrator/orchestrator.js';
import { MANNERS, PRESENTATIONS, type Shaping } from '../../src/orchestrator/shaping.js';

const LESSON: LessonText = { title: 'Tides', body: 'The moon pulls the sea.', objectives: ['Say what pulls the sea'], language: 'en' };

/** Tasks of each kind that between them show all that its prompt may say in a language. */
const EXAMPLES: { [Kind in Task['kind']]: (language: LanguageCode) => Extract<Task, { kind: Kind }>[] } = {
  EXPLANATION: (language) => [null, ...DIFFICULTIES].map((difficulty) => (
    { kind: 'EXPLANATION', lesson: LESSON, question: difficulty && 'Why twice a day?', language, difficulty })),
  QUIZ: (language) => [1, 2, 5].map((count) => ({
    kind: 'QUIZ', lesson: LESSON, count, types: [...QUESTION_TYPES], seed: 1, language, difficulty: null,
    existing: [{ type: 'TRUE_FALSE', prompt: 'Does the moon pull the sea?', explanation: 'It does.', quote: LESSON.body, points: 1, answer: true }],
  })),
  COMPLETION: (language) => [null, ...DIFFICULTIES].map((difficulty) => (
    { kind: 'COMPLETION', lesson: difficulty && LESSON, prompt: 'An example of a tide.', maxOutputTokens: 100, language, difficulty })),
  FLASHCARDS: (language) => [1, 2, 5].map((count) => ({
    kind: 'FLASHCARDS', lesson: LESSON, count, language, difficulty: null, existing: [{ front: 'Tide', back: 'It rises and falls.', quote: LESSON.body }],
  })),
  EXERCISES: (language) => [1, 2, 5].map((count) => ({
    kind: 'EXERCISES', lesson: LESSON, count, language, difficulty: null,
    existing: [{ statement: 'Say why the sea rises.', hints: ['Look up.'], difficulty: 'BEGINNER', solution: 'The moon pulls it.', quote: LESSON.body }],
  })),
  OUTLINE: (language) => ([[1, null, 1, 'BEGINNER'], [2, 'Sailors', 2, 'INTERMEDIATE'], [5, 'Sailors', null, 'ADVANCED'], [5, null, null, null]] as const)
    .map(([count, audience, hours, difficulty]) => ({
      kind: 'OUTLINE', lesson: difficulty ? null : LESSON, topic: difficulty && 'Tides', audience, hours, count, language, difficulty,
      existing: [{ number: '1', title: 'The moon', summary: 'What it pulls.', quote: '' }],
    })),
  KEY_CHECK: (language) => [LESSON, { ...LESSON, objectives: [], body: '' }].map((lesson) => ({
    kind: 'KEY_CHECK', lesson, language, difficulty: null,
    questions: [
      { number: 1, type: 'MULTIPLE_CHOICE', prompt: 'What pulls the sea?', choices: ['The wind', 'The moon'] },
      { number: 2, type: 'CLOZE', prompt: 'The [[1]] pulls the sea.', choices: [] },
    ],
  })),
  GRADING: (language) => ([[1, 1], [2, 2]] as const).map(([count, judge]) => ({
    kind: 'GRADING', lesson: null, question: 'What pulls the sea?', answer: 'The moon does.', judge, count, language, difficulty: null,
    criteria: [{ number: 1, text: 'Names the moon.' }, { number: 2, text: 'Says that it pulls.' }],
    existing: count === 1 ? [{ criterion: 1, quote: 'The moon', reason: 'It is named.', met: true }] : [],
  })),
  SUMMARY: (language) => SUMMARY_FORMS.map((form, index) => ({ kind: 'SUMMARY', lesson: LESSON, form, language, difficulty: [null, ...DIFFICULTIES][index % 4]! })),
  EXAMPLES: (language) => ([[1, 'BEGINNER'], [2, 'INTERMEDIATE'], [5, 'ADVANCED'], [3, null]] as const).map(([examples, difficulty]) => (
    { kind: 'EXAMPLES', lesson: LESSON, examples, industry: difficulty && 'Shipping', role: difficulty && 'Pilot', language, difficulty })),
  LESSON: (language) => [null, ...DIFFICULTIES].map((difficulty) => ({
    kind: 'LESSON', lesson: difficulty && LESSON, title: 'Tides', objectives: difficulty ? ['Say what pulls the sea'] : [], audience: difficulty && 'Sailors',
    sections: difficulty ? [{ title: 'The moon', summary: 'What it pulls.' }, { title: 'Ebb', summary: '' }] : [], language, difficulty,
    ...(difficulty && { elsewhere: ['Flood'] }),
  })),
  STUDY_PLAN: (language) => [1, 2, 5].map((count) => ({
    kind: 'STUDY_PLAN', lesson: null, goal: count === 1 ? null : 'To sail', hours: [3, 3, 2.5], lessons: [{ title: 'Tides', objectives: ['Say what pulls the sea'], tokens: 10 }], count, language,
    difficulty: DIFFICULTIES[count % 3]!, existing: [{ week: 1, topics: ['The moon'], lessons: [1] }],
  })),
  QUESTIONNAIRE: (language) => ([[2, [1, 1, 1]], [0, [0, 2, 5]]] as const).map(([about, test]) => ({
    kind: 'QUESTIONNAIRE', lesson: null, subject: 'Tides', known: about === 0 ? [] : [{ field: 'GOAL', text: 'To sail' }], lessons: about === 0 ? [] : [LESSON],
    about, test: [...test], count: 5, language, difficulty: null,
    existing: [{ purpose: 'GOAL', input: 'LONG_TEXT', prompt: 'What for?', choices: [], right: [], level: 0, lesson: 0, quote: '', least: 0, most: 0, unit: '' }],
  })),
  PROFILE_ANALYSIS: (language) => [1, 5].map((count) => ({
    kind: 'PROFILE_ANALYSIS', lesson: null, subject: 'Tides', lessons: count === 1 ? [] : [{ title: 'Tides', tokens: 10 }], said: ['Likes examples'], count, askedIn: language, language, difficulty: null,
    facts: count === 1 ? [] : [{ number: 3, kind: 'MASTERY', about: 'Name what pulls the sea', lesson: 1, figures: { probability: 0.31, low: 0.12, high: 0.58, answers: 4 }, shows: 'GAP' }, { number: 4, kind: 'TIME', about: '', lesson: 0, figures: { hours: 1.5, minutes: 20, lessons: 4 }, shows: null }],
    answers: [
      { number: 1, purpose: 'GOAL', question: 'What for?', answer: 'To sail', right: null, level: 0, lesson: 0, value: null },
      { number: 2, purpose: 'KNOWLEDGE', question: 'What pulls the sea?', answer: 'The wind', right: false, level: 1, lesson: 1, value: null },
    ],
    existing: [{ field: 'GOAL', subject: '', value: '', text: 'Wants to sail.', confidence: 0.9, answers: [1], lesson: 0 }],
  })),
};
const REFUSALS: readonly Refusal[] = [{ item: { type: 'TRUE_FALSE' }, reason: 'its prompt is empty' }];

/** Every task that `prompt` is tried with in a language. */
export function examplesFor({ kind }: Prompt, language: LanguageCode): Task[] {
  return EXAMPLES[kind](language);
}

function fingerprintOf(prompt: Prompt): string {
  const texts = LANGUAGES.flatMap((language) => examplesFor(prompt, language).flatMap((task) => [prompt.build(task, []), prompt.build(task, REFUSALS)]));
  return createHash('sha256').update(JSON.stringify([prompt.kind, prompt.schema, texts])).digest('hex');
}

/** Wishes that between them show all that a prompt may say of its reader. */
export const SHAPINGS: readonly Shaping[] = [
  ...MANNERS.map((manner) => ({ manner })), ...PRESENTATIONS.map((presentation) => ({ presentation })),
  { persona: 'An old sailor', priorKnowledge: 'Knots', industry: 'Shipping', role: 'Mate' },
];
export const PLAIN: PromptText = { system: 'Teach.', messages: [{ role: 'user', content: 'Explain.' }, { role: 'assistant', content: 'The' }], maxOutputTokens: 1, goOn: '' };

function fingerprintOfShaping(): string {
  const texts = LANGUAGES.flatMap((language) => SHAPINGS.map((shaping) => shaped(PLAIN, shaping, language)));
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}

/** The SHA-256 of what each prompt says in all languages, by its version. */
export function fingerprints(): Record<string, string> {
  return { ...Object.fromEntries(PROMPTS.map((prompt) => [prompt.version, fingerprintOf(prompt)])), [SHAPING_VERSION]: fingerprintOfShaping() };
}
