import { randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { isShutOut, mayEditCourse, mayReadAttempt, type QuizAccess } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { retriedTransaction } from '../../platform/contention.js';
import { badUserInput, forbidden, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import { followed } from '../../streams/followed.js';
import { append, createStream } from '../../streams/log.js';
import { streamKey, type StreamReader } from '../../streams/reader.js';
import type { MembershipsService } from '../enrolments/memberships.service.js';
import type { AnswerGiven } from '../grading/grade.js';
import type { QuizService } from '../quizzes/quiz.service.js';
import { QuizPurpose, QuizStatus } from '../quizzes/quiz.entity.js';
import { QuestionType } from '../quizzes/quizzes.entity.js';
import { showsAtOnce } from '../quizzes/reveal.js';
import { seededShuffle } from '../quizzes/shuffle.js';
import { notWithdrawn, toBeMeasured, type VersionId } from '../statistics/measuring.service.js';
import { askedOf, attemptByKey, insertAttempt, keepAnswer, keepKey, knownOf, lockLearner, offered, publishedItems } from './answers.repository.js';
import { checkSequence, responseOf } from './answers.input.js';
import { AnswerConflict, AnswerFinal, AnswerSuperseded, AttemptClosed, SavedAnswer, type SaveAnswerInput } from './answers.type.js';
import { AttemptStatus } from './attempts.entity.js';
import { attemptById, attemptPage, overdueOf, questionOf, type AttemptFilter, type AttemptRow } from './attempts.repository.js';
import { NoAttemptsLeft, QuizNotOpen, type StartAttemptInput } from './attempts.type.js';
import { givenAnswer } from './attempts.view.js';
import type { AttemptClock } from './clock.js';
import { submit } from './ending.js';
import { attemptEvent, FENCE, started } from './events.js';
import type { AttemptHistory } from './history.service.js';
import { nextMark } from './marks.js';
import type { PracticeService } from './practice.service.js';

export interface AttemptsOptions {
  db: Db;
  signals: Signals;
  reader: StreamReader;
  quizzes: Pick<QuizService, 'get'>;
  memberships: Pick<MembershipsService, 'viewerOf'>;
  clock: AttemptClock;
  history: AttemptHistory;
  practice: Pick<PracticeService, 'keptBack' | 'settle'>;
}

export type SaveResult = SavedAnswer | AttemptClosed | AnswerSuperseded | AnswerConflict | AnswerFinal;

/** Quizzes as they are sat: begun, answered, submitted. */
export class AttemptsService {
  readonly #options: AttemptsOptions;

  constructor(options: AttemptsOptions) {
    this.#options = options;
  }

  /** As it is now: one that is over is submitted first. @throws NOT_FOUND also for what the viewer may not know of */
  async get(viewer: Viewer, id: string): Promise<AttemptRow> {
    const { db, clock } = this.#options;
    const attempt = isId('Attempt', id) ? await attemptById(db, id) : null;
    if (!attempt || !mayReadAttempt(viewer, attempt)) throw notFound('attempt');
    if (!isOver(attempt)) return attempt;
    await clock.look(id);
    return (await attemptById(db, id))!;
  }

  /** The viewer's own, newest first. */
  own(viewer: Viewer, filter: Omit<AttemptFilter, 'of'>, page: PageRequest): Promise<Connection<AttemptRow>> {
    if (filter.quizId !== null && !isId('Quiz', filter.quizId)) throw badUserInput('quizId', 'is no quiz.');
    return this.#page({ ...filter, of: viewer }, page);
  }

  /** Everybody's on one quiz, for those who may edit its course; on a practice quiz its maker's. @throws FORBIDDEN, BAD_USER_INPUT */
  ofQuiz(viewer: Viewer, quiz: QuizAccess & { id: string }, page: PageRequest): Promise<Connection<AttemptRow>> {
    const isMine = quiz.purpose === 'PRACTICE' && quiz.createdBy === viewer.id;
    if (!isMine && !mayEditCourse(viewer, quiz.course)) throw forbidden("Only those who may edit the course may see everybody's attempts; your own are under attempts.");
    return this.#page({ of: null, quizId: quiz.id, isOpen: null }, page);
  }

  /**
   * Begins an attempt, or goes on with the one that is open.
   * @throws NOT_FOUND for a quiz that the viewer may not know of, BAD_USER_INPUT for a key that began another quiz
   */
  async start(viewer: Viewer, { quizId, idempotencyKey }: StartAttemptInput & { idempotencyKey: string | null }): Promise<AttemptRow | QuizNotOpen | NoAttemptsLeft> {
    const { db, clock, signals, history } = this.#options;
    const known = idempotencyKey === null ? null : await this.#byKey(db, viewer, idempotencyKey, quizId);
    if (known) return this.get(viewer, known);
    const quiz = await this.#options.quizzes.get(viewer, quizId);
    // One that is over must not be taken for one that goes on.
    await this.#endOverdue({ of: viewer, quizId: quiz.id });
    const practised = quiz.purpose === QuizPurpose.PRACTICE ? await this.#practised(viewer, quiz) : null;
    const result = await retriedTransaction(db, async (tx) => {
      await lockLearner(tx, viewer.id);
      const repeated = idempotencyKey === null ? null : await this.#byKey(tx, viewer, idempotencyKey, quizId);
      if (repeated) return { id: repeated, next: null };
      const { count, openId } = await knownOf(tx, viewer.id, quizId);
      if (openId !== null) {
        if (idempotencyKey !== null) await keepKey(tx, viewer.id, idempotencyKey, openId);
        return { id: openId, next: null };
      }
      const offer = await offered(tx, quizId);
      if (!offer) throw notFound('quiz');
      const { version, settings, items, now } = offer;
      if (offer.status !== QuizStatus.PUBLISHED || version === null || !settings || !items) return notOpen(null, 'The quiz is not published.');
      if (settings.opensAt !== null && Date.parse(settings.opensAt) > now.getTime()) return notOpen(settings, `The quiz opens at ${settings.opensAt}.`);
      if (settings.dueAt !== null && Date.parse(settings.dueAt) <= now.getTime()) return notOpen(settings, `The quiz was due at ${settings.dueAt}.`);
      if (settings.maxAttempts !== null && count >= settings.maxAttempts) {
        return Object.assign(new NoAttemptsLeft(), { maxAttempts: settings.maxAttempts, message: `You have sat the quiz ${count} times; that is as often as it allows.` });
      }
      // What was published since it was looked at was compared with nothing: it waits for the next attempt.
      const given = practised === null ? items : items.filter((item) => practised.some((known) => isDeepStrictEqual(known, item)));
      if (given.length === 0) return notOpen(null, 'All that this quiz asks is asked by quizzes of the course whose keys you may not see yet; practise it once you may.');
      const asked = await notWithdrawn(tx, given);
      if (asked.length === 0) return notOpen(null, 'All questions of the quiz have been withdrawn; its teacher is to look at them.');
      const endsAt = endOf(now, settings);
      const seed = randomInt(2 ** 31);
      const next = nextMark(now, endsAt, now);
      const id = newId('Attempt');
      await insertAttempt(tx, {
        id, organizationId: quiz.organizationId, quizId, version, userId: viewer.id, number: count + 1, seed,
        startedAt: now, endsAt, nextMarkAt: next, items: settings.shuffleQuestions ? seededShuffle(asked, seed) : asked,
      });
      if (idempotencyKey !== null) await keepKey(tx, viewer.id, idempotencyKey, id);
      await toBeMeasured(tx, [id]);
      await createStream(tx, id, quiz.organizationId);
      await append(tx, { streamId: id, fence: FENCE, events: [started(endsAt)] });
      await history.started(tx, id);
      return { id, next };
    });
    if ('message' in result) return result;
    await Promise.all([signals.publish(streamKey(result.id)), clock.schedule(result.id, result.next)]);
    return this.get(viewer, result.id);
  }

  /**
   * Keeps an answer, unless a newer one is kept or the attempt has ended.
   * @throws NOT_FOUND for an attempt that isn't the viewer's, BAD_USER_INPUT naming the field
   */
  async save(viewer: Viewer, { attemptId, questionId, sequence, answer, final }: SaveAnswerInput): Promise<SaveResult> {
    const { db, signals, practice } = this.#options;
    checkSequence(sequence);
    const asked = isId('Attempt', attemptId) ? await askedOf(db, attemptId, isId('Item', questionId) ? questionId : '') : null;
    if (asked?.userId !== viewer.id || isShutOut(viewer, asked.course)) throw notFound('attempt');
    if (!asked.type) throw badUserInput('input.questionId', 'is no question of this attempt.');
    const response = responseOf(asked, answer);
    const isTyped = asked.type === QuestionType.SHORT_ANSWER || asked.type === QuestionType.CLOZE;
    const isFinal = showsAtOnce(asked.reveal) && response !== null && (final ?? !isTyped);
    // Answered for good, its key is shown.
    if (isFinal && asked.purpose === QuizPurpose.PRACTICE && (await practice.settle(attemptId, viewer)).includes(questionId)) {
      throw badUserInput('input.questionId', 'is asked by a quiz of the course by now whose keys you may not see yet: it was taken out of this practice.');
    }
    const savedAt = await keepAnswer(db, { attemptId, itemId: questionId, sequence, response, final: isFinal });
    if (!savedAt) return this.#whyNot(viewer, { attemptId, questionId, sequence, response, isFinal });
    // It is kept: who follows hears of it in a moment, and whoever answers need not wait for that.
    void signals.publish(streamKey(attemptId));
    return savedAnswer({ attemptId, questionId, sequence, savedAt });
  }

  /** Ends it with what is there; once, however often it is asked for. @throws NOT_FOUND for one that isn't the viewer's */
  async submit(viewer: Viewer, id: string): Promise<AttemptRow> {
    const { db, signals, history, practice } = this.#options;
    const attempt = isId('Attempt', id) ? await attemptById(db, id) : null;
    if (!attempt || attempt.userId !== viewer.id || !mayReadAttempt(viewer, attempt)) throw notFound('attempt');
    await practice.settle(id, viewer);
    if (await retriedTransaction(db, (tx) => submit(tx, history, id))) await signals.publish(streamKey(id));
    return this.get(viewer, id);
  }

  /** What came after `afterSeq`, then what comes, until all of it is graded. @throws NOT_FOUND, BAD_USER_INPUT */
  async events(viewer: Viewer, id: string, afterSeq: number): Promise<AsyncIterable<Record<string, unknown>>> {
    await this.get(viewer, id);
    return followed(this.#options, { id, name: 'attempt', afterSeq }, (event) => attemptEvent(id, event), async () => this.get(await this.#options.memberships.viewerOf(viewer), id));
  }

  async #page(filter: AttemptFilter, page: PageRequest): Promise<Connection<AttemptRow>> {
    if (page.after !== null && !isId('Attempt', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    await this.#endOverdue(filter);
    return connection(await attemptPage(this.#options.db, filter, page), page, ({ id }) => id);
  }

  /** Of a practice quiz's items those that may be practised with. */
  async #practised(viewer: Viewer, quiz: QuizAccess & { id: string; courseId: string }): Promise<VersionId[]> {
    const items = await publishedItems(this.#options.db, quiz.id);
    const keptBack = await this.#options.practice.keptBack(viewer, quiz, items);
    return items.filter((item) => !keptBack.some((other) => isDeepStrictEqual(other, item)));
  }

  async #endOverdue(filter: Omit<AttemptFilter, 'isOpen'>): Promise<void> {
    for (const id of await overdueOf(this.#options.db, filter)) await this.#options.clock.look(id);
  }

  async #byKey(sql: Sql, viewer: Viewer, key: string, quizId: string): Promise<string | null> {
    const known = await attemptByKey(sql, viewer.id, key);
    if (known && known.quizId !== quizId) throw badUserInput('input.idempotencyKey', 'was used before with another quiz.');
    return known?.id ?? null;
  }

  /** An answer that was not kept: it is kept already, or another is, or the attempt has ended. */
  async #whyNot(viewer: Viewer, given: { attemptId: string; questionId: string; sequence: number; response: AnswerGiven | null; isFinal: boolean }): Promise<SaveResult> {
    const { attemptId, questionId, sequence, response, isFinal } = given;
    const attempt = await this.get(viewer, attemptId);
    const kept = (await questionOf(this.#options.db, attemptId, questionId))!;
    const current = { currentSequence: kept.sequence, currentAnswer: givenAnswer(kept.response) };
    const isSame = isDeepStrictEqual(kept.response, response) && kept.final === isFinal;
    if (kept.sequence === sequence && kept.savedAt && isSame) return savedAnswer({ attemptId, questionId, sequence, savedAt: kept.savedAt });
    if (attempt.status !== AttemptStatus.OPEN) {
      const [submittedAt, submittedBy] = [attempt.submittedAt!, attempt.submittedBy!];
      return Object.assign(new AttemptClosed(), { submittedAt, submittedBy, message: `The attempt ended at ${submittedAt.toISOString()}; what was saved before counts.` });
    }
    if (kept.sequence === sequence) return Object.assign(new AnswerConflict(), { ...current, message: `Another answer has the number ${sequence}; it is kept. Send yours under a greater one.` });
    if (kept.final) return Object.assign(new AnswerFinal(), { ...current, message: 'The question was answered for good.' });
    return Object.assign(new AnswerSuperseded(), { ...current, message: `A newer answer is kept, number ${kept.sequence}.` });
  }
}

function isOver({ status, endsAt, readAt }: AttemptRow): boolean {
  return status === AttemptStatus.OPEN && endsAt !== null && endsAt <= readAt;
}

function endOf(now: Date, { timeLimitSeconds, dueAt }: { timeLimitSeconds: number | null; dueAt: string | null }): Date | null {
  const ends = [timeLimitSeconds === null ? null : now.getTime() + timeLimitSeconds * 1_000, dueAt === null ? null : Date.parse(dueAt)].filter((at) => at !== null);
  return ends.length === 0 ? null : new Date(Math.min(...ends));
}

function notOpen(settings: { opensAt: string | null; dueAt: string | null } | null, message: string): QuizNotOpen {
  const instant = (iso: string | null | undefined) => (iso == null ? null : new Date(iso));
  return Object.assign(new QuizNotOpen(), { message, opensAt: instant(settings?.opensAt), dueAt: instant(settings?.dueAt) });
}

function savedAnswer(answer: SavedAnswer): SavedAnswer {
  return Object.assign(new SavedAnswer(), answer);
}
