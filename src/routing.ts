import type { Config } from './env.js';
import { BreakersResolver } from './modules/breakers/breakers.resolver.js';
import { BreakersService } from './modules/breakers/breakers.service.js';
import type { LessonsService } from './modules/courses/lessons.service.js';
import { RecommendationResolver } from './modules/generation/recommendation.resolver.js';
import { RecommendationService } from './modules/generation/recommendation.service.js';
import type { LearningSettingsService } from './modules/personalisation/settings.service.js';
import { ModelsService } from './modules/routing/models.service.js';
import { RouterService } from './modules/routing/router.service.js';
import { RoutingBoard } from './modules/routing/routing.board.js';
import { RoutingResolver } from './modules/routing/routing.resolver.js';
import { RoutingService } from './modules/routing/routing.service.js';
import type { PromptSettings } from './modules/generation/shown-lesson.js';
import type { UsageService } from './modules/usage/usage.service.js';
import type { Breakers } from './orchestrator/breakers.js';
import type { Candidates } from './orchestrator/candidates.js';
import type { EmbeddingChoice } from './orchestrator/embedding-model.js';
import type { Logger } from './platform/logger.js';
import type { Shutdown } from './platform/shutdown.js';
import type { Signals } from './platform/signals/signals.js';
import type { Stores } from './stores.js';

export interface RoutingParts {
  models: Candidates;
  vectors: EmbeddingChoice;
  breakers: Breakers;
  usage: UsageService;
  lessons: LessonsService;
  prompts: PromptSettings;
  settings: LearningSettingsService;
  stores: Stores;
  signals: Signals;
  shutdown: Shutdown;
  logger: Logger;
}

export interface Routing {
  router: RouterService;
  board: RoutingBoard;
  resolvers: object[];
}

/** Who is asked for a generation: what decides it, and what admins and instructors see and set of that. */
export async function createRouting(config: Config, { models, vectors, breakers, usage, lessons, prompts, settings, stores, signals, shutdown, logger }: RoutingParts): Promise<Routing> {
  const { database: db } = stores;
  const { candidates, configured } = models;
  const { embedding } = vectors;
  const isPinned = config.tuning.order !== undefined;
  const board = await RoutingBoard.open({ db, signals, logger });
  shutdown.add('routing', () => board.stop());
  const router = new RouterService({ db, candidates, isPinned, board, breakers, usage });
  const called = [...candidates.filter(({ provider }) => provider.origin === 'MODEL'), ...(embedding ? [embedding] : [])];
  const breakersService = new BreakersService({ db, signals, called });
  return {
    router,
    board,
    resolvers: [
      new BreakersResolver(breakersService),
      new RoutingResolver(
        new RoutingService({ db, board, candidates, configured, isPinned }),
        new ModelsService({ configured, candidates, vectors, board, breakers: breakersService }),
      ),
      new RecommendationResolver(new RecommendationService({ lessons, router, configured, rules: config.ai, prompts, settings })),
    ],
  };
}
