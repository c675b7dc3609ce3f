/**
 * The provider port: what a model is asked, what it streams back and how it fails.
 * Adapters in providers/ speak it; the policies around a call know nothing else of a provider.
 */

import type { Finding } from './checks.js';
import type { Shaping } from './shaping.js';
import type { Task } from './task.js';

export * from './task.js';

/** A JSON schema that the answer must follow; `name` is the kind's, in lower case. */
export interface AnswerSchema {
  name: string;
  schema: Record<string, unknown>;
}

/** A schema that is asked for. */
export interface AskedSchema extends AnswerSchema {
  /** Asks for such an answer in words, where a provider has no schema mode; the schema itself follows. */
  inWords: string;
}

export interface ModelCall {
  model: string;
  system: string;
  messages: { role: 'user' | 'assistant'; content: string }[];
  maxOutputTokens: number;
  /** When given, the answer's text is one JSON document of this schema. */
  schema?: AskedSchema;
  /** Asks to go on with a text that broke off, in the answer's language; the text's last words follow, between <ending> tags. */
  goOn: string;
  task: Task;
  /** How the answer is shaped for its reader: prompts say so already, an engine that reads none goes by this. */
  shaping?: Shaping;
  /** The names of those whom the call may speak of. No model learns them: they are replaced before it leaves (privacy/). */
  people?: readonly string[];
}

/** Token counts of one call. `inputTokens` includes what was read from and written to the provider's cache. */
export interface Usage {
  inputTokens: number;
  cachedInputTokens: number;
  cacheWriteInputTokens: number;
  /** How many of `cacheWriteInputTokens` are kept for an hour, where the provider tells them apart. */
  cacheWrite1hInputTokens?: number;
  outputTokens: number;
}

export type FinishReason = 'stop' | 'length' | 'content_filter';

/**
 * What a provider streams. `usage` replaces what was reported before. A stream is whole only if its
 * last part is `finish`; an adapter that saw no terminal marker must throw, never end quietly.
 */
export type StreamPart =
  | { type: 'text'; text: string }
  /** The model is reasoning: nothing to read yet, but no silence either. `text`, where it is known, is output that costs. */
  | { type: 'reasoning'; text?: string }
  | { type: 'usage'; usage: Usage }
  /** What the reader should know about the answer, e.g. that the lesson held fewer questions than asked for. */
  | { type: 'notice'; text: string }
  | { type: 'finish'; reason: FinishReason };

/** Micro-dollars per million tokens; fractions are allowed. */
export interface Rates {
  inputMicroUsdPerMillion: number;
  cachedInputMicroUsdPerMillion: number;
  /** Written to the provider's cache for its shortest time: 5 minutes at Anthropic, 30 at OpenAI. */
  cacheWriteMicroUsdPerMillion: number;
  /** Written to it for an hour; as for the shortest time where it is left out. */
  cacheWrite1hMicroUsdPerMillion?: number;
  outputMicroUsdPerMillion: number;
}

export interface PriceList extends Rates {
  /** The rates of a whole call whose input is longer than that, the shortest tier first. */
  contextTiers?: (Rates & { aboveInputTokens: number })[];
  /** What a call of another than the standard mode costs, as a multiple of it. */
  multipliers?: { batch?: number; flex?: number; priority?: number };
}

/** What a model costs until its first change, and each change from the start of its day (UTC) on, in the order of their days. */
export interface Prices extends PriceList {
  /** `effectiveFrom` as 2026-07-30. */
  changes?: (PriceList & { effectiveFrom: string })[];
}

/** What is known of a model. `prices` is null where nobody has said what it costs: unknown, not zero. */
export interface ModelSpec {
  name: string;
  /** The largest input and output together, in tokens. */
  contextTokens: number;
  prices: Prices | null;
  /** The difficulty up to which it is good enough, 0 to 1, where an operator has said so. */
  quality?: number;
}

export type ProviderErrorKind =
  | 'unreachable' // no connection, DNS, refused
  | 'reset' // the connection broke while the answer was coming
  | 'cut' // the stream ended without its terminal marker or finish reason
  | 'malformed' // broken JSON, an event that the protocol does not know how to mean
  | 'first_token_timeout'
  | 'stalled'
  | 'deadline'
  | 'rate_limited' // 429
  | 'overloaded' // 503, 529
  | 'server_error' // other 5xx, an error event inside the stream
  | 'unauthorized' // 401, 403
  | 'rejected' // 400, 404, 413, 422
  | 'content_filter'
  | 'output_limit'
  | 'unverified' // nobody could check what it had written
  | 'unsound' // a check of ours found something in the answer
  | 'no_material' // there is no lesson to answer from, which is all that the built-in engine can do
  | 'too_little' // the lesson holds nothing of what was asked for
  | 'aborted'; // by our own signal

const RETRYABLE: ReadonlySet<ProviderErrorKind> = new Set([
  'unreachable', 'reset', 'cut', 'malformed', 'first_token_timeout', 'stalled', 'deadline',
  'rate_limited', 'overloaded', 'server_error', 'unverified',
]);

interface ErrorDetails {
  status?: number;
  retryAfterMs?: number;
  finding?: Finding;
  cause?: unknown;
}

/** How a call failed, and what follows from it. The message never holds a key or a prompt. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly kind: ProviderErrorKind;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  /** HTTP status, where there was one. */
  readonly status: number | undefined;
  /** What the provider asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** What a check found, where the kind is `unsound`. */
  readonly finding: Finding | undefined;

  constructor(kind: ProviderErrorKind, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.retryable = RETRYABLE.has(kind) || details.finding?.again === true;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.finding = details.finding;
  }
}

/** One way to reach models. An adapter never retries, never waits beyond `signal`, and throws only ProviderError. */
export interface ModelProvider {
  /** The name operators and `ProviderAttempt.provider` show. */
  readonly name: string;
  readonly origin: 'MODEL' | 'LOCAL';
  stream(call: ModelCall, signal: AbortSignal): AsyncIterable<StreamPart>;
}

/** Texts that are to become vectors, in one request. */
export interface EmbeddingCall {
  model: string;
  texts: readonly string[];
  /** How long each vector is to be; as the model makes them when left out. */
  dimensions?: number;
}

export interface EmbeddingAnswer {
  /** One for each text, in their order, all of one length. */
  vectors: Float32Array[];
  /** Null where the provider counted nothing. */
  inputTokens: number | null;
}

/** One way to reach a model that makes vectors. As ModelProvider: it makes one request, waits no longer than `signal`, and throws only ProviderError. */
export interface EmbeddingProvider {
  readonly name: string;
  embed(call: EmbeddingCall, signal: AbortSignal): Promise<EmbeddingAnswer>;
}
