import type { QuizPasses, QuizResults } from '../enrolments/completion.service.js';

/** What attempts came to, as the completion of courses needs to know it. */
export const quizPasses: QuizResults = {
  async passes(sql, courseId, userIds, share) {
    const rows = await sql.query<QuizPasses & { userId: string }>(
      `SELECT learner.id AS "userId", count(*) FILTER (WHERE q.id IS NOT NULL) AS quizzes,
              count(*) FILTER (WHERE EXISTS (
                SELECT FROM attempts a
                 WHERE a.quiz_id = q.id AND a.user_id = learner.id AND a.status = 'GRADED'
                   AND (SELECT sum(g.points) >= $3::float8 * sum(v.points) FROM attempt_answers g
                          JOIN quiz_item_versions v ON v.item_id = g.item_id AND v.version = g.version WHERE g.attempt_id = a.id))) AS passed
         FROM unnest($2::text[]) AS learner (id)
         LEFT JOIN quizzes q ON q.course_id = $1 AND q.purpose = 'COURSE' AND q.status = 'PUBLISHED'
        GROUP BY learner.id`,
      [courseId, userIds, share],
    );
    return new Map(rows.map(({ userId, ...passes }) => [userId, passes]));
  },
};
