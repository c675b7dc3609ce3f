/**
 * How well the built-in vectors find the lesson that a question is about: `npm run bench -- embeddings`.
 * test/fixtures/embedding-queries.json holds the questions. Every second one was looked at while the vectors were built; the
 * figures of the others are the ones to go by.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Role, type Viewer } from '../src/auth/viewer.js';
import { Language } from '../src/modules/courses/courses.entity.js';
import type { LessonRow } from '../src/modules/courses/lessons.service.js';
import { KeywordsService } from '../src/modules/similarity/keywords.service.js';
import { RelatedService } from '../src/modules/similarity/related.service.js';
import type { LanguageCode } from '../src/orchestrator/model.js';
import { cosine, LOCAL_DIMENSIONS, LocalEmbedder } from '../src/orchestrator/providers/local/embedding.js';
import { labelledLessons, labelledQueries, rankOf, type LabelledLesson, type LabelledQuery } from '../test/kit/labelled-queries.js';
import { featureCosine, rarityIn } from './embeddings/features.js';

const lessons = labelledLessons();
const queries = labelledQueries(lessons);

const embedders = new Map<LanguageCode, LocalEmbedder>();
for (const language of new Set(lessons.map((lesson) => lesson.language))) embedders.set(language, await LocalEmbedder.of(language));
const embedder = (language: LanguageCode): LocalEmbedder => embedders.get(language)!;

type Scorer = (query: LabelledQuery, lesson: LabelledLesson) => number;

function memoised<Value>(make: (text: string, language: LanguageCode) => Value): (item: { text: string; language: LanguageCode }) => Value {
  const known = new Map<string, Value>();
  return ({ text, language }) => {
    const value = known.get(text) ?? make(text, language);
    known.set(text, value);
    return value;
  };
}

const contentOf = memoised((text, language) => new Set(embedder(language).content(text)));
const featuresOf = memoised((text, language) => embedder(language).features(text));
const vectorIn = (dimensions: number): Scorer => {
  const vector = memoised((text, language) => embedder(language).embed(text, dimensions));
  return (query, lesson) => cosine(vector(query), vector(lesson));
};
const rarity = rarityIn(lessons.map(featuresOf));

const overlap: Scorer = (query, lesson) => {
  const [asked, said] = [contentOf(query), contentOf(lesson)];
  return [...asked].filter((word) => said.has(word)).length / (asked.size || 1);
};

/** Words alone, each weighed by the lessons at hand. */
const documents = new Map<string, number>();
for (const lesson of lessons) for (const word of contentOf(lesson)) documents.set(word, (documents.get(word) ?? 0) + 1);
const words = memoised((text, language) => {
  const counts = new Map<string, number>();
  const known = new Set(embedder(language).content(text));
  for (const word of known) counts.set(word, Math.log(1 + lessons.length / (documents.get(word) ?? 0.5)));
  return counts;
});
const tfidf: Scorer = (query, lesson) => {
  const [asked, said] = [words(query), words(lesson)];
  let dot = 0;
  for (const [word, weight] of asked) dot += weight * (said.get(word) ?? 0);
  const length = (weights: Map<string, number>): number => Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight ** 2, 0)) || 1;
  return dot / (length(asked) * length(said));
};

const METHODS: { name: string; score: Scorer }[] = [
  { name: 'token overlap', score: overlap },
  { name: 'tf-idf cosine of words', score: tfidf },
  ...[512, 1_024, 2_048, LOCAL_DIMENSIONS].map((dimensions) => ({ name: `built-in vectors of ${dimensions}`, score: vectorIn(dimensions) })),
  { name: 'its features, idf of the lessons at hand', score: (query, lesson) => featureCosine(featuresOf(query), featuresOf(lesson), rarity) },
];

function figures(some: LabelledQuery[], score: Scorer): string {
  const ranks = some.map((query) => rankOf(query, lessons, score));
  const recall = ranks.filter((rank) => rank === 1).length / ranks.length;
  const mrr = ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length;
  return `${recall.toFixed(3)} / ${mrr.toFixed(3)}`;
}

console.log(`${queries.length} questions, ${lessons.length} lessons; recall@1 / MRR\n`);
for (const half of ['chosen on', 'measured on'] as const) {
  console.log(`${half}:`);
  for (const { name, score } of METHODS) {
    const here = queries.filter((query) => query.half === half);
    const byLanguage = (['en', 'fr', 'ja'] as const).map((language) => `${language} ${figures(here.filter((query) => query.language === language), score)}`);
    console.log(`  ${name.padEnd(46)} all ${figures(here, score)}   ${byLanguage.join('   ')}`);
  }
}

const started = performance.now();
let characters = 0;
for (let round = 0; round < 50; round += 1) for (const { text, language } of lessons) {
  embedder(language).embed(text);
  characters += text.length;
}
const seconds = (performance.now() - started) / 1_000;
console.log(`\n${(characters / seconds / 1e6).toFixed(1)} million characters become vectors in a second`);

/** A thousand lessons of about 5,000 characters, each other paragraphs of the samples. */
const paragraphs = lessons.slice(0, 12).flatMap(({ text, language }) => text.split('\n\n').filter((part) => part.length > 200).map((part) => ({ part, language })));
const many = Array.from({ length: 1_000 }, (_, index): LessonRow & { language: Language } => {
  const language = lessons[index % 12]!.language;
  const own = paragraphs.filter((paragraph) => paragraph.language === language);
  const body = Array.from({ length: 10 }, (_unused, place) => own[(index * 7 + place * (1 + (index % 5))) % own.length]!.part).join('\n\n');
  return {
    id: `lesson ${index}`, organizationId: 'o', courseId: `course ${index % 100}`, position: 1, title: `Lesson ${index}`, body, objectives: [], version: 1,
    language: Language[language.toUpperCase() as keyof typeof Language],
  };
});
const service = new RelatedService({
  lessons: { readable: async () => many, byIds: async (ids) => many.filter(({ id }) => ids.includes(id)), ofCourse: async () => [] },
  embeddings: { model: null, keyOf: () => null, atHand: async () => new Map() },
  keywords: new KeywordsService('en'),
});
const viewer: Viewer = { id: 'v', organizationId: 'o', role: Role.ADMIN, sessionFamilyId: 's', expiresAt: new Date(), courses: new Map() };
const asked = many.slice(0, 20).map((lesson) => ({ lesson, language: lesson.language, first: 5 }));
for (const [what, some] of [['one lesson, at the first look', asked.slice(0, 1)], ['one lesson', asked.slice(0, 1)], ['20 lessons, for the first time', asked], ['20 lessons', asked]] as const) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const from = performance.now();
  await service.of(viewer, some);
  delay.disable();
  console.log(`related to ${what}, among 1,000: ${(performance.now() - from).toFixed(0)} ms, others waited at most ${(delay.max / 1e6).toFixed(0)} ms`);
}
if (process.argv.includes('--misses')) {
  for (const query of queries.filter(({ half }) => half === 'chosen on')) {
    const rank = rankOf(query, lessons, METHODS[5]!.score);
    if (rank > 1) console.log(`${rank}  ${query.lesson}  ${query.text}`);
  }
}
