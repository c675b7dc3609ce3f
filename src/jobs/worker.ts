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

/** Takes jobs and runs them. */
export class JobWorker {
  readonly #worker: BullMqWorker;
  readonly #stop = new AbortController();

  constructor({ bullMq, jobs, concurrency, logger }: JobWorkerOptions) {
    const byName = new Map(jobs.map((job) => [job.name, job]));
    this.#worker = bullMq.worker(
      async ({ name, id, data }) => {
        const job = byName.get(name);
        if (!job) throw new Error(`no such job: ${name}`);
        const log = logger.child({ job: name, jobId: id });
        await job.run(data, { log, signal: this.#stop.signal }).catch((error: unknown) => {
          log.error({ err: error }, 'job failed');
          throw error;
        });
      },
      { concurrency, lockDuration: LOCK_MS, stalledInterval: STALLED_CHECK_MS, maxStalledCount: STALLS },
    );
    this.#worker.on('error', throttled((error) => logger.warn({ err: error }, 'job worker')));
  }

  /** Tells running jobs to leave their work, then waits for them; whatever lasts longer is found by another worker. */
  async close(patienceMs: number): Promise<void> {
    // First no new ones: what a job leaves is queued again, and not for this worker.
    const closed = this.#worker.close();
    this.#stop.abort();
    await settledWithin(closed, patienceMs);
  }
}
