import { isShutOut, mayGradeAnswer } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { retriedTransaction } from '../../platform/contention.js';
import { badUserInput, forbidden, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import { checkText } from '../../platform/graphql/text.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import { streamKey } from '../../streams/reader.js';
import type { ActivityService } from '../activity/activity.service.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { GradedAttempts } from './attempts.port.service.js';
import { GradeOutcome, inHundredths } from './grade.js';
import { GradedBy, Judging, QueueReason } from './grading.entity.js';
import {
  appendGrade, closeReview, gradedById, gradesOf, insertReview, lockGraded, queuePage, reviewById, reviewsOf, stand,
  type AnswerId, type GradedRow, type GradeRow, type ReviewRow,
} from './grading.repository.js';
import { GradeConflict, LONGEST_REASON, ReviewAlreadyOpen, type GradeAnswerInput, type ResolveReviewInput } from './grading.type.js';

export interface GradingServiceOptions {
  db: Db;
  signals: Signals;
  courses: CoursesService;
  attempts: GradedAttempts;
  activity: Pick<ActivityService, 'record'>;
}

/** A graded answer as one viewer may see it. */
export interface SeenAnswer extends GradedRow {
  mayEdit: boolean;
  seesScore: boolean;
  seesKey: boolean;
}

const CURSOR = /^\d{1,17} att_[0-9a-f]{32} itm_[0-9a-f]{32}$/;

/** Grades by people, and reviews that learners ask for. What code and models grade is not here. */
export class GradingService {
  readonly #options: GradingServiceOptions;

  constructor(options: GradingServiceOptions) {
    this.#options = options;
  }

  /** For those who may edit the course, and for whose answer it is. @throws NOT_FOUND */
  async get(viewer: Viewer, id: AnswerId): Promise<SeenAnswer> {
    return this.#seen(this.#options.db, viewer, await this.#known(viewer, id));
  }

  /** All grades of an answer, newest first. @throws FORBIDDEN for a learner who may not see the score */
  async history(answer: SeenAnswer): Promise<GradeRow[]> {
    return answer.seesScore ? gradesOf(this.#options.db, answer) : [];
  }

  /** What was asked for, newest first; a reason is as good as the score, and hidden with it. */
  async reviews(answer: SeenAnswer): Promise<ReviewRow[]> {
    return (await reviewsOf(this.#options.db, answer)).map((review) => (answer.seesScore ? review : { ...review, reason: null }));
  }

  /** Those that wait for a person, who has waited longest first. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async queue(viewer: Viewer, courseId: string, reasons: readonly QueueReason[] | null, page: PageRequest): Promise<Connection<SeenAnswer>> {
    const course = await this.#options.courses.forEditing(viewer, courseId);
    if (page.after !== null && !CURSOR.test(page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const rows = await queuePage(this.#options.db, { courseId: course.id, reasons, ...page });
    const seen = rows.map((row) => ({ ...row, mayEdit: true, seesScore: true, seesKey: true }));
    return connection(seen, page, ({ queuedMicros, attemptId, itemId }) => `${queuedMicros} ${attemptId} ${itemId}`);
  }

  /** A person's grade: from then on nothing but another person's replaces it. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async grade(viewer: Viewer, input: GradeAnswerInput): Promise<SeenAnswer | GradeConflict> {
    const reason = checkText('input.reason', input.reason, { min: 1, max: LONGEST_REASON });
    const answer = await this.#forGrading(viewer, { attemptId: input.attemptId, itemId: input.questionId });
    checkPoints(input.points, answer.grade.maxPoints);
    return this.#write(viewer, answer, async (tx, row) => {
      if (input.expectedGrade != null && input.expectedGrade !== row.grade.number) return new GradeConflict(row.grade.number);
      // Whoever grades by hand has seen what was asked for.
      for (const review of await reviewsOf(tx, row)) if (!review.resolvedAt) await closeReview(tx, review.id, viewer.id, reason);
      return this.#byHand(tx, viewer, row, input.points, reason);
    });
  }

  /** A learner's wish that a person look at it again. @throws NOT_FOUND, BAD_USER_INPUT */
  async requestReview(viewer: Viewer, id: AnswerId, message: string): Promise<ReviewRow | ReviewAlreadyOpen> {
    checkText('message', message, { min: 1, max: LONGEST_REASON });
    const answer = await this.#known(viewer, id);
    if (answer.learnerId !== viewer.id) throw forbidden('Only whoever gave an answer may ask for its review.');
    return retriedTransaction(this.#options.db, async (tx) => {
      await this.#options.attempts.lock(tx, id.attemptId);
      const row = (await lockGraded(tx, id))!;
      const open = (await reviewsOf(tx, id)).find(({ resolvedAt }) => resolvedAt === null);
      // Sent again, it is the same.
      if (open) return open.message === message ? open : new ReviewAlreadyOpen(open.id);
      const review = await insertReview(tx, row, message);
      const { organizationId, courseId, quizId, attemptId } = row;
      await this.#options.activity.record(tx, {
        organizationId, userId: viewer.id, verb: 'requested', object: { type: 'GradeReview', id: review }, context: { courseId, quizId, attemptId },
      });
      await stand(tx, row, { judging: row.judging, queueReason: QueueReason.REVIEW_REQUESTED, suggestion: row.suggestion });
      return (await reviewById(tx, review))!;
    });
  }

  /** Answers a learner's wish, with another grade or without. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async resolveReview(viewer: Viewer, input: ResolveReviewInput): Promise<SeenAnswer> {
    const reason = checkText('input.reason', input.reason, { min: 1, max: LONGEST_REASON });
    const review = isId('GradeReview', input.reviewId) ? await reviewById(this.#options.db, input.reviewId) : null;
    if (!review) throw notFound('review');
    const answer = await this.#forGrading(viewer, review);
    const { points = null } = input;
    if (points !== null) checkPoints(points, answer.grade.maxPoints);
    const written = await this.#write(viewer, answer, async (tx, row) => {
      if ((await reviewById(tx, review.id))!.resolvedAt) throw badUserInput('input.reviewId', 'is resolved already.');
      await closeReview(tx, review.id, viewer.id, reason);
      if (points !== null) return this.#byHand(tx, viewer, row, points, reason);
      // What nobody has graded goes on waiting.
      const waits = row.grade.outcome === GradeOutcome.UNGRADED && row.judging === Judging.NONE;
      await stand(tx, row, { judging: row.judging, queueReason: waits ? QueueReason.NOT_JUDGED : null, suggestion: row.suggestion });
      return [];
    });
    if (written instanceof GradeConflict) throw new Error('a review knows no conflict');
    return written;
  }

  async #byHand(tx: Sql, viewer: Viewer, row: GradedRow, points: number, reason: string): Promise<string[]> {
    const { maxPoints } = row.grade;
    const outcome = points >= maxPoints ? GradeOutcome.CORRECT : points > 0 ? GradeOutcome.PARTIAL : GradeOutcome.INCORRECT;
    const grade = { points, maxPoints, outcome, how: 'graded by a person' };
    await appendGrade(tx, row, { ...grade, itemVersion: row.itemVersion, by: GradedBy.PERSON, graderId: viewer.id, reason }, { judging: Judging.NONE, queueReason: null, suggestion: null });
    return this.#options.attempts.graded(tx, row.attemptId, { itemId: row.itemId, ...grade });
  }

  async #write(viewer: Viewer, { attemptId, itemId }: GradedRow, work: (tx: Sql, row: GradedRow) => Promise<string[] | GradeConflict>): Promise<SeenAnswer | GradeConflict> {
    const { db, attempts, signals } = this.#options;
    const logs = await retriedTransaction(db, async (tx) => {
      await attempts.lock(tx, attemptId);
      return work(tx, (await lockGraded(tx, { attemptId, itemId }))!);
    });
    if (logs instanceof GradeConflict) return logs;
    await Promise.all(logs.map((log) => signals.publish(streamKey(log))));
    return this.get(viewer, { attemptId, itemId });
  }

  async #known(viewer: Viewer, { attemptId, itemId }: AnswerId): Promise<GradedRow> {
    const row = isId('Attempt', attemptId) && isId('Item', itemId) ? await gradedById(this.#options.db, { attemptId, itemId }) : null;
    const isMine = row?.learnerId === viewer.id && !isShutOut(viewer, row.quiz.course);
    if (!row || (!isMine && !mayGradeAnswer(viewer, row))) throw notFound('answer');
    return row;
  }

  async #forGrading(viewer: Viewer, id: AnswerId): Promise<GradedRow> {
    const row = await this.#known(viewer, id);
    if (!mayGradeAnswer(viewer, row)) throw forbidden('Only those who may edit the course may grade its quizzes.');
    return row;
  }

  async #seen(sql: Sql, viewer: Viewer, row: GradedRow): Promise<SeenAnswer> {
    if (mayGradeAnswer(viewer, row)) return { ...row, mayEdit: true, seesScore: true, seesKey: true };
    const { score, key } = await this.#options.attempts.reveal(sql, viewer, row.attemptId);
    return { ...row, mayEdit: false, seesScore: score, seesKey: key };
  }
}

function checkPoints(points: number, most: number): void {
  if (!(points >= 0 && points <= most)) throw badUserInput('input.points', `must be from 0 to ${most}.`);
  if (inHundredths(points) !== points) throw badUserInput('input.points', 'must not be finer than hundredths.');
}
