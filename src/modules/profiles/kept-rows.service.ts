import type { Sql } from '../../platform/postgres.js';

/** Tables with a learner's rows: of each the condition by which they are his, $1 his id; in the order in which they are forgotten. */
export type TablesOfLearner = Readonly<Record<string, string>>;

/** All of a learner's rows as they stand, each with the name of its table. */
export async function rowsOf(sql: Sql, tables: TablesOfLearner, userId: string): Promise<unknown[]> {
  const each = Object.entries(tables).map(([table, condition]) => `SELECT jsonb_build_object('table', '${table}') || to_jsonb(t) AS document FROM ${table} t WHERE ${condition}`);
  return (await sql.query<{ document: unknown }>(each.join(' UNION ALL '), [userId])).map(({ document }) => document);
}

/** @returns how many there were */
export async function eraseRows(tx: Sql, tables: TablesOfLearner, userId: string): Promise<number> {
  let erased = 0;
  for (const [table, condition] of Object.entries(tables)) erased += (await tx.query(`DELETE FROM ${table} WHERE ${condition} RETURNING 1`, [userId])).length;
  return erased;
}
