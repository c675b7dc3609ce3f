import type { Candidate } from '../candidates.js';
import { RATED_MODELS } from './quality-table.js';

/** The quality of the dearest model of those that may be asked, where nobody has said more of it. */
const DEAREST = 0.9;
/** What a tenth of that price costs in quality. */
const PER_TENTH = 0.4;
/** A price of nothing tells nothing: what a model on one's own machine is trusted with. */
const FREE = 0.4;
const LEAST = 0.3;

/**
 * The difficulty up to which each model is good enough, 0 to 1: what the operator says, else what is known of the model,
 * else what its price for output is in relation to the dearest of these.
 */
export function qualitiesOf(candidates: readonly Candidate[]): Map<Candidate, number> {
  const dearest = Math.max(...candidates.map(outputPrice));
  return new Map(candidates.map((candidate) => [candidate, candidate.model.quality ?? ratedQuality(candidate) ?? byPrice(outputPrice(candidate), dearest)]));
}

function ratedQuality({ provider, model }: Candidate): number | undefined {
  return RATED_MODELS.find((rated) => rated.provider === provider.name && rated.model === model.name)?.quality;
}

function outputPrice({ model }: Candidate): number {
  return model.prices?.outputMicroUsdPerMillion ?? 0;
}

function byPrice(price: number, dearest: number): number {
  return price === 0 ? FREE : Math.max(LEAST, DEAREST - PER_TENTH * Math.log10(dearest / price));
}
