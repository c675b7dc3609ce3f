import type { CourseRemains } from '../courses/course-deletion.service.js';

/** What of a course is still to be looked at, and what was wrong there. What was awarded stays: the ledger is only ever added to. */
export const courseNotes: CourseRemains = {
  async delete(tx, courseId) {
    await tx.query(`DELETE FROM events_to_award WHERE event -> 'context' ->> 'courseId' = $1`, [courseId]);
    await tx.query('DELETE FROM learning_gaps WHERE item_id IN (SELECT i.id FROM quiz_items i JOIN quizzes q ON q.id = i.quiz_id WHERE q.course_id = $1)', [courseId]);
  },
};
