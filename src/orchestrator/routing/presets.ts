import { LOCAL, nameOf, type Candidate } from '../candidates.js';
import type { PolicyStep } from './policy.js';
import { qualitiesOf } from './quality.js';

/** Policies to start from. */
export const PRESETS = ['CLOUD_FIRST', 'PRIVATE_FIRST', 'FRUGAL'] as const;
export type Preset = (typeof PRESETS)[number];

/** What the engine alone is trusted with where money is to be spared. */
const EASY = 0.25;

const ENGINE: PolicyStep = { model: LOCAL };

/** A preset as an ordinary policy of the models that may be asked. */
export function presetSteps(preset: Preset, candidates: readonly Candidate[]): PolicyStep[] {
  const models = candidates.filter(({ provider }) => provider.origin === 'MODEL');
  const quality = qualitiesOf(models);
  const cheapestFirst = models.toSorted((one, other) => priceOf(one) - priceOf(other));
  const trusted = (candidate: Candidate): PolicyStep => ({ model: nameOf(candidate), maxDifficulty: Number((quality.get(candidate) ?? 0).toFixed(2)) });
  const anything = (candidate: Candidate): PolicyStep => ({ model: nameOf(candidate) });
  /** Each for what it is good enough for, the cheapest first; then each for anything, the best first. */
  const ladder = (of: readonly Candidate[]): [steps: PolicyStep[], fallbacks: PolicyStep[]] =>
    [of.map(trusted), of.toSorted((one, other) => (quality.get(other) ?? 0) - (quality.get(one) ?? 0)).map(anything)];
  const [privateSteps, privateFallbacks] = ladder(cheapestFirst.filter(({ isPrivate }) => isPrivate));
  const [cloudSteps, cloudFallbacks] = ladder(cheapestFirst.filter(({ isPrivate }) => !isPrivate));
  switch (preset) {
    case 'CLOUD_FIRST':
      return [...cloudSteps, ...cloudFallbacks, ...privateFallbacks, ENGINE];
    case 'PRIVATE_FIRST':
      return [...privateSteps, ...cloudSteps, ...cloudFallbacks, ...privateFallbacks, ENGINE];
    case 'FRUGAL': {
      const [steps, fallbacks] = ladder(cheapestFirst);
      return [...(models.length > 0 ? [{ ...ENGINE, maxDifficulty: EASY }] : []), ...steps, ...fallbacks, ENGINE];
    }
  }
}

function priceOf({ model }: Candidate): number {
  return model.prices?.outputMicroUsdPerMillion ?? 0;
}
