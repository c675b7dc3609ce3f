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

/** Of one text of one version of an item. */
export interface ItemLink {
  itemId: string;
  version: number;
  position: number;
  objectiveId: string;
}

export async function linkItems(tx: Sql, organizationId: string, links: readonly ItemLink[]): Promise<void> {
  if (links.length === 0) return;
  await tx.query(
    `INSERT INTO item_objectives (item_id, version, position, organization_id, objective_id)
     SELECT new.item_id, new.version, new.position, $1, new.objective_id
       FROM unnest($2::text[], $3::integer[], $4::integer[], $5::text[]) AS new (item_id, version, position, objective_id)`,
    [
      organizationId, links.map(({ itemId }) => itemId), links.map(({ version }) => version),
      links.map(({ position }) => position), links.map(({ objectiveId }) => objectiveId),
    ],
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

/** Those that there are and that were not merged, in no order. */
export function objectivesById(sql: Sql, ids: readonly string[]): Promise<ObjectiveRow[]> {
  return sql.query<ObjectiveRow>(`SELECT ${OBJECTIVE_COLUMNS} FROM objectives o WHERE o.id = ANY ($1) AND o.merged_into_id IS NULL`, [ids]);
}

/** By the ids that they were asked for: of what was merged, what stands for it. */
export async function objectivesMeant(sql: Sql, ids: readonly string[]): Promise<Map<string, ObjectiveRow>> {
  const rows = await sql.query<ObjectiveRow & { asked: string }>(
    `SELECT asked.id AS asked, ${OBJECTIVE_COLUMNS} FROM objectives asked JOIN objectives o ON o.id = coalesce(asked.merged_into_id, asked.id) WHERE asked.id = ANY ($1)`, [ids],
  );
  return new Map(rows.map(({ asked, ...objective }) => [asked, objective]));
}

/**
 * In the order in which the course teaches them, those that no lesson names last.
 * @param after the sort key of the last one seen; null: from the beginning
 */
export function objectivesOfCourse(sql: Sql, courseId: string, after: string | null, limit: number): Promise<(ObjectiveRow & { place: string })[]> {
  return sql.query(
    `SELECT ${OBJECTIVE_COLUMNS}, taught.place FROM objectives o
      CROSS JOIN LATERAL (
        SELECT coalesce(min(lpad(l.position::text, 9, '0') || lpad(k.position::text, 4, '0')), 'unnamed') || o.id AS place
          FROM lesson_objectives k JOIN lessons l ON l.id = k.lesson_id WHERE k.objective_id = o.id
      ) taught
      WHERE o.course_id = $1 AND o.merged_into_id IS NULL AND ($2::text IS NULL OR taught.place > $2) ORDER BY taught.place LIMIT $3`,
    [courseId, after, limit],
  );
}

/** What lessons name, text by text. */
export interface TaughtRow {
  lessonId: string;
  position: number;
  objectiveId: string;
}

/** In the order of their texts. */
export function taughtIn(sql: Sql, lessonIds: readonly string[]): Promise<TaughtRow[]> {
  return sql.query<TaughtRow>(
    'SELECT lesson_id AS "lessonId", position, objective_id AS "objectiveId" FROM lesson_objectives WHERE lesson_id = ANY ($1) ORDER BY lesson_id, position',
    [lessonIds],
  );
}

/** In the order of the course. */
export async function lessonsNaming(sql: Sql, objectiveIds: readonly string[]): Promise<{ objectiveId: string; lessonId: string }[]> {
  return sql.query(
    `SELECT DISTINCT k.objective_id AS "objectiveId", l.id AS "lessonId", l.position FROM lesson_objectives k JOIN lessons l ON l.id = k.lesson_id
      WHERE k.objective_id = ANY ($1) ORDER BY l.position`,
    [objectiveIds],
  );
}

/** Null where the course has none of that wording. */
export async function namedAs(sql: Sql, courseId: string, fingerprint: string): Promise<ObjectiveRow | null> {
  const [row] = await sql.query<ObjectiveRow>(`SELECT ${OBJECTIVE_COLUMNS} FROM objectives o WHERE o.course_id = $1 AND o.fingerprint = $2`, [courseId, fingerprint]);
  return row ?? null;
}

export async function rename(tx: Sql, id: string, text: string, fingerprint: string): Promise<ObjectiveRow> {
  const [row] = await tx.query<ObjectiveRow>(
    `UPDATE objectives o SET text = $2, fingerprint = $3, version = version + 1 WHERE id = $1 RETURNING ${OBJECTIVE_COLUMNS}`,
    [id, text, fingerprint],
  );
  return row!;
}

/**
 * Holds objectives, and what was merged into them, in the order in which who grades an answer holds those that it is about: changed one
 * by one in another, each could wait for the other.
 */
export async function holdObjectives(tx: Sql, ids: readonly string[]): Promise<void> {
  await tx.query('SELECT FROM objectives WHERE id = ANY ($1) OR merged_into_id = ANY ($1) ORDER BY id FOR UPDATE', [ids]);
}

/** Whatever named the one, and what had been merged into it, names the other from now on. */
export async function mergeInto(tx: Sql, keptId: string, mergedId: string): Promise<void> {
  await tx.query('DELETE FROM prerequisites WHERE $1 IN (objective_id, requires_id)', [mergedId]);
  await tx.query('DELETE FROM dismissed_prerequisites WHERE $1 IN (objective_id, requires_id)', [mergedId]);
  await tx.query('UPDATE objectives SET merged_into_id = $1, fingerprint = NULL WHERE id = $2 OR merged_into_id = $2', [keptId, mergedId]);
}

export async function deleteObjective(tx: Sql, id: string): Promise<void> {
  await tx.query('DELETE FROM objectives WHERE id = $1', [id]);
}
