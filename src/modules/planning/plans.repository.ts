import type { PageRequest } from '../../platform/graphql/pages.js';
import type { Sql } from '../../platform/postgres.js';
import type { StudyPlanRow } from './plans.entity.js';
import type { SessionRow } from './progress-of-plan.js';

export type PlanRow = Pick<StudyPlanRow,
  'id' | 'organizationId' | 'userId' | 'courseId' | 'goalId' | 'version' | 'revision' | 'startsOn' | 'deadline' | 'minutes' | 'reviewMinutes' | 'timeOfDay' | 'timeZone' | 'generationId' | 'weeks' | 'left' | 'createdAt' | 'updatedAt'> & {
  /** In their order; as of the same moment. */
  sessions: SessionRow[];
};

/** What its owner decides. */
export type PlanSettings = Pick<PlanRow, 'goalId' | 'startsOn' | 'deadline' | 'minutes' | 'reviewMinutes' | 'timeOfDay' | 'timeZone'>;

const COLUMNS = `p.id, p.organization_id AS "organizationId", p.user_id AS "userId", p.course_id AS "courseId",
  (SELECT coalesce(merged_into_id, id) FROM objectives WHERE id = p.goal_id) AS "goalId", p.version, p.revision, p.starts_on AS "startsOn",
  p.deadline, p.minutes, p.review_minutes AS "reviewMinutes", p.time_of_day AS "timeOfDay", p.time_zone AS "timeZone", p.generation_id AS "generationId", p.weeks, p."left", p.created_at AS "createdAt", p.updated_at AS "updatedAt",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('day', s.day, 'position', s.position, 'kind', s.kind, 'lessonId', s.lesson_id, 'minutes', s.minutes, 'goesOn', s.goes_on, 'outcome', s.outcome) ORDER BY s.day, s.position), '[]')
     FROM study_plan_sessions s WHERE s.plan_id = p.id) AS sessions`;

/** Of that learner; null where there is none. */
export async function planById(sql: Sql, userId: string, id: string): Promise<PlanRow | null> {
  const [row] = await sql.query<PlanRow>(`SELECT ${COLUMNS} FROM study_plans p WHERE p.id = $1 AND p.user_id = $2`, [id, userId]);
  return row ?? null;
}

/** Its versions, which nobody else changes until the transaction ends. */
export async function lockedPlan(tx: Sql, userId: string, id: string): Promise<Pick<PlanRow, 'version' | 'revision'> | null> {
  const [row] = await tx.query<Pick<PlanRow, 'version' | 'revision'>>('SELECT version, revision FROM study_plans WHERE id = $1 AND user_id = $2 FOR NO KEY UPDATE', [id, userId]);
  return row ?? null;
}

/** Newest first, one beyond the page. @param courseIds of these alone */
export function planPage(sql: Sql, userId: string, courseIds: readonly string[], { first, after }: PageRequest): Promise<PlanRow[]> {
  return sql.query<PlanRow>(
    `SELECT ${COLUMNS} FROM study_plans p WHERE p.user_id = $1 AND p.course_id = ANY ($2) AND ($3::text IS NULL OR p.id < $3) ORDER BY p.id DESC LIMIT $4`,
    [userId, courseIds, after, first + 1],
  );
}

/** Of what courses a learner has plans: one id for each plan. */
export async function coursesPlanned(sql: Sql, userId: string): Promise<string[]> {
  const rows = await sql.query<{ courseId: string }>('SELECT course_id AS "courseId" FROM study_plans WHERE user_id = $1', [userId]);
  return rows.map(({ courseId }) => courseId);
}

export async function insertPlan(tx: Sql, plan: Pick<PlanRow, 'id' | 'organizationId' | 'userId' | 'courseId' | 'generationId' | 'weeks'> & PlanSettings): Promise<void> {
  await tx.query(
    `INSERT INTO study_plans (id, organization_id, user_id, course_id, goal_id, version, revision, starts_on, deadline, minutes, review_minutes, time_of_day, time_zone, generation_id, weeks, "left")
     VALUES ($1, $2, $3, $4, $5, 1, 0, $6, $7, $8, $9, $10, $11, $12, $13, '[]')`,
    [
      plan.id, plan.organizationId, plan.userId, plan.courseId, plan.goalId, plan.startsOn, plan.deadline, JSON.stringify(plan.minutes), plan.reviewMinutes, plan.timeOfDay, plan.timeZone,
      plan.generationId, JSON.stringify(plan.weeks),
    ],
  );
}

export async function changePlan(tx: Sql, id: string, plan: PlanSettings): Promise<void> {
  await tx.query(
    `UPDATE study_plans SET version = version + 1, goal_id = $2, starts_on = $3, deadline = $4, minutes = $5, review_minutes = $6, time_of_day = $7, time_zone = $8, updated_at = now() WHERE id = $1`,
    [id, plan.goalId, plan.startsOn, plan.deadline, JSON.stringify(plan.minutes), plan.reviewMinutes, plan.timeOfDay, plan.timeZone],
  );
}

export async function deletePlan(sql: Sql, userId: string, id: string): Promise<boolean> {
  return (await sql.query('DELETE FROM study_plans WHERE id = $1 AND user_id = $2 RETURNING id', [id, userId])).length > 0;
}

/** These are its sessions from now on, and nothing else. */
export async function replaceSessions(tx: Sql, { id, organizationId }: Pick<PlanRow, 'id' | 'organizationId'>, sessions: readonly SessionRow[], left: PlanRow['left']): Promise<void> {
  await tx.query('DELETE FROM study_plan_sessions WHERE plan_id = $1', [id]);
  await tx.query(
    `INSERT INTO study_plan_sessions (plan_id, organization_id, day, position, kind, lesson_id, minutes, goes_on, outcome)
     SELECT $1, $2, new.* FROM unnest($3::integer[], $4::integer[], $5::text[], $6::text[], $7::integer[], $8::boolean[], $9::text[]) AS new`,
    [
      id, organizationId, sessions.map(({ day }) => day), sessions.map(({ position }) => position), sessions.map(({ kind }) => kind), sessions.map(({ lessonId }) => lessonId),
      sessions.map(({ minutes }) => minutes), sessions.map(({ goesOn }) => goesOn), sessions.map(({ outcome }) => outcome),
    ],
  );
  await tx.query('UPDATE study_plans SET revision = revision + 1, "left" = $2, updated_at = now() WHERE id = $1', [id, JSON.stringify(left)]);
}
