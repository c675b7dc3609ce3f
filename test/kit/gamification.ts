import { eventually, rows } from './generations.js';
import type { TestDatabase } from './postgres.js';

type Database = Pick<TestDatabase, 'ownerUrl'>;

/** Resolves when all that may be looked at by now was looked at for awards. */
export async function awarded(database: Database): Promise<void> {
  await eventually(() => rows<{ n: number }>(database, 'SELECT count(*)::int AS n FROM events_to_award WHERE award_after <= now()'), ([row]) => row!.n === 0);
}

/** What somebody's ledger comes to. */
export async function pointsOf(database: Database, userId: string): Promise<number> {
  await awarded(database);
  const [row] = await rows<{ n: number }>(database, 'SELECT COALESCE(sum(points), 0)::int AS n FROM awards WHERE user_id = $1', [userId]);
  return row!.n;
}
