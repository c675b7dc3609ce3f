import type { Logger } from './logger.js';
import { isDatabaseOutage } from './outages.js';
import { settledWithin } from './patience.js';

export interface LookoutOptions {
  /** Does what there is to do. */
  look(): Promise<void>;
  /** It looks by itself as often as that, for what nobody told it of. Default: 500. */
  everyMs?: number;
  onError(error: unknown): void;
}

const EVERY_MS = 500;
const STOP_PATIENCE_MS = 500;

/** What to do with an error that the next look may not meet. @param what could not be brought up to date, in an operator's words */
export function triedAgain(logger: Logger, what: string): (error: unknown) => void {
  return (error) => logger[isDatabaseOutage(error) ? 'warn' : 'error']({ err: error }, `${what} could not be brought up to date, it is tried again`);
}

/**
 * Looks for work: at once when it is told of some, and from time to time for what was lost. One look at a time in a process; any number of
 * processes may look.
 */
export class Lookout {
  readonly #options: LookoutOptions;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(options: LookoutOptions) {
    this.#options = options;
    this.wake();
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#looking ??= this.#lookWhileAsked().finally(() => {
      this.#looking = null;
      clearTimeout(this.#timer);
      if (!this.#stopped) this.#timer = setTimeout(() => this.wake(), this.#options.everyMs ?? EVERY_MS);
    });
  }

  async close(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    if (this.#looking) await settledWithin(this.#looking, STOP_PATIENCE_MS);
  }

  async #lookWhileAsked(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        await this.#options.look();
      } catch (error) {
        // Whoever stops takes the stores away beneath it.
        if (!this.#stopped) this.#options.onError(error);
      }
    }
  }
}
