import type { Sql } from '../../platform/postgres.js';
import { reviewsChanged } from '../review-queue/entries.service.js';
import { discriminatesNegatively } from './estimates.js';
import { attemptScore, measuredAnswers, type SatAttempt } from './measured.js';
import { added, NO_SUMS, type MeasuredAnswer, type Sums } from './sums.js';

const SUM_COLUMNS = {
  exposures: 'exposures', answers: 'answers', score: 'score', score_squares: 'scoreSquares', pairs: 'pairs', pair_score: 'pairScore',
  pair_score_squares: 'pairScoreSquares', rest: 'rest', rest_squares: 'restSquares', products: 'products',
} satisfies Record<string, keyof Sums>;

/** Sums of `item_statistics` under that name in a query; zero where an outer join finds none. */
export function sumsOf(table: string): string {
  return Object.entries(SUM_COLUMNS).map(([column, name]) => `coalesce(${table}.${column}, 0) AS "${name}"`).join(', ');
}

/** How the sums of one item version change. */
interface Change {
  itemId: string;
  version: number;
  organizationId: string;
  sums: Sums;
  /** Answers more or fewer, by bucket. */
  times: Map<number, number>;
}

interface Kept extends MeasuredAnswer {
  attemptId: string;
}

/**
 * Brings the sums to what these attempts are now, whatever of them was in the sums before. One at a time, over all processes:
 * `Measuring` sees to that.
 * @param uncounted attempts that are not to be counted (any longer)
 */
export async function measure(tx: Sql, attempts: readonly SatAttempt[], uncounted: readonly string[] = []): Promise<void> {
  const ids = [...attempts.map(({ id }) => id), ...uncounted];
  const before = await tx.query<Kept & { organizationId: string }>(
    `SELECT m.attempt_id AS "attemptId", m.item_id AS "itemId", m.version, m.score, m.rest, m.time_bucket AS "timeBucket", a.organization_id AS "organizationId"
       FROM measured_answers m JOIN attempts a ON a.id = m.attempt_id WHERE m.attempt_id = ANY ($1)`,
    [ids],
  );
  const after = attempts.flatMap((attempt) => measuredAnswers(attempt).map((answer) => ({ attemptId: attempt.id, organizationId: attempt.organizationId, ...answer })));
  const changes = new Map<string, Change>();
  for (const answer of before) note(changes, answer, -1);
  for (const answer of after) note(changes, answer, 1);
  await keep(tx, ids, attempts, after);
  // In one order, so that nobody who locks several of them waits for who waits for him.
  const changed = [...changes.values()].filter(isAny).toSorted((one, other) => (one.itemId < other.itemId ? -1 : one.itemId > other.itemId ? 1 : one.version - other.version));
  await addTimes(tx, changed);
  await withdraw(tx, await addSums(tx, changed));
}

function note(changes: Map<string, Change>, { itemId, version, organizationId, ...answer }: MeasuredAnswer & { organizationId: string }, times: 1 | -1): void {
  const key = `${itemId} ${version}`;
  const change = changes.get(key) ?? { itemId, version, organizationId, sums: NO_SUMS, times: new Map<number, number>() };
  changes.set(key, change);
  change.sums = added(change.sums, answer, times);
  if (answer.timeBucket !== null) change.times.set(answer.timeBucket, (change.times.get(answer.timeBucket) ?? 0) + times);
}

function isAny({ sums, times }: Change): boolean {
  return Object.values(sums).some((sum) => sum !== 0) || [...times.values()].some((count) => count !== 0);
}

async function keep(tx: Sql, ids: readonly string[], attempts: readonly SatAttempt[], answers: readonly Kept[]): Promise<void> {
  await tx.query('DELETE FROM measured_answers WHERE attempt_id = ANY ($1)', [ids]);
  await tx.query('DELETE FROM measured_attempts WHERE attempt_id = ANY ($1)', [ids]);
  await tx.query(
    `INSERT INTO measured_attempts (attempt_id, quiz_id, submitted_at, score)
     SELECT "attemptId", "quizId", "submittedAt", score
       FROM jsonb_to_recordset($1::jsonb) AS a ("attemptId" text, "quizId" text, "submittedAt" timestamptz, score integer)`,
    [JSON.stringify(attempts.map((attempt) => ({ attemptId: attempt.id, quizId: attempt.quizId, submittedAt: attempt.submittedAt, score: attemptScore(attempt) })))],
  );
  await tx.query(
    `INSERT INTO measured_answers (attempt_id, item_id, version, score, rest, time_bucket)
     SELECT "attemptId", "itemId", version, score, rest, "timeBucket"
       FROM jsonb_to_recordset($1::jsonb) AS m ("attemptId" text, "itemId" text, version integer, score integer, rest integer, "timeBucket" integer)`,
    [JSON.stringify(answers)],
  );
}

