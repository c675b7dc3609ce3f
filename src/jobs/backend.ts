import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresBackend, createRedisBackend, withBackend, type FlowJob, type Job, type Processor, type WorkerOptions } from 'bullmq';
import pg from 'pg';
import { JOBS_SCHEMA } from '../platform/names.js';

/** Where jobs wait. What is lost here is found again by whoever owns the work: it is never the only record of it. */
export type JobBackend =
  | { kind: 'postgres'; url: string; role: string | null }
  | { kind: 'redis'; url: string };

/** BullMQ's classes bound to one back end; each instance opens connections of its own. */
export interface BullMq {
  queue(): BullMqQueue;
  flows(): BullMqFlows;
  worker(processor: Processor, options: Omit<WorkerOptions, 'connection' | 'prefix'>): BullMqWorker;
}

export interface BullMqQueue {
  add(name: string, data: unknown, options: { jobId: string; attempts: number; delay?: number; removeOnComplete: { age: number }; removeOnFail: { age: number } }): Promise<unknown>;
  getJob(id: string): Promise<Job | undefined>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

/** Jobs that wait for others. */
export interface BullMqFlows {
  add(flow: FlowJob): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

export interface BullMqWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  run(): Promise<void>;
  close(force?: boolean): Promise<void>;
}

export const QUEUE = 'lyceum';
// A hash tag: Redis Cluster keeps all of the queue's keys on one node.
const PREFIX = '{lyceum}';
// Each queue and worker has a pool of its own: few connections each, or a small server runs out.
const POOL_SIZE = 3;
const RETRY_LONGEST_MS = 2_000;
const REFUSED_PAUSE_MS = 250;

export function bullMqOn(backend: JobBackend): BullMq {
  return backend.kind === 'postgres' ? onPostgres(backend) : onRedis(backend);
}

/** BullMQ hears of the end of a session that it uses by its query; the event, which nobody hears there, would end this process. */
class HeardClient extends pg.Client {
  constructor(config?: ConstructorParameters<typeof pg.Client>[0]) {
    super(config);
    this.on('error', () => undefined);
  }
}

function onPostgres(backend: JobBackend & { kind: 'postgres' }): BullMq {
  const { Queue, Worker, FlowProducer } = withBackend(createPacedBackend);
  const connection = {
    connectionString: backend.url,
    schema: JOBS_SCHEMA,
    max: POOL_SIZE,
    Client: HeardClient,
    ...(backend.role ? { options: `-c role=${backend.role}` } : {}),
  };
  return {
    queue: () => new Queue(QUEUE, { connection }),
    flows: () => new FlowProducer({ connection: { ...connection, max: 1 } }),
    worker: (processor, options) => new Worker(QUEUE, processor, { ...options, connection }),
  };
}

/** A worker that is refused a job asks again at once, without end; with a pause, the rest of the process gets its turn. */
const createPacedBackend: typeof createPostgresBackend = (name, options, more) => {
  const backend = createPostgresBackend(name, options, more);
  const moveToActive = backend.moveToActive.bind(backend);
  backend.moveToActive = async (...args) => {
    try {
      return await moveToActive(...args);
    } catch (error) {
      await sleep(REFUSED_PAUSE_MS);
      throw error;
    }
  };
  return backend;
};

function onRedis(backend: JobBackend & { kind: 'redis' }): BullMq {
  const { Queue, Worker, FlowProducer } = withBackend(createRedisBackend);
  const url = new URL(backend.url);
  const connection = {
    host: url.hostname,
    port: Number(url.port || 6379),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    db: Number(url.pathname.slice(1) || 0),
    ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
    maxRetriesPerRequest: null,
    retryStrategy: (attempt: number) => Math.min(100 * 2 ** attempt, RETRY_LONGEST_MS),
  };
  return {
    queue: () => new Queue(QUEUE, { connection, prefix: PREFIX }),
    flows: () => new FlowProducer({ connection, prefix: PREFIX }),
    worker: (processor, options) => new Worker(QUEUE, processor, { ...options, connection, prefix: PREFIX }),
  };
}
