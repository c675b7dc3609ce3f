import type { Db, Sql } from '../../platform/postgres.js';
import { raiseFence } from '../../streams/log.js';
import { failDanglingAttempts } from './attempts.js';
import { generationById, type GenerationRow } from './generation.repository.js';

/** How long a silent worker is presumed alive. With the sweeper's interval it bounds how late another takes over. */
const LEASE_SECONDS = 5;
export const RENEW_EVERY_MS = 1_500;

/** The signal under which a worker learns that its generation was cancelled. */
export function cancelKey(generationId: string): string {
  return `cancel:${generationId}`;
}

export interface Claim {
  generation: GenerationRow;
  fence: number;
}

/** Makes this worker the only one that may write: null if another holds it, or nothing is left to do. */
export async function claim(db: Db, generationId: string): Promise<Claim | null> {
  return db.transaction(async (tx) => {
    const taken = await tx.query(
      `UPDATE generations SET status = 'RUNNING', claims = claims + 1, lease_expires_at = now() + make_interval(secs => $2)
        WHERE id = $1 AND NOT held AND status IN ('QUEUED', 'RUNNING') AND (lease_expires_at IS NULL OR lease_expires_at < now())
       RETURNING id`,
      [generationId, LEASE_SECONDS],
    );
    if (taken.length === 0) return null;
    const fence = await raiseFence(tx, generationId);
    if (fence === null) throw new Error(`the log of ${generationId} is closed but its status isn't final`);
    await failDanglingAttempts(tx, generationId);
    const generation = await generationById(tx, generationId);
    return { generation: generation!, fence };
  });
}

/** A lease that was released stays so, also if a heartbeat was under way. @returns false if the generation is no longer this worker's */
export async function renewLease(sql: Sql, { generation, fence }: Claim): Promise<boolean> {
  const rows = await sql.query(
    `UPDATE generations g SET lease_expires_at = now() + make_interval(secs => $3)
       FROM streams s
      WHERE g.id = $1 AND g.lease_expires_at IS NOT NULL AND s.id = g.id AND s.fence = $2 AND NOT s.closed
     RETURNING g.id`,
    [generation.id, fence, LEASE_SECONDS],
  );
  return rows.length > 0;
}

/** Lets another worker take over at once; an orderly hand-over is no claim that went wrong. @returns false if another has it already */
export async function releaseLease(sql: Sql, { generation, fence }: Claim): Promise<boolean> {
  const rows = await sql.query(
    `UPDATE generations g SET lease_expires_at = NULL, claims = g.claims - 1 FROM streams s
      WHERE g.id = $1 AND s.id = g.id AND s.fence = $2 AND g.status = 'RUNNING'
     RETURNING g.id`,
    [generation.id, fence],
  );
  return rows.length > 0;
}
