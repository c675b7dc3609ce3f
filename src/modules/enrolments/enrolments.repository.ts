import type { PageRequest } from '../../platform/graphql/pages.js';
import { newId } from '../../platform/ids.js';
import type { Sql } from '../../platform/postgres.js';
import type { EnrolledBy, EnrolmentState } from './enrolments.entity.js';

export interface EnrolmentRow {
  id: string;
  organizationId: string;
  courseId: string;
  userId: string;
  state: EnrolmentState;
  enrolledAt: Date;
  endedAt: Date | null;
  reason: string | null;
  completedAt: Date | null;
  completedLessons: number | null;
}

export interface ChangeRow {
  id: string;
  state: EnrolmentState;
  through: EnrolledBy | null;
  actorId: string;
  reason: string | null;
  at: Date;
}

const COLUMNS = `id, organization_id AS "organizationId", course_id AS "courseId", user_id AS "userId", state, enrolled_at AS "enrolledAt",
  ended_at AS "endedAt", reason, completed_at AS "completedAt", completed_lessons AS "completedLessons"`;

export async function enrolmentOf(sql: Sql, courseId: string, userId: string): Promise<EnrolmentRow | null> {
  return (await enrolmentsOf(sql, userId, [courseId])).get(courseId) ?? null;
}

/** By course. */
export async function enrolmentsOf(sql: Sql, userId: string, courseIds: readonly string[]): Promise<Map<string, EnrolmentRow>> {
  const rows = await sql.query<EnrolmentRow>(`SELECT ${COLUMNS} FROM enrolments WHERE user_id = $1 AND course_id = ANY ($2)`, [userId, courseIds]);
  return new Map(rows.map((row) => [row.courseId, row]));
}

export async function enrolmentById(sql: Sql, id: string): Promise<EnrolmentRow | null> {
  const [row] = await sql.query<EnrolmentRow>(`SELECT ${COLUMNS} FROM enrolments WHERE id = $1`, [id]);
  return row ?? null;
}

/** Newest first, one beyond the page. @param states null: all */
export function enrolmentPage(sql: Sql, userId: string, states: readonly EnrolmentState[] | null, { first, after }: PageRequest): Promise<EnrolmentRow[]> {
  return sql.query<EnrolmentRow>(
    `SELECT ${COLUMNS} FROM enrolments WHERE user_id = $1 AND ($2::text[] IS NULL OR state = ANY ($2)) AND ($3::text IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`,
    [userId, states, after, first + 1],
  );
}

export async function countActive(sql: Sql, courseId: string): Promise<number> {
  const [row] = await sql.query<{ count: number }>(`SELECT count(*) AS count FROM enrolments WHERE course_id = $1 AND state = 'ACTIVE'`, [courseId]);
  return row!.count;
}

/** Lets somebody in, for the first time or again. The course must be locked; its times are of then, whenever the transaction began. */
export async function enter(tx: Sql, { organizationId, courseId, userId }: Pick<EnrolmentRow, 'organizationId' | 'courseId' | 'userId'>, through: EnrolledBy): Promise<EnrolmentRow> {
  const [row] = await tx.query<EnrolmentRow>(
    `INSERT INTO enrolments (id, organization_id, course_id, user_id, state, enrolled_at) VALUES ($1, $2, $3, $4, 'ACTIVE', clock_timestamp())
     ON CONFLICT (course_id, user_id) DO UPDATE SET state = 'ACTIVE', enrolled_at = clock_timestamp(), ended_at = NULL, reason = NULL
     RETURNING ${COLUMNS}`,
    [newId('Enrolment'), organizationId, courseId, userId],
  );
  await insertChange(tx, row!, { through, actorId: userId });
  return row!;
}

/** Ends it; what is over stays. The course must be locked. */
export async function end(tx: Sql, id: string, state: EnrolmentState, { actorId, reason }: { actorId: string; reason: string | null }): Promise<EnrolmentRow> {
  const [row] = await tx.query<EnrolmentRow>(
    `UPDATE enrolments SET state = $2, ended_at = clock_timestamp(), reason = $3 WHERE id = $1 RETURNING ${COLUMNS}`,
    [id, state, reason],
  );
  await insertChange(tx, row!, { through: null, actorId });
  return row!;
}

async function insertChange(tx: Sql, { id, organizationId, state, reason }: EnrolmentRow, { through, actorId }: { through: EnrolledBy | null; actorId: string }): Promise<void> {
  await tx.query(
    'INSERT INTO enrolment_changes (id, organization_id, enrolment_id, state, through, actor_id, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp())',
    [newId('EnrolmentChange'), organizationId, id, state, through, actorId, reason],
  );
}

/** Of each, newest first. */
export async function changesOf(sql: Sql, enrolmentIds: readonly string[]): Promise<Map<string, ChangeRow[]>> {
  const rows = await sql.query<ChangeRow & { enrolmentId: string }>(
    `SELECT enrolment_id AS "enrolmentId", id, state, through, actor_id AS "actorId", reason, at FROM enrolment_changes WHERE enrolment_id = ANY ($1) ORDER BY at DESC, id DESC`,
    [enrolmentIds],
  );
  return Map.groupBy(rows, ({ enrolmentId }) => enrolmentId);
}
