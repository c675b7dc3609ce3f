import { arrived } from '../../../orchestrator/arrived.js';
import type { BatchAnswer } from '../../../orchestrator/batches.js';
import type { Candidate } from '../../../orchestrator/candidates.js';
import type { Sql } from '../../../platform/postgres.js';

/** A call that a provider's batch has answered: it was an attempt like any other, and its cost is known. */
export interface ArrivedCall {
  /** The attempt's index. */
  attempt: number;
  candidate: Candidate;
}

/** Null where no batch was to answer the generation. */
export async function arrivedCall(sql: Sql, generationId: string): Promise<ArrivedCall | null> {
  const [row] = await sql.query<{ attempt: number; answer: BatchAnswer; provider: string; model: string }>(
    `SELECT c.attempt, c.answer, a.provider, a.model
       FROM submitted_calls c JOIN provider_attempts a ON a.generation_id = c.generation_id AND a.index = c.attempt
      WHERE c.generation_id = $1 AND c.answer IS NOT NULL`,
    [generationId],
  );
  return row ? { attempt: row.attempt, candidate: arrived(row.provider, row.model, row.answer) } : null;
}
