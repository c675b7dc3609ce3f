import type { Redis, RedisOptions } from 'ioredis';
import type { Logger } from './logger.js';
import { reach } from './retry.js';

export type { Redis } from 'ioredis';

// The mapping of replies is part of the client's type; ours keeps the default.
type ConnectionOptions = Omit<RedisOptions, 'replyMapping'>;

/**
 * A connection for commands that would rather fail than wait: when Redis dies, they are refused at once
 * and the connection goes on trying to come back.
 */
export async function connectRedis(url: string, logger: Logger, signal?: AbortSignal): Promise<Redis> {
  const redis = await openRedis(url, logger, { lazyConnect: true, enableOfflineQueue: false, maxRetriesPerRequest: 0 });
  await reach(() => firstConnection(redis), { name: 'Redis (REDIS_URL)', url, logger, signal }).catch((error: unknown) => {
    redis.disconnect();
    throw error;
  });
  return redis;
}

/** A connection with its own options whose errors are logged, once per outage, and never unhandled. */
export async function openRedis(url: string, logger: Logger, options: ConnectionOptions = {}): Promise<Redis> {
  const { Redis: Client } = await import('ioredis');
  const settings: ConnectionOptions = { connectTimeout: 5_000, retryStrategy: (times) => Math.min(times * 100, 2_000), ...options };
  const redis = new Client(url, settings);
  let reached = false;
  let down = false;
  redis.on('error', (error: Error) => {
    // Until the first connection stands, whoever makes it tells how it goes.
    if (reached && !down) logger.warn({ err: error }, 'Redis can not be reached; going on without it');
    down = true;
  });
  redis.on('ready', () => {
    if (reached && down) logger.info('Redis is back');
    reached = true;
    down = false;
  });
  return redis;
}

async function firstConnection(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return;
  // Otherwise ioredis reconnects on its own beside us, and connect() throws "already connecting".
  redis.disconnect();
  await redis.connect();
}
