import { RateLimiterMemory, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';

/** How many failed sign-ins are borne within a window before even the right password has to wait. */
export interface LoginLimits {
  failuresPerEmail: number;
  failuresPerAddress: number;
  windowSeconds: number;
}

export const DEFAULT_LOGIN_LIMITS: LoginLimits = { failuresPerEmail: 10, failuresPerAddress: 50, windowSeconds: 900 };

/** Slows down guessing. Where the counts live is up to the implementation; losing them loses no more than a window. */
export interface LoginLimiter {
  /** Counts an attempt before it is made, so that parallel ones can't slip through. @returns seconds to wait; 0: go ahead */
  admit(emailKey: string, address: string): Promise<number>;
  /** Takes back what `admit` counted: the attempt did not fail. */
  succeeded(emailKey: string, address: string): Promise<void>;
}

/** For limits "off". */
export const NO_LOGIN_LIMITS: LoginLimiter = {
  admit: async () => 0,
  succeeded: async () => undefined,
};

/** Counts in this process. */
export function memoryLoginLimiter(limits: LoginLimits = DEFAULT_LOGIN_LIMITS): LoginLimiter {
  const duration = limits.windowSeconds;
  return new CountingLoginLimiter(
    new RateLimiterMemory({ keyPrefix: 'login:email', points: limits.failuresPerEmail, duration }),
    new RateLimiterMemory({ keyPrefix: 'login:address', points: limits.failuresPerAddress, duration }),
  );
}

/** On any two of rate-limiter-flexible's stores. */
export class CountingLoginLimiter implements LoginLimiter {
  readonly #perEmail: RateLimiterAbstract;
  readonly #perAddress: RateLimiterAbstract;

  constructor(perEmail: RateLimiterAbstract, perAddress: RateLimiterAbstract) {
    this.#perEmail = perEmail;
    this.#perAddress = perAddress;
  }

  async admit(emailKey: string, address: string): Promise<number> {
    const waits = await Promise.all([consume(this.#perEmail, emailKey), consume(this.#perAddress, address)]);
    return Math.max(...waits);
  }

  async succeeded(emailKey: string, address: string): Promise<void> {
    await Promise.all([this.#perEmail.delete(emailKey), this.#perAddress.reward(address)]);
  }
}

async function consume(limiter: RateLimiterAbstract, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw refusal;
  }
}
