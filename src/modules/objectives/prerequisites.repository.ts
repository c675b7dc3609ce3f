import type { Sql } from '../../platform/postgres.js';
import { OBJECTIVE_COLUMNS, type ObjectiveRow } from './objectives.repository.js';

/** Of all objectives of a course. */
export async function requirementsOf(sql: Sql, courseId: string): Promise<Map<string, string[]>> {
  const rows = await sql.query<{ id: string; requires: string[] }>(
    `SELECT p.objective_id AS id, array_agg(p.requires_id ORDER BY p.requires_id) AS requires
       FROM prerequisites p JOIN objectives o ON o.id = p.objective_id WHERE o.course_id = $1 GROUP BY 1`,
    [courseId],
  );
  return new Map(rows.map(({ id, requires }) => [id, requires]));
}

/** All that it requires from now on. The course must be locked. */
export async function setRequirements(tx: Sql, { id, organizationId }: ObjectiveRow, requires: readonly string[]): Promise<ObjectiveRow> {
  await tx.query('DELETE FROM prerequisites WHERE objective_id = $1 AND requires_id <> ALL ($2)', [id, requires]);
  await tx.query(
    `INSERT INTO prerequisites (objective_id, requires_id, organization_id) SELECT $1, required, $2 FROM unnest($3::text[]) AS required ON CONFLICT DO NOTHING`,
    [id, organizationId, requires],
  );
  // Whatever is required is no longer refused.
  await tx.query('DELETE FROM dismissed_prerequisites WHERE objective_id = $1 AND requires_id = ANY ($2)', [id, requires]);
  return (await raiseVersions(tx, [id]))[0]!;
}

export function raiseVersions(tx: Sql, ids: readonly string[]): Promise<ObjectiveRow[]> {
  return tx.query<ObjectiveRow>(`UPDATE objectives o SET version = version + 1 WHERE id = ANY ($1) RETURNING ${OBJECTIVE_COLUMNS}`, [ids]);
}

/** What each requires, or what requires each, in no order. */
export function neighbours(sql: Sql, ids: readonly string[], side: 'requires' | 'requiredBy'): Promise<(ObjectiveRow & { of: string })[]> {
  const [from, to] = side === 'requires' ? ['objective_id', 'requires_id'] : ['requires_id', 'objective_id'];
  return sql.query(
    `SELECT p.${from} AS of, ${OBJECTIVE_COLUMNS} FROM prerequisites p JOIN objectives o ON o.id = p.${to} WHERE p.${from} = ANY ($1) ORDER BY o.text, o.id`,
    [ids],
  );
}

export async function dismissedIn(sql: Sql, courseId: string): Promise<{ objectiveId: string; requiresId: string }[]> {
  return sql.query(
    `SELECT d.objective_id AS "objectiveId", d.requires_id AS "requiresId" FROM dismissed_prerequisites d JOIN objectives o ON o.id = d.objective_id WHERE o.course_id = $1`,
    [courseId],
  );
}

export async function dismiss(sql: Sql, objective: ObjectiveRow, requiresId: string, userId: string): Promise<void> {
  await sql.query(
    'INSERT INTO dismissed_prerequisites (objective_id, requires_id, organization_id, dismissed_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [objective.id, requiresId, objective.organizationId, userId],
  );
}
