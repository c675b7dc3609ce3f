import { learnerAfter, itemAfter, UNASKED, UNSEEN, type ItemState, type LearnerState } from '../../src/modules/mastery/fold.js';
import { expectedScore } from '../../src/modules/mastery/model.js';
import { randomOf } from '../orchestrator/load.js';

/** Who answers what, and in which order. */
export interface Scenario {
  seed: number;
  learners: number;
  /** Of each learner. */
  answers: number;
  /** That the answers of each learner are drawn from, again only after all others. */
  items: number;
  guessing: number;
  /** `rounds`: everybody's first answer, then everybody's second; `learners`: all of one learner's answers, then the next one's. */
  order: 'rounds' | 'learners';
}

/** A prediction made before its answer was known. */
export interface Prediction {
  expected: number;
  score: number;
}

export interface Outcome {
  /** For each learner: his true ability, and what is believed of it in the end. */
  learners: { truth: number; state: LearnerState }[];
  items: { truth: number; state: ItemState }[];
  /** By who predicts: `model`, its two baselines, and `truth`, which knows every parameter. */
  predictions: Record<'model' | 'share' | 'moving' | 'truth', Prediction[]>;
}

/** The clock stands still: nothing is forgotten. */
const AT = new Date(Date.UTC(2026, 0, 1));
/** How many answers the moving average looks back. */
export const WINDOW = 20;

/**
 * Learners who answer by the two-parameter logistic model, and by chance where guessing is asked for: ability and difficulty N(0, 1),
 * discrimination lognormal(0, 0.3). The model under test is told neither of them, nor the discrimination.
 */
export function simulate({ seed, learners: count, answers, items: pool, guessing, order }: Scenario): Outcome {
  const random = randomOf(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const learners = Array.from({ length: count }, () => ({ truth: normal(), state: UNSEEN, past: [] as number[], right: 0, coming: [] as number[] }));
  const items = Array.from({ length: pool }, () => ({ truth: normal(), discrimination: Math.exp(0.3 * normal()), state: UNASKED }));
  const predictions: Outcome['predictions'] = { model: [], share: [], moving: [], truth: [] };

  const answer = (learner: (typeof learners)[number], number: number): void => {
    if (learner.coming.length === 0) learner.coming = shuffled(pool, random);
    const item = items[learner.coming.pop()!]!;
    const truth = guessing + (1 - guessing) / (1 + Math.exp(-item.discrimination * (learner.truth - item.truth)));
    const score = random() < truth ? 1 : 0;
    const [ability, difficulty] = [learner.state.ability, item.state.difficulty];
    const recent = learner.past.slice(-WINDOW);
    predictions.model.push({ expected: expectedScore(ability, difficulty, guessing), score });
    predictions.truth.push({ expected: truth, score });
    // Laplace's rule of succession: without it the first wrong answer after right ones alone would cost infinitely much.
    predictions.share.push({ expected: (learner.right + 1) / (learner.past.length + 2), score });
    predictions.moving.push({ expected: (recent.reduce((sum, each) => sum + each, 0) + 1) / (recent.length + 2), score });
    learner.past.push(score);
    learner.right += score;
    const given = { score, guessing, at: AT, attemptId: '', position: number };
    learner.state = learnerAfter(learner.state, { ...given, difficulty });
    item.state = itemAfter(item.state, { ...given, ability });
  };
  if (order === 'rounds') for (let number = 1; number <= answers; number += 1) for (const learner of learners) answer(learner, number);
  else for (const learner of learners) for (let number = 1; number <= answers; number += 1) answer(learner, number);
  return { learners, items, predictions };
}

function shuffled(length: number, random: () => number): number[] {
  const order = Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
