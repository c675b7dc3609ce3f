import { Role, type Viewer } from '../../auth/viewer.js';
import type { QuizResults, UnseenQuizzes } from '../enrolments/completion.service.js';
import { attemptsByIds, type AttemptRow } from './attempts.repository.js';
import { attemptView, revealOf } from './attempts.view.js';

/** A published quiz of the course, and somebody's attempts at it that passed; a quiz that never shows its score decides nothing. */
interface Passing {
  userId: string;
  quizId: string | null;
  passing: string[];
}

/** What attempts came to, as the completion of courses needs to know it: what a learner may not see yet completes nothing, or he would see it by that. */
export const quizPasses: QuizResults = {
  async passes(sql, courseId, userIds, share) {
    const rows = await sql.query<Passing>(
      `SELECT learner.id AS "userId", q.id AS "quizId",
              ARRAY(SELECT a.id FROM attempts a
                     WHERE a.quiz_id = q.id AND a.user_id = learner.id AND a.status = 'GRADED'
                       AND (SELECT sum(g.points)::numeric >= $3::numeric * sum(v.points) FROM attempt_answers g
                              JOIN quiz_item_versions v ON v.item_id = g.item_id AND v.version = g.version WHERE g.attempt_id = a.id)) AS passing
         FROM unnest($2::text[]) AS learner (id)
         LEFT JOIN (quizzes q JOIN quiz_publications p ON p.quiz_id = q.id AND p.version = q.published_version AND p.settings -> 'reveal' ->> 'score' <> 'NEVER')
           ON q.course_id = $1 AND q.purpose = 'COURSE' AND q.status = 'PUBLISHED'`,
      [courseId, userIds, share],
    );
    const attempts = await attemptsByIds(sql, rows.flatMap(({ passing }) => passing));
    const shown = new Set(attempts.filter(isShown).map(({ id }) => id));
    return new Map([...Map.groupBy(rows, ({ userId }) => userId)].map(([userId, own]) => {
      const quizzes = own.filter(({ quizId }) => quizId !== null);
      return [userId, { quizzes: quizzes.length, passed: quizzes.filter(({ passing }) => passing.some((id) => shown.has(id))).length }];
    }));
  },

  async unseen(sql) {
    return sql.query<UnseenQuizzes>(
      // Those that are retired, too, or what was published and retired between two looks would leave no trace. A minute after it was due
      // once more: the first look may have come too early by another clock. And once nobody sits it any more: while somebody does, it shows no score.
      // Those that are sat are few, and found by when they are next looked at, which those that have ended are not.
      `WITH sat AS MATERIALIZED (SELECT DISTINCT quiz_id AS id FROM attempts WHERE next_mark_at IS NOT NULL AND ends_at > now())
       SELECT r.course_id AS "courseId", now.quizzes FROM enrolment_rules r CROSS JOIN LATERAL (
         SELECT md5(coalesce(string_agg(concat_ws(' ', q.id, q.status, q.published_version, p.version, due.at <= now(), due.at <= now() - interval '1 minute',
                  CASE WHEN due.at <= now() THEN q.id IN (SELECT id FROM sat) END), ',' ORDER BY q.id, p.version), '')) AS quizzes
           FROM quizzes q JOIN quiz_publications p ON p.quiz_id = q.id CROSS JOIN LATERAL (SELECT (p.settings ->> 'dueAt')::timestamptz AS at) due
          WHERE q.course_id = r.course_id AND q.purpose = 'COURSE'
       ) now
        WHERE r.quiz_share IS NOT NULL AND r.quizzes_seen IS DISTINCT FROM now.quizzes ORDER BY 1`,
    );
  },
};

/** To its learner, whatever else he may be by now. */
function isShown(attempt: AttemptRow): boolean {
  const { userId: id, access: { course: { organizationId } } } = attempt;
  const learner: Viewer = { id, organizationId, role: Role.LEARNER, sessionFamilyId: '', expiresAt: new Date(), courses: new Map() };
  return revealOf(learner, attemptView(learner, attempt), null).score;
}
