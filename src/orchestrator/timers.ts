import { ProviderError, type ProviderErrorKind, type StreamPart } from './model.js';

/** Limits of one call to a provider, in milliseconds. */
export interface Timeouts {
  /** From the call to the first token. */
  firstTokenMs: number;
  /** From one token to the next, and from the last to the end. */
  idleMs: number;
  /** The whole. */
  totalMs: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = { firstTokenMs: 45_000, idleMs: 15_000, totalMs: 180_000 };

type Open = (signal: AbortSignal) => AsyncIterable<StreamPart>;

/**
 * The parts of a call that is watched: a limit that passes, or the caller's signal, aborts the provider's
 * connection and ends the iteration with `first_token_timeout`, `stalled`, `deadline` or `aborted`, whether
 * the provider heeds the abort or not. The time that the consumer takes between two parts is nobody's silence.
 * The limits run from now on; it is to be iterated once.
 */
export function withTimers(open: Open, timeouts: Timeouts, signal: AbortSignal, name: string): WatchedParts {
  return new WatchedCall(open, timeouts, signal, name);
}

export interface WatchedParts extends AsyncIterableIterator<StreamPart> {
  return(): Promise<IteratorResult<StreamPart>>;
  /** As if the caller's signal had been aborted. */
  giveUp(): void;
}

/** An iterator by hand, not a generator: it stands in the way of every token, and a generator costs three more promises for each. */
class WatchedCall implements WatchedParts {
  private readonly upstream = new AbortController();
  private readonly deadline: NodeJS.Timeout;
  private readonly firstToken: NodeJS.Timeout;
  /** Starts with the first token. */
  private idle: NodeJS.Timeout | undefined;
  private iterator: AsyncIterator<StreamPart> | undefined;
  private failure: ProviderError | undefined;
  private closed = false;
  /** End the wait for the next part; undefined while nobody waits. */
  private resolve: ((result: IteratorResult<StreamPart>) => void) | undefined;
  private reject: ((error: unknown) => void) | undefined;

  constructor(
    private readonly open: Open, private readonly timeouts: Timeouts, private readonly signal: AbortSignal, private readonly name: string,
  ) {
    this.deadline = setTimeout(() => this.fail('deadline', `${name} had not finished after ${timeouts.totalMs} ms.`), timeouts.totalMs);
    this.firstToken = setTimeout(
      () => this.fail('first_token_timeout', `${name} sent nothing for ${timeouts.firstTokenMs} ms.`), timeouts.firstTokenMs);
    signal.addEventListener('abort', this.giveUp, { once: true });
    if (signal.aborted) this.giveUp();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<StreamPart>> {
    return new Promise(this.wait);
  }

  return(): Promise<IteratorResult<StreamPart>> {
    this.close();
    this.resolve?.({ done: true, value: undefined });
    return Promise.resolve({ done: true, value: undefined });
  }

  // Made once a call: this is what happens for every token.
  private readonly wait = (resolve: (result: IteratorResult<StreamPart>) => void, reject: (error: unknown) => void): void => {
    if (this.closed) return resolve({ done: true, value: undefined });
    this.resolve = resolve;
    this.reject = reject;
    if (this.failure) return this.failed(this.failure);
    this.idle?.refresh();
    try {
      this.iterator ??= this.open(this.upstream.signal)[Symbol.asyncIterator]();
      this.iterator.next().then(this.came, this.failed);
    } catch (error) {
      this.failed(error);
    }
  };

  private readonly came = (result: IteratorResult<StreamPart>): void => {
    const { resolve } = this;
    // A part that comes after the limit comes too late.
    if (!resolve) return;
    this.resolve = this.reject = undefined;
    if (result.done) {
      this.iterator = undefined;
      this.close();
    } else if (!this.idle && (result.value.type === 'text' || result.value.type === 'reasoning')) {
      clearTimeout(this.firstToken);
      this.idle = setTimeout(this.stalled, this.timeouts.idleMs);
    }
    resolve(result);
  };

  private readonly failed = (error: unknown): void => {
    const { reject } = this;
    this.resolve = this.reject = undefined;
    this.close();
    // What the provider makes of our abort is a consequence: the limit is the cause.
    reject?.(this.failure ?? error);
  };

  readonly giveUp = (): void => this.fail('aborted', `The call to ${this.name} was given up.`);

  private readonly stalled = (): void => {
    // Nobody waits while the consumer is busy; the next wait starts the timer afresh.
    if (this.reject) this.fail('stalled', `${this.name} fell silent for ${this.timeouts.idleMs} ms in the middle of its answer.`);
  };

  private fail(kind: ProviderErrorKind, message: string): void {
    this.failure ??= new ProviderError(kind, message);
    this.upstream.abort(this.failure);
    if (this.reject) this.failed(this.failure);
  }

  private close(): void {
    if (this.closed) return;
    this.closed = true;
    clearTimeout(this.deadline);
    clearTimeout(this.firstToken);
    clearTimeout(this.idle);
    this.signal.removeEventListener('abort', this.giveUp);
    // A provider that has ended by itself has nothing left to abort, and may still be emptying its connection for the next call.
    if (!this.iterator) return;
    this.upstream.abort(this.failure);
    // Not awaited: a provider that ignores the abort would hold us here. Its failure after that has no reader left.
    this.iterator.return?.().catch(() => undefined);
  }
}
