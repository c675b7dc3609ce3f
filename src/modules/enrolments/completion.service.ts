import { retriedTransaction } from '../../platform/contention.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { ActivityEvent, ActivityService } from '../activity/activity.service.js';
import type { CoursesService } from '../courses/courses.service.js';
import { quizzesSeen, rulesOf } from './rules.repository.js';

/** How many of a course's published quizzes there are, and how many of them somebody has passed. */
export interface QuizPasses {
  quizzes: number;
  passed: number;
}

/** What attempts came to, as completion needs to know it. */
export interface QuizResults {
  /**
   * A quiz is passed by an attempt that was graded with that share of its points, as soon as its learner may see that.
   * @returns by user; all of those that were asked for
   */
  passes(sql: Sql, courseId: string, userIds: readonly string[], share: number): Promise<Map<string, QuizPasses>>;
  /** Courses that ask for quizzes, where one was published or retired or has become due since `quizzesSeen`: what was missing may be gone, or be shown by now. */
  unseen(sql: Sql): Promise<UnseenQuizzes[]>;
}

export interface UnseenQuizzes {
  courseId: string;
  /** Which there are and which are due, to be kept once that was looked at. */
  quizzes: string;
}

/** What is submitted counts also where a person has yet to grade it: while it was open, what had been passed before was not shown. */
const LOOKED_AT: ReadonlySet<string> = new Set(['submitted', 'graded', 'regraded']);

export interface CompletionOptions {
  db: Db;
  courses: Pick<CoursesService, 'lock'>;
  activity: Pick<ActivityService, 'record'>;
  results: QuizResults;
}

/** Of how many learners at once what they have done is looked at. */
const SLICE = 500;

/** When somebody has done all that a course asks for: every lesson finished, and every published quiz passed where the course says so. */
export class CompletionService {
  readonly #options: CompletionOptions;

  constructor(options: CompletionOptions) {
    this.#options = options;
  }

  /** A quiz that was passed may have been all that was missing. */
  async hear(tx: Sql, events: readonly Pick<ActivityEvent, 'verb' | 'userId' | 'context'>[]): Promise<void> {
    const ended = events.flatMap(({ verb, userId, context }) => (LOOKED_AT.has(verb) && context?.courseId !== undefined ? [{ userId, courseId: context.courseId }] : []));
    // An attempt is told of with all of its answers: one look is enough. Courses in one order, or two that grade at once could wait for each other.
    for (const [courseId, own] of [...Map.groupBy(ended, (each) => each.courseId)].toSorted(([one], [other]) => (one < other ? -1 : 1))) await this.reconsider(tx, courseId, [...new Set(own.map(({ userId }) => userId))]);
  }

  /** Who has passed all quizzes that there are, by the time alone or because one is gone; also where nobody was there to see it happen. */
  async catchUp(): Promise<void> {
    const { db, results } = this.#options;
    const failures: unknown[] = [];
    // A course that can't be looked at keeps no other waiting.
    for (const unseen of await results.unseen(db)) {
      await this.#lookThrough(unseen).catch((error: unknown) => {
        if (isDatabaseOutage(error)) throw error;
        failures.push(error);
      });
    }
    if (failures.length > 0) throw new AggregateError(failures, 'courses whose completion could not be looked at');
  }

  async #lookThrough({ courseId, quizzes }: UnseenQuizzes): Promise<void> {
    const { db, courses } = this.#options;
    for (let after: string | null = ''; after !== null;) {
      const from: string = after;
      after = await retriedTransaction(db, async (tx) => {
        await courses.lock(tx, courseId);
        return this.#slice(tx, courseId, null, from);
      });
    }
    // What changed meanwhile is another state of its quizzes, and looked at next.
    await quizzesSeen(db, courseId, quizzes);
  }

  /** Notes who has completed a course by now, once and for good. @param userIds null: all that are enrolled */
  async reconsider(tx: Sql, courseId: string, userIds: readonly string[] | null): Promise<void> {
    // First whoever else does one of the things that are missing: of two that don't see each other neither would be the last.
    if (userIds) await inTurn(tx, courseId, userIds);
    for (let after: string | null = ''; after !== null;) after = await this.#slice(tx, courseId, userIds, after);
  }

  /** @returns behind whom to go on; null: that were all */
  async #slice(tx: Sql, courseId: string, userIds: readonly string[] | null, after: string): Promise<string | null> {
    const { activity, results } = this.#options;
    const finished = await finishedAll(tx, courseId, userIds, after);
    if (finished.length === 0) return null;
    const share = (await rulesOf(tx, courseId, 'SHARE'))?.quizShare ?? null;
    const passes = share === null ? null : await results.passes(tx, courseId, finished.map(({ userId }) => userId), share);
    const done = finished.filter(({ userId }) => {
      const of = passes?.get(userId);
      return !of || of.passed === of.quizzes;
    });
    const completed = await complete(tx, courseId, done);
    await activity.record(tx, ...completed.map(({ organizationId, userId }) => ({
      organizationId, userId, verb: 'completed' as const, object: { type: 'Course', id: courseId }, result: { success: true }, context: { courseId, extensions: { quizzes: passes?.get(userId)?.quizzes ?? 0 } },
    })));
    return finished.length < SLICE ? null : finished.at(-1)!.userId;
  }
}

async function inTurn(tx: Sql, courseId: string, userIds: readonly string[]): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('completion ' || $1 || ' ' || id, 0)) FROM (SELECT unnest($2::text[]) AS id ORDER BY 1) u`, [courseId, userIds]);
}

interface Finished {
  userId: string;
  lessons: number;
}

/** A slice of those that are enrolled, have finished every lesson, and have not completed the course, by their ids. */
function finishedAll(tx: Sql, courseId: string, userIds: readonly string[] | null, after: string): Promise<Finished[]> {
  return tx.query<Finished>(
    `SELECT e.user_id AS "userId", l.count AS lessons FROM enrolments e CROSS JOIN (SELECT count(*) FROM lessons WHERE course_id = $1) l
      WHERE e.course_id = $1 AND e.state = 'ACTIVE' AND e.completed_at IS NULL AND ($2::text[] IS NULL OR e.user_id = ANY ($2)) AND l.count > 0 AND e.user_id > $3
        AND (SELECT count(finished_at) FROM lesson_progress p WHERE p.course_id = $1 AND p.user_id = e.user_id) = l.count
      ORDER BY e.user_id LIMIT ${SLICE}`,
    [courseId, userIds, after],
  );
}

function complete(tx: Sql, courseId: string, done: readonly Finished[]): Promise<{ userId: string; organizationId: string }[]> {
  return tx.query(
    `UPDATE enrolments e SET completed_at = clock_timestamp(), completed_lessons = done.lessons
       FROM unnest($2::text[], $3::integer[]) AS done (user_id, lessons)
      WHERE e.course_id = $1 AND e.user_id = done.user_id AND e.state = 'ACTIVE' AND e.completed_at IS NULL
      RETURNING e.user_id AS "userId", e.organization_id AS "organizationId"`,
    [courseId, done.map(({ userId }) => userId), done.map(({ lessons }) => lessons)],
  );
}
