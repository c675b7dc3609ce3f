import type { Sql } from '../../platform/postgres.js';
import { raiseFences } from '../../streams/log.js';
import { failDanglingAttempts } from './attempts.js';
import { GenerationKind } from './generation.entity.js';
import { generationsById, type GenerationRow } from './generation.repository.js';

/** How long a silent worker is presumed alive. With the sweeper's interval it bounds how late another takes over. */
export const LEASE_SECONDS = 5;
export const RENEW_EVERY_MS = 1_500;

/** Nobody works on it, and it is to be worked on. */
export const IS_WAITING = `NOT held AND status IN ('QUEUED', 'RUNNING') AND (lease_expires_at IS NULL OR lease_expires_at < now())`;

/** A judge of an answer has ended. */
export const JUDGED_SIGNAL = 'judged';

/** Questions to a learner, or an analysis of his answers, have ended. */
export const ANALYSED_SIGNAL = 'analysed';

/** Under which signal the server waits for the end of generations of a kind; a kind that nobody waits for has none. */
export const ENDED_SIGNALS: Readonly<Partial<Record<GenerationKind, string>>> = {
  [GenerationKind.GRADING]: JUDGED_SIGNAL, [GenerationKind.QUESTIONNAIRE]: ANALYSED_SIGNAL, [GenerationKind.PROFILE_ANALYSIS]: ANALYSED_SIGNAL,
};

/** The signal under which a worker learns that its generation was cancelled. */
export function cancelKey(generationId: string): string {
  return `cancel:${generationId}`;
}

export interface Claim {
  generation: GenerationRow;
  fence: number;
  /** Whether an earlier worker left something in its log. */
  begun: boolean;
}

/**
 * Makes this worker the only one that may write to each of them; those that another holds, or that are final, are left out.
 * @param underWay calls that this worker is making already: they have not been left behind by a dead one
 */
export async function claimAll(tx: Sql, ids: readonly string[], underWay: readonly string[] = []): Promise<Claim[]> {
  const taken = await tx.query<{ id: string }>(
    `UPDATE generations SET status = 'RUNNING', claims = claims + 1, lease_expires_at = now() + make_interval(secs => $2)
      WHERE id IN (SELECT id FROM generations WHERE id = ANY ($1) AND ${IS_WAITING} ORDER BY id FOR UPDATE)
     RETURNING id`,
    [ids, LEASE_SECONDS],
  );
  if (taken.length === 0) return [];
  const claimed = taken.map(({ id }) => id);
  await failDanglingAttempts(tx, claimed, underWay);
  const heads = await raiseFences(tx, claimed);
  const generations = await generationsById(tx, claimed);
  return generations.map((generation) => {
    const head = heads.get(generation.id);
    if (!head) throw new Error(`the log of ${generation.id} is closed but its status isn't final`);
    return { generation, fence: head.fence, begun: head.lastSeq > 0 };
  });
}

interface Held {
  ids: string[];
  fences: number[];
}

function heldBy(claims: readonly Claim[]): Held {
  return { ids: claims.map(({ generation }) => generation.id), fences: claims.map(({ fence }) => fence) };
}

/** A lease that was released stays so, also if a heartbeat was under way. @returns the ids of those that are still this worker's */
export async function renewLeases(tx: Sql, claims: readonly Claim[]): Promise<Set<string>> {
  const { ids, fences } = heldBy(claims);
  const rows = await tx.query<{ id: string }>(
    `UPDATE generations SET lease_expires_at = now() + make_interval(secs => $3)
      WHERE id IN (
        SELECT g.id FROM generations g JOIN streams s ON s.id = g.id JOIN unnest($1::text[], $2::int[]) AS held (id, fence) ON held.id = g.id
         WHERE g.lease_expires_at IS NOT NULL AND s.fence = held.fence AND NOT s.closed ORDER BY g.id FOR UPDATE OF g)
     RETURNING id`,
    [ids, fences, LEASE_SECONDS],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Lets others take over at once; an orderly hand-over is no claim that went wrong. @returns the ids of those that were still this worker's */
export async function releaseLeases(tx: Sql, claims: readonly Claim[]): Promise<Set<string>> {
  const { ids, fences } = heldBy(claims);
  const rows = await tx.query<{ id: string }>(
    `UPDATE generations SET lease_expires_at = NULL, claims = claims - 1
      WHERE id IN (
        SELECT g.id FROM generations g JOIN streams s ON s.id = g.id JOIN unnest($1::text[], $2::int[]) AS held (id, fence) ON held.id = g.id
         WHERE g.status = 'RUNNING' AND s.fence = held.fence ORDER BY g.id FOR UPDATE OF g)
     RETURNING id`,
    [ids, fences],
  );
  return new Set(rows.map(({ id }) => id));
}
