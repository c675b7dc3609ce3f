import type { Sql } from '../../platform/postgres.js';
import { append, raiseFence } from '../../streams/log.js';
import type { ActivityService } from '../activity/activity.service.js';
import type { UsageService } from '../usage/usage.service.js';
import { activityOf } from './activity.js';
import { failDanglingAttempts, settleAttempts } from './attempts.js';
import { moveBill } from './bill.js';
import { lockCall, oldestOf } from './calls.js';
import { cancelled } from './events.js';
import { isFinal } from './generation.loaders.js';
import type { GenerationRow } from './generation.repository.js';

export interface CancelParts {
  usage: UsageService;
  activity: ActivityService;
}

/**
 * Cancels a generation that isn't final. Where others are to have the same answer, the oldest of them bears the call's cost
 * from then on; the last one pays for what it has used.
 * @returns false if it was final already
 */
export async function cancelGeneration(tx: Sql, row: GenerationRow, { usage, activity }: CancelParts): Promise<boolean> {
  const { id } = row;
  const key = row.callKey ?? id;
  await lockCall(tx, key);
  const [call] = await tx.query<{ payerId: string }>('SELECT payer_id AS "payerId" FROM shared_calls WHERE key = $1 FOR UPDATE', [key]);
  const pays = (call?.payerId ?? (await oldestOf(tx, key)) ?? id) === id;
  const heir = pays ? await oldestOf(tx, key, id) : null;
  const rows = await tx.query<{ id: string; leased: boolean; status: GenerationRow['status'] }>(
    'SELECT lease_expires_at IS NOT NULL OR held AS leased, status, id FROM generations WHERE id = ANY ($1) ORDER BY id FOR UPDATE',
    [[id, heir]],
  );
  const before = rows.find((each) => each.id === id);
  if (!before || isFinal(before.status)) return false;
  // The heir may have ended meanwhile; then there may be another.
  const left = heir === null ? null : await oldestOf(tx, key, id);
  if (left !== heir) return cancelGeneration(tx, row, { usage, activity });
  await tx.query(`UPDATE generations SET status = 'CANCELLED', finished_at = now() WHERE id = $1`, [id]);
  if (heir !== null) {
    await moveBill(tx, usage, id, heir);
    await tx.query('UPDATE shared_calls SET payer_id = $2 WHERE key = $1', [key, heir]);
  }
  // A call that is being made for it alone is its worker's to settle, or its batch's; nobody else would soon.
  if ((!before.leased && !call) || !pays || heir !== null) {
    // What is booked must not change any more, should a worker that was presumed dead come back with its count.
    await failDanglingAttempts(tx, [id]);
    await settleAttempts(tx, usage, id);
  }
  await activity.record(tx, activityOf('cancelled', row));
  const fence = await raiseFence(tx, id);
  if (fence === null) throw new Error(`the log of ${id} is closed but its status wasn't final`);
  await append(tx, { streamId: id, fence, events: [cancelled()], closes: true });
  return true;
}
