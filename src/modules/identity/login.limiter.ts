import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Redis } from '../../platform/redis.js';

/** How many failed sign-ins are borne within a window before even the right password has to wait. */
export interface LoginLimits {
  failuresPerEmail: number;
  failuresPerAddress: number;
  windowSeconds: number;
}

export const DEFAULT_LOGIN_LIMITS: LoginLimits = { failuresPerEmail: 10, failuresPerAddress: 50, windowSeconds: 900 };

/** Slows down guessing. Losing its counts costs no more than one window of guesses. */
export interface LoginLimiter {
  /** Seconds until another try is allowed; 0: go ahead. */
  retryAfter(emailKey: string, address: string): Promise<number>;
  failed(emailKey: string, address: string): Promise<void>;
  succeeded(emailKey: string): Promise<void>;
}

/** For limits "off". */
export const noLoginLimiter: LoginLimiter = {
  retryAfter: async () => 0,
  failed: async () => undefined,
  succeeded: async () => undefined,
};

/** @param redis counts for all processes together; while it is away each counts for itself */
export function loginLimiter(limits: LoginLimits, redis: Redis | null): LoginLimiter {
  const perEmail = counter('email', limits.failuresPerEmail, limits.windowSeconds, redis);
  const perAddress = counter('address', limits.failuresPerAddress, limits.windowSeconds, redis);
  return {
    async retryAfter(emailKey, address) {
      return Math.max(...(await Promise.all([secondsLeft(perEmail, emailKey), secondsLeft(perAddress, address)])));
    },
    async failed(emailKey, address) {
      await Promise.all([perEmail.penalty(emailKey), perAddress.penalty(address)]);
    },
    async succeeded(emailKey) {
      await perEmail.delete(emailKey);
    },
  };
}

function counter(name: string, points: number, duration: number, redis: Redis | null): RateLimiterAbstract {
  const options = { keyPrefix: `lyceum:login:${name}`, points, duration };
  const memory = new RateLimiterMemory(options);
  if (!redis) return memory;
  return new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory, rejectIfRedisNotReady: true });
}

async function secondsLeft(limiter: RateLimiterAbstract, key: string): Promise<number> {
  const count = await limiter.get(key);
  if (count === null || count.consumedPoints < limiter.points) return 0;
  return Math.max(1, Math.ceil(count.msBeforeNext / 1000));
}
