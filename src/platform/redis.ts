import type { Redis, RedisOptions } from 'ioredis';
import type { Logger } from './logger.js';
import { reach } from './retry.js';

export type { Redis } from 'ioredis';

// The mapping of replies is part of the client's type; ours keeps the default.
type ConnectionOptions = Omit<RedisOptions, 'replyMapping'>;

/** A Redis that takes commands and doesn't answer for so long is as good as dead: its connection is cut and made anew. */
export const REDIS_SILENCE_MS = 1_000;

/**
 * A connection for commands that would rather fail than wait: when Redis dies, they are refused at once, when it falls
 * silent after a second, and the connection goes on trying to come back.
 */
export async function connectRedis(url: string, logger: Logger, signal?: AbortSignal): Promise<Redis> {
  const redis = await openRedis(url, logger);
  await reach(() => firstConnection(redis), { name: 'Redis (REDIS_URL)', url, logger, signal }).catch((error: unknown) => {
    redis.disconnect();
    throw error;
  });
  return redis;
}

/** Not yet connected; its errors are logged, once per outage, and never unhandled. */
async function openRedis(url: string, logger: Logger): Promise<Redis> {
  const { Redis: Client } = await import('ioredis');
  let reached = false;
  let down = false;
  const settings: ConnectionOptions = {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 5_000,
    socketTimeout: REDIS_SILENCE_MS,
    // Until the first connection stands, whoever makes it tries again and tells how it goes.
    retryStrategy: (times) => (reached ? Math.min(times * 100, 2_000) : null),
  };
  const redis = new Client(url, settings);
  redis.on('error', (error: Error) => {
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
  // connect() itself says no more than that the connection is closed.
  let cause: Error | undefined;
  const note = (error: Error) => (cause ??= error);
  redis.on('error', note);
  try {
    await redis.connect();
  } catch (closed) {
    const isSilent = cause?.message.startsWith('Socket timeout');
    throw isSilent ? new Error('it takes the connection but does not answer', { cause: closed }) : (cause ?? closed);
  } finally {
    redis.off('error', note);
  }
}
