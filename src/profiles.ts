import { ACTIVITY_DOCUMENTS, type ActivityService } from './modules/activity/activity.service.js';
import { alone } from './modules/documents/turns.service.js';
import { KeptProgress } from './modules/enrolments/kept.js';
import type { ForgettingService } from './modules/generation/forgetting.service.js';
import { KeptAwards } from './modules/gamification/kept.js';
import { KeptMastery } from './modules/mastery/kept.js';
import type { LearnerDocuments } from './modules/profiles/inspections.service.js';
import type { ProfileStore } from './modules/profiles/profile.store.js';
import { PostgresProfileStore } from './modules/profiles/postgres.store.js';
import { ProfilesService } from './modules/profiles/profiles.service.js';
import { KeptPlans } from './modules/planning/kept.js';
import { KeptQuestionnaires } from './modules/questionnaires/kept.js';
import { SplitProfileStore } from './modules/profiles/split.store.js';
import type { Db } from './platform/postgres.js';
import type { Stores } from './stores.js';

/** What is known of learners. */
export async function createProfiles(stores: Stores): Promise<ProfilesService> {
  return new ProfilesService({ store: await openStore(stores) });
}

export interface LearnerDocumentsParts {
  db: Db;
  profiles: ProfilesService;
  activity: ActivityService;
  generations: Pick<ForgettingService, 'forgetLearner'>;
}

/** All that is kept of a learner, whichever store it is in; in the order in which it is erased: nothing makes anew what went before. */
export function learnerDocuments({ db, profiles, activity, generations }: LearnerDocumentsParts): LearnerDocuments[] {
  // Whoever moves it would bring back what he has read already.
  const forget = (userId: string): Promise<number> => alone(db, { collection: ACTIVITY_DOCUMENTS, userId }, () => activity.erase(userId));
  return [
    new KeptQuestionnaires({ db, generations }),
    { name: 'profile', all: (userId) => profiles.everything(userId), erase: (userId) => profiles.erase(userId) },
    { name: 'activity', all: (userId) => everythingOnce(activity.export(userId)), erase: forget },
    new KeptMastery({ db, activity: { erase: forget } }),
    new KeptAwards({ db }),
    new KeptProgress({ db }),
    new KeptPlans({ db }),
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
