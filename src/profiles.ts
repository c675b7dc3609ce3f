import type { ProfileStore } from './modules/profiles/profile.store.js';
import { PostgresProfileStore } from './modules/profiles/postgres.store.js';
import { ProfilesService } from './modules/profiles/profiles.service.js';
import { StartupError } from './platform/errors.js';
import type { Stores } from './stores.js';

/** What is known of learners. */
export async function createProfiles(stores: Stores): Promise<ProfilesService> {
  return new ProfilesService({ store: await openStore(stores) });
}

async function openStore({ mongo, database }: Stores): Promise<ProfileStore> {
  if (!mongo) return new PostgresProfileStore(database);
  // Not configured, not loaded.
  const { MongoProfileStore } = await import('./modules/profiles/mongo.store.js');
  try {
    return await MongoProfileStore.open(mongo.db);
  } catch (cause) {
    throw new StartupError(`MongoDB (MONGODB_URL) does not let Lyceum make its indexes: ${(cause as Error).message}.`, { cause });
  }
}
