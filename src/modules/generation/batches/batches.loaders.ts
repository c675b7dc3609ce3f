import DataLoader from 'dataloader';
import type { Sql } from '../../../platform/postgres.js';
import { generationsById } from '../generation.repository.js';
import { itemsOf } from './batches.repository.js';
import type { BatchItemType } from './batches.type.js';

export interface BatchLoaders {
  /** In the order of the requests. */
  batchItems: DataLoader<string, BatchItemType[]>;
}

export function batchLoaders(db: Sql): BatchLoaders {
  return { batchItems: new DataLoader((ids) => itemsWithResults(db, ids)) };
}

async function itemsWithResults(db: Sql, batchIds: readonly string[]): Promise<BatchItemType[][]> {
  const items = await itemsOf(db, batchIds);
  const generations = new Map((await generationsById(db, items.flatMap(({ generationId }) => generationId ?? []))).map((row) => [row.id, row]));
  const byBatch = Map.groupBy(items, ({ batchId }) => batchId);
  return batchIds.map((id) => (byBatch.get(id) ?? []).map(({ index, generationId, refusal }) => {
    const result = generationId === null ? refusalOf(refusal ?? {}) : generations.get(generationId);
    return { index, result } as BatchItemType;
  }));
}

const TIMES = ['retryAt', 'resetsAt'];

/** A refusal as it was made: JSON knows no instants. */
function refusalOf(stored: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, TIMES.includes(name) ? new Date(value as string) : value]));
}
