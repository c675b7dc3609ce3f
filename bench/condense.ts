/**
 * How much shorter the samples' lessons get, and whether the evidence of quizzes about them is still there: `npm run bench -- condense [SHARE]`.
 * Tokens are counted by OpenAI's o200k_base, not by the estimate that the budget goes by.
 */
import { DEFAULT_PROMPTS } from '../src/modules/generation/shown-lesson.js';
import { rankLesson } from '../src/orchestrator/condense.js';
import { tokenizerNamed } from '../src/orchestrator/tokenizers.js';
import { holds, questionSets, quotesByEngine, sampleLessons } from '../test/kit/sample-lessons.js';

const SHARE = Number(process.argv[2] ?? DEFAULT_PROMPTS.lessonShare);
const CURVE = [0.95, 0.9, 0.85, 0.825, SHARE, 0.775, 0.75, 0.7, 0.6, 0.5];
// None of them was looked at when the ranking was made.
const SEEDS = Array.from({ length: 20 }, (_, index) => 9_000 + index);
const exact = tokenizerNamed('o200k');
const SETS = questionSets();

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** How many of some passages are left. */
class Kept {
  private kept = 0;
  private all = 0;

  add(quotes: readonly string[], body: string): string[] {
    const gone = quotes.filter((quote) => !holds(body, quote));
    this.all += quotes.length;
    this.kept += quotes.length - gone.length;
    return gone;
  }

  toString(): string {
    return `${this.kept}/${this.all}`;
  }
}

const lessons = [];
for (const lesson of sampleLessons()) {
  const started = performance.now();
  const ranked = await rankLesson(lesson, null, new AbortController().signal);
  ranked.within(SHARE * ranked.tokens);
  const took = performance.now() - started;
  const engine = await Promise.all(SEEDS.map((seed, index) => quotesByEngine(lesson, seed, index % 2 === 0 ? 5 : 50)));
  const sets = SETS.map((set) => sampleLessons(set).find(({ path }) => path === lesson.path)?.quotes ?? []);
  lessons.push({ lesson, ranked, took, quotes: [[...new Set(engine.flat())], ...sets] });
}

console.log(['lesson', 'tokens', 'condensed', 'fewer', 'engine', ...SETS, 'ms'].join('\t'));
for (const { lesson: { path, body, language }, ranked, took, quotes } of lessons) {
  const condensed = ranked.within(SHARE * ranked.tokens).body;
  const [before, after] = [exact.count(body, language), exact.count(condensed, language)];
  const kept = quotes.map(() => new Kept());
  const gone = quotes.flatMap((own, set) => kept[set]!.add(own, condensed));
  console.log([path, before, after, percent(1 - after / before), ...kept, Math.round(took)].join('\t'));
  for (const quote of gone) console.log(`  gone: ${quote}`);
}

console.log(`\n${['shown', 'tokens', 'fewer', 'engine', ...SETS].join('\t')}`);
for (const share of CURVE.toSorted((a, b) => b - a)) {
  const kept = ['', ...SETS].map(() => new Kept());
  let [before, after] = [0, 0];
  for (const { lesson: { body, language }, ranked, quotes } of lessons) {
    const condensed = ranked.within(share * ranked.tokens).body;
    before += exact.count(body, language);
    after += exact.count(condensed, language);
    for (const [set, own] of quotes.entries()) kept[set]!.add(own, condensed);
  }
  console.log([share, after, percent(1 - after / before), ...kept].join('\t'));
}
