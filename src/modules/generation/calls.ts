import type { Db, Sql } from '../../platform/postgres.js';
import type { UsageService } from '../usage/usage.service.js';
import { costOfAttempts, insertAttempt, type StartedAttempt } from './attempts.js';
import { holdersAmong, moveBill } from './bill.js';
import { claimAll, IS_WAITING, LEASE_SECONDS, releaseLeases, renewLeases, type Claim } from './lease.js';

/** A call as its owner knows it. */
export interface OwnedCall {
  key: string;
  /** Tells this owner from every earlier and later one. */
  owner: string;
}

/** The signal under which a call's owner learns that somebody waits for it. */
export function callSignal(key: string): string {
  return `call:${key}`;
}

/** Until the transaction ends nobody joins, opens, closes or leaves the call with that key. It comes before every other lock. */
export async function lockCall(tx: Sql, key: string): Promise<void> {
  await lockCalls(tx, [key]);
}

/** Several of them, in the order in which everyone takes them. */
export async function lockCalls(tx: Sql, keys: readonly string[]): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('call ' || key, 0)) FROM unnest($1::text[]) AS key`, [[...new Set(keys)].toSorted()]);
}

/** Which of the keys somebody has that isn't final, and whether a provider's batch is to answer it. */
export async function callsUnderWay(tx: Sql, keys: readonly string[]): Promise<Map<string, { held: boolean }>> {
  const rows = await tx.query<{ key: string; held: boolean }>(
    `SELECT call_key AS key, bool_or(held) AS held FROM generations WHERE call_key = ANY ($1) AND status IN ('QUEUED', 'RUNNING') GROUP BY call_key`,
    [keys],
  );
  return new Map(rows.map(({ key, held }) => [key, { held }]));
}

/** The oldest generation that the call with that key is to answer; null where none is left. */
export async function oldestOf(tx: Sql, key: string, but: string | null = null): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT id FROM generations WHERE call_key = $1 AND status IN ('QUEUED', 'RUNNING') AND id IS DISTINCT FROM $2
      ORDER BY created_at, id LIMIT 1`,
    [key, but],
  );
  return row?.id ?? null;
}

export type Opened = { claim: Claim } | 'held' | 'nothing to do';

/** Undoes a transaction that turned out to have nothing to do. */
class NothingToDo extends Error {}

/** Becomes the owner of a generation's call, and claims the generation; unless another worker owns it and is alive. */
export async function openCall(db: Db, { key, owner }: OwnedCall, generation: { id: string; organizationId: string }): Promise<Opened> {
  try {
    return await db.transaction(async (tx) => {
      await lockCall(tx, key);
      const opened = await tx.query(
        `INSERT INTO shared_calls (key, organization_id, owner, payer_id, lease_expires_at)
         VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5))
         ON CONFLICT (key) DO UPDATE SET owner = EXCLUDED.owner, payer_id = EXCLUDED.payer_id, lease_expires_at = EXCLUDED.lease_expires_at
          WHERE shared_calls.lease_expires_at < now()
         RETURNING key`,
        [key, generation.organizationId, owner, generation.id, LEASE_SECONDS],
      );
      // As this process counts requests as the same, by the prompts and the policy that it knows: whoever owns the call looks there.
      await tx.query(`UPDATE generations SET call_key = $2 WHERE id = $1 AND call_key IS DISTINCT FROM $2 AND ${IS_WAITING}`, [generation.id, key]);
      if (opened.length === 0) return 'held';
      const [claim] = await claimAll(tx, [generation.id]);
      if (!claim) throw new NothingToDo();
      return { claim };
    });
  } catch (error) {
    if (error instanceof NothingToDo) return 'nothing to do';
    throw error;
  }
}

/**
 * Claims every generation that waits for the call, and lets the oldest that is left bear its cost.
 * @param underWay the calls to providers that are being made
 * @returns null if another owns the call now
 */
