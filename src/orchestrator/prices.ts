import type { ModelCall, ModelSpec, Prices, Usage } from './model.js';
import { mostInputTokens, OVERRUN } from './tokens.js';

interface PricedModel {
  provider: 'openai' | 'anthropic';
  model: string;
  contextTokens: number;
  /** Dollars per million tokens: input, cached input, cache writes (5 minutes), output. */
  dollars: [input: number, cachedInput: number, cacheWrite: number, output: number];
  /** The day on which the price was read at its source. */
  asOf: string;
  source: string;
}

const OPENAI_MODELS = 'https://developers.openai.com/api/docs/models';
const COPILOT_TABLE = 'https://github.com/github/docs/blob/main/data/tables/copilot/models-and-pricing.yml';
const OPENAI_MODELS_CRATE = 'https://docs.rs/crate/openai-models/0.1.1/source/src/lib.rs';
const ANTHROPIC_MODELS = 'https://platform.claude.com/docs/en/about-claude/models/overview';
const ANTHROPIC_PRICING = 'https://platform.claude.com/docs/en/about-claude/pricing';

/**
 * List prices, without batch and tier discounts. Where a provider asks more for long prompts (OpenAI's GPT-5.6
 * above 272,000 tokens), the context ends where the dearer tier begins. A model that isn't here needs its prices
 * in the configuration.
 */
const PRICED_MODELS: PricedModel[] = [
  { provider: 'openai', model: 'gpt-5.6-luna', contextTokens: 272_000, dollars: [0.2, 0.02, 0.25, 1.2], asOf: '2026-11-21', source: OPENAI_MODELS },
  { provider: 'openai', model: 'gpt-5.6-terra', contextTokens: 272_000, dollars: [2, 0.2, 2.5, 12], asOf: '2026-11-21', source: OPENAI_MODELS },
  { provider: 'openai', model: 'gpt-5.2', contextTokens: 400_000, dollars: [1.75, 0.175, 1.75, 14], asOf: '2026-11-21', source: COPILOT_TABLE },
  { provider: 'openai', model: 'gpt-5-mini', contextTokens: 400_000, dollars: [0.25, 0.025, 0.25, 2], asOf: '2026-11-21', source: COPILOT_TABLE },
  { provider: 'openai', model: 'gpt-4.1', contextTokens: 1_047_576, dollars: [2, 0.5, 2, 8], asOf: '2026-11-21', source: COPILOT_TABLE },
  { provider: 'openai', model: 'gpt-4o-mini', contextTokens: 128_000, dollars: [0.15, 0.075, 0.15, 0.6], asOf: '2026-11-21', source: OPENAI_MODELS_CRATE },
  { provider: 'openai', model: 'gpt-4o', contextTokens: 128_000, dollars: [2.5, 1.25, 2.5, 10], asOf: '2026-11-21', source: OPENAI_MODELS_CRATE },
  { provider: 'anthropic', model: 'claude-sonnet-5-5', contextTokens: 1_000_000, dollars: [2, 0.2, 2.5, 10], asOf: '2026-11-21', source: ANTHROPIC_MODELS },
  { provider: 'anthropic', model: 'claude-sonnet-5', contextTokens: 1_000_000, dollars: [2, 0.2, 2.5, 10], asOf: '2026-11-21', source: ANTHROPIC_MODELS },
  { provider: 'anthropic', model: 'claude-opus-5', contextTokens: 1_000_000, dollars: [5, 0.5, 6.25, 25], asOf: '2026-11-21', source: ANTHROPIC_PRICING },
  { provider: 'anthropic', model: 'claude-haiku-4-5', contextTokens: 200_000, dollars: [1, 0.1, 1.25, 5], asOf: '2026-11-21', source: ANTHROPIC_MODELS },
];

/** The model that a key alone implies: the one for cost-sensitive work. */
export const DEFAULT_MODELS = { openai: 'gpt-5.6-luna', anthropic: 'claude-haiku-4-5' } as const;

/** Assumed where nobody has said how much a model can read and write together, in tokens. */
const UNKNOWN_CONTEXT_TOKENS = 128_000;
const MICRO_USD_PER_DOLLAR = 1_000_000;
const TOKENS_PER_PRICE = 1_000_000;

function pricesOf({ dollars: [input, cachedInput, cacheWrite, output] }: PricedModel): Prices {
  const microUsd = (dollars: number): number => Math.round(dollars * MICRO_USD_PER_DOLLAR);
  return {
    inputMicroUsdPerMillion: microUsd(input),
    cachedInputMicroUsdPerMillion: microUsd(cachedInput),
    cacheWriteMicroUsdPerMillion: microUsd(cacheWrite),
    outputMicroUsdPerMillion: microUsd(output),
  };
}

/** What is built in about a provider's model; without prices where nothing is. */
export function builtInSpec(provider: string, model: string): ModelSpec {
  const known = PRICED_MODELS.find((priced) => priced.provider === provider && priced.model === model);
  return { name: model, contextTokens: known?.contextTokens ?? UNKNOWN_CONTEXT_TOKENS, prices: known ? pricesOf(known) : null };
}

/** The dearest rate of each kind, of all that are built in and those given. */
export function dearestPrices(configured: Prices[]): Prices {
  const all = [...PRICED_MODELS.map(pricesOf), ...configured];
  const dearest = (rate: keyof Prices): number => Math.max(...all.map((prices) => prices[rate]));
  return {
    inputMicroUsdPerMillion: dearest('inputMicroUsdPerMillion'),
    cachedInputMicroUsdPerMillion: dearest('cachedInputMicroUsdPerMillion'),
    cacheWriteMicroUsdPerMillion: dearest('cacheWriteMicroUsdPerMillion'),
    outputMicroUsdPerMillion: dearest('outputMicroUsdPerMillion'),
  };
}

/** The cost of one attempt in micro-dollars, rounded up once. */
export function costOf(usage: Usage, prices: Prices): number {
  const fresh = Math.max(0, usage.inputTokens - usage.cachedInputTokens - usage.cacheWriteInputTokens);
  const parts = fresh * prices.inputMicroUsdPerMillion
    + usage.cachedInputTokens * prices.cachedInputMicroUsdPerMillion
    + usage.cacheWriteInputTokens * prices.cacheWriteMicroUsdPerMillion
    + usage.outputTokens * prices.outputMicroUsdPerMillion;
  return Math.ceil(parts / TOKENS_PER_PRICE);
}

/** What a call can cost at most, in micro-dollars: all of its input at its dearest rate, all the output it may make before it is cut. */
export function worstCaseOf(call: ModelCall, prices: Prices): number {
  const input = Math.max(prices.inputMicroUsdPerMillion, prices.cacheWriteMicroUsdPerMillion, prices.cachedInputMicroUsdPerMillion);
  const output = Math.ceil(call.maxOutputTokens * OVERRUN);
  return Math.ceil((mostInputTokens(call) * input + output * prices.outputMicroUsdPerMillion) / TOKENS_PER_PRICE);
}
