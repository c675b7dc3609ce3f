import type { Sql } from '../../platform/postgres.js';
import type { UsageService } from '../usage/usage.service.js';
import type { AttemptOutcome } from './generation.entity.js';
import type { TokenUsage } from './usage.type.js';

export interface StartedAttempt {
  /** A UUID: what its worker knows it by, whichever generation bears its cost. */
  id: string;
  provider: string;
  model: string;
  reason: string;
  /** Null where no prompt is read. */
  promptVersion: string | null;
  /** What the call may cost at most: what it counts for if its true cost is never learnt. */
  worstCaseMicroUsd: number;
}

/** Notes a call before it is made. @returns false where the generation that is to pay for it is final: nothing more may be spent on it */
export async function insertAttempt(tx: Sql, generationId: string, attempt: StartedAttempt): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO provider_attempts (id, generation_id, organization_id, index, provider, model, reason, prompt_version, cost_micro_usd, estimated, started_at)
     SELECT $2, g.id, g.organization_id, (SELECT COALESCE(max(index) + 1, 0) FROM provider_attempts WHERE generation_id = $1), $3, $4, $5, $6, $7, true, now()
       FROM generations g WHERE g.id = $1 AND g.status IN ('QUEUED', 'RUNNING')
     RETURNING index`,
    [generationId, attempt.id, attempt.provider, attempt.model, attempt.reason, attempt.promptVersion, attempt.worstCaseMicroUsd],
  );
  return rows.length > 0;
}

export interface FinishedAttempt {
  id: string;
  outcome: AttemptOutcome;
  usage: TokenUsage;
  costMicroUsd: number;
}

export async function finishAttempt(sql: Sql, attempt: FinishedAttempt): Promise<void> {
  const { usage } = attempt;
  await sql.query(
    `UPDATE provider_attempts
        SET outcome = $2, input_tokens = $3, cached_input_tokens = $4, cache_write_input_tokens = $5, output_tokens = $6,
            estimated = $7, cost_micro_usd = $8, finished_at = now()
      WHERE id = $1 AND outcome IS NULL`,
    [
      attempt.id,
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

/** An attempt that was paid for before its answer was read: how it ended shows only then. */
export async function judgeAttempt(sql: Sql, id: string, outcome: AttemptOutcome): Promise<void> {
  await sql.query('UPDATE provider_attempts SET outcome = $2 WHERE id = $1', [id, outcome]);
}

/** Ends the calls of a worker that died with them: they failed, and count for their worst case. @param but those that are being made */
export async function failDanglingAttempts(tx: Sql, generationIds: readonly string[], but: readonly string[] = []): Promise<void> {
  await tx.query(
    `UPDATE provider_attempts SET outcome = 'FAILED', finished_at = now()
      WHERE generation_id = ANY ($1) AND outcome IS NULL AND (id IS NULL OR id <> ALL ($2::uuid[]))`,
    [generationIds, but],
  );
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
