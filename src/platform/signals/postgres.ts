import pg from 'pg';
import type { Logger } from 'pino';
import type { Sql } from '../postgres.js';
import { createSignals, type Signals, type SignalTransport, type TransportEvents } from './signals.js';

const CHANNEL = 'lyceum_signals';
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

export interface PostgresSignalsOptions {
  url: string;
  db: Sql;
  logger: Logger;
}

/** One LISTEN connection for each process and one channel for all keys: NOTIFY carries the key alone. */
export function createPostgresSignals({ url, db, logger }: PostgresSignalsOptions): Signals {
  return createSignals((events) => new NotifyTransport(url, db, logger, events), logger);
}

class NotifyTransport implements SignalTransport {
  #client: pg.Client | undefined;
  #closed = false;
  #retry: NodeJS.Timeout | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #connected: Promise<void>;
  readonly #waiting = new Set<string>();
  #next: Promise<void> | null = null;
  #sending: Promise<void> = Promise.resolve();

  constructor(
    private readonly url: string,
    private readonly db: Sql,
    private readonly logger: Logger,
    private readonly events: TransportEvents,
  ) {
    this.#connected = this.#connect();
  }

  /** What comes while others are on their way goes with the next: transactions that notify are committed one after the other. */
  async send(key: string): Promise<void> {
    this.#waiting.add(key);
    // Whoever comes first in a batch waits for the one before it, and takes all with him that have come by then.
    this.#next ??= this.#sending.catch(() => undefined).then(() => {
      const keys = [...this.#waiting];
      this.#waiting.clear();
      this.#next = null;
      return (this.#sending = this.#notify(keys));
    });
    await this.#next;
  }

  async #notify(keys: readonly string[]): Promise<void> {
    // A signal may be lost: it need not wait for the disk, nor have those wait who commit something that counts.
    await this.db.query(`SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, key) FROM unnest($2::text[]) AS key`, [CHANNEL, keys]);
  }

  listen(): Promise<void> {
    return this.#connected;
  }

  async unlisten(): Promise<void> {
    // The one channel serves every key; the hub has forgotten this one.
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#client?.end();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, keepAlive: true });
    let lost = false;
    const reconnect = (error?: Error) => {
      if (lost || this.#closed) return;
      lost = true;
      this.logger.warn({ err: error }, 'signals: connection to PostgreSQL lost, reconnecting');
      client.end().catch((endError: unknown) => this.logger.debug({ err: endError }, 'signals: closing a lost connection'));
      this.#retry = setTimeout(() => void this.#reconnect(), this.#pauseMs);
      this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
    };
    client.on('error', reconnect);
    client.on('end', () => reconnect());
    client.on('notification', (message) => this.events.onSignal(message.payload ?? ''));
    try {
      await client.connect();
      // Closed meanwhile: nobody else knows of this connection.
      if (this.#closed) return await client.end();
      await client.query(`LISTEN ${CHANNEL}`);
      this.#client = client;
      this.#pauseMs = FIRST_PAUSE_MS;
    } catch (error) {
      reconnect(error as Error);
    }
  }

  async #reconnect(): Promise<void> {
    this.#connected = this.#connect();
    await this.#connected;
    this.events.onReconnect();
  }
}
