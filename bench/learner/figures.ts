import { likelihoodOf } from '../../src/modules/mastery/model.js';
import type { Outcome, Prediction } from './simulation.js';

/** Predictions that lie in the same tenth: what was said on average, and what came. */
export interface Bin {
  expected: number;
  came: number;
  n: number;
}

/** Pearson's. */
export function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  const sum = (of: (dx: number, dy: number) => number) => pairs.reduce((total, pair) => total + of(pair[0] - x, pair[1] - y), 0);
  return sum((dx, dy) => dx * dy) / Math.sqrt(sum((dx) => dx * dx) * sum((_, dy) => dy * dy));
}

/** Ten bins of equal width. */
export function binsOf(predictions: readonly Prediction[]): Bin[] {
  const bins = Array.from({ length: 10 }, () => ({ expected: 0, came: 0, n: 0 }));
  for (const { expected, score } of predictions) {
    const bin = bins[Math.min(9, Math.floor(expected * 10))]!;
    bin.expected += expected;
    bin.came += score;
    bin.n += 1;
  }
  return bins.filter(({ n }) => n > 0).map(({ expected, came, n }) => ({ expected: expected / n, came: came / n, n }));
}

/** The expected calibration error: over the bins, weighted by how many are in each, the distance of what was said from what came. */
export function calibrationError(predictions: readonly Prediction[]): number {
  return binsOf(predictions).reduce((sum, { expected, came, n }) => sum + n * Math.abs(expected - came), 0) / predictions.length;
}

/** In nats an answer. */
export function logLoss(predictions: readonly Prediction[]): number {
  return predictions.reduce((sum, { expected, score }) => sum - Math.log(score === 1 ? expected : 1 - expected), 0) / predictions.length;
}

/** What share of the learners have the truth within the interval that is shown of them, which claims 95 %. */
export function coverage({ learners }: Outcome): number {
  const within = learners.filter(({ truth, state }) => {
    const { low, high } = likelihoodOf(state.ability);
    const probability = 1 / (1 + Math.exp(-truth));
    return low <= probability && probability <= high;
  });
  return within.length / learners.length;
}
