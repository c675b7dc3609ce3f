import type { BatchAnswer } from '../../../orchestrator/batches.js';
import type { Candidate } from '../../../orchestrator/candidates.js';
import { outcomeOf } from '../../../orchestrator/failure.js';
import { isCount } from '../../../orchestrator/meter.js';
import { ProviderError } from '../../../orchestrator/model.js';
import { costOf } from '../../../orchestrator/prices.js';
import { NO_USAGE } from '../../../orchestrator/tokens.js';
import type { Sql } from '../../../platform/postgres.js';
import type { UsageService } from '../../usage/usage.service.js';
import { failDanglingAttempts, finishAttempt, insertAttempt, nextAttemptIndex, settleAttempts } from '../attempts.js';
import { AttemptOutcome, GenerationStatus } from '../generation.entity.js';

export interface PlannedAttempt {
  generationId: string;
  organizationId: string;
  provider: string;
  model: string;
  reason: string;
  worstCaseMicroUsd: number;
}

/**
 * Notes a call before it is handed over; one that was noted by an earlier try stays as it is.
 * @returns false where its generation has come to an end: it must not be handed over
 */
export async function noteCall(tx: Sql, attempt: PlannedAttempt): Promise<boolean> {
  const [row] = await tx.query<{ attempt: number | null; fence: number }>(
    `SELECT c.attempt, s.fence FROM generations g JOIN submitted_calls c ON c.generation_id = g.id JOIN streams s ON s.id = g.id
      WHERE g.id = $1 AND g.status = 'QUEUED' AND g.held FOR UPDATE OF g`,
    [attempt.generationId],
  );
  if (!row) return false;
  if (row.attempt !== null) return true;
  const index = await nextAttemptIndex(tx, attempt.generationId);
  await insertAttempt(tx, { ...attempt, index, fence: row.fence });
  await tx.query('UPDATE submitted_calls SET attempt = $2 WHERE generation_id = $1', [attempt.generationId, index]);
  return true;
}

/**
 * Books what a call has come to, and lets its generation go: to a worker, or where it has come to an end, for good.
 * A second time it does nothing. @param through whose prices hold; null where it is configured no more: then the worst case stands
 * @returns whether a worker is to go on with it
 */
export async function bookAnswer(tx: Sql, usage: UsageService, generationId: string, answer: BatchAnswer, through: Candidate | null): Promise<boolean> {
  const [row] = await tx.query<{ status: GenerationStatus; attempt: number | null }>(
    `SELECT g.status, c.attempt FROM generations g JOIN submitted_calls c ON c.generation_id = g.id WHERE g.id = $1 AND g.held FOR UPDATE OF g`,
    [generationId],
  );
  if (!row) return false;
  if (row.attempt !== null) await finishCall(tx, generationId, row.attempt, answer, through);
  const goesOn = row.status === GenerationStatus.QUEUED;
  await tx.query('UPDATE generations SET held = false WHERE id = $1', [generationId]);
  if (goesOn) await tx.query('UPDATE submitted_calls SET answer = $2 WHERE generation_id = $1 AND attempt IS NOT NULL', [generationId, JSON.stringify(answer)]);
  else await settleEnded(tx, usage, generationId);
  return goesOn;
}

async function settleEnded(tx: Sql, usage: UsageService, generationId: string): Promise<void> {
  await failDanglingAttempts(tx, generationId);
  await settleAttempts(tx, usage, generationId);
}

/** What it cost is known for an answer that was counted and for a call that was never made; otherwise its worst case stands, as it was noted. */
async function finishCall(tx: Sql, generationId: string, index: number, answer: BatchAnswer, through: Candidate | null): Promise<void> {
  if ('error' in answer) {
    const outcome = AttemptOutcome[outcomeOf(new ProviderError(answer.error.kind, answer.error.message))];
    if (answer.costUnknown) return endUncounted(tx, generationId, index, outcome);
    return finishAttempt(tx, { generationId, index, outcome, usage: { ...NO_USAGE, estimated: false }, costMicroUsd: 0 });
  }
  const prices = through?.model.prices;
  if (!prices || !answer.usage || !isCount(answer.usage)) return endUncounted(tx, generationId, index, AttemptOutcome.COMPLETED);
  const usage = { ...answer.usage, estimated: false };
  await finishAttempt(tx, { generationId, index, outcome: AttemptOutcome.COMPLETED, usage, costMicroUsd: costOf(usage, prices, new Date(), 'batch') });
}

async function endUncounted(tx: Sql, generationId: string, index: number, outcome: AttemptOutcome): Promise<void> {
  await tx.query(
    'UPDATE provider_attempts SET outcome = $3, finished_at = now() WHERE generation_id = $1 AND index = $2 AND outcome IS NULL',
    [generationId, index, outcome],
  );
}
