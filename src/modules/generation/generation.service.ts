import type { Logger } from 'pino';
import { mayEditCourse, mayGenerateFreely, mayReadGeneration } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import type { JobQueue } from '../../jobs/queue.js';
import type { Candidate } from '../../orchestrator/candidates.js';
import type { Route } from '../../orchestrator/routing/route.js';
import { badUserInput, forbidden, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import { settledWithin } from '../../platform/patience.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import { createStream, headOf } from '../../streams/log.js';
import { streamKey, type StreamReader } from '../../streams/reader.js';
import type { ActivityService } from '../activity/activity.service.js';
import type { CachedAnswersService } from '../cache/answers.service.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { LessonsService } from '../courses/lessons.service.js';
import type { RouterService } from '../routing/router.service.js';
import type { UsageService } from '../usage/usage.service.js';
import { activityOf } from './activity.js';
import { lockCall, oldestOf } from './calls.js';
import { cancelGeneration } from './cancel.js';
import { toGraphQl } from './events.js';
import type { GenerationKind } from './generation.entity.js';
import { generateJob, jobId } from './generation.job.js';
import { isFinal } from './generation.loaders.js';
import { flaggedGenerations, generationById, generationByKey, generationsOf, insertGeneration, type GenerationRow, type NewGeneration } from './generation.repository.js';
import type { BudgetExceeded, ContentRejected, QuotaExceeded } from './generation.type.js';
import type { RequestKeyring, RequestKeys } from './keys.js';
import { kindDefinition } from './kinds/index.js';
import type { KindInput, Subject } from './kinds/kind.js';
import { cancelKey } from './lease.js';
import { lessonText } from './lesson-text.js';
import { batchRoute, callCost, demandOf, firstCallCost } from './planner.js';
import { budgetExceeded, quotaExceeded } from './refusals.js';
import { rejectionOf } from './rejection.js';
import { sizedLesson, type PromptSettings } from './shown-lesson.js';

// A queue that is away must not keep the caller waiting: the sweeper enqueues what wasn't.
const ENQUEUE_PATIENCE_MS = 250;

export interface StartRequest {
  kind: GenerationKind;
  /** Null where it is about no lesson. */
  lessonId: string | null;
  input: KindInput;
  idempotencyKey: string | null;
  requestId: string;
}

/** A generation that is about to be made. */
export interface Prepared extends StartRequest, NewGeneration {
  kind: GenerationKind;
  input: KindInput;
  requestId: string;
  /** The model whose batch API is to answer it; null: it is answered as soon as a worker is free. */
  through: Candidate | null;
  /** Whether a model is to be asked that has no batch API, or one that isn't to be used. */
  hasNoBatches: boolean;
  /** What is reserved for its first call. */
  worstCaseMicroUsd: number;
}

export interface GenerationServiceOptions {
  db: Db;
  signals: Signals;
  reader: StreamReader;
  jobs: JobQueue;
  courses: CoursesService;
  lessons: LessonsService;
  usage: UsageService;
  activity: ActivityService;
  router: RouterService;
  answers: CachedAnswersService;
  keyring: RequestKeyring;
  prompts: PromptSettings;
  logger: Logger;
}

/** Generations as their owners see them: start, read, follow, cancel. What a worker does with them is the runner's. */
export class GenerationService {
  readonly #options: GenerationServiceOptions;

  constructor(options: GenerationServiceOptions) {
    this.#options = options;
  }

  async start(viewer: Viewer, request: StartRequest): Promise<GenerationRow | QuotaExceeded | BudgetExceeded | ContentRejected> {
    checkAccess(viewer, request);
    const existing = await this.#byKey(this.#options.db, viewer, request);
    if (existing) return existing;
    const rejected = rejectionOf(request);
    if (rejected) return rejected;
    const { db } = this.#options;
    const prepared = await this.prepare(viewer, request);
    const created = await db.transaction((tx) => this.create(tx, viewer, prepared)).catch(Rollback.result);
    if (created === 'key taken') return this.start(viewer, request);
    if (created !== 'created') return created;
    await this.enqueue([prepared.id]);
    return (await generationById(db, prepared.id))!;
  }

  /**
   * Reads what a generation is to be made from, and what its first call may cost at most.
   * @param mayWait whether a provider's batch API may answer it, where it has one
   * @throws FORBIDDEN, NOT_FOUND
   */
  async prepare(viewer: Viewer, request: StartRequest, mayWait = false): Promise<Prepared> {
    checkAccess(viewer, request);
    const { kind, lessonId } = request;
    const about = lessonId === null ? null : await this.#options.lessons.forGeneration(viewer, lessonId);
    const id = newId('Generation');
    const subject: Subject = {
      generationId: id,
      input: request.input,
      lessonId,
      lessonVersion: about?.lesson.version ?? null,
      lesson: about && lessonText(about.lesson, about.course),
    };
    if (subject.lesson) subject.shown = sizedLesson(subject.lesson, this.#options.prompts);
    const keys = this.#options.keyring.of({ ...request, id, organizationId: viewer.organizationId }, subject);
    const route = await this.#route(kind, subject, keys);
    const through = mayWait && route ? batchRoute(route) : null;
    return {
      ...request,
      id,
      through,
      hasNoBatches: route !== null && !through,
      worstCaseMicroUsd: through ? callCost(kind, subject, through) : route ? firstCallCost(route) : 0,
      held: through !== null,
      organizationId: viewer.organizationId,
      userId: viewer.id,
      courseId: about?.course.id ?? null,
      lessonVersion: subject.lessonVersion,
      // Who waits for a provider's batch is joined by nobody.
      callKey: through ? id : keys.call,
    };
  }

  /** Who would be asked; null where an answer is at hand, which costs nothing. */
  async #route(kind: GenerationKind, subject: Subject, { answer, fresh }: RequestKeys): Promise<Route | null> {
    const { answers, router } = this.#options;
    if (answer !== null && !fresh && (await answers.has(answer))) return null;
    return router.route(demandOf(kind, subject));
  }

  /**
   * Makes a prepared generation, unless a limit refuses it.
   * @throws Rollback for a refusal that comes after something was written: it undoes that, and bears the answer
   */
  async create(tx: Sql, viewer: Viewer, generation: Prepared): Promise<QuotaExceeded | BudgetExceeded | 'created' | 'key taken'> {
    const { usage, activity } = this.#options;
    const quota = await usage.quota(tx, viewer.id);
    // The request that used up the quota may have been this one, sent twice.
    if (quota) return (await this.#byKey(tx, viewer, generation)) ? 'key taken' : quotaExceeded(quota);
    if (!(await insertGeneration(tx, generation))) return 'key taken';
    await createStream(tx, generation.id, viewer.organizationId);
    const budget = await usage.reserve(tx, generation, (await joins(tx, generation)) ? 0 : generation.worstCaseMicroUsd);
    if (budget) throw new Rollback(budgetExceeded(viewer, budget));
    await activity.record(tx, activityOf('requested', generation));
    return 'created';
  }

  /** Before several are made in one transaction: takes what locks they need of each other's, in the order in which everyone takes them. */
  async lockFor(tx: Sql, viewer: Viewer, generations: readonly Prepared[]): Promise<void> {
    await this.#options.usage.quota(tx, viewer.id);
    const keys = new Set(generations.filter(({ callKey, id }) => callKey !== id).map(({ callKey }) => callKey));
    for (const key of [...keys].toSorted()) await lockCall(tx, key);
  }

  /** @throws NOT_FOUND also for what belongs to somebody else */
  async get(viewer: Viewer, id: string): Promise<GenerationRow> {
    const row = isId('Generation', id) ? await generationById(this.#options.db, id) : null;
    if (!row || !mayReadGeneration(viewer, row)) throw notFound('generation');
    return row;
  }

  async own(viewer: Viewer, page: PageRequest): Promise<Connection<GenerationRow>> {
    checkCursor(page);
    return connection(await generationsOf(this.#options.db, viewer.id, page), page, (row) => row.id);
  }

  /** What of a course is flagged for its teachers, newest first; the learners' generations too. @throws NOT_FOUND, FORBIDDEN */
  async flagged(viewer: Viewer, courseId: string, page: PageRequest): Promise<Connection<GenerationRow>> {
    checkCursor(page);
    const course = await this.#options.courses.forEditing(viewer, courseId);
    return connection(await flaggedGenerations(this.#options.db, course.id, page), page, (row) => row.id);
  }

  /** Whether items may be shown with what gives the answer away. */
  mayEdit(viewer: Viewer, row: GenerationRow): boolean {
    // Without a course there is no learner whom an answer could be given away to.
    if (row.courseOwnerId === null) return mayReadGeneration(viewer, row);
    return mayEditCourse(viewer, { organizationId: row.organizationId, ownerId: row.courseOwnerId, status: 'DRAFT' });
  }

  /** What came after `afterSeq`, then what comes. Leaving only detaches. */
  async events(viewer: Viewer, id: string, afterSeq: number): Promise<AsyncIterable<Record<string, unknown>>> {
    const { db, reader } = this.#options;
    const row = await this.get(viewer, id);
    const head = await headOf(db, id);
    if (!head) throw notFound('generation');
    if (afterSeq < 0) throw badUserInput('afterSeq', 'must not be negative.');
    if (afterSeq > head.lastSeq) throw badUserInput('afterSeq', `must not lie beyond the last event, ${head.lastSeq}.`);
    const mayEdit = this.mayEdit(viewer, row);
    return mapped(reader.read(id, afterSeq), (event) => toGraphQl(id, event, mayEdit));
  }

  /** One compare-and-set on a status that isn't final; answers with whichever final state won. */
  async cancel(viewer: Viewer, id: string): Promise<GenerationRow> {
    const { db, signals, usage, activity } = this.#options;
    const row = await this.get(viewer, id);
    if (isFinal(row.status)) return row;
    const won = await db.transaction((tx) => cancelGeneration(tx, row, { usage, activity }));
    if (won) await Promise.all([signals.publish(streamKey(id)), signals.publish(cancelKey(id))]);
    return this.get(viewer, id);
  }

  async #byKey(sql: Sql, viewer: Viewer, request: StartRequest): Promise<GenerationRow | null> {
    const { idempotencyKey } = request;
    if (idempotencyKey === null) return null;
    const known = await generationByKey(sql, { ...request, idempotencyKey, userId: viewer.id });
    if (!known) return null;
    if (!known.sameRequest) throw badUserInput('input.idempotencyKey', 'was used before with another operation or input.');
    return generationById(sql, known.id);
  }

  /** Offers new generations to the workers. */
  async enqueue(ids: readonly string[]): Promise<void> {
    const { jobs, logger } = this.#options;
    const added = ids.map((id) => jobs.add(generateJob, { generationId: id }, jobId(id, 0)).catch((error: unknown) => {
      logger.warn({ err: error, generationId: id }, 'not enqueued, the sweeper will do it');
    }));
    await settledWithin(Promise.all(added), ENQUEUE_PATIENCE_MS);
  }
}

function checkCursor({ after }: PageRequest): void {
  if (after !== null && !isId('Generation', after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
}

// Before the first look into the database, which an id that is none must not reach.
function checkAccess(viewer: Viewer, { kind, lessonId }: StartRequest): void {
  if (kindDefinition(kind).forTeachers && !mayGenerateFreely(viewer)) throw forbidden('Only instructors and admins may ask for this.');
  if (lessonId !== null && !isId('Lesson', lessonId)) throw notFound('lesson');
}

// Not a generator of its own: its return() must reach the one below while that one waits.
function mapped<From, To>(source: AsyncGenerator<From, void, undefined>, map: (value: From) => To): AsyncGenerator<To, void, undefined> {
  const result = ({ done, value }: IteratorResult<From, void>): IteratorResult<To, void> =>
    done ? { done, value: undefined } : { done: false, value: map(value) };
  return {
    next: async () => result(await source.next()),
    return: async () => result(await source.return()),
    throw: async (error) => result(await source.throw(error)),
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await source.return()),
  };
}

/** Whether another generation that isn't final pays for the same call. */
async function joins(tx: Sql, { callKey: key, id }: NewGeneration): Promise<boolean> {
  if (key === id) return false;
  await lockCall(tx, key);
  return (await oldestOf(tx, key, id)) !== null;
}

/** Thrown to undo a transaction whose outcome is nevertheless an answer. */
export class Rollback extends Error {
  constructor(readonly answer: BudgetExceeded) {
    super('rolled back');
  }

  static result(this: void, error: unknown): BudgetExceeded {
    if (error instanceof Rollback) return error.answer;
    throw error;
  }
}
