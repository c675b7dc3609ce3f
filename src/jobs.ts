import type { Config } from './env.js';
import { bullMqOn, type BullMq } from './jobs/backend.js';
import { JobQueue } from './jobs/queue.js';
import type { Logger } from './platform/logger.js';
import type { Shutdown } from './platform/shutdown.js';
import type { Stores } from './stores.js';

export interface Jobs {
  bullMq: BullMq;
  queue: JobQueue;
}

/** Where jobs wait for a worker: Redis where there is one, or PostgreSQL. */
export function openJobs({ redisUrl }: Config, { stores: { access }, shutdown, logger }: { stores: Stores; shutdown: Shutdown; logger: Logger }): Jobs {
  const bullMq = bullMqOn(redisUrl === null ? { kind: 'postgres', url: access.url, role: access.role } : { kind: 'redis', url: redisUrl });
  const queue = new JobQueue(bullMq, logger);
  shutdown.add('job queue', () => queue.close());
  return { bullMq, queue };
}
