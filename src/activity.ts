import type { Config } from './env.js';
import type { AnyJob } from './jobs/kit.js';
import type { JobQueue } from './jobs/queue.js';
import { ActivityResolver } from './modules/activity/activity.resolver.js';
import { ActivityService } from './modules/activity/activity.service.js';
import type { ActivityStore } from './modules/activity/activity.store.js';
import { ActivityDelivery } from './modules/activity/delivery.js';
import { PostgresActivityStore } from './modules/activity/postgres.store.js';
import { ActivityRetention } from './modules/activity/retention.js';
import { ClaimsService, type ReadablePlaces } from './modules/activity/claims.service.js';
import { ShownAttemptsService } from './modules/attempts/shown.service.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import type { LessonsService } from './modules/courses/lessons.service.js';
import { CallerError } from './platform/errors.js';
import { StudySettingsService } from './modules/flashcards/settings.service.js';
import { isId } from './platform/ids.js';
import type { Logger } from './platform/logger.js';
import type { Db } from './platform/postgres.js';
import type { Shutdown } from './platform/shutdown.js';
import type { Stores } from './stores.js';

export interface ActivityParts {
  stores: Stores;
  jobs: JobQueue;
  shutdown: Shutdown;
  logger: Logger;
}

export interface Activity {
  service: ActivityService;
  /** What workers do for it. */
  job: AnyJob;
}

/** The learners' history: in every process the service, in a worker what delivers to it and what removes from it. */
export async function createActivity(config: Config, { stores, jobs, shutdown, logger }: ActivityParts): Promise<Activity> {
  const { store, former } = await openStores(stores);
  const { keepDays: otherDays, keepAnswersDays: answersDays } = config.tuning.activity;
  const retention = new ActivityRetention({ db: stores.database, stores: former ? [former, store] : [store], policy: { otherDays, answersDays }, jobs, logger });
  if (config.roles.has('worker')) {
    const scheduling = retention.startScheduling();
    shutdown.add('activity retention', () => scheduling.close());
    const delivery = new ActivityDelivery({ db: stores.database, store, logger });
    shutdown.add('activity delivery', () => delivery.close());
  }
  const service = new ActivityService({ db: stores.database, store, former, scores: new ShownAttemptsService({ db: stores.database }) });
  return { service, job: retention.job };
}

/** The history alone, for a program that reads it. */
export async function openHistory(stores: Pick<Stores, 'mongo' | 'database'>): Promise<ActivityService> {
  return new ActivityService({ db: stores.database, ...(await openStores(stores)) });
}

interface OpenStores {
  store: ActivityStore;
  former: ActivityStore | null;
}

/** Where MongoDB is configured, PostgreSQL may hold what came before, until it is moved. */
async function openStores({ mongo, database }: Pick<Stores, 'mongo' | 'database'>): Promise<OpenStores> {
  const own = new PostgresActivityStore(database);
  if (!mongo) return { store: own, former: null };
  // Not configured, not loaded.
  const { MongoActivityStore } = await import('./modules/activity/mongo.store.js');
  return { store: new MongoActivityStore(mongo.db), former: own };
}

interface ResolverParts {
  db: Db;
  activity: ActivityService;
  courses: CoursesService;
  lessons: LessonsService;
}

// In statements for others: what nobody has named has no address.
const NO_HOME = 'https://lyceum.example';

export function activityResolver({ http }: Config, { db, activity, courses, lessons }: ResolverParts): ActivityResolver {
  const claims = new ClaimsService({ db, activity, places: readablePlaces(courses, lessons) });
  return new ActivityResolver(activity, claims, new StudySettingsService({ db }), http.publicUrl?.replace(/\/+$/, '') ?? NO_HOME);
}

/** Where a viewer may be, as he reads courses and lessons. */
function readablePlaces(courses: CoursesService, lessons: LessonsService): ReadablePlaces {
  const mayRead = async (read: Promise<unknown>): Promise<boolean> => read.then(() => true, (error: unknown) => {
    if (error instanceof CallerError) return false;
    throw error;
  });
  return {
    async lessons(viewer, ids) {
      const rows = await lessons.byIds(ids.filter((id) => isId('Lesson', id)));
      // Who reads one lesson of a course reads all of them.
      const firsts = new Map(rows.map(({ id, courseId }) => [courseId, id]));
      const readable = new Set<string>();
      for (const [courseId, id] of firsts) if (await mayRead(lessons.get(viewer, id))) readable.add(courseId);
      return new Map(rows.filter(({ courseId }) => readable.has(courseId)).map(({ id, courseId }) => [id, courseId]));
    },
    async courses(viewer, ids) {
      const readable = new Set<string>();
      for (const id of ids) if (await mayRead(courses.get(viewer, id))) readable.add(id);
      return readable;
    },
  };
}
