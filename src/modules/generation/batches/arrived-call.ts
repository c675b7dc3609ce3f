import { arrived } from '../../../orchestrator/arrived.js';
import type { BatchAnswer } from '../../../orchestrator/batches.js';
import type { Candidate } from '../../../orchestrator/candidates.js';
import type { Sql } from '../../../platform/postgres.js';

/** A call that a provider's batch has answered: it was an attempt like any other, and its cost is known. */
export interface ArrivedCall {
  attemptId: string;
  candidate: Candidate;
}

/** Null where no batch was to answer the generation. */
export async function arrivedCall(sql: Sql, generationId: string): Promise<ArrivedCall | null> {
  const [row] = await sql.query<{ attemptId: string; answer: BatchAnswer; provider: string; model: string }>(
    `SELECT c.attempt_id AS "attemptId", c.answer, a.provider, a.model
       FROM submitted_calls c JOIN provider_attempts a ON a.id = c.attempt_id
      WHERE c.generation_id = $1 AND c.answer IS NOT NULL`,
    [generationId],
  );
  return row ? { attemptId: row.attemptId, candidate: arrived(row.provider, row.model, row.answer) } : null;
}
