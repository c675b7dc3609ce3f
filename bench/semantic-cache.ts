/**
 * How many paraphrases the semantic cache serves and how many other questions it takes for one: `npm run bench -- semantic-cache`.
 * Reads test/fixtures/semantic/{tuned,second,more,released,everyday,adversarial,widened,judged,heldout}.json, those that are there. Ends with 1 after a false hit, or where
 * fewer than 30 % of a set's paraphrases hit, or of a third's.
 */
import { LANGUAGES } from '../src/orchestrator/model.js';
import { sameQuestion } from '../src/orchestrator/semantic/same-question.js';
import { signatureOf } from '../src/orchestrator/semantic/signature.js';
import { hasPairs, pairsOf, reportOn, thirdOf, type PairReport, type PairSet, type QuestionPair } from '../test/kit/question-pairs.js';

const SETS = ['tuned', 'second', 'more', 'released', 'everyday', 'adversarial', 'widened', 'judged', 'heldout'] satisfies PairSet[];
const LEAST_HIT_RATE = 0.3;
const ROUNDS = 20;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

async function table(title: string, pairs: readonly QuestionPair[], of: (pair: QuestionPair) => string, names: readonly string[]): Promise<void> {
  console.log(`\n  ${title.padEnd(16)}hits          false hits`);
  for (const name of names) {
    const { paraphrases, hits, nearMisses, falseHits } = await reportOn(pairs.filter((pair) => of(pair) === name));
    console.log(`  ${name.padEnd(16)}${`${hits}/${paraphrases}`.padEnd(14)}${falseHits.length}/${nearMisses}`);
  }
}

function headline({ paraphrases, hits, nearMisses, falseHits, falseHitRate, hitRate }: PairReport): void {
  console.log(`  false hits  ${falseHits.length} of ${nearMisses}: ${percent(falseHits.length / nearMisses)} (95 %, Clopper-Pearson: ${percent(falseHitRate.low)} to ${percent(falseHitRate.high)})`);
  if (paraphrases > 0) console.log(`  hits        ${hits} of ${paraphrases}: ${percent(hits / paraphrases)} (95 %, Clopper-Pearson: ${percent(hitRate.low)} to ${percent(hitRate.high)})`);
  for (const { language, a, b } of falseHits) console.log(`  FALSE HIT   [${language}] ${a} | ${b}`);
}

function passes({ paraphrases, hits, falseHits }: PairReport): boolean {
  return falseHits.length === 0 && (paraphrases === 0 || hits / paraphrases >= LEAST_HIT_RATE);
}

const all: QuestionPair[] = [];
for (const set of SETS) {
  if (!hasPairs(set)) {
    console.log(`\n${set}: not here`);
    continue;
  }
  const pairs = pairsOf(set);
  all.push(...pairs);
  const report = await reportOn(pairs);
  console.log(`\n${set}: ${pairs.length} pairs`);
  headline(report);
  await table('language', pairs, ({ language }) => language, LANGUAGES);
  await table('trap', pairs, ({ trap }) => trap ?? 'none', [...new Set(pairs.map(({ trap }) => trap ?? 'none'))].sort());
  if (set === 'more') await table('third', pairs, (pair) => String(thirdOf(pair) + 1), ['1', '2', '3']);
  const parts = set === 'more' ? [1, 2, 3].map((third) => pairs.filter((pair) => thirdOf(pair) === third - 1)) : [];
  for (const part of [report, ...(await Promise.all(parts.map(reportOn)))]) if (!passes(part)) process.exitCode = 1;
}
console.log(`\nall: ${all.length} pairs`);
headline(await reportOn(all));

const questions = all.flatMap(({ a, b, language }) => [[a, language], [b, language]] as const);
let began = performance.now();
for (let round = 0; round < ROUNDS; round += 1) for (const [question, language] of questions) signatureOf(question, language);
const signing = (performance.now() - began) / (ROUNDS * questions.length);
const signatures = all.map(({ a, b, language }) => [signatureOf(a, language), signatureOf(b, language)] as const);
began = performance.now();
for (let round = 0; round < ROUNDS; round += 1) for (const [one, other] of signatures) sameQuestion(one, other, { cosine: () => 1 });
const comparing = (performance.now() - began) / (ROUNDS * signatures.length);
console.log(`\nreading a question ${(signing * 1_000).toFixed(0)} µs, comparing two ${(comparing * 1_000).toFixed(2)} µs`);
