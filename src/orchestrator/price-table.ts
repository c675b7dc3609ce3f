import type { PriceList } from './model.js';

/** Dollars per million tokens; cache writes for the shortest time and, where a provider sells both, for an hour. */
interface Dollars {
  input: number;
  cachedInput: number;
  cacheWrite: number;
  cacheWrite1h?: number;
  output: number;
}

export interface PricedModel {
  provider: 'openai' | 'anthropic';
  model: string;
  /** The largest input and output together, in tokens. */
  contextTokens: number;
  /** The first day of these prices; of the oldest row of a model, a day on which they are known to have been in force. */
  effectiveFrom: string;
  dollars: Dollars;
  /** The prices of a whole call with more input than that. */
  longContext?: Dollars & { aboveInputTokens: number };
  multipliers: NonNullable<PriceList['multipliers']>;
  /** The day on which the source was read. */
  asOf: string;
  source: string;
}

const OPENAI_MODELS = 'https://developers.openai.com/api/docs/models';
const OPENAI_PRICE_CUT = 'https://docs.laozhang.ai/en/announcements/gpt-5-6-pricing-2026-07.md';
const ASTRA_DISCUSSION = 'https://github.com/BerriAI/litellm/discussions/39633';
const COPILOT_TABLE = 'https://github.com/github/docs/blob/main/data/tables/copilot/models-and-pricing.yml';
const OPENAI_MODELS_CRATE = 'https://docs.rs/crate/openai-models/0.1.1/source/src/lib.rs';
const ANTHROPIC_MODELS = 'https://platform.claude.com/docs/en/about-claude/models/overview';
const ANTHROPIC_PRICING = 'https://platform.claude.com/docs/en/about-claude/pricing';
const CLAUDIT_REFRESH = 'https://github.com/kurofune/claudit/releases/tag/v1.9.2';
const SYNAPS_PRICING = 'https://docs.rs/synaps/0.10.2/synaps_cli/pricing/index.html';

const openai = { provider: 'openai', contextTokens: 1_050_000, multipliers: { batch: 0.5, flex: 0.5, priority: 2 }, asOf: '2026-11-25' } as const;
/** OpenAI's models before GPT-5.6: a write to the cache costs what any input does. */
const olderOpenai = { provider: 'openai', multipliers: { batch: 0.5 }, asOf: '2026-11-21', effectiveFrom: '2026-11-21' } as const;
const anthropic = { provider: 'anthropic', contextTokens: 1_000_000, multipliers: { batch: 0.5 }, asOf: '2026-11-25' } as const;
const LONG = 272_000;

const EMBEDDING_MODELS = 'https://zilliz.com/ai-models/text-embedding-3-small.md';
/** Models that make vectors: input is all that is ever counted. */
const embedding = { provider: 'openai', contextTokens: 8_191, multipliers: { batch: 0.5 }, asOf: '2026-11-25', effectiveFrom: '2026-11-25', source: EMBEDDING_MODELS } as const;

