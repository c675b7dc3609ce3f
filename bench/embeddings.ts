/**
 * How well the built-in vectors find the lesson that a question is about: `npm run bench -- embeddings`.
 * test/fixtures/embedding-queries.json holds the questions. Every second one was looked at while the weights were chosen; the
 * figures of the others are the ones to go by.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LanguageCode } from '../src/orchestrator/model.js';
import { cosine, featureCosine, LOCAL_DIMENSIONS, LocalEmbedder, rarityIn } from '../src/orchestrator/providers/local/embedding.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Lesson {
  id: string;
  language: LanguageCode;
  text: string;
}

interface Query {
  text: string;
  lesson: string;
  language: LanguageCode;
  half: 'chosen on' | 'measured on';
}

const SAMPLES = ['how-language-models-work', 'data-engineering', 'photosynthese', 'jishin-no-shikumi'];
/** Other subjects in other languages: they must not come first either. */
const STRANGERS: LanguageCode[] = ['es', 'de', 'it', 'pt', 'ru', 'zh', 'ko', 'ar', 'hi'];

function lessonsOf(slug: string): Lesson[] {
  const course = JSON.parse(readFileSync(`${ROOT}samples/${slug}/course.json`, 'utf8')) as {
    language: string; lessons: { file: string; title: string; objectives: string[] }[];
  };
  return course.lessons.map(({ file, title, objectives }) => ({
    id: `${slug}/${file}`,
    language: course.language.toLowerCase() as LanguageCode,
    text: [title, ...objectives, readFileSync(`${ROOT}samples/${slug}/${file}`, 'utf8')].join('\n'),
  }));
}

const lessons: Lesson[] = [
  ...SAMPLES.flatMap(lessonsOf),
  ...STRANGERS.map((language) => ({ id: language, language, text: readFileSync(`${ROOT}test/fixtures/lessons/${language}.md`, 'utf8') })),
];
const queries: Query[] = (JSON.parse(readFileSync(`${ROOT}test/fixtures/embedding-queries.json`, 'utf8')) as { lesson: string; queries: string[] }[])
  .flatMap(({ lesson, queries: texts }) => texts.map((text, index): Query => ({
    text, lesson, language: lessons.find(({ id }) => id === lesson)!.language, half: index % 2 === 0 ? 'chosen on' : 'measured on',
  })));

const embedders = new Map<LanguageCode, LocalEmbedder>();
for (const language of new Set(lessons.map((lesson) => lesson.language))) embedders.set(language, await LocalEmbedder.of(language));
const embedder = (language: LanguageCode): LocalEmbedder => embedders.get(language)!;

type Scorer = (query: Query, lesson: Lesson) => number;

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

/** The rank of the right lesson; of equal scores the worst. */
function rankOf(query: Query, score: Scorer): number {
  const right = score(query, lessons.find(({ id }) => id === query.lesson)!);
  return lessons.filter((lesson) => lesson.id === query.lesson || score(query, lesson) >= right).length;
}

function figures(some: Query[], score: Scorer): string {
  const ranks = some.map((query) => rankOf(query, score));
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

const long = lessons[0]!;
const started = performance.now();
let characters = 0;
for (let round = 0; round < 50; round += 1) for (const { text, language } of lessons) {
  embedder(language).embed(text);
  characters += text.length;
}
const seconds = (performance.now() - started) / 1_000;
console.log(`\n${(characters / seconds / 1e6).toFixed(2)} million characters a second; a lesson of ${long.text.length}: ${((long.text.length / characters) * seconds * 1_000).toFixed(2)} ms`);
if (process.argv.includes('--misses')) {
  for (const query of queries.filter(({ half }) => half === 'chosen on')) {
    const rank = rankOf(query, METHODS[5]!.score);
    if (rank > 1) console.log(`${rank}  ${query.lesson}  ${query.text}`);
  }
}
