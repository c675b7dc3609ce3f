import type { KeptAnswer } from './answers.repository.js';
import { comparePlaces, learnerAfter, UNSEEN, type LearnerState } from './fold.js';

/** What a learner's answers amount to, by objective, in whichever order they come. */
export function foldLearner(answers: readonly KeptAnswer[]): Map<string, LearnerState> {
  const states = new Map<string, LearnerState>();
  for (const answer of answers.toSorted(comparePlaces)) {
    for (const id of answer.objectiveIds) states.set(id, learnerAfter(states.get(id) ?? UNSEEN, answer));
  }
  return states;
}
