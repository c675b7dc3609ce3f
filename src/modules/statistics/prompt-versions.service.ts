import { courseCondition } from '../../auth/policy.sql.js';
import { Role, type Viewer } from '../../auth/viewer.js';
import { forbidden } from '../../platform/errors.js';
import type { Db } from '../../platform/postgres.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { Origin } from '../generation/generation.entity.js';
import { ENOUGH_ANSWERS, meanOfSums, proportion, type Estimate } from './estimates.js';
import type { MeasuringService } from './measuring.service.js';
import type { PromptVersionRank } from './statistics.type.js';
import { FULL_SCORE } from './sums.js';

/** How many of a prompt's item versions are as they were generated, and how those did; squares are of the figures that were summed. */
interface Made {
  origin: Origin;
  promptVersion: string | null;
  models: string[] | null;
  items: number;
  decided: number;
  accepted: number;
  checked: number;
  /** Also where a person has released them since. */
  quarantined: number;
  facilities: number;
  facility: number;
  facilitySquares: number;
  discriminations: number;
  discrimination: number;
  discriminationSquares: number;
}

export interface PromptVersionsOptions {
  db: Db;
  courses: Pick<CoursesService, 'forEditing'>;
  measuring: Pick<MeasuringService, 'catchUp'>;
}

/** Which prompts make the better items. */
export class PromptVersionsService {
  readonly #options: PromptVersionsOptions;

  constructor(options: PromptVersionsOptions) {
    this.#options = options;
  }

  /** Best first. @param courseId null: all courses that the viewer may edit @throws NOT_FOUND, FORBIDDEN */
  async ranked(viewer: Viewer, courseId: string | null): Promise<PromptVersionRank[]> {
    const { courses, measuring } = this.#options;
    if (viewer.role === Role.LEARNER) throw forbidden('Only those who may edit courses may see how their items did.');
    if (courseId !== null) await courses.forEditing(viewer, courseId);
    await measuring.catchUp();
    return (await this.#made(viewer, courseId)).map(rankOf).toSorted(byWorth).map((row, index) => ({ ...row, rank: index + 1 }));
  }

  #made(viewer: Viewer, courseId: string | null): Promise<Made[]> {
    const edits = courseCondition(viewer, 'edits', 3);
    return this.#options.db.query<Made>(
      `WITH made AS (
         SELECT v.origin, v.prompt_version, CASE WHEN v.model IS NOT NULL THEN concat_ws('/', v.provider, v.model) END AS model,
                v.accepted_by IS NOT NULL AS accepted, v.check_status <> 'UNCHECKED' AS checked, v.check_status IN ('QUARANTINED', 'RELEASED') AS quarantined,
                v.accepted_by IS NOT NULL OR v.version < i.version OR i.decision = 'REJECTED' OR i.position IS NULL AS decided,
                ${FACILITY} AS facility, CASE WHEN s.pairs >= $2 THEN ${DISCRIMINATION} END AS discrimination
           FROM quiz_item_versions v
           JOIN quiz_items i ON i.id = v.item_id JOIN quizzes q ON q.id = i.quiz_id JOIN courses c ON c.id = q.course_id
           LEFT JOIN item_statistics s ON s.item_id = v.item_id AND s.version = v.version
          WHERE v.origin IS NOT NULL AND v.author_id IS NULL AND q.purpose = 'COURSE' AND ($1::text IS NULL OR c.id = $1) AND ${edits.condition}
       )
       SELECT origin, prompt_version AS "promptVersion", array_agg(DISTINCT model) FILTER (WHERE model IS NOT NULL) AS models, count(*)::int AS items,
              count(*) FILTER (WHERE decided)::int AS decided, count(*) FILTER (WHERE decided AND accepted)::int AS accepted,
              count(*) FILTER (WHERE checked)::int AS checked, count(*) FILTER (WHERE checked AND quarantined)::int AS quarantined,
              count(facility)::int AS facilities, coalesce(sum(facility), 0) AS facility, coalesce(sum(facility ^ 2), 0) AS "facilitySquares",
              count(discrimination)::int AS discriminations, coalesce(sum(discrimination), 0) AS discrimination,
              coalesce(sum(discrimination ^ 2), 0) AS "discriminationSquares"
         FROM made GROUP BY origin, prompt_version ORDER BY origin, prompt_version`,
      [courseId, ENOUGH_ANSWERS, ...edits.values],
    );
  }
}

/** `facilityOf` of `s`, null where nothing is graded. */
const FACILITY = `s.score::float8 / nullif(s.answers * ${FULL_SCORE}, 0)`;
/** `discriminationOf` of `s`: products of sums outgrow whole numbers, so they are reckoned as numeric. Null where it can't be told. */
const DISCRIMINATION = `greatest(-1, least(1, (s.pairs::numeric * s.products - s.pair_score::numeric * s.rest)::float8 / nullif(
  sqrt((s.pairs::numeric * s.pair_score_squares - s.pair_score::numeric * s.pair_score)::float8) * sqrt((s.pairs::numeric * s.rest_squares - s.rest::numeric * s.rest)::float8), 0)))`;

function rankOf(made: Made): Omit<PromptVersionRank, 'rank'> {
  const { origin, promptVersion, models, items, decided, accepted, checked, quarantined } = made;
  return {
    origin,
    promptVersion,
    models: models ?? [],
    items,
    accepted: proportion(accepted / Math.max(1, decided), decided),
    quarantined: proportion(quarantined / Math.max(1, checked), checked),
    facility: meanOfSums({ n: made.facilities, sum: made.facility, squares: made.facilitySquares }),
    discrimination: meanOfSums({ n: made.discriminations, sum: made.discrimination, squares: made.discriminationSquares }),
  };
}

type Ranked = Omit<PromptVersionRank, 'rank'>;

/** By what is sure of each: how its items discriminate, and where that isn't known of either, how many were accepted. */
function byWorth(one: Ranked, other: Ranked): number {
  return sure(other.discrimination) - sure(one.discrimination) || sure(other.accepted) - sure(one.accepted) || other.items - one.items;
}

/** What nothing is known of comes last; a single item tells less than any interval. */
function sure({ low, value }: Estimate): number {
  return low ?? (value === null ? -3 : -2);
}