interface SummedRow extends Sums {
  itemId: string;
  version: number;
  isWithdrawn: boolean;
  isKept: boolean;
  isCourseQuiz: boolean;
}

async function addSums(tx: Sql, changes: readonly Change[]): Promise<SummedRow[]> {
  return tx.query<SummedRow>(
    `WITH summed AS (
       INSERT INTO item_statistics AS s (item_id, version, organization_id, exposures, answers, score, score_squares, pairs, pair_score,
              pair_score_squares, rest, rest_squares, products)
       SELECT "itemId", version, "organizationId", exposures, answers, score, "scoreSquares", pairs, "pairScore", "pairScoreSquares", rest, "restSquares", products
         FROM jsonb_to_recordset($1::jsonb) AS c ("itemId" text, version integer, "organizationId" text, exposures bigint, answers bigint, score bigint,
              "scoreSquares" bigint, pairs bigint, "pairScore" bigint, "pairScoreSquares" bigint, rest bigint, "restSquares" bigint, products bigint)
       ON CONFLICT (item_id, version) DO UPDATE SET exposures = s.exposures + excluded.exposures, answers = s.answers + excluded.answers,
              score = s.score + excluded.score, score_squares = s.score_squares + excluded.score_squares, pairs = s.pairs + excluded.pairs,
              pair_score = s.pair_score + excluded.pair_score, pair_score_squares = s.pair_score_squares + excluded.pair_score_squares,
              rest = s.rest + excluded.rest, rest_squares = s.rest_squares + excluded.rest_squares, products = s.products + excluded.products
       RETURNING *
     )
     SELECT s.item_id AS "itemId", s.version, s.withdrawn_at IS NOT NULL AS "isWithdrawn", s.kept_at IS NOT NULL AS "isKept",
            q.purpose = 'COURSE' AS "isCourseQuiz", ${sumsOf('s')}
       FROM summed s JOIN quiz_items i ON i.id = s.item_id JOIN quizzes q ON q.id = i.quiz_id`,
    [JSON.stringify(changes.map(({ itemId, version, organizationId, sums }) => ({ itemId, version, organizationId, ...sums })))],
  );
}

async function addTimes(tx: Sql, changes: readonly Change[]): Promise<void> {
  const counts = changes.flatMap(({ itemId, version, times }) => [...times].filter(([, count]) => count !== 0).map(([bucket, answers]) => ({ itemId, version, bucket, answers })));
  await tx.query(
    `INSERT INTO item_times AS t (item_id, version, bucket, answers)
     SELECT "itemId", version, bucket, answers FROM jsonb_to_recordset($1::jsonb) AS c ("itemId" text, version integer, bucket integer, answers bigint)
     ON CONFLICT (item_id, version, bucket) DO UPDATE SET answers = t.answers + excluded.answers`,
    [JSON.stringify(counts)],
  );
}

/** Takes out of new attempts what discriminates negatively, and lets back in what no longer does. A person's word stands. */
async function withdraw(tx: Sql, rows: readonly SummedRow[]): Promise<void> {
  const wrong = rows.filter(({ isWithdrawn, isKept, isCourseQuiz, ...sums }) => isWithdrawn !== (isCourseQuiz && !isKept && discriminatesNegatively(sums)));
  await tx.query(
    `UPDATE item_statistics s SET withdrawn_at = CASE WHEN withdrawn_at IS NULL THEN clock_timestamp() END
       FROM unnest($1::text[], $2::integer[]) AS wrong (item_id, version) WHERE s.item_id = wrong.item_id AND s.version = wrong.version`,
    [wrong.map(({ itemId }) => itemId), wrong.map(({ version }) => version)],
  );
  await reviewsChanged(tx, { itemIds: wrong.map(({ itemId }) => itemId) });
}
