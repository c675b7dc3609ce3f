import type { Db, Sql } from '../../platform/postgres.js';

/** Which documents, and whose. */
export interface Whose {
  collection: string;
  userId: string;
}

/** Does something while nobody else is alone with these documents or writes them; holds a connection as long. */
export function alone<Result>(db: Db, whose: Whose, work: (tx: Sql) => Promise<Result>): Promise<Result> {
  return db.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [nameOf(whose)]);
    return work(tx);
  });
}

/** Does something beside all others who do so, while nobody is alone with these documents. */
export function beside<Result>(db: Db, whose: Whose, work: (tx: Sql) => Promise<Result>): Promise<Result> {
  return db.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [nameOf(whose)]);
    return work(tx);
  });
}

function nameOf({ collection, userId }: Whose): string {
  return `documents ${collection} ${userId}`;
}
