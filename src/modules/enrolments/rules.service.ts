import { mayEditCourse, type CourseAccess } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { badUserInput } from '../../platform/errors.js';
import type { Db, Sql } from '../../platform/postgres.js';
import { EnrolmentPolicy } from '../courses/courses.entity.js';
import type { CourseRow, CoursesService } from '../courses/courses.service.js';
import type { Codes } from './code.js';
import type { CompletionService } from './completion.service.js';
import type { EnrolmentLoaders } from './enrolments.loaders.js';
import { insertRules, rulesOf, setCode, setRules, standingRules, type RulesRow, type StandingRules } from './rules.repository.js';
import type { SetEnrolmentRulesInput } from './enrolments.type.js';

const MOST_SEATS = 100_000;

export interface EnrolmentRulesOptions {
  db: Db;
  courses: CoursesService;
  codes: Codes;
  completion: Pick<CompletionService, 'reconsider'>;
}

/** Whom a course lets in, as those who teach it see it. */
export interface SeenRules extends Omit<StandingRules, 'sealedCode'> {
  code: string | null;
}

/** Whom courses let in, and what they ask for until they are completed. */
export class EnrolmentRulesService {
  readonly #options: EnrolmentRulesOptions;

  constructor(options: EnrolmentRulesOptions) {
    this.#options = options;
  }

  /** Null for who may not edit the course. */
  async seen(viewer: Viewer, course: CourseAccess, loaders: EnrolmentLoaders): Promise<SeenRules | null> {
    return mayEditCourse(viewer, course) ? this.#opened((await loaders.enrolmentRules.load(course.id))!) : null;
  }

  /** What is left out stays as it is. Nobody who is in is thrown out by it. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field */
  async set(viewer: Viewer, input: SetEnrolmentRulesInput): Promise<SeenRules> {
    const { db, courses, codes, completion } = this.#options;
    if (input.policy === null) throw badUserInput('input.policy', 'must not be null; leave it out to keep it as it is.');
    const { seats, quizShare } = input;
    if (seats != null && (seats < 1 || seats > MOST_SEATS)) throw badUserInput('input.seats', `must be from 1 to ${MOST_SEATS.toLocaleString('en')}.`);
    if (quizShare != null && !(quizShare > 0 && quizShare <= 1)) throw badUserInput('input.quizShare', 'must be more than 0, and at most 1.');
    await courses.forEditing(viewer, input.courseId);
    return db.transaction(async (tx) => {
      const { course, rules } = await this.#locked(tx, viewer, input.courseId);
      const policy = input.policy ?? course.enrolmentPolicy;
      await courses.letIn(tx, course.id, policy);
      await setRules(tx, course.id, { seats: seats === undefined ? rules.seats : seats, quizShare: quizShare === undefined ? rules.quizShare : quizShare });
      // A code that was given up is not to work again because somebody changes his mind twice.
      if (policy !== EnrolmentPolicy.CODE) await setCode(tx, course.id, null);
      else if (rules.codeHash === null) await setCode(tx, course.id, this.#newCode(codes.make(), course.id, null));
      if (quizShare !== undefined) await completion.reconsider(tx, course.id, null);
      return this.#view(tx, course.id);
    });
  }

  /** Another code instead of the one there is, which lets nobody in from now on. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async rotateCode(viewer: Viewer, courseId: string, expiresAt: Date | null): Promise<SeenRules> {
    const { db, courses, codes } = this.#options;
    if (expiresAt && expiresAt <= new Date()) throw badUserInput('expiresAt', 'must be in the future.');
    await courses.forEditing(viewer, courseId);
    return db.transaction(async (tx) => {
      const { course } = await this.#locked(tx, viewer, courseId);
      if (course.enrolmentPolicy !== EnrolmentPolicy.CODE) throw badUserInput('courseId', `is a course whose enrolment policy is ${course.enrolmentPolicy}: only one of CODE has a code.`);
      await setCode(tx, course.id, this.#newCode(codes.make(), course.id, expiresAt));
      return this.#view(tx, course.id);
    });
  }

  #newCode(code: string, courseId: string, expiresAt: Date | null) {
    const { codes } = this.#options;
    return { hash: codes.hash(code), sealed: codes.seal(code, courseId), expiresAt };
  }

  /** Those who are let in meanwhile wait here. Who may no longer edit the course by then is refused. */
  async #locked(tx: Sql, viewer: Viewer, courseId: string): Promise<{ course: CourseRow; rules: RulesRow }> {
    const { courses } = this.#options;
    await courses.locked(tx, courseId);
    const course = await courses.forEditing(viewer, courseId, tx);
    await insertRules(tx, course);
    return { course, rules: (await rulesOf(tx, courseId))! };
  }

  async #view(tx: Sql, courseId: string): Promise<SeenRules> {
    return this.#opened((await standingRules(tx, [courseId])).get(courseId)!);
  }

  #opened({ sealedCode, ...rules }: StandingRules): SeenRules {
    return { ...rules, code: sealedCode && this.#options.codes.open(sealedCode, rules.courseId) };
  }
}
