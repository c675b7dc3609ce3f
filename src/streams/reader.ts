import { settledWithin } from '../platform/patience.js';
import type { Sql } from '../platform/postgres.js';
import type { Signals } from '../platform/signals/signals.js';
import type { LogEvent } from './events.js';
import { pageAfter, type LogPage } from './log.js';
import { replay } from './replay.js';

const PAGE_SIZE = 500;
// Signals may be lost; this is how late a subscriber can be then.
const LOOK_ANYWAY_MS = 1_000;

export function streamKey(id: string): string {
  return `stream:${id}`;
}

/** Reads logs, live. Nothing is buffered for a slow subscriber: it reads the next page when it asks for it. */
export class StreamReader {
  readonly #reads = new Map<string, Promise<LogPage | null>>();

  constructor(private readonly db: Sql, private readonly signals: Signals) {}

  /** What came after `cursor`, then what comes, until the log is closed; `return()` ends it at once, even while it waits. */
  read(id: string, cursor: number): AsyncGenerator<LogEvent, void, undefined> {
    const left = new AbortController();
    const events = this.#read(id, cursor, left.signal);
    const { return: finish } = events;
    // A generator that awaits would hear of its return() only after the next event.
    events.return = (value) => {
      left.abort();
      return finish.call(events, value);
    };
    return events;
  }

  async *#read(id: string, cursor: number, signal: AbortSignal): AsyncGenerator<LogEvent, void, undefined> {
    let news = Promise.withResolvers<void>();
    // Listen first, then replay: nothing falls between.
    const unsubscribe = this.signals.subscribe(streamKey(id), () => news.resolve());
    const onAbort = () => news.resolve();
    signal.addEventListener('abort', onAbort);
    let position = cursor;
    try {
      while (!signal.aborted) {
        const page = await this.#page(id, position);
        if (!page) return;
        for (const event of replay(page.events, position)) {
          position = event.seq;
          yield event;
          if (signal.aborted) return;
        }
        if (page.lastSeq > position) continue;
        if (page.closed) return;
        await settledWithin(news.promise, LOOK_ANYWAY_MS);
        news = Promise.withResolvers<void>();
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
      unsubscribe();
    }
  }

  // All that a signal wakes stand at the same event: one query serves them. A read that began before the signal would not.
  #page(id: string, cursor: number): Promise<LogPage | null> {
    const key = `${id}:${cursor}`;
    const underway = this.#reads.get(key);
    if (underway) return underway;
    const read = pageAfter(this.db, id, cursor, PAGE_SIZE);
    this.#reads.set(key, read);
    setImmediate(() => this.#reads.delete(key));
    return read;
  }
}
