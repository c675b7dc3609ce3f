import type { Db, Sql } from '../platform/postgres.js';
import { RESET, TEXT, type LogEvent, type MergedText } from './events.js';

export interface CompactOptions {
  /** Logs are left as they are for so long after their end, in seconds. */
  retentionSeconds: number;
  /** Event types that nobody needs once the log is closed. */
  droppable: string[];
  /** Event types that a later reset makes void. */
  voidable: string[];
  limit: number;
}

/** Shrinks closed logs: what is void or droppable goes, each run of text becomes one row that remembers where every event ended. */
export async function compactStreams(db: Db, options: CompactOptions): Promise<number> {
  const due = await db.query<{ id: string }>(
    `SELECT id FROM streams
      WHERE closed AND NOT compacted AND closed_at < now() - make_interval(secs => $1)
      ORDER BY closed_at LIMIT $2`,
    [options.retentionSeconds, options.limit],
  );
  for (const { id } of due) await db.transaction((tx) => compactOne(tx, id, options));
  return due.length;
}

async function compactOne(tx: Sql, id: string, { droppable, voidable }: CompactOptions): Promise<void> {
  const [head] = await tx.query<{ organizationId: string }>(
    'UPDATE streams SET compacted = true WHERE id = $1 AND NOT compacted RETURNING organization_id AS "organizationId"',
    [id],
  );
  if (!head) return;
  const rows = await tx.query<LogEvent>('SELECT seq, type, data, at FROM stream_events WHERE stream_id = $1 ORDER BY seq', [id]);
  const lastReset = rows.findLast((row) => row.type === RESET)?.seq ?? 0;
  const doomed = rows.filter(
    ({ type, seq }) => type === TEXT || droppable.includes(type) || (seq < lastReset && voidable.includes(type)),
  );
  const merged = mergeRuns(rows.filter((row) => row.seq > lastReset));
  await tx.query('DELETE FROM stream_events WHERE stream_id = $1 AND seq = ANY ($2)', [id, doomed.map((row) => row.seq)]);
  await tx.query(
    `INSERT INTO stream_events (stream_id, seq, organization_id, type, data, at)
     SELECT $1, e.seq, $2, $3, e.data, e.at FROM unnest($4::int[], $5::jsonb[], $6::timestamptz[]) AS e (seq, data, at)`,
    [id, head.organizationId, TEXT, merged.map((row) => row.seq), merged.map((row) => JSON.stringify(row.data)), merged.map((row) => row.at)],
  );
}

/** One row for each run of texts with neighbouring numbers. */
export function mergeRuns(rows: LogEvent[]): LogEvent[] {
  const merged: (LogEvent & { data: MergedText & { ends: number[] } })[] = [];
  for (const row of rows) {
    if (row.type !== TEXT) continue;
    const text = row.data['text'] as string;
    const run = merged.at(-1);
    if (run && run.seq === row.seq - 1) {
      const whole = run.data.text + text;
      merged[merged.length - 1] = { ...row, data: { text: whole, ends: [...run.data.ends, whole.length] } };
    } else {
      merged.push({ ...row, data: { text, ends: [text.length] } });
    }
  }
  return merged;
}
