import type { Logger } from 'pino';
import type { BullMq, BullMqQueue } from './backend.js';
import type { JobDefinition } from './kit.js';
import { throttled } from './throttle.js';

export type JobState = 'pending' | 'finished' | 'missing';

// Jobs only say who works on what; their rows are worth nothing once they are done.
const KEEP_SECONDS = 3_600;

/** Puts jobs where any worker finds them. */
export class JobQueue {
  readonly #queue: BullMqQueue;

  constructor(bullMq: BullMq, logger: Logger) {
    this.#queue = bullMq.queue();
    this.#queue.on('error', throttled((error) => logger.warn({ err: error }, 'job queue')));
  }

  /** A second job with the id of one that is still there does nothing. Waits as long as the back end is away. */
  async add<Data>(definition: Pick<JobDefinition<Data>, 'name' | 'schema'>, data: Data, id: string): Promise<void> {
    await this.#queue.add(definition.name, definition.schema.parse(data), {
      jobId: id,
      attempts: 1,
      removeOnComplete: { age: KEEP_SECONDS },
      removeOnFail: { age: KEEP_SECONDS },
    });
  }

  async stateOf(id: string): Promise<JobState> {
    const job = await this.#queue.getJob(id);
    if (!job) return 'missing';
    const state = await job.getState();
    return state === 'completed' || state === 'failed' || state === 'unknown' ? 'finished' : 'pending';
  }

  async close(): Promise<void> {
    await this.#queue.close();
  }
}
