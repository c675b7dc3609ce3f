import type { Sql } from '../../platform/postgres.js';

export interface ObjectiveRow {
  id: string;
  organizationId: string;
  courseId: string;
  text: string;
  version: number;
  createdAt: Date;
}

export const OBJECTIVE_COLUMNS = 'o.id, o.organization_id AS "organizationId", o.course_id AS "courseId", o.text, o.version, o.created_at AS "createdAt"';

export interface NamedObjective {
  /** Null where the course has none of that wording. */
  id: string | null;
  fingerprint: string;
  text: string;
}

/** What a version of an item tests. */
export interface TestedRow {
  itemId: string;
  version: number;
  objectiveId: string;
  /** The objective's own. */
  text: string;
}

/** Null where there is no such course. */
export async function courseLanguage(sql: Sql, courseId: string): Promise<string | null> {
  const [row] = await sql.query<{ language: string }>('SELECT language FROM courses WHERE id = $1', [courseId]);
  return row?.language ?? null;
}

/**
 * Those that are found are held until the transaction ends, so that nobody deletes what is about to be linked.
 * @param wanted fingerprints by text; an objective is found by its text too, whatever a database made of its case
 */
export async function namedIn(sql: Sql, courseId: string, wanted: ReadonlyMap<string, string>): Promise<Map<string, NamedObjective>> {
  const rows = await sql.query<{ id: string; text: string; fingerprint: string }>(
    `SELECT id, text, fingerprint FROM objectives
      WHERE course_id = $1 AND fingerprint IS NOT NULL AND (fingerprint = ANY ($2) OR text = ANY ($3)) ORDER BY id FOR KEY SHARE`,
    [courseId, [...new Set(wanted.values())], [...wanted.keys()]],
  );
  const byFingerprint = new Map(rows.map((row) => [row.fingerprint, row.id]));
  const byText = new Map(rows.map((row) => [row.text, row.id]));
  return new Map([...wanted].map(([text, fingerprint]) => [text, { id: byFingerprint.get(fingerprint) ?? byText.get(text) ?? null, fingerprint, text }]));
}

/** @returns ids by fingerprint, also of those that were there already */
export async function insertObjectives(
  tx: Sql,
  { organizationId, courseId }: { organizationId: string; courseId: string },
  objectives: readonly { id: string; text: string; fingerprint: string }[],
): Promise<Map<string, string>> {
  if (objectives.length === 0) return new Map();
  // In one order for all, or two who make the same ones could wait for each other.
  const sorted = objectives.toSorted((one, other) => (one.fingerprint < other.fingerprint ? -1 : 1));
  await tx.query(
    `INSERT INTO objectives (id, organization_id, course_id, text, fingerprint)
     SELECT new.id, $1, $2, new.text, new.fingerprint FROM unnest($3::text[], $4::text[], $5::text[]) AS new (id, text, fingerprint)
     ON CONFLICT (course_id, fingerprint) DO NOTHING`,
    [organizationId, courseId, sorted.map(({ id }) => id), sorted.map(({ text }) => text), sorted.map(({ fingerprint }) => fingerprint)],
  );
  const rows = await tx.query<{ id: string; fingerprint: string }>(
    'SELECT id, fingerprint FROM objectives WHERE course_id = $1 AND fingerprint = ANY ($2)',
    [courseId, sorted.map(({ fingerprint }) => fingerprint)],
  );
  return new Map(rows.map(({ id, fingerprint }) => [fingerprint, id]));
}

/** @returns whose they were */
export async function unlinkLesson(tx: Sql, lessonId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>('DELETE FROM lesson_objectives WHERE lesson_id = $1 RETURNING objective_id AS id', [lessonId]);
  return [...new Set(rows.map(({ id }) => id))];
}

export async function linkLesson(tx: Sql, lesson: { id: string; organizationId: string }, placed: readonly { position: number; id: string | null }[]): Promise<void> {
  if (placed.length === 0) return;
  await tx.query(
    `INSERT INTO lesson_objectives (lesson_id, organization_id, position, objective_id)
     SELECT $1, $2, new.position, new.id FROM unnest($3::integer[], $4::text[]) AS new (position, id)`,
    [lesson.id, lesson.organizationId, placed.map(({ position }) => position), placed.map(({ id }) => id)],
  );
}

export async function linkItems(tx: Sql, organizationId: string, links: readonly { itemId: string; version: number; objectiveId: string }[]): Promise<void> {
  if (links.length === 0) return;
  await tx.query(
    `INSERT INTO item_objectives (item_id, version, objective_id, organization_id)
     SELECT new.item_id, new.version, new.objective_id, $1 FROM unnest($2::text[], $3::integer[], $4::text[]) AS new (item_id, version, objective_id)
     ON CONFLICT DO NOTHING`,
    [organizationId, links.map(({ itemId }) => itemId), links.map(({ version }) => version), links.map(({ objectiveId }) => objectiveId)],
  );
}

/** Of these, those that no lesson teaches, no item tests and no other objective requires or is required by. */
export async function deleteUnused(tx: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `DELETE FROM objectives o WHERE o.id = ANY ($1)
        AND NOT EXISTS (SELECT FROM lesson_objectives WHERE objective_id = o.id)
        AND NOT EXISTS (SELECT FROM item_objectives WHERE objective_id = o.id)
        AND NOT EXISTS (SELECT FROM prerequisites WHERE objective_id = o.id OR requires_id = o.id)
        AND NOT EXISTS (SELECT FROM objectives merged WHERE merged.merged_into_id = o.id)`,
    [ids],
  );
}

export function objectivesOfItems(sql: Sql, versions: readonly { itemId: string; version: number }[]): Promise<TestedRow[]> {
  return sql.query<TestedRow>(
    `SELECT DISTINCT i.item_id AS "itemId", i.version, o.id AS "objectiveId", o.text
       FROM unnest($1::text[], $2::integer[]) AS wanted (item_id, version)
       JOIN item_objectives i USING (item_id, version)
       JOIN objectives linked ON linked.id = i.objective_id
       JOIN objectives o ON o.id = coalesce(linked.merged_into_id, linked.id)
      ORDER BY 1, 2, 3`,
    [versions.map(({ itemId }) => itemId), versions.map(({ version }) => version)],
  );
}
