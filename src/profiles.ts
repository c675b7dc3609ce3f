import type { ActivityService } from './modules/activity/activity.service.js';
import type { LearnerDocuments } from './modules/profiles/inspections.service.js';
import type { ProfileStore } from './modules/profiles/profile.store.js';
import { PostgresProfileStore } from './modules/profiles/postgres.store.js';
import { ProfilesService } from './modules/profiles/profiles.service.js';
import { SplitProfileStore } from './modules/profiles/split.store.js';
import type { Stores } from './stores.js';

/** What is known of learners. */
export async function createProfiles(stores: Stores): Promise<ProfilesService> {
  return new ProfilesService({ store: await openStore(stores) });
}

/** All that is kept of a learner, whichever store it is in; in the order in which it is erased: nothing makes anew what went before. */
export function learnerDocuments(profiles: ProfilesService, questionnaires: LearnerDocuments, activity: ActivityService): LearnerDocuments[] {
  return [
    questionnaires,
    { name: 'profile', all: (userId) => profiles.everything(userId), erase: (userId) => profiles.erase(userId) },
    { name: 'activity', all: (userId) => everythingOnce(activity.export(userId)), erase: (userId) => activity.erase(userId) },
  ];
}

async function openStore({ mongo, database }: Stores): Promise<ProfileStore> {
  if (!mongo) return new PostgresProfileStore(database);
  // Not configured, not loaded.
  const { MongoProfileStore } = await import('./modules/profiles/mongo.store.js');
  return new SplitProfileStore({ db: database, store: new MongoProfileStore(mongo.db) });
}

// An event that is on its way may come twice.
async function everythingOnce<Each extends { id: string }>(slices: AsyncIterable<Each[]>): Promise<Each[]> {
  const all = new Map<string, Each>();
  for await (const slice of slices) for (const each of slice) all.set(each.id, each);
  return [...all.values()];
}
