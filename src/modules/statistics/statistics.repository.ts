import type { PageRequest } from '../../platform/graphql/pages.js';
import type { Sql } from '../../platform/postgres.js';
import { sumsOf } from './measures.repository.js';
import type { VersionId } from './measuring.service.js';
import type { Sums } from './sums.js';

/** What is known of an item version; without an answer all of it is zero. */
export interface StatisticsRow extends Sums, VersionId {
  withdrawnAt: Date | null;
  keptBy: string | null;
  keptByName: string | null;
  keptAt: Date | null;
  /** Answers by bucket. */
  times: Map<number, number>;
}

/** Of each version, in their order; null where nobody was given it. */
export async function statisticsOf(sql: Sql, versions: readonly VersionId[]): Promise<(StatisticsRow | null)[]> {
  const asked = [versions.map(({ itemId }) => itemId), versions.map(({ version }) => version)];
  const wanted = 'unnest($1::text[], $2::integer[]) AS asked (item_id, version)';
  const [rows, times] = await Promise.all([
    sql.query<Omit<StatisticsRow, 'times'>>(
      `SELECT s.item_id AS "itemId", s.version, s.withdrawn_at AS "withdrawnAt", s.kept_by AS "keptBy", u.display_name AS "keptByName", s.kept_at AS "keptAt", ${sumsOf('s')}
         FROM item_statistics s JOIN ${wanted} USING (item_id, version) LEFT JOIN users u ON u.id = s.kept_by`,
      asked,
    ),
    sql.query<VersionId & { bucket: number; answers: number }>(
      `SELECT t.item_id AS "itemId", t.version, t.bucket, t.answers FROM item_times t JOIN ${wanted} USING (item_id, version)`, asked,
    ),
  ]);
  const keyOf = ({ itemId, version }: VersionId) => `${itemId} ${version}`;
  const timesByKey = Map.groupBy(times, keyOf);
  const byKey = new Map(rows.map((row): [string, StatisticsRow] => [
    keyOf(row), { ...row, times: new Map(timesByKey.get(keyOf(row))?.map(({ bucket, answers }) => [bucket, answers])) },
  ]));
  return versions.map((version) => byKey.get(keyOf(version)) ?? null);
}

/** Of a course's quizzes, the ids of the items whose version that counts is withdrawn; in their order, one beyond the page. */
export async function withdrawnItems(sql: Sql, courseId: string, { first, after }: PageRequest): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `SELECT i.id FROM quizzes q JOIN quiz_items i ON i.quiz_id = q.id JOIN item_statistics s ON s.item_id = i.id AND s.version = i.version
      WHERE q.course_id = $1 AND q.status <> 'RETIRED' AND i.position IS NOT NULL AND i.decision <> 'REJECTED' AND s.withdrawn_at IS NOT NULL
        AND ($2::text IS NULL OR i.id > $2)
      ORDER BY i.id LIMIT $3`,
    [courseId, after, first + 1],
  );
  return rows.map(({ id }) => id);
}

/** Of a course's quizzes, the items that are in use and whose version that counts was answered, with what those answers came to. */
export function answeredItems(sql: Sql, courseId: string): Promise<{ id: string; answers: number; score: number }[]> {
  return sql.query(
    `SELECT i.id, s.answers, s.score FROM quizzes q JOIN quiz_items i ON i.quiz_id = q.id JOIN item_statistics s ON s.item_id = i.id AND s.version = i.version
      WHERE q.course_id = $1 AND q.purpose = 'COURSE' AND q.status <> 'RETIRED' AND i.position IS NOT NULL AND i.decision <> 'REJECTED' AND s.answers > 0`,
    [courseId],
  );
}

/** A person's word that new attempts are given it all the same. @returns whether it was withdrawn, or kept before */
export async function keepVersion(sql: Sql, { itemId, version }: VersionId, userId: string): Promise<boolean> {
  const kept = await sql.query(
    `UPDATE item_statistics SET withdrawn_at = NULL, kept_by = coalesce(kept_by, $3), kept_at = coalesce(kept_at, clock_timestamp())
      WHERE item_id = $1 AND version = $2 AND (withdrawn_at IS NOT NULL OR kept_at IS NOT NULL) RETURNING item_id`,
    [itemId, version, userId],
  );
  return kept.length > 0;
}
