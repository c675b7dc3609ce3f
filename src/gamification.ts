import type { Config } from './env.js';
import type { ActivityService, HiddenScores } from './modules/activity/activity.service.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import type { StudySettingsService } from './modules/flashcards/settings.service.js';
import { AchievementResolver } from './modules/gamification/achievements.resolver.js';
import { AwardingService } from './modules/gamification/awarding.service.js';
import { ChallengesService } from './modules/gamification/challenges.service.js';
import { GamificationResolver } from './modules/gamification/gamification.resolver.js';
import { GamificationService } from './modules/gamification/gamification.service.js';
import { LeaderboardsService } from './modules/gamification/leaderboards.service.js';
import type { Logger } from './platform/logger.js';
import { Lookout, triedAgain } from './platform/lookout.js';
import type { Db } from './platform/postgres.js';
import type { Shutdown } from './platform/shutdown.js';
import type { Signals } from './platform/signals/signals.js';

export interface GamificationParts {
  db: Db;
  signals: Signals;
  courses: CoursesService;
  activity: ActivityService;
  settings: StudySettingsService;
  scores: HiddenScores;
  shutdown: Shutdown;
  logger: Logger;
}

/** What learning earns; in a worker also what awards it. */
export function createGamification({ roles }: Config, { db, signals, courses, activity, settings, scores, shutdown, logger }: GamificationParts): { service: GamificationService; resolvers: object[] } {
  const awarding = new AwardingService({ db, signals, settings, scores, logger });
  activity.listen(awarding.listener);
  if (roles.has('worker')) {
    const catchUp = new Lookout({ look: () => awarding.catchUp(), onError: triedAgain(logger, 'awards') });
    shutdown.add('awards', () => catchUp.close());
  }
  const service = new GamificationService({ db, signals, courses, settings });
  return { service, resolvers: [new AchievementResolver(), new GamificationResolver(service, new LeaderboardsService({ db, courses, games: service }), new ChallengesService({ db, courses }))] };
}
