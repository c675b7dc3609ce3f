import type { CourseRemains } from '../../courses/course-deletion.service.js';
import { runLog } from './course-draft-log.js';

/** The logs of the draft that a course was made of. */
export const courseDraftLogs: CourseRemains = {
  async delete(tx, courseId) {
    const drafts = await tx.query<{ id: string; run: number }>('SELECT id, run FROM course_drafts WHERE course_id = $1', [courseId]);
    const logs = drafts.flatMap(({ id, run }) => Array.from({ length: run }, (_, earlier) => runLog({ id, run: earlier + 1 })));
    await tx.query('DELETE FROM streams WHERE id = ANY ($1)', [logs]);
  },
};
