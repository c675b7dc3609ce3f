import type { Config } from './env.js';
import type { Jobs } from './jobs.js';
import type { BullMq } from './jobs/backend.js';
import { anyJob, type AnyJob } from './jobs/kit.js';
import type { JobQueue } from './jobs/queue.js';
import { JobWorker } from './jobs/worker.js';
import type { ActivityService } from './modules/activity/activity.service.js';
import { PostgresBreakerBoard } from './modules/breakers/breakers.board.js';
import { CacheResolver } from './modules/cache/cache.resolver.js';
import type { CachedAnswersService } from './modules/cache/answers.service.js';
import { CacheSettingsService } from './modules/cache/settings.service.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import type { LessonsService } from './modules/courses/lessons.service.js';
import type { MembershipsService } from './modules/enrolments/memberships.service.js';
import { FlagsResolver } from './modules/generation/flags/flags.resolver.js';
import { EmbeddingsService } from './modules/generation/embeddings/embeddings.service.js';
import { BatchesResolver } from './modules/generation/batches/batches.resolver.js';
import { BatchesService } from './modules/generation/batches/batches.service.js';
import { DEFAULT_POLL_MS, Submitter } from './modules/generation/batches/submitter.js';
import { createCourseDrafts } from './course-drafts.js';
import type { CourseDraftsService } from './modules/generation/course-drafts/course-drafts.service.js';
import { generateJobFor } from './modules/generation/generation.job.js';
import { GenerationResolver } from './modules/generation/generation.resolver.js';
import { GenerationService } from './modules/generation/generation.service.js';
import { RequestKeyring } from './modules/generation/keys.js';
import { GenerationRunner, type RunnerOptions } from './modules/generation/runner.js';
import { ShapingResolver } from './modules/generation/shaping.resolver.js';
import { StatementsResolver } from './modules/generation/grounding/statements.resolver.js';
import { DEFAULT_PROMPTS } from './modules/generation/shown-lesson.js';
import { Sweeper } from './modules/generation/sweeper.js';
import type { LearningSettingsService } from './modules/personalisation/settings.service.js';
import type { UsersService } from './modules/identity/users.service.js';
import { ItemsResolver } from './modules/generation/items/items.resolver.js';
import { PlansService } from './modules/generation/items/plans.service.js';
import { StudySettingsService } from './modules/flashcards/settings.service.js';
import { PlanWeeksService } from './modules/generation/items/plan-weeks.service.js';
import { ItemsService } from './modules/generation/items/items.service.js';
import { DraftsService } from './modules/generation/texts/drafts.service.js';
import { OutlinesService } from './modules/generation/texts/outlines.service.js';
import { TextsResolver } from './modules/generation/texts/texts.resolver.js';
import { DuplicatesService } from './modules/quizzes/duplicates.service.js';
import { QuestionsService } from './modules/quizzes/questions.service.js';
import { UsageService } from './modules/usage/usage.service.js';
import { Breakers } from './orchestrator/breakers.js';
import { buildCandidates, nameOf, type Candidate, type Candidates, type ModelReport } from './orchestrator/candidates.js';
import { Embedder } from './orchestrator/embedder.js';
import { chooseEmbedding, type EmbeddingModel } from './orchestrator/embedding-model.js';
import { Hedging } from './orchestrator/hedging.js';
import { moderationOf, type Moderation } from './orchestrator/moderation.js';
import { Orchestrator } from './orchestrator/orchestrator.js';
import { createLocalProvider } from './orchestrator/providers/local/index.js';
import type { FirstTokens } from './orchestrator/routing/first-tokens.js';
import { over } from './orchestrator/settings.js';
import { DEFAULT_TIMEOUTS } from './orchestrator/timers.js';
import type { Logger } from './platform/logger.js';
import type { Shutdown } from './platform/shutdown.js';
import type { Signals } from './platform/signals/signals.js';
import { createRouting } from './routing.js';
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
  users: UsersService;
  memberships: MembershipsService;
  activity: ActivityService;
  shutdown: Shutdown;
  logger: Logger;
  answers: CachedAnswersService;
  settings: LearningSettingsService;
  jobs: Jobs;
  /** What the workers do besides. */
  otherJobs: AnyJob[];
}

export interface Generation {
  service: GenerationService;
  batches: BatchesService;
  courseDrafts: CourseDraftsService;
  embeddings: EmbeddingsService;
  questions: QuestionsService;
  planWeeks: PlanWeeksService;
  /** Whether any model that writes is configured. */
  asksModels: boolean;
  resolvers: object[];
  /** Every model that is configured, and what is missing where it can't be used. */
  models: ModelReport[];
}

