import type { Viewer } from '../../auth/viewer.js';
import { retriedTransaction } from '../../platform/contention.js';
import { badUserInput, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import { checkText } from '../../platform/graphql/text.js';
import type { Connection } from '../../platform/graphql/types.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { Language } from '../courses/courses.entity.js';
import type { CoursesService } from '../courses/courses.service.js';
import { VersionConflict } from '../courses/courses.type.js';
import type { LessonsService } from '../courses/lessons.service.js';
import { circleOf, withMerged, type Requirements } from './graph.js';
import type { Mastery } from './mastery.port.service.js';
import {
  courseLanguage, deleteObjective, holdObjectives, lessonsNaming, linkLesson, mergeInto, namedAs, objectivesById, objectivesOfCourse, rename, taughtIn, unlinkLesson,
  type ObjectiveRow,
} from './objectives.repository.js';
import { ObjectiveDeleted, ObjectiveExists, type MergeObjectivesInput, type PrerequisiteCycle, type RenameObjectiveInput } from './objectives.type.js';
import { raiseVersions, requirementsOf, setRequirements } from './prerequisites.repository.js';
import { cycle, objectiveFor, objectiveForEditing } from './prerequisites.service.js';
import { fingerprintOf } from './wording.js';

export interface CurriculumOptions {
  db: Db;
  courses: Pick<CoursesService, 'get' | 'forEditing' | 'lock'>;
  lessons: Pick<LessonsService, 'byIds' | 'reword'>;
  mastery: Pick<Mastery, 'merged'>;
}

const MAX_TEXT = 500;
const TAKEN = 'objectives_course_id_fingerprint_unique';
const PLACE = /^[0-9a-z_]{1,60}$/;

/** A text of a lesson, and the objective that it is. */
interface Named {
  text: string;
  objectiveId: string;
}

/** The objectives of a course as its readers see them and its teachers change them. */
export class CurriculumService {
  readonly #options: CurriculumOptions;

  constructor(options: CurriculumOptions) {
    this.#options = options;
  }

  /** @throws NOT_FOUND */
  get(viewer: Viewer, id: string): Promise<ObjectiveRow> {
    return objectiveFor(this.#options.db, this.#options.courses, viewer, id);
  }

  /** In the order in which the course teaches them, those that no lesson names last. @throws NOT_FOUND, BAD_USER_INPUT */
  async page(viewer: Viewer, courseId: string, page: PageRequest): Promise<Connection<ObjectiveRow>> {
    const { db, courses } = this.#options;
    const course = await courses.get(viewer, courseId);
    if (page.after !== null && !PLACE.test(page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    return connection(await objectivesOfCourse(db, course.id, page.after, page.first + 1), page, ({ place }) => place);
  }

  /**
   * In all lessons that name it, each in a next version; questions go on testing it under the words that they had.
   * @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field
   */
  async rename(viewer: Viewer, input: RenameObjectiveInput): Promise<ObjectiveRow | VersionConflict | ObjectiveExists> {
    const text = checkText('input.text', input.text, { min: 1, max: MAX_TEXT });
    return this.#rename(viewer, input, text).catch((error: unknown) => {
      // A question has just made an objective of that wording, without waiting in line: it is there now to be told of.
      if ((error as { constraint?: string }).constraint === TAKEN) return this.#rename(viewer, input, text);
      throw error;
    });
  }

  #rename(viewer: Viewer, input: RenameObjectiveInput, text: string): Promise<ObjectiveRow | VersionConflict | ObjectiveExists> {
    return this.#changing(viewer, input, async (tx, objective) => {
      if (objective.text === text) return objective;
      const fingerprint = fingerprintOf(text, (await courseLanguage(tx, objective.courseId)) as Language);
      const other = await namedAs(tx, objective.courseId, fingerprint);
      if (other && other.id !== objective.id) {
        return Object.assign(new ObjectiveExists(), { objective: other, message: `“${other.text}” is an objective of the course already: merge the two.` });
      }
      await this.#reword(tx, [objective.id], (named) => named.map((each) => (each.objectiveId === objective.id ? { ...each, text } : each)));
      return rename(tx, objective.id, text, fingerprint);
    });
  }

  /**
   * Lessons name the one that stays where they named the other; questions and answers that were about the other are about this
   * one; it requires, and is required by, what either was.
   * @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field
   */
  async merge(viewer: Viewer, input: MergeObjectivesInput): Promise<ObjectiveRow | VersionConflict | PrerequisiteCycle> {
    const { mergedId } = input;
    return this.#changing(viewer, input, async (tx, kept) => {
      const [merged] = await objectivesById(tx, [mergedId]);
      if (merged?.courseId !== kept.courseId || merged.id === kept.id) throw badUserInput('input.mergedId', 'is no other objective of the same course.');
      const before = await requirementsOf(tx, kept.courseId);
      const after = withMerged(before, kept.id, merged.id);
      const circle = circleOf(after, kept.id, after.get(kept.id) ?? []);
      if (circle) return cycle(tx, circle);
      await this.#reword(tx, [merged.id], (named) => {
        const hasKept = named.some(({ objectiveId }) => objectiveId === kept.id);
        const left = hasKept ? named.filter(({ objectiveId }) => objectiveId !== merged.id) : named;
        return left.map((each) => (each.objectiveId === merged.id ? { text: kept.text, objectiveId: kept.id } : each));
      });
      const requiring = requiringOf(before, merged.id).filter((id) => id !== kept.id);
      await holdObjectives(tx, [kept.id, merged.id, ...requiring]);
      for (const objective of await objectivesById(tx, requiring)) await setRequirements(tx, objective, after.get(objective.id) ?? []);
      await mergeInto(tx, kept.id, merged.id);
      // Behind the objectives, as who grades an answer holds what it is about before he holds its learner.
      await this.#options.mastery.merged(tx, merged.id, kept.id);
      return setRequirements(tx, kept, after.get(kept.id) ?? []);
    });
  }

  /** Gone from its lessons, each in a next version, and from what requires it; its questions test it no more. @throws NOT_FOUND, FORBIDDEN */
  async delete(viewer: Viewer, objectiveId: string, expectedVersion: number): Promise<ObjectiveDeleted | VersionConflict> {
    return this.#changing(viewer, { objectiveId, expectedVersion }, async (tx, { id, courseId }) => {
      const lessonIds = await this.#reword(tx, [id], (named) => named.filter((each) => each.objectiveId !== id));
      const requiring = requiringOf(await requirementsOf(tx, courseId), id);
      await holdObjectives(tx, [id, ...requiring]);
      await raiseVersions(tx, requiring);
      await deleteObjective(tx, id);
      return Object.assign(new ObjectiveDeleted(), { objectiveId: id, lessonIds });
    });
  }

  async #changing<Result>(
    viewer: Viewer,
    { objectiveId, expectedVersion }: { objectiveId: string; expectedVersion: number },
    work: (tx: Sql, objective: ObjectiveRow) => Promise<Result>,
  ): Promise<Result | VersionConflict> {
    const { db, courses } = this.#options;
    const { courseId } = await objectiveForEditing(db, courses, viewer, objectiveId);
    return retriedTransaction(db, async (tx) => {
      await courses.lock(tx, courseId);
      const [objective] = await objectivesById(tx, [objectiveId]);
      if (!objective) throw notFound('objective');
      return objective.version === expectedVersion ? work(tx, objective) : new VersionConflict(objective.version, 'objective');
    });
  }

  /** Changes what the lessons say that name one of these. Before the objectives themselves: whoever writes a quiz's item holds its quiz first. */
  async #reword(tx: Sql, objectiveIds: readonly string[], reworded: (named: readonly Named[]) => Named[]): Promise<string[]> {
    const { lessons } = this.#options;
    const ids = [...new Set((await lessonsNaming(tx, objectiveIds)).map(({ lessonId }) => lessonId))];
    const links = Map.groupBy(await taughtIn(tx, ids), ({ lessonId }) => lessonId);
    // Their objectives don't change while the course is locked.
    const texts = new Map((await lessons.byIds(ids, tx)).map((lesson) => [lesson.id, lesson]));
    const changed = ids.map((id) => {
      const lesson = texts.get(id)!;
      const named = links.get(id)!.map(({ position, objectiveId }) => ({ text: lesson.objectives[position - 1]!, objectiveId }));
      return { lesson, named: reworded(named) };
    });
    await lessons.reword(tx, changed.map(({ lesson: { id }, named }) => ({ id, objectives: named.map(({ text }) => text) })));
    for (const { lesson, named } of changed) {
      await unlinkLesson(tx, lesson.id);
      await linkLesson(tx, lesson, named.map(({ objectiveId }, index) => ({ position: index + 1, id: objectiveId })));
    }
    return ids;
  }
}

/** The objectives that need this one first. */
function requiringOf(requirements: Requirements, objectiveId: string): string[] {
  return [...requirements].flatMap(([id, requires]) => (requires.includes(objectiveId) ? [id] : []));
}
