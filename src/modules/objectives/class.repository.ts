import { TEACHES } from '../../auth/policy.sql.js';
import type { Sql } from '../../platform/postgres.js';
import type { ClassAnswer } from './stuck.js';

/** Somebody who learns a course. */
export interface ClassLearnerRow {
  id: string;
  displayName: string;
}

/**
 * Those who are enrolled in the course, and where it is open to everybody those, too, who submitted an attempt at one of its quizzes
 * without being so; not who has left or was removed, nor who teaches it and only tries its quizzes. By name.
 * @param after the id of the last one seen; null: from the beginning
 * @param limit null: all of them
 */
export function learnersOf(sql: Sql, courseId: string, after: string | null, limit: number | null): Promise<ClassLearnerRow[]> {
  return sql.query<ClassLearnerRow>(
    // From one who answered to the next, by the index: each has many answers.
    `WITH RECURSIVE answering (id) AS (
       (SELECT a.learner_id FROM graded_answers a JOIN courses c ON c.id = a.course_id WHERE a.course_id = $1 AND c.enrolment_policy = 'OPEN' ORDER BY 1 LIMIT 1)
       UNION ALL
       SELECT next.learner_id FROM answering CROSS JOIN LATERAL (
         SELECT learner_id FROM graded_answers WHERE course_id = $1 AND learner_id > answering.id ORDER BY learner_id LIMIT 1
       ) next
     )
     SELECT u.id, u.display_name AS "displayName"
       FROM (
         SELECT user_id FROM enrolments WHERE course_id = $1 AND state = 'ACTIVE'
         UNION
         SELECT id FROM answering
          WHERE EXISTS (SELECT FROM graded_answers a JOIN quizzes q ON q.id = a.quiz_id WHERE a.course_id = $1 AND a.learner_id = answering.id AND q.purpose = 'COURSE')
            AND NOT EXISTS (SELECT FROM enrolments e WHERE e.course_id = $1 AND e.user_id = answering.id)
       ) class
       JOIN users u ON u.id = class.user_id JOIN courses c ON c.id = $1
      WHERE NOT ${TEACHES}
        AND ($2::text IS NULL OR (lower(u.display_name), u.id) > (SELECT lower(display_name), id FROM users WHERE id = $2))
      ORDER BY lower(u.display_name), u.id LIMIT $3`,
    [courseId, after, limit],
  );
}

/** Of each learner about each objective the newest answers that are graded, the newest first; practice is nobody else's business. */
export function newestAnswers(sql: Sql, courseId: string, learnerIds: readonly string[], objectiveIds: readonly string[], most: number): Promise<ClassAnswer[]> {
  return sql.query<ClassAnswer>(
    `SELECT "learnerId", "objectiveId", "attemptId", "itemId", version, points, "maxPoints", at FROM (
       SELECT a.learner_id AS "learnerId", tested.objective_id AS "objectiveId", a.attempt_id AS "attemptId", a.item_id AS "itemId", a.item_version AS version,
              g.points, g.max_points AS "maxPoints", sat.submitted_at AS at,
              row_number() OVER (PARTITION BY a.learner_id, tested.objective_id ORDER BY sat.submitted_at DESC, sat.id DESC, asked.position DESC) AS age
         FROM graded_answers a
         JOIN quizzes q ON q.id = a.quiz_id AND q.purpose = 'COURSE'
         JOIN attempts sat ON sat.id = a.attempt_id
         JOIN attempt_answers asked ON asked.attempt_id = a.attempt_id AND asked.item_id = a.item_id
         JOIN grades g ON g.attempt_id = a.attempt_id AND g.item_id = a.item_id AND g.number = a.grade_number AND g.points IS NOT NULL
        CROSS JOIN LATERAL (
          SELECT DISTINCT coalesce(o.merged_into_id, o.id) AS objective_id FROM item_objectives k JOIN objectives o ON o.id = k.objective_id
           WHERE k.item_id = a.item_id AND k.version = a.item_version
        ) tested
        WHERE a.course_id = $1 AND a.learner_id = ANY ($2) AND tested.objective_id = ANY ($3)
     ) answers WHERE age <= $4 ORDER BY "learnerId", "objectiveId", age`,
    [courseId, learnerIds, objectiveIds, most],
  );
}

/** By item and version. */
export async function promptsOf(sql: Sql, versions: readonly { itemId: string; version: number }[]): Promise<Map<string, string>> {
  const rows = await sql.query<{ itemId: string; version: number; prompt: string }>(
    `SELECT DISTINCT v.item_id AS "itemId", v.version, v.content ->> 'prompt' AS prompt
       FROM quiz_item_versions v JOIN unnest($1::text[], $2::integer[]) AS wanted (item_id, version) USING (item_id, version)`,
    [versions.map(({ itemId }) => itemId), versions.map(({ version }) => version)],
  );
  return new Map(rows.map(({ itemId, version, prompt }) => [`${itemId} ${version}`, prompt]));
}
