import type { Logger } from './logger.js';

const STEP_LIMIT_MS = 1_500;

/** What has to be stopped, in the reverse order of its start. */
export class Shutdown {
  readonly #steps: { name: string; stop: () => unknown; limitMs: number }[] = [];
  readonly #logger: Logger;
  #running: Promise<void> | null = null;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** @param limitMs a step that takes longer is left behind, so that the rest still happens */
  add(name: string, stop: () => unknown, limitMs = STEP_LIMIT_MS): void {
    this.#steps.push({ name, stop, limitMs });
  }

  /** Stops everything, once however often it is called; what fails or hangs is logged and doesn't keep the others. */
  run(): Promise<void> {
    return (this.#running ??= this.#run());
  }

  async #run(): Promise<void> {
    for (const { name, stop, limitMs } of this.#steps.toReversed()) {
      const late = Promise.withResolvers<never>();
      const timer = setTimeout(() => late.reject(new Error(`did not stop within ${limitMs} ms`)), limitMs);
      try {
        await Promise.race([stop(), late.promise]);
      } catch (error) {
        this.#logger.warn({ err: error }, `${name} did not stop cleanly`);
      } finally {
        clearTimeout(timer);
      }
    }
  }
}
