import type { Logger } from 'pino';
import { mayEditCourse, mayReadGeneration } from '../../auth/policy.js';
import { Role, type Viewer } from '../../auth/viewer.js';
import type { JobQueue } from '../../jobs/queue.js';
import type { Candidate } from '../../orchestrator/candidates.js';
import { badUserInput, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import { settledWithin } from '../../platform/patience.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import { append, createStream, headOf, raiseFence } from '../../streams/log.js';
import { streamKey, type StreamReader } from '../../streams/reader.js';
import type { ActivityService } from '../activity/activity.service.js';
import type { LessonsService } from '../courses/lessons.service.js';
import type { BudgetRefusal, QuotaRefusal, UsageService } from '../usage/usage.service.js';
import { activityOf } from './activity.js';
import { settleAttempts } from './attempts.js';
import { cancelled, toGraphQl } from './events.js';
import type { GenerationKind } from './generation.entity.js';
import { generateJob, jobId } from './generation.job.js';
import { isFinal } from './generation.loaders.js';
import { generationById, generationByKey, generationsOf, insertGeneration, type GenerationRow } from './generation.repository.js';
import { LimitScope, type BudgetExceeded, type QuotaExceeded } from './generation.type.js';
import type { KindInput } from './kinds/kind.js';
import { cancelKey } from './lease.js';
import { lessonText } from './lesson-text.js';
import { firstCallCost } from './planner.js';
import { sizedLesson, type PromptSettings } from './shown-lesson.js';

// A queue that is away must not keep the caller waiting: the sweeper enqueues what wasn't.
const ENQUEUE_PATIENCE_MS = 250;

export interface StartRequest {
  kind: GenerationKind;
  lessonId: string;
  input: KindInput;
  idempotencyKey: string | null;
  requestId: string;
}

export interface GenerationServiceOptions {
  db: Db;
  signals: Signals;
  reader: StreamReader;
  jobs: JobQueue;
  lessons: LessonsService;
  usage: UsageService;
  activity: ActivityService;
  candidates: readonly Candidate[];
  prompts: PromptSettings;
  logger: Logger;
}

/** Generations as their owners see them: start, read, follow, cancel. What a worker does with them is the runner's. */
export class GenerationService {
  readonly #options: GenerationServiceOptions;

  constructor(options: GenerationServiceOptions) {
    this.#options = options;
  }

  async start(viewer: Viewer, request: StartRequest): Promise<GenerationRow | QuotaExceeded | BudgetExceeded> {
    if (!isId('Lesson', request.lessonId)) throw notFound('lesson');
    const existing = await this.#byKey(this.#options.db, viewer, request);
    if (existing) return existing;
    const { lesson, course } = await this.#options.lessons.forGeneration(viewer, request.lessonId);
    const id = newId('Generation');
    const subject = {
      generationId: id,
      input: request.input,
      lessonId: lesson.id,
      lessonVersion: lesson.version,
      lesson: lessonText(lesson, course),
    };
    const { db, usage, activity, candidates, prompts } = this.#options;
    const worstCase = firstCallCost(request.kind, { ...subject, shown: sizedLesson(subject.lesson, prompts) }, candidates);
    const generation = {
      ...request,
      id,
      organizationId: viewer.organizationId,
      userId: viewer.id,
      courseId: course.id,
      lessonVersion: lesson.version,
    };

    const created = await db.transaction(async (tx): Promise<QuotaExceeded | BudgetExceeded | 'created' | 'key taken'> => {
      const quota = await usage.quota(tx, viewer.id);
      // The request that used up the quota may have been this one, sent twice.
      if (quota) return (await this.#byKey(tx, viewer, request)) ? 'key taken' : quotaExceeded(quota);
      if (!(await insertGeneration(tx, generation))) return 'key taken';
      await createStream(tx, id, viewer.organizationId);
      const budget = await usage.reserve(tx, { id, organizationId: viewer.organizationId }, worstCase);
      if (budget) throw new Rollback(budgetExceeded(viewer, budget));
      await activity.record(tx, activityOf('requested', generation));
      return 'created';
    }).catch(Rollback.result);
    if (created === 'key taken') return this.start(viewer, request);
    if (created !== 'created') return created;
    await this.#enqueue(id);
    return (await generationById(db, id))!;
  }

  /** @throws NOT_FOUND also for what belongs to somebody else */
  async get(viewer: Viewer, id: string): Promise<GenerationRow> {
    const row = isId('Generation', id) ? await generationById(this.#options.db, id) : null;
    if (!row || !mayReadGeneration(viewer, row)) throw notFound('generation');
    return row;
  }

  async own(viewer: Viewer, page: PageRequest): Promise<Connection<GenerationRow>> {
    if (page.after !== null && !isId('Generation', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    return connection(await generationsOf(this.#options.db, viewer.id, page), page, (row) => row.id);
  }

  /** Whether items may be shown with what gives the answer away. */
  mayEdit(viewer: Viewer, row: GenerationRow): boolean {
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
    const won = await db.transaction(async (tx) => {
      const [before] = await tx.query<{ leased: boolean; status: GenerationRow['status'] }>(
        'SELECT lease_expires_at IS NOT NULL AS leased, status FROM generations WHERE id = $1 FOR UPDATE',
        [id],
      );
      if (!before || isFinal(before.status)) return false;
      await tx.query(`UPDATE generations SET status = 'CANCELLED', finished_at = now() WHERE id = $1`, [id]);
      // Nobody works on it, so nobody else will settle it soon.
      if (!before.leased) await settleAttempts(tx, usage, id);
      await activity.record(tx, activityOf('cancelled', row));
      const fence = await raiseFence(tx, id);
      if (fence === null) throw new Error(`the log of ${id} is closed but its status wasn't final`);
      await append(tx, { streamId: id, fence, events: [cancelled()], closes: true });
      return true;
    });
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

  async #enqueue(id: string): Promise<void> {
    const { jobs, logger } = this.#options;
    const added = jobs.add(generateJob, { generationId: id }, jobId(id, 0)).catch((error: unknown) => {
      logger.warn({ err: error, generationId: id }, 'not enqueued, the sweeper will do it');
    });
    await settledWithin(added, ENQUEUE_PATIENCE_MS);
  }
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

/** Thrown to undo a transaction whose outcome is nevertheless an answer. */
class Rollback extends Error {
  constructor(readonly answer: BudgetExceeded) {
    super('rolled back');
  }

  static result(this: void, error: unknown): BudgetExceeded {
    if (error instanceof Rollback) return error.answer;
    throw error;
  }
}

function quotaExceeded(quota: QuotaRefusal): QuotaExceeded {
  return { message: `You have started ${quota.limit} generations within the last hour.`, scope: LimitScope.USER, ...quota };
}

function budgetExceeded(viewer: Viewer, { limitMicroUsd, spentMicroUsd, resetsAt, isPassing }: BudgetRefusal): BudgetExceeded {
  const visible = viewer.role === Role.ADMIN;
  return {
    message: isPassing
      ? "What is left of the day's budget for AI is set aside for answers under way; try again in a moment."
      : "The day's budget for AI is used up.",
    scope: LimitScope.INSTALLATION,
    limitMicroUsd: visible ? limitMicroUsd : null,
    spentMicroUsd: visible ? spentMicroUsd : null,
    resetsAt,
  };
}
