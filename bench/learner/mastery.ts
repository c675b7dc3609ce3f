import { writeFileSync } from 'node:fs';
import { likelihoodOf } from '../../src/modules/mastery/model.js';
import { printTable } from '../orchestrator/figures.js';
import { binsOf, calibrationError, correlation, coverage, logLoss } from './figures.js';
import { simulate, WINDOW, type Outcome, type Scenario } from './simulation.js';
import { drawn } from './svg.js';

const PLOT = new URL('../../../docs/mastery.svg', import.meta.url);
const ASKED: Scenario = { seed: 1, learners: 1_000, answers: 200, items: 500, guessing: 0, order: 'rounds' };

/** What else a course may be like. */
const OTHERS: [string, Partial<Scenario>][] = [
  ['another seed', { seed: 2 }],
  ['another', { seed: 3 }],
  ['20 questions, each ten times', { items: 20 }],
  ['50 questions, each four times', { items: 50 }],
  ['200 questions, each once', { items: 200 }],
  ['2,000 questions', { items: 2_000 }],
  ['one learner after the other', { order: 'learners' }],
  ['the same, 200 questions', { order: 'learners', items: 200 }],
  ['5 answers', { answers: 5 }],
  ['10 answers', { answers: 10 }],
  ['30 answers', { answers: 30 }],
  ['30 learners, 30 answers, 30 questions', { learners: 30, answers: 30, items: 30 }],
  ['one of four choices is right', { guessing: 0.25 }],
  ['the same, 30 answers', { guessing: 0.25, answers: 30 }],
  ['true or false', { guessing: 0.5 }],
];

/** Whether simulated learners' abilities are found again, and how sure the model is of them. */
export function mastery(): void {
  const outcome = simulate(ASKED);
  const { learners, predictions } = outcome;
  const found = correlation(learners.map(({ truth, state }) => [state.ability.mean, truth]));
  const error = calibrationError(predictions.model);
  const losses = { model: logLoss(predictions.model), share: logLoss(predictions.share), moving: logLoss(predictions.moving), truth: logLoss(predictions.truth) };
  console.log(`\n${ASKED.learners} learners × ${ASKED.answers} answers, one at a time, drawn from ${ASKED.items} questions`);
  printTable(['', 'measured', 'goal'], [
    ['correlation with the true ability', found.toFixed(3), `at least 0.9: ${met(found >= 0.9)}`],
    ['calibration error', error.toFixed(4), `at most 0.05: ${met(error <= 0.05)}`],
    ['log loss', losses.model.toFixed(4), ''],
    ['… of the share of right answers', losses.share.toFixed(4), `more: ${met(losses.model < losses.share)}`],
    [`… of a moving average over ${WINDOW}`, losses.moving.toFixed(4), `more: ${met(losses.model < losses.moving)}`],
    ['… of who knows every parameter', losses.truth.toFixed(4), ''],
    ['95 % intervals that hold the truth', percent(coverage(outcome)), ''],
    ['calibration error of the mastery shown', shownError(outcome).toFixed(4), ''],
  ]);
  console.log('');
  printTable(['otherwise', 'correlation', 'calibration', 'log loss', 'share', 'moving', 'truth', 'coverage', 'half width'], OTHERS.map(([name, change]) => [name, ...line(simulate({ ...ASKED, ...change }))]));
  if (process.argv.includes('--write')) writeFileSync(PLOT, drawn(outcome, binsOf(predictions.model)));
}

function line(outcome: Outcome): string[] {
  const { learners, predictions } = outcome;
  const half = learners.reduce((sum, { state }) => sum + width(state.ability), 0) / learners.length / 2;
  return [
    correlation(learners.map(({ truth, state }) => [state.ability.mean, truth])).toFixed(3),
    calibrationError(predictions.model).toFixed(4),
    ...(['model', 'share', 'moving', 'truth'] as const).map((who) => logLoss(predictions[who]).toFixed(4)),
    percent(coverage(outcome)),
    half.toFixed(3),
  ];
}

/** Of the probabilities that are shown in the end, against those of knowing a question of average difficulty. */
function shownError({ learners }: Outcome): number {
  return calibrationError(learners.map(({ truth, state }) => ({ expected: likelihoodOf(state.ability).probability, score: 1 / (1 + Math.exp(-truth)) })));
}

function width(ability: Parameters<typeof likelihoodOf>[0]): number {
  const { low, high } = likelihoodOf(ability);
  return high - low;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const met = (is: boolean): string => (is ? 'met' : 'MISSED');
