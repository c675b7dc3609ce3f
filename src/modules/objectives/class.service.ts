import type { Viewer } from '../../auth/viewer.js';
import { badUserInput } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import { isId } from '../../platform/ids.js';
import type { Db } from '../../platform/postgres.js';
import type { CoursesService } from '../courses/courses.service.js';
import { learnersOf, newestAnswers, promptsOf, type ClassLearnerRow } from './class.repository.js';
import type { ClassCell, ClassLearnerType, ClassMasteryType } from './class.type.js';
import type { Mastery, MasteryOf } from './mastery.port.service.js';
import { objectivesMeant, objectivesOfCourse, type ObjectiveRow } from './objectives.repository.js';
import { LOOKED_AT, stuckOn, type ClassAnswer } from './stuck.js';

export interface ClassOptions {
  db: Db;
  courses: Pick<CoursesService, 'forEditing'>;
  mastery: Pick<Mastery, 'of'>;
}

export interface ClassRequest {
  courseId: string;
  /** Null: the first ones of the course. */
  objectiveIds: readonly string[] | null;
  /** Only those who are stuck on one of them. */
  stuckOnly: boolean;
  page: PageRequest;
}

const MAX_OBJECTIVES = 100;
/** Learners that are looked at in one go, where only some of them are wanted. */
const LOOKED_THROUGH = 200;

/** A learner with what the rules say of him; prompts come last, for those alone who are shown. */
interface Judged {
  learner: ClassLearnerRow;
  cells: ClassCell[];
  stuckOn: { objective: ObjectiveRow; reason: NonNullable<ReturnType<typeof stuckOn>>['reason']; answers: ClassAnswer[] }[];
}

/** What a class has learned and where it is stuck, for its teachers. */
export class ClassService {
  readonly #options: ClassOptions;

  constructor(options: ClassOptions) {
    this.#options = options;
  }

  /** However large the page, a few queries. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field */
  async mastery(viewer: Viewer, { courseId, objectiveIds, stuckOnly, page }: ClassRequest): Promise<ClassMasteryType> {
    const { db, courses } = this.#options;
    const course = await courses.forEditing(viewer, courseId);
    if (page.after !== null && !isId('User', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const found = objectiveIds ? await this.#chosen(course.id, objectiveIds) : await objectivesOfCourse(db, course.id, null, MAX_OBJECTIVES + 1);
    const objectives = found.slice(0, MAX_OBJECTIVES);
    const judged = stuckOnly ? await this.#stuck(course.id, objectives, page) : await this.#judged(course.id, objectives, await learnersOf(db, course.id, page.after, page.first + 1));
    return { objectives, hasMoreObjectives: found.length > MAX_OBJECTIVES, learners: connection(await this.#shown(judged), page, ({ learner }) => learner.id) };
  }

  async #chosen(courseId: string, ids: readonly string[]): Promise<ObjectiveRow[]> {
    if (ids.length > MAX_OBJECTIVES) throw badUserInput('objectiveIds', `must be at most ${MAX_OBJECTIVES}.`);
    const rows = await objectivesMeant(this.#options.db, ids.filter((id) => isId('Objective', id)));
    const chosen = ids.map((id, index) => {
      const row = rows.get(id);
      if (row?.courseId !== courseId) throw badUserInput(`objectiveIds[${index}]`, 'is no objective of the course.');
      return row;
    });
    return [...new Map(chosen.map((row) => [row.id, row])).values()];
  }

  /** One beyond the page, where there are so many. */
  async #stuck(courseId: string, objectives: readonly ObjectiveRow[], page: PageRequest): Promise<Judged[]> {
    const stuck: Judged[] = [];
    // All at once: put in order again for each go, they would take longer than what is looked at.
    const learners = await learnersOf(this.#options.db, courseId, page.after, null);
    for (let from = 0; from < learners.length && stuck.length <= page.first; from += LOOKED_THROUGH) {
      const judged = await this.#judged(courseId, objectives, learners.slice(from, from + LOOKED_THROUGH));
      stuck.push(...judged.filter((each) => each.stuckOn.length > 0));
    }
    return stuck.slice(0, page.first + 1);
  }

  async #judged(courseId: string, objectives: readonly ObjectiveRow[], learners: readonly ClassLearnerRow[]): Promise<Judged[]> {
    const { db, mastery } = this.#options;
    const [learnerIds, objectiveIds] = [learners.map(({ id }) => id), objectives.map(({ id }) => id)];
    if (learnerIds.length === 0 || objectiveIds.length === 0) return learners.map((learner) => ({ learner, cells: [], stuckOn: [] }));
    const [known, answers] = await Promise.all([mastery.of(learnerIds, objectiveIds), newestAnswers(db, courseId, learnerIds, objectiveIds, LOOKED_AT)]);
    const masteries = new Map(known.map((each) => [keyOf(each), each]));
    const given = Map.groupBy(answers, keyOf);
    return learners.map((learner) => {
      const pairs = objectives.map((objective) => {
        const key = keyOf({ learnerId: learner.id, objectiveId: objective.id });
        return { objective, mastery: masteries.get(key) ?? null, answers: given.get(key) ?? [] };
      });
      return {
        learner,
        cells: pairs.map((pair) => cellOf(pair.objective.id, pair.mastery)),
        stuckOn: pairs.flatMap((pair) => {
          const stuck = stuckOn(pair.answers, pair.mastery);
          return stuck ? [{ objective: pair.objective, ...stuck }] : [];
        }),
      };
    });
  }

  async #shown(judged: readonly Judged[]): Promise<ClassLearnerType[]> {
    const prompts = await promptsOf(this.#options.db, judged.flatMap((each) => each.stuckOn.flatMap(({ answers }) => answers)));
    return judged.map((each) => ({
      ...each,
      stuckOn: each.stuckOn.map(({ answers, ...stuck }) => ({ ...stuck, answers: answers.map((answer) => ({ ...answer, prompt: prompts.get(`${answer.itemId} ${answer.version}`) ?? '' })) })),
    }));
  }
}

function keyOf({ learnerId, objectiveId }: { learnerId: string; objectiveId: string }): string {
  return `${learnerId} ${objectiveId}`;
}

function cellOf(objectiveId: string, mastery: MasteryOf | null): ClassCell {
  if (!mastery) return { objectiveId, probability: null, low: null, high: null, answers: 0, lastAnsweredAt: null };
  const { probability, low, high, answers, lastAnsweredAt } = mastery;
  return { objectiveId, probability, low, high, answers, lastAnsweredAt };
}
