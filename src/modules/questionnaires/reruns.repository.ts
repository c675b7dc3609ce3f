import type { PageRequest } from '../../platform/graphql/pages.js';
import type { Sql } from '../../platform/postgres.js';
import type { RerunStatus } from './questionnaires.entity.js';

export interface RerunRow {
  id: string;
  organizationId: string;
  userId: string;
  questionnaireId: string;
  requestedBy: string;
  status: RerunStatus;
  generationId: string | null;
  note: string | null;
  createdAt: Date;
  decidedAt: Date | null;
}

const COLUMNS = `id, organization_id AS "organizationId", user_id AS "userId", questionnaire_id AS "questionnaireId", requested_by AS "requestedBy", status,
  generation_id AS "generationId", note, created_at AS "createdAt", decided_at AS "decidedAt"`;

/** @returns null where one of that questionnaire waits, runs or is ready already, or where the questionnaire is gone */
export async function insertRerun(tx: Sql, rerun: Pick<RerunRow, 'id' | 'organizationId' | 'userId' | 'questionnaireId' | 'requestedBy'>): Promise<RerunRow | null> {
  const [questionnaire] = await tx.query(`SELECT 1 FROM questionnaires WHERE id = $1 AND user_id = $2 AND status = 'COMPLETED' FOR UPDATE`, [rerun.questionnaireId, rerun.userId]);
  if (!questionnaire) return null;
  const [row] = await tx.query<RerunRow>(
    `INSERT INTO profile_reruns (id, organization_id, user_id, questionnaire_id, requested_by, status)
     SELECT $1, $2, $3, $4, $5, 'QUEUED' WHERE NOT EXISTS (SELECT FROM profile_reruns WHERE questionnaire_id = $4 AND status IN ('QUEUED', 'RUNNING', 'READY')) RETURNING ${COLUMNS}`,
    [rerun.id, rerun.organizationId, rerun.userId, rerun.questionnaireId, rerun.requestedBy],
  );
  return row ?? null;
}

export async function rerunById(sql: Sql, id: string): Promise<RerunRow | null> {
  const [row] = await sql.query<RerunRow>(`SELECT ${COLUMNS} FROM profile_reruns WHERE id = $1`, [id]);
  return row ?? null;
}

/** Those that there are, in the order of their ids. */
export async function rerunsById(sql: Sql, ids: readonly string[]): Promise<RerunRow[]> {
  return sql.query<RerunRow>(`SELECT ${COLUMNS} FROM profile_reruns WHERE id = ANY ($1) ORDER BY id`, [ids]);
}

/** Newest first. */
export async function rerunsOf(sql: Sql, organizationId: string, status: RerunStatus | null, { first, after }: PageRequest): Promise<RerunRow[]> {
  return sql.query<RerunRow>(
    `SELECT ${COLUMNS} FROM profile_reruns WHERE organization_id = $1 AND ($2::text IS NULL OR status = $2) AND ($3::text IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`,
    [organizationId, status, after, first + 1],
  );
}

/** Any of those that are to be started, or whose generation has ended: what waits for money keeps no other waiting. */
export async function rerunsToWorkOn(sql: Sql, limit: number): Promise<RerunRow[]> {
  return sql.query<RerunRow>(
    `SELECT ${COLUMNS.split(', ').map((column) => `r.${column.trim()}`).join(', ')} FROM profile_reruns r LEFT JOIN generations g ON g.id = r.generation_id
      WHERE r.status = 'QUEUED' OR (r.status = 'RUNNING' AND COALESCE(g.status, 'FAILED') NOT IN ('QUEUED', 'RUNNING')) ORDER BY random() LIMIT $1`,
    [limit],
  );
}

/** Compare and set. @returns whether it was still where it is said to be */
export async function moveRerun(tx: Sql, id: string, from: RerunStatus, to: { status: RerunStatus; generationId?: string; note?: string | null; isDecided?: true }): Promise<boolean> {
  const moved = await tx.query(
    `UPDATE profile_reruns SET status = $3, generation_id = COALESCE($4, generation_id), note = $5, decided_at = CASE WHEN $6 THEN now() ELSE decided_at END WHERE id = $1 AND status = $2 RETURNING 1`,
    [id, from, to.status, to.generationId ?? null, to.note ?? null, to.isDecided ?? false],
  );
  return moved.length > 0;
}
