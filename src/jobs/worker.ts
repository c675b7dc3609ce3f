import type { Logger } from 'pino';
import { settledWithin } from '../platform/patience.js';
import type { BullMq, BullMqWorker } from './backend.js';
import type { JobDefinition } from './kit.js';
import { throttled } from './throttle.js';

export interface JobWorkerOptions {
  bullMq: BullMq;
  definitions: JobDefinition<never>[];
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

  constructor({ bullMq, definitions, concurrency, logger }: JobWorkerOptions) {
    const byName = new Map(definitions.map((definition) => [definition.name, definition]));
    this.#worker = bullMq.worker(
      async (job) => {
        const definition = byName.get(job.name);
        if (!definition) throw new Error(`no such job: ${job.name}`);
        const log = logger.child({ job: job.name, jobId: job.id });
        const data = definition.schema.parse(job.data);
        await definition.run(data, { log, signal: this.#stop.signal }).catch((error: unknown) => {
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
    this.#stop.abort();
    await settledWithin(this.#worker.close(), patienceMs);
  }
}
