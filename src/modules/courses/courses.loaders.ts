import DataLoader from 'dataloader';
import type { PageRequest } from '../../platform/graphql/pages.js';
import type { Sql } from '../../platform/postgres.js';
import { coursesById, LESSON_COLUMNS, lessonsById, type CourseRow, type LessonRow } from './courses.repository.js';

/** A page of a course's lessons; `after` is the position of the last one seen, as its cursor holds it. */
export interface LessonPage extends PageRequest {
  courseId: string;
}

export interface CourseLoaders {
  courses: DataLoader<string, CourseRow | null>;
  /** By position, one row beyond the page. */
  lessons: DataLoader<LessonPage, LessonRow[]>;
  /** Without asking who wants to know. */
  lessonsById: DataLoader<string, LessonRow | null>;
}

/** Made once per operation: however many objects it asks for, each kind is one query. */
export function courseLoaders(db: Sql): CourseLoaders {
  return {
    courses: new DataLoader(async (ids) => {
      const rows = new Map((await coursesById(db, ids)).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    }),
    // Not remembered: a later mutation of the same operation must see what it did.
    lessons: new DataLoader((pages) => lessonPages(db, pages), { cache: false }),
    lessonsById: new DataLoader(async (ids) => {
      const rows = new Map((await lessonsById(db, ids)).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    }, { cache: false }),
  };
}

async function lessonPages(db: Sql, pages: readonly LessonPage[]): Promise<LessonRow[][]> {
  const rows = await db.query<LessonRow & { page: number }>(
    `SELECT page.number AS page, lesson.*
       FROM unnest($1::text[], $2::integer[], $3::integer[]) WITH ORDINALITY AS page (course_id, after, count, number)
      CROSS JOIN LATERAL (
        SELECT ${LESSON_COLUMNS} FROM lessons
         WHERE course_id = page.course_id AND position > page.after ORDER BY position LIMIT page.count
      ) lesson
      ORDER BY page.number, lesson.position`,
    [pages.map(({ courseId }) => courseId), pages.map(({ after }) => Number(after ?? 0)), pages.map(({ first }) => first + 1)],
  );
  const result: LessonRow[][] = pages.map(() => []);
  for (const { page, ...lesson } of rows) result[page - 1]!.push(lesson);
  return result;
}
