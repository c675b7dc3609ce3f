import type { CourseAccess } from '../../auth/policy.js';
import { COURSE_ACCESS } from '../../auth/policy.sql.js';
import type { Sql } from '../../platform/postgres.js';
import type { AnswerGiven } from '../grading/grade.js';
import type { ShownContent } from '../quizzes/items.repository.js';
import type { QuizPurpose, StoredSettings } from '../quizzes/quiz.entity.js';
import type { QuestionType } from '../quizzes/quizzes.entity.js';
import type { VersionId } from '../statistics/measuring.service.js';
import { appendedFrom } from '../../streams/log.js';
import { FENCE, saved } from './events.js';

export interface NewAnswer {
  attemptId: string;
  itemId: string;
  sequence: number;
  response: AnswerGiven | null;
  final: boolean;
}

/** What an answer is judged by before it is kept. */
export interface Asked {
  userId: string;
  purpose: QuizPurpose;
  course: CourseAccess;
  reveal: StoredSettings['reveal'];
  type: QuestionType;
  content: ShownContent;
}

/** @returns null where there is no such attempt; its type is null where it has no such question */
export async function askedOf(sql: Sql, attemptId: string, itemId: string): Promise<Asked | (Pick<Asked, 'userId' | 'purpose' | 'course'> & { type: null }) | null> {
  const [row] = await sql.query<Asked>(
    `SELECT a.user_id AS "userId", q.purpose, ${COURSE_ACCESS} AS course, p.settings -> 'reveal' AS reveal, v.type, v.content
       FROM attempts a JOIN quizzes q ON q.id = a.quiz_id JOIN courses c ON c.id = q.course_id
       JOIN quiz_publications p ON p.quiz_id = a.quiz_id AND p.version = a.version
       LEFT JOIN attempt_answers g ON g.attempt_id = a.id AND g.item_id = $2
       LEFT JOIN quiz_item_versions v ON v.item_id = g.item_id AND v.version = g.version
      WHERE a.id = $1`,
    [attemptId, itemId],
  );
  return row ?? null;
}

/**
 * Keeps the answer if the attempt is open and no newer answer is kept, and says so in its log; in one statement, for a class
 * saves an answer a second each. Whoever ends the attempt waits for those who hold it here, and they for him: an answer is in time or refused.
 * @returns when, or null where it isn't kept
 */
export async function keepAnswer(sql: Sql, { attemptId, itemId, sequence, response, final }: NewAnswer): Promise<Date | null> {
  const { type, data } = saved(itemId, sequence);
  const [kept] = await sql.query<{ savedAt: Date }>(
    `WITH open AS (
       SELECT id FROM attempts WHERE id = $1 AND status = 'OPEN' AND (ends_at IS NULL OR ends_at > clock_timestamp()) FOR SHARE
     ), kept AS (
       UPDATE attempt_answers a SET sequence = $3, response = $4, final = $5, saved_at = clock_timestamp() FROM open
        WHERE a.attempt_id = open.id AND a.item_id = $2 AND a.sequence < $3 AND NOT a.final RETURNING a.attempt_id, a.saved_at
     ), told AS (
       SELECT attempt_id AS stream_id, $6::int AS fence, $7::text AS type, $8::jsonb AS data FROM kept
     ), ${appendedFrom('told')}
     SELECT kept.saved_at AS "savedAt" FROM kept JOIN appended ON appended.id = kept.attempt_id`,
    [attemptId, itemId, sequence, response === null ? null : JSON.stringify(response), final, FENCE, type, JSON.stringify(data)],
  );
  return kept?.savedAt ?? null;
}

/** @param isOver only one whose time is up */
export async function isOpenPractice(sql: Sql, attemptId: string, isOver: boolean): Promise<boolean> {
  const found = await sql.query(
    `SELECT FROM attempts a JOIN quizzes q ON q.id = a.quiz_id AND q.purpose = 'PRACTICE'
      WHERE a.id = $1 AND a.status = 'OPEN' AND (NOT $2 OR a.ends_at <= clock_timestamp())`,
    [attemptId, isOver],
  );
  return found.length > 0;
}

/** Of an attempt's questions those that were not answered for good. */
export function unanswered(sql: Sql, attemptId: string): Promise<VersionId[]> {
  return sql.query<VersionId>('SELECT item_id AS "itemId", version FROM attempt_answers WHERE attempt_id = $1 AND NOT final ORDER BY position', [attemptId]);
}

