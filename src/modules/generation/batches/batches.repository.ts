import type { CourseAccess } from '../../../auth/policy.js';
import { COURSE_ACCESS, courseCondition } from '../../../auth/policy.sql.js';
import type { Viewer } from '../../../auth/viewer.js';
import type { PageRequest } from '../../../platform/graphql/pages.js';
import type { Sql } from '../../../platform/postgres.js';
import type { BatchMode } from './batches.entity.js';
import { BatchStatus } from './batches.type.js';

/** A batch as it is read; what it has come to is counted from its generations. */
export interface BatchRow {
  id: string;
  organizationId: string;
  userId: string;
  mode: BatchMode;
  status: BatchStatus;
  progress: { completed: number; total: number };
  costMicroUsd: number;
  lastSeq: number;
  notice: string | null;
  /** Those that its generations are made from. */
  courses: CourseAccess[];
  createdAt: Date;
  finishedAt: Date | null;
}

type Counted = Omit<BatchRow, 'status' | 'progress' | 'finishedAt'> & { cancelledAt: Date | null; completed: number; total: number; lastFinishedAt: Date | null };

const SELECT_BATCH = `
  SELECT b.id, b.organization_id AS "organizationId", b.user_id AS "userId", b.mode, b.notice, b.created_at AS "createdAt",
         b.cancelled_at AS "cancelledAt", i.total, i.completed, i."lastFinishedAt", i.cost AS "costMicroUsd", i."lastSeq", i.courses
    FROM batches b
   CROSS JOIN LATERAL (
     SELECT count(*)::int AS total, count(*) FILTER (WHERE item.generation_id IS NULL OR g.finished_at IS NOT NULL)::int AS completed,
            max(g.finished_at) AS "lastFinishedAt",
            COALESCE(sum((SELECT sum(a.cost_micro_usd) FROM provider_attempts a WHERE a.generation_id = g.id)), 0)::bigint AS cost,
            COALESCE((SELECT last_seq FROM streams WHERE id = b.id), 0) AS "lastSeq",
            COALESCE(jsonb_agg(DISTINCT ${COURSE_ACCESS}) FILTER (WHERE c.id IS NOT NULL), '[]') AS courses
       FROM batch_items item LEFT JOIN generations g ON g.id = item.generation_id LEFT JOIN courses c ON c.id = g.course_id WHERE item.batch_id = b.id
   ) i`;

function batchOf({ cancelledAt, completed, total, lastFinishedAt, ...row }: Counted): BatchRow {
  const isOver = completed === total;
  const over = cancelledAt ? BatchStatus.CANCELLED : BatchStatus.COMPLETED;
  return {
    ...row,
    status: isOver ? over : BatchStatus.RUNNING,
    progress: { completed, total },
    // Where everything was refused, it was over as it began.
    finishedAt: isOver ? (lastFinishedAt ?? row.createdAt) : null,
  };
}

export async function batchById(sql: Sql, id: string): Promise<BatchRow | null> {
  const [row] = await sql.query<Counted>(`${SELECT_BATCH} WHERE b.id = $1`, [id]);
  return row ? batchOf(row) : null;
}

/** The viewer's own that he may still read, newest first; ids ascend in time. */
export async function batchesOf(sql: Sql, viewer: Viewer, page: PageRequest): Promise<BatchRow[]> {
  const shutOut = courseCondition(viewer, 'is shut out', 4);
  const rows = await sql.query<Counted>(
    `${SELECT_BATCH} WHERE b.user_id = $1 AND ($2::text IS NULL OR b.id < $2) AND NOT EXISTS (
        SELECT FROM batch_items item JOIN generations g ON g.id = item.generation_id JOIN courses c ON c.id = g.course_id
         WHERE item.batch_id = b.id AND ${shutOut.condition})
      ORDER BY b.id DESC LIMIT $3`,
    [viewer.id, page.after, page.first + 1, ...shutOut.values],
  );
  return rows.map(batchOf);
}

