import type { Sql } from '../platform/postgres.js';
import { RESET, type LogEvent, type NewEvent } from './events.js';

/** Events for one log under the fence that its writer holds. */
export interface Append {
  streamId: string;
  fence: number;
  events: NewEvent[];
  /** The last event is terminal: nothing can follow. */
  closes?: boolean;
}

/** Somebody raised the fence or closed the log: this writer has been replaced and must stop. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
  constructor(streamId: string) {
    super(`another writer holds ${streamId}, or it is closed`);
  }
}

export interface StreamHead {
  lastSeq: number;
  closed: boolean;
}

export async function createStream(tx: Sql, id: string, organizationId: string): Promise<void> {
  await createStreams(tx, [id], organizationId);
}

export async function createStreams(tx: Sql, ids: readonly string[], organizationId: string): Promise<void> {
  await tx.query('INSERT INTO streams (id, organization_id) SELECT unnest($1::text[]), $2', [ids, organizationId]);
}

/** Takes back logs that were created in the same transaction, and into which nothing was written. */
export async function deleteStreams(tx: Sql, ids: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM streams WHERE id = ANY ($1)', [ids]);
}

/**
 * Shuts out every earlier writer.
 * @param from raises it only from here, so that of several who saw the same fence one succeeds
 * @returns the new fence, or null if the log is closed, missing or further on
 */
export async function raiseFence(tx: Sql, id: string, from: number | null = null): Promise<number | null> {
  const [row] = await tx.query<{ fence: number }>(
    'UPDATE streams SET fence = fence + 1 WHERE id = $1 AND NOT closed AND ($2::int IS NULL OR fence = $2) RETURNING fence',
    [id, from],
  );
  return row?.fence ?? null;
}

/** Shuts out every earlier writer of each log. @returns for those that aren't closed the new fence, and where the log stands */
export async function raiseFences(tx: Sql, ids: readonly string[]): Promise<Map<string, { fence: number; lastSeq: number }>> {
  const rows = await tx.query<{ id: string; fence: number; lastSeq: number }>(
    'UPDATE streams SET fence = fence + 1 WHERE id = ANY ($1) AND NOT closed RETURNING id, fence, last_seq AS "lastSeq"',
    [ids],
  );
  return new Map(rows.map(({ id, ...head }) => [id, head]));
}

/**
 * Appends to any number of logs in one statement, each log at most once for each fence.
 * @returns the number of each log's last event; an append that is missing there had another fence, or the log was closed
 */
export async function appendAll(sql: Sql, appends: Append[]): Promise<Map<Append, number>> {
  const events = appends.flatMap(({ streamId, fence, events }) =>
    events.map((event, index) => ({ streamId, fence, ordinal: index + 1, ...event })),
  );
  const rows = await sql.query<{ id: string; fence: number; lastSeq: number }>(
    `WITH input AS (
       SELECT * FROM unnest($1::text[], $2::int[], $3::int[], $4::bool[]) AS t (id, fence, size, closes)
     ), heads AS (
       UPDATE streams s
          SET last_seq = s.last_seq + i.size, closed = i.closes, closed_at = CASE WHEN i.closes THEN clock_timestamp() END
         FROM input i
        WHERE s.id = i.id AND s.fence = i.fence AND NOT s.closed
       RETURNING s.id, s.fence, s.organization_id, s.last_seq, s.last_seq - i.size AS base
     ), inserted AS (
       INSERT INTO stream_events (stream_id, seq, organization_id, type, data, at)
       SELECT h.id, h.base + e.ordinal, h.organization_id, e.type, e.data, clock_timestamp()
         FROM unnest($5::text[], $6::int[], $7::int[], $8::text[], $9::jsonb[]) AS e (id, fence, ordinal, type, data)
         JOIN heads h ON h.id = e.id AND h.fence = e.fence
     )
     SELECT id, fence, last_seq AS "lastSeq" FROM heads`,
    [
      appends.map((append) => append.streamId),
      appends.map((append) => append.fence),
      appends.map((append) => append.events.length),
      appends.map((append) => append.closes ?? false),
      events.map((event) => event.streamId),
      events.map((event) => event.fence),
      events.map((event) => event.ordinal),
      events.map((event) => event.type),
      events.map((event) => JSON.stringify(event.data)),
    ],
  );
  const written = new Map<Append, number>();
  for (const row of rows) {
    const entry = appends.find(({ streamId, fence }) => streamId === row.id && fence === row.fence);
    if (entry) written.set(entry, row.lastSeq);
  }
  return written;
}

