import type { Sql } from '../../../platform/postgres.js';

/** Says what of a course was drafted and nobody has decided on: it is not to be published without. */
export class UndecidedLessonsService {
  /** The titles, in their order; of a draft that was cancelled nothing more is wanted. */
  async of(sql: Sql, courseId: string): Promise<string[]> {
    const rows = await sql.query<{ title: string }>(
      `SELECT l.title FROM course_drafts d JOIN course_draft_lessons l ON l.draft_id = d.id
        WHERE d.course_id = $1 AND d.status <> 'CANCELLED' AND l.status NOT IN ('ACCEPTED', 'DISCARDED') ORDER BY d.id, l.position`,
      [courseId],
    );
    return rows.map(({ title }) => title);
  }
}
