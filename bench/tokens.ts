/**
 * How far token estimates are off, and what counting a streamed piece costs: `npm run bench -- tokens`.
 * `fit` prints the rates of src/orchestrator/token-rates.ts, fitted to the half "tune" of test/fixtures/token-counts.json.
 */
import { readFileSync } from 'node:fs';
import type { LanguageCode } from '../src/orchestrator/model.js';
import { CLASSES, TOKEN_RATES, type TokenizerName } from '../src/orchestrator/token-rates.js';
import { RunningCount, tokenizerNamed } from '../src/orchestrator/tokenizers.js';

interface Text {
  id: string;
  half: 'tune' | 'report';
  language: LanguageCode;
  text: string;
  counts: Record<Exclude<TokenizerName, 'unknown'>, number>;
}

const { texts } = JSON.parse(readFileSync(new URL('../../test/fixtures/token-counts.json', import.meta.url), 'utf8')) as { texts: Text[] };
const NAMES = Object.keys(TOKEN_RATES) as TokenizerName[];
/** The tokenizers of today, between which the one of an unknown model is assumed to lie. */
const TODAY = ['o200k', 'llama3', 'qwen', 'gemma', 'deepseek'] as const;

function trueCount({ counts }: Text, name: TokenizerName): number {
  if (name !== 'unknown') return counts[name];
  return Math.exp(TODAY.reduce((sum, today) => sum + Math.log(counts[today]), 0) / TODAY.length);
}

// Fitting: least squares of the relative error, drawn towards what all tokenizers have in common, the worst texts weighing more each round.
const COMMON = [0.8, 0.1, 0.15, 0.8, 0.1, 0.3, 0.5, 0.45, 0.05, 0.8, 0.8, 0.4, 0.35, 0.4, 0.4, 0.75, 0.6, 0.6, 0.9, 0.9];
/** Nothing is free: a stream of nothing but spaces must come to an end as well. */
const LEAST_RATE = 0.02;
const PULL = 0.01;
const ROUNDS = 6;
const STEPS = 1_500;

interface Row {
  shares: number[];
  weight: number;
}

function sharesOf(text: Text, name: TokenizerName): number[] {
  return CLASSES.map((_, one) => {
    const count = new RunningCount(CLASSES.map((__, other) => (other === one ? 1 : 0)), text.language);
    count.add(text.text);
    return count.tokens / trueCount(text, name);
  });
}

const product = (shares: number[], rates: number[]): number => shares.reduce((sum, share, at) => sum + share * rates[at]!, 0);

function descend(rows: Row[]): number[] {
  const rates = [...COMMON];
  for (let step = 0; step < STEPS; step++) {
    for (const at of rates.keys()) {
      const pull = PULL / (COMMON[at]! ** 2 + 0.01);
      let wanted = pull * COMMON[at]!;
      let scale = pull;
      for (const { shares, weight } of rows) {
        const share = shares[at]!;
        wanted += weight * share * (1 - product(shares, rates) + share * rates[at]!);
        scale += weight * share * share;
      }
      rates[at] = Math.max(LEAST_RATE, wanted / scale);
    }
  }
  return rates;
}

function fit(name: TokenizerName): number[] {
  let rows: Row[] = texts.filter(({ half }) => half === 'tune').map((text) => ({ shares: sharesOf(text, name), weight: 1 }));
  let rates = descend(rows);
  for (let round = 1; round < ROUNDS; round++) {
    const weighed = rows.map(({ shares, weight }) => ({ shares, weight: weight * (1 + 6 * Math.abs(product(shares, rates) - 1)) }));
    const mean = weighed.reduce((sum, { weight }) => sum + weight, 0) / weighed.length;
    rows = weighed.map(({ shares, weight }) => ({ shares, weight: weight / mean }));
    rates = descend(rows);
  }
  return rates;
}

function printRates(): void {
  for (const name of NAMES) console.log(`  ${name}: [${fit(name).map((rate) => Number(rate.toFixed(2))).join(', ')}],`);
}

function printErrors(): void {
  for (const name of NAMES) {
    const against = name === 'unknown' ? TODAY : [name];
    const errors = texts.filter(({ half }) => half === 'report').flatMap((text) => against.map((truth) => {
      const count = tokenizerNamed(name).running(text.language);
      count.add(text.text);
      return { what: name === 'unknown' ? `${text.id} by ${truth}` : text.id, error: count.tokens / text.counts[truth] - 1 };
    })).sort((a, b) => Math.abs(b.error) - Math.abs(a.error));
    const mean = errors.reduce((sum, { error }) => sum + Math.abs(error), 0) / errors.length;
    const beyond = errors.filter(({ error }) => Math.abs(error) > 0.25).length;
    const worst = errors.slice(0, 3).map(({ what, error }) => `${what} ${(100 * error).toFixed(0)} %`).join(', ');
    console.log(`${name.padEnd(9)} mean ${(100 * mean).toFixed(1)} %, beyond 25 %: ${beyond} of ${errors.length}; worst: ${worst}`);
  }
}

function printSpeed(): void {
  const pieces = texts.flatMap(({ text }) => text.match(/[^]{1,4}/g) ?? []);
  const count = tokenizerNamed('unknown').running('en');
  const rounds = 100;
  for (const piece of pieces) count.add(piece);
  const started = performance.now();
  for (let round = 0; round < rounds; round++) for (const piece of pieces) count.add(piece);
  console.log(`${(1e6 * (performance.now() - started) / (rounds * pieces.length)).toFixed(0)} ns a piece of 4 characters, by rates`);
  const whole = texts.map(({ text }) => text).join('\n');
  const loading = performance.now();
  tokenizerNamed('o200k').count('a', 'en');
  const loaded = performance.now();
  tokenizerNamed('o200k').count(whole, 'en');
  console.log(`o200k: loaded in ${(loaded - loading).toFixed(0)} ms; ${whole.length} characters counted in ${(performance.now() - loaded).toFixed(0)} ms`);
}

if (process.argv[2] === 'fit') printRates();
else {
  printErrors();
  printSpeed();
}
