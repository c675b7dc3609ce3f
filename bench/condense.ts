/**
 * How much shorter the samples' lessons get, and whether the evidence of quizzes about them is still there: `npm run bench -- condense [SHARE]`.
 * Tokens are counted by OpenAI's o200k_base, not by the estimate that the budget goes by.
 */
import { rankLesson } from '../src/orchestrator/condense.js';
import { tokenizerNamed } from '../src/orchestrator/tokenizers.js';
import { quotesByEngine, sampleLessons } from '../test/kit/sample-lessons.js';

const SHARE = Number(process.argv[2] ?? 0.8);
// None of them was looked at when the ranking was made.
const SEEDS = Array.from({ length: 20 }, (_, index) => 9_000 + index);
const exact = tokenizerNamed('o200k');

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const found = (quotes: readonly string[], body: string): string => `${quotes.filter((quote) => body.includes(quote)).length}/${quotes.length}`;

const held = new Map(sampleLessons('held').map(({ path, quotes }) => [path, quotes]));
const totals = { before: 0, after: 0 };
console.log(['lesson', 'tokens', 'condensed', 'fewer', "engine's evidence", 'questions fitted on', 'held out', 'ms'].join('\t'));
for (const lesson of sampleLessons('questions')) {
  const started = performance.now();
  const ranked = await rankLesson(lesson, null, new AbortController().signal);
  const { body } = ranked.within(SHARE * ranked.tokens);
  const took = performance.now() - started;
  const engine = new Set((await Promise.all(SEEDS.map((seed, index) => quotesByEngine(lesson, seed, index % 2 === 0 ? 5 : 50)))).flat());
  const [before, after] = [exact.count(lesson.body, lesson.language), exact.count(body, lesson.language)];
  totals.before += before;
  totals.after += after;
  const quotes = held.get(lesson.path) ?? [];
  console.log([lesson.path, before, after, percent(1 - after / before), found([...engine], body), found(lesson.quotes, body), found(quotes, body), Math.round(took)].join('\t'));
  for (const quote of [...engine, ...lesson.quotes, ...quotes]) if (!body.includes(quote)) console.log(`  gone: ${quote}`);
}
console.log(['all', totals.before, totals.after, percent(1 - totals.after / totals.before)].join('\t'));
