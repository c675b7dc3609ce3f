import type { QuizAccess } from '../../auth/policy.js';
import { COURSE_ACCESS } from '../../auth/policy.sql.js';
import type { LanguageCode } from '../../orchestrator/model.js';
import type { PageRequest } from '../../platform/graphql/pages.js';
import { newId } from '../../platform/ids.js';
import type { Sql } from '../../platform/postgres.js';
import type { QuestionContent } from '../quizzes/questions.service.js';
import type { QuestionType, StoredEvidence, StoredKey } from '../quizzes/quizzes.entity.js';
import type { AnswerGiven, Graded, GradeOutcome } from './grade.js';
import { reviewsChanged } from '../review-queue/entries.service.js';
import { QueueReason, type GradedBy, type JudgedCriterion, type Judging, type Suggestion } from './grading.entity.js';

/** An answer with the grade that counts, its question as it was asked, and whose quiz it is in. */
export interface GradedRow {
  attemptId: string;
  itemId: string;
  organizationId: string;
  courseId: string;
  quizId: string;
  learnerId: string;
  itemVersion: number;
  language: LanguageCode;
  partialCredit: boolean;
  response: AnswerGiven | null;
  judging: Judging;
  firstJudgeId: string | null;
  secondJudgeId: string | null;
  suggestion: Suggestion | null;
  queueReason: QueueReason | null;
  queuedAt: Date | null;
  /** The same in microseconds, by which the queue is in order. */
  queuedMicros: number | null;
  /** Whether its learner ever asked a person to look at it. */
  reviewAsked: boolean;
  type: QuestionType;
  content: QuestionContent;
  quiz: QuizAccess;
  grade: GradeRow;
}

export interface GradeRow {
  id: string;
  number: number;
  itemVersion: number;
  outcome: GradeOutcome;
  points: number | null;
  maxPoints: number;
  how: string;
  by: GradedBy;
  graderId: string | null;
  graderName: string | null;
  reason: string | null;
  criteria: JudgedCriterion[] | null;
  createdAt: Date;
}

export interface ReviewRow {
  id: string;
  attemptId: string;
  itemId: string;
  learnerId: string;
  message: string;
  resolvedBy: string | null;
  resolverName: string | null;
  reason: string | null;
  createdAt: Date;
  resolvedAt: Date | null;
}

export interface AnswerId {
  attemptId: string;
  itemId: string;
}

type FlatRow = Omit<GradedRow, 'quiz'> & Omit<QuizAccess, 'status'> & { quizStatus: QuizAccess['status'] };

const GRADE = `jsonb_build_object('id', g.id, 'number', g.number, 'itemVersion', g.item_version, 'outcome', g.outcome, 'points', g.points,
  'maxPoints', g.max_points, 'how', g.how, 'by', g.by, 'graderId', g.grader_id, 'graderName', grader.display_name, 'reason', g.reason,
  'criteria', g.criteria, 'createdAt', g.created_at)`;
const SELECT_GRADED = `
  SELECT a.attempt_id AS "attemptId", a.item_id AS "itemId", a.organization_id AS "organizationId", a.course_id AS "courseId", a.quiz_id AS "quizId",
         a.learner_id AS "learnerId", a.item_version AS "itemVersion", a.language, a.partial_credit AS "partialCredit", a.response, a.judging,
         a.first_judge_id AS "firstJudgeId", a.second_judge_id AS "secondJudgeId", a.suggestion, a.queue_reason AS "queueReason",
         a.queued_at AS "queuedAt", (extract(epoch FROM a.queued_at) * 1000000)::bigint AS "queuedMicros", v.type, v.content,
         EXISTS (SELECT FROM grade_reviews r WHERE r.attempt_id = a.attempt_id AND r.item_id = a.item_id) AS "reviewAsked", q.purpose, q.status AS "quizStatus", q.created_by AS "createdBy",
         ${COURSE_ACCESS} AS course, ${GRADE} AS grade
    FROM graded_answers a
    JOIN grades g ON g.attempt_id = a.attempt_id AND g.item_id = a.item_id AND g.number = a.grade_number
    LEFT JOIN users grader ON grader.id = g.grader_id
    JOIN quiz_item_versions v ON v.item_id = a.item_id AND v.version = a.item_version
    JOIN quizzes q ON q.id = a.quiz_id
    JOIN courses c ON c.id = a.course_id`;

function gradedOf({ purpose, quizStatus, createdBy, course, ...row }: FlatRow): GradedRow {
  // Inside of a JSON document an instant is a text.
  const grade = { ...row.grade, createdAt: new Date(row.grade.createdAt) };
  return { ...row, grade, quiz: { purpose, status: quizStatus, createdBy, course } };
}

