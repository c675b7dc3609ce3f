import { unavailable } from '../platform/errors.js';
import { settledWithin } from '../platform/patience.js';
import type { Sql } from '../platform/postgres.js';
import type { Signals } from '../platform/signals/signals.js';
import type { LogEvent } from './events.js';
import { streamKey } from './reader.js';

const PAGE_SIZE = 500;
// Signals may be lost; this is how late a subscriber can be then.
const LOOK_ANYWAY_MS = 1_000;
/** After so long it is asked again which logs are read: one who may no longer read hears nothing later than that. */
const REFRESH_MS = 5_000;

const RETRY_SECONDS = 1;

/** An event, and which log it stands in. */
export interface ManyEvent extends LogEvent {
  streamId: string;
}

export interface ManyLogs {
  /** Which logs are read, asked again from time to time; a log need not be there yet. Null: there is nothing to read any more. */
  ids(): Promise<readonly string[] | null>;
  /** By log, the last event that was seen; of a log that is missing, none. */
  seen: ReadonlyMap<string, number>;
  /** Ends it once all is read that there is. */
  untilCaughtUp: boolean;
}

/**
 * What came in several logs, then what comes: each log's events in their order, without a gap, each once; the logs among each other
 * in no order. Texts are not merged. It has no end of its own; `return()` ends it at once, even while it waits.
 * @throws UNAVAILABLE where events were dropped behind the one that was seen last: who goes on would not hear of what they undid
 */
export function readMany({ db, signals }: { db: Sql; signals: Signals }, logs: ManyLogs): AsyncGenerator<ManyEvent, void, undefined> {
  const left = new AbortController();
  const events = reading(db, signals, logs, left.signal);
  const { return: finish } = events;
  // A generator that awaits would hear of its return() only after the next event.
  events.return = (value) => {
    left.abort();
    return finish.call(events, value);
  };
  return events;
}

async function* reading(db: Sql, signals: Signals, { ids, seen, untilCaughtUp }: ManyLogs, left: AbortSignal): AsyncGenerator<ManyEvent, void, undefined> {
  let news = Promise.withResolvers<void>();
  const wake = () => news.resolve();
  const subscriptions = new Map<string, () => void>();
  const positions = new Map(seen);
  /** How far each log was dropped when it was read from its beginning: that much its replay does without. */
  const droppedBefore = new Map<string, number>();
  left.addEventListener('abort', wake);
  let refreshAt = 0;
  try {
    while (!left.aborted) {
      if (Date.now() >= refreshAt) {
        const wanted = await ids();
        if (!wanted) return;
        subscribeTo(new Set(wanted), subscriptions, (id) => signals.subscribe(streamKey(id), wake));
        refreshAt = Date.now() + REFRESH_MS;
      }
      // Listening has begun: what is written from here on wakes us, what was written before is read now.
      const page = await pageOf(db, [...subscriptions.keys()].map((id) => [id, positions.get(id) ?? 0]));
      for (const { droppedThrough, ...event } of page) {
        const position = positions.get(event.streamId) ?? 0;
        if (position === 0) droppedBefore.set(event.streamId, droppedThrough);
        else if (position < droppedThrough && droppedThrough !== droppedBefore.get(event.streamId)) throw unavailable(`What came after event ${position} of ${event.streamId}`, RETRY_SECONDS);
        positions.set(event.streamId, event.seq);
        yield event;
        if (left.aborted) return;
      }
      if (page.length > 0) continue;
      if (untilCaughtUp) return;
      await settledWithin(news.promise, LOOK_ANYWAY_MS);
      news = Promise.withResolvers<void>();
    }
  } finally {
    left.removeEventListener('abort', wake);
    for (const unsubscribe of subscriptions.values()) unsubscribe();
  }
}

function subscribeTo(wanted: ReadonlySet<string>, subscriptions: Map<string, () => void>, subscribe: (id: string) => () => void): void {
  for (const [id, unsubscribe] of subscriptions) {
    if (wanted.has(id)) continue;
    unsubscribe();
    subscriptions.delete(id);
  }
  for (const id of wanted) if (!subscriptions.has(id)) subscriptions.set(id, subscribe(id));
}

async function pageOf(db: Sql, positions: readonly (readonly [string, number])[]): Promise<(ManyEvent & { droppedThrough: number })[]> {
  return db.query<ManyEvent & { droppedThrough: number }>(
    `SELECT s.id AS "streamId", s.dropped_through AS "droppedThrough", e.seq, e.type, e.data, e.at
       FROM unnest($1::text[], $2::integer[]) AS seen (id, seq)
       JOIN streams s ON s.id = seen.id AND s.last_seq > seen.seq
      CROSS JOIN LATERAL (SELECT seq, type, data, at FROM stream_events WHERE stream_id = s.id AND seq > seen.seq ORDER BY seq LIMIT $3) e
      ORDER BY s.id, e.seq LIMIT $3`,
    [positions.map(([id]) => id), positions.map(([, seq]) => seq), PAGE_SIZE],
  );
}