/**
 * The same as part of a bigger statement: CTEs that append one event for each row of the CTE `source`, which has the
 * columns stream_id (each at most once), fence, type and data. `appended` has the ids of the logs that took theirs.
 */
export function appendedFrom(source: string): string {
  return `appended AS (
      UPDATE streams s SET last_seq = s.last_seq + 1 FROM ${source} e
       WHERE s.id = e.stream_id AND s.fence = e.fence AND NOT s.closed RETURNING s.id, s.organization_id, s.last_seq, e.type, e.data
    ), appended_events AS (
      INSERT INTO stream_events (stream_id, seq, organization_id, type, data, at) SELECT id, last_seq, organization_id, type, data, clock_timestamp() FROM appended
    )`;
}

/** Appends to one log. @throws FencedError */
export async function append(sql: Sql, entry: Append): Promise<number> {
  const lastSeq = (await appendAll(sql, [entry])).get(entry);
  if (lastSeq === undefined) throw new FencedError(entry.streamId);
  return lastSeq;
}

/** @returns also through which event some are gone; 0: all are there */
export async function headOf(sql: Sql, id: string): Promise<(StreamHead & { droppedThrough: number }) | null> {
  const [head] = await sql.query<StreamHead & { droppedThrough: number }>('SELECT last_seq AS "lastSeq", closed, dropped_through AS "droppedThrough" FROM streams WHERE id = $1', [id]);
  return head ?? null;
}

/** Events in order, and where the log stood when they were read. */
export interface LogPage extends StreamHead {
  events: LogEvent[];
}

/** The first `limit` events after the cursor; null if there is no such log. */
export async function pageAfter(sql: Sql, id: string, cursor: number, limit: number): Promise<LogPage | null> {
  const rows = await sql.query<StreamHead & { seq: number | null; type: string; data: LogEvent['data']; at: Date }>(
    `SELECT s.last_seq AS "lastSeq", s.closed, e.seq, e.type, e.data, e.at
       FROM streams s
       LEFT JOIN LATERAL (
         SELECT seq, type, data, at FROM stream_events WHERE stream_id = s.id AND seq > $2 ORDER BY seq LIMIT $3
       ) e ON true
      WHERE s.id = $1
      ORDER BY e.seq`,
    [id, cursor, limit],
  );
  const [head] = rows;
  if (!head) return null;
  const events = rows.flatMap(({ seq, type, data, at }) => (seq === null ? [] : [{ seq, type, data, at }]));
  return { lastSeq: head.lastSeq, closed: head.closed, events };
}

/** All events that are not void, of many logs at once; the last reset is among them. */
export async function soundEvents(sql: Sql, ids: readonly string[]): Promise<Map<string, LogEvent[]>> {
  const rows = await sql.query<LogEvent & { streamId: string }>(
    `SELECT e.stream_id AS "streamId", e.seq, e.type, e.data, e.at
       FROM stream_events e
      WHERE e.stream_id = ANY ($1)
        AND e.seq >= COALESCE((SELECT max(r.seq) FROM stream_events r WHERE r.stream_id = e.stream_id AND r.type = $2), 0)
      ORDER BY e.stream_id, e.seq`,
    [ids, RESET],
  );
  return Map.groupBy(rows, (row) => row.streamId);
}

/** The first event of a type that was ever written to each log, void or not. */
export async function firstEvents(sql: Sql, ids: readonly string[], type: string): Promise<Map<string, LogEvent['data']>> {
  const rows = await sql.query<{ streamId: string; data: LogEvent['data'] }>(
    `SELECT DISTINCT ON (stream_id) stream_id AS "streamId", data FROM stream_events
      WHERE stream_id = ANY ($1) AND type = $2 ORDER BY stream_id, seq`,
    [ids, type],
  );
  return new Map(rows.map(({ streamId, data }) => [streamId, data]));
}
