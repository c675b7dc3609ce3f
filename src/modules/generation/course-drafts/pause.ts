import type { BudgetExceeded, QuotaExceeded } from '../generation.type.js';
import type { CourseDraftRow } from './course-drafts.repository.js';
import type { CourseDraftPause } from './course-drafts.type.js';

export type Refusal = QuotaExceeded | BudgetExceeded;

const PASSING_MS = 60_000;
const TIMES = ['retryAt', 'resetsAt'];

/** What a draft waits for, as it was met: JSON knows no instants. */
export function pauseOf({ pause, resumesAt }: Pick<CourseDraftRow, 'pause' | 'resumesAt'>): CourseDraftPause | null {
  if (!pause) return null;
  const { message, since, refusal } = pause;
  return { message, since: new Date(since), resumesAt, refusal: refusal && (timed(refusal) as unknown as Refusal) };
}

function timed(stored: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, TIMES.includes(name) ? new Date(value as string) : value]));
}

/** What a draft is to wait for. */
export interface Wait {
  message: string;
  /** Null: until a person says so. */
  resumesAt: Date | null;
  refusal: Refusal | null;
}

/** What passes within the hour is waited for; money that is used up is a person's to wait for. */
export function waitFor(refusal: Refusal): Wait {
  const resumesAt = 'retryAt' in refusal ? refusal.retryAt : refusal.resetsAt.getTime() - Date.now() < PASSING_MS ? refusal.resetsAt : null;
  return { message: refusal.message, resumesAt, refusal };
}

/** Thrown to undo a transaction in which nothing could be started. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}
