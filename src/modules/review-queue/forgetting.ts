import { retriedTransaction } from '../../platform/contention.js';
import type { Db } from '../../platform/postgres.js';
import { ADDED, RESOLVED } from './entries.service.js';

/** For so long after it was resolved it is told that something waited: who followed before then goes on from where he was. */
const TOLD_DAYS = 30;
const DAY_MS = 86_400_000;
/** Of one course in one transaction: who changes its queue waits for that. */
const AT_A_TIME = 500;

/**
 * Shrinks the logs of all courses: of what was resolved long ago, both its coming and its going. Who replays a log from 0 is told the same
 * queue as before. Any number of processes may.
 */
export async function forgetResolved(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - TOLD_DAYS * DAY_MS);
  const courses = await db.query<{ id: string }>(
    `SELECT c.id FROM courses c WHERE EXISTS (SELECT FROM stream_events e WHERE e.stream_id = c.id AND e.type = '${RESOLVED}' AND e.at < $1) ORDER BY c.id`, [before],
  );
  for (const { id } of courses) while ((await forgetSome(db, id, before)) === AT_A_TIME);
}

/** @returns of how many entries */
function forgetSome(db: Db, courseId: string, before: Date): Promise<number> {
  return retriedTransaction(db, async (tx) => {
    await tx.query('SELECT FROM streams WHERE id = $1 FOR UPDATE', [courseId]);
    // Never the last event: by that readers know where the log ends.
    const pairs = await tx.query<{ added: number; resolved: number }>(
      `SELECT a.seq AS added, r.seq AS resolved
         FROM streams s JOIN stream_events r ON r.stream_id = s.id AND r.type = '${RESOLVED}' AND r.at < $2 AND r.seq < s.last_seq
         JOIN stream_events a ON a.stream_id = s.id AND a.type = '${ADDED}' AND a.data #>> '{entry,id}' = r.data #>> '{entry,id}'
        WHERE s.id = $1 ORDER BY r.seq LIMIT $3`,
      [courseId, before, AT_A_TIME],
    );
    if (pairs.length === 0) return 0;
    await tx.query('DELETE FROM stream_events WHERE stream_id = $1 AND seq = ANY ($2)', [courseId, pairs.flatMap(({ added, resolved }) => [added, resolved])]);
    await tx.query('UPDATE streams SET dropped_through = greatest(dropped_through, $2) WHERE id = $1', [courseId, pairs.at(-1)!.resolved]);
    return pairs.length;
  });
}
