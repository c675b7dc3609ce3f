import type { Sql } from '../../platform/postgres.js';

/** What a client may tell of a lesson. */
export type LessonVerb = 'opened' | 'finished' | 'unfinished';

export interface LessonEvent {
  userId: string;
  organizationId: string;
  courseId: string;
  lessonId: string;
  eventId: string;
  verb: LessonVerb;
  at: Date;
}

export interface LessonProgress {
  lessonId: string;
  courseId: string;
  userId: string;
  openedAt: Date;
  lastSeenAt: Date;
  finishedAt: Date | null;
}

/** How far somebody is with a course. */
export interface Standing {
  lessons: number;
  opened: number;
  finished: number;
  lastSeenAt: Date | null;
}

export interface Learner {
  courseId: string;
  userId: string;
}

const COLUMNS = `lesson_id AS "lessonId", course_id AS "courseId", user_id AS "userId", opened_at AS "openedAt", last_seen_at AS "lastSeenAt", finished_at AS "finishedAt"`;

/** When a lesson of `lesson_progress p` was finished: first, since it was last said that it is not; of two of the same instant the greater id is the later one. */
const finishedAt = (until = `'infinity'`) => `(
  WITH told AS (SELECT verb, at, event_id FROM lesson_events WHERE user_id = p.user_id AND lesson_id = p.lesson_id AND at <= ${until}),
       undone AS (SELECT at, event_id FROM told WHERE verb = 'unfinished' ORDER BY 1 DESC, 2 DESC LIMIT 1)
  SELECT min(told.at) FROM told LEFT JOIN undone ON true WHERE told.verb = 'finished' AND (undone.at IS NULL OR (told.at, told.event_id) > (undone.at, undone.event_id)))`;

/** @returns whether it is new */
export async function insertEvent(tx: Sql, { userId, eventId, lessonId, verb, at }: LessonEvent): Promise<boolean> {
  const rows = await tx.query('INSERT INTO lesson_events (user_id, event_id, lesson_id, verb, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING event_id', [
    userId, eventId, lessonId, verb, at,
  ]);
  return rows.length > 0;
}

export async function eventOf(sql: Sql, userId: string, eventId: string): Promise<Pick<LessonEvent, 'lessonId' | 'verb'> | null> {
  const [row] = await sql.query<Pick<LessonEvent, 'lessonId' | 'verb'>>('SELECT lesson_id AS "lessonId", verb FROM lesson_events WHERE user_id = $1 AND event_id = $2', [userId, eventId]);
  return row ?? null;
}

/** Of the sightings of before that moment, at most so many: what says that a lesson is finished, or is not, decides that for good. @returns how many are gone */
export async function forgetEvents(sql: Sql, before: Date, most: number): Promise<number> {
  const rows = await sql.query(
    `DELETE FROM lesson_events e USING (SELECT user_id, event_id FROM lesson_events WHERE at < $1 AND verb = 'opened' ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED) old
      WHERE e.user_id = old.user_id AND e.event_id = old.event_id RETURNING 1`,
    [before, most],
  );
  return rows.length;
}

/**
 * Adds an event to what the others of its lesson amount to. The order in which they come makes no difference: the first and the last
 * sight are the least and the greatest, and whether it is finished is as the latest of those that say so has it, since the first of them
 * that has not been taken back.
 */
export async function mergeEvent(tx: Sql, { userId, organizationId, courseId, lessonId, at }: LessonEvent): Promise<LessonProgress> {
  // It holds the row: of two that come at once the second one sees the other's event below.
  await tx.query(
    `INSERT INTO lesson_progress AS p (user_id, lesson_id, course_id, organization_id, opened_at, last_seen_at) VALUES ($1, $2, $3, $4, $5, $5)
     ON CONFLICT (user_id, lesson_id) DO UPDATE SET opened_at = least(p.opened_at, excluded.opened_at), last_seen_at = greatest(p.last_seen_at, excluded.last_seen_at)`,
    [userId, lessonId, courseId, organizationId, at],
  );
  const [row] = await tx.query<LessonProgress>(`UPDATE lesson_progress p SET finished_at = ${finishedAt()} WHERE user_id = $1 AND lesson_id = $2 RETURNING ${COLUMNS}`, [userId, lessonId]);
  return row!;
}

/** Null: nothing is known of it. */
export async function progressOf(sql: Sql, userId: string, lessonId: string): Promise<LessonProgress | null> {
  return (await progressesOf(sql, userId, [lessonId])).get(lessonId) ?? null;
}

/** By lesson. */
export async function progressesOf(sql: Sql, userId: string, lessonIds: readonly string[]): Promise<Map<string, LessonProgress>> {
  const rows = await sql.query<LessonProgress>(`SELECT ${COLUMNS} FROM lesson_progress WHERE user_id = $1 AND lesson_id = ANY ($2)`, [userId, lessonIds]);
  return new Map(rows.map((row) => [row.lessonId, row]));
}

/** In these courses, in no order: what he had opened by then, and finished as it stood then. */
export function progressesIn(sql: Sql, userId: string, courseIds: readonly string[], asOf: Date): Promise<LessonProgress[]> {
  return sql.query<LessonProgress>(
    `SELECT lesson_id AS "lessonId", course_id AS "courseId", user_id AS "userId", opened_at AS "openedAt", last_seen_at AS "lastSeenAt",
            CASE WHEN last_seen_at <= $3 THEN finished_at ELSE ${finishedAt('$3')} END AS "finishedAt"
       FROM lesson_progress p WHERE course_id = ANY ($2) AND user_id = $1 AND opened_at <= $3`,
    [userId, courseIds, asOf],
  );
}

/** What somebody finished last, wherever that was. */
export function lastFinished(sql: Sql, userId: string, limit: number): Promise<LessonProgress[]> {
  return sql.query<LessonProgress>(`SELECT ${COLUMNS} FROM lesson_progress WHERE user_id = $1 AND finished_at IS NOT NULL ORDER BY finished_at DESC, lesson_id LIMIT $2`, [userId, limit]);
}

/** Where somebody had opened a lesson by then, the course in which he opened the last one first. */
export async function coursesBegun(sql: Sql, userId: string, asOf: Date, limit: number): Promise<string[]> {
  const rows = await sql.query<{ courseId: string }>(
    'SELECT course_id AS "courseId" FROM lesson_progress WHERE user_id = $1 AND opened_at <= $2 GROUP BY 1 ORDER BY max(opened_at) DESC, 1 LIMIT $3', [userId, asOf, limit],
  );
  return rows.map(({ courseId }) => courseId);
}

/** What Standing is made of, as laterals beside a `course_id` and a `user_id`. */
export const STANDING = (courseId: string, userId: string) => `
  CROSS JOIN LATERAL (SELECT count(*) AS lessons FROM lessons WHERE course_id = ${courseId}) total
  CROSS JOIN LATERAL (
    SELECT count(*) AS opened, count(finished_at) AS finished, max(last_seen_at) AS "lastSeenAt" FROM lesson_progress WHERE course_id = ${courseId} AND user_id = ${userId}
  ) done`;

/** In their order; one query for all of them. */
export async function standingsOf(sql: Sql, learners: readonly Learner[]): Promise<Standing[]> {
  return sql.query<Standing>(
    `SELECT total.lessons, done.opened, done.finished, done."lastSeenAt"
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS learner (course_id, user_id, number) ${STANDING('learner.course_id', 'learner.user_id')}
      ORDER BY learner.number`,
    [learners.map(({ courseId }) => courseId), learners.map(({ userId }) => userId)],
  );
}
