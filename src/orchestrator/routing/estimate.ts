import type { ModelCall, ModelSpec, Prices, Usage } from '../model.js';
import { costOf } from '../prices.js';
import { likelyInputTokens, mostInputTokens } from '../tokens.js';

/** Answers are mostly that share of what they may be: the limit leaves room for models that reason first. */
const LIKELY_SHARE = 1 / 6;
/** How far a likely input may be off, and the call still fit (docs/orchestrator.md has the measured errors). */
const CONTEXT_MARGIN = 1.25;

/** What a call likely uses, nothing of it from a cache. */
export function likelyUsage(call: ModelCall): Usage {
  return {
    inputTokens: likelyInputTokens(call), cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: Math.ceil(call.maxOutputTokens * LIKELY_SHARE),
  };
}

/** What a call likely costs, in micro-dollars. */
export function likelyCost(usage: Usage, prices: Prices): number {
  return costOf(usage, prices);
}

/** By bytes, which are counted at once: a call for which that holds need not be estimated. */
export function fitsSurely({ contextTokens }: ModelSpec, call: ModelCall): boolean {
  return mostInputTokens(call) + call.maxOutputTokens <= contextTokens;
}

/** Whether a model can take in all of a call's input, and write all that it may. */
export function fits({ contextTokens }: ModelSpec, call: ModelCall, inputTokens = likelyInputTokens(call)): boolean {
  return Math.ceil(inputTokens * CONTEXT_MARGIN) + call.maxOutputTokens <= contextTokens;
}