/** List prices. A model that isn't here needs its prices in the configuration. */
export const PRICED_MODELS: readonly PricedModel[] = [
  {
    ...openai, model: 'gpt-6.2-sol', effectiveFrom: '2026-11-17', source: `${OPENAI_MODELS}/gpt-6.2-sol`,
    multipliers: { batch: 0.5, priority: 2 },
    dollars: { input: 2, cachedInput: 0.1, cacheWrite: 2.5, output: 10 },
    longContext: { aboveInputTokens: LONG, input: 4, cachedInput: 0.2, cacheWrite: 5, output: 15 },
  },
  {
    ...openai, model: 'gpt-6-luna', effectiveFrom: '2026-09-22', source: `${OPENAI_MODELS}/gpt-6-luna`,
    dollars: { input: 0.1, cachedInput: 0.01, cacheWrite: 0.125, output: 0.5 },
    longContext: { aboveInputTokens: LONG, input: 0.2, cachedInput: 0.02, cacheWrite: 0.25, output: 0.75 },
  },
  {
    ...openai, model: 'gpt-6-sol', effectiveFrom: '2026-09-22', source: `${OPENAI_MODELS}/gpt-6-sol`,
    dollars: { input: 2, cachedInput: 0.2, cacheWrite: 2.5, output: 10 },
    longContext: { aboveInputTokens: LONG, input: 4, cachedInput: 0.4, cacheWrite: 5, output: 15 },
  },
  {
    ...openai, model: 'gpt-6-astra', effectiveFrom: '2026-09-03', source: ASTRA_DISCUSSION,
    dollars: { input: 10, cachedInput: 1, cacheWrite: 12.5, output: 50 },
    longContext: { aboveInputTokens: LONG, input: 20, cachedInput: 2, cacheWrite: 25, output: 75 },
  },
  {
    ...openai, model: 'gpt-5.6-luna', effectiveFrom: '2026-07-09', source: OPENAI_PRICE_CUT,
    dollars: { input: 1, cachedInput: 0.1, cacheWrite: 1.25, output: 6 },
    longContext: { aboveInputTokens: LONG, input: 2, cachedInput: 0.2, cacheWrite: 2.5, output: 9 },
  },
  {
    ...openai, model: 'gpt-5.6-luna', effectiveFrom: '2026-07-30', source: `${OPENAI_MODELS}/gpt-5.6-luna`,
    dollars: { input: 0.2, cachedInput: 0.02, cacheWrite: 0.25, output: 1.2 },
    longContext: { aboveInputTokens: LONG, input: 0.4, cachedInput: 0.04, cacheWrite: 0.5, output: 1.8 },
  },
  {
    ...openai, model: 'gpt-5.6-terra', effectiveFrom: '2026-07-09', source: OPENAI_PRICE_CUT,
    dollars: { input: 2.5, cachedInput: 0.25, cacheWrite: 3.125, output: 15 },
    longContext: { aboveInputTokens: LONG, input: 5, cachedInput: 0.5, cacheWrite: 6.25, output: 22.5 },
  },
  {
    ...openai, model: 'gpt-5.6-terra', effectiveFrom: '2026-07-30', source: COPILOT_TABLE,
    dollars: { input: 2, cachedInput: 0.2, cacheWrite: 2.5, output: 12 },
    longContext: { aboveInputTokens: LONG, input: 4, cachedInput: 0.4, cacheWrite: 5, output: 18 },
  },
  { ...olderOpenai, model: 'gpt-5.2', contextTokens: 400_000, source: COPILOT_TABLE, dollars: { input: 1.75, cachedInput: 0.175, cacheWrite: 1.75, output: 14 } },
  { ...olderOpenai, model: 'gpt-5-mini', contextTokens: 400_000, source: COPILOT_TABLE, dollars: { input: 0.25, cachedInput: 0.025, cacheWrite: 0.25, output: 2 } },
  { ...olderOpenai, model: 'gpt-4.1', contextTokens: 1_047_576, source: COPILOT_TABLE, dollars: { input: 2, cachedInput: 0.5, cacheWrite: 2, output: 8 } },
  { ...olderOpenai, model: 'gpt-4o-mini', contextTokens: 128_000, source: OPENAI_MODELS_CRATE, dollars: { input: 0.15, cachedInput: 0.075, cacheWrite: 0.15, output: 0.6 } },
  { ...olderOpenai, model: 'gpt-4o', contextTokens: 128_000, source: OPENAI_MODELS_CRATE, dollars: { input: 2.5, cachedInput: 1.25, cacheWrite: 2.5, output: 10 } },
  { ...embedding, model: 'text-embedding-3-small', dollars: { input: 0.02, cachedInput: 0.02, cacheWrite: 0.02, output: 0.02 } },
  { ...embedding, model: 'text-embedding-3-large', dollars: { input: 0.13, cachedInput: 0.13, cacheWrite: 0.13, output: 0.13 } },
  {
    ...anthropic, model: 'claude-opus-5-5', effectiveFrom: '2026-09-22', source: SYNAPS_PRICING,
    dollars: { input: 4, cachedInput: 0.2, cacheWrite: 5, cacheWrite1h: 8, output: 20 },
  },
  {
    ...anthropic, model: 'claude-opus-5', effectiveFrom: '2026-07-24', source: ANTHROPIC_PRICING,
    dollars: { input: 5, cachedInput: 0.5, cacheWrite: 6.25, cacheWrite1h: 10, output: 25 },
  },
  {
    ...anthropic, model: 'claude-sonnet-5-5', effectiveFrom: '2026-09-29', source: ANTHROPIC_MODELS,
    dollars: { input: 2, cachedInput: 0.2, cacheWrite: 2.5, cacheWrite1h: 4, output: 10 },
  },
  {
    ...anthropic, model: 'claude-sonnet-5-5', effectiveFrom: '2026-10-07', source: CLAUDIT_REFRESH,
    dollars: { input: 2, cachedInput: 0.1, cacheWrite: 2.5, cacheWrite1h: 4, output: 10 },
  },
  {
    ...anthropic, model: 'claude-sonnet-5', effectiveFrom: '2026-06-30', source: ANTHROPIC_MODELS,
    dollars: { input: 2, cachedInput: 0.2, cacheWrite: 2.5, cacheWrite1h: 4, output: 10 },
  },
  {
    ...anthropic, model: 'claude-haiku-5-5', effectiveFrom: '2026-10-07', source: CLAUDIT_REFRESH,
    dollars: { input: 0.1, cachedInput: 0.01, cacheWrite: 0.125, cacheWrite1h: 0.2, output: 0.5 },
    longContext: { aboveInputTokens: 100_000, input: 0.5, cachedInput: 0.05, cacheWrite: 0.625, cacheWrite1h: 1, output: 2.5 },
  },
  {
    ...anthropic, model: 'claude-haiku-4-5', contextTokens: 200_000, effectiveFrom: '2026-11-21', source: ANTHROPIC_PRICING,
    dollars: { input: 1, cachedInput: 0.1, cacheWrite: 1.25, cacheWrite1h: 2, output: 5 },
  },
];
