import type { Db } from '../platform/postgres.js';
import type { Signals } from '../platform/signals/signals.js';
import { TEXT, type NewEvent } from './events.js';
import { appendAll, FencedError, type Append } from './log.js';
import { streamKey } from './reader.js';

// How long later text is gathered; the first piece and everything that isn't text goes at once.
const GATHER_MS = 12;
// A provider faster than the database waits here instead of filling the memory.
const MAX_PENDING_UNITS = 64 * 1024;

interface Pending {
  append: Append;
  done: PromiseWithResolvers<void>;
}

/** Gathers the appends of all logs that this process writes into one statement at a time. */
export class StreamWriters {
  #pending = new Map<string, Pending>();
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly db: Db, private readonly signals: Signals) {}

  open(streamId: string, fence: number): StreamWriter {
    return new StreamWriter(this, streamId, fence);
  }

  /** @returns when the events are committed. @throws FencedError */
  enqueue(streamId: string, fence: number, event: NewEvent, urgent: boolean): Promise<void> {
    const key = `${streamId}:${fence}`;
    let pending = this.#pending.get(key);
    if (!pending) {
      pending = { append: { streamId, fence, events: [] }, done: Promise.withResolvers<void>() };
      this.#pending.set(key, pending);
    }
    const last = pending.append.events.at(-1);
    if (event.type === TEXT && last?.type === TEXT) {
      last.data = { text: `${last.data['text'] as string}${event.data['text'] as string}` };
    } else {
      pending.append.events.push(event);
    }
    if (urgent) this.#flushSoon(0);
    else this.#flushSoon(GATHER_MS);
    return pending.done.promise;
  }

  #flushSoon(milliseconds: number): void {
    if (this.#running) return;
    if (this.#timer && milliseconds > 0) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#running = this.#flush().finally(() => {
        this.#running = null;
        if (this.#pending.size > 0) this.#flushSoon(GATHER_MS);
      });
    }, milliseconds);
  }

  async #flush(): Promise<void> {
    const batch = [...this.#pending];
    this.#pending = new Map();
    try {
      const written = await appendAll(this.db, batch.map(([, { append }]) => append));
      for (const [, { append, done }] of batch) {
        if (written.has(append)) done.resolve();
        else done.reject(new FencedError(append.streamId));
      }
      await Promise.all([...written.keys()].map(({ streamId }) => this.signals.publish(streamKey(streamId))));
    } catch (error) {
      for (const [key, { done }] of batch) {
        done.reject(error);
        // What was gathered meanwhile must not follow a piece that may be missing.
        this.#pending.get(key)?.done.reject(error);
        this.#pending.delete(key);
      }
    }
  }
}

/** Writes one log, in order, under one fence. After a failure every later call fails with it: nothing may follow a gap. */
export class StreamWriter {
  #started = false;
  #unsettled = 0;
  #failure: unknown;
  #tail: Promise<void> = Promise.resolve();

  constructor(private readonly writers: StreamWriters, readonly streamId: string, readonly fence: number) {}

  /** Resolves when more may come, which is before the text is committed unless much is pending. */
  async text(text: string): Promise<void> {
    if (text === '') return;
    const urgent = !this.#started;
    this.#started = true;
    this.#unsettled += text.length;
    this.#enqueue({ type: TEXT, data: { text } }, urgent, text.length);
    if (urgent || this.#unsettled > MAX_PENDING_UNITS) await this.flush();
  }

  /** Resolves when the event, and everything before it, is committed. */
  async event(event: NewEvent): Promise<void> {
    this.#enqueue(event, true, 0);
    await this.flush();
  }

  /** Resolves when all that was written is committed. */
  async flush(): Promise<void> {
    await this.#tail;
    // A piece that came in just while the one before it failed may have been committed.
    if (this.#failure !== undefined) throw this.#failure;
  }

  #enqueue(event: NewEvent, urgent: boolean, units: number): void {
    if (this.#failure !== undefined) throw this.#failure;
    this.#tail = this.writers.enqueue(this.streamId, this.fence, event, urgent).then(
      () => {
        this.#unsettled -= units;
      },
      (error: unknown) => {
        this.#failure = error;
        throw error;
      },
    );
    // It is reported by the next call; until then it must not count as unhandled.
    this.#tail.catch(() => undefined);
  }
}