export async function adoptWaiting(db: Db, usage: UsageService, call: OwnedCall, underWay: readonly string[]): Promise<Claim[] | null> {
  return db.transaction(async (tx) => {
    await lockCall(tx, call.key);
    const payer = await payerOf(tx, call);
    if (payer === null) return null;
    const waiting = await waitingFor(tx, call.key);
    const oldest = await oldestOf(tx, call.key);
    if (waiting.length === 0 && (oldest === null || oldest === payer)) return [];
    // Rows of generations are always locked in the order of their ids.
    await tx.query('SELECT FROM generations WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [[...waiting, payer, oldest]]);
    const heir = await oldestOf(tx, call.key);
    // One of them ended meanwhile: the next look sees who is left.
    if (heir === null || heir !== oldest) return [];
    // Bills first: whoever holds a log waits for nothing else.
    const holders = await holdersAmong(tx, [...waiting, payer]);
    for (const holder of holders) if (holder !== heir && (await mayMove(tx, holder))) await moveBill(tx, usage, holder, heir);
    if (heir !== payer) await tx.query('UPDATE shared_calls SET payer_id = $2 WHERE key = $1', [call.key, heir]);
    return claimAll(tx, waiting, underWay);
  });
}

/** What a generation that completed or failed has paid stays with it. */
async function mayMove(tx: Sql, payer: string): Promise<boolean> {
  const rows = await tx.query(`SELECT 1 FROM generations WHERE id = $1 AND status IN ('QUEUED', 'RUNNING', 'CANCELLED')`, [payer]);
  return rows.length > 0;
}

async function waitingFor(tx: Sql, key: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(`SELECT id FROM generations WHERE call_key = $1 AND ${IS_WAITING} ORDER BY id`, [key]);
  return rows.map(({ id }) => id);
}

/** Who bears the cost; null if another owns the call now. Until the transaction ends it stays so. */
export async function payerOf(tx: Sql, { key, owner }: OwnedCall): Promise<string | null> {
  const [row] = await tx.query<{ payerId: string }>(
    'SELECT payer_id AS "payerId" FROM shared_calls WHERE key = $1 AND owner = $2 FOR UPDATE',
    [key, owner],
  );
  return row?.payerId ?? null;
}

/** Renews a call's lease together with its members'. @returns the ids of those that are still its own; null if another owns the call */
export async function renewCall(db: Db, { key, owner }: OwnedCall, claims: readonly Claim[]): Promise<Set<string> | null> {
  return db.transaction(async (tx) => {
    const rows = await tx.query(
      'UPDATE shared_calls SET lease_expires_at = now() + make_interval(secs => $3) WHERE key = $1 AND owner = $2 RETURNING key',
      [key, owner, LEASE_SECONDS],
    );
    return rows.length === 0 ? null : renewLeases(tx, claims);
  });
}

/** Ends a call, unless somebody waits for it. @returns false if somebody does */
export async function closeCall(db: Db, call: OwnedCall): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockCall(tx, call.key);
    if ((await payerOf(tx, call)) === null) return true;
    if ((await waitingFor(tx, call.key)).length > 0) return false;
    await tx.query('DELETE FROM shared_calls WHERE key = $1', [call.key]);
    return true;
  });
}

/** Leaves a call and its members to whoever comes next. @returns the ids of those that were still its own */
export async function releaseCall(db: Db, { key, owner }: OwnedCall, claims: readonly Claim[]): Promise<Set<string>> {
  return db.transaction(async (tx) => {
    await tx.query('DELETE FROM shared_calls WHERE key = $1 AND owner = $2', [key, owner]);
    return releaseLeases(tx, claims);
  });
}

/** Sets aside what another call to a provider may cost at most, beside what the call has cost so far. @returns whether there is so much */
export async function coverCall(db: Db, usage: UsageService, call: OwnedCall, worstCaseMicroUsd: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const payer = await payerOf(tx, call);
    // Attempts under way count for their worst case.
    return payer !== null && usage.cover(tx, payer, (await costOfAttempts(tx, payer)) + worstCaseMicroUsd);
  });
}

/** Notes a call to a provider before it is made. @returns false where nobody is left to pay for it: it must not be made then */
export async function noteAttempt(db: Db, call: OwnedCall, attempt: StartedAttempt): Promise<boolean> {
  return db.transaction(async (tx) => {
    const payer = await payerOf(tx, call);
    return payer !== null && insertAttempt(tx, payer, attempt);
  });
}
