import type { PageRequest } from '../../platform/graphql/pages.js';
import type { Sql } from '../../platform/postgres.js';
import type { GenerationKind } from '../generation/generation.entity.js';
import type { RatingReason } from './ratings.entity.js';
import type { CourseRating, GenerationRating, RatingDimension, RatingGroup } from './ratings.type.js';

const OWN = 'helpful, reason, comment, rated_at AS "ratedAt"';

/** Whose ratings are looked at: those of some courses, or all of an organization. */
export type RatingScope = { courseIds: string[] } | { organizationId: string };

export interface NewRating {
  id: string;
  generationId: string;
  helpful: boolean;
  reason: RatingReason | null;
  comment: string | null;
  profanity: number;
}

/** Says it, or says it anew, of whatever made the whole answer. @returns null where there is no whole answer */
export async function upsertRating(sql: Sql, { id, generationId, helpful, reason, comment, profanity }: NewRating): Promise<GenerationRating | null> {
  const [row] = await sql.query<GenerationRating>(
    `INSERT INTO generation_ratings (id, generation_id, user_id, organization_id, course_id, lesson_id, kind, prompt_version, model, language, helpful, reason, comment, profanity)
     SELECT $1, g.id, g.user_id, g.organization_id, g.course_id, g.lesson_id, g.kind, g.prompt_version, g.made_by,
            COALESCE(upper(g.input->>'language'), c.language), $3, $4, $5, $6
       FROM generations g LEFT JOIN courses c ON c.id = g.course_id WHERE g.id = $2 AND g.status = 'COMPLETED'
     ON CONFLICT (generation_id) DO UPDATE
        SET helpful = EXCLUDED.helpful, reason = EXCLUDED.reason, comment = EXCLUDED.comment, profanity = EXCLUDED.profanity, rated_at = now()
     RETURNING ${OWN}`,
    [id, generationId, helpful, reason, comment, profanity],
  );
  return row ?? null;
}

export async function ratingsOf(sql: Sql, generationIds: readonly string[]): Promise<Map<string, GenerationRating>> {
  const rows = await sql.query<GenerationRating & { generationId: string }>(
    `SELECT generation_id AS "generationId", ${OWN} FROM generation_ratings WHERE generation_id = ANY ($1)`,
    [generationIds],
  );
  return new Map(rows.map((row) => [row.generationId, row]));
}

const COLUMN: Record<RatingDimension, { name: string; column: string }> = {
  KIND: { name: 'kind', column: 'kind' },
  PROMPT_VERSION: { name: 'promptVersion', column: 'prompt_version' },
  MODEL: { name: 'model', column: 'model' },
  LANGUAGE: { name: 'language', column: 'language' },
};

export type CountedGroup = Omit<RatingGroup, 'share' | 'low' | 'high'>;

/** Counts by the dimensions, the largest group first. */
export async function groupsOf(sql: Sql, scope: RatingScope, by: ReadonlySet<RatingDimension>): Promise<CountedGroup[]> {
  const columns = Object.entries(COLUMN).map(([dimension, { name, column }]) => `${by.has(dimension as RatingDimension) ? `r.${column}` : 'NULL::text'} AS "${name}"`).join(', ');
  const { condition, values } = within(scope);
  return sql.query<CountedGroup>(
    `WITH counted AS (
       SELECT ${columns}, r.reason, count(*) AS n, count(*) FILTER (WHERE r.helpful) AS helped FROM generation_ratings r WHERE ${condition} GROUP BY 1, 2, 3, 4, 5)
     SELECT kind, "promptVersion", model, language, sum(n)::int AS ratings, sum(helped)::int AS helpful,
            COALESCE(jsonb_agg(jsonb_build_object('reason', reason, 'count', n) ORDER BY n DESC, reason) FILTER (WHERE reason IS NOT NULL), '[]') AS reasons
       FROM counted GROUP BY 1, 2, 3, 4 ORDER BY ratings DESC, 1, 2, 3, 4`,
    values,
  );
}

export interface RatingFilter {
  helpful: boolean | null;
  kind: GenerationKind | null;
  promptVersion: string | null;
}

export type CourseRatingRow = CourseRating & { id: string };

/** Newest first: ids ascend in time, and stay when somebody changes his mind. */
export async function ratingsIn(sql: Sql, scope: RatingScope, { helpful, kind, promptVersion }: RatingFilter, page: PageRequest): Promise<CourseRatingRow[]> {
  const { condition, values } = within(scope);
  return sql.query<CourseRatingRow>(
    `SELECT r.id, ${OWN}, kind, prompt_version AS "promptVersion", model, language, lesson_id AS "lessonId", profanity
       FROM generation_ratings r
      WHERE ${condition} AND ($2::boolean IS NULL OR helpful = $2) AND ($3::text IS NULL OR kind = $3) AND ($4::text IS NULL OR prompt_version = $4)
        AND ($5::text IS NULL OR r.id < $5)
      ORDER BY r.id DESC LIMIT $6`,
    [...values, helpful, kind, promptVersion, page.after, page.first + 1],
  );
}

/** The scope as a condition with one value, $1. */
function within(scope: RatingScope): { condition: string; values: [string | string[]] } {
  if ('courseIds' in scope) return { condition: 'r.course_id = ANY ($1)', values: [scope.courseIds] };
  return { condition: 'r.organization_id = $1', values: [scope.organizationId] };
}
