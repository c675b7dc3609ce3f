import type { Sql } from '../../platform/postgres.js';
import type { UsageService } from '../usage/usage.service.js';
import { costOfAttempts } from './attempts.js';

/** Which of them hold money, in the order of their ids. */
export async function holdersAmong(tx: Sql, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT generation_id AS id FROM reservations WHERE generation_id = ANY ($1) AND settled_at IS NULL AND reserved_micro_usd > 0
      ORDER BY generation_id`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/**
 * Makes another generation bear a call's cost: its attempts, finished and under way, and the money that was set aside for
 * them. Nothing moves once it has been settled, nor where that would exceed a day's budget, which can be only where they have
 * both cost something, on two days: then each pays what it has cost. The caller holds the rows of both generations.
 */
export async function moveBill(tx: Sql, usage: UsageService, from: string, to: string): Promise<void> {
  const cost = { from: await costOfAttempts(tx, from), to: await costOfAttempts(tx, to) };
  if (!(await usage.transfer(tx, from, to, cost))) return;
  await tx.query(
    `UPDATE provider_attempts
        SET generation_id = $2, index = index + (SELECT COALESCE(max(index) + 1, 0) FROM provider_attempts WHERE generation_id = $2)
      WHERE generation_id = $1`,
    [from, to],
  );
}
