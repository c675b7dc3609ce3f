/**
 * How much shorter the samples' lessons get, and whether the evidence of quizzes about them is still there: `npm run bench -- condense [SHARE]`.
 * Then the curve: what is left where a lesson has to fit into a share of its tokens, whatever it states.
 * Tokens are counted by OpenAI's o200k_base, not by the estimate that the budget goes by.
 */
import { DEFAULT_PROMPTS, LEAST_SHARE } from '../src/modules/generation/shown-lesson.js';
import { rankLesson } from '../src/orchestrator/condense.js';
import { tokenizerNamed } from '../src/orchestrator/tokenizers.js';
import { holds, questionSets, quotesByEngine, sampleLessons } from '../test/kit/sample-lessons.js';

const SHARE = Number(process.argv[2] ?? DEFAULT_PROMPTS.lessonShare);
const CURVE = [0.95, 0.9, 0.85, 0.825, 0.8, 0.775, 0.75, 0.7, 0.6, 0.5];
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
  ranked.within(SHARE * ranked.tokens, LEAST_SHARE * ranked.tokens);
  const took = performance.now() - started;
  const engine = await Promise.all(SEEDS.map((seed, index) => quotesByEngine(lesson, seed, index % 2 === 0 ? 5 : 50)));
  const sets = SETS.map((set) => sampleLessons(set).find(({ path }) => path === lesson.path)?.quotes ?? []);
  lessons.push({ lesson, ranked, took, quotes: [[...new Set(engine.flat())], ...sets] });
}

type Measured = (typeof lessons)[number];

class Totals {
  private before = 0;
  private after = 0;
  private readonly kept = ['engine', ...SETS].map(() => new Kept());

  /** @returns the passages that are gone */
  add({ lesson: { body, language }, quotes }: Measured, condensed: string): string[] {
    this.before += exact.count(body, language);
    this.after += exact.count(condensed, language);
    return quotes.flatMap((own, set) => this.kept[set]!.add(own, condensed));
  }

  toString(): string {
    return [this.before, this.after, percent(1 - this.after / this.before), ...this.kept].join('\t');
  }
}

const HEADS = ['tokens', 'condensed', 'fewer', 'engine', ...SETS].join('\t');
console.log(`lesson\t${HEADS}\tms`);
const shown = new Totals();
for (const each of lessons) {
  const { body } = each.ranked.within(SHARE * each.ranked.tokens, LEAST_SHARE * each.ranked.tokens);
  const own = new Totals();
  const gone = own.add(each, body);
  shown.add(each, body);
  console.log(`${each.lesson.path}\t${own}\t${Math.round(each.took)}`);
  for (const quote of gone) console.log(`  gone: ${quote}`);
}
console.log(`all\t${shown}`);

console.log(`\nbudget\t${HEADS}`);
for (const share of CURVE) {
  const totals = new Totals();
  for (const each of lessons) totals.add(each, each.ranked.within(share * each.ranked.tokens).body);
  console.log(`${share}\t${totals}`);
}
