import type { Breakers } from './breakers.js';
import type { EmbeddingModel } from './embedding-model.js';
import { GenerationError, outcomeOf, wordsFor } from './failure.js';
import { ProviderError, type ProviderErrorKind, type Usage } from './model.js';
import type { AttemptFinished, AttemptStarted } from './orchestrator.js';
import { costOf } from './prices.js';
import { DEFAULT_RETRIES, RetryBudget, wait, type RetrySettings } from './retries.js';
import { over, type Some } from './settings.js';
import { tokenizerOf } from './tokenizers.js';
import { NO_USAGE } from './tokens.js';

/** What one request may hold: OpenAI's limits. A byte is never more than a token. */
const MOST_TEXTS = 2_048;
const MOST_BYTES = 300_000;
/** Vectors are waited for by whoever asked: the whole of it must not take longer, in milliseconds. */
export const EMBEDDING_MS = 15_000;
/** How long a server that has no such path is not asked again, in milliseconds. */
const ABSENT_MS = 600_000;
const NOT_FOUND = 404;
const DAY_MS = 86_400_000;

/** Failures that come before the model has read anything. */
const BEFORE_THE_MODEL: ReadonlySet<ProviderErrorKind> = new Set(['unreachable', 'rate_limited', 'unauthorized', 'rejected']);

export type EmbedderEvent =
  | AttemptStarted
  | AttemptFinished
  /** Of the texts from number `from` on, in their order. */
  | { type: 'vectors'; from: number; vectors: Float32Array[] };

export interface EmbedRequest {
  texts: readonly string[];
  dimensions: number | null;
  signal: AbortSignal;
  /** Sets money aside before a call, in micro-dollars; false: the call is not made. */
  reserve(worstCaseMicroUsd: number): Promise<boolean>;
}

export interface EmbedderOptions {
  embedding: EmbeddingModel;
  retries?: Some<RetrySettings>;
  breakers?: Breakers;
  /** The limit of the whole, retries included, in milliseconds. */
  totalMs?: number | undefined;
}

/** What turning these texts into vectors can cost at most, in micro-dollars. */
export function embeddingCost({ model: { prices } }: EmbeddingModel, texts: readonly string[], at = new Date()): number {
  const usage = inputOf(bytesOf(texts));
  // A price that changes at midnight counts as well, lest it passes before the call.
  return Math.max(costOf(usage, prices, at), costOf(usage, prices, new Date(at.getTime() + DAY_MS)));
}

/** Asks the model for vectors, in as few requests as its limits allow. Knows no database and no GraphQL. */
export class Embedder {
  private absentUntil = 0;
  private readonly retries: RetrySettings;

  constructor(private readonly options: EmbedderOptions) {
    this.retries = over(DEFAULT_RETRIES, options.retries ?? {});
  }

  /**
   * @throws GenerationError where the model did not answer; ProviderError of kind aborted when `signal` ended the run.
   * To cancel, abort `signal` and read on: the attempt's cost is still reported.
   */
  async *run(request: EmbedRequest): AsyncGenerator<EmbedderEvent> {
    const until = performance.now() + (this.options.totalMs ?? EMBEDDING_MS);
    const budget = new RetryBudget(this.retries);
    let index = 0;
    let from = 0;
    for (const texts of chunksOf(request.texts)) {
      const { name } = this.options.embedding.provider;
      let reason = index === 0 ? `${name} makes the vectors.` : `${name} goes on with the next ${texts.length} texts.`;
      for (;;) {
        const ended = yield* this.attempt({ ...request, texts }, index, reason, until - performance.now());
        index += 1;
        if (ended instanceof ProviderError) {
          if (ended.kind === 'aborted') throw ended;
          const pause = budget.next(ended, until - performance.now());
          if (pause === null) throw failureOf(name, ended);
          reason = `${name} ${wordsFor(ended)}, and is asked again after ${Math.ceil(pause)} ms: retry ${budget.count}.`;
          await wait(pause, request.signal);
          continue;
        }
        yield { type: 'vectors', from, vectors: ended };
        break;
      }
      from += texts.length;
    }
  }

