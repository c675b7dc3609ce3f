import type { Logger } from 'pino';
import type { BullMq, BullMqQueue } from './backend.js';
import type { JobDefinition } from './kit.js';
import { throttled } from './throttle.js';

export type JobState = 'pending' | 'finished' | 'missing';

// Jobs only say who works on what; their rows are worth nothing once they are done.
const KEEP_SECONDS = 3_600;

/** Puts jobs where any worker finds them. */
export class JobQueue {
  readonly #bullMq: BullMq;
  readonly #report: (error: Error) => void;
  #queue: BullMqQueue;
  #closed = false;

  constructor(bullMq: BullMq, logger: Logger) {
    this.#bullMq = bullMq;
    this.#report = throttled((error) => logger.warn({ err: error }, 'job queue'));
    this.#queue = this.#open();
  }

  /**
   * A second job with the id of one that is still there does nothing. Waits as long as the back end is away.
   * @param delayMs how long it is kept from the workers
   */
  async add<Data>(definition: Pick<JobDefinition<Data>, 'name' | 'schema'>, data: Data, id: string, { delayMs = 0 }: { delayMs?: number } = {}): Promise<void> {
    const checked = definition.schema.parse(data);
    await (await this.#ready()).add(definition.name, checked, {
      jobId: id,
      attempts: 1,
      ...(delayMs > 0 && { delay: delayMs }),
      removeOnComplete: { age: KEEP_SECONDS },
      removeOnFail: { age: KEEP_SECONDS },
    });
  }

  async stateOf(id: string): Promise<JobState> {
    const job = await (await this.#ready()).getJob(id);
    if (!job) return 'missing';
    const state = await job.getState();
    return state === 'completed' || state === 'failed' || state === 'unknown' ? 'finished' : 'pending';
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#queue.close();
  }

  #open(): BullMqQueue {
    const queue = this.#bullMq.queue();
    queue.on('error', this.#report);
    return queue;
  }

  /** One whose back end was away when it was opened stays unusable: the next use opens another. */
  async #ready(): Promise<BullMqQueue> {
    const queue = this.#queue;
    try {
      await queue.waitUntilReady();
    } catch (error) {
      if (queue === this.#queue && !this.#closed) {
        this.#queue = this.#open();
        await queue.close();
      }
      throw error;
    }
    return queue;
  }
}
