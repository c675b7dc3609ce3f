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
  organizationId: string;
  courseId: string | null;
}

/** Looks through a text and notes what a teacher may want to see. @param hasPositions whether the text stands as it is shown */
export async function flag(sql: Sql, { id, organizationId, courseId }: Flagged, source: FlagSource, text: string, hasPositions = true): Promise<void> {
  const found = courseId === null ? null : await profanityIn(text);
  if (!found) return;
  await sql.query(
    `INSERT INTO content_flags (generation_id, source, category, organization_id, course_id, words, position) VALUES ($1, $2, 'PROFANITY', $3, $4, $5, $6)
     ON CONFLICT (generation_id, source, category) DO UPDATE SET words = EXCLUDED.words, position = EXCLUDED.position`,
    [id, source, organizationId, courseId, found.words, hasPositions ? found.position : null],
  );
}

export async function flagsOf(sql: Sql, ids: readonly string[]): Promise<Map<string, FlagRow[]>> {
  const rows = await sql.query<FlagRow & { generationId: string }>(
    `SELECT generation_id AS "generationId", source, category, words, position FROM content_flags WHERE generation_id = ANY ($1) ORDER BY source, category`,
    [ids],
  );
  return Map.groupBy(rows, ({ generationId }) => generationId);
}
