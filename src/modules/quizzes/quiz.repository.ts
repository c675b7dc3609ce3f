import type { QuizAccess } from '../../auth/policy.js';
import { COURSE_ACCESS } from '../../auth/policy.sql.js';
import type { Sql } from '../../platform/postgres.js';
import { IS_WITHDRAWN } from '../statistics/measuring.service.js';
import type { QuizPurpose, QuizStatus, StoredSettings } from './quiz.entity.js';

/** What learners get of a quiz. */
export interface PublicationRow {
  version: number;
  title: string;
  settings: StoredSettings;
  /** Without those that new attempts are not given any more. */
  itemCount: number;
  points: number;
  publishedAt: Date;
}

/** A quiz as it stands, with its last publication; null before the first. */
export interface QuizRow extends QuizAccess {
  id: string;
  organizationId: string;
  courseId: string;
  lessonId: string | null;
  title: string;
  purpose: QuizPurpose;
  status: QuizStatus;
  version: number;
  settings: StoredSettings;
  /** Without those that were removed. */
  itemCount: number;
  points: number;
  createdAt: Date;
  updatedAt: Date;
  publication: PublicationRow | null;
}

interface FlatRow extends Omit<QuizRow, 'publication'> {
  publishedVersion: number | null;
  publishedTitle: string;
  publishedSettings: StoredSettings;
  publishedItemCount: number;
  publishedPoints: number;
  publishedAt: Date;
}

const SELECT_QUIZ = `
  SELECT q.id, q.organization_id AS "organizationId", q.course_id AS "courseId", q.lesson_id AS "lessonId", q.created_by AS "createdBy",
         q.title, q.purpose, q.status, q.version, q.settings, q.created_at AS "createdAt", q.updated_at AS "updatedAt",
         ${COURSE_ACCESS} AS course, live."itemCount", live.points,
         q.published_version AS "publishedVersion", p.title AS "publishedTitle", p.settings AS "publishedSettings",
         given."itemCount" AS "publishedItemCount", given.points AS "publishedPoints", p.published_at AS "publishedAt"
    FROM quizzes q
    JOIN courses c ON c.id = q.course_id
    LEFT JOIN quiz_publications p ON p.quiz_id = q.id AND p.version = q.published_version
    CROSS JOIN LATERAL (
      SELECT count(*) AS "itemCount", coalesce(sum(v.points), 0) AS points
        FROM quiz_items i JOIN quiz_item_versions v ON v.item_id = i.id AND v.version = i.version
       WHERE i.quiz_id = q.id AND i.position IS NOT NULL
    ) live
    CROSS JOIN LATERAL (
      SELECT count(*) AS "itemCount", coalesce(sum(v.points), 0) AS points
        FROM jsonb_to_recordset(p.items) AS asked ("itemId" text, version integer)
        JOIN quiz_item_versions v ON v.item_id = asked."itemId" AND v.version = asked.version
       WHERE NOT ${IS_WITHDRAWN}
    ) given`;

function quizOf(row: FlatRow): QuizRow {
  const { publishedVersion, publishedTitle, publishedSettings, publishedItemCount, publishedPoints, publishedAt, ...quiz } = row;
  return {
    ...quiz,
    publication: publishedVersion === null ? null : {
      version: publishedVersion, title: publishedTitle, settings: publishedSettings, itemCount: publishedItemCount, points: publishedPoints, publishedAt,
    },
  };
}

/** In no order; those that don't exist are left out. */
export async function quizzesById(sql: Sql, ids: readonly string[]): Promise<QuizRow[]> {
  return (await sql.query<FlatRow>(`${SELECT_QUIZ} WHERE q.id = ANY ($1)`, [ids])).map(quizOf);
}

export async function quizById(sql: Sql, id: string): Promise<QuizRow | null> {
  return (await quizzesById(sql, [id]))[0] ?? null;
}

/** Quizzes of a course, or of one lesson of it, as one viewer may see them. */
export interface QuizPage {
  courseId: string;
  /** Null: all of the course. */
  lessonId: string | null;
  viewerId: string;
  /** Whether he sees those of the course that are not published, too. */
  mayEdit: boolean;
  first: number;
  after: string | null;
}

