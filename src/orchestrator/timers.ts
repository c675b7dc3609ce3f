import { ProviderError, type StreamPart } from './model.js';

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
 */
export async function* withTimers(open: Open, timeouts: Timeouts, signal: AbortSignal, name: string): AsyncGenerator<StreamPart> {
  const upstream = new AbortController();
  let reject: ((error: ProviderError) => void) | undefined;
  let failure: ProviderError | undefined;
  const fail = (error: ProviderError): void => {
    failure ??= error;
    upstream.abort(failure);
    reject?.(failure);
  };
  const giveUp = (): void => fail(new ProviderError('aborted', `The call to ${name} was given up.`));
  const deadline = setTimeout(
    () => fail(new ProviderError('deadline', `${name} had not finished after ${timeouts.totalMs} ms.`)), timeouts.totalMs);
  const firstToken = setTimeout(
    () => fail(new ProviderError('first_token_timeout', `${name} sent nothing for ${timeouts.firstTokenMs} ms.`)),
    timeouts.firstTokenMs);
  let idle: NodeJS.Timeout | undefined;
  const stalled = (): void => {
    // Nobody waits while the consumer is busy; the next wait starts the timer afresh.
    if (reject) fail(new ProviderError('stalled', `${name} fell silent for ${timeouts.idleMs} ms in the middle of its answer.`));
  };
  signal.addEventListener('abort', giveUp, { once: true });
  let iterator: AsyncIterator<StreamPart> | undefined;
  try {
    if (signal.aborted) giveUp();
    if (failure) throw failure;
    iterator = open(upstream.signal)[Symbol.asyncIterator]();
    for (;;) {
      if (failure) throw failure;
      idle?.refresh();
      const next = iterator.next();
      const result = await new Promise<IteratorResult<StreamPart>>((resolve, rejectNow) => {
        reject = rejectNow;
        next.then(resolve, rejectNow);
      });
      reject = undefined;
      if (result.done) return;
      if (!idle && (result.value.type === 'text' || result.value.type === 'reasoning')) {
        clearTimeout(firstToken);
        idle = setTimeout(stalled, timeouts.idleMs);
      }
      yield result.value;
    }
  } catch (error) {
    // What the provider makes of our abort is a consequence: the limit is the cause.
    throw failure ?? error;
  } finally {
    clearTimeout(deadline);
    clearTimeout(firstToken);
    clearTimeout(idle);
    signal.removeEventListener('abort', giveUp);
    upstream.abort(failure);
    // Not awaited: a provider that ignores the abort would hold us here. Its failure after that has no reader left.
    iterator?.return?.().catch(() => undefined);
  }
}
