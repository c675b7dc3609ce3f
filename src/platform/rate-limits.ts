import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { rateLimited } from './errors.js';
import type { Redis } from './redis.js';

const WINDOW_SECONDS = 60;

/** Counts operations in windows of a minute. */
export interface RateLimiter {
  /** @throws RATE_LIMITED with the seconds until the window ends */
  consume(key: string): Promise<void>;
}

export const unlimited: RateLimiter = { consume: () => Promise.resolve() };

/** @param redis counts for all processes together; while it is away each counts for itself */
export function rateLimiter(name: string, perMinute: number, redis: Redis | null): RateLimiter {
  const options = { keyPrefix: `lyceum:rate:${name}`, points: perMinute, duration: WINDOW_SECONDS };
  const memory = new RateLimiterMemory(options);
  const limiter: RateLimiterAbstract = redis
    ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory, rejectIfRedisNotReady: true })
    : memory;
  return {
    async consume(key) {
      try {
        await limiter.consume(key);
      } catch (error) {
        if (error instanceof RateLimiterRes) throw rateLimited(Math.max(1, Math.ceil(error.msBeforeNext / 1_000)));
        throw error;
      }
    },
  };
}
