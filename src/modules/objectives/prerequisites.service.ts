import type { Viewer } from '../../auth/viewer.js';
import { retriedTransaction } from '../../platform/contention.js';
import { badUserInput, notFound } from '../../platform/errors.js';
import { isId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { CoursesService } from '../courses/courses.service.js';
import { VersionConflict } from '../courses/courses.type.js';
import { circleOf } from './graph.js';
import { objectivesById, objectivesMeant, type ObjectiveRow } from './objectives.repository.js';
import { PrerequisiteCycle, type SetPrerequisitesInput } from './objectives.type.js';
import { requirementsOf, setRequirements } from './prerequisites.repository.js';

const MAX_REQUIRED = 100;

export interface PrerequisitesOptions {
  db: Db;
  courses: Pick<CoursesService, 'get' | 'forEditing' | 'lock'>;
}

/** Which objective needs which others first: of one course, and never in a circle. */
export class PrerequisitesService {
  readonly #options: PrerequisitesOptions;

  constructor(options: PrerequisitesOptions) {
    this.#options = options;
  }

  /** What each objective of a course requires, by id. Without asking who wants to know. */
  of(courseId: string, sql: Sql = this.#options.db): Promise<Map<string, string[]>> {
    return requirementsOf(sql, courseId);
  }

  /** All that it requires from now on; what changes nothing makes no version. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field */
  async set(viewer: Viewer, input: SetPrerequisitesInput): Promise<ObjectiveRow | VersionConflict | PrerequisiteCycle> {
    const requires = [...new Set(input.requires)];
    if (requires.length > MAX_REQUIRED) throw badUserInput('input.requires', `must be at most ${MAX_REQUIRED}.`);
    return this.#changing(viewer, input.objectiveId, async (tx, objective) => {
      await checkOfCourse(tx, objective, input.requires.map((id, index) => ({ id, field: `input.requires[${index}]` })));
      if (objective.version !== input.expectedVersion) return new VersionConflict(objective.version, 'objective');
      return requiring(tx, objective, requires);
    });
  }

  /** One more, however many it requires already. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field */
  async add(viewer: Viewer, { objectiveId, requiresId }: { objectiveId: string; requiresId: string }): Promise<ObjectiveRow | PrerequisiteCycle> {
    return this.#changing(viewer, objectiveId, async (tx, objective) => {
      await checkOfCourse(tx, objective, [{ id: requiresId, field: 'input.requiresId' }]);
      const required = (await requirementsOf(tx, objective.courseId)).get(objective.id) ?? [];
      if (required.length >= MAX_REQUIRED && !required.includes(requiresId)) throw badUserInput('input.objectiveId', `requires ${MAX_REQUIRED} others already.`);
      return requiring(tx, objective, [...new Set([...required, requiresId])]);
    });
  }

  /** Two who would close a circle together wait for each other here: the second one sees what the first has done. */
  async #changing<Result>(viewer: Viewer, id: string, work: (tx: Sql, objective: ObjectiveRow) => Promise<Result>): Promise<Result> {
    const { db, courses } = this.#options;
    const { courseId } = await objectiveForEditing(db, courses, viewer, id);
    return retriedTransaction(db, async (tx) => {
      await courses.lock(tx, courseId);
      const [objective] = await objectivesById(tx, [id]);
      if (!objective) throw notFound('objective');
      return work(tx, objective);
    });
  }
}

/** @throws NOT_FOUND also for one of a course that the viewer may not read, FORBIDDEN */
export async function objectiveForEditing(sql: Sql, courses: Pick<CoursesService, 'get' | 'forEditing'>, viewer: Viewer, id: string): Promise<ObjectiveRow> {
  const objective = await objectiveFor(sql, courses, viewer, id);
  await courses.forEditing(viewer, objective.courseId);
  return objective;
}

/** Of what was merged, what stands for it. @throws NOT_FOUND */
export async function objectiveFor(sql: Sql, courses: Pick<CoursesService, 'get'>, viewer: Viewer, id: string): Promise<ObjectiveRow> {
  const objective = isId('Objective', id) ? (await objectivesMeant(sql, [id])).get(id) : undefined;
  if (!objective) throw notFound('objective');
  await courses.get(viewer, objective.courseId);
  return objective;
}

/** What the path of a circle is told as. */
export async function cycle(sql: Sql, path: readonly string[]): Promise<PrerequisiteCycle> {
  const rows = new Map((await objectivesById(sql, path)).map((row) => [row.id, row]));
  const objectives = path.map((id) => rows.get(id)!);
  const told = objectives.map(({ text }) => `“${text}”`).join(' → ');
  return Object.assign(new PrerequisiteCycle(), { path: objectives, message: `That would be a circle, in which each needs the next one first: ${told}.` });
}

async function requiring(tx: Sql, objective: ObjectiveRow, requires: readonly string[]): Promise<ObjectiveRow | PrerequisiteCycle> {
  const requirements = await requirementsOf(tx, objective.courseId);
  const now = requirements.get(objective.id) ?? [];
  if (now.length === requires.length && requires.every((id) => now.includes(id))) return objective;
  const circle = circleOf(requirements, objective.id, requires);
  return circle ? cycle(tx, circle) : setRequirements(tx, objective, requires);
}

async function checkOfCourse(tx: Sql, { courseId }: ObjectiveRow, named: readonly { id: string; field: string }[]): Promise<void> {
  const known = new Map((await objectivesById(tx, named.map(({ id }) => id).filter((id) => isId('Objective', id)))).map((row) => [row.id, row]));
  for (const { id, field } of named) if (known.get(id)?.courseId !== courseId) throw badUserInput(field, 'is no objective of the same course.');
}
