import { rows } from './generations.js';
import type { TestDatabase } from './postgres.js';

/** The same submitted attempt that many times more, as if its learner had sat the quiz that often. */
export async function repeatAttempt(database: Pick<TestDatabase, 'ownerUrl'>, attemptId: string, times: number): Promise<void> {
  await rows(database, `
    WITH new AS (SELECT 'att_' || replace(gen_random_uuid()::text, '-', '') AS id, n FROM generate_series(2, $2::int + 1) n),
    attempt AS (
      INSERT INTO attempts SELECT (jsonb_populate_record(a, jsonb_build_object('id', new.id, 'number', new.n))).* FROM attempts a, new WHERE a.id = $1 RETURNING id
    ), stream AS (
      INSERT INTO streams SELECT (jsonb_populate_record(s, jsonb_build_object('id', new.id))).* FROM streams s, new WHERE s.id = $1
    ), answer AS (
      INSERT INTO attempt_answers SELECT (jsonb_populate_record(a, jsonb_build_object('attempt_id', new.id))).* FROM attempt_answers a, new WHERE a.attempt_id = $1
    ), graded AS (
      INSERT INTO graded_answers SELECT (jsonb_populate_record(a, jsonb_build_object('attempt_id', new.id))).* FROM graded_answers a, new WHERE a.attempt_id = $1
    )
    INSERT INTO grades SELECT (jsonb_populate_record(g, jsonb_build_object('attempt_id', new.id, 'id', 'grd_' || replace(gen_random_uuid()::text, '-', '')))).*
      FROM grades g, new WHERE g.attempt_id = $1`, [attemptId, times]);
}

/** How many answers to a question have how many grades, and what points count. */
export function gradesOf(database: Pick<TestDatabase, 'ownerUrl'>, itemId: string): Promise<{ grades: number; points: number | null; n: number }[]> {
  return rows(database, `
    SELECT a.grade_number AS grades, g.points, count(*)::int AS n FROM graded_answers a
      JOIN grades g ON g.attempt_id = a.attempt_id AND g.item_id = a.item_id AND g.number = a.grade_number
     WHERE a.item_id = $1 GROUP BY 1, 2 ORDER BY 1, 2`, [itemId]);
}