/** Everything from a request for content to its last event: in an API process the service, in a worker what does the work. */
export async function createGeneration(config: Config, parts: GenerationParts): Promise<Generation> {
  const { stores: { database: db }, signals, courses, lessons, users, memberships, activity, answers, settings, shutdown, logger, jobs: { bullMq, queue: jobs } } = parts;
  const { tuning } = config;
  const models = buildCandidates(config, createLocalProvider());
  const { candidates, report } = models;
  const vectors = chooseEmbedding(config);
  const { embedding, report: embeddingReport } = vectors;

  const asksModels = embedding !== null || candidates.some(({ provider }) => provider.origin === 'MODEL');
  const usage = new UsageService({
    dailyMicroUsd: config.ai.dailyCostLimitMicroUsd,
    generationsPerHour: tuning.limits === 'off' || !asksModels ? null : (tuning.limits.generationsPerHour ?? GENERATIONS_PER_HOUR),
  });
  const questions = new QuestionsService({ db });
  const items = new ItemsService({ db, questions, activity });
  const prompts = over(DEFAULT_PROMPTS, tuning.prompts);

  const breakers = createBreakers(config, signals, parts);
  const routing = await createRouting(config, { models, vectors, breakers, usage, signals, lessons, prompts, settings, stores: parts.stores, shutdown, logger });
  const { router } = routing;
  // The built-in engine alone answers at once and for nothing.
  const shown = { ...prompts, models: candidates.map((candidate) => `${nameOf(candidate)} ${candidate.model.contextTokens}`) };
  const keyring = new RequestKeyring(asksModels && (tuning.cache.enabled ?? true), tuning.cache.semantic ?? false, router, shown);
  const reader = new StreamReader(db, signals);
  const service = new GenerationService({ db, signals, reader, jobs, courses, lessons, usage, activity, router, answers, keyring, users, memberships, prompts, settings, checksKeys: tuning.keyCheck, logger });
  const courseDrafts = createCourseDrafts(config, { db, signals, reader, jobs, generations: service, courses, lessons, users, shutdown, logger });
  if (config.roles.has('worker')) {
    const moderation = tuning.moderation ? moderationOf(config, candidates, logger) : undefined;
    const orchestrator = createOrchestrator(config, { models, breakers, firstTokens: routing.board, moderation });
    const embedder = embedding && createEmbedder(config, embedding, breakers);
    const writers = new StreamWriters(db, signals);
    startWorker({ db, signals, writers, orchestrator, embedder, router, usage, activity, answers, duplicates: new DuplicatesService({ db }), keyring, courses, lessons, users, items, jobs, bullMq, candidates, moderation, prompts: asksModels ? prompts : null }, config, { ...parts, otherJobs: [...parts.otherJobs, courseDrafts.job] });
  }

  const batches = new BatchesService({ db, reader, generations: service, memberships });
  return {
    service,
    batches,
    courseDrafts: courseDrafts.service,
    questions,
    planWeeks: new PlanWeeksService({ generations: service, items }),
    asksModels: candidates.some(({ provider }) => provider.origin === 'MODEL'),
    embeddings: new EmbeddingsService({ db, reader, generations: service, embedding }),
    resolvers: [
      new GenerationResolver(service, config.ai),
      new ItemsResolver(service, items, new PlansService({ courses, lessons, settings: new StudySettingsService({ db }) }), config.ai),
      new TextsResolver(service, new OutlinesService({ db, generations: service }), new DraftsService({ db, generations: service, courses, lessons }), config.ai),
      new FlagsResolver(service),
      new ShapingResolver(),
      new StatementsResolver(),
      new BatchesResolver(batches, config.ai),
      ...courseDrafts.resolvers,
      ...routing.resolvers,
      new CacheResolver(new CacheSettingsService({ db })),
    ],
    models: [...report, ...(embeddingReport ? [embeddingReport] : [])],
  };
}

function createBreakers({ tuning: { timeouts, breaker } }: Config, signals: Signals, { stores, shutdown, logger }: GenerationParts): Breakers {
  const probeMs = Math.max(...[timeouts, ...Object.values(timeouts.byKind ?? {})].map(({ totalMs }) => totalMs ?? DEFAULT_TIMEOUTS.totalMs));
  const board = new PostgresBreakerBoard({ db: stores.database, signals, probeMs, logger });
  shutdown.add('breakers', () => board.stop());
  return new Breakers(board, breaker);
}

interface OrchestratorParts {
  models: Candidates;
  breakers: Breakers;
  firstTokens: FirstTokens;
  moderation: Moderation | undefined;
}

function createOrchestrator({ tuning: { timeouts, retries, hedge } }: Config, { models, breakers, firstTokens, moderation }: OrchestratorParts): Orchestrator {
  return new Orchestrator({ ...models, timeouts, retries, breakers, firstTokens, moderation, ...(hedge?.enabled && { hedging: new Hedging(hedge) }) });
}

function createEmbedder({ tuning: { timeouts, retries } }: Config, embedding: EmbeddingModel, breakers: Breakers): Embedder {
  return new Embedder({ embedding, retries, breakers, totalMs: timeouts.byKind?.EMBEDDING?.totalMs });
}

interface WorkerParts extends RunnerOptions {
  candidates: Candidate[];
  moderation: Moderation | undefined;
  jobs: JobQueue;
  bullMq: BullMq;
}

function startWorker(worker: WorkerParts, { tuning }: Config, { otherJobs, shutdown, logger }: GenerationParts): void {
  const retentionSeconds = tuning.streamRetentionSeconds ?? STREAM_RETENTION_SECONDS;
  const sweeper = new Sweeper({ ...worker, retentionSeconds, logger });
  shutdown.add('sweeper', () => sweeper.close());
  const submitter = new Submitter({ ...worker, pollMs: tuning.batch.pollMs ?? DEFAULT_POLL_MS, logger });
  shutdown.add('submitter', () => submitter.close());
  const jobs = [anyJob(generateJobFor(new GenerationRunner(worker))), ...otherJobs];
  const jobWorker = new JobWorker({ bullMq: worker.bullMq, jobs, concurrency: WORKER_CONCURRENCY, logger });
  shutdown.add('worker', () => jobWorker.close(WORKER_PATIENCE_MS));
}