/** The batch that this user's key already stands for, and whether it was asked for in the same words. */
export async function batchByKey(
  sql: Sql,
  batch: { userId: string; idempotencyKey: string; mode: BatchMode; requests: object[] },
): Promise<{ id: string; sameRequest: boolean } | null> {
  const [row] = await sql.query<{ id: string; sameRequest: boolean }>(
    'SELECT id, mode = $3 AND requests = $4::jsonb AS "sameRequest" FROM batches WHERE user_id = $1 AND idempotency_key = $2',
    [batch.userId, batch.idempotencyKey, batch.mode, JSON.stringify(batch.requests)],
  );
  return row ?? null;
}

export interface NewBatch {
  id: string;
  organizationId: string;
  userId: string;
  mode: BatchMode;
  requests: object[];
  idempotencyKey: string | null;
  notice: string | null;
}

/** @returns false if another request with the same key was faster */
export async function insertBatch(tx: Sql, batch: NewBatch): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO batches (id, organization_id, user_id, mode, requests, idempotency_key, notice)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (user_id, idempotency_key) DO NOTHING RETURNING id`,
    [batch.id, batch.organizationId, batch.userId, batch.mode, JSON.stringify(batch.requests), batch.idempotencyKey, batch.notice],
  );
  return rows.length > 0;
}

export interface NewItem {
  generationId: string | null;
  refusal: object | null;
}

/** @param items in the order of the requests */
export async function insertItems(tx: Sql, batch: { id: string; organizationId: string }, items: NewItem[]): Promise<void> {
  await tx.query(
    `INSERT INTO batch_items (batch_id, index, organization_id, generation_id, refusal)
     SELECT $1, item.ordinal - 1, $2, item.generation_id, item.refusal
       FROM unnest($3::text[], $4::jsonb[]) WITH ORDINALITY AS item (generation_id, refusal, ordinal)`,
    [batch.id, batch.organizationId, items.map(({ generationId }) => generationId), items.map(({ refusal }) => refusal && JSON.stringify(refusal))],
  );
}

export interface ItemRow {
  batchId: string;
  index: number;
  generationId: string | null;
  refusal: Record<string, unknown> | null;
}

export async function itemsOf(sql: Sql, batchIds: readonly string[]): Promise<ItemRow[]> {
  return sql.query<ItemRow>(
    `SELECT batch_id AS "batchId", index, generation_id AS "generationId", refusal
       FROM batch_items WHERE batch_id = ANY ($1) ORDER BY batch_id, index`,
    [batchIds],
  );
}

/** The generations of a batch that have no end yet, in the order of the requests. */
export async function unfinishedOf(sql: Sql, id: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    'SELECT g.id FROM batch_items i JOIN generations g ON g.id = i.generation_id WHERE i.batch_id = $1 AND g.finished_at IS NULL ORDER BY i.index',
    [id],
  );
  return rows.map((row) => row.id);
}

/** What its generations have cost so far, in micro-dollars. */
export async function costOfBatch(sql: Sql, id: string): Promise<{ costMicroUsd: number; settled: boolean }> {
  const [row] = await sql.query<{ costMicroUsd: number; settled: boolean }>(
    `SELECT COALESCE(sum(a.cost_micro_usd) FILTER (WHERE a.outcome IS NOT NULL), 0)::bigint AS "costMicroUsd",
            COALESCE(bool_and(a.outcome IS NOT NULL), true) AS settled
       FROM batch_items i JOIN provider_attempts a ON a.generation_id = i.generation_id WHERE i.batch_id = $1`,
    [id],
  );
  return row!;
}

/** Marks a batch as cancelled; the caller holds its log, which is open. */
export async function markCancelled(tx: Sql, id: string): Promise<void> {
  await tx.query('UPDATE batches SET cancelled_at = now() WHERE id = $1 AND cancelled_at IS NULL', [id]);
}
