import type { Config } from './env.js';
import { ActivityService } from './modules/activity/activity.service.js';
import type { ActivityStore } from './modules/activity/activity.store.js';
import { ActivityDelivery } from './modules/activity/delivery.js';
import { PostgresActivityStore } from './modules/activity/postgres.store.js';
import { StartupError } from './platform/errors.js';
import type { Logger } from './platform/logger.js';
import type { Shutdown } from './platform/shutdown.js';
import type { Stores } from './stores.js';

export interface ActivityParts {
  stores: Stores;
  shutdown: Shutdown;
  logger: Logger;
}

/** The learners' history: in every process the service, in a worker what delivers to it. */
export async function createActivity(config: Config, { stores, shutdown, logger }: ActivityParts): Promise<ActivityService> {
  const store = await openStore(stores);
  if (config.roles.has('worker')) {
    const delivery = new ActivityDelivery({ db: stores.database, store, logger });
    shutdown.add('activity delivery', () => delivery.close());
  }
  return new ActivityService({ db: stores.database, store });
}

/** The history alone, for a program that reads it. */
export async function openHistory(stores: Pick<Stores, 'mongo' | 'database'>): Promise<ActivityService> {
  return new ActivityService({ db: stores.database, store: await openStore(stores) });
}

async function openStore({ mongo, database }: Pick<Stores, 'mongo' | 'database'>): Promise<ActivityStore> {
  if (!mongo) return new PostgresActivityStore(database);
  // Not configured, not loaded.
  const { MongoActivityStore } = await import('./modules/activity/mongo.store.js');
  try {
    return await MongoActivityStore.open(mongo.db);
  } catch (cause) {
    throw new StartupError(`MongoDB (MONGODB_URL) does not let Lyceum make its indexes: ${(cause as Error).message}.`, { cause });
  }
}
