import type { ModelCall, ModelSpec, PriceList, Prices, Rates, Usage } from './model.js';
import { PRICED_MODELS, type PricedModel } from './price-table.js';
import { mostInputTokens, mostOutputTokens } from './tokens.js';

/** The model that a key alone implies: the one for cost-sensitive work. */
export const DEFAULT_MODELS = { openai: 'gpt-5.6-luna', anthropic: 'claude-haiku-4-5' } as const;

/** How a call is made. Lyceum makes standard ones and batches; the other modes cost a multiple of a standard one too. */
export type PricingMode = 'standard' | keyof NonNullable<PriceList['multipliers']>;

/** Assumed where nobody has said how much a model can read and write together, in tokens. */
const UNKNOWN_CONTEXT_TOKENS = 128_000;
const MICRO_USD_PER_DOLLAR = 1_000_000;
const TOKENS_PER_PRICE = 1_000_000n;
const DAY_MS = 86_400_000;

function ratesOf(dollars: PricedModel['dollars']): Rates {
  const microUsd = (price: number): number => Math.round(price * MICRO_USD_PER_DOLLAR);
  return {
    inputMicroUsdPerMillion: microUsd(dollars.input),
    cachedInputMicroUsdPerMillion: microUsd(dollars.cachedInput),
    cacheWriteMicroUsdPerMillion: microUsd(dollars.cacheWrite),
    ...(dollars.cacheWrite1h !== undefined && { cacheWrite1hMicroUsdPerMillion: microUsd(dollars.cacheWrite1h) }),
    outputMicroUsdPerMillion: microUsd(dollars.output),
  };
}

function listOf({ dollars, longContext, multipliers, effectiveFrom }: PricedModel): PriceList & { effectiveFrom: string } {
  const tier = longContext && { ...ratesOf(longContext), aboveInputTokens: longContext.aboveInputTokens };
  return { ...ratesOf(dollars), ...(tier && { contextTiers: [tier] }), multipliers, effectiveFrom };
}

/** What is built in about a provider's model; without prices where nothing is. */
export function builtInSpec(provider: string, model: string): ModelSpec {
  const rows = PRICED_MODELS.filter((priced) => priced.provider === provider && priced.model === model);
  const [oldest, ...changes] = rows.map(listOf).sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom));
  return {
    name: model,
    contextTokens: rows.at(-1)?.contextTokens ?? UNKNOWN_CONTEXT_TOKENS,
    prices: oldest ? { ...oldest, changes } : null,
  };
}

/** Everything that a model's prices can come to, at any time and length. */
function ratesIn({ changes = [], ...list }: Prices): Rates[] {
  return [list, ...changes].flatMap((one: PriceList) => [one, ...(one.contextTiers ?? [])]);
}

const hourWrite = (rates: Rates): number => rates.cacheWrite1hMicroUsdPerMillion ?? rates.cacheWriteMicroUsdPerMillion;

