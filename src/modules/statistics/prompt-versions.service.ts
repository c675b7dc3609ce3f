import { courseCondition } from '../../auth/policy.sql.js';
import { Role, type Viewer } from '../../auth/viewer.js';
import { forbidden } from '../../platform/errors.js';
import type { Db } from '../../platform/postgres.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { Origin } from '../generation/generation.entity.js';
import { discriminationOf, ENOUGH_ANSWERS, facilityOf, meanOf, proportion, type Estimate } from './estimates.js';
import { sumsOf } from './measures.repository.js';
import type { MeasuringService } from './measuring.service.js';
import type { PromptVersionRank } from './statistics.type.js';
import type { Sums } from './sums.js';

/** An item version that is as it was generated, and how it did. */
interface MadeRow extends Sums {
  origin: Origin;
  provider: string | null;
  model: string | null;
  promptVersion: string | null;
  isAccepted: boolean;
  isDecided: boolean;
  isChecked: boolean;
  /** Also where a person has released it since. */
  wasQuarantined: boolean;
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
    const made = await this.#made(viewer, courseId);
    const byPrompt = Map.groupBy(made, ({ origin, promptVersion }) => JSON.stringify([origin, promptVersion]));
    return [...byPrompt.values()].map(rankOf).toSorted(byWorth).map((row, index) => ({ ...row, rank: index + 1 }));
  }

  #made(viewer: Viewer, courseId: string | null): Promise<MadeRow[]> {
    const edits = courseCondition(viewer, 'edits', 2);
    return this.#options.db.query<MadeRow>(
      `SELECT v.origin, v.provider, v.model, v.prompt_version AS "promptVersion", v.accepted_by IS NOT NULL AS "isAccepted",
              v.check_status <> 'UNCHECKED' AS "isChecked", v.check_status IN ('QUARANTINED', 'RELEASED') AS "wasQuarantined",
              v.accepted_by IS NOT NULL OR v.version < i.version OR i.decision = 'REJECTED' OR i.position IS NULL AS "isDecided",
              ${sumsOf('s')}
         FROM quiz_item_versions v
         JOIN quiz_items i ON i.id = v.item_id JOIN quizzes q ON q.id = i.quiz_id JOIN courses c ON c.id = q.course_id
         LEFT JOIN item_statistics s ON s.item_id = v.item_id AND s.version = v.version
        WHERE v.origin IS NOT NULL AND v.author_id IS NULL AND q.purpose = 'COURSE' AND ($1::text IS NULL OR c.id = $1) AND ${edits.condition}`,
      [courseId, ...edits.values],
    );
  }
}

function rankOf(rows: readonly MadeRow[]): Omit<PromptVersionRank, 'rank'> {
  const { origin, promptVersion } = rows[0]!;
  const share = (of: readonly MadeRow[], is: (row: MadeRow) => boolean) => proportion(of.filter(is).length / Math.max(1, of.length), of.length);
  const mean = (figure: (sums: Sums) => Estimate, enough: number) =>
    meanOf(rows.map(figure).flatMap(({ value, n }) => (value === null || n < enough ? [] : [value])));
  return {
    origin,
    promptVersion,
    models: [...new Set(rows.flatMap(({ provider, model }) => (model === null ? [] : [`${provider}/${model}`])))].toSorted(),
    items: rows.length,
    accepted: share(rows.filter(({ isDecided }) => isDecided), ({ isAccepted }) => isAccepted),
    quarantined: share(rows.filter(({ isChecked }) => isChecked), ({ wasQuarantined }) => wasQuarantined),
    facility: mean(facilityOf, 1),
    discrimination: mean(discriminationOf, ENOUGH_ANSWERS),
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
