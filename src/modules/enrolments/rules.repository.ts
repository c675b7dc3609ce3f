import type { EnrolmentPolicy } from '../courses/courses.entity.js';
import type { Sql } from '../../platform/postgres.js';

export interface RulesRow {
  courseId: string;
  seats: number | null;
  codeHash: string | null;
  sealedCode: string | null;
  codeExpiresAt: Date | null;
  quizShare: number | null;
}

const COLUMNS = `course_id AS "courseId", seats, code_hash AS "codeHash", sealed_code AS "sealedCode", code_expires_at AS "codeExpiresAt", quiz_share AS "quizShare"`;

/** Null: a course that has none of its own. @param lock keeps others from changing them until the transaction ends */
export async function rulesOf(sql: Sql, courseId: string, lock: '' | 'SHARE' = ''): Promise<RulesRow | null> {
  const [row] = await sql.query<RulesRow>(`SELECT ${COLUMNS} FROM enrolment_rules WHERE course_id = $1${lock && ` FOR ${lock}`}`, [courseId]);
  return row ?? null;
}

export async function rulesByCode(sql: Sql, codeHash: string): Promise<RulesRow | null> {
  const [row] = await sql.query<RulesRow>(`SELECT ${COLUMNS} FROM enrolment_rules WHERE code_hash = $1`, [codeHash]);
  return row ?? null;
}

/** Whom a course lets in, with how many are in. */
export interface StandingRules extends Pick<RulesRow, 'courseId' | 'seats' | 'sealedCode' | 'codeExpiresAt' | 'quizShare'> {
  policy: EnrolmentPolicy;
  seatsTaken: number;
}

/** By course; one query for all of them. */
export async function standingRules(sql: Sql, courseIds: readonly string[]): Promise<Map<string, StandingRules>> {
  const rows = await sql.query<StandingRules>(
    `SELECT c.id AS "courseId", c.enrolment_policy AS policy, r.seats, r.sealed_code AS "sealedCode", r.code_expires_at AS "codeExpiresAt", r.quiz_share AS "quizShare",
            (SELECT count(*) FROM enrolments e WHERE e.course_id = c.id AND e.state = 'ACTIVE') AS "seatsTaken"
       FROM courses c LEFT JOIN enrolment_rules r ON r.course_id = c.id WHERE c.id = ANY ($1)`,
    [courseIds],
  );
  return new Map(rows.map((row) => [row.courseId, row]));
}

/** Unless they are there. */
export async function insertRules(tx: Sql, { id, organizationId }: { id: string; organizationId: string }): Promise<void> {
  await tx.query('INSERT INTO enrolment_rules (course_id, organization_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [id, organizationId]);
}

export async function setRules(tx: Sql, courseId: string, { seats, quizShare }: Pick<RulesRow, 'seats' | 'quizShare'>): Promise<void> {
  await tx.query('UPDATE enrolment_rules SET seats = $2, quiz_share = $3 WHERE course_id = $1', [courseId, seats, quizShare]);
}

/** @param quizzes as `QuizResults.unseen` names them */
export async function quizzesSeen(sql: Sql, courseId: string, quizzes: string): Promise<void> {
  await sql.query('UPDATE enrolment_rules SET quizzes_seen = $2 WHERE course_id = $1', [courseId, quizzes]);
}

/** @param code null: none */
export async function setCode(tx: Sql, courseId: string, code: { hash: string; sealed: string; expiresAt: Date | null } | null): Promise<void> {
  await tx.query('UPDATE enrolment_rules SET code_hash = $2, sealed_code = $3, code_expires_at = $4 WHERE course_id = $1', [
    courseId, code?.hash ?? null, code?.sealed ?? null, code?.expiresAt ?? null,
  ]);
}
