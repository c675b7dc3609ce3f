import type { Candidate } from './candidates.js';
import { outcomeOf } from './failure.js';
import { ProviderError, type ModelCall, type ProviderErrorKind, type Usage } from './model.js';
import type { AttemptFinished } from './orchestrator.js';
import { costOf } from './prices.js';
import { tokenizerOf, type RunningCount } from './tokenizers.js';
import { estimateUsage, NO_USAGE, OVERRUN } from './tokens.js';

/** Failures that come before the model has read anything. */
const BEFORE_THE_MODEL: ReadonlySet<ProviderErrorKind> = new Set(['unreachable', 'rate_limited', 'unauthorized', 'rejected']);

/** No model reads or writes more in one call, in tokens. */
const MOST_TOKENS = 100_000_000;

/** Whether a provider's count can be one: servers have been seen to send null, fractions and negative numbers. */
export function isCount(usage: Usage): boolean {
  const { inputTokens, cachedInputTokens, cacheWriteInputTokens, cacheWrite1hInputTokens = 0, outputTokens } = usage;
  const counts: unknown[] = [inputTokens, cachedInputTokens, cacheWriteInputTokens, cacheWrite1hInputTokens, outputTokens];
  return counts.every((count) => Number.isInteger(count) && (count as number) >= 0 && (count as number) <= MOST_TOKENS)
    && cachedInputTokens + cacheWriteInputTokens <= inputTokens && cacheWrite1hInputTokens <= cacheWriteInputTokens;
}

/** Counts what one attempt used, and makes its report. */
export class Meter {
  private usage: Usage | null = null;
  private unusable = false;
  private text = '';
  /** Whether nothing came that anyone could read. */
  isBlank = true;
  /** Nobody reads them, but they are paid for. */
  private thoughts = '';
  private readonly written: RunningCount;
  private readonly startedAt = new Date();

  constructor(private readonly index: number, private readonly candidate: Candidate, private readonly call: ModelCall) {
    this.written = tokenizerOf(call.model).running(call.task.language);
  }

  /** @throws ProviderError of kind output_limit where a provider writes on beyond what was reserved for it */
  saw(text: string): void {
    this.received(text);
    this.checkLimit();
  }

  /** @throws ProviderError as `saw` does: thoughts are output, and the limit holds for both together */
  thought(text: string): void {
    this.receivedThought(text);
    this.checkLimit();
  }

  private checkLimit(): void {
    const { provider } = this.candidate;
    if (provider.origin === 'MODEL' && this.written.tokens > this.call.maxOutputTokens * OVERRUN) {
      throw new ProviderError('output_limit', `${provider.name} wrote on beyond the output limit that it was given.`);
    }
  }

  /** As `saw`, for a call that is over. */
  received(text: string): void {
    this.text += text;
    this.isBlank &&= text.trim() === '';
    this.written.add(text);
  }

  /** As `thought`, for a call that is over. */
  receivedThought(text: string): void {
    this.thoughts += text;
    this.written.add(text);
  }

  /** The provider's own count so far. One that can't be true is left out, and what it would say is estimated. */
  counted(usage: Usage): void {
    this.unusable = !isCount(usage);
    if (!this.unusable) this.usage = usage;
  }

  /** @param whole whether the provider said that it had finished, so that its last count is the final one */
  report(error: ProviderError | null, whole: boolean): AttemptFinished {
    return this.reportOf(this.final(error, whole), error);
  }

  /** The report of a call that was given up before it was made. */
  reportUnmade(error: ProviderError | null): AttemptFinished {
    return this.reportOf({ ...NO_USAGE, estimated: false }, error);
  }

  private reportOf(usage: AttemptFinished['usage'], error: ProviderError | null): AttemptFinished {
    const { prices } = this.candidate.model;
    return {
      type: 'attempt_finished',
      index: this.index,
      outcome: error ? outcomeOf(error) : 'COMPLETED',
      usage,
      costMicroUsd: prices ? costOf(usage, prices, this.startedAt) : 0,
      ...(error && { error }),
      startedAt: this.startedAt,
      finishedAt: new Date(),
    };
  }

  /** Nothing read, or nothing written where something came: some servers count nothing at all. */
  private isEmptyCount({ inputTokens, outputTokens }: Usage): boolean {
    return inputTokens === 0 || (outputTokens === 0 && !this.isBlank);
  }

  private final(error: ProviderError | null, whole: boolean): Usage & { estimated: boolean } {
    if (this.candidate.provider.origin === 'LOCAL') return { ...(this.usage ?? NO_USAGE), estimated: false };
    if (whole && this.usage && !this.unusable && !this.isEmptyCount(this.usage)) return { ...this.usage, estimated: false };
    const nothingRead = error && !this.usage && !this.text && !this.thoughts && (error.status !== undefined || BEFORE_THE_MODEL.has(error.kind));
    if (nothingRead) return { ...NO_USAGE, estimated: false };
    const counted = this.usage && this.usage.inputTokens > 0 ? this.usage : null;
    return { ...estimateUsage(this.call, this.thoughts + this.text, counted), estimated: true };
  }
}