/** The dearest rate of each kind, of all that are built in and those given, at any time and length. */
export function dearestPrices(configured: Prices[]): Prices {
  const all = [...PRICED_MODELS.map(listOf), ...configured].flatMap(ratesIn);
  const dearest = (rate: (rates: Rates) => number): number => Math.max(...all.map(rate));
  return {
    inputMicroUsdPerMillion: dearest((rates) => rates.inputMicroUsdPerMillion),
    cachedInputMicroUsdPerMillion: dearest((rates) => rates.cachedInputMicroUsdPerMillion),
    cacheWriteMicroUsdPerMillion: dearest((rates) => rates.cacheWriteMicroUsdPerMillion),
    cacheWrite1hMicroUsdPerMillion: dearest(hourWrite),
    outputMicroUsdPerMillion: dearest((rates) => rates.outputMicroUsdPerMillion),
  };
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

function inForce(prices: Prices, at: Date): PriceList {
  const day = dayOf(at);
  return prices.changes?.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? prices;
}

/** The rates of a standard call of ordinary length at that time. */
export function pricesOn(prices: Prices, at: Date): Rates {
  return inForce(prices, at);
}

/**
 * The cost of one attempt in micro-dollars, rounded up once.
 * @param at when it started: the prices of that day apply
 * @throws RangeError for a mode whose price is unknown
 */
export function costOf(usage: Usage, prices: Prices, at: Date = new Date(), mode: PricingMode = 'standard'): number {
  const list = inForce(prices, at);
  const rates = list.contextTiers?.findLast(({ aboveInputTokens }) => usage.inputTokens > aboveInputTokens) ?? list;
  const hour = Math.min(usage.cacheWrite1hInputTokens ?? 0, usage.cacheWriteInputTokens);
  return roundedUp([
    [Math.max(0, usage.inputTokens - usage.cachedInputTokens - usage.cacheWriteInputTokens), rates.inputMicroUsdPerMillion],
    [usage.cachedInputTokens, rates.cachedInputMicroUsdPerMillion],
    [usage.cacheWriteInputTokens - hour, rates.cacheWriteMicroUsdPerMillion],
    [hour, hourWrite(rates)],
    [usage.outputTokens, rates.outputMicroUsdPerMillion],
  ], multiplierOf(list, mode));
}

function multiplierOf({ multipliers }: PriceList, mode: PricingMode): number {
  const multiplier = mode === 'standard' ? 1 : multipliers?.[mode];
  if (multiplier === undefined) throw new RangeError(`Nobody has said what a call in the mode ${mode} costs.`);
  return multiplier;
}

/**
 * What a call can cost at most, in micro-dollars: all of its input at its dearest rate, all the output it may make before
 * it is cut, in the dearest tier that it may reach.
 * @param at the moment before the call: prices that change within a day count too, lest midnight passes between the two
 * @throws RangeError for a mode whose price is unknown
 */
export function worstCaseOf(call: ModelCall, prices: Prices, at: Date = new Date(), mode: PricingMode = 'standard'): number {
  const soon = new Date(at.getTime() + DAY_MS);
  const changing = (prices.changes ?? []).filter(({ effectiveFrom }) => effectiveFrom > dayOf(at) && effectiveFrom <= dayOf(soon));
  return Math.max(...[inForce(prices, at), ...changing].map((list) => worstCaseIn(list, mostInputTokens(call), mostOutputTokens(call), mode)));
}

function worstCaseIn(list: PriceList, input: number, output: number, mode: PricingMode): number {
  const reached = [{ ...list, aboveInputTokens: -1 }, ...(list.contextTiers ?? [])].filter(({ aboveInputTokens }) => input > aboveInputTokens);
  return Math.max(...reached.map((rates, index) => {
    const dearest = Math.max(
      rates.inputMicroUsdPerMillion, rates.cachedInputMicroUsdPerMillion, rates.cacheWriteMicroUsdPerMillion, hourWrite(rates));
    // A tier ends where the next begins.
    const most = reached[index + 1]?.aboveInputTokens ?? input;
    return roundedUp([[most, dearest], [output, rates.outputMicroUsdPerMillion]], multiplierOf(list, mode));
  }));
}

/** Decimal places that are kept of a rate or a multiplier; what lies beyond them is rounded up. */
const PLACES = 15;

/** The decimal that a number is written as, in units of 10^-15: 0.1 is a tenth, not the binary fraction beside it. */
function scaled(value: number): bigint {
  const [mantissa = '', exponent = '0'] = value.toString().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const shift = PLACES - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  return shift >= 0 ? digits * 10n ** BigInt(shift) : ceilDivide(digits, 10n ** BigInt(-shift));
}

const ceilDivide = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;

/** Counts times rates, in whole micro-dollars: exact, as binary fractions would round up what is whole already. */
function roundedUp(parts: [tokens: number, rate: number][], multiplier: number): number {
  const sum = parts.reduce((total, [tokens, rate]) => total + BigInt(tokens) * scaled(rate), 0n);
  return Number(ceilDivide(sum * scaled(multiplier), TOKENS_PER_PRICE * 10n ** BigInt(2 * PLACES)));
}
