import type { Candidate } from '../candidates.js';
import type { ModelCall } from '../model.js';
import { worstCaseOf } from '../prices.js';
import type { TaskProfile } from './difficulty.js';
import { fits, likelyCost, likelyUsage } from './estimate.js';
import { qualitiesOf } from './quality.js';

/** What is to be done, before anybody is asked. */
export interface Demand {
  /** The generation's kind, as the contract spells it. */
  kind: string;
  task: TaskProfile;
  /** The call that a candidate would get. */
  callFor(candidate: Candidate): ModelCall;
  /** Whether the built-in engine may answer. */
  allowLocal: boolean;
}

/** How things stand at the moment. */
export interface Circumstances {
  /** Whether the candidate's circuit breaker lets no call through. */
  isSpared(candidate: Candidate): boolean;
  /** How long the candidate takes to its first token, on average; null where nobody knows. */
  firstTokenMs(candidate: Candidate): number | null;
  /** What the next call may cost at most, in micro-dollars; null: that is not limited. */
  budgetLeftMicroUsd: number | null;
}

/** A candidate with all that speaks for and against it. */
export interface Assessed {
  candidate: Candidate;
  /** Its place in the configured order. */
  place: number;
  isLocal: boolean;
  quality: number;
  inputTokens: number;
  maxOutputTokens: number;
  costMicroUsd: number;
  worstCaseMicroUsd: number;
  /** What it costs with the time that its reader waits, in micro-dollars. */
  burdenMicroUsd: number;
  firstTokenMs: number | null;
  fits: boolean;
  isAffordable: boolean;
  isSpared: boolean;
}

/** One of them in its place; the step of the policy where that put it there. */
export interface Placed {
  assessed: Assessed;
  step?: number;
}

/** What is good enough: where nobody is, the best there is. */
export function isGoodEnough({ quality }: Assessed, difficulty: number, among: readonly Assessed[]): boolean {
  return quality >= Math.min(difficulty, Math.max(...among.filter(({ isLocal }) => !isLocal).map((each) => each.quality)));
}

/** What a second of waiting longer than for the fastest counts for, in micro-dollars. Whole seconds only: less is a moment's. */
const WAITED_SECOND_MICRO_USD = 100;
/** How long a model is thought to take that nobody has measured. */
const UNMEASURED_MS = 1_000;

/** Every candidate that may be asked at all, in the configured order. */
export function assess(candidates: readonly Candidate[], demand: Demand, circumstances: Circumstances): Assessed[] {
  const models = candidates.filter(({ provider }) => provider.origin === 'MODEL');
  const qualities = qualitiesOf(models);
  const fastestMs = Math.min(...models.map((model) => circumstances.firstTokenMs(model) ?? UNMEASURED_MS));
  return candidates.flatMap((candidate, place): Assessed[] => {
    if (candidate.provider.origin === 'LOCAL') return demand.allowLocal ? [engine(candidate, place)] : [];
    const { prices } = candidate.model;
    if (!prices) return [];
    const call = demand.callFor(candidate);
    const usage = likelyUsage(call);
    const costMicroUsd = likelyCost(usage, prices);
    const worstCaseMicroUsd = worstCaseOf(call, prices);
    const firstTokenMs = circumstances.firstTokenMs(candidate);
    const { budgetLeftMicroUsd } = circumstances;
    return [{
      candidate,
      place,
      isLocal: false,
      quality: qualities.get(candidate) ?? 0,
      inputTokens: usage.inputTokens,
      maxOutputTokens: call.maxOutputTokens,
      costMicroUsd,
      worstCaseMicroUsd,
      burdenMicroUsd: costMicroUsd + Math.floor(((firstTokenMs ?? fastestMs) - fastestMs) / 1_000) * WAITED_SECOND_MICRO_USD,
      firstTokenMs,
      fits: fits(candidate.model, call, usage.inputTokens),
      isAffordable: budgetLeftMicroUsd === null || worstCaseMicroUsd <= budgetLeftMicroUsd,
      isSpared: circumstances.isSpared(candidate),
    }];
  });
}

function engine(candidate: Candidate, place: number): Assessed {
  return {
    candidate, place, isLocal: true, quality: 0, inputTokens: 0, maxOutputTokens: 0, costMicroUsd: 0, worstCaseMicroUsd: 0, burdenMicroUsd: 0,
    firstTokenMs: null, fits: true, isAffordable: true, isSpared: false,
  };
}
