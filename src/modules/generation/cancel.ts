import type { Sql } from '../../platform/postgres.js';
import { append, raiseFence } from '../../streams/log.js';
import type { ActivityService } from '../activity/activity.service.js';
import type { UsageService } from '../usage/usage.service.js';
import { activityOf } from './activity.js';
import { failDanglingAttempts, settleAttempts } from './attempts.js';
import { noteEnded } from './batches/batch-log.js';
import { moveSubmittedCall, payerOfSubmitted } from './batches/submissions.repository.js';
import { moveBill } from './bill.js';
import { lockCall, oldestOf } from './calls.js';
import { cancelled } from './events.js';
import { isFinal } from './generation.loaders.js';
import { isByServer } from './kinds/index.js';
import type { GenerationRow } from './generation.repository.js';

export interface CancelParts {
  usage: UsageService;
  activity: ActivityService;
}

/**
 * Cancels a generation that isn't final. Where others are to have the same answer, the oldest of them bears the call's cost
 * from then on; the last one pays for what it has used.
 * @returns the logs that have something new; null if it was final already
 */
export async function cancelGeneration(tx: Sql, row: GenerationRow, { usage, activity }: CancelParts): Promise<{ logs: string[] } | null> {
  const { id } = row;
  const key = row.callKey ?? id;
  // Nobody joins or leaves the call from here on; whoever of its members ends meanwhile does so before, or after, their rows are locked.
  await lockCall(tx, key);
  const [call] = await tx.query<{ payerId: string }>('SELECT payer_id AS "payerId" FROM shared_calls WHERE key = $1 FOR UPDATE', [key]);
  const pays = (call?.payerId ?? (await payerOfSubmitted(tx, key)) ?? (await oldestOf(tx, key)) ?? id) === id;
  // All who may inherit at once, in the order in which everyone locks generations: what is read is then as it stays.
  const rows = await tx.query<{ id: string; leased: boolean; status: GenerationRow['status'] }>(
    `SELECT lease_expires_at IS NOT NULL OR held AS leased, status, id FROM generations
      WHERE id = $1 OR $3 AND call_key = $2 AND status IN ('QUEUED', 'RUNNING') ORDER BY id FOR UPDATE`,
    [id, key, pays],
  );
  const before = rows.find((each) => each.id === id);
  if (!before || isFinal(before.status)) return null;
  const heir = pays ? await oldestOf(tx, key, id) : null;
  const isLast = pays && heir === null;
  // Only what a provider may have of the last one is still to be booked.
  await tx.query(`UPDATE generations SET status = 'CANCELLED', finished_at = now(), held = held AND $2 WHERE id = $1`, [id, isLast]);
  if (heir !== null) {
    await moveBill(tx, usage, id, heir);
    await moveSubmittedCall(tx, id, heir);
    await tx.query('UPDATE shared_calls SET payer_id = $2 WHERE key = $1', [key, heir]);
  }
  // A call that is being made for it alone is its worker's to settle, or its batch's; nobody else would soon.
  if ((!before.leased && !call) || !isLast) {
    // What is booked must not change any more, should a worker that was presumed dead come back with its count.
    await failDanglingAttempts(tx, [id]);
    await settleAttempts(tx, usage, id);
  }
  if (!isByServer(row.kind, row.input)) await activity.record(tx, activityOf('cancelled', row));
  const fence = await raiseFence(tx, id);
  if (fence === null) throw new Error(`the log of ${id} is closed but its status wasn't final`);
  await append(tx, { streamId: id, fence, events: [cancelled()], closes: true });
  return { logs: await noteEnded(tx, id, 'CANCELLED') };
}
