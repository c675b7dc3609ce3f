import { arrived } from '../../../orchestrator/arrived.js';
import type { BatchAnswer } from '../../../orchestrator/batches.js';
import type { Candidate } from '../../../orchestrator/candidates.js';
import type { Sql } from '../../../platform/postgres.js';

/** A call that a provider's batch has answered: it was an attempt like any other, and its cost is known. */
export interface ArrivedCall {
  attemptId: string;
  candidate: Candidate;
}

/** Null where no batch has answered the generation, or those that it waited with: also where they have their end by now, and it was left. */
export async function arrivedCall(sql: Sql, generationId: string): Promise<ArrivedCall | null> {
  const [row] = await sql.query<{ attemptId: string; answer: BatchAnswer; provider: string; model: string }>(
    `SELECT c.attempt_id AS "attemptId", c.answer, a.provider, a.model
       FROM generations own JOIN generations payer ON payer.call_key = own.call_key AND (payer.finished_at IS NULL OR payer.finished_at > own.created_at)
       JOIN submitted_calls c ON c.generation_id = payer.id JOIN provider_attempts a ON a.id = c.attempt_id
      WHERE own.id = $1 AND c.answer IS NOT NULL
      ORDER BY payer.finished_at DESC NULLS FIRST LIMIT 1`,
    [generationId],
  );
  return row ? { attemptId: row.attemptId, candidate: arrived(row.provider, row.model, row.answer) } : null;
}
