import { mayEditCourse } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { badUserInput, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import { checkText } from '../../platform/graphql/text.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { RateLimiter } from '../../platform/rate-limits.js';
import type { ActivityService } from '../activity/activity.service.js';
import { EnrolmentPolicy, PublicationStatus } from '../courses/courses.entity.js';
import type { CourseRow, CoursesService } from '../courses/courses.service.js';
import type { Codes } from './code.js';
import type { CompletionService } from './completion.service.js';
import { EnrolledBy, EnrolmentState } from './enrolments.entity.js';
import { countActive, end, enrolmentById, enrolmentOf, enrolmentPage, enter, type EnrolmentRow } from './enrolments.repository.js';
import { CourseFull, EnrolmentRefused, RefusalReason } from './enrolments.type.js';
import { revokePendingOf } from './invitations.repository.js';
import { rulesByCode, rulesOf } from './rules.repository.js';

export const LONGEST_REASON = 2_000;

export type Enrolled = EnrolmentRow | CourseFull | EnrolmentRefused;
export type { EnrolmentRow };

export interface EnrolmentsOptions {
  db: Db;
  courses: CoursesService;
  activity: Pick<ActivityService, 'record'>;
  codes: Codes;
  completion: Pick<CompletionService, 'reconsider'>;
  /** How often somebody may try a code. */
  tries: RateLimiter;
}

/** Who is enrolled in which course: comes in, leaves, is removed. Whom a course lets in is EnrolmentRulesService's. */
export class EnrolmentsService {
  readonly #options: EnrolmentsOptions;

  constructor(options: EnrolmentsOptions) {
    this.#options = options;
  }

  /** The viewer's own; of others for those who may edit the course. @throws NOT_FOUND */
  async get(viewer: Viewer, id: string): Promise<EnrolmentRow> {
    const row = isId('Enrolment', id) ? await enrolmentById(this.#options.db, id) : null;
    const course = row && (await this.#options.courses.find(row.courseId));
    if (!row || !course || (row.userId !== viewer.id && !mayEditCourse(viewer, course))) throw notFound('enrolment');
    return row;
  }

  /** The viewer's own, newest first. @param states null: all of them */
  async own(viewer: Viewer, states: readonly EnrolmentState[] | null, page: PageRequest): Promise<Connection<EnrolmentRow>> {
    if (page.after !== null && !isId('Enrolment', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    return connection(await enrolmentPage(this.#options.db, viewer.id, states, page), page, ({ id }) => id);
  }

  /** In a course that is open. Who is in already stays in. @throws NOT_FOUND */
  async enrol(viewer: Viewer, courseId: string): Promise<Enrolled> {
    const { courses } = this.#options;
    const known = await courses.card(viewer, courseId);
    return this.#entering(known.id, async (tx, course) => {
      if (course.status !== PublicationStatus.PUBLISHED) throw notFound('course');
      if (course.enrolmentPolicy === EnrolmentPolicy.CODE) return refused(RefusalReason.CODE_NEEDED);
      if (course.enrolmentPolicy === EnrolmentPolicy.INVITATION) return refused(RefusalReason.INVITATION_NEEDED);
      return this.letIn(tx, viewer, course, EnrolledBy.HIMSELF);
    });
  }

  /** @throws RATE_LIMITED for who tries too many */
  async enrolByCode(viewer: Viewer, code: string): Promise<Enrolled> {
    const { db, codes, tries } = this.#options;
    await tries.consume(viewer.id);
    const hash = codes.hash(code);
    const found = await rulesByCode(db, hash);
    if (!found) return refused(RefusalReason.CODE_UNKNOWN);
    return this.#entering(found.courseId, async (tx, course) => {
      // It may have been changed while others came in.
      const rules = (await rulesOf(tx, course.id))!;
      const works = rules.codeHash === hash && course.status === PublicationStatus.PUBLISHED && course.organizationId === viewer.organizationId;
      if (!works) return refused(RefusalReason.CODE_UNKNOWN);
      if (rules.codeExpiresAt && rules.codeExpiresAt <= new Date()) return refused(RefusalReason.CODE_EXPIRED);
      return this.letIn(tx, viewer, course, EnrolledBy.CODE);
    });
  }

  /** Whoever decided that he may come in; the course must be locked. Seats are kept to, and who was removed comes back by an invitation only. */
  async letIn(tx: Sql, viewer: Viewer, course: CourseRow, through: EnrolledBy): Promise<Enrolled> {
    const { activity, completion } = this.#options;
    const existing = await enrolmentOf(tx, course.id, viewer.id);
    if (existing?.state === EnrolmentState.ACTIVE) return existing;
    if (existing?.state === EnrolmentState.REMOVED && through !== EnrolledBy.INVITATION) return refused(RefusalReason.REMOVED, existing.reason);
    const seats = (await rulesOf(tx, course.id))?.seats ?? null;
    if (seats !== null && (await countActive(tx, course.id)) >= seats) return new CourseFull(seats);
    const enrolment = await enter(tx, { organizationId: course.organizationId, courseId: course.id, userId: viewer.id }, through);
    await activity.record(tx, {
      organizationId: course.organizationId, userId: viewer.id, verb: 'enrolled', object: { type: 'Course', id: course.id }, result: null, context: { courseId: course.id },
    });
    // He may have read it to its end before.
    await completion.reconsider(tx, course.id, [viewer.id]);
    return enrolment;
  }

  /** Once, however often it is asked for. @throws NOT_FOUND for who never was enrolled */
  leave(viewer: Viewer, courseId: string): Promise<EnrolmentRow> {
    return this.#ending(courseId, viewer.id, async (tx, enrolment) => {
      if (enrolment.state !== EnrolmentState.ACTIVE) return enrolment;
      return end(tx, enrolment.id, EnrolmentState.LEFT, { actorId: viewer.id, reason: null });
    });
  }

  /** From now on only an invitation lets him in again; those that he has are revoked. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async remove(viewer: Viewer, { courseId, userId, reason }: { courseId: string; userId: string; reason: string }): Promise<EnrolmentRow> {
    const { courses } = this.#options;
    checkText('input.reason', reason, { min: 1, max: LONGEST_REASON });
    await courses.forEditing(viewer, courseId);
    return this.#ending(courseId, userId, async (tx, enrolment) => {
      await courses.forEditing(viewer, courseId, tx);
      if (enrolment.state === EnrolmentState.REMOVED) return enrolment;
      await revokePendingOf(tx, courseId, userId);
      return end(tx, enrolment.id, EnrolmentState.REMOVED, { actorId: viewer.id, reason });
    });
  }

  /** Those who come in at the same time wait in line here, so that no seat is given twice. */
  async #entering(courseId: string, work: (tx: Sql, course: CourseRow) => Promise<Enrolled>): Promise<Enrolled> {
    const { db, courses } = this.#options;
    return db.transaction(async (tx) => {
      const course = await courses.locked(tx, courseId);
      if (!course) throw notFound('course');
      return work(tx, course);
    });
  }

  async #ending(courseId: string, userId: string, work: (tx: Sql, enrolment: EnrolmentRow) => Promise<EnrolmentRow>): Promise<EnrolmentRow> {
    const { db, courses } = this.#options;
    if (!isId('Course', courseId) || !isId('User', userId)) throw notFound('enrolment');
    return db.transaction(async (tx) => {
      await courses.locked(tx, courseId);
      const enrolment = await enrolmentOf(tx, courseId, userId);
      if (!enrolment) throw notFound('enrolment');
      return work(tx, enrolment);
    });
  }
}

export function refused(reason: RefusalReason, because: string | null = null): EnrolmentRefused {
  return new EnrolmentRefused(reason, because);
}
