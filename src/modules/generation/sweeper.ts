import type { Logger } from 'pino';
import type { JobQueue } from '../../jobs/queue.js';
import type { Db, Sql } from '../../platform/postgres.js';
import { settledWithin } from '../../platform/patience.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import type { Signals } from '../../platform/signals/signals.js';
import { compactStreams } from '../../streams/compact.js';
import { append, raiseFence } from '../../streams/log.js';
import { streamKey } from '../../streams/reader.js';
import type { ActivityService } from '../activity/activity.service.js';
import type { CachedAnswersService } from '../cache/answers.service.js';
import type { UsageService } from '../usage/usage.service.js';
import { activityOf } from './activity.js';
import { failDanglingAttempts, settleAttempts } from './attempts.js';
import { noteEnded } from './batches/batch-log.js';
import { sweepEmbeddings } from './embeddings/store.js';
import { DROPPABLE_TYPES, failed, VOIDABLE_TYPES } from './events.js';
import { FailureCode } from './events.type.js';
import { generateJob, jobId } from './generation.job.js';
import { generationById, type Failure } from './generation.repository.js';
import { isByServer } from './kinds/index.js';

export interface SweeperOptions {
  db: Db;
  jobs: JobQueue;
  signals: Signals;
  usage: UsageService;
  activity: ActivityService;
  answers: CachedAnswersService;
  /** How long a finished log keeps its single pieces. */
  retentionSeconds: number;
  logger: Logger;
}

// With the lease it bounds how late another worker takes over: within 10 s.
const EVERY_MS = 2_000;
const BATCH = 200;
// A generation that keeps killing its workers is given up.
const MAX_CLAIMS = 5;
// What was just queued is on its way.
const QUEUED_GRACE_SECONDS = 2;
// A worker settles a cancelled call itself as soon as the provider has let go.
const SETTLE_GRACE_SECONDS = 15;
// Whoever takes a dead worker's call over needs nothing of it.
const DEAD_CALL_SECONDS = 60;
const STOP_PATIENCE_MS = 500;
const REQUEUE_PATIENCE_MS = 1_000;

const GIVEN_UP: Failure = {
  code: FailureCode.INTERNAL,
  message: 'The answer could not be finished: its workers were lost again and again.',
  retryable: true,
};

/** Finds what a dead process or a forgetful queue left behind: queues it again, or fails it, and settles what it had reserved. Any number may sweep at once: every step is a compare-and-set or idempotent. */
export class Sweeper {
  readonly #options: SweeperOptions;
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();
  #requeueing: Promise<void> | null = null;
  #stopped = false;

  constructor(options: SweeperOptions) {
    this.#options = options;
    this.#schedule();
  }

