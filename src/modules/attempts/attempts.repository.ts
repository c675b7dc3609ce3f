import type { QuizAccess } from '../../auth/policy.js';
import { COURSE_ACCESS, courseCondition } from '../../auth/policy.sql.js';
import type { Viewer } from '../../auth/viewer.js';
import type { PageRequest } from '../../platform/graphql/pages.js';
import type { Sql } from '../../platform/postgres.js';
import type { Language } from '../courses/courses.entity.js';
import type { AnswerGiven, GradeOutcome } from '../grading/grade.js';
import type { StoredSettings } from '../quizzes/quiz.entity.js';
import { namedByItem, type NamedByItem } from '../objectives/objectives.service.js';
import type { QuestionType } from '../quizzes/quizzes.entity.js';
import type { ShownContent } from '../quizzes/items.repository.js';
import type { AttemptEnd, AttemptStatus } from './attempts.entity.js';

/** An attempt with the publication that it pins, as it is read. */
export interface AttemptRow {
  id: string;
  organizationId: string;
  quizId: string;
  quizVersion: number;
  courseId: string;
  lessonId: string | null;
  userId: string;
  userName: string;
  number: number;
  seed: number;
  status: AttemptStatus;
  startedAt: Date;
  endsAt: Date | null;
  submittedAt: Date | null;
  submittedBy: AttemptEnd | null;
  gradedAt: Date | null;
  title: string;
  settings: StoredSettings;
  language: Language;
  /** Who may do what with its quiz. */
  access: QuizAccess;
  /** Of what learners get of the quiz now. */
  currentDueAt: string | null;
  /** Whether the quiz can be begun and is never due, or somebody else's attempt on it has not run out of its time yet. */
  stillSat: boolean;
  /** Whether another attempt of the same learner on the same quiz is open. */
  sitsAgain: boolean;
  lastSeq: number;
  /** When all of this was so, by the database's clock. */
  readAt: Date;
}

type FlatRow = Omit<AttemptRow, 'access'> & Omit<QuizAccess, 'status'> & { quizStatus: QuizAccess['status'] };

const SELECT_ATTEMPT = `
  SELECT a.id, a.organization_id AS "organizationId", a.quiz_id AS "quizId", a.version AS "quizVersion", q.course_id AS "courseId",
         q.lesson_id AS "lessonId", a.user_id AS "userId", u.display_name AS "userName", a.number, a.seed, a.status, a.started_at AS "startedAt",
         a.ends_at AS "endsAt", a.submitted_at AS "submittedAt", a.ended_by AS "submittedBy", a.graded_at AS "gradedAt", p.title, p.settings,
         c.language, q.purpose, q.status AS "quizStatus", q.created_by AS "createdBy", ${COURSE_ACCESS} AS course,
         current.settings ->> 'dueAt' AS "currentDueAt", s.last_seq AS "lastSeq", clock_timestamp() AS "readAt",
         q.status = 'PUBLISHED' AND current.settings ->> 'dueAt' IS NULL
           OR EXISTS (SELECT FROM attempts other WHERE other.quiz_id = a.quiz_id AND other.user_id <> a.user_id AND other.status = 'OPEN' AND other.ends_at > now()) AS "stillSat",
         EXISTS (SELECT FROM attempts other WHERE other.quiz_id = a.quiz_id AND other.user_id = a.user_id AND other.status = 'OPEN' AND other.id <> a.id) AS "sitsAgain"
    FROM attempts a
    JOIN quiz_publications p ON p.quiz_id = a.quiz_id AND p.version = a.version
    JOIN quizzes q ON q.id = a.quiz_id
    JOIN courses c ON c.id = q.course_id
    JOIN users u ON u.id = a.user_id
    JOIN streams s ON s.id = a.id
    LEFT JOIN quiz_publications current ON current.quiz_id = a.quiz_id AND current.version = q.published_version`;

function attemptOf({ purpose, quizStatus, createdBy, course, ...attempt }: FlatRow): AttemptRow {
  return { ...attempt, access: { purpose, status: quizStatus, createdBy, course } };
}

export async function attemptById(sql: Sql, id: string): Promise<AttemptRow | null> {
  const [row] = await sql.query<FlatRow>(`${SELECT_ATTEMPT} WHERE a.id = $1`, [id]);
  return row ? attemptOf(row) : null;
}

export async function attemptsByIds(sql: Sql, ids: readonly string[]): Promise<AttemptRow[]> {
  return (await sql.query<FlatRow>(`${SELECT_ATTEMPT} WHERE a.id = ANY ($1)`, [ids])).map(attemptOf);
}

export interface AttemptFilter {
  /** Whose own, as far as he may still read them; null: everybody's. */
  of: Viewer | null;
  /** Null: of all quizzes. */
  quizId: string | null;
  /** Null: whether or not they have ended. */
  isOpen: boolean | null;
}

/** Newest first, one beyond the page. */
export async function attemptPage(sql: Sql, { of, quizId, isOpen }: AttemptFilter, { first, after }: PageRequest): Promise<AttemptRow[]> {
  const shutOut = of && courseCondition(of, 'is shut out', 6);
  const rows = await sql.query<FlatRow>(
    `${SELECT_ATTEMPT}
      WHERE ($1::text IS NULL OR a.user_id = $1) AND ($2::text IS NULL OR a.quiz_id = $2) AND ($3::boolean IS NULL OR (a.status = 'OPEN') = $3)
        AND ($4::text IS NULL OR a.id < $4) ${shutOut ? `AND NOT ${shutOut.condition}` : ''}
      ORDER BY a.id DESC LIMIT $5`,
    [of?.id ?? null, quizId, isOpen, after, first + 1, ...(shutOut?.values ?? [])],
  );
  return rows.map(attemptOf);
}

