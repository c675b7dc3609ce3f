import { newId } from '../../platform/ids.js';
import type { Sql } from '../../platform/postgres.js';
import type { AnswerId } from './grading.repository.js';
import type { RegradeResult } from './grading.type.js';
import type { Regraded } from './regrading.js';

/** One that goes by the key that the question has now; null where there is none under way. */
export async function runningRegrade(sql: Sql, itemId: string): Promise<string | null> {
  const [row] = await sql.query<{ id: string }>(
    'SELECT r.id FROM regrades r JOIN quiz_items i ON i.id = r.item_id WHERE r.item_id = $1 AND r.finished_at IS NULL AND r.item_version = i.version ORDER BY r.id LIMIT 1',
    [itemId],
  );
  return row?.id ?? null;
}

/** @returns its id */
export async function beginRegrade(tx: Sql, askedBy: string, itemId: string, reason: string): Promise<string> {
  const id = newId('Regrade');
  await tx.query(
    `INSERT INTO regrades (id, organization_id, course_id, item_id, item_version, asked_by, reason, total)
     SELECT $1, i.organization_id, q.course_id, i.id, i.version, $2, $4, (SELECT count(*) FROM graded_answers a WHERE a.item_id = i.id)
       FROM quiz_items i JOIN quizzes q ON q.id = i.quiz_id WHERE i.id = $3`,
    [id, askedBy, itemId, reason],
  );
  return id;
}

export interface NextAnswer extends AnswerId {
  askedBy: string;
  reason: string;
}

/** Locks a regrade for its next answer. @returns null where none is left, which ends it, or another is at it */
export async function nextAnswer(tx: Sql, id: string): Promise<NextAnswer | null> {
  const [regrade] = await tx.query<{ itemId: string; after: string; askedBy: string; reason: string }>(
    `SELECT item_id AS "itemId", last_attempt_id AS after, asked_by AS "askedBy", reason FROM regrades WHERE id = $1 AND finished_at IS NULL FOR UPDATE SKIP LOCKED`,
    [id],
  );
  if (!regrade) return null;
  const { itemId, after, askedBy, reason } = regrade;
  const [next] = await tx.query<{ attemptId: string }>(
    'SELECT attempt_id AS "attemptId" FROM graded_answers WHERE item_id = $1 AND attempt_id > $2 ORDER BY attempt_id LIMIT 1', [itemId, after],
  );
  if (next) return { ...next, itemId, askedBy, reason };
  await tx.query('UPDATE regrades SET finished_at = clock_timestamp() WHERE id = $1', [id]);
  return null;
}

/** In the transaction that grades it: how far the regrade is now. */
export async function noteRegraded(tx: Sql, id: string, { attemptId }: AnswerId, outcome: Regraded | 'failed'): Promise<void> {
  const is = (counted: typeof outcome): number => (outcome === counted ? 1 : 0);
  await tx.query(
    `UPDATE regrades SET last_attempt_id = $2, answers = answers + 1, changed = changed + $3, judging = judging + $4, kept_by_person = kept_by_person + $5, failed = failed + $6
      WHERE id = $1`,
    [id, attemptId, is('changed'), is('judging'), is('keptByPerson'), is('failed')],
  );
}

export async function regradeById(sql: Sql, id: string): Promise<(RegradeResult & { itemId: string }) | null> {
  const [row] = await sql.query<RegradeResult & { itemId: string }>(
    `SELECT id, item_id AS "itemId", total, answers, changed, judging, kept_by_person AS "keptByPerson", failed, finished_at AS "finishedAt" FROM regrades WHERE id = $1`, [id],
  );
  return row ?? null;
}
