import { FULL_SCORE, type Sums } from './sums.js';

/** A figure with what stands behind it. */
export interface Estimate {
  /** Null where it can't be told. */
  value: number | null;
  /** How many it was taken from. */
  n: number;
  /** The bounds of its 95 % interval; null with the value. */
  low: number | null;
  high: number | null;
}

/** The normal distribution's quantile for 95 %. */
const Z = 1.96;

/** A discrimination below zero counts as such from this many answers on. */
export const ENOUGH_ANSWERS = 30;

/**
 * How easy the item is: the mean share of its points, 0 to 1, unanswered ones counting as none. The interval is Wilson's (1927),
 * which is exact enough for small numbers, and too wide rather than too narrow where points are given in part.
 */
export function facilityOf({ answers, score }: Pick<Sums, 'answers' | 'score'>): Estimate {
  return answers === 0 ? none(0) : proportion(score / (answers * FULL_SCORE), answers);
}

/** A share of `n`, with Wilson's interval. */
export function proportion(value: number, n: number): Estimate {
  if (n === 0) return none(0);
  const centre = (value + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((value * (1 - value)) / n + Z ** 2 / (4 * n ** 2));
  // Its ends are 0 and 1 where the share is, but for the last digit.
  return { value, n, low: value === 0 ? 0 : centre - half, high: value === 1 ? 1 : centre + half };
}

/**
 * Whether who knows the rest knows this, too: the correlation of the item's score with that of the rest of the attempt, the corrected
 * point-biserial (Henrysson, "Correction of item-total correlations in item analysis", Psychometrika 28, 1963); -1 to 1. Null where
 * all answers, or all rests, score the same. The interval is Fisher's (1921).
 */
export function discriminationOf(sums: Sums): Estimate {
  const { pairs: n } = sums;
  // Products of sums outgrow what a number holds exactly, and the sign decides whether an item stays.
  const size = BigInt(n);
  const [x, y] = [BigInt(sums.pairScore), BigInt(sums.rest)];
  const shared = size * BigInt(sums.products) - x * y;
  const spreadX = size * BigInt(sums.pairScoreSquares) - x * x;
  const spreadY = size * BigInt(sums.restSquares) - y * y;
  if (spreadX === 0n || spreadY === 0n) return none(n);
  const value = Math.max(-1, Math.min(1, Number(shared) / (Math.sqrt(Number(spreadX)) * Math.sqrt(Number(spreadY)))));
  if (n <= 3) return { value, n, low: -1, high: 1 };
  const half = Z / Math.sqrt(n - 3);
  return { value, n, low: Math.tanh(Math.atanh(value) - half), high: Math.tanh(Math.atanh(value) + half) };
}

/** Whether an item version does harm: who knows the rest gets it wrong, and that over enough answers. */
export function discriminatesNegatively(sums: Sums): boolean {
  const { value, n } = discriminationOf(sums);
  return value !== null && value < 0 && n >= ENOUGH_ANSWERS;
}

/** The mean of some figures, with the normal interval of a mean; none for a single one. */
export function meanOf(values: readonly number[]): Estimate {
  return meanOfSums({ n: values.length, sum: values.reduce((sum, each) => sum + each, 0), squares: values.reduce((sum, each) => sum + each ** 2, 0) });
}

/** The same from their sum and the sum of their squares. */
export function meanOfSums({ n, sum, squares }: { n: number; sum: number; squares: number }): Estimate {
  if (n === 0) return none(0);
  const value = sum / n;
  if (n === 1) return { value, n, low: null, high: null };
  const variance = Math.max(0, squares - n * value ** 2) / (n - 1);
  const half = Z * Math.sqrt(variance / n);
  return { value, n, low: value - half, high: value + half };
}

function none(n: number): Estimate {
  return { value: null, n, low: null, high: null };
}
