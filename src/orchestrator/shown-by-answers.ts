import type { AnalysedAnswer } from './learner-tasks.js';

/** From which share of right answers on a topic is known. */
export const KNOWN = 2 / 3;
/** How fast a lesson is worked through, with its exercises, in tokens. */
export const TOKENS_AN_HOUR = 2_000;
/** How sure the learner's own account of what he can makes anybody. */
export const BY_OWN_ACCOUNT = 0.4;
/** How sure somebody can be of what only follows from the rest. */
export const FOLLOWS = 0.6;

const ENOUGH_FOR_A_LEVEL = 3;

/** Laplace's rule: of one answer nobody is sure. */
export function surenessOf(agreeing: number, of: number): number {
  return (agreeing + 1) / (of + 2);
}

/** How sure a level is that so many answers of a test show. */
export function surenessOfLevel(tested: number): number {
  return tested / (tested + ENOUGH_FOR_A_LEVEL);
}

export function isTested({ right }: Pick<AnalysedAnswer, 'right'>): boolean {
  return right !== null;
}

/** The level, 1 to 3, that a test shows: the highest of which more answers are right than wrong. @param tested of a level each */
export function levelHeld(tested: readonly Pick<AnalysedAnswer, 'right' | 'level'>[]): number {
  const held = [1, 2, 3].filter((level) => {
    const own = tested.filter((answer) => answer.level === level);
    return own.length > 0 && own.filter(({ right }) => right).length * 2 > own.length;
  });
  return Math.max(1, ...held);
}

/** The level, 1 to 3, that somebody gives himself on a scale from 1 to 5. */
export function levelSaid({ value }: Pick<AnalysedAnswer, 'value'>): number {
  return Math.min(3, Math.max(1, Math.round(Number(value) / 2)));
}
