import { courseCondition } from '../../auth/policy.sql.js';
import type { Viewer } from '../../auth/viewer.js';
import type { Sql } from '../../platform/postgres.js';
import type { EnrolmentPolicy, Language, PublicationStatus } from './courses.entity.js';

export interface CourseRow {
  id: string;
  organizationId: string;
  ownerId: string;
  title: string;
  description: string;
  language: Language;
  status: PublicationStatus;
  enrolmentPolicy: EnrolmentPolicy;
  version: number;
}

export interface LessonRow {
  id: string;
  organizationId: string;
  courseId: string;
  position: number;
  title: string;
  body: string;
  objectives: string[];
  version: number;
}

export const COURSE_COLUMNS =
  'id, organization_id AS "organizationId", owner_id AS "ownerId", title, description, language, status, enrolment_policy AS "enrolmentPolicy", version';
export const LESSON_COLUMNS =
  'id, organization_id AS "organizationId", course_id AS "courseId", position, title, body, objectives, version';

/** @returns the rows that exist, in no order */
export function coursesById(sql: Sql, ids: readonly string[]): Promise<CourseRow[]> {
  return sql.query<CourseRow>(`SELECT ${COURSE_COLUMNS} FROM courses WHERE id = ANY($1)`, [ids]);
}

/** A course before it has its version; it begins as one that is open to everybody. */
export type NewCourse = Omit<CourseRow, 'version' | 'enrolmentPolicy'>;

/** @returns null where the id is taken */
export async function insertCourse(sql: Sql, course: NewCourse): Promise<CourseRow | null> {
  const [row] = await sql.query<CourseRow>(
    `INSERT INTO courses (id, organization_id, owner_id, title, description, language, status)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING RETURNING ${COURSE_COLUMNS}`,
    [course.id, course.organizationId, course.ownerId, course.title, course.description, course.language, course.status],
  );
  return row ?? null;
}

/** As it stood in one of its versions; as it stands now where `version` is null. Null when that never existed. */
export async function lessonAt(sql: Sql, id: string, version: number | null): Promise<LessonRow | null> {
  const [row] = await sql.query<LessonRow>(
    `SELECT l.id, l.organization_id AS "organizationId", l.course_id AS "courseId", l.position,
            v.title, v.body, v.objectives, v.version
       FROM lessons l JOIN lesson_versions v ON v.lesson_id = l.id AND v.version = coalesce($2::integer, l.version)
      WHERE l.id = $1`,
    [id, version],
  );
  return row ?? null;
}

/** Puts a lesson behind the last one of its course, whose row the caller must hold locked: positions leave no gap. */
export async function appendLesson(sql: Sql, lesson: Omit<LessonRow, 'position' | 'version'>): Promise<LessonRow> {
  const [row] = await sql.query<LessonRow>(
    `INSERT INTO lessons (id, organization_id, course_id, title, body, objectives, position)
     VALUES ($1, $2, $3, $4, $5, $6, (SELECT coalesce(max(position), 0) + 1 FROM lessons WHERE course_id = $3))
     RETURNING ${LESSON_COLUMNS}`,
    [lesson.id, lesson.organizationId, lesson.courseId, lesson.title, lesson.body, JSON.stringify(lesson.objectives)],
  );
  await recordVersion(sql, row!);
  return row!;
}

/** The same before a lesson of that course; those from there on move on by one. */
export async function insertLessonBefore(sql: Sql, lesson: Omit<LessonRow, 'position' | 'version'>, beforeId: string): Promise<LessonRow> {
  const added = await appendLesson(sql, lesson);
  const [before] = await sql.query<{ position: number }>('SELECT position FROM lessons WHERE id = $1 AND course_id = $2', [beforeId, lesson.courseId]);
  if (!before) return added;
  // By way of the negative: no two may bear the same number even for the moment in which they move.
  await sql.query(
    `UPDATE lessons SET position = -(CASE WHEN id = $2 THEN $3 ELSE position + 1 END) WHERE course_id = $1 AND position >= $3`,
    [lesson.courseId, lesson.id, before.position],
  );
  await sql.query('UPDATE lessons SET position = -position WHERE course_id = $1 AND position < 0', [lesson.courseId]);
  return { ...added, position: before.position };
}

export async function recordVersion(sql: Sql, lesson: LessonRow): Promise<void> {
  await sql.query(
    `INSERT INTO lesson_versions (lesson_id, version, organization_id, title, body, objectives) VALUES ($1, $2, $3, $4, $5, $6)`,
    [lesson.id, lesson.version, lesson.organizationId, lesson.title, lesson.body, JSON.stringify(lesson.objectives)],
  );
}

/** A lesson as a list of all that somebody may read has it: everything but its text. */
export interface ReadableLesson {
  id: string;
  courseId: string;
  version: number;
  language: Language;
}

export function readableLessons(sql: Sql, viewer: Viewer, limit: number): Promise<ReadableLesson[]> {
  const { condition, values } = courseCondition(viewer, 'reads', 2);
  return sql.query<ReadableLesson>(
    `SELECT l.id, l.course_id AS "courseId", l.version, c.language FROM lessons l JOIN courses c ON c.id = l.course_id
      WHERE ${condition} ORDER BY l.id DESC LIMIT $1`,
    [limit, ...values],
  );
}

/** Which of these the viewer may read now. */
export async function readableAmong(sql: Sql, viewer: Viewer, ids: readonly string[]): Promise<string[]> {
  const { condition, values } = courseCondition(viewer, 'reads', 2);
  const rows = await sql.query<{ id: string }>(`SELECT l.id FROM lessons l JOIN courses c ON c.id = l.course_id WHERE l.id = ANY ($1) AND ${condition}`, [ids, ...values]);
  return rows.map(({ id }) => id);
}

/** In their order. */
export function lessonsOfCourse(sql: Sql, courseId: string, limit: number): Promise<LessonRow[]> {
  return sql.query<LessonRow>(`SELECT ${LESSON_COLUMNS} FROM lessons WHERE course_id = $1 ORDER BY position LIMIT $2`, [courseId, limit]);
}

/** A lesson by its length: what it takes to read, without its text. */
export interface MeasuredLesson {
  id: string;
  courseId: string;
  position: number;
  title: string;
  characters: number;
  language: Language;
}

const MEASURED = `SELECT l.id, l.course_id AS "courseId", l.position, l.title, length(l.body) AS characters, c.language FROM lessons l JOIN courses c ON c.id = l.course_id`;

/** Of these courses, each in its order. */
export function measuredOfCourses(sql: Sql, courseIds: readonly string[]): Promise<MeasuredLesson[]> {
  return sql.query<MeasuredLesson>(`${MEASURED} WHERE l.course_id = ANY ($1) ORDER BY l.course_id, l.position`, [courseIds]);
}

/** Those that there are, in no order. */
export function measuredByIds(sql: Sql, ids: readonly string[]): Promise<MeasuredLesson[]> {
  return sql.query<MeasuredLesson>(`${MEASURED} WHERE l.id = ANY ($1)`, [ids]);
}

/** @returns the rows that exist, in no order */
export function lessonsById(sql: Sql, ids: readonly string[]): Promise<LessonRow[]> {
  return sql.query<LessonRow>(`SELECT ${LESSON_COLUMNS} FROM lessons WHERE id = ANY($1)`, [ids]);
}
