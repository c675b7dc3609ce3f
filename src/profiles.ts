import type { ActivityService } from './modules/activity/activity.service.js';
import type { MasteryService } from './modules/mastery/mastery.service.js';
import type { LearnerDocuments } from './modules/profiles/inspections.service.js';
import type { ProfileStore } from './modules/profiles/profile.store.js';
import { AdoptingProfileStore } from './modules/profiles/adopting.store.js';
import { PostgresProfileStore } from './modules/profiles/postgres.store.js';
import { ProfilesService } from './modules/profiles/profiles.service.js';
import type { Stores } from './stores.js';

/** What is known of learners. */
export async function createProfiles(stores: Stores): Promise<ProfilesService> {
  return new ProfilesService({ store: await openStore(stores) });
}

/** All that is kept of a learner, whichever store it is in; in the order in which it is erased: nothing makes anew what went before. */
export function learnerDocuments(profiles: ProfilesService, questionnaires: LearnerDocuments, activity: ActivityService, mastery: MasteryService): LearnerDocuments[] {
  return [
    questionnaires,
    { name: 'profile', all: (userId) => profiles.everything(userId), erase: (userId) => profiles.erase(userId) },
    { name: 'activity', all: (userId) => everythingOnce(activity.export(userId)), erase: (userId) => activity.erase(userId) },
    // Made from the history: it goes after it.
    { name: 'mastery', all: (userId) => mastery.answers(userId), erase: (userId) => mastery.erase(userId) },
  ];
}

async function openStore({ mongo, database }: Stores): Promise<ProfileStore> {
  const own = new PostgresProfileStore(database);
  if (!mongo) return own;
  // Not configured, not loaded.
  const { MongoProfileStore } = await import('./modules/profiles/mongo.store.js');
  // PostgreSQL may hold what came before, until it is moved.
  return new AdoptingProfileStore(new MongoProfileStore(mongo.db), own);
}

// An event that is on its way may come twice.
async function everythingOnce<Each extends { id: string }>(slices: AsyncIterable<Each[]>): Promise<Each[]> {
  const all = new Map<string, Each>();
  for await (const slice of slices) for (const each of slice) all.set(each.id, each);
  return [...all.values()];
}
