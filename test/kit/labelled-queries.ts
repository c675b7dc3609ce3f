import { readFileSync } from 'node:fs';
import type { LanguageCode } from '../../src/orchestrator/model.js';

const ROOT = new URL('../../../', import.meta.url);

export interface LabelledLesson {
  id: string;
  language: LanguageCode;
  text: string;
}

export interface LabelledQuery {
  text: string;
  /** The lesson that it is about. */
  lesson: string;
  language: LanguageCode;
  /** Every second question was looked at while the vectors were built; the others show how good they are. */
  half: 'chosen on' | 'measured on';
}

const SAMPLES = ['how-language-models-work', 'data-engineering', 'photosynthese', 'jishin-no-shikumi'];
/** Other subjects in other languages: they must not come first either. */
const STRANGERS: LanguageCode[] = ['es', 'de', 'it', 'pt', 'ru', 'zh', 'ko', 'ar', 'hi'];

const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

function lessonsOf(slug: string): LabelledLesson[] {
  const course = JSON.parse(read(`samples/${slug}/course.json`)) as { language: string; lessons: { file: string; title: string; objectives: string[] }[] };
  return course.lessons.map(({ file, title, objectives }) => ({
    id: `${slug}/${file}`,
    language: course.language.toLowerCase() as LanguageCode,
    text: [title, ...objectives, read(`samples/${slug}/${file}`)].join('\n'),
  }));
}

/** The sample lessons first. */
export function labelledLessons(): LabelledLesson[] {
  return [
    ...SAMPLES.flatMap(lessonsOf),
    ...STRANGERS.map((language) => ({ id: language, language, text: read(`test/fixtures/lessons/${language}.md`) })),
  ];
}

export function labelledQueries(lessons: readonly LabelledLesson[]): LabelledQuery[] {
  const labelled = JSON.parse(read('test/fixtures/embedding-queries.json')) as { lesson: string; queries: string[] }[];
  return labelled.flatMap(({ lesson, queries }) => queries.map((text, index): LabelledQuery => ({
    text, lesson, language: lessons.find(({ id }) => id === lesson)!.language, half: index % 2 === 0 ? 'chosen on' : 'measured on',
  })));
}

/** The place of the right lesson; of equal scores the worst. */
export function rankOf(query: LabelledQuery, lessons: readonly LabelledLesson[], score: (query: LabelledQuery, lesson: LabelledLesson) => number): number {
  const right = score(query, lessons.find(({ id }) => id === query.lesson)!);
  return lessons.filter((lesson) => lesson.id === query.lesson || score(query, lesson) >= right).length;
}