  async close(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await settledWithin(this.#sweeping, STOP_PATIENCE_MS);
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#sweeping = this.#sweep().catch((error: unknown) => this.#report(error));
      void this.#sweeping.then(() => this.#schedule());
    }, EVERY_MS);
  }

  async #sweep(): Promise<void> {
    const { db, retentionSeconds } = this.#options;
    const due = await this.#due(db);
    // One that can't be mended must not keep the others waiting.
    for (const id of due.doomed) await this.#giveUp(id).catch((error: unknown) => this.#report(error));
    for (const id of due.unsettled) await this.#settle(id).catch((error: unknown) => this.#report(error));
    await compactStreams(db, { retentionSeconds, droppable: DROPPABLE_TYPES, voidable: VOIDABLE_TYPES, limit: BATCH });
    await sweepEmbeddings(db, BATCH);
    await this.#options.answers.sweep(BATCH);
    await db.query('DELETE FROM shared_calls WHERE lease_expires_at < now() - make_interval(secs => $1)', [DEAD_CALL_SECONDS]);
    // A queue that is away keeps whoever asks it waiting, but not the rest of the sweep.
    this.#requeueing ??= this.#requeueAll(due.idle)
      .catch((error: unknown) => this.#report(error))
      .finally(() => (this.#requeueing = null));
    await settledWithin(this.#requeueing, REQUEUE_PATIENCE_MS);
  }

  #report(error: unknown): void {
    this.#options.logger[isDatabaseOutage(error) ? 'warn' : 'error']({ err: error }, 'sweep failed, it is tried again');
  }

  async #due(sql: Sql): Promise<{ idle: { id: string; fence: number }[]; doomed: string[]; unsettled: string[] }> {
    const unleased = '(g.lease_expires_at IS NULL OR g.lease_expires_at < now())';
    const idle = await sql.query<{ id: string; fence: number }>(
      `SELECT g.id, s.fence FROM generations g JOIN streams s ON s.id = g.id
        WHERE ${unleased} AND NOT g.held AND (g.status = 'RUNNING' AND g.claims < $2
              OR g.status = 'QUEUED' AND g.created_at < now() - make_interval(secs => $3))
        ORDER BY g.created_at LIMIT $1`,
      [BATCH, MAX_CLAIMS, QUEUED_GRACE_SECONDS],
    );
    const doomed = await sql.query<{ id: string }>(
      `SELECT g.id FROM generations g WHERE g.status = 'RUNNING' AND g.claims >= $2 AND ${unleased} LIMIT $1`,
      [BATCH, MAX_CLAIMS],
    );
    const unsettled = await sql.query<{ id: string }>(
      `SELECT g.id FROM reservations r JOIN generations g ON g.id = r.generation_id
        WHERE r.settled_at IS NULL AND NOT g.held AND g.finished_at < now() - make_interval(secs => $2) LIMIT $1`,
      [BATCH, SETTLE_GRACE_SECONDS],
    );
    return { idle, doomed: doomed.map(({ id }) => id), unsettled: unsettled.map(({ id }) => id) };
  }

  async #requeueAll(idle: { id: string; fence: number }[]): Promise<void> {
    for (const { id, fence } of idle) await this.#requeue(id, fence);
  }

  async #requeue(id: string, fence: number): Promise<void> {
    const { db, jobs, logger } = this.#options;
    const state = await jobs.stateOf(jobId(id, fence));
    if (state === 'pending') return;
    // The id of a finished job is used up: the next fence makes a new one, unless somebody has got further meanwhile.
    const next = state === 'finished' ? await raiseFence(db, id, fence) : fence;
    if (next === null) return;
    await jobs.add(generateJob, { generationId: id }, jobId(id, next));
    logger.info({ generationId: id }, 'queued again');
  }

  async #giveUp(id: string): Promise<void> {
    const { db, signals, usage, activity, logger } = this.#options;
    const ended = await db.transaction(async (tx) => {
      const rows = await tx.query(
        `UPDATE generations SET status = 'FAILED', failure = $2, finished_at = now(), lease_expires_at = NULL
          WHERE id = $1 AND status = 'RUNNING' AND (lease_expires_at IS NULL OR lease_expires_at < now()) RETURNING id`,
        [id, JSON.stringify(GIVEN_UP)],
      );
      if (rows.length === 0) return null;
      await failDanglingAttempts(tx, [id]);
      await settleAttempts(tx, usage, id);
      const generation = (await generationById(tx, id))!;
      if (!isByServer(generation.kind, generation.input)) await activity.record(tx, activityOf('failed', generation));
      const fence = await raiseFence(tx, id);
      if (fence === null) throw new Error(`the log of ${id} is closed but its status wasn't final`);
      await append(tx, { streamId: id, fence, events: [failed(GIVEN_UP)], closes: true });
      return noteEnded(tx, id, 'FAILED');
    });
    if (!ended) return;
    await Promise.all(ended.map((log) => signals.publish(streamKey(log))));
    logger.error({ generationId: id }, 'given up: its workers were lost again and again');
  }

  async #settle(id: string): Promise<void> {
    await this.#options.db.transaction(async (tx) => {
      await failDanglingAttempts(tx, [id]);
      await settleAttempts(tx, this.#options.usage, id);
    });
  }
}
