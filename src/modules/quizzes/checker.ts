import type { Logger } from '../../platform/logger.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import { settledWithin } from '../../platform/patience.js';
import type { Db } from '../../platform/postgres.js';
import { postponeChecks, quizzesToCheck } from './checks.repository.js';
import type { QuizChecksService } from './checks.service.js';

const EVERY_MS = 500;
const AT_ONCE = 20;
const STOP_PATIENCE_MS = 500;

export interface CheckerOptions {
  db: Db;
  checks: Pick<QuizChecksService, 'checkByItself'>;
  logger: Logger;
}

/** Starts the checks of keys that nobody has to ask for, however the items came into their quizzes. Any number of processes may. */
export class Checker {
  readonly #options: CheckerOptions;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: CheckerOptions) {
    this.#options = options;
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
      this.#working = this.#look().catch((error: unknown) => this.#report(error));
      void this.#working.then(() => this.#schedule());
    }, EVERY_MS);
  }

  async #look(): Promise<void> {
    const { db, checks } = this.#options;
    for (const quiz of await quizzesToCheck(db, AT_ONCE)) {
      await checks.checkByItself(quiz).catch((error: unknown) => {
        this.#report(error);
        // One that can't be checked keeps no other waiting.
        return postponeChecks(db, quiz.quizId);
      });
    }
  }

  #report(error: unknown): void {
    if (!this.#stopped) this.#options.logger[isDatabaseOutage(error) ? 'warn' : 'error']({ err: error }, 'keys were not checked, it is tried again');
  }
}
