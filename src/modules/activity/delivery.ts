import type { Logger } from '../../platform/logger.js';
import { settledWithin } from '../../platform/patience.js';
import type { Db } from '../../platform/postgres.js';
import type { ActivityStore } from './activity.store.js';
import { ACTIVITY_COLUMNS, eventOf, type ActivityRow } from './postgres.store.js';

export interface ActivityDeliveryOptions {
  db: Db;
  store: ActivityStore;
  logger: Logger;
}

const BATCH = 500;
const IDLE_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
const STOP_PATIENCE_MS = 500;

/**
 * Takes events from the outbox to the history, where each arrives once: an event leaves the outbox only when the
 * history has it, and the history ignores what it knows. Any number may deliver at once.
 */
export class ActivityDelivery {
  readonly #options: ActivityDeliveryOptions;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #delivering: Promise<void> = Promise.resolve();
  #failures = 0;

  constructor(options: ActivityDeliveryOptions) {
    this.#options = options;
    this.#schedule(0);
  }

  async close(): Promise<void> {
    this.#stopping.abort(new Error('the process stops'));
    clearTimeout(this.#timer);
    await settledWithin(this.#delivering, STOP_PATIENCE_MS);
  }

  #schedule(pauseMs: number): void {
    if (this.#stopping.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#delivering = this.#deliver();
    }, pauseMs);
  }

  async #deliver(): Promise<void> {
    const { logger } = this.#options;
    try {
      const delivered = await this.#batch();
      if (this.#failures > 0 && delivered > 0) logger.info('the activity history is back');
      if (delivered > 0) this.#failures = 0;
      this.#schedule(delivered === BATCH ? 0 : IDLE_PAUSE_MS);
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      this.#failures += 1;
      // Once for an outage; how long it lasts is seen at /health/ready.
      logger[this.#failures === 1 ? 'warn' : 'debug']({ err: error }, 'the activity history can not be written; what happened waits in the outbox');
      this.#schedule(Math.min(IDLE_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS));
    }
  }

  /** @returns how many events were taken along */
  #batch(): Promise<number> {
    const { db, store } = this.#options;
    return db.transaction(async (tx) => {
      const rows = await tx.query<ActivityRow>(
        `SELECT ${ACTIVITY_COLUMNS} FROM activity_outbox ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
        [BATCH],
      );
      if (rows.length === 0) return 0;
      await unlessStopped(store.append(rows.map(eventOf)), this.#stopping.signal);
      await tx.query('DELETE FROM activity_outbox WHERE id = ANY ($1)', [rows.map(({ id }) => id)]);
      return rows.length;
    });
  }
}

// A store that hangs must not hold up the stop; what it may have taken all the same is ignored when it comes again.
async function unlessStopped(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const stopped = Promise.withResolvers<never>();
  const stop = () => stopped.reject(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await Promise.race([work, stopped.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
