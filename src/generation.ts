import type { Config } from './env.js';
import { bullMqOn, type BullMq } from './jobs/backend.js';
import { anyJob } from './jobs/kit.js';
import { JobQueue } from './jobs/queue.js';
import { JobWorker } from './jobs/worker.js';
import type { ActivityService } from './modules/activity/activity.service.js';
import { PostgresBreakerBoard } from './modules/breakers/breakers.board.js';
import { BreakersResolver } from './modules/breakers/breakers.resolver.js';
import { BreakersService } from './modules/breakers/breakers.service.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import type { LessonsService } from './modules/courses/lessons.service.js';
import { generateJobFor } from './modules/generation/generation.job.js';
import { GenerationResolver } from './modules/generation/generation.resolver.js';
import { GenerationService } from './modules/generation/generation.service.js';
import { GenerationRunner, type RunnerOptions } from './modules/generation/runner.js';
import { DEFAULT_PROMPTS } from './modules/generation/shown-lesson.js';
import { Sweeper } from './modules/generation/sweeper.js';
import { QuestionsService } from './modules/quizzes/questions.service.js';
import { QuizzesResolver } from './modules/quizzes/quizzes.resolver.js';
import { UsageService } from './modules/usage/usage.service.js';
import { Breakers } from './orchestrator/breakers.js';
import { buildCandidates, type Candidates, type ModelReport } from './orchestrator/candidates.js';
import { Hedging } from './orchestrator/hedging.js';
import { Orchestrator } from './orchestrator/orchestrator.js';
import { createLocalProvider } from './orchestrator/providers/local/index.js';
import { over } from './orchestrator/settings.js';
import { DEFAULT_TIMEOUTS } from './orchestrator/timers.js';
import type { Logger } from './platform/logger.js';
import type { Shutdown } from './platform/shutdown.js';
import type { Signals } from './platform/signals/signals.js';
import type { Stores } from './stores.js';
import { StreamReader } from './streams/reader.js';
import { StreamWriters } from './streams/writer.js';

const GENERATIONS_PER_HOUR = 10;
const STREAM_RETENTION_SECONDS = 3_600;
// A generation mostly waits for its provider.
const WORKER_CONCURRENCY = 16;
const WORKER_PATIENCE_MS = 1_000;

export interface GenerationParts {
  stores: Stores;
  signals: Signals;
  courses: CoursesService;
  lessons: LessonsService;
  activity: ActivityService;
  shutdown: Shutdown;
  logger: Logger;
}

export interface Generation {
  service: GenerationService;
  resolvers: object[];
  /** Every model that is configured, and what is missing where it can't be used. */
  models: ModelReport[];
}

/** Everything from a request for content to its last event: in an API process the service, in a worker what does the work. */
export async function createGeneration(config: Config, parts: GenerationParts): Promise<Generation> {
  const { stores: { access, database: db }, signals, courses, lessons, activity, shutdown, logger } = parts;
  const { tuning } = config;
  const { candidates, report } = buildCandidates(config, createLocalProvider());

  const backend = config.redisUrl === null
    ? { kind: 'postgres' as const, url: access.url, role: access.role }
    : { kind: 'redis' as const, url: config.redisUrl };
  const bullMq = bullMqOn(backend);
  const jobs = new JobQueue(bullMq, logger);
  shutdown.add('job queue', () => jobs.close());

  const asksModels = candidates.some(({ provider }) => provider.origin === 'MODEL');
  const usage = new UsageService({
    db,
    limits: {
      dailyMicroUsd: config.ai.dailyCostLimitMicroUsd,
      generationsPerHour: tuning.limits === 'off' || !asksModels ? null : (tuning.limits.generationsPerHour ?? GENERATIONS_PER_HOUR),
    },
  });
  const questions = new QuestionsService({ db });
  const prompts = over(DEFAULT_PROMPTS, tuning.prompts);

  if (config.roles.has('worker')) {
    const orchestrator = createOrchestrator(config, { candidates, report }, signals, parts);
    const writers = new StreamWriters(db, signals);
    startWorker({ db, signals, writers, orchestrator, usage, activity, courses, lessons, questions, jobs, bullMq, prompts: asksModels ? prompts : null }, config, parts);
  }

  const reader = new StreamReader(db, signals);
  const service = new GenerationService({ db, signals, reader, jobs, lessons, usage, activity, candidates, prompts, logger });
  return {
    service,
    resolvers: [
      new GenerationResolver(service, config.ai.maxInputLength),
      new QuizzesResolver(questions),
      new BreakersResolver(new BreakersService({ db, signals, candidates })),
    ],
    models: report,
  };
}

function createOrchestrator({ tuning }: Config, models: Candidates, signals: Signals, { stores, shutdown, logger }: GenerationParts): Orchestrator {
  const { timeouts, retries, breaker, hedge } = tuning;
  const probeMs = Math.max(...[timeouts, ...Object.values(timeouts.byKind ?? {})].map(({ totalMs }) => totalMs ?? DEFAULT_TIMEOUTS.totalMs));
  const board = new PostgresBreakerBoard({ db: stores.database, signals, probeMs, logger });
  shutdown.add('breakers', () => board.stop());
  const breakers = new Breakers(board, breaker);
  return new Orchestrator({ ...models, timeouts, retries, breakers, ...(hedge?.enabled && { hedging: new Hedging(hedge) }) });
}

interface WorkerParts extends RunnerOptions {
  jobs: JobQueue;
  bullMq: BullMq;
}

function startWorker(worker: WorkerParts, { tuning }: Config, { shutdown, logger }: GenerationParts): void {
  const retentionSeconds = tuning.streamRetentionSeconds ?? STREAM_RETENTION_SECONDS;
  const sweeper = new Sweeper({ ...worker, retentionSeconds, logger });
  shutdown.add('sweeper', () => sweeper.close());
  const jobs = [anyJob(generateJobFor(new GenerationRunner(worker)))];
  const jobWorker = new JobWorker({ bullMq: worker.bullMq, jobs, concurrency: WORKER_CONCURRENCY, logger });
  shutdown.add('worker', () => jobWorker.close(WORKER_PATIENCE_MS));
}
