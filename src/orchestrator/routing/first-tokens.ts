import type { ModelKey } from '../breakers.js';

/** How long models take to their first token, as measured lately. */
export interface FirstTokens {
  observed(model: ModelKey, milliseconds: number): void;
  /** An average that forgets; null where too few calls have told. */
  averageMs(model: ModelKey): number | null;
}

/** How much each further call moves the average. */
export const SMOOTHING = 0.2;
/** Below that many calls nobody knows how fast a model is. */
export const FEWEST_CALLS = 5;
