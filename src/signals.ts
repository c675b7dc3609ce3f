import type { Config } from './env.js';
import type { Logger } from './platform/logger.js';
import type { Shutdown } from './platform/shutdown.js';
import { createPostgresSignals } from './platform/signals/postgres.js';
import type { Signals } from './platform/signals/signals.js';
import type { Stores } from './stores.js';

export interface SignalParts {
  stores: Stores;
  shutdown: Shutdown;
  logger: Logger;
}

/** How the processes tell each other that there is news: over Redis where that is set, else over PostgreSQL. */
export async function openSignals(config: Config, { stores: { access, database: db }, shutdown, logger }: SignalParts): Promise<Signals> {
  const signals = await connect();
  shutdown.add('signals', () => signals.close());
  return signals;

  async function connect(): Promise<Signals> {
    if (config.redisUrl === null) return createPostgresSignals({ url: access.url, db, logger });
    // Not configured, not loaded.
    const { createRedisSignals } = await import('./platform/signals/redis.js');
    return createRedisSignals({ url: config.redisUrl, logger });
  }
}
