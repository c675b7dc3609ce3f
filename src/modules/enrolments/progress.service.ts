import { mayEditCourse } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { retriedTransaction } from '../../platform/contention.js';
import { badUserInput, forbidden, notFound } from '../../platform/errors.js';
import { isId } from '../../platform/ids.js';
import type { Db } from '../../platform/postgres.js';
import type { ActivityService } from '../activity/activity.service.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { LessonsService } from '../courses/lessons.service.js';
import type { CompletionService } from './completion.service.js';
import { coursesBegun, eventOf, forgetEvents, insertEvent, lastFinished, mergeEvent, progressesIn, progressOf, type Learner, type LessonProgress, type LessonVerb } from './progress.repository.js';
import type { LessonEventInput } from './progress.type.js';

const EVENT_ID = /^[A-Za-z0-9_-]{8,64}$/;
/** How far a client's clock may be ahead. */
const MAX_SKEW_MS = 5 * 60_000;
const MAX_AGE_DAYS = 30;
/** Events are known by their ids for as long as they may be sent again, and a day more. */
const KNOWN_DAYS = MAX_AGE_DAYS + 1;
const DAY_MS = 86_400_000;
const FORGOTTEN_AT_A_TIME = 5_000;

export type { LessonProgress };

export interface ProgressOptions {
  db: Db;
  courses: Pick<CoursesService, 'get' | 'forEditing'>;
  lessons: Pick<LessonsService, 'get'>;
  activity: Pick<ActivityService, 'record'>;
  completion: Pick<CompletionService, 'reconsider'>;
}

/** How far learners are with their lessons. */
export class ProgressService {
  readonly #options: ProgressOptions;

  constructor(options: ProgressOptions) {
    this.#options = options;
  }

  /**
   * Adds what a client tells, once for each of its ids, in whatever order that comes.
   * @throws NOT_FOUND for a lesson that the viewer may not read, BAD_USER_INPUT naming the field, also for an id that told of something else
   */
  async tell(viewer: Viewer, verb: LessonVerb, { lessonId, eventId, at: told }: LessonEventInput): Promise<LessonProgress> {
    const { db, lessons, activity, completion } = this.#options;
    if (!EVENT_ID.test(eventId)) throw badUserInput('input.eventId', 'must be 8 to 64 of A-Z a-z 0-9 _ and -.');
    const at = checkedTime(told ?? null, new Date());
    const { courseId, organizationId } = await lessons.get(viewer, lessonId);
    const event = { userId: viewer.id, organizationId, courseId, lessonId, eventId, verb, at };
    return retriedTransaction(db, async (tx) => {
      if (!(await insertEvent(tx, event))) {
        const known = await eventOf(tx, viewer.id, eventId);
        if (known?.lessonId !== lessonId || known.verb !== verb) throw badUserInput('input.eventId', 'was used before for something else.');
        return (await progressOf(tx, viewer.id, lessonId))!;
      }
      const progress = await mergeEvent(tx, event);
      await activity.record(tx, {
        organizationId, userId: viewer.id, verb: verb === 'unfinished' ? 'voided' : verb, object: { type: 'Lesson', id: lessonId }, result: null, context: { courseId, lessonId }, at,
      });
      if (verb === 'finished') await completion.reconsider(tx, courseId, [viewer.id]);
      return progress;
    });
  }

  /** Forgets which sightings were told that are too old to be told again; what they amount to stays. In slices, so that nobody waits for it. */
  async forgetEvents(now: Date): Promise<void> {
    const before = new Date(now.getTime() - KNOWN_DAYS * DAY_MS);
    while ((await forgetEvents(this.#options.db, before, FORGOTTEN_AT_A_TIME)) === FORGOTTEN_AT_A_TIME);
  }

  /** Without asking who wants to know: with the lessons of these courses that he had opened by a time, as it was then; in no order. */
  async inCourses(userId: string, courseIds: readonly string[], asOf: Date): Promise<LessonProgress[]> {
    return progressesIn(this.#options.db, userId, courseIds, asOf);
  }

  /** Without asking who wants to know: the lessons that he finished last, in whatever course. */
  async lastFinished(userId: string, limit: number): Promise<LessonProgress[]> {
    return lastFinished(this.#options.db, userId, limit);
  }

  /** Without asking who wants to know: courses in which he had opened a lesson by then, that of the last one first. */
  async begun(userId: string, asOf: Date, limit: number): Promise<string[]> {
    return coursesBegun(this.#options.db, userId, asOf, limit);
  }

  /** Whose progress is asked for: the viewer's own, or another's for those who may edit the course. @throws NOT_FOUND, FORBIDDEN */
  async learner(viewer: Viewer, courseId: string, userId: string | null): Promise<Learner> {
    const course = await this.#options.courses.get(viewer, courseId);
    if (userId === null || userId === viewer.id) return { courseId: course.id, userId: viewer.id };
    if (!mayEditCourse(viewer, course)) throw forbidden("Only those who teach this course may see somebody else's progress.");
    if (!isId('User', userId)) throw notFound('user');
    return { courseId: course.id, userId };
  }
}

/** @param told when it happened, as a client says that sends it later; null: now */
function checkedTime(told: Date | null, now: Date): Date {
  if (told === null) return now;
  if (told.getTime() > now.getTime() + MAX_SKEW_MS) throw badUserInput('input.at', `must not be in the future; it is ${now.toISOString()} now.`);
  if (now.getTime() - told.getTime() > MAX_AGE_DAYS * DAY_MS) throw badUserInput('input.at', `must not be more than ${MAX_AGE_DAYS} days ago.`);
  // A clock that is a little ahead must not decide over what happens in the next minutes.
  return told > now ? now : told;
}
