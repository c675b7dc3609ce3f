import type { FinishReason, ModelCall, ProviderErrorKind, Usage } from './model.js';

/** A call of a batch, under the name by which its answer is known again: 1 to 64 letters, digits, "_" and "-". */
export interface BatchCall {
  id: string;
  call: ModelCall;
}

/** What a call of a batch came to; plain data, so that it can be stored. */
export type BatchAnswer =
  | { text: string; usage: Usage | null; finish: FinishReason }
  | {
    error: { kind: ProviderErrorKind; message: string };
    /** Whether nobody knows what it cost: it then counts for its worst case. Otherwise it cost nothing. */
    costUnknown: boolean;
  };

/** A way to have many calls answered within a day, at a lower price. No method retries; all throw only ProviderError. */
export interface BatchProvider {
  /** Hands a batch over. @param token a name by which `find` finds it again. @returns the provider's name for it */
  submit(token: string, calls: readonly BatchCall[], signal: AbortSignal): Promise<string>;
  /**
   * Looks for a batch of which it isn't known whether the provider has taken it.
   * @returns its name; null if the provider never took it; 'unsure' if that shows only later
   */
  find(lost: LostBatch, signal: AbortSignal): Promise<{ id: string } | 'unsure' | null>;
  /** @returns null while it runs; when it has ended, whether calls that then have no answer may have been made */
  poll(id: string, signal: AbortSignal): Promise<{ unanswered: 'unmade' | 'unknown' } | null>;
  /** The answers of a batch that has ended, in any order. */
  results(id: string, signal: AbortSignal): AsyncIterable<{ id: string; answer: BatchAnswer }>;
  /** Stops what has not been begun; what has, may still be answered. */
  cancel(id: string, signal: AbortSignal): Promise<void>;
}

export interface LostBatch {
  token: string;
  /** The names of its calls. */
  calls: ReadonlySet<string>;
  /** It can't have been handed over before. */
  since: Date;
  /** Batches of the provider that are known to be others. */
  others: ReadonlySet<string>;
}
