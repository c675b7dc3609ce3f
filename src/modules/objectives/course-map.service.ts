import type { Sql } from '../../platform/postgres.js';
import { allRequired, type Requirements } from './graph.js';

/** An objective on the map of its course. */
export interface MappedObjective {
  id: string;
  courseId: string;
  text: string;
  /** What it needs first. */
  requires: string[];
  /** The lessons that name it, in the order of the course. */
  lessonIds: string[];
}

/** What courses teach and what comes before what, as those need it who find ways through it. */
export class CourseMapService {
  readonly #db: Sql;

  constructor({ db }: { db: Sql }) {
    this.#db = db;
  }

  /** Without asking who wants to know: of these courses, each in the order in which its lessons name them, those that no lesson names last. Three queries. */
  async of(courseIds: readonly string[]): Promise<MappedObjective[]> {
    const [objectives, arrows, links] = await Promise.all([
      this.#db.query<Pick<MappedObjective, 'id' | 'courseId' | 'text'>>(
        'SELECT id, course_id AS "courseId", text FROM objectives WHERE course_id = ANY ($1) AND merged_into_id IS NULL ORDER BY course_id, id', [courseIds],
      ),
      this.#db.query<{ id: string; requiresId: string }>(
        `SELECT p.objective_id AS id, p.requires_id AS "requiresId" FROM prerequisites p JOIN objectives o ON o.id = p.objective_id
          WHERE o.course_id = ANY ($1) ORDER BY 1, 2`,
        [courseIds],
      ),
      this.#db.query<{ id: string; lessonId: string }>(
        `SELECT k.objective_id AS id, k.lesson_id AS "lessonId" FROM lesson_objectives k JOIN lessons l ON l.id = k.lesson_id
          WHERE l.course_id = ANY ($1) ORDER BY l.course_id, l.position, k.position`,
        [courseIds],
      ),
    ]);
    const requires = Map.groupBy(arrows, ({ id }) => id);
    const lessons = Map.groupBy(links, ({ id }) => id);
    const place = new Map([...lessons.keys()].map((id, index) => [id, index]));
    return objectives
      .toSorted((one, other) => (place.get(one.id) ?? Infinity) - (place.get(other.id) ?? Infinity) || 0)
      .map((objective) => ({
        ...objective,
        requires: requires.get(objective.id)?.map(({ requiresId }) => requiresId) ?? [],
        lessonIds: [...new Set(lessons.get(objective.id)?.map(({ lessonId }) => lessonId))],
      }));
  }
}

/** A goal with all that it requires, directly or not, in the order of the map; the whole map where there is no goal. */
export function needed<Objective extends MappedObjective>(map: readonly Objective[], goalId: string | null): Objective[] {
  if (goalId === null) return [...map];
  const requirements: Requirements = new Map(map.map(({ id, requires }) => [id, requires]));
  const required = allRequired(requirements, goalId);
  return map.filter(({ id }) => id === goalId || required.has(id));
}
