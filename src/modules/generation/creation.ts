import type { Viewer } from '../../auth/viewer.js';
import type { Candidate } from '../../orchestrator/candidates.js';
import type { Sql } from '../../platform/postgres.js';
import { createStreams, deleteStreams } from '../../streams/log.js';
import type { ActivityService } from '../activity/activity.service.js';
import type { UsageService } from '../usage/usage.service.js';
import { activityOf } from './activity.js';
import { callsUnderWay, lockCalls } from './calls.js';
import type { GenerationKind } from './generation.entity.js';
import { deleteGenerations, insertGenerations, type NewGeneration } from './generation.repository.js';
import type { BudgetExceeded, QuotaExceeded } from './generation.type.js';
import { heldKey } from './keys.js';
import { isByServer, isCounted } from './kinds/index.js';
import type { KindInput } from './kinds/kind.js';
import { budgetExceeded, quotaExceeded } from './refusals.js';

/** A generation that is about to be made. */
export interface Prepared extends NewGeneration {
  kind: GenerationKind;
  input: KindInput;
  requestId: string;
  /** The model whose batch API is to answer it; null: it is answered as soon as a worker is free. */
  through: Candidate | null;
  /** What is reserved for its first call. */
  worstCaseMicroUsd: number;
}

/** What became of it. One that was made may wait for another's call, or share it, and then goes through nothing itself. */
export type Outcome = { made: Prepared } | { refused: QuotaExceeded | BudgetExceeded } | 'key taken';

export interface CreationParts {
  usage: UsageService;
  activity: ActivityService;
}

/**
 * Makes those that no limit refuses, one after the other counted; they are all the viewer's. What every start waits for,
 * the day's budget, is locked last and for a moment only, however many they are.
 * @returns in their order; 'key taken' where another with the same idempotency key was faster
 */
export async function createGenerations(tx: Sql, viewer: Viewer, prepared: readonly Prepared[], { usage, activity }: CreationParts): Promise<Outcome[]> {
  // What isn't counted never comes together with what is.
  const room = prepared.some(({ kind, input }) => isCounted(kind, input)) ? await usage.room(tx, viewer.id) : Number.POSITIVE_INFINITY;
  const quota = async (): Promise<Outcome> => ({ refused: quotaExceeded((await usage.quota(tx, viewer.id))!) });
  if (room === 0) return Array<Outcome>(prepared.length).fill(await quota());
  const keys = prepared.filter((each) => each.callKey !== each.id).flatMap(({ callKey, through }) => (through ? [callKey, heldKey(callKey)] : [callKey]));
  await lockCalls(tx, keys);
  const underWay = await callsUnderWay(tx, keys);
  const placed = prepared.map((each) => placedIn(each, underWay));
  const inserted = await insertGenerations(tx, placed);
  const written = placed.filter(({ id }) => inserted.has(id));
  await createStreams(tx, [...inserted], viewer.organizationId);
  const outcomes = new Map<string, Outcome | 'quota'>();
  const paid = new Set(underWay.keys());
  const made: Prepared[] = [];
  await usage.reserve(tx, viewer.organizationId, written.reduce((sum, { worstCaseMicroUsd }) => sum + worstCaseMicroUsd, 0), (take) => {
    for (const each of written) {
      const joins = paid.has(each.callKey);
      const refusal = made.length < room ? take(each.id, joins ? 0 : each.worstCaseMicroUsd) : 'quota';
      if (refusal) {
        outcomes.set(each.id, refusal === 'quota' ? refusal : { refused: budgetExceeded(viewer, refusal) });
        continue;
      }
      paid.add(each.callKey);
      made.push(each);
      outcomes.set(each.id, { made: joins ? { ...each, through: null } : each });
    }
  });
  const refused = written.filter((each) => !made.includes(each)).map(({ id }) => id);
  if (refused.length > 0) {
    await deleteStreams(tx, refused);
    await deleteGenerations(tx, refused);
  }
  await activity.record(tx, ...made.filter(({ kind, input }) => !isByServer(kind, input)).map((each) => activityOf('requested', each)));
  const overQuota = [...outcomes.values()].includes('quota') ? await quota() : null;
  return prepared.map(({ id }) => {
    const outcome = outcomes.get(id) ?? 'key taken';
    return outcome === 'quota' ? overQuota! : outcome;
  });
}

/** Where it shares a call: who can wait joins one that is being made, or those who wait for the same already. */
function placedIn(generation: Prepared, underWay: ReadonlyMap<string, { held: boolean }>): Prepared {
  const { id, callKey, through } = generation;
  if (!through || callKey === id) return generation;
  if (underWay.has(callKey)) return { ...generation, through: null, held: false };
  const key = heldKey(callKey);
  return { ...generation, callKey: key, held: underWay.get(key)?.held ?? true };
}
