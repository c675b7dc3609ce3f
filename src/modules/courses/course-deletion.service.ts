import { setTimeout as pause } from 'node:timers/promises';
import { mayOwnCourse } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { retriedTransaction } from '../../platform/contention.js';
import { forbidden, notFound } from '../../platform/errors.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { CoursesService } from './courses.service.js';
import { CourseDeleted, CourseInUse } from './courses.type.js';

/** What others hold of a course and goes with it. */
export interface CourseAttempts {
  /** Locks the course's quizzes and attempts. @returns how many people other than that one have one open */
  lock(tx: Sql, courseId: string, exceptUserId: string): Promise<number>;
  /** @returns how many there were */
  delete(tx: Sql, courseId: string): Promise<number>;
}

export interface CourseGenerations {
  /** Holds the course's drafts, so that nothing more is begun for them; before any lock on the course. */
  lock(tx: Sql, courseId: string): Promise<void>;
  /** Stops those that are not final yet, whosever they are. */
  cancel(courseId: string): Promise<void>;
  /** How many are not final yet, or not paid for. */
  unsettled(sql: Sql, courseId: string): Promise<number>;
  /** @returns how many there were */
  delete(tx: Sql, courseId: string): Promise<number>;
}

/** What another module keeps of a course that no foreign key takes with it. */
export interface CourseRemains {
  /** Called before the course's rows go, while all that could add to it waits. */
  delete(tx: Sql, courseId: string): Promise<void>;
}

export interface CourseDeletionOptions {
  db: Db;
  courses: Pick<CoursesService, 'forEditing'>;
  attempts: CourseAttempts;
  generations: CourseGenerations;
  /** In the order in which their rows are locked. */
  remains: readonly CourseRemains[];
}

const SETTLING_MS = 5_000;
const LOOK_EVERY_MS = 50;

/** Deletes courses with all that was made of them. */
export class CourseDeletionService {
  readonly #options: CourseDeletionOptions;

  constructor(options: CourseDeletionOptions) {
    this.#options = options;
  }

  /**
   * All of it in one transaction, or nothing: lessons, quizzes, attempts and their grades, decks, generations, kept answers, drafts, who
   * takes part and what he has to reach. What people did stays in their history, with what it earned them and says of them.
   * @param force also where others are sitting its quizzes, or generations are being made: those are stopped
   * @throws NOT_FOUND, FORBIDDEN
   */
  async delete(viewer: Viewer, id: string, force: boolean): Promise<CourseDeleted | CourseInUse> {
    const { db, courses, attempts, generations, remains } = this.#options;
    const course = await courses.forEditing(viewer, id);
    if (!mayOwnCourse(viewer, course)) throw forbidden('Only the owner of this course and admins may delete it.');
    if (force) await this.#settle(course.id);
    return retriedTransaction(db, async (tx) => {
      await generations.lock(tx, course.id);
      // In the order in which those lock who change a lesson, sit a quiz or submit it: the course, which all of them refer to, comes last.
      await tx.query('SELECT FROM lessons WHERE course_id = $1 ORDER BY id FOR UPDATE', [course.id]);
      const openAttempts = await attempts.lock(tx, course.id, viewer.id);
      const [held] = await tx.query('SELECT id FROM courses WHERE id = $1 FOR UPDATE', [course.id]);
      if (!held) throw notFound('course');
      const openGenerations = await generations.unsettled(tx, course.id);
      // A generation that somebody pays for can't go before its bill is made.
      if (openGenerations > 0 || (openAttempts > 0 && !force)) return new CourseInUse(openAttempts, openGenerations);
      for (const each of remains) await each.delete(tx, course.id);
      const gone = { attempts: await attempts.delete(tx, course.id), generations: await generations.delete(tx, course.id) };
      await tx.query('DELETE FROM courses WHERE id = $1', [course.id]);
      // The log of what waited for its teachers.
      await tx.query('DELETE FROM streams WHERE id = $1', [course.id]);
      return Object.assign(new CourseDeleted(), { id: course.id, ...gone });
    });
  }

  /** Stops what is being made, and waits a little until its workers have said what it cost. */
  async #settle(courseId: string): Promise<void> {
    const { db, generations } = this.#options;
    await generations.cancel(courseId);
    for (const deadline = performance.now() + SETTLING_MS; performance.now() < deadline; ) {
      if ((await generations.unsettled(db, courseId)) === 0) return;
      await pause(LOOK_EVERY_MS);
    }
  }
}
