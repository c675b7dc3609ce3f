import type { Logger } from 'pino';
import { QUEUE, type BullMq, type BullMqFlows, type BullMqQueue } from './backend.js';
import type { JobDefinition } from './kit.js';
import { throttled } from './throttle.js';

export type JobState = 'pending' | 'finished' | 'missing';

/** A job before it is queued. */
export interface NewJob<Data> {
  definition: Pick<JobDefinition<Data>, 'name' | 'schema'>;
  data: Data;
  /** A second job with the id of one that is still there does nothing. */
  id: string;
}

// Jobs only say who works on what; their rows are worth nothing once they are done.
const KEEP_SECONDS = 3_600;

/** Puts jobs where any worker finds them. */
export class JobQueue {
  readonly #queue: Connection<BullMqQueue>;
  readonly #flows: Connection<BullMqFlows>;

  constructor(bullMq: BullMq, logger: Logger) {
    const report = throttled((error) => logger.warn({ err: error }, 'job queue'));
    this.#queue = new Connection(() => bullMq.queue(), report);
    this.#flows = new Connection(() => bullMq.flows(), report);
    this.#queue.open();
  }

  /**
   * A second job with the id of one that is still there does nothing. Waits as long as the back end is away.
   * @param delayMs how long it is kept from the workers
   */
  async add<Data>(definition: Pick<JobDefinition<Data>, 'name' | 'schema'>, data: Data, id: string, { delayMs = 0 }: { delayMs?: number } = {}): Promise<void> {
    const checked = definition.schema.parse(data);
    await (await this.#queue.ready()).add(definition.name, checked, { ...optionsOf(id), ...(delayMs > 0 && { delay: delayMs }) });
  }

  /** Adds a job that is kept from the workers until all of the others have ended, however; all or none of them. Waits as long as the back end is away. */
  async addAfter<Data, Others>({ definition, data, id }: NewJob<Data>, others: readonly NewJob<Others>[]): Promise<void> {
    await (await this.#flows.ready()).add({
      name: definition.name,
      queueName: QUEUE,
      data: definition.schema.parse(data),
      opts: optionsOf(id),
      children: others.map((other) => ({
        name: other.definition.name,
        queueName: QUEUE,
        data: other.definition.schema.parse(other.data),
        opts: { ...optionsOf(other.id), ignoreDependencyOnFailure: true },
      })),
    });
  }

  async stateOf(id: string): Promise<JobState> {
    const job = await (await this.#queue.ready()).getJob(id);
    if (!job) return 'missing';
    const state = await job.getState();
    return state === 'completed' || state === 'failed' || state === 'unknown' ? 'finished' : 'pending';
  }

  async close(): Promise<void> {
    await Promise.all([this.#queue.close(), this.#flows.close()]);
  }
}

function optionsOf(jobId: string) {
  return { jobId, attempts: 1, removeOnComplete: { age: KEEP_SECONDS }, removeOnFail: { age: KEEP_SECONDS } };
}

/** One of BullMQ's classes, opened when it is needed. */
class Connection<Opened extends Pick<BullMqQueue, 'waitUntilReady' | 'close'> & { on(event: 'error', listener: (error: Error) => void): unknown }> {
  readonly #make: () => Opened;
  readonly #report: (error: Error) => void;
  #opened: Opened | null = null;
  #closed = false;

  constructor(make: () => Opened, report: (error: Error) => void) {
    this.#make = make;
    this.#report = report;
  }

  open(): Opened {
    const opened = this.#make();
    opened.on('error', this.#report);
    return (this.#opened = opened);
  }

  /** One whose back end was away when it was opened stays unusable: the next use opens another. */
  async ready(): Promise<Opened> {
    const opened = this.#opened ?? this.open();
    try {
      await opened.waitUntilReady();
    } catch (error) {
      if (opened === this.#opened && !this.#closed) {
        this.open();
        await opened.close();
      }
      throw error;
    }
    return opened;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#opened?.close();
  }
}
