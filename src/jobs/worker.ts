import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { settledWithin } from '../platform/patience.js';
import type { BullMq, BullMqWorker } from './backend.js';
import type { AnyJob } from './kit.js';
import { throttled } from './throttle.js';

export interface JobWorkerOptions {
  bullMq: BullMq;
  jobs: AnyJob[];
  concurrency: number;
  logger: Logger;
}

// A dead worker's jobs are found within seconds, and a job that kills its worker is its owner's to give up, not the queue's.
const LOCK_MS = 5_000;
const STALLED_CHECK_MS = 2_500;
const STALLS = 1_000;
const REOPEN_EVERY_MS = 1_000;

/** Takes jobs and runs them. */
export class JobWorker {
  readonly #options: JobWorkerOptions;
  readonly #report: (error: Error) => void;
  #worker: BullMqWorker;
  readonly #stop = new AbortController();

  constructor(options: JobWorkerOptions) {
    this.#options = options;
    this.#report = throttled((error) => options.logger.warn({ err: error }, 'job worker'));
    this.#worker = this.#open();
    void this.#run();
  }

  /** Tells running jobs to leave their work, then waits for them; whatever lasts longer is found by another worker. */
  async close(patienceMs: number): Promise<void> {
    // First no new ones: what a job leaves is queued again, and not for this worker.
    const closed = this.#worker.close();
    this.#stop.abort();
    await settledWithin(closed, patienceMs);
  }

  #open(): BullMqWorker {
    const { bullMq, jobs, concurrency, logger } = this.#options;
    const byName = new Map(jobs.map((job) => [job.name, job]));
    const worker = bullMq.worker(
      async ({ name, id, data }) => {
        const job = byName.get(name);
        if (!job) throw new Error(`no such job: ${name}`);
        const log = logger.child({ job: name, jobId: id });
        await job.run(data, { log, signal: this.#stop.signal }).catch((error: unknown) => {
          log.error({ err: error }, 'job failed');
          throw error;
        });
      },
      // Not by itself: one whose back end was away when it was opened would spin for ever, and no timer would fire again.
      { concurrency, lockDuration: LOCK_MS, stalledInterval: STALLED_CHECK_MS, maxStalledCount: STALLS, autorun: false },
    );
    worker.on('error', this.#report);
    return worker;
  }

  /** Opens a worker anew until its back end is there, and lets it run. */
  async #run(): Promise<void> {
    for (;;) {
      try {
        await this.#worker.waitUntilReady();
        if (this.#stop.signal.aborted) return;
        return await this.#worker.run();
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.#report(error as Error);
      }
      await settledWithin(this.#worker.close(true), REOPEN_EVERY_MS);
      await sleep(REOPEN_EVERY_MS);
      if (this.#stop.signal.aborted) return;
      this.#worker = this.#open();
    }
  }
}
