import { setTimeout as pause } from 'node:timers/promises';
import type { Db, Sql } from './postgres.js';

/** SQLSTATE of a deadlock's victim, and of what could not be put in any order with what others did. */
const LOST = new Set(['40P01', '40001']);
const MOST_TRIES = 5;
const FIRST_PAUSE_MS = 20;

/** Whether PostgreSQL undid a transaction only because of others at the same time: the same may work a moment later. */
export function isLostToOthers(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return LOST.has((error as NodeJS.ErrnoException).code ?? '') || isLostToOthers(error.cause);
}

/**
 * One transaction that is begun anew, up to five times, where it is lost to others (`isLostToOthers`).
 * @param work leaves nothing behind but what it writes in the transaction, and reads there whatever it decides by
 * @throws what the work throws; after the last try the error of the loss
 */
export async function retriedTransaction<Result>(db: Db, work: (tx: Sql) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (tries === MOST_TRIES || !isLostToOthers(error)) throw error;
      // Never two of them in step, or they would meet again.
      await pause(FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + Math.random()));
    }
  }
}