export async function gradedById(sql: Sql, { attemptId, itemId }: AnswerId): Promise<GradedRow | null> {
  const [row] = await sql.query<FlatRow>(`${SELECT_GRADED} WHERE a.attempt_id = $1 AND a.item_id = $2`, [attemptId, itemId]);
  return row ? gradedOf(row) : null;
}

/** Until the transaction ends nobody else grades it. @returns null where there is none */
export async function lockGraded(tx: Sql, id: AnswerId): Promise<GradedRow | null> {
  await tx.query('SELECT FROM graded_answers WHERE attempt_id = $1 AND item_id = $2 FOR UPDATE', [id.attemptId, id.itemId]);
  return gradedById(tx, id);
}

/** Of an attempt. */
export async function answerIds(sql: Sql, attemptId: string): Promise<AnswerId[]> {
  return sql.query<AnswerId>('SELECT attempt_id AS "attemptId", item_id AS "itemId" FROM graded_answers WHERE attempt_id = $1 ORDER BY item_id', [attemptId]);
}

/** Whose quiz an attempt, or a question, is of, and whether an answer of it is that person's. @returns null where nothing of it was ever answered */
export async function quizOfAnswers(sql: Sql, of: { attemptId: string } | { itemId: string }, personId: string): Promise<{ quiz: QuizAccess; isOwn: boolean } | null> {
  const [column, id] = 'attemptId' in of ? ['attempt_id', of.attemptId] : ['item_id', of.itemId];
  const [row] = await sql.query<QuizAccess & { isOwn: boolean }>(
    `SELECT q.purpose, q.status, q.created_by AS "createdBy", ${COURSE_ACCESS} AS course,
            EXISTS (SELECT FROM graded_answers own WHERE own.${column} = $1 AND own.learner_id = $2) AS "isOwn"
       FROM graded_answers a JOIN quizzes q ON q.id = a.quiz_id JOIN courses c ON c.id = a.course_id WHERE a.${column} = $1 LIMIT 1`,
    [id, personId],
  );
  if (!row) return null;
  const { isOwn, ...quiz } = row;
  return { quiz, isOwn };
}

/** What gives a question's answer away, as one of its versions has it. */
export interface KeyRow {
  version: number;
  points: number;
  key: StoredKey;
  content: QuestionContent;
  explanation: string | null;
  evidence: StoredEvidence[];
}

export async function keyOf(sql: Sql, itemId: string, version: number): Promise<KeyRow> {
  const [row] = await sql.query<KeyRow>('SELECT version, points, key, content, explanation, evidence FROM quiz_item_versions WHERE item_id = $1 AND version = $2', [itemId, version]);
  if (!row) throw new Error(`version ${version} of ${itemId} is gone`);
  return row;
}

/** The newest version of the question that was answered: one that has replaced it is another question, whose key says nothing of the answer. */
export async function currentVersion(sql: Sql, { itemId, itemVersion }: { itemId: string; itemVersion: number }): Promise<number> {
  const [row] = await sql.query<{ version: number }>(
    `SELECT v.version FROM quiz_item_versions answered JOIN quiz_item_versions v ON v.item_id = answered.item_id AND v.type = answered.type
        AND v.source_question_id IS NOT DISTINCT FROM answered.source_question_id
      WHERE answered.item_id = $1 AND answered.version = $2 ORDER BY v.version DESC LIMIT 1`,
    [itemId, itemVersion],
  );
  if (!row) throw new Error(`version ${itemVersion} of ${itemId} is gone`);
  return row.version;
}

/** A learner's wish that a person look at it outlasts whatever else puts the answer into the queue, or takes it out. */
export function keptWish({ queueReason }: Pick<GradedRow, 'queueReason'>): QueueReason | null {
  return queueReason === QueueReason.REVIEW_REQUESTED ? queueReason : null;
}

export interface NewGrade extends Graded {
  itemVersion: number;
  by: GradedBy;
  graderId?: string | null;
  reason?: string | null;
  criteria?: JudgedCriterion[] | null;
}

/** How an answer stands once a grade is written. */
export interface Standing {
  judging: Judging;
  queueReason: QueueReason | null;
  suggestion: Suggestion | null;
  judgedVersion?: number | null;
}

