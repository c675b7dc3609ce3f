import type { CourseAttempts } from '../courses/course-deletion.service.js';
import { notMeasured } from '../statistics/measuring.service.js';

const OF_COURSE = 'quiz_id IN (SELECT id FROM quizzes WHERE course_id = $1)';

/** A course's attempts, as they stand in the way of its deletion, or go with it. */
export const courseAttempts: CourseAttempts = {
  async lock(tx, courseId, exceptUserId) {
    // In the order in which those lock who grade again, submit, and have answers judged.
    await tx.query('SELECT FROM regrades WHERE course_id = $1 ORDER BY id FOR UPDATE', [courseId]);
    await tx.query(`SELECT FROM attempts WHERE ${OF_COURSE} ORDER BY id FOR UPDATE`, [courseId]);
    await tx.query('SELECT FROM graded_answers WHERE course_id = $1 ORDER BY attempt_id, item_id FOR UPDATE', [courseId]);
    // Who begins an attempt holds its quiz: from here on nobody does.
    await tx.query('SELECT FROM quizzes WHERE course_id = $1 ORDER BY id FOR UPDATE', [courseId]);
    const rows = await tx.query<{ isOpen: boolean; userId: string }>(
      `SELECT status = 'OPEN' AND (ends_at IS NULL OR ends_at > clock_timestamp()) AS "isOpen", user_id AS "userId" FROM attempts WHERE ${OF_COURSE} ORDER BY id FOR UPDATE`, [courseId],
    );
    return new Set(rows.filter(({ isOpen, userId }) => isOpen && userId !== exceptUserId).map(({ userId }) => userId)).size;
  },
  async delete(tx, courseId) {
    // Their answers, keys and grades go with them.
    const gone = (await tx.query<{ id: string }>(`DELETE FROM attempts WHERE ${OF_COURSE} RETURNING id`, [courseId])).map(({ id }) => id);
    await tx.query('DELETE FROM streams WHERE id = ANY ($1)', [gone]);
    await notMeasured(tx, gone);
    return gone.length;
  },
};
