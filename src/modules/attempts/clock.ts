import type { Logger } from 'pino';
import { z } from 'zod';
import { anyJob, type AnyJob } from '../../jobs/kit.js';
import type { JobQueue } from '../../jobs/queue.js';
import { retriedTransaction } from '../../platform/contention.js';
import { Lookout, triedAgain } from '../../platform/lookout.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import { settledWithin } from '../../platform/patience.js';
import type { Db } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import { streamKey } from '../../streams/reader.js';
import { look } from './ending.js';
import type { AttemptHistory } from './history.service.js';
import type { PracticeService } from './practice.service.js';

export interface AttemptClockOptions {
  db: Db;
  signals: Signals;
  jobs: Pick<JobQueue, 'add'>;
  history: AttemptHistory;
  practice: Pick<PracticeService, 'settle'>;
  logger: Logger;
}

const job = { name: 'attempt-clock', schema: z.strictObject({ attemptId: z.string() }) };

const SCHEDULE_PATIENCE_MS = 250;
// The database's clock decides; a job that came before it would find nothing to do.
const LATE_MS = 20;
const SWEEP_EVERY_MS = 2_000;
const SWEEP_LIMIT = 200;

/** Looks at each attempt when it is time: tells how much is left, and submits it at its end. Any number may look at once. */
export class AttemptClock {
  readonly #options: AttemptClockOptions;

  constructor(options: AttemptClockOptions) {
    this.#options = options;
  }

  /** For the workers: looks at one attempt. */
  get job(): AnyJob {
    return anyJob({ ...job, run: ({ attemptId }: { attemptId: string }) => this.look(attemptId) });
  }

  /** Does what is due for an attempt; nothing where nothing is. */
  async look(id: string): Promise<void> {
    const { db, history, practice } = this.#options;
    await practice.settle(id, null);
    const next = await retriedTransaction(db, (tx) => look(tx, history, id));
    if (next === undefined) return;
    await this.#options.signals.publish(streamKey(id));
    await this.schedule(id, next);
  }

  /** Has a worker look at it then. Where the queue is away, the sweeper does. */
  async schedule(id: string, at: Date | null): Promise<void> {
    if (!at) return;
    const { jobs, logger } = this.#options;
    const added = jobs
      .add(job, { attemptId: id }, `${id}-${at.getTime()}`, { delayMs: Math.max(0, at.getTime() - Date.now()) + LATE_MS })
      .catch((error: unknown) => logger.warn({ err: error, attemptId: id }, 'not enqueued, the sweeper will look'));
    await settledWithin(added, SCHEDULE_PATIENCE_MS);
  }

  /** Looks at all that is due. */
  async sweep(): Promise<void> {
    const { db, logger } = this.#options;
    const due = await db.query<{ id: string }>(
      `SELECT id FROM attempts WHERE next_mark_at <= clock_timestamp() AND (look_after IS NULL OR look_after <= clock_timestamp())
        ORDER BY coalesce(look_after, next_mark_at), id LIMIT $1`,
      [SWEEP_LIMIT],
    );
    for (const { id } of due) {
      await this.look(id).catch(async (error: unknown) => {
        logger.error({ err: error, attemptId: id }, 'not looked at, it is tried again');
        // One that can't be ended keeps no other waiting.
        if (!isDatabaseOutage(error)) await this.#putOff(id);
      });
    }
  }

  async #putOff(id: string): Promise<void> {
    await this.#options.db.query(
      'UPDATE attempts SET look_failures = look_failures + 1, look_after = clock_timestamp() + make_interval(secs => least(2 ^ look_failures, 600)) WHERE id = $1', [id],
    );
  }

  /** Sweeps from time to time, for what the queue forgot. @returns what ends it */
  startSweeping(): { close(): Promise<void> } {
    return new Lookout({ look: () => this.sweep(), everyMs: SWEEP_EVERY_MS, onError: triedAgain(this.#options.logger, 'attempts') });
  }
}