/** The next grade of an answer, which counts from now on. The answer must be locked. */
export async function appendGrade(tx: Sql, { attemptId, itemId, organizationId, grade }: GradedRow, next: NewGrade, standing: Standing): Promise<void> {
  const number = grade.number + 1;
  await tx.query(
    `INSERT INTO grades (id, organization_id, attempt_id, item_id, number, item_version, outcome, points, max_points, how, by, grader_id, reason, criteria)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      newId('Grade'), organizationId, attemptId, itemId, number, next.itemVersion, next.outcome, next.points, next.maxPoints, next.how, next.by,
      next.graderId ?? null, next.reason ?? null, next.criteria ? JSON.stringify(next.criteria) : null,
    ],
  );
  await stand(tx, { attemptId, itemId }, standing, number);
}

/** @param gradeNumber the grade that counts; left out: as before */
export async function stand(tx: Sql, { attemptId, itemId }: AnswerId, { judging, queueReason, suggestion, judgedVersion }: Standing, gradeNumber: number | null = null): Promise<void> {
  await tx.query(
    `UPDATE graded_answers SET judging = $3, queue_reason = $4, suggestion = $5, judged_version = COALESCE($6, judged_version), grade_number = COALESCE($7, grade_number),
            queued_at = CASE WHEN $4::text IS NULL THEN NULL ELSE COALESCE(queued_at, now()) END
      WHERE attempt_id = $1 AND item_id = $2`,
    [attemptId, itemId, judging, queueReason, suggestion && JSON.stringify(suggestion), judgedVersion ?? null, gradeNumber],
  );
  await reviewsChanged(tx, { attemptId, itemIds: [itemId] });
}

export async function gradesOf(sql: Sql, { attemptId, itemId }: AnswerId): Promise<GradeRow[]> {
  const rows = await sql.query<{ grade: GradeRow }>(
    `SELECT ${GRADE} AS grade FROM grades g LEFT JOIN users grader ON grader.id = g.grader_id WHERE g.attempt_id = $1 AND g.item_id = $2 ORDER BY g.number DESC`,
    [attemptId, itemId],
  );
  return rows.map(({ grade }) => ({ ...grade, createdAt: new Date(grade.createdAt) }));
}

export interface QueuePage extends PageRequest {
  courseId: string;
  /** Null: whatever the reason. */
  reasons: readonly QueueReason[] | null;
}

/** Those that wait for a person, who has waited longest first; of a practice quiz only what its maker asked for. One beyond the page. */
export async function queuePage(sql: Sql, { courseId, reasons, first, after }: QueuePage): Promise<GradedRow[]> {
  const rows = await sql.query<FlatRow>(
    `${SELECT_GRADED}
      WHERE a.course_id = $1 AND a.queued_at IS NOT NULL AND ($2::text[] IS NULL OR a.queue_reason = ANY ($2))
        AND (q.purpose = 'COURSE' OR a.queue_reason = 'REVIEW_REQUESTED')
        AND ($3::text IS NULL OR ((extract(epoch FROM a.queued_at) * 1000000)::bigint, a.attempt_id, a.item_id) > (split_part($3, ' ', 1)::bigint, split_part($3, ' ', 2), split_part($3, ' ', 3)))
      ORDER BY a.queued_at, a.attempt_id, a.item_id LIMIT $4`,
    [courseId, reasons, after, first + 1],
  );
  return rows.map(gradedOf);
}

const SELECT_REVIEW = `
  SELECT r.id, r.attempt_id AS "attemptId", r.item_id AS "itemId", r.learner_id AS "learnerId", r.message, r.resolved_by AS "resolvedBy",
         u.display_name AS "resolverName", r.reason, r.created_at AS "createdAt", r.resolved_at AS "resolvedAt"
    FROM grade_reviews r LEFT JOIN users u ON u.id = r.resolved_by`;

/** Newest first. */
export async function reviewsOf(sql: Sql, { attemptId, itemId }: AnswerId): Promise<ReviewRow[]> {
  return sql.query<ReviewRow>(`${SELECT_REVIEW} WHERE r.attempt_id = $1 AND r.item_id = $2 ORDER BY r.id DESC`, [attemptId, itemId]);
}

export async function reviewById(sql: Sql, id: string): Promise<ReviewRow | null> {
  const [row] = await sql.query<ReviewRow>(`${SELECT_REVIEW} WHERE r.id = $1`, [id]);
  return row ?? null;
}

export async function insertReview(tx: Sql, { organizationId, attemptId, itemId, learnerId }: GradedRow, message: string): Promise<string> {
  const id = newId('GradeReview');
  await tx.query('INSERT INTO grade_reviews (id, organization_id, attempt_id, item_id, learner_id, message) VALUES ($1, $2, $3, $4, $5, $6)', [
    id, organizationId, attemptId, itemId, learnerId, message,
  ]);
  return id;
}

export async function closeReview(tx: Sql, id: string, resolvedBy: string, reason: string): Promise<void> {
  await tx.query('UPDATE grade_reviews SET resolved_by = $2, reason = $3, resolved_at = now() WHERE id = $1', [id, resolvedBy, reason]);
}
