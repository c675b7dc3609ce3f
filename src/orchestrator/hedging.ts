import type { Candidate } from './candidates.js';
import { keyOf, nameOf } from './breakers.js';

export interface HedgeSettings {
  /** A fixed delay in milliseconds; when left out, the observed 95th percentile of the time to the first token. */
  afterMs?: number | undefined;
}

const QUANTILE = 0.95;
/** Below this many observations nobody knows what is slow. */
const FEWEST_OBSERVATIONS = 20;
const MOST_OBSERVATIONS = 256;
/** How many calls may be doubled, of all. */
const MOST_HEDGED = 0.05;

/**
 * When a call that has not begun to answer is doubled by one to a second candidate (Dean and Barroso, "The Tail at Scale",
 * CACM 56(2), 2013): at the p95 of its model, and for at most 5 % of the calls.
 */
export class Hedging {
  private readonly times = new Map<string, number[]>();
  private calls = 0;
  private hedged = 0;

  constructor(private readonly settings: HedgeSettings) {}

  /** A call that could be hedged begins. @returns how long to wait for its first token, in milliseconds; null: for ever */
  delayFor(candidate: Candidate): number | null {
    this.calls += 1;
    if (this.settings.afterMs !== undefined) return this.settings.afterMs;
    const times = this.times.get(nameOf(keyOf(candidate))) ?? [];
    if (times.length < FEWEST_OBSERVATIONS) return null;
    return [...times].sort((one, other) => one - other)[Math.ceil(times.length * QUANTILE) - 1] ?? null;
  }

  /** Whether another call may be doubled. The first one may, or there would be none in the first twenty. */
  get mayHedge(): boolean {
    return this.hedged === 0 || this.hedged + 1 <= this.calls * MOST_HEDGED;
  }

  /** Takes the place of one doubled call. @returns whether there was one */
  take(): boolean {
    if (!this.mayHedge) return false;
    this.hedged += 1;
    return true;
  }

  /** A model's first token came after so many milliseconds. */
  observed(candidate: Candidate, milliseconds: number): void {
    const name = nameOf(keyOf(candidate));
    const times = this.times.get(name) ?? [];
    times.push(milliseconds);
    if (times.length > MOST_OBSERVATIONS) times.shift();
    this.times.set(name, times);
  }
}
