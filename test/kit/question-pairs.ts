import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { LanguageCode } from '../../src/orchestrator/model.js';
import { cosine, LocalEmbedder } from '../../src/orchestrator/providers/local/embedding.js';
import { sameQuestion, type Verdict } from '../../src/orchestrator/semantic/same-question.js';
import { signatureOf } from '../../src/orchestrator/semantic/signature.js';

/** Two questions, and whether they ask for the same. */
export interface QuestionPair {
  a: string;
  b: string;
  language: LanguageCode;
  same: boolean;
  /** By what they nearly are the same; null where they are, or have nothing to do with each other. */
  trap: string | null;
}

/**
 * tuned: what the first rules were made on; second, more (by another hand, in thirds) and released (by a third): what later ones were; everyday: what
 * was written down before the last ones were tried on it; adversarial and widened: near misses only; judged: those of somebody who
 * read the rules to break them, and others of their kind; heldout: what no rule was made on, where it is at hand.
 */
export type PairSet = 'tuned' | 'second' | 'more' | 'released' | 'everyday' | 'adversarial' | 'widened' | 'judged' | 'heldout';

const fileOf = (set: PairSet): URL => new URL(`../../../test/fixtures/semantic/${set}.json`, import.meta.url);

export const hasPairs = (set: PairSet): boolean => existsSync(fileOf(set));
export const pairsOf = (set: PairSet): QuestionPair[] => JSON.parse(readFileSync(fileOf(set), 'utf8')) as QuestionPair[];

/** The verdict on a pair as the cache gives it, by the built-in embedding. */
export async function verdictOn({ a, b, language }: Pick<QuestionPair, 'a' | 'b' | 'language'>): Promise<Verdict> {
  const [one, other] = [signatureOf(a, language), signatureOf(b, language)];
  const embedder = await LocalEmbedder.of(one?.language ?? language);
  return sameQuestion(one, other, { cosine: () => cosine(embedder.embed(a), embedder.embed(b)) });
}

/** Which third of a set a pair is in: rules were made on the first, then on the second, then on the third. */
export const thirdOf = ({ a, b }: Pick<QuestionPair, 'a' | 'b'>): number => (createHash('sha256').update(`thirds:7:${a}\n${b}`).digest()[0] as number) % 3;

export interface PairReport {
  paraphrases: number;
  hits: number;
  nearMisses: number;
  /** Pairs that were taken for one question and are two. */
  falseHits: QuestionPair[];
  /** 95 %, of all pairs that are two questions. */
  falseHitRate: Interval;
  /** 95 % */
  hitRate: Interval;
}

export async function reportOn(pairs: readonly QuestionPair[]): Promise<PairReport> {
  const verdicts = await Promise.all(pairs.map(async (pair) => ({ pair, hit: (await verdictOn(pair)).same })));
  const paraphrases = verdicts.filter(({ pair }) => pair.same);
  const nearMisses = verdicts.filter(({ pair }) => !pair.same);
  const hits = paraphrases.filter(({ hit }) => hit).length;
  const falseHits = nearMisses.filter(({ hit }) => hit).map(({ pair }) => pair);
  return {
    paraphrases: paraphrases.length,
    hits,
    nearMisses: nearMisses.length,
    falseHits,
    falseHitRate: clopperPearson(falseHits.length, nearMisses.length),
    hitRate: clopperPearson(hits, paraphrases.length),
  };
}

export interface Interval {
  low: number;
  high: number;
}

/** The exact 95 % interval of a share of which `found` of `all` were seen (Clopper and Pearson, Biometrika 26, 1934). */
export function clopperPearson(found: number, all: number): Interval {
  return {
    low: found === 0 ? 0 : crossing((share) => 1 - atMost(found - 1, all, share) >= 0.025),
    high: found === all ? 1 : crossing((share) => atMost(found, all, share) <= 0.025),
  };
}

/** Where a condition that holds from some share on begins to hold. */
function crossing(holds: (share: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The probability of at most `most` in `all`, each with that share. */
function atMost(most: number, all: number, share: number): number {
  let sum = 0;
  let logChoose = 0;
  for (let count = 0; count <= most; count += 1) {
    sum += Math.exp(logChoose + count * Math.log(share) + (all - count) * Math.log1p(-share));
    logChoose += Math.log((all - count) / (count + 1));
  }
  return Math.min(1, sum);
}
