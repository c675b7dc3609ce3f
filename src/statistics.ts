import type { Config } from './env.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import type { QuizItemsService } from './modules/quizzes/items.service.js';
import type { QuizService } from './modules/quizzes/quiz.service.js';
import { ItemStatisticsService } from './modules/statistics/item-statistics.service.js';
import type { MeasuringService } from './modules/statistics/measuring.service.js';
import { PromptVersionsService } from './modules/statistics/prompt-versions.service.js';
import { ResultsService, type OwnAttempts } from './modules/statistics/results.service.js';
import { ItemStatisticsResolver, ItemVersionStatisticsResolver, ResultsResolver } from './modules/statistics/statistics.resolver.js';
import type { Logger } from './platform/logger.js';
import { Lookout, triedAgain } from './platform/lookout.js';
import type { Db } from './platform/postgres.js';
import type { Shutdown } from './platform/shutdown.js';

export interface StatisticsParts {
  db: Db;
  courses: CoursesService;
  quizzes: QuizService;
  items: QuizItemsService;
  attempts: OwnAttempts;
  measuring: MeasuringService;
  shutdown: Shutdown;
  logger: Logger;
}

/** What answers say of items, prompts and learners; in a worker also what keeps that up to date. */
export function createStatistics({ roles }: Config, { shutdown, logger, ...parts }: StatisticsParts): { resolvers: object[] } {
  if (roles.has('worker')) {
    const measurer = new Lookout({ look: () => parts.measuring.catchUp(), onError: triedAgain(logger, 'statistics') });
    shutdown.add('measurer', () => measurer.close());
  }
  const statistics = new ItemStatisticsService(parts);
  return {
    resolvers: [
      new ItemStatisticsResolver(statistics),
      new ItemVersionStatisticsResolver(statistics),
      new ResultsResolver(new ResultsService(parts), new PromptVersionsService(parts)),
    ],
  };
}
