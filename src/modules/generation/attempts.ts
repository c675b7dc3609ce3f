import type { Sql } from '../../platform/postgres.js';
import { FencedError } from '../../streams/log.js';
import type { UsageService } from '../usage/usage.service.js';
import type { AttemptOutcome } from './generation.entity.js';
import type { TokenUsage } from './usage.type.js';

export interface StartedAttempt {
  generationId: string;
  organizationId: string;
  /** What the worker holds. */
  fence: number;
  index: number;
  provider: string;
  model: string;
  reason: string;
  /** Null where no prompt is read. */
  promptVersion: string | null;
  /** What the call may cost at most: what it counts for if its true cost is never learnt. */
  worstCaseMicroUsd: number;
}

/** Notes a call before it is made. @throws FencedError for a worker that has been replaced: it must not spend any more */
export async function insertAttempt(sql: Sql, attempt: StartedAttempt): Promise<void> {
  const rows = await sql.query(
    `INSERT INTO provider_attempts (generation_id, organization_id, index, provider, model, reason, cost_micro_usd, prompt_version, estimated, started_at)
     SELECT id, $2, $3, $4, $5, $6, $7, $9, true, now() FROM streams WHERE id = $1 AND fence = $8 AND NOT closed
     RETURNING index`,
    [
      attempt.generationId,
      attempt.organizationId,
      attempt.index,
      attempt.provider,
      attempt.model,
      attempt.reason,
      attempt.worstCaseMicroUsd,
      attempt.fence,
      attempt.promptVersion,
    ],
  );
  if (rows.length === 0) throw new FencedError(attempt.generationId);
}

export interface FinishedAttempt {
  generationId: string;
  index: number;
  outcome: AttemptOutcome;
  usage: TokenUsage;
  costMicroUsd: number;
}

export async function finishAttempt(sql: Sql, attempt: FinishedAttempt): Promise<void> {
  const { usage } = attempt;
  await sql.query(
    `UPDATE provider_attempts
        SET outcome = $3, input_tokens = $4, cached_input_tokens = $5, cache_write_input_tokens = $6, output_tokens = $7,
            estimated = $8, cost_micro_usd = $9, finished_at = now()
      WHERE generation_id = $1 AND index = $2 AND outcome IS NULL`,
    [
      attempt.generationId,
      attempt.index,
      attempt.outcome,
      usage.inputTokens,
      usage.cachedInputTokens,
      usage.cacheWriteInputTokens,
      usage.outputTokens,
      usage.estimated,
      attempt.costMicroUsd,
    ],
  );
}

/** Ends the calls of a worker that died with them: they failed, and count for their worst case. */
export async function failDanglingAttempts(tx: Sql, generationId: string): Promise<void> {
  await tx.query(
    `UPDATE provider_attempts SET outcome = 'FAILED', finished_at = now() WHERE generation_id = $1 AND outcome IS NULL`,
    [generationId],
  );
}

export async function nextAttemptIndex(sql: Sql, generationId: string): Promise<number> {
  const [row] = await sql.query<{ next: number }>(
    'SELECT COALESCE(max(index) + 1, 0) AS next FROM provider_attempts WHERE generation_id = $1',
    [generationId],
  );
  return row!.next;
}

export async function costOfAttempts(sql: Sql, generationId: string): Promise<number> {
  const [row] = await sql.query<{ cost: number }>(
    'SELECT COALESCE(sum(cost_micro_usd), 0)::bigint AS cost FROM provider_attempts WHERE generation_id = $1',
    [generationId],
  );
  return row!.cost;
}

/** Books what the attempts cost and frees the rest of the reservation. */
export async function settleAttempts(tx: Sql, usage: UsageService, generationId: string): Promise<number> {
  const cost = await costOfAttempts(tx, generationId);
  await usage.settle(tx, generationId, cost);
  return cost;
}