/** Takes questions out of an attempt that is open, as if it had never asked them. @returns which were taken out */
export async function takeOut(tx: Sql, attemptId: string, itemIds: readonly string[]): Promise<string[]> {
  // Who saves finishes first, and an attempt that has ended stays as it is.
  const open = await tx.query(`SELECT FROM attempts WHERE id = $1 AND status = 'OPEN' FOR UPDATE`, [attemptId]);
  if (open.length === 0) return [];
  const rows = await tx.query<{ id: string }>('DELETE FROM attempt_answers WHERE attempt_id = $1 AND item_id = ANY ($2) AND NOT final RETURNING item_id AS id', [attemptId, itemIds]);
  return rows.map(({ id }) => id);
}

/** What a learner is offered: the quiz as it was published last. */
export interface Offered {
  status: string;
  purpose: QuizPurpose;
  version: number | null;
  settings: { timeLimitSeconds: number | null; opensAt: string | null; dueAt: string | null; maxAttempts: number | null; shuffleQuestions: boolean } | null;
  items: VersionId[] | null;
  now: Date;
}

/** Nobody publishes or retires it until the transaction ends. */
export async function offered(tx: Sql, quizId: string): Promise<Offered | null> {
  await tx.query('SELECT FROM quizzes WHERE id = $1 FOR KEY SHARE', [quizId]);
  const [row] = await tx.query<Offered>(
    `SELECT q.status, q.purpose, p.version, p.settings, p.items, clock_timestamp() AS now
       FROM quizzes q LEFT JOIN quiz_publications p ON p.quiz_id = q.id AND p.version = q.published_version WHERE q.id = $1`,
    [quizId],
  );
  return row ?? null;
}

/** What the last publication of a quiz asks; nothing where there is none. */
export async function publishedItems(sql: Sql, quizId: string): Promise<VersionId[]> {
  const [row] = await sql.query<{ items: VersionId[] }>(
    'SELECT p.items FROM quizzes q JOIN quiz_publications p ON p.quiz_id = q.id AND p.version = q.published_version WHERE q.id = $1', [quizId],
  );
  return row?.items ?? [];
}

/** Those who begin wait in line here, each by himself. */
export async function lockLearner(tx: Sql, userId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('attempts ' || $1, 0))`, [userId]);
}

/** What the learner has of a quiz already. */
export interface Known {
  count: number;
  openId: string | null;
}

export async function knownOf(tx: Sql, userId: string, quizId: string): Promise<Known> {
  const [row] = await tx.query<Known>(
    `SELECT count(*) AS count, max(id) FILTER (WHERE status = 'OPEN') AS "openId" FROM attempts WHERE user_id = $1 AND quiz_id = $2`,
    [userId, quizId],
  );
  return row!;
}

export async function attemptByKey(sql: Sql, userId: string, key: string): Promise<{ id: string; quizId: string } | null> {
  const [row] = await sql.query<{ id: string; quizId: string }>(
    'SELECT a.id, a.quiz_id AS "quizId" FROM attempt_keys k JOIN attempts a ON a.id = k.attempt_id WHERE k.user_id = $1 AND k.key = $2', [userId, key],
  );
  return row ?? null;
}

/** From now on the key stands for the attempt. */
export async function keepKey(tx: Sql, userId: string, key: string, attemptId: string): Promise<void> {
  await tx.query('INSERT INTO attempt_keys (user_id, key, attempt_id, organization_id) SELECT $1, $2, id, organization_id FROM attempts WHERE id = $3', [userId, key, attemptId]);
}

export interface NewAttempt {
  id: string;
  organizationId: string;
  quizId: string;
  version: number;
  userId: string;
  number: number;
  seed: number;
  startedAt: Date;
  endsAt: Date | null;
  nextMarkAt: Date | null;
  /** In the order of the attempt. */
  items: readonly { itemId: string; version: number }[];
}

export async function insertAttempt(tx: Sql, attempt: NewAttempt): Promise<void> {
  const { id, organizationId, quizId, version, userId, number, seed, startedAt, endsAt, nextMarkAt, items } = attempt;
  await tx.query(
    `INSERT INTO attempts (id, organization_id, quiz_id, version, user_id, number, seed, status, started_at, ends_at, next_mark_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'OPEN', $8, $9, $10)`,
    [id, organizationId, quizId, version, userId, number, seed, startedAt, endsAt, nextMarkAt],
  );
  await tx.query(
    `INSERT INTO attempt_answers (attempt_id, organization_id, item_id, version, position)
     SELECT $1, $2, item.id, item.version, item.position FROM unnest($3::text[], $4::integer[]) WITH ORDINALITY AS item (id, version, position)`,
    [id, organizationId, items.map(({ itemId }) => itemId), items.map((item) => item.version)],
  );
}
