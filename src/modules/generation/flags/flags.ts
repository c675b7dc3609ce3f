import type { Sql } from '../../../platform/postgres.js';
import type { FlagCategory, FlagSource } from './flags.entity.js';
import { profanityIn } from './profanity.js';

export interface FlagRow {
  source: FlagSource;
  category: FlagCategory;
  words: number;
  position: number | null;
}

/** What a flag belongs to; a generation without a course has no teacher to be shown it. */
export interface Flagged {
  id: string;
  courseId: string | null;
}

/** Looks through what these generations have in common, and notes what a teacher may want to see. @param hasPositions whether it stands as it is shown */
export async function flag(sql: Sql, generations: readonly Flagged[], source: FlagSource, text: string, hasPositions = true): Promise<void> {
  const shown = generations.filter(({ courseId }) => courseId !== null);
  const found = shown.length === 0 ? null : await profanityIn(text);
  if (!found) return;
  await sql.query(
    `INSERT INTO content_flags (generation_id, source, category, organization_id, course_id, words, position)
     SELECT id, $1, 'PROFANITY', organization_id, course_id, $2, $3 FROM generations WHERE id = ANY ($4)
     ON CONFLICT (generation_id, source, category) DO UPDATE SET words = EXCLUDED.words, position = EXCLUDED.position`,
    [source, found.words, hasPositions ? found.position : null, shown.map(({ id }) => id)],
  );
}

export async function flagsOf(sql: Sql, ids: readonly string[]): Promise<Map<string, FlagRow[]>> {
  const rows = await sql.query<FlagRow & { generationId: string }>(
    `SELECT generation_id AS "generationId", source, category, words, position FROM content_flags WHERE generation_id = ANY ($1) ORDER BY source, category`,
    [ids],
  );
  return Map.groupBy(rows, ({ generationId }) => generationId);
}
