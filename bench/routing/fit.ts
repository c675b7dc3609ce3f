import { FEATURES, type Feature } from '../../src/orchestrator/routing/difficulty-weights.js';
import { featuresOf } from '../../src/orchestrator/routing/difficulty.js';
import type { KnownTask } from './tasks.js';

interface Example {
  values: number[];
  large: number;
}

interface Fitted {
  bias: number;
  weights: number[];
}

/** What is known beforehand, and too few tasks can tell: each makes a task harder by that much at least. */
const LEAST: Partial<Record<Feature, number>> = { level: 0.2, levelOfWhole: 0.4, lessonLength: 0.3, density: 0.3, lesser: 0.3 };

/** What can't make a task easier is kept from seeming to, whatever a few tasks say; and the other way round. */
const bounded = (weight: number, at: number): number => {
  const name = FEATURES[at]!;
  if (name === 'items' || name === 'whole') return weight;
  return name === 'plain' ? Math.min(0, weight) : Math.max(LEAST[name] ?? 0, weight);
};

const ROUNDS = 4_000;
const STEP = 0.5;
const FOLDS = 10;
const AS_GOOD = 0.003;

const examplesOf = (tasks: KnownTask[]): Example[] => tasks.map(({ profile, needs }) => {
  const features = featuresOf(profile);
  return { values: FEATURES.map((name) => features[name]), large: Number(needs === 'large') };
});

const sumOf = ({ bias, weights }: Fitted, values: number[]): number => values.reduce((sum, value, at) => sum + value * weights[at]!, bias);
const chance = (fitted: Fitted, values: number[]): number => 1 / (1 + Math.exp(-sumOf(fitted, values)));

/** Logistic regression, its weights drawn towards nothing by `pull`. */
function fit(examples: Example[], pull: number): Fitted {
  const fitted: Fitted = { bias: 0, weights: FEATURES.map(() => 0) };
  for (let round = 0; round < ROUNDS; round++) {
    let bias = 0;
    const slopes = FEATURES.map(() => 0);
    for (const { values, large } of examples) {
      const error = chance(fitted, values) - large;
      bias += error;
      values.forEach((value, at) => (slopes[at]! += error * value));
    }
    fitted.bias -= (STEP * bias) / examples.length;
    fitted.weights = fitted.weights.map((weight, at) => bounded(weight - (STEP * (slopes[at]! + pull * weight)) / examples.length, at));
  }
  return fitted;
}

/** The area under the curve of true against false alarms: 0.5 is chance, 1 a perfect order. */
export function areaOf(judged: { score: number; large: number }[]): number {
  const [large, small] = [judged.filter((each) => each.large === 1), judged.filter((each) => each.large === 0)];
  const wins = large.reduce((sum, one) => sum + small.reduce((all, other) => all + (one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0), 0), 0);
  return wins / (large.length * small.length);
}

/** Tenfold: each task is judged by weights that were not fitted to it. */
function crossValidated(examples: Example[], pull: number): number {
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const fitted = fit(examples.filter((__, at) => at % FOLDS !== fold), pull);
    return examples.filter((__, at) => at % FOLDS === fold).map(({ values, large }) => ({ score: chance(fitted, values), large }));
  }).flat();
  return areaOf(judged);
}

/** Prints the weights of src/orchestrator/routing/difficulty-weights.ts, and how well they order tasks that they were not fitted to. */
export function printFit(tasks: KnownTask[]): void {
  const examples = examplesOf(tasks);
  const pulls = [0.5, 1, 2, 4, 8].map((pull) => ({ pull, area: crossValidated(examples, pull) }));
  for (const { pull, area } of pulls) console.log(`pull ${pull}: area ${area.toFixed(3)} on tasks left out`);
  const most = Math.max(...pulls.map(({ area }) => area));
  // The strongest of those that are as good: what it leaves of a weight is more than chance.
  const best = pulls.findLast(({ area }) => area >= most - AS_GOOD)!;
  const fitted = fit(examples, best.pull);
  console.log(`\nexport const BIAS = ${fitted.bias.toFixed(2)};\nexport const WEIGHTS = {`);
  FEATURES.forEach((name: Feature, at) => console.log(`  ${name}: ${fitted.weights[at]!.toFixed(2)},`));
  console.log(`};\n\narea ${areaOf(examples.map(({ values, large }) => ({ score: chance(fitted, values), large }))).toFixed(3)} on the tasks themselves`);
}