  private async *attempt(request: EmbedRequest, index: number, reason: string, leftMs: number): AsyncGenerator<AttemptStarted | AttemptFinished, Float32Array[] | ProviderError> {
    const { embedding: { provider, model }, breakers } = this.options;
    if (performance.now() < this.absentUntil) throw new GenerationError('PROVIDER_UNAVAILABLE', `${provider.name} has no vectors: its server knew no such path.`, true);
    if (leftMs <= 0) return new ProviderError('deadline', `The time for all vectors of ${provider.name} was up.`);
    const admission = (await breakers?.admit(this.options.embedding)) ?? null;
    if (breakers && !admission) throw new GenerationError('PROVIDER_UNAVAILABLE', `${provider.name} ${wordsFor(breakers.obstacleOf(this.options.embedding))}.`, true);
    if (!(await request.reserve(embeddingCost(this.options.embedding, request.texts)))) {
      await admission?.report(new ProviderError('aborted', 'The call was not made, for want of money.'));
      throw new GenerationError('BUDGET_EXHAUSTED', `${provider.name} ${wordsFor('budget')}.`, true);
    }
    yield { type: 'attempt_started', index, provider: provider.name, model: model.name, origin: 'MODEL', reason, hedge: false };
    const startedAt = new Date();
    const answer = await this.answer(request, leftMs);
    const error = answer instanceof ProviderError ? answer : null;
    await admission?.report(error);
    if (error?.status === NOT_FOUND) this.absentUntil = performance.now() + ABSENT_MS;
    const usage = this.usageOf(request.texts, answer);
    yield {
      type: 'attempt_finished', index, outcome: error ? outcomeOf(error) : 'COMPLETED', usage,
      costMicroUsd: costOf(usage, model.prices, startedAt), ...(error && { error }), startedAt, finishedAt: new Date(),
    };
    return answer instanceof ProviderError ? answer : answer.vectors;
  }

  private async answer({ texts, dimensions, signal }: EmbedRequest, leftMs: number): Promise<Answered> {
    const { provider, model } = this.options.embedding;
    const limit = AbortSignal.timeout(Math.ceil(leftMs));
    const call = { model: model.name, texts, ...(dimensions !== null && { dimensions }) };
    try {
      return await provider.embed(call, AbortSignal.any([signal, limit]));
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (error.kind !== 'aborted' || signal.aborted) return error;
      return new ProviderError('deadline', `${provider.name} had not finished after ${Math.ceil(leftMs)} ms.`);
    }
  }

  private usageOf(texts: readonly string[], answer: Answered): AttemptFinished['usage'] {
    if (!(answer instanceof ProviderError)) {
      // A count above what was reserved can't be true: no tokenizer makes more tokens than there are bytes.
      if (answer.inputTokens !== null && answer.inputTokens <= bytesOf(texts)) return { ...inputOf(answer.inputTokens), estimated: false };
    } else if (answer.status !== undefined || BEFORE_THE_MODEL.has(answer.kind)) return { ...NO_USAGE, estimated: false };
    const tokenizer = tokenizerOf(this.options.embedding.model.name);
    return { ...inputOf(texts.reduce((sum, text) => sum + tokenizer.count(text, 'en'), 0)), estimated: true };
  }
}

type Answered = { vectors: Float32Array[]; inputTokens: number | null } | ProviderError;

function failureOf(name: string, error: ProviderError): GenerationError {
  const code = error.kind === 'content_filter' ? 'CONTENT_REJECTED' : outcomeOf(error) === 'TIMED_OUT' ? 'TIMED_OUT' : 'PROVIDER_UNAVAILABLE';
  return new GenerationError(code, `${name} ${wordsFor(error)}.`, error.retryable);
}

function* chunksOf(texts: readonly string[]): Generator<readonly string[]> {
  let chunk: string[] = [];
  let bytes = 0;
  for (const text of texts) {
    const size = Buffer.byteLength(text);
    if (chunk.length > 0 && (chunk.length === MOST_TEXTS || bytes + size > MOST_BYTES)) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(text);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

function bytesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text) + MARKS, 0);
}

/** What a server may count beside each text: marks before and behind it, or an instruction of a few words. */
const MARKS = 8;

function inputOf(inputTokens: number): Usage {
  return { ...NO_USAGE, inputTokens };
}
