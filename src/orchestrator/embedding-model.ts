import type { ModelReport, ModelsConfig } from './candidates.js';
import type { EmbeddingProvider, ModelSpec, Prices } from './model.js';
import { builtInSpec, dearestPrices } from './prices.js';
import { isPrivateUrl } from './private-url.js';
import { NO_KEY } from './providers/compatible.js';
import { OpenAIEmbeddings } from './providers/openai-embeddings.js';

/** The model that OPENAI_API_KEY alone implies. */
export const DEFAULT_EMBEDDING_MODEL = 'text-embedding-3-small';

/** A model that makes vectors, at its provider. */
export interface EmbeddingModel {
  provider: EmbeddingProvider;
  model: ModelSpec & { prices: Prices };
  /** How long its vectors are made unless a caller says so; null: as long as it makes them. */
  dimensions: number | null;
  /** Its server stands on this machine or in its private network. */
  isPrivate?: boolean;
}

/** The part of the configuration that says which model makes vectors. */
export interface EmbeddingConfig extends ModelsConfig {
  tuning: ModelsConfig['tuning'] & {
    embeddings?: 'off' | {
      model: string;
      dimensions?: number | undefined;
      contextTokens?: number | undefined;
      prices?: { inputMicroUsdPerMillion: number } | undefined;
    } | undefined;
  };
}

export interface EmbeddingChoice {
  /** Null: the built-in vectors are all there are. */
  embedding: EmbeddingModel | null;
  /** Null where none is configured. */
  report: ModelReport | null;
}

interface Wanted {
  provider: EmbeddingProvider | null;
  isPrivate?: boolean;
  missing: string | null;
}

/** Which model makes vectors: the configured one, else OpenAI's small one where its key is there and its provider isn't replaced. */
export function chooseEmbedding(config: EmbeddingConfig): EmbeddingChoice {
  const { embeddings, providers, unknownPrice } = config.tuning;
  const isImplied = embeddings === undefined && config.openai.apiKey !== null && !providers.some(({ name }) => name === 'openai');
  const settings = isImplied ? { model: `openai/${DEFAULT_EMBEDDING_MODEL}` } : embeddings;
  if (!settings || settings === 'off') return { embedding: null, report: null };
  const [name = ''] = settings.model.split('/');
  const model = settings.model.slice(name.length + 1);
  const known = builtInSpec(name, model);
  const prices = settings.prices ? inputOnly(settings.prices.inputMicroUsdPerMillion)
    : (known.prices ?? (unknownPrice === 'dearest' ? dearestPrices([]) : null));
  const { provider, isPrivate = false, missing } = providerOf(name, config);
  const lack = missing ?? (prices ? null : 'its prices: name them under embeddings in LYCEUM_CONFIG, or set unknownPrice to "dearest"');
  if (lack !== null || !provider || !prices) return { embedding: null, report: { provider: name, model, usable: false, missing: lack ?? 'a provider' } };
  return {
    embedding: {
      provider, model: { name: model, contextTokens: settings.contextTokens ?? known.contextTokens, prices }, dimensions: settings.dimensions ?? null, isPrivate,
    },
    report: { provider: name, model, usable: true },
  };
}

function providerOf(name: string, config: EmbeddingConfig): Wanted {
  const entry = config.tuning.providers.find((provider) => provider.name === name);
  if (!entry) {
    const { apiKey, baseUrl } = config.openai;
    if (name !== 'openai' || apiKey === null) return { provider: null, missing: 'a provider of that name that speaks OpenAI\'s protocol' };
    return { provider: new OpenAIEmbeddings({ name, apiKey, baseUrl, encoding: 'base64' }), isPrivate: baseUrl !== null && isPrivateUrl(baseUrl), missing: null };
  }
  if (entry.protocol !== 'openai') return { provider: null, missing: 'a provider that speaks OpenAI\'s protocol: Anthropic\'s has no vectors' };
  const apiKey = entry.apiKeyEnv === undefined ? NO_KEY : config.apiKeys.get(entry.apiKeyEnv);
  if (apiKey === undefined) return { provider: null, missing: `the environment variable ${entry.apiKeyEnv} (its API key)` };
  const encoding = name === 'openai' ? 'base64' : 'float';
  return { provider: new OpenAIEmbeddings({ name, apiKey, baseUrl: entry.baseUrl, encoding }), isPrivate: isPrivateUrl(entry.baseUrl), missing: null };
}

function inputOnly(price: number): Prices {
  return { inputMicroUsdPerMillion: price, cachedInputMicroUsdPerMillion: price, cacheWriteMicroUsdPerMillion: price, outputMicroUsdPerMillion: 0 };
}
