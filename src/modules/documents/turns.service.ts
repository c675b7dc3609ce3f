import { unavailable } from '../../platform/errors.js';
import type { Db, Sql } from '../../platform/postgres.js';

/** Which documents, and whose. */
export interface Whose {
  collection: string;
  userId: string;
}

/** Whoever waits holds a connection that others want: one who is alone with them may be stopped, or hang. */
const PATIENCE_MS = 2_000;
const RETRY_SECONDS = 5;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Does something while nobody else is alone with these documents or writes them; holds a connection as long.
 * @param patienceMs 0: waits for its turn as long as it takes. @throws UNAVAILABLE
 */
export function alone<Result>(db: Db, whose: Whose, work: (tx: Sql) => Promise<Result>, patienceMs = PATIENCE_MS): Promise<Result> {
  return db.transaction(async (tx) => {
    await turn(tx, 'pg_advisory_xact_lock', whose, patienceMs);
    return work(tx);
  });
}

/** Does something beside all others who do so, while nobody is alone with these documents. @throws UNAVAILABLE */
export function beside<Result>(db: Db, whose: Whose, work: (tx: Sql) => Promise<Result>): Promise<Result> {
  return db.transaction(async (tx) => {
    await turn(tx, 'pg_advisory_xact_lock_shared', whose, PATIENCE_MS);
    return work(tx);
  });
}

async function turn(tx: Sql, lock: string, whose: Whose, patienceMs: number): Promise<void> {
  await tx.query(`SELECT set_config('lock_timeout', $1, true)`, [String(patienceMs)]);
  await tx.query(`SELECT ${lock}(hashtextextended($1, 0))`, [nameOf(whose)]).catch((error: Error & { code?: string }) => {
    throw error.code === LOCK_NOT_AVAILABLE ? Object.assign(unavailable(`The learner's ${whose.collection}`, RETRY_SECONDS), { cause: error }) : error;
  });
  await tx.query(`SELECT set_config('lock_timeout', '0', true)`);
}

function nameOf({ collection, userId }: Whose): string {
  return `documents ${collection} ${userId}`;
}
