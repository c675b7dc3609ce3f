import DataLoader from 'dataloader';
import type { Db } from '../../platform/postgres.js';
import { soundEvents } from '../../streams/log.js';
import { produced, type Produced } from './events.js';
import { flagsOf, type FlagRow } from './flags/flags.js';
import { GenerationStatus } from './generation.entity.js';
import type { GroundedStatement } from './grounding/ground.js';
import { attemptsOf, type AttemptRow, type GenerationRow } from './generation.repository.js';

export interface GenerationLoaders {
  produced: DataLoader<GenerationRow, Produced, string>;
  attempts: DataLoader<string, AttemptRow[]>;
  flags: DataLoader<string, FlagRow[]>;
  statements: DataLoader<string, GroundedStatement[] | null>;
}

const FINAL: readonly GenerationStatus[] = [GenerationStatus.COMPLETED, GenerationStatus.FAILED, GenerationStatus.CANCELLED];

export function isFinal(status: GenerationStatus): boolean {
  return FINAL.includes(status);
}

export function generationLoaders(db: Db): GenerationLoaders {
  return {
    produced: new DataLoader((rows) => producedOf(db, rows), { cacheKeyFn: (row) => row.id }),
    attempts: new DataLoader(async (ids) => {
      const attempts = await attemptsOf(db, ids);
      return ids.map((id) => attempts.get(id) ?? []);
    }),
    flags: new DataLoader(async (ids) => {
      const flags = await flagsOf(db, ids);
      return ids.map((id) => flags.get(id) ?? []);
    }),
    statements: new DataLoader(async (ids) => {
      const rows = await db.query<{ id: string; statements: GroundedStatement[] | null }>('SELECT id, statements FROM generations WHERE id = ANY ($1)', [ids]);
      const statements = new Map(rows.map((row) => [row.id, row.statements]));
      return ids.map((id) => statements.get(id) ?? null);
    }),
  };
}

async function producedOf(db: Db, rows: readonly GenerationRow[]): Promise<Produced[]> {
  const events = await soundEvents(db, rows.map(({ id }) => id));
  return rows.map((row) => {
    const own = events.get(row.id) ?? [];
    const folded = produced(own);
    // A row read as unfinished must not come with the terminal event's number: whoever resumes there would never see it.
    return isFinal(row.status) ? { ...folded, lastSeq: own.at(-1)?.seq ?? 0 } : folded;
  });
}
