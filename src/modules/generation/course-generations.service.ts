import type { Db } from '../../platform/postgres.js';
import type { CourseGenerations } from '../courses/course-deletion.service.js';
import { deleteRunLogs } from './course-drafts/course-draft-log.js';
import type { GenerationService } from './generation.service.js';

export interface CourseGenerationsOptions {
  db: Db;
  generations: Pick<GenerationService, 'stop'>;
}

/** A course's generations, as they stand in the way of its deletion, or go with it. */
export function courseGenerations({ db, generations }: CourseGenerationsOptions): CourseGenerations {
  return {
    async lock(tx, courseId) {
      await tx.query('SELECT FROM course_drafts WHERE course_id = $1 ORDER BY id FOR UPDATE', [courseId]);
    },
    async cancel(courseId) {
      const open = await db.query<{ id: string }>(`SELECT id FROM generations WHERE course_id = $1 AND status IN ('QUEUED', 'RUNNING') ORDER BY id`, [courseId]);
      for (const { id } of open) await generations.stop(id);
    },
    async unsettled(sql, courseId) {
      const [row] = await sql.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM generations g WHERE g.course_id = $1
            AND (g.status IN ('QUEUED', 'RUNNING') OR EXISTS (SELECT FROM reservations r WHERE r.generation_id = g.id AND r.settled_at IS NULL))`,
        [courseId],
      );
      return row!.n;
    },
    async delete(tx, courseId) {
      // Their items, calls, flags and ratings go with them; what they cost stays in the books of its day.
      const gone = (await tx.query<{ id: string }>('DELETE FROM generations WHERE course_id = $1 RETURNING id', [courseId])).map(({ id }) => id);
      await tx.query('DELETE FROM streams WHERE id = ANY ($1)', [gone]);
      await deleteRunLogs(tx, courseId);
      return gone.length;
    },
  };
}
