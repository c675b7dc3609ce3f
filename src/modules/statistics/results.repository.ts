import type { Sql } from '../../platform/postgres.js';
import { FULL_SCORE } from './sums.js';
import { namedByItem } from '../objectives/objectives.service.js';
import type { Share } from './results.js';

/** Which quizzes are looked at: one, or those that a course has for its learners. */
export type Scope = { quizId: string } | { courseId: string };

const MAX_QUESTIONS = 1_000;
const MAX_DAYS = 400;

function condition(scope: Scope): { condition: string; id: string } {
  return 'quizId' in scope ? { condition: 'q.id = $1', id: scope.quizId } : { condition: `q.course_id = $1 AND q.purpose = 'COURSE'`, id: scope.courseId };
}

/** Each item with all of its versions, in the order of the quizzes; those that were removed come last. */
export async function questionShares(sql: Sql, scope: Scope): Promise<Share[]> {
  const { condition: isMeant, id } = condition(scope);
  return sql.query<Share>(
    `SELECT v.content ->> 'prompt' AS label, i.id, NULL AS "objectiveId", summed.score / $2::float8 AS sum, summed.n
       FROM quizzes q JOIN quiz_items i ON i.quiz_id = q.id JOIN quiz_item_versions v ON v.item_id = i.id AND v.version = i.version
      CROSS JOIN LATERAL (SELECT sum(s.score)::bigint AS score, sum(s.answers)::bigint AS n FROM item_statistics s WHERE s.item_id = i.id) summed
      WHERE ${isMeant} AND summed.n > 0 ORDER BY q.id, i.position NULLS LAST, i.id LIMIT ${MAX_QUESTIONS}`,
    [id, FULL_SCORE],
  );
}

/** Over all answers to versions that test an objective. */
export async function objectiveShares(sql: Sql, scope: Scope): Promise<Share[]> {
  const { condition: isMeant, id } = condition(scope);
  return sql.query<Share>(
    `SELECT min(named.text) AS label, NULL AS id, named.id AS "objectiveId", sum(s.score) / $2::float8 AS sum, sum(s.answers)::bigint AS n
       FROM quizzes q JOIN quiz_items i ON i.quiz_id = q.id JOIN item_statistics s ON s.item_id = i.id
       JOIN quiz_item_versions v ON v.item_id = s.item_id AND v.version = s.version
      CROSS JOIN LATERAL (SELECT DISTINCT each ->> 'id' AS id, each ->> 'text' AS text FROM jsonb_array_elements(${namedByItem('v')}) AS each) named
      WHERE ${isMeant} AND s.answers > 0 GROUP BY named.id, CASE WHEN named.id IS NULL THEN named.text END LIMIT ${MAX_QUESTIONS}`,
    [id, FULL_SCORE],
  );
}

/** The attempts that are wholly graded, by the day on which they were submitted, oldest first. */
export async function dayShares(sql: Sql, scope: Scope, timeZone: string): Promise<Share[]> {
  const { condition: isMeant, id } = condition(scope);
  const rows = await sql.query<Share>(
    `SELECT to_char(m.submitted_at AT TIME ZONE $3, 'YYYY-MM-DD') AS label, NULL AS id, NULL AS "objectiveId", sum(m.score) / $2::float8 AS sum, count(*) AS n
       FROM quizzes q JOIN measured_attempts m ON m.quiz_id = q.id
      WHERE ${isMeant} AND m.score IS NOT NULL GROUP BY 1 ORDER BY 1 DESC LIMIT ${MAX_DAYS}`,
    [id, FULL_SCORE, timeZone],
  );
  return rows.toReversed();
}

export interface Scores {
  n: number;
  /** Of scores from 0 to 1. */
  sum: number;
  squares: number;
}

export async function scoresOf(sql: Sql, scope: Scope): Promise<{ all: Scores; tenths: Map<number, number> }> {
  const { condition: isMeant, id } = condition(scope);
  const rows = await sql.query<Scores & { tenth: number }>(
    `SELECT least(9, m.score * 10 / $2::integer) AS tenth, count(*) AS n, sum(m.score) / $2::float8 AS sum, sum((m.score / $2::float8) ^ 2) AS squares
       FROM quizzes q JOIN measured_attempts m ON m.quiz_id = q.id WHERE ${isMeant} AND m.score IS NOT NULL GROUP BY 1`,
    [id, FULL_SCORE],
  );
  const all = rows.reduce<Scores>((total, { n, sum, squares }) => ({ n: total.n + n, sum: total.sum + sum, squares: total.squares + squares }), { n: 0, sum: 0, squares: 0 });
  return { all, tenths: new Map(rows.map(({ tenth, n }) => [tenth, n])) };
}
