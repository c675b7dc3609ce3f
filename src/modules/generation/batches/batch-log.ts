import type { Sql } from '../../../platform/postgres.js';
import type { LogEvent, NewEvent } from '../../../streams/events.js';
import { append, appendAll, createStream } from '../../../streams/log.js';
import { costOfBatch } from './batches.repository.js';

/** The types under which a batch's events stand in its log: one for each item that has come to its end, in that order, and the last. */
const ITEM = 'batch_item';
const COMPLETED = 'batch_completed';
const CANCELLED = 'batch_cancelled';

const TYPE_NAMES: Record<string, string> = { [ITEM]: 'BatchItemFinished', [COMPLETED]: 'BatchCompleted', [CANCELLED]: 'BatchCancelled' };

// Nobody is ever shut out of writing to it: whoever ends a generation may.
const FENCE = 0;

interface FinishedItem {
  index: number;
  /** Null where a limit refused it. */
  generationId: string | null;
  status: string | null;
}

/** Begins the log of a new batch, in its transaction. @param refused the places of the items that were refused: those have their end */
export async function openBatchLog(tx: Sql, batch: { id: string; organizationId: string }, total: number, refused: readonly number[]): Promise<void> {
  await createStream(tx, batch.id, batch.organizationId);
  await note(tx, batch.id, total, refused.map((index) => ({ index, generationId: null, status: null })));
}

/**
 * Notes in its batch's log that a generation has come to its end, in the transaction that ends it and after its own log is
 * closed: the batch's is locked last of all.
 * @returns the logs that have something new: the generation's, and that of its batch where it has one
 */
export async function noteEnded(tx: Sql, generationId: string, status: 'COMPLETED' | 'FAILED' | 'CANCELLED'): Promise<string[]> {
  const [item] = await tx.query<{ batchId: string; index: number; total: number }>(
    `SELECT batch_id AS "batchId", index, (SELECT count(*) FROM batch_items all_items WHERE all_items.batch_id = i.batch_id) AS total
       FROM batch_items i WHERE generation_id = $1`,
    [generationId],
  );
  if (!item) return [generationId];
  await note(tx, item.batchId, item.total, [{ index: item.index, generationId, status }]);
  return [generationId, item.batchId];
}

/** Locks the log of a batch until the transaction ends: nothing of it ends meanwhile. @returns false where all of it has */
export async function lockBatchLog(tx: Sql, id: string): Promise<boolean> {
  return (await appendAll(tx, [{ streamId: id, fence: FENCE, events: [] }])).size > 0;
}

async function note(tx: Sql, id: string, total: number, items: readonly FinishedItem[]): Promise<void> {
  // Each item has one event, so the last event's number is how many there are; nobody else appends before this transaction ends.
  const completed = await append(tx, { streamId: id, fence: FENCE, events: items.map((item) => ({ type: ITEM, data: { ...item, total } })) });
  if (completed < total) return;
  await append(tx, { streamId: id, fence: FENCE, events: [await ending(tx, id, total)], closes: true });
}

async function ending(tx: Sql, id: string, total: number): Promise<NewEvent> {
  const [batch] = await tx.query<{ cancelled: boolean }>('SELECT cancelled_at IS NOT NULL AS cancelled FROM batches WHERE id = $1', [id]);
  return { type: batch!.cancelled ? CANCELLED : COMPLETED, data: { total, ...(await costOfBatch(tx, id)) } };
}

/** An event of a batch's log as GraphQL shows it. */
export function batchEvent(batchId: string, { type, data, seq, at }: LogEvent): Record<string, unknown> {
  const typeName = TYPE_NAMES[type];
  if (!typeName) throw new Error(`unknown event ${type} in the log of ${batchId}`);
  const total = data['total'] as number;
  return { settled: true, ...data, typeName, batchId, seq, at, progress: { completed: Math.min(seq, total), total } };
}