/** Those of them that have come to their end, and nobody has submitted. */
export async function overdueOf(sql: Sql, { of, quizId }: Omit<AttemptFilter, 'isOpen'>): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `SELECT id FROM attempts WHERE status = 'OPEN' AND ends_at <= clock_timestamp()
        AND ($1::text IS NULL OR user_id = $1) AND ($2::text IS NULL OR quiz_id = $2)`,
    [of?.id ?? null, quizId],
  );
  return rows.map(({ id }) => id);
}

/** Attempts at one quiz, or at all quizzes of a course. */
export type AttemptScope = { quizId: string } | { courseId: string };

// Years of one learner's.
const MAX_ENDED = 1_000;

/** A learner's own that have ended, newest first. */
export async function endedOf(sql: Sql, userId: string, scope: AttemptScope): Promise<AttemptRow[]> {
  const [column, id] = 'quizId' in scope ? ['a.quiz_id', scope.quizId] : ['q.course_id', scope.courseId];
  const rows = await sql.query<FlatRow>(
    `${SELECT_ATTEMPT} WHERE a.user_id = $1 AND ${column} = $2 AND a.status <> 'OPEN' ORDER BY a.id DESC LIMIT ${MAX_ENDED}`,
    [userId, id],
  );
  return rows.map(attemptOf);
}

/** A learner's own that have ended, but those that show their score to him as soon as they have, and while he doesn't sit the quiz again. */
export async function maybeHidden(sql: Sql, userId: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `SELECT a.id FROM attempts a JOIN quiz_publications p ON p.quiz_id = a.quiz_id AND p.version = a.version
      WHERE a.user_id = $1 AND a.status <> 'OPEN'
        AND (p.settings -> 'reveal' ->> 'score' NOT IN ('IMMEDIATELY', 'AFTER_SUBMISSION')
             OR EXISTS (SELECT FROM attempts other WHERE other.quiz_id = a.quiz_id AND other.user_id = a.user_id AND other.status = 'OPEN'))`,
    [userId],
  );
  return rows.map(({ id }) => id);
}

/** A question of an attempt, with what was answered and what that came to. */
export interface QuestionRow {
  attemptId: string;
  itemId: string;
  version: number;
  position: number;
  type: QuestionType;
  content: ShownContent;
  objectives: NamedByItem[];
  sequence: number;
  response: AnswerGiven | null;
  final: boolean;
  savedAt: Date | null;
  outcome: GradeOutcome | null;
  points: number | null;
  how: string | null;
}

const QUESTION_COLUMNS = `
  g.attempt_id AS "attemptId", g.item_id AS "itemId", g.version, g.position, v.type, v.content, ${namedByItem('v')} AS objectives, g.sequence, g.response, g.final,
  g.saved_at AS "savedAt", g.outcome, g.points, g.how`;
const ASKED = 'attempt_answers g JOIN quiz_item_versions v ON v.item_id = g.item_id AND v.version = g.version';

/** A page of an attempt's questions; `after` is the position of the last one seen. */
export interface QuestionPage extends PageRequest {
  attemptId: string;
}

/** For each page its rows in their order, one beyond it. */
export async function questionPages(sql: Sql, pages: readonly QuestionPage[]): Promise<QuestionRow[][]> {
  const rows = await sql.query<QuestionRow & { page: number }>(
    `SELECT page.number AS page, found.*
       FROM unnest($1::text[], $2::integer[], $3::integer[]) WITH ORDINALITY AS page (attempt_id, after, count, number)
      CROSS JOIN LATERAL (
        SELECT ${QUESTION_COLUMNS} FROM ${ASKED} WHERE g.attempt_id = page.attempt_id AND g.position > page.after ORDER BY g.position LIMIT page.count
      ) found ORDER BY page.number, found.position`,
    [pages.map(({ attemptId }) => attemptId), pages.map(({ after }) => Number(after ?? 0)), pages.map(({ first }) => first + 1)],
  );
  const result: QuestionRow[][] = pages.map(() => []);
  for (const { page, ...question } of rows) result[page - 1]!.push(question);
  return result;
}

/** All of each attempt's questions in their order, in the order of the ids. */
export async function questionsOf(sql: Sql, attemptIds: readonly string[]): Promise<QuestionRow[][]> {
  const rows = await sql.query<QuestionRow>(`SELECT ${QUESTION_COLUMNS} FROM ${ASKED} WHERE g.attempt_id = ANY ($1) ORDER BY g.position`, [attemptIds]);
  const byAttempt = Map.groupBy(rows, ({ attemptId }) => attemptId);
  return attemptIds.map((id) => byAttempt.get(id) ?? []);
}

export async function questionOf(sql: Sql, attemptId: string, itemId: string): Promise<QuestionRow | null> {
  const [row] = await sql.query<QuestionRow>(`SELECT ${QUESTION_COLUMNS} FROM ${ASKED} WHERE g.attempt_id = $1 AND g.item_id = $2`, [attemptId, itemId]);
  return row ?? null;
}

/** What was answered to each question of an attempt, to be graded. */
export function answersOf(tx: Sql, attemptId: string): Promise<{ itemId: string; version: number; response: AnswerGiven | null }[]> {
  return tx.query('SELECT item_id AS "itemId", version, response FROM attempt_answers WHERE attempt_id = $1 ORDER BY position', [attemptId]);
}
