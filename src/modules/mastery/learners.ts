import type { KeptAnswer } from './answers.repository.js';
import { comparePlaces, fadedTo, learnerAfter, UNSEEN, type LearnerState } from './fold.js';
import { expectedScore } from './model.js';

/** What a learner's answers on one objective amount to: to himself, and to others. */
export interface LearnerStates {
  /** By all of them. */
  own: LearnerState;
  /** Without his practice, which is nobody else's business. */
  shared: LearnerState;
}

export const UNKNOWN_LEARNER: LearnerStates = { own: UNSEEN, shared: UNSEEN };

/** Once one more answer is included, which comes behind all others. */
export function statesAfter({ own, shared }: LearnerStates, answer: KeptAnswer): LearnerStates {
  return { own: learnerAfter(own, answer), shared: answer.practice ? shared : learnerAfter(shared, answer) };
}

/** What a learner's answers amount to, by objective, in whichever order they come. */
export function foldLearner(answers: readonly KeptAnswer[]): Map<string, LearnerStates> {
  const states = new Map<string, LearnerStates>();
  for (const answer of answers.toSorted(comparePlaces)) {
    for (const id of answer.objectiveIds) states.set(id, statesAfter(states.get(id) ?? UNKNOWN_LEARNER, answer));
  }
  return states;
}

/** An answer with the score that was to be expected by those before it. */
export interface Evidence extends KeptAnswer {
  expectedScore: number;
}

/** The same for one objective, step by step: nothing in it comes from an answer that isn't among these. */
export function evidenceOn(objectiveId: string, answers: readonly KeptAnswer[]): Evidence[] {
  let state = UNSEEN;
  return answers.filter(({ objectiveIds }) => objectiveIds.includes(objectiveId)).toSorted(comparePlaces).map((answer) => {
    const expected = expectedScore(fadedTo(state, answer.at), answer.difficulty, answer.guessing);
    state = learnerAfter(state, answer);
    return { ...answer, expectedScore: expected };
  });
}
