import type { Generation } from './generation.js';
import type { ActivityService } from './modules/activity/activity.service.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import type { GradedAttempts } from './modules/grading/attempts.port.service.js';
import { GradingResolver } from './modules/grading/grading.resolver.js';
import { GradingService } from './modules/grading/grading.service.js';
import { Judges } from './modules/grading/judges.service.js';
import { RegradesService } from './modules/grading/regrades.service.js';
import type { Logger } from './platform/logger.js';
import type { Db } from './platform/postgres.js';
import type { Shutdown } from './platform/shutdown.js';
import type { Signals } from './platform/signals/signals.js';

export interface GradingParts {
  db: Db;
  signals: Signals;
  courses: CoursesService;
  generation: Generation;
  attempts: GradedAttempts;
  activity: ActivityService;
  /** Whether this process does the work of workers. */
  isWorker: boolean;
  shutdown: Shutdown;
  logger: Logger;
}

/** Grades of submitted answers; in a worker also those who have short answers judged. */
export function createGrading({ db, signals, courses, generation, attempts, activity, isWorker, shutdown, logger }: GradingParts): { resolvers: object[] } {
  const regrades = new RegradesService({ db, signals, attempts, logger });
  if (isWorker) {
    const regrading = regrades.startWorking();
    shutdown.add('regrades', () => regrading.close());
    const judges = new Judges({ db, signals, generations: generation.service, attempts, asksModels: generation.asksModels, logger });
    shutdown.add('judges', () => judges.close());
  }
  return { resolvers: [new GradingResolver(new GradingService({ db, signals, courses, attempts, activity }), regrades)] };
}
