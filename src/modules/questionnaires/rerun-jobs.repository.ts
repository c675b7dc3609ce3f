import type { Sql } from '../../platform/postgres.js';

/** How far it is with all profiles of the built-in analysis. */
export interface RerunJobRow {
  id: string;
  organizationId: string;
  requestedBy: string;
  reason: string;
  total: number;
  profiles: number;
  begun: number;
  lastUserId: string;
  createdAt: Date;
  finishedAt: Date | null;
}

const COLUMNS = `id, organization_id AS "organizationId", requested_by AS "requestedBy", reason, total, profiles, begun, last_user_id AS "lastUserId",
  created_at AS "createdAt", finished_at AS "finishedAt"`;

/** Two who ask at once are one. @returns the id of the one that is under way, which is this one where there was none */
export async function beginRerunJob(tx: Sql, job: Pick<RerunJobRow, 'id' | 'organizationId' | 'requestedBy' | 'reason' | 'total'>): Promise<string> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('rerun ' || $1, 0))`, [job.organizationId]);
  const [running] = await tx.query<{ id: string }>('SELECT id FROM profile_rerun_jobs WHERE organization_id = $1 AND finished_at IS NULL', [job.organizationId]);
  if (running) return running.id;
  await tx.query('INSERT INTO profile_rerun_jobs (id, organization_id, requested_by, reason, total, profiles, begun, last_user_id) VALUES ($1, $2, $3, $4, $5, 0, 0, $6)', [
    job.id, job.organizationId, job.requestedBy, job.reason, job.total, '',
  ]);
  return job.id;
}

export async function rerunJobById(sql: Sql, id: string): Promise<RerunJobRow | null> {
  const [row] = await sql.query<RerunJobRow>(`SELECT ${COLUMNS} FROM profile_rerun_jobs WHERE id = $1`, [id]);
  return row ?? null;
}

export async function openRerunJobs(sql: Sql): Promise<RerunJobRow[]> {
  return sql.query<RerunJobRow>(`SELECT ${COLUMNS} FROM profile_rerun_jobs WHERE finished_at IS NULL ORDER BY id`);
}

/** Locks a job that has not come as far as a user. @returns false where another has, or is at it */
export async function holdRerunJob(tx: Sql, id: string, userId: string): Promise<boolean> {
  const held = await tx.query('SELECT 1 FROM profile_rerun_jobs WHERE id = $1 AND finished_at IS NULL AND last_user_id < $2 FOR UPDATE SKIP LOCKED', [id, userId]);
  return held.length > 0;
}

/** In the transaction that holds it: it has come as far as a user. */
export async function noteRerunJob(tx: Sql, id: string, userId: string, isBegun: boolean): Promise<void> {
  await tx.query('UPDATE profile_rerun_jobs SET last_user_id = $2, profiles = profiles + 1, begun = begun + $3 WHERE id = $1', [id, userId, isBegun ? 1 : 0]);
}

/** It names nobody any more. */
export async function finishRerunJob(sql: Sql, id: string): Promise<void> {
  await sql.query(`UPDATE profile_rerun_jobs SET finished_at = clock_timestamp(), last_user_id = '' WHERE id = $1 AND finished_at IS NULL`, [id]);
}
