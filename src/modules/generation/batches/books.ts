import type { BatchAnswer } from '../../../orchestrator/batches.js';
import type { Candidate } from '../../../orchestrator/candidates.js';
import { outcomeOf } from '../../../orchestrator/failure.js';
import { isCount } from '../../../orchestrator/meter.js';
import { ProviderError } from '../../../orchestrator/model.js';
import { costOf } from '../../../orchestrator/prices.js';
import { NO_USAGE } from '../../../orchestrator/tokens.js';
import type { Sql } from '../../../platform/postgres.js';
import type { UsageService } from '../../usage/usage.service.js';
import { failDanglingAttempts, finishAttempt, insertAttempt, settleAttempts, type StartedAttempt } from '../attempts.js';
import { lockCall, lockCalls } from '../calls.js';
import { AttemptOutcome, GenerationStatus } from '../generation.entity.js';
import { unheldKey } from '../keys.js';
import type { CallRow } from './submissions.repository.js';

type Call = Pick<CallRow, 'name' | 'key'>;

/**
 * Notes a call before it is handed over; one that was noted by an earlier try stays as it is.
 * @returns false where nobody waits for it any more, or the budget has no room: it must not be handed over
 */
export async function noteCall(tx: Sql, usage: UsageService, { name, key }: Call, attempt: StartedAttempt): Promise<boolean> {
  await lockCall(tx, key);
  const [row] = await tx.query<{ id: string; attemptId: string | null }>(
    `SELECT g.id, c.attempt_id AS "attemptId" FROM generations g JOIN submitted_calls c ON c.generation_id = g.id
      WHERE c.name = $1 AND g.status = 'QUEUED' AND g.held FOR UPDATE OF g, c`,
    [name],
  );
  if (!row) return false;
  if (row.attemptId !== null) return true;
  // What was reserved when it was asked for may have become too little, as the lesson is shown in other words.
  if (!(await usage.cover(tx, row.id, attempt.worstCaseMicroUsd))) return false;
  await tx.query('UPDATE submitted_calls SET attempt_id = $2 WHERE name = $1', [name, attempt.id]);
  return insertAttempt(tx, row.id, attempt);
}

/**
 * Books what a call has come to, and lets go who waits for it: to a worker, or where it has come to an end, for good.
 * A second time it does nothing. @param through whose prices hold; null where it is configured no more: then the worst case stands
 * @returns the ids of those that a worker is to go on with
 */
export async function bookAnswer(tx: Sql, usage: UsageService, { name, key }: Call, answer: BatchAnswer, through: Candidate | null): Promise<string[]> {
  await lockCalls(tx, [key, unheldKey(key)]);
  const [row] = await tx.query<{ id: string; status: GenerationStatus; attemptId: string | null }>(
    `SELECT g.id, g.status, c.attempt_id AS "attemptId" FROM generations g JOIN submitted_calls c ON c.generation_id = g.id
      WHERE c.name = $1 AND g.held FOR UPDATE OF g, c`,
    [name],
  );
  if (!row) return [];
  if (row.attemptId !== null) await finishCall(tx, row.attemptId, answer, through);
  if (row.status !== GenerationStatus.QUEUED) {
    await tx.query('UPDATE generations SET held = false WHERE id = $1', [row.id]);
    await settleEnded(tx, usage, row.id);
    return [];
  }
  if (row.attemptId !== null) await tx.query('UPDATE submitted_calls SET answer = $2 WHERE name = $1', [name, JSON.stringify(answer)]);
  // What was never handed over is asked for as by everybody else, and with them.
  const asked = row.attemptId === null ? unheldKey(key) : key;
  const released = await tx.query<{ id: string }>(
    `UPDATE generations SET held = false, call_key = $2
      WHERE id IN (SELECT id FROM generations WHERE call_key = $1 AND held AND status = 'QUEUED' ORDER BY id FOR UPDATE) RETURNING id`,
    [key, asked],
  );
  return released.map(({ id }) => id);
}

async function settleEnded(tx: Sql, usage: UsageService, generationId: string): Promise<void> {
  await failDanglingAttempts(tx, [generationId]);
  await settleAttempts(tx, usage, generationId);
}

/** What it cost is known for an answer that was counted and for a call that was never made; otherwise its worst case stands, as it was noted. */
async function finishCall(tx: Sql, id: string, answer: BatchAnswer, through: Candidate | null): Promise<void> {
  if ('error' in answer) {
    const outcome = AttemptOutcome[outcomeOf(new ProviderError(answer.error.kind, answer.error.message))];
    if (answer.costUnknown) return endUncounted(tx, id, outcome);
    return finishAttempt(tx, { id, outcome, usage: { ...NO_USAGE, estimated: false }, costMicroUsd: 0 });
  }
  const prices = through?.model.prices;
  if (!prices || !answer.usage || !isCount(answer.usage)) return endUncounted(tx, id, AttemptOutcome.COMPLETED);
  const usage = { ...answer.usage, estimated: false };
  await finishAttempt(tx, { id, outcome: AttemptOutcome.COMPLETED, usage, costMicroUsd: costOf(usage, prices, new Date(), 'batch') });
}

async function endUncounted(tx: Sql, id: string, outcome: AttemptOutcome): Promise<void> {
  await tx.query('UPDATE provider_attempts SET outcome = $2, finished_at = now() WHERE id = $1 AND outcome IS NULL', [id, outcome]);
}
