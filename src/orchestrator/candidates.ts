import type { BatchProvider } from './batches.js';
import type { ModelProvider, ModelSpec, PriceList, Prices, Rates } from './model.js';
import { builtInSpec, DEFAULT_MODELS, dearestPrices, type PricingMode } from './prices.js';
import { batchesWithoutPersonalData } from './privacy/batches.js';
import { withoutPersonalData } from './privacy/provider.js';
import { isPrivateUrl } from './private-url.js';
import { AnthropicBatches } from './providers/anthropic.batches.js';
import { AnthropicProvider, type AnthropicOptions } from './providers/anthropic.js';
import { compatibleOptions, NO_KEY } from './providers/compatible.js';
import { OpenAIBatches } from './providers/openai.batches.js';
import { OpenAIProvider, type OpenAIOptions } from './providers/openai.js';
import type { StructuredMode } from './providers/structured.js';

/** A model that may be asked, at its provider. */
export interface Candidate {
  provider: ModelProvider;
  model: ModelSpec;
  /** How its calls are paid for; as standard ones when left out. */
  mode?: PricingMode;
  /** Its provider's batch API, where it has one and its price there is known. */
  batches?: BatchProvider;
  /** Its answer has come already: it is read once, and nothing is asked or paid for. */
  once?: true;
  /** Whether its server stands on this machine or in its private network. */
  isPrivate?: boolean;
}

/** A line of the list that is printed at start-up. */
export interface ModelReport {
  provider: string;
  model: string;
  usable: boolean;
  /** What an operator must add to make it usable. */
  missing?: string;
}

interface Access {
  apiKey: string | null;
  baseUrl: string | null;
  model: string | null;
}

type Protocol = 'openai' | 'anthropic';

interface ConfiguredRates {
  inputMicroUsdPerMillion: number;
  cachedInputMicroUsdPerMillion?: number | undefined;
  cacheWriteMicroUsdPerMillion?: number | undefined;
  cacheWrite1hMicroUsdPerMillion?: number | undefined;
  outputMicroUsdPerMillion: number;
}

interface ConfiguredList extends ConfiguredRates {
  contextTiers?: (ConfiguredRates & { aboveInputTokens: number })[] | undefined;
}

interface ConfiguredPrices extends ConfiguredList {
  changes?: (ConfiguredList & { effectiveFrom: string })[] | undefined;
}

interface ConfiguredProvider {
  name: string;
  protocol: Protocol;
  baseUrl: string;
  /** Whether it has its protocol's batch API, at half the price; the two official ones have. */
  batch?: boolean | undefined;
  apiKeyEnv?: string | undefined;
  structured?: StructuredMode | undefined;
  models: {
    name: string; contextTokens?: number | undefined; prices?: ConfiguredPrices | undefined; quality?: number | undefined;
  }[];
}

/** The part of the configuration that says which models there are. */
export interface ModelsConfig {
  openai: Access;
  anthropic: Access;
  /** The values of the variables that an `apiKeyEnv` names. */
  apiKeys: ReadonlyMap<string, string>;
  tuning: {
    providers: ConfiguredProvider[];
    order?: string[] | undefined;
    unknownPrice: 'refuse' | 'dearest';
  };
}

export interface Candidates {
  /** In the order in which they are tried. */
  candidates: Candidate[];
  /** Every model that is configured, usable or not. */
  report: ModelReport[];
  /** The same with what is known of each, the engine included. */
  configured: ConfiguredModel[];
}

/** A model that is configured, and what it lacks where it can't be asked. */
export interface ConfiguredModel extends Candidate {
  /** How a quiz is asked for: by a JSON schema that the server keeps to, or in words. */
  structured: StructuredMode;
  missing?: string;
}

export const LOCAL = 'local';
const LOCAL_MODEL: ModelSpec = {
  name: 'built-in',
  contextTokens: Number.MAX_SAFE_INTEGER,
  prices: {
    inputMicroUsdPerMillion: 0, cachedInputMicroUsdPerMillion: 0, cacheWriteMicroUsdPerMillion: 0, outputMicroUsdPerMillion: 0,
  },
};

/** What a write to a provider's cache costs where nobody has said: 1.25 times the input, at both official ones. */
const CACHE_WRITE_FACTOR = 1.25;
/** And one that is kept for an hour. */
const HOUR_CACHE_WRITE_FACTOR = 2;

