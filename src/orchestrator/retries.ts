import { setTimeout as sleep } from 'node:timers/promises';
import { ProviderError, type ProviderErrorKind } from './model.js';

export interface RetrySettings {
  /** How often a generation may ask a candidate again that has failed; 0: never. */
  attempts: number;
  /** The longest first wait, in milliseconds; each further one may be twice as long. */
  baseMs: number;
}

export const DEFAULT_RETRIES: RetrySettings = { attempts: 3, baseMs: 1_000 };

const LONGEST_WAIT_MS = 60_000;

/** Failures that another call a moment later may not meet. Who did not begin in time gets no second time to wait for. */
const PASSING: ReadonlySet<ProviderErrorKind> = new Set([
  'unreachable', 'reset', 'cut', 'malformed', 'stalled', 'rate_limited', 'overloaded', 'server_error',
]);

/**
 * The retries of one generation, shared by all its attempts; going to the next candidate is none. Waits grow by
 * exponential backoff with full jitter (Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 */
export class RetryBudget {
  private used = 0;

  constructor(private readonly settings: RetrySettings) {}

  /** How long to wait before the same candidate is asked again, in milliseconds; null: it is not. */
  next(error: ProviderError, leftMs: number): number | null {
    if (!PASSING.has(error.kind) || this.used >= this.settings.attempts) return null;
    const wait = error.retryAfterMs ?? Math.random() * Math.min(LONGEST_WAIT_MS, this.settings.baseMs * 2 ** this.used);
    if (wait >= leftMs) return null;
    this.used += 1;
    return wait;
  }

  /** As in "the 2nd of 3 retries". */
  get count(): string {
    return `${this.used} of ${this.settings.attempts}`;
  }
}

/** @throws ProviderError of kind aborted as soon as `signal` says so */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  const until = performance.now() + milliseconds;
  try {
    // A timer may be a fraction of a millisecond early.
    for (let left = milliseconds; left > 0; left = until - performance.now()) await sleep(Math.ceil(left), undefined, { signal });
  } catch (error) {
    if (signal.aborted) throw new ProviderError('aborted', 'The wait for another try was given up.');
    throw error;
  }
}
