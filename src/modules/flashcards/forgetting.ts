import { forgetting_curve, FSRSAlgorithm, generatorParameters, Rating } from 'ts-fsrs';

/**
 * FSRS-6 with its published default parameters: J. Ye et al., https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm#fsrs-6,
 * as ts-fsrs implements it. The one memory model, of cards and of what questions show.
 */
export const PARAMETERS = generatorParameters({ enable_fuzz: true });

const ALGORITHM = new FSRSAlgorithm(PARAMETERS);

/** What is remembered, and for how long. */
export interface Retention {
  /** Days until it is recalled with a probability of 0.9. */
  stability: number;
  /** How hard it is to keep, 1 to 10. */
  difficulty: number;
}

/** The probability, 0 to 1, that it is still recalled so many days after it was last practised. */
export function recallAfter(days: number, stability: number): number {
  return forgetting_curve(PARAMETERS.w, days, stability);
}

/** What a practice leaves behind. @param before null: it was the first @param days since the one before */
export function practised(before: Retention | null, days: number, wentWell: boolean): Retention {
  const { stability, difficulty } = ALGORITHM.next_state(before, days, wentWell ? Rating.Good : Rating.Again);
  return { stability, difficulty };
}
