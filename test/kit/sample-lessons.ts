import { readdirSync, readFileSync } from 'node:fs';
import { locate } from '../../src/modules/quizzes/evidence.js';
import { ItemParser } from '../../src/orchestrator/items.js';
import { QUESTION_TYPES, type DraftQuestion, type LanguageCode, type LessonText } from '../../src/orchestrator/model.js';
import { createLocalProvider } from '../../src/orchestrator/providers/local/index.js';

export interface SampleLesson extends LessonText {
  /** "photosynthese/01-capter-la-lumiere.md" */
  path: string;
  /** Passages that questions written by hand are about. */
  quotes: string[];
}

interface Questions {
  lesson: string;
  questions: { prompt: string; quote: string }[];
}

interface SampleCourse {
  language: string;
  lessons: { file: string; title: string; objectives: string[] }[];
}

// Compiled to dist*/test/kit.
const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** The sets of questions in test/fixtures/condense. */
export function questionSets(): string[] {
  return readdirSync(new URL('../../../test/fixtures/condense', import.meta.url)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length)).sort();
}

/** Whether a passage can be quoted from a text: word for word, or as a model copies it. */
export function holds(text: string, passage: string): boolean {
  return text.includes(passage) || 'passage' in locate(text, passage);
}

/** The lessons of the sample courses, with the questions of a set. */
export function sampleLessons(set = 'questions'): SampleLesson[] {
  return (JSON.parse(read(`test/fixtures/condense/${set}.json`)) as Questions[]).map(({ lesson: path, questions }) => {
    const [folder, name] = path.split('/');
    const { language, lessons } = JSON.parse(read(`samples/${folder}/course.json`)) as SampleCourse;
    const { title, objectives } = lessons.find(({ file }) => file === name)!;
    return { path, title, objectives, language: language.toLowerCase() as LanguageCode, body: read(`samples/${path}`), quotes: questions.map(({ quote }) => quote) };
  });
}

/** The passages that the local engine's quiz with this seed is about. */
export async function quotesByEngine(lesson: LessonText, seed: number, count: number): Promise<string[]> {
  return (await questionsByEngine(lesson, seed, count)).map(({ quote }) => quote);
}

/** The local engine's quiz with this seed. */
export async function questionsByEngine(lesson: LessonText, seed: number, count: number): Promise<DraftQuestion[]> {
  const parser = new ItemParser('local');
  const items: unknown[] = [];
  const { language } = lesson;
  const call = {
    model: 'built-in', system: '', messages: [], goOn: '', maxOutputTokens: 1,
    task: { kind: 'QUIZ' as const, lesson, count, types: [...QUESTION_TYPES], seed, language, difficulty: null, existing: [] },
  };
  for await (const part of createLocalProvider().stream(call, new AbortController().signal)) {
    if (part.type === 'text') items.push(...parser.write(part.text));
  }
  return items as DraftQuestion[];
}
