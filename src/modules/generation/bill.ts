import type { Sql } from '../../platform/postgres.js';
import type { UsageService } from '../usage/usage.service.js';
import { costOfAttempts } from './attempts.js';

/**
 * Makes another generation bear a call's cost: its attempts, finished and under way, and the money that was set aside for
 * them. Nothing moves once it has been settled. The caller holds the rows of both generations.
 */
export async function moveBill(tx: Sql, usage: UsageService, from: string, to: string): Promise<void> {
  if (!(await usage.transfer(tx, from, to, await costOfAttempts(tx, to)))) return;
  await tx.query(
    `UPDATE provider_attempts
        SET generation_id = $2, index = index + (SELECT COALESCE(max(index) + 1, 0) FROM provider_attempts WHERE generation_id = $2)
      WHERE generation_id = $1`,
    [from, to],
  );
}
