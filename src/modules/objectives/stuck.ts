import type { MasteryOf } from './mastery.port.service.js';

/** A learner's graded answer to a question that tests an objective. */
export interface ClassAnswer {
  learnerId: string;
  objectiveId: string;
  attemptId: string;
  itemId: string;
  version: number;
  points: number;
  maxPoints: number;
  at: Date;
}

export enum StuckReason {
  WRONG_IN_A_ROW = 'WRONG_IN_A_ROW',
  SURELY_LOW = 'SURELY_LOW',
}

/** As many wrong answers in a row are no accident any more. */
const IN_A_ROW = 3;
/** From so many answers on an estimate says something of the learner, and not of its beginning. */
const ENOUGH_ANSWERS = 5;
/** An answer below it is wrong; a mastery that is surely below it is low. */
const HALF = 0.5;

/** How many of the newest answers the rule looks at, and shows. */
export const LOOKED_AT = ENOUGH_ANSWERS;

/**
 * Why a learner is stuck on an objective, with the answers that show it; null where he isn't. Three wrong ones in a row, the newest
 * ones, each below half of its points; or a mastery of whose interval even the upper end is below one half after five answers.
 * @param answers the newest first
 */
export function stuckOn(answers: readonly ClassAnswer[], mastery: Pick<MasteryOf, 'high' | 'answers'> | null): { reason: StuckReason; answers: ClassAnswer[] } | null {
  const right = answers.findIndex(({ points, maxPoints }) => points >= maxPoints * HALF);
  const wrong = answers.slice(0, right === -1 ? answers.length : right);
  if (wrong.length >= IN_A_ROW) return { reason: StuckReason.WRONG_IN_A_ROW, answers: wrong };
  if (mastery && mastery.answers >= ENOUGH_ANSWERS && mastery.high < HALF) return { reason: StuckReason.SURELY_LOW, answers: [...answers] };
  return null;
}
