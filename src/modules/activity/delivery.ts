import type { Logger } from '../../platform/logger.js';
import { settledWithin, unlessAborted } from '../../platform/patience.js';
import type { Db, Sql } from '../../platform/postgres.js';
import { EventsRefused, type ActivityStore } from './activity.store.js';
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
/** A refused event is tried again after a minute, two, four … at most a day. */
const RETRY_PAUSE = `least(interval '1 minute' * power(2, least(attempts, 11)), interval '1 day')`;
const LONGEST_REASON = 500;

interface OutboxRow extends ActivityRow {
  attempts: number;
}

interface Refusal {
  row: OutboxRow;
  error: EventsRefused;
}

/**
 * Takes events from the outbox to the history, where each arrives once: an event leaves the outbox only when the
 * history has it, and the history ignores what it knows. Any number may deliver at once. An event that the history
 * refuses stays in the outbox, holds up no other and is tried again, ever more rarely.
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
    return this.#options.db.transaction(async (tx) => {
      const rows = await tx.query<OutboxRow>(
        `SELECT ${ACTIVITY_COLUMNS}, attempts FROM activity_outbox WHERE retry_at IS NULL OR retry_at <= now()
          ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
        [BATCH],
      );
      if (rows.length === 0) return 0;
      const refusals = await this.#append(rows);
      const refused = new Set(refusals.map(({ row }) => row.id));
      await tx.query('DELETE FROM activity_outbox WHERE id = ANY ($1)', [rows.map(({ id }) => id).filter((id) => !refused.has(id))]);
      for (const refusal of refusals) await this.#postpone(tx, refusal);
      return rows.length;
    });
  }

  /** Halves a refused batch until each event that is at fault stands alone. */
  async #append(rows: readonly OutboxRow[]): Promise<Refusal[]> {
    try {
      // A store that hangs must not hold up the stop; what it may have taken all the same is ignored when it comes again.
      await unlessAborted(() => this.#options.store.append(rows.map(eventOf)), this.#stopping.signal);
      return [];
    } catch (error) {
      const [row] = rows;
      if (!(error instanceof EventsRefused) || !row) throw error;
      if (rows.length === 1) return [{ row, error }];
      const middle = rows.length >> 1;
      return [...(await this.#append(rows.slice(0, middle))), ...(await this.#append(rows.slice(middle)))];
    }
  }

  async #postpone(tx: Sql, { row: { id, attempts }, error }: Refusal): Promise<void> {
    this.#options.logger[attempts === 0 ? 'error' : 'debug']({ err: error, activityId: id }, 'the activity history refuses an event; it waits in the outbox');
    await tx.query(
      `UPDATE activity_outbox SET attempts = attempts + 1, last_error = $2, retry_at = clock_timestamp() + ${RETRY_PAUSE} WHERE id = $1`,
      [id, error.message.slice(0, LONGEST_REASON).replaceAll('\0', '').toWellFormed()],
    );
  }
}
