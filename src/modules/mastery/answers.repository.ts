import type { Sql } from '../../platform/postgres.js';
import type { WeighedAnswer } from './fold.js';

/** An answer as it is kept. */
export interface KeptAnswer extends WeighedAnswer {
  organizationId: string;
  learnerId: string;
  itemId: string;
  itemVersion: number;
  /** How often it was graded. */
  grades: number;
  objectiveIds: string[];
  /** In a quiz of his own. */
  practice: boolean;
}

type Flat = Omit<KeptAnswer, 'difficulty' | 'ability'> & { difficulty: number; difficultyVariance: number; ability: number; abilityVariance: number };

const COLUMNS = `
  m.attempt_id AS "attemptId", m.item_id AS "itemId", m.organization_id AS "organizationId", m.learner_id AS "learnerId", m.item_version AS "itemVersion",
  m.at, m.position, m.grades, m.score, m.guessing, m.difficulty, m.difficulty_variance AS "difficultyVariance", m.ability,
  m.ability_variance AS "abilityVariance", m.objective_ids AS "objectiveIds", m.practice`;

function keptOf({ difficulty, difficultyVariance, ability, abilityVariance, ...answer }: Flat): KeptAnswer {
  return { ...answer, difficulty: { mean: difficulty, variance: difficultyVariance }, ability: { mean: ability, variance: abilityVariance } };
}

/** Learners share so many locks: a database has room for a few thousand in all, and a course may have more learners. */
const LOCKS = 1_024;

/**
 * Until the transaction ends: who writes learners' answers waits in line here, behind the lock on the attempt. All that a transaction
 * writes of are to be named at once, for the locks have an order.
 */
export async function lockLearners(tx: Sql, learnerIds: readonly string[]): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('mastery ' || place, 0)) FROM (SELECT DISTINCT hashtext(id) & $2 AS place FROM unnest($1::text[]) AS id ORDER BY 1) places`,
    [learnerIds, LOCKS - 1],
  );
}

/** Those that are kept, by "attempt item". */
export async function keptAnswers(sql: Sql, answers: readonly { attemptId: string; itemId: string }[]): Promise<Map<string, KeptAnswer>> {
  const rows = await sql.query<Flat>(
    `SELECT ${COLUMNS} FROM mastery_answers m JOIN unnest($1::text[], $2::text[]) AS asked (attempt_id, item_id) USING (attempt_id, item_id)`,
    [answers.map(({ attemptId }) => attemptId), answers.map(({ itemId }) => itemId)],
  );
  return new Map(rows.map((row) => [answerKey(row), keptOf(row)]));
}

export function answerKey({ attemptId, itemId }: { attemptId: string; itemId: string }): string {
  return `${attemptId} ${itemId}`;
}

/** In no order. @param objectiveIds null: on whatever */
export function answersOfLearner(sql: Sql, learnerId: string, objectiveIds: readonly string[] | null): Promise<KeptAnswer[]> {
  return answersOfLearners(sql, [learnerId], objectiveIds);
}

/** The same of several. */
export async function answersOfLearners(sql: Sql, learnerIds: readonly string[], objectiveIds: readonly string[] | null): Promise<KeptAnswer[]> {
  const rows = await sql.query<Flat>(
    `SELECT ${COLUMNS} FROM mastery_answers m WHERE m.learner_id = ANY ($1) AND ($2::text[] IS NULL OR m.objective_ids ?| $2)`,
    [learnerIds, objectiveIds],
  );
  return rows.map(keptOf);
}

/** What the answers of some attempts are about. */
export async function objectivesIn(sql: Sql, learnerId: string, attemptIds: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    'SELECT DISTINCT jsonb_array_elements_text(objective_ids) AS id FROM mastery_answers WHERE learner_id = $1 AND attempt_id = ANY ($2)', [learnerId, attemptIds],
  );
  return rows.map(({ id }) => id);
}

/** In no order. */
export async function answersToItem(sql: Sql, itemId: string, itemVersion: number): Promise<KeptAnswer[]> {
  const rows = await sql.query<Flat>(`SELECT ${COLUMNS} FROM mastery_answers m WHERE m.item_id = $1 AND m.item_version = $2`, [itemId, itemVersion]);
  return rows.map(keptOf);
}

/** Those from a time on, in no order. */
export async function answersToItemSince(sql: Sql, itemId: string, itemVersion: number, at: Date): Promise<KeptAnswer[]> {
  const rows = await sql.query<Flat>(`SELECT ${COLUMNS} FROM mastery_answers m WHERE m.item_id = $1 AND m.item_version = $2 AND m.at >= $3`, [itemId, itemVersion, at]);
  return rows.map(keptOf);
}

/** Inserts, or replaces what is kept of the same answers. */
export async function keepAnswers(tx: Sql, answers: readonly KeptAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  await tx.query(
    `INSERT INTO mastery_answers (attempt_id, item_id, organization_id, learner_id, item_version, at, position, grades, score, guessing,
            difficulty, difficulty_variance, ability, ability_variance, objective_ids, practice)
     SELECT "attemptId", "itemId", "organizationId", "learnerId", "itemVersion", at, position, grades, score, guessing,
            (difficulty ->> 'mean')::float8, (difficulty ->> 'variance')::float8, (ability ->> 'mean')::float8, (ability ->> 'variance')::float8, "objectiveIds", practice
       FROM jsonb_to_recordset($1::jsonb) AS new ("attemptId" text, "itemId" text, "organizationId" text, "learnerId" text, "itemVersion" integer, at timestamptz,
            position integer, grades integer, score float8, guessing float8, difficulty jsonb, ability jsonb, "objectiveIds" jsonb, practice boolean)
     ON CONFLICT (attempt_id, item_id) DO UPDATE SET item_version = excluded.item_version, at = excluded.at, position = excluded.position,
            grades = excluded.grades, score = excluded.score, guessing = excluded.guessing, difficulty = excluded.difficulty,
            difficulty_variance = excluded.difficulty_variance, ability = excluded.ability, ability_variance = excluded.ability_variance,
            objective_ids = excluded.objective_ids, practice = excluded.practice`,
    [JSON.stringify(answers)],
  );
}

export async function dropAnswers(tx: Sql, learnerId: string): Promise<void> {
  await tx.query('DELETE FROM mastery_answers WHERE learner_id = $1', [learnerId]);
}

/** Notes that their items' difficulty is to be folded. */
export async function noteItems(tx: Sql, answers: readonly KeptAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  await tx.query(
    `INSERT INTO mastery_notes (item_id, item_version, organization_id, at, attempt_id, position)
     SELECT "itemId", "itemVersion", "organizationId", at, "attemptId", position
       FROM jsonb_to_recordset($1::jsonb) AS new ("itemId" text, "itemVersion" integer, "organizationId" text, at timestamptz, "attemptId" text, position integer)`,
    [JSON.stringify(answers)],
  );
}

/** Notes all items there are, so that each is folded from its beginning. */
export async function noteAllItems(tx: Sql): Promise<void> {
  await tx.query(
    `INSERT INTO mastery_notes (item_id, item_version, organization_id, at, attempt_id, position)
     SELECT DISTINCT ON (item_id, item_version) item_id, item_version, organization_id, at, attempt_id, position FROM mastery_answers ORDER BY item_id, item_version, at`,
  );
}
