import type { Config } from './env.js';
import type { ActivityService } from './modules/activity/activity.service.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import { ItemDifficultyService } from './modules/mastery/items.service.js';
import { MasteryService, type MasteryOptions } from './modules/mastery/mastery.service.js';
import { MasteryRebuild, type Rebuilt } from './modules/mastery/rebuild.service.js';
import { WeighingService } from './modules/mastery/weighing.service.js';
import type { Logger } from './platform/logger.js';
import { Lookout, triedAgain } from './platform/lookout.js';
import type { Db } from './platform/postgres.js';
import type { Shutdown } from './platform/shutdown.js';

export interface MasteryParts {
  db: Db;
  activity: ActivityService;
  courses: CoursesService;
  attempts: MasteryOptions['attempts'];
  shutdown: Shutdown;
  logger: Logger;
}

/** What answers say of learners: weighed as they are graded; in a worker also of the questions. */
export function createMastery({ roles }: Config, { db, activity, courses, attempts, shutdown, logger }: MasteryParts): MasteryService {
  const weighing = new WeighingService();
  activity.prepare((tx, activities) => weighing.weigh(tx, activities));
  if (roles.has('worker')) {
    const difficulties = new ItemDifficultyService({ db });
    const folding = new Lookout({ look: () => difficulties.catchUp(), onError: triedAgain(logger, 'item difficulties') });
    shutdown.add('item difficulties', () => folding.close());
  }
  return new MasteryService({ db, courses, attempts });
}

/** Makes all of it anew from the history, while learners go on. */
export function rebuildMastery(db: Db, activity: Pick<ActivityService, 'export'>): Promise<Rebuilt> {
  return new MasteryRebuild({ db, history: (userId) => activity.export(userId), items: new ItemDifficultyService({ db }) }).run();
}