/** What a call in a batch costs where the configuration says that there are any: as at both official providers. */
const BATCH_MULTIPLIER = 0.5;

type Prepared = ConfiguredModel;

interface Adapters {
  provider: ModelProvider;
  batches?: BatchProvider;
}

function discreet(provider: ModelProvider, batches: BatchProvider | null): Adapters {
  return { provider: withoutPersonalData(provider), ...(batches && { batches: batchesWithoutPersonalData(batches) }) };
}

function anthropicAdapters(options: AnthropicOptions, batch: boolean): Adapters {
  return discreet(new AnthropicProvider(options), batch ? new AnthropicBatches(options) : null);
}

function openaiAdapters(options: Omit<OpenAIOptions, 'outputLimitField'>, batch: boolean): Adapters {
  const full = options.name === 'openai' ? { ...options, outputLimitField: 'max_completion_tokens' } as const : compatibleOptions(options);
  return discreet(new OpenAIProvider(full), batch ? new OpenAIBatches(full) : null);
}

function hasBatches({ name, batch }: ConfiguredProvider): boolean {
  return batch ?? (name === 'openai' || name === 'anthropic');
}

function adaptersOf(settings: ConfiguredProvider, apiKey: string | undefined): Adapters {
  const { name, protocol, baseUrl, structured } = settings;
  const options = { name, baseUrl, apiKey: apiKey ?? NO_KEY, structured };
  return protocol === 'anthropic' ? anthropicAdapters(options, hasBatches(settings)) : openaiAdapters(options, hasBatches(settings));
}

function ratesOf(rates: ConfiguredRates, protocol: Protocol): Rates {
  const { inputMicroUsdPerMillion: input, outputMicroUsdPerMillion } = rates;
  const cacheWrite = rates.cacheWriteMicroUsdPerMillion ?? input * CACHE_WRITE_FACTOR;
  // Only Anthropic's protocol tells what is kept for an hour from the rest.
  const cacheWrite1h = rates.cacheWrite1hMicroUsdPerMillion
    ?? (protocol === 'anthropic' ? Math.max(cacheWrite, input * HOUR_CACHE_WRITE_FACTOR) : undefined);
  return {
    inputMicroUsdPerMillion: input,
    // A price that is missing is never zero: what is read from a cache counts as fresh input.
    cachedInputMicroUsdPerMillion: rates.cachedInputMicroUsdPerMillion ?? input,
    cacheWriteMicroUsdPerMillion: cacheWrite,
    ...(cacheWrite1h !== undefined && { cacheWrite1hMicroUsdPerMillion: cacheWrite1h }),
    outputMicroUsdPerMillion,
  };
}

function listOf(list: ConfiguredList, { protocol, ...settings }: ConfiguredProvider): PriceList {
  const tiers = (list.contextTiers ?? []).toSorted((a, b) => a.aboveInputTokens - b.aboveInputTokens);
  return {
    ...ratesOf(list, protocol),
    contextTiers: tiers.map((tier) => ({ ...ratesOf(tier, protocol), aboveInputTokens: tier.aboveInputTokens })),
    ...(hasBatches({ protocol, ...settings }) && { multipliers: { batch: BATCH_MULTIPLIER } }),
  };
}

function pricesOf(prices: ConfiguredPrices, settings: ConfiguredProvider): Prices {
  const changes = (prices.changes ?? []).toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom));
  return {
    ...listOf(prices, settings),
    changes: changes.map((change) => ({ ...listOf(change, settings), effectiveFrom: change.effectiveFrom })),
  };
}

function configured(settings: ConfiguredProvider, apiKeys: ReadonlyMap<string, string>): Prepared[] {
  const apiKey = settings.apiKeyEnv === undefined ? undefined : apiKeys.get(settings.apiKeyEnv);
  const adapters = adaptersOf(settings, apiKey);
  const noKey = settings.apiKeyEnv !== undefined && apiKey === undefined
    ? { missing: `the environment variable ${settings.apiKeyEnv} (its API key)` } : {};
  const isPrivate = isPrivateUrl(settings.baseUrl);
  return settings.models.map(({ name, contextTokens, prices, quality }) => {
    const known = builtInSpec(settings.name, name);
    return {
      ...adapters,
      model: {
        name,
        contextTokens: contextTokens ?? known.contextTokens,
        prices: prices ? pricesOf(prices, settings) : known.prices,
        ...(quality !== undefined && { quality }),
      },
      isPrivate,
      structured: settings.structured ?? 'schema',
      ...noKey,
    };
  });
}

