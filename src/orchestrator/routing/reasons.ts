import type { Candidate } from '../candidates.js';
import { isGoodEnough, type Assessed, type Placed } from './assess.js';
import type { PassedOver, Rules } from './route.js';
import { inDollars, longName, shortName, taskInWords } from './sentences.js';

export interface WordingParts {
  rules: Rules;
  kind: string;
  difficulty: number;
  candidates: readonly Candidate[];
  /** In the order in which they are asked. */
  placed: readonly Placed[];
  /** Those whose context is too small. */
  unfit: readonly PassedOver[];
  budgetLeftMicroUsd: number | null;
}

/** Says why somebody is asked. */
export class Wording {
  readonly #task: string;
  readonly #models: readonly Assessed[];
  readonly #good: readonly Assessed[];

  constructor(readonly parts: WordingParts) {
    this.#task = taskInWords(parts.kind, parts.difficulty);
    this.#models = parts.placed.map(({ assessed }) => assessed).filter(({ isLocal }) => !isLocal);
    this.#good = this.#models.filter((each) => this.isGood(each));
  }

  isGood(assessed: Assessed): boolean {
    return isGoodEnough(assessed, this.parts.difficulty, this.#models);
  }

  /** A whole sentence. */
  reasonOf(placed: Placed, index: number): string {
    const { rules, candidates } = this.parts;
    const { assessed: { candidate, isLocal, costMicroUsd }, step } = placed;
    const likely = isLocal ? '' : `: about ${inDollars(costMicroUsd)}`;
    if (step !== undefined && rules.by === 'policy') {
      return `${longName(candidate)} is step ${step} of the routing policy (version ${rules.version}) for ${this.#task}${likely}${this.#others()}.`;
    }
    if (rules.by !== 'policy' && this.#isOrderAll) {
      if (index > 0) return `${shortName(candidate, candidates)} is the next in order.`;
      const room = this.parts.unfit.length > 0 && !isLocal ? ' that has room for it' : '';
      return `${isLocal ? 'The built-in engine' : shortName(candidate, candidates)} is the first in order${room}.`;
    }
    if (isLocal) return 'The built-in engine comes last.';
    return index === 0 ? `${longName(candidate)} ${this.#merit(placed.assessed)}${likely}${this.#others()}.` : this.#fallback(placed.assessed, likely);
  }

  /** Whether nothing but the configured order tells the models apart. */
  get #isOrderAll(): boolean {
    if (this.parts.rules.by === 'order') return true;
    const [first, ...rest] = this.#models;
    if (this.parts.unfit.length > 0 || !first) return this.parts.unfit.length === 0;
    return rest.every((each) => each.quality === first.quality && each.burdenMicroUsd === first.burdenMicroUsd && each.isAffordable === first.isAffordable);
  }

  #merit(first: Assessed): string {
    const models = this.#models.length + this.parts.unfit.length;
    if (first.quality < this.parts.difficulty) return `is the best that can be asked for ${this.#task}, if not quite good enough`;
    const rivals = this.#good.filter(({ isAffordable }) => isAffordable === first.isAffordable);
    if (rivals.some((rival) => isSlower(rival, first))) return `is good enough for ${this.#task}, and begins to answer sooner than what costs no more`;
    return rivals.length > 1 ? `is the cheapest of ${rivals.length} that are good enough for ${this.#task}` : `is the only one of ${models} to ask for ${this.#task}`;
  }

  #fallback(assessed: Assessed, likely: string): string {
    const merit = assessed.quality >= this.parts.difficulty ? `is good enough for ${this.#task} as well` : `is the next best for ${this.#task}`;
    return `${longName(assessed.candidate)} ${merit}${likely}.`;
  }

  /** Who would have come first, but can't be asked this. */
  #others(): string {
    const told = [
      ...this.parts.unfit.map(({ candidate }) => `${longName(candidate)}'s context is too small`),
      ...this.#models.filter(({ isAffordable }) => !isAffordable).map(({ candidate }) => `${longName(candidate)} may cost more than is left of the day's budget`),
    ];
    return told.length > 0 ? `; ${told.join(', ')}` : '';
  }
}

/** Whether only the waiting speaks against the one. */
function isSlower(one: Assessed, other: Assessed): boolean {
  return one.costMicroUsd <= other.costMicroUsd && one.burdenMicroUsd > other.burdenMicroUsd;
}

const tokens = (count: number): string => count.toLocaleString('en');

export function whyUnfit({ candidate, inputTokens, maxOutputTokens }: Assessed): string {
  return `its context of ${tokens(candidate.model.contextTokens)} tokens has no room for about ${tokens(inputTokens)} to read and ${tokens(maxOutputTokens)} to write`;
}

/** Why it is not asked first, as the rest of a sentence. @param first who is */
export function whyNotFirst({ assessed, step }: Placed, first: Placed | undefined, wording: Wording): string {
  const { rules, difficulty, budgetLeftMicroUsd } = wording.parts;
  if (assessed.isSpared) return 'its circuit breaker is open';
  if (!assessed.isAffordable && budgetLeftMicroUsd !== null) {
    return `it may cost ${inDollars(assessed.worstCaseMicroUsd)}, and ${inDollars(Math.max(0, budgetLeftMicroUsd))} is left of the day's budget`;
  }
  if (rules.by === 'order') return 'it comes later in "order"';
  if (step !== undefined) return `it is step ${step} of the policy`;
  // Whoever is asked first must be paid for before anything is started.
  if (assessed.isLocal && first && !first.assessed.isAffordable) return 'it answers when a model has failed, and nothing is started while the budget has room for none';
  if (assessed.isLocal || !first) return 'it answers when no model can';
  if (!wording.isGood(assessed)) return `its quality (${assessed.quality.toFixed(2)}) is below the difficulty (${difficulty.toFixed(2)})`;
  const { costMicroUsd } = first.assessed;
  const merit = assessed.quality >= difficulty ? 'it is good enough as well' : 'it is no better';
  if (assessed.costMicroUsd > costMicroUsd) return `${merit}, but dearer: about ${inDollars(assessed.costMicroUsd)}`;
  if (isSlower(assessed, first.assessed)) return `it costs no more, but takes ${((assessed.firstTokenMs ?? 0) / 1_000).toFixed(1)} s to its first token`;
  return 'it is as good and as cheap, and comes later in order';
}
