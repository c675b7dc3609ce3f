import { setImmediate } from 'node:timers/promises';
import { ProviderError } from '../../model.js';

/** The longest stretch of work, in milliseconds, before other work gets its turn. */
const SLICE_MS = 8;

/** Shares the event loop while an answer is worked out, and notices at every step that nobody wants it any more. */
export class Pacer {
  private sliceStart = performance.now();

  /** @param signal left out: whoever asked waits to the end */
  constructor(private readonly signal?: AbortSignal) {}

  /** Gives way if the current slice is used up; cheap enough for inner loops. */
  async tick(): Promise<void> {
    if (performance.now() - this.sliceStart >= SLICE_MS) await this.breathe();
  }

  /** Gives way at once. @throws ProviderError 'aborted' */
  async breathe(): Promise<void> {
    this.check();
    await setImmediate();
    this.check();
    this.sliceStart = performance.now();
  }

  private check(): void {
    if (this.signal?.aborted) throw new ProviderError('aborted', 'The caller no longer wants this answer.');
  }
}
