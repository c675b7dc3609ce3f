import { nameOf, type Candidate } from '../candidates.js';
import type { Obstacle } from '../failure.js';
import { assess, isGoodEnough, type Assessed, type Circumstances, type Demand, type Placed } from './assess.js';
import { estimateDifficulty } from './difficulty.js';
import { beyond, resolved, type Aliases, type PolicyStep } from './policy.js';
import { whyNotFirst, whyUnfit, Wording } from './reasons.js';

/** Who decides: an operator's fixed order, a policy that admins have set, or what is built in. */
export type Rules =
  | { by: 'order' }
  | { by: 'policy'; version: number; steps: readonly PolicyStep[]; aliases: Aliases }
  | { by: 'router' };

/** A candidate that may be asked. */
export interface Ranked {
  candidate: Candidate;
  /** Why it is asked when its turn comes, in a sentence. */
  reason: string;
  /** Why it isn't asked first, as the rest of a sentence; empty for the one that is. */
  why: string;
  estimatedCostMicroUsd: number;
  worstCaseMicroUsd: number;
  quality: number;
  /** Its circuit breaker is open: it is passed over as long as that lasts. */
  isSpared: boolean;
  /** Whether the budget has room for its worst case. */
  isAffordable: boolean;
}

/** A candidate that is not asked, whatever happens to the others. */
export interface PassedOver {
  candidate: Candidate;
  obstacle: Extract<Obstacle, 'context' | 'policy'>;
  why: string;
  estimatedCostMicroUsd: number;
}

export interface Route {
  /** As estimated, 0 to 1. */
  difficulty: number;
  /** In the order in which they are asked. */
  ranked: Ranked[];
  passedOver: PassedOver[];
}

/**
 * Who is asked, in which order, and why. The built-in rules: of those that are good enough for the task's difficulty the cheapest
 * first, waiting counted; then the other models, the better ones first; the engine last. What can't take the task in is left
 * out, what the budget has no room for comes after what it has room for; ties keep the configured order.
 */
export function route(candidates: readonly Candidate[], rules: Rules, demand: Demand, circumstances: Circumstances): Route {
  const difficulty = estimateDifficulty(demand.task);
  const all = assess(candidates, demand, circumstances);
  const unfit = all.filter(({ fits }) => !fits).map((each) => passedOver(each, 'context', whyUnfit(each)));
  const fitting = all.filter(({ fits }) => fits);
  const { placed, beyondLimits } = placedBy(rules, fitting, demand, difficulty);
  const wording = new Wording({ rules, kind: demand.kind, difficulty, candidates, placed, unfit, budgetLeftMicroUsd: circumstances.budgetLeftMicroUsd });
  const first = placed.find(({ assessed }) => !assessed.isSpared);
  return {
    difficulty,
    ranked: placed.map((each, index): Ranked => ({
      candidate: each.assessed.candidate,
      reason: wording.reasonOf(each, index),
      why: each === first && each.assessed.isAffordable ? '' : whyNotFirst(each, first, wording),
      estimatedCostMicroUsd: each.assessed.costMicroUsd,
      worstCaseMicroUsd: each.assessed.worstCaseMicroUsd,
      quality: each.assessed.quality,
      isSpared: each.assessed.isSpared,
      isAffordable: each.assessed.isAffordable,
    })),
    passedOver: [...unfit, ...beyondLimits],
  };
}

/** The one that is asked first; undefined where nobody may be asked at the moment. */
export function chosen({ ranked }: Route): Ranked | undefined {
  return ranked.find(({ isSpared }) => !isSpared);
}

function passedOver({ candidate, costMicroUsd }: Assessed, obstacle: PassedOver['obstacle'], why: string): PassedOver {
  return { candidate, obstacle, why, estimatedCostMicroUsd: costMicroUsd };
}

interface Placing {
  placed: Placed[];
  beyondLimits: PassedOver[];
}

function placedBy(rules: Rules, fitting: Assessed[], demand: Demand, difficulty: number): Placing {
  if (rules.by === 'order') return { placed: fitting.map((assessed) => ({ assessed })), beyondLimits: [] };
  if (rules.by === 'policy') return byPolicy(rules, fitting, demand, difficulty);
  const models = fitting.filter(({ isLocal }) => !isLocal).toSorted(byUsefulness(fitting, difficulty));
  return { placed: [...models, ...fitting.filter(({ isLocal }) => isLocal)].map((assessed) => ({ assessed })), beyondLimits: [] };
}

function byUsefulness(among: readonly Assessed[], difficulty: number): (one: Assessed, other: Assessed) => number {
  const isGood = new Map(among.map((each) => [each, isGoodEnough(each, difficulty, among)]));
  return (one, other) => {
    if (one.isAffordable !== other.isAffordable) return one.isAffordable ? -1 : 1;
    if (isGood.get(one) !== isGood.get(other)) return isGood.get(one) ? -1 : 1;
    const better = isGood.get(one) ? 0 : other.quality - one.quality;
    return better || one.burdenMicroUsd - other.burdenMicroUsd || one.place - other.place;
  };
}

/** Step by step; a model that several name stands where the first does whose limits it keeps to. */
function byPolicy({ steps, aliases }: Extract<Rules, { by: 'policy' }>, fitting: Assessed[], { task }: Demand, difficulty: number): Placing {
  const placed = new Map<Assessed, Placed>();
  const limits = new Map<Assessed, string>();
  for (const [index, step] of steps.entries()) {
    const target = resolved(step.model, aliases);
    const assessed = fitting.find(({ candidate }) => 'model' in target && nameOf(candidate) === target.model);
    // The engine answers from a lesson alone: without one it comes last, whatever the policy says.
    if (!assessed || placed.has(assessed) || (assessed.isLocal && task.lesson === null)) continue;
    const limit = beyond(step, { ...assessed, difficulty, language: task.language });
    if (limit === null) placed.set(assessed, { assessed, step: index + 1 });
    else if (!limits.has(assessed)) limits.set(assessed, limit);
  }
  const order = [...placed.values()];
  const affordable = [...order.filter(({ assessed }) => assessed.isAffordable), ...order.filter(({ assessed }) => !assessed.isAffordable)];
  const left = fitting.filter((assessed) => !placed.has(assessed));
  return {
    // The engine answers when nobody else can, wherever a policy puts the others.
    placed: [...affordable, ...left.filter(({ isLocal }) => isLocal).map((assessed) => ({ assessed }))],
    beyondLimits: left.filter(({ isLocal }) => !isLocal)
      .map((each) => passedOver(each, 'policy', limits.get(each) ?? 'the policy does not name it')),
  };
}
