import type { Admission, Breakers } from './breakers.js';
import type { Candidate } from './candidates.js';
import type { Failure } from './failure.js';
import { ProviderError, type ModelCall } from './model.js';
import { worstCaseOf } from './prices.js';
import { fits, fitsSurely } from './routing/estimate.js';

/** A call that may be made. */
export interface Cleared {
  call: ModelCall;
  admission: Admission | null;
}

/** What a call needs of the generation and the installation. */
export interface Needs {
  /** What is left of the time for the whole answer. */
  leftMs: number;
  breakers: Breakers | null;
  /** Sets money aside, in micro-dollars; false: there is not so much. */
  reserve(worstCaseMicroUsd: number): Promise<boolean>;
}

/** Time, the breaker's leave and money for a call to a model; the first of them that is not to be had is why it isn't made. */
export async function clearance(candidate: Candidate, call: ModelCall, { leftMs, breakers, reserve }: Needs): Promise<Cleared | { obstacle: Failure['error'] }> {
  // The engine costs nothing, and an answer that has come already is asked of nobody.
  if (candidate.provider.origin === 'LOCAL' || candidate.once) return { call, admission: null };
  if (leftMs <= 0) return { obstacle: new ProviderError('deadline', 'The time for the whole answer was up.') };
  if (!fitsSurely(candidate.model, call) && !fits(candidate.model, call)) return { obstacle: 'context' };
  // First, so that nothing is set aside for a call that is not made.
  const admission = (await breakers?.admit(candidate)) ?? null;
  if (breakers && !admission) return { obstacle: breakers.obstacleOf(candidate) };
  const { prices } = candidate.model;
  if (!prices || !(await reserve(worstCaseOf(call, prices)))) {
    await admission?.report(new ProviderError('aborted', 'The call was not made, for want of money.'));
    return { obstacle: 'budget' };
  }
  return { call, admission };
}
