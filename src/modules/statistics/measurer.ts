import type { Logger } from '../../platform/logger.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import { settledWithin } from '../../platform/patience.js';
import type { MeasuringService } from './measuring.service.js';

const EVERY_MS = 500;
const STOP_PATIENCE_MS = 500;

/** Measures in the background what was begun, submitted and graded. Any number of processes may. */
export class Measurer {
  readonly #measuring: Pick<MeasuringService, 'catchUp'>;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(measuring: Pick<MeasuringService, 'catchUp'>, logger: Logger) {
    this.#measuring = measuring;
    this.#logger = logger;
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
      this.#working = this.#measuring.catchUp().catch((error: unknown) => {
        this.#logger[isDatabaseOutage(error) ? 'warn' : 'error']({ err: error }, 'answers could not be measured, it is tried again');
      });
      void this.#working.then(() => this.#schedule());
    }, EVERY_MS);
  }
}
