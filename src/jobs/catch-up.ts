import type { Logger } from '../platform/logger.js';
import { isDatabaseOutage } from '../platform/outages.js';
import { settledWithin } from '../platform/patience.js';

const EVERY_MS = 500;
const STOP_PATIENCE_MS = 500;

/** Does in the background what has been noted meanwhile, again and again. Any number of processes may. */
export class CatchUp {
  readonly #name: string;
  readonly #catchUp: () => Promise<void>;
  readonly #logger: Logger;
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(name: string, catchUp: () => Promise<void>, logger: Logger, everyMs = EVERY_MS) {
    this.#name = name;
    this.#catchUp = catchUp;
    this.#logger = logger;
    this.#everyMs = everyMs;
    this.#schedule();
  }

  async close(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await settledWithin(this.#working, STOP_PATIENCE_MS);
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#working = this.#catchUp().catch((error: unknown) => {
        this.#logger[isDatabaseOutage(error) ? 'warn' : 'error']({ err: error }, `${this.#name} could not be brought up to date, it is tried again`);
      });
      void this.#working.then(() => this.#schedule());
    }, this.#everyMs);
  }
}