function implied(name: 'openai' | 'anthropic', { apiKey, baseUrl, model }: Access): Prepared[] {
  if (!apiKey) return [];
  const options = { name, apiKey, baseUrl: baseUrl ?? undefined };
  const adapters = name === 'openai' ? openaiAdapters(options, true) : anthropicAdapters(options, true);
  const isPrivate = baseUrl !== null && isPrivateUrl(baseUrl);
  return [{ ...adapters, model: builtInSpec(name, model ?? DEFAULT_MODELS[name]), isPrivate, structured: 'schema' }];
}

export const nameOf = ({ provider, model }: Candidate): string => (provider.origin === 'LOCAL' ? LOCAL : `${provider.name}/${model.name}`);

function withPrices(prepared: Prepared[], unknownPrice: 'refuse' | 'dearest'): Prepared[] {
  const known = prepared.flatMap(({ model }) => model.prices ?? []);
  return prepared.map((candidate) => {
    if (candidate.model.prices || candidate.missing) return candidate;
    return unknownPrice === 'dearest'
      ? { ...candidate, model: { ...candidate.model, prices: dearestPrices(known) } }
      : { ...candidate, missing: 'its prices: name them under providers in LYCEUM_CONFIG, or set unknownPrice to "dearest"' };
  });
}

/**
 * Who is asked, in which order: what the API keys imply, then the configured providers, then the built-in engine;
 * or as `order` says. `local` null: there is no engine. An entry named openai or anthropic replaces the implied one.
 */
export function buildCandidates(config: ModelsConfig, local: ModelProvider | null): Candidates {
  const { providers, order, unknownPrice } = config.tuning;
  const named = new Set(providers.map(({ name }) => name));
  const models = withPrices([
    ...(named.has('openai') ? [] : implied('openai', config.openai)),
    ...(named.has('anthropic') ? [] : implied('anthropic', config.anthropic)),
    ...providers.flatMap((settings) => configured(settings, config.apiKeys)),
  ], unknownPrice);
  const engine: Prepared[] = local ? [{ provider: local, model: LOCAL_MODEL, isPrivate: true, structured: 'schema' }] : [];
  const all = [...models, ...engine];

  const chosen = order ? order.flatMap((name) => all.find((candidate) => nameOf(candidate) === name) ?? []) : all;
  // The engine answers when nobody else can, wherever an order puts the others.
  const tried = chosen.some(({ provider }) => provider.origin === 'LOCAL') ? chosen : [...chosen, ...engine];
  const unknown = (order ?? []).filter((name) => !all.some((candidate) => nameOf(candidate) === name));

  return {
    candidates: tried.filter(({ missing }) => !missing).map(({ provider, model, isPrivate, batches }) => ({
      provider, model, ...(isPrivate && { isPrivate }), ...(batches && isPricedInBatches(model) && { batches }),
    })),
    configured: all.map((candidate) => {
      const missing = lackOf(candidate, tried.includes(candidate));
      return { ...candidate, ...(missing && { missing }) };
    }),
    report: [
      ...all.map((candidate) => reportOf(candidate, tried.includes(candidate))),
      ...unknown.map((name) => ({
        provider: name.split('/')[0] ?? name,
        model: name.slice(name.indexOf('/') + 1),
        usable: false,
        missing: 'a provider that offers it: "order" names it, "providers" and the API keys do not',
      })),
    ],
  };
}

function isPricedInBatches({ prices }: ModelSpec): boolean {
  return prices !== null && [prices, ...(prices.changes ?? [])].every(({ multipliers }) => multipliers?.batch !== undefined);
}

function reportOf({ provider, model, ...rest }: Prepared, ordered: boolean): ModelReport {
  const line = { provider: provider.name, model: model.name };
  const lack = lackOf(rest, ordered);
  return lack ? { ...line, usable: false, missing: lack } : { ...line, usable: true };
}

function lackOf({ missing }: Pick<Prepared, 'missing'>, ordered: boolean): string | undefined {
  return missing ?? (ordered ? undefined : 'a place in "order"');
}