/** For each page its rows, newest first and one beyond it. */
export async function quizPages(sql: Sql, pages: readonly QuizPage[]): Promise<QuizRow[][]> {
  const rows = await sql.query<{ page: number; id: string }>(
    `SELECT page.number AS page, found.id
       FROM unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::text[], $6::integer[])
            WITH ORDINALITY AS page (course_id, lesson_id, viewer_id, may_edit, after, count, number)
      CROSS JOIN LATERAL (
        SELECT id FROM quizzes
         WHERE course_id = page.course_id AND (page.lesson_id IS NULL OR lesson_id = page.lesson_id)
           AND (CASE WHEN purpose = 'PRACTICE' THEN created_by = page.viewer_id ELSE page.may_edit OR status = 'PUBLISHED' END)
           AND (page.after IS NULL OR id < page.after)
         ORDER BY id DESC LIMIT page.count
      ) found ORDER BY page.number, found.id DESC`,
    [
      pages.map(({ courseId }) => courseId), pages.map(({ lessonId }) => lessonId), pages.map(({ viewerId }) => viewerId),
      pages.map(({ mayEdit }) => mayEdit), pages.map(({ after }) => after), pages.map(({ first }) => first + 1),
    ],
  );
  const quizzes = new Map((await quizzesById(sql, [...new Set(rows.map(({ id }) => id))])).map((quiz) => [quiz.id, quiz]));
  const result: QuizRow[][] = pages.map(() => []);
  for (const { page, id } of rows) {
    const quiz = quizzes.get(id);
    if (quiz) result[page - 1]!.push(quiz);
  }
  return result;
}

export type NewQuiz = Pick<QuizRow, 'id' | 'organizationId' | 'courseId' | 'lessonId' | 'createdBy' | 'title' | 'purpose' | 'settings'> & { keyed: KeyedRequest | null };

export async function insertQuiz(tx: Sql, quiz: NewQuiz): Promise<void> {
  await tx.query(
    `INSERT INTO quizzes (id, organization_id, course_id, lesson_id, created_by, title, purpose, status, settings, idempotency_key, request)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'DRAFT', $8, $9, $10)`,
    [
      quiz.id, quiz.organizationId, quiz.courseId, quiz.lessonId, quiz.createdBy, quiz.title, quiz.purpose, JSON.stringify(quiz.settings),
      quiz.keyed?.key ?? null, quiz.keyed && JSON.stringify(quiz.keyed.request),
    ],
  );
}

/** What somebody asked for, and the key by which he may ask again. */
export interface KeyedRequest {
  key: string;
  request: Record<string, unknown>;
}

/** The quiz that this maker's key stands for already, and whether it was asked for in the same words. */
export async function quizByKey(sql: Sql, userId: string, { key, request }: KeyedRequest): Promise<{ id: string; isSame: boolean } | null> {
  const [row] = await sql.query<{ id: string; isSame: boolean }>(
    'SELECT id, request = $3::jsonb AS "isSame" FROM quizzes WHERE created_by = $1 AND idempotency_key = $2', [userId, key, JSON.stringify(request)],
  );
  return row ?? null;
}

/** Those who change a quiz wait in line here. @returns null where there is none */
export async function lockQuiz(tx: Sql, id: string): Promise<QuizRow | null> {
  await tx.query('SELECT FROM quizzes WHERE id = $1 FOR UPDATE', [id]);
  // Read once it is locked, so as it was left by whoever held it.
  return quizById(tx, id);
}

export async function raiseVersion(tx: Sql, id: string): Promise<void> {
  await tx.query('UPDATE quizzes SET version = version + 1, updated_at = now() WHERE id = $1', [id]);
}

export async function setStatus(tx: Sql, id: string, status: QuizStatus): Promise<void> {
  await tx.query('UPDATE quizzes SET status = $2 WHERE id = $1', [id, status]);
}

export interface NewPublication {
  quiz: QuizRow;
  /** The quiz's, once it is published. */
  version: number;
  items: { itemId: string; version: number }[];
  points: number;
  publishedBy: string;
}

export async function insertPublication(tx: Sql, { quiz, version, items, points, publishedBy }: NewPublication): Promise<void> {
  await tx.query(
    `INSERT INTO quiz_publications (quiz_id, version, organization_id, title, settings, items, points, published_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [quiz.id, version, quiz.organizationId, quiz.title, JSON.stringify(quiz.settings), JSON.stringify(items), points, publishedBy],
  );
  await tx.query(`UPDATE quizzes SET status = 'PUBLISHED', published_version = $2 WHERE id = $1`, [quiz.id, version]);
}

/** By the database's clock, which alone counts while a quiz is sat. */
export async function isPast(sql: Sql, instant: string): Promise<boolean> {
  const [row] = await sql.query<{ past: boolean }>('SELECT $1::timestamptz <= clock_timestamp() AS past', [instant]);
  return row!.past;
}
