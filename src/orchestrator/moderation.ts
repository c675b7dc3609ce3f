import type OpenAI from 'openai';
import { Counter } from '../platform/counters.js';
import type { Logger } from '../platform/logger.js';
import type { Candidate, ModelsConfig } from './candidates.js';
import { disguise } from './privacy/disguise.js';
import { NO_KEY } from './providers/compatible.js';
import { fetchOnce } from './providers/fetch.js';

const MODEL = 'omni-moderation-latest';
const DEFAULT_BASE_URL = 'https://api.openai.com/v1';
const PATIENCE_MS = 2_000;
/** How long a server that has no moderation is not asked for one. */
const ABSENT_MS = 10 * 60_000;
/** Answers of a server that does not know the path, or not this model. */
const ABSENT = new Set([400, 404, 405]);
/** As OpenAI names them: harassment/threatening. Anything else is not shown. */
const CATEGORY = /^[a-z-]+(?:\/[a-z-]+)*$/;

const moderations = new Counter('lyceum_moderations_total', 'Learners\' free texts that a provider\'s moderation was to look at.', 'outcome');

/** A provider's judgement of what somebody wrote, before a model reads it. */
export interface Moderation {
  /** @returns the names of what it flagged; none where nothing was, or where it could not be asked: it never holds an answer up */
  flagged(text: string, people: readonly string[], signal: AbortSignal): Promise<string[]>;
}

export interface ModerationOptions {
  apiKey: string;
  /** POST {baseUrl}/moderations; OpenAI's own when left out. */
  baseUrl: string | null;
  log: Logger;
}

/** OpenAI's moderation over its own SDK. It costs nothing, and is asked once: what fails is passed over. */
export class OpenAIModeration implements Moderation {
  private ready: Promise<OpenAI> | undefined;
  private absentUntil = 0;

  constructor(private readonly options: ModerationOptions) {}

  async flagged(text: string, people: readonly string[], signal: AbortSignal): Promise<string[]> {
    if (performance.now() < this.absentUntil) return [];
    try {
      const client = await (this.ready ??= this.load());
      const { texts: [input = ''] } = disguise([text], people);
      const answer: unknown = await client.moderations.create({ model: MODEL, input }, { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]) });
      const categories = categoriesIn(answer);
      moderations.add(categories === null ? 'unreadable' : categories.length > 0 ? 'flagged' : 'passed');
      if (categories === null) this.options.log.warn('what the moderation answered can\'t be read; going on without it');
      return categories ?? [];
    } catch (error) {
      if (!signal.aborted) this.failed(error);
      return [];
    }
  }

  private failed(error: unknown): void {
    const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : null;
    if (status !== null && ABSENT.has(status)) {
      this.absentUntil = performance.now() + ABSENT_MS;
      moderations.add('absent');
      this.options.log.info({ status }, 'the provider has no moderation; it is not asked for one for ten minutes');
    } else {
      moderations.add('failed');
      // The SDK's message may quote the request.
      this.options.log.warn({ status, reason: error instanceof Error ? error.name : 'unknown' }, 'the moderation did not answer; going on without it');
    }
  }

  private async load(): Promise<OpenAI> {
    const sdk = await import('openai');
    return new sdk.OpenAI({
      apiKey: this.options.apiKey, baseURL: this.options.baseUrl ?? DEFAULT_BASE_URL, organization: null, project: null, webhookSecret: null,
      adminAPIKey: null, maxRetries: 0, timeout: PATIENCE_MS, fetch: fetchOnce, logLevel: 'off',
    });
  }
}

/** What was flagged; null where the answer is none. */
function categoriesIn(answer: unknown): string[] | null {
  const { results } = (answer ?? {}) as { results?: { flagged?: unknown; categories?: Record<string, unknown> }[] };
  const result = Array.isArray(results) ? results[0] : undefined;
  if (typeof result?.flagged !== 'boolean') return null;
  if (!result.flagged) return [];
  const names = Object.entries(result.categories ?? {}).filter(([name, holds]) => holds === true && CATEGORY.test(name)).map(([name]) => name);
  return names.length > 0 ? names : ['unnamed'];
}

/** The moderation of the provider that is named openai, where one of its models may be asked. */
export function moderationOf({ openai, apiKeys, tuning }: ModelsConfig, candidates: readonly Candidate[], log: Logger): Moderation | undefined {
  if (!candidates.some(({ provider }) => provider.name === 'openai')) return undefined;
  const entry = tuning.providers.find(({ name }) => name === 'openai');
  if (!entry) return new OpenAIModeration({ apiKey: openai.apiKey ?? NO_KEY, baseUrl: openai.baseUrl, log });
  if (entry.protocol !== 'openai') return undefined;
  const apiKey = entry.apiKeyEnv === undefined ? undefined : apiKeys.get(entry.apiKeyEnv);
  return new OpenAIModeration({ apiKey: apiKey ?? NO_KEY, baseUrl: entry.baseUrl, log });
}
