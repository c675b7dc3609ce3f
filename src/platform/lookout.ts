import { settledWithin } from './patience.js';

export interface LookoutOptions {
  /** Does what there is to do. */
  look(): Promise<void>;
  /** It looks by itself as often as that, for what nobody told it of. */
  everyMs: number;
  onError(error: unknown): void;
}

const STOP_PATIENCE_MS = 500;

/** Looks for work: at once when it is told of some, and from time to time for what was lost. One look at a time in a process. */
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
      if (!this.#stopped) this.#timer = setTimeout(() => this.wake(), this.#options.everyMs);
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
