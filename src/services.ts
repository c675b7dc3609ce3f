import { fileURLToPath } from 'node:url';
import { activityResolver, createActivity } from './activity.js';
import { AccessTokens } from './auth/access-tokens.js';
import { KeyRing } from './auth/keys.js';
import type { ContextParts } from './context.js';
import type { Config } from './env.js';
import { createGeneration } from './generation.js';
import { createAttempts } from './attempts.js';
import { openJobs } from './jobs.js';
import { attemptLoaders } from './modules/attempts/attempts.loaders.js';
import { AttemptHistory } from './modules/attempts/history.service.js';
import { courseAttempts } from './modules/attempts/course-attempts.service.js';
import { gradedAttempts } from './modules/attempts/graded-attempts.service.js';
import { PracticeService } from './modules/attempts/practice.service.js';
import { quizPasses } from './modules/attempts/quiz-passes.service.js';
import { AttemptClock } from './modules/attempts/clock.js';
import { CachedAnswersService } from './modules/cache/answers.service.js';
import { CourseDeletionResolver } from './modules/courses/course-deletion.resolver.js';
import { CourseDeletionService } from './modules/courses/course-deletion.service.js';
import { courseLoaders } from './modules/courses/courses.loaders.js';
import { CoursesResolver } from './modules/courses/courses.resolver.js';
import { CoursesService } from './modules/courses/courses.service.js';
import { LessonsResolver } from './modules/courses/lessons.resolver.js';
import { LessonsService } from './modules/courses/lessons.service.js';
import { enrolmentLoaders } from './modules/enrolments/enrolments.loaders.js';
import { MembershipsService } from './modules/enrolments/memberships.service.js';
import { createEnrolments } from './enrolments.js';
import { createFlashcards } from './flashcards.js';
import { createGamification } from './gamification.js';
import { createGrading } from './grading.js';
import { CardEvidenceService } from './modules/flashcards/card-evidence.service.js';
import { flashcardLoaders } from './modules/flashcards/flashcards.loaders.js';
import { profanityIn } from './modules/generation/flags/profanity.js';
import { courseDraftLoaders } from './modules/generation/course-drafts/course-drafts.loaders.js';
import { UndecidedLessonsService } from './modules/generation/course-drafts/undecided-lessons.service.js';
import { batchLoaders } from './modules/generation/batches/batches.loaders.js';
import { courseNotes } from './modules/gamification/course-notes.service.js';
import { courseGenerations } from './modules/generation/course-generations.service.js';
import { generationLoaders } from './modules/generation/generation.loaders.js';
import { IdentityResolver } from './modules/identity/identity.resolver.js';
import { IdentityService } from './modules/identity/identity.service.js';
import { DEFAULT_LOGIN_LIMITS, loginLimiter, noLoginLimiter } from './modules/identity/login.limiter.js';
import { UsersService } from './modules/identity/users.service.js';
import { NodeResolver } from './modules/node/node.resolver.js';
import { DuplicatesService } from './modules/quizzes/duplicates.service.js';
import { quizLoaders } from './modules/quizzes/quiz.loaders.js';
import { planView } from './modules/planning/plans.view.js';
import { PersonalisationResolver } from './modules/personalisation/personalisation.resolver.js';
import { MasteryResolver } from './modules/mastery/mastery.resolver.js';
import { LearningSettingsService } from './modules/personalisation/settings.service.js';
import { objectiveLoaders } from './modules/objectives/objectives.loaders.js';
import { ObjectivesService } from './modules/objectives/objectives.service.js';
import { QuizEvidenceService } from './modules/quizzes/quiz-evidence.service.js';
import { ratingLoaders } from './modules/ratings/ratings.loaders.js';
import { RatingsResolver } from './modules/ratings/ratings.resolver.js';
import { RatingsService } from './modules/ratings/ratings.service.js';
import { ReviewQueueResolver } from './modules/review-queue/review-queue.resolver.js';
import { forgetResolved } from './modules/review-queue/forgetting.js';
import { ReviewQueueService } from './modules/review-queue/review-queue.service.js';
import { KeywordsService } from './modules/similarity/keywords.service.js';
import { RelatedService } from './modules/similarity/related.service.js';
import { similarityLoaders } from './modules/similarity/similarity.loaders.js';
import { SimilarityResolver } from './modules/similarity/similarity.resolver.js';
import { SimilarityService } from './modules/similarity/similarity.service.js';
import { MeasuringService } from './modules/statistics/measuring.service.js';
import { statisticsLoaders } from './modules/statistics/statistics.loaders.js';
import type { ModelReport } from './orchestrator/candidates.js';
import type { Logger } from './platform/logger.js';
import { Lookout, triedAgain } from './platform/lookout.js';
import type { TokenLife } from './platform/operations.js';
import { isLoopback } from './platform/request.js';
import type { Shutdown } from './platform/shutdown.js';
import { createProfiles } from './profiles.js';
import { createQuestionnaires } from './questionnaires.js';
import { createMastery } from './mastery.js';
import { createObjectives } from './objectives.js';
import { createPlanning } from './planning.js';
import { createQuizzes } from './quizzes.js';
import { loadSamples, type Samples } from './samples.js';
import { openSignals } from './signals.js';
import { createStatistics } from './statistics.js';
import type { Stores } from './stores.js';

const TTL_SECONDS = 15 * 60;
/** On the embedded default, where somebody tries things out by hand. */
const EMBEDDED_TTL_SECONDS = 8 * 3_600;
const FORGET_EVERY_MS = 3_600_000;
const SAMPLES_FOLDER = fileURLToPath(new URL('../../samples', import.meta.url));

/** What the transports need of everything that was built. */
export interface Services {
  context: ContextParts;
  resolvers: object[];
  /** How long an access token counts. @throws UNAUTHENTICATED */
  tokenLife(token: string): Promise<TokenLife>;
  /** The iCalendar that a secret reads; null where it reads none. */
  calendar(token: string): Promise<string | null>;
  /** Tells where it is reached, once that is known. */
  reachedAt(url: string): void;
  /** Every model that is configured, and what is missing where it can't be used. */
  models: ModelReport[];
  /** Null where none were loaded. */
  samples: Samples | null;
}

export interface ServiceParts {
  stores: Stores;
  logger: Logger;
  shutdown: Shutdown;
}

/** Every service with what it depends on. */
export async function createServices(config: Config, { stores, shutdown, logger }: ServiceParts): Promise<Services> {
  const { access, database: db, redis } = stores;
  const { limits, accessTokenTtlSeconds } = config.tuning;

  const signals = await openSignals(config, { stores, shutdown, logger });
  db.onNews((key) => void signals.publish(key));
  const keys = await KeyRing.open({ db, encryptionKey: access.encryptionKey });
  const ttlSeconds = accessTokenTtlSeconds ?? (access.embedded ? EMBEDDED_TTL_SECONDS : TTL_SECONDS);
  const tokens = new AccessTokens({ keys, ttlSeconds });
  const users = new UsersService({ db });
  const limiter = limits === 'off' ? noLoginLimiter : loginLimiter(DEFAULT_LOGIN_LIMITS, redis);
  const identity = new IdentityService({ db, users, tokens, limiter, signals, logger });
  const memberships = new MembershipsService({ db });
  const courses = new CoursesService({ db, undecided: new UndecidedLessonsService() });
  const answers = new CachedAnswersService({
    db, encryptionKey: access.encryptionKey, keepsExpired: config.tuning.cache.serveExpired ?? false, logger,
  });
  const objectives = new ObjectivesService();
  const lessons = new LessonsService({ db, courses, answers, quizEvidence: new QuizEvidenceService(), cardEvidence: new CardEvidenceService(), objectives });

  const jobs = openJobs(config, { stores, shutdown, logger });
  const { service: activity, job: retention } = await createActivity(config, { stores, jobs: jobs.queue, shutdown, logger });
  // It hears of grades: before there is anybody who grades.
  const enrolments = createEnrolments(config, { db, redis, encryptionKey: access.encryptionKey, courses, lessons, users, activity, results: quizPasses, shutdown, logger });
  const history = new AttemptHistory({ activity, objectives });
  const practice = new PracticeService({ db, duplicates: new DuplicatesService({ db }) });
  const clock = new AttemptClock({ db, signals, jobs: jobs.queue, history, practice, logger });
  const settings = new LearningSettingsService({ db });
  const generation = await createGeneration(config, { stores, signals, courses, lessons, users, memberships, activity, answers, settings, jobs, otherJobs: [clock.job, retention], shutdown, logger });

  const flashcards = createFlashcards({ db, courses, lessons, activity, generations: generation.service });
  const quizzes = createQuizzes(config, { db, courses, lessons, objectives, generation, signals, shutdown, logger });
  const keywords = new KeywordsService(config.ai.defaultLanguage);
  const mastery = createMastery(config, {
    db, activity, courses, attempts: { allHidden: (viewer) => attempts.own.allHidden(viewer) }, shutdown, logger,
  });
  const { curriculum, resolvers: objectiveResolvers } = createObjectives({ db, courses, lessons, keywords, mastery });
  const measuring = new MeasuringService({ db, logger });
  const attempts = createAttempts(config, { db, signals, quizzes: quizzes.service, memberships, clock, history, practice, shutdown });
  const statistics = createStatistics(config, {
    db, courses, quizzes: quizzes.service, items: quizzes.items, attempts: attempts.own, measuring, shutdown, logger,
  });

  const gamification = createGamification(config, { db, signals, courses, activity, settings: flashcards.settings, scores: attempts.own, shutdown, logger });
  enrolments.watch();
  // Which port it is may be known only once it listens.
  let home = '';
  const planning = createPlanning({ db, courses, lessons, curriculum, progress: enrolments.progress, mastery, due: flashcards.due, reviews: flashcards.reviews, settings: flashcards.settings, users, memberships, weeks: generation.planWeeks, home: () => home });
  const grading = createGrading({ db, signals, courses, generation, attempts: gradedAttempts(history), activity, isWorker: config.roles.has('worker'), shutdown, logger });
  const reviewQueue = new ReviewQueueService({ db, signals, courses });
  if (config.roles.has('worker')) {
    const forgetting = new Lookout({ look: () => forgetResolved(db, new Date()), everyMs: FORGET_EVERY_MS, onError: triedAgain(logger, 'queues of reviews') });
    shutdown.add('queues of reviews', () => forgetting.close());
  }

  const deletion = new CourseDeletionService({
    db, courses, attempts: courseAttempts, generations: courseGenerations({ db, generations: generation.service }),
    remains: [courseNotes],
  });
  const profiles = await createProfiles(stores);
  const questionnaires = createQuestionnaires({
    db, signals, courses, lessons, profiles, memberships, generations: generation.service, asksModels: generation.asksModels, users, activity, progress: enrolments.progress, learner: planning.learner, settings: flashcards.settings, defaultLanguage: config.ai.defaultLanguage,
    isWorker: config.roles.has('worker'), shutdown, logger,
  });

  const { embeddings } = generation;
  const related = new RelatedService({ lessons, embeddings, keywords });
  const similarity = new SimilarityService({ embeddings, keywords });

  const samples = wantsSamples(config) ? await loadSamples({ db, users, courses, lessons, folder: SAMPLES_FOLDER }) : null;
  return {
    context: {
      verify: async (token) => memberships.viewerOf(await identity.verifyAccessToken(token)),
      viewerNow: (viewer) => memberships.viewerOf(viewer),
      generations: generation.service,
      batches: generation.batches,
      courseDrafts: generation.courseDrafts,
      attempts: attempts.service,
      reviewQueue,
      awards: gamification.service,
      loaders: () => ({
        ...courseLoaders(db),
        ...generationLoaders(db),
        ...batchLoaders(db),
        ...courseDraftLoaders(db),
        ...similarityLoaders(related),
        ...flashcardLoaders(db),
        ...quizLoaders(db),
        ...statisticsLoaders(db, measuring),
        ...attemptLoaders(db),
        ...ratingLoaders(db),
        ...objectiveLoaders(db),
        ...enrolmentLoaders(db),
      }),
    },
    resolvers: [
      new IdentityResolver(identity, users),
      new CoursesResolver(courses, lessons),
      new CourseDeletionResolver(deletion),
      new LessonsResolver(lessons, courses),
      ...objectiveResolvers,
      new MasteryResolver(mastery, curriculum),
      ...generation.resolvers,
      ...quizzes.resolvers,
      ...statistics.resolvers,
      ...grading.resolvers,
      new ReviewQueueResolver(reviewQueue),
      ...attempts.resolvers,
      new SimilarityResolver({ similarity, related, keywords, embeddings, courses, maxInputLength: config.ai.maxInputLength }),
      ...flashcards.resolvers,
      ...enrolments.resolvers,
      ...planning.resolvers,
      ...gamification.resolvers,
      new PersonalisationResolver(settings),
      new RatingsResolver(new RatingsService({ db, courses, generations: generation.service, profanityIn: async (text) => (await profanityIn(text))?.words ?? 0 })),
      ...questionnaires.resolvers,
      activityResolver(config, { db, activity, courses, lessons }),
      new NodeResolver({
        User: (viewer, id) => users.byId(viewer, id),
        Course: (viewer, id) => courses.card(viewer, id),
        Lesson: (viewer, id) => lessons.get(viewer, id),
        Objective: (viewer, id) => curriculum.get(viewer, id),
        Generation: (viewer, id) => generation.service.get(viewer, id),
        Batch: (viewer, id) => generation.batches.get(viewer, id),
        Enrolment: (viewer, id) => enrolments.service.get(viewer, id),
        Invitation: (viewer, id) => enrolments.invitations.get(viewer, id),
        CourseDraft: (viewer, id) => generation.courseDrafts.get(viewer, id),
        Deck: (viewer, id) => flashcards.decks.get(viewer, id),
        Card: (viewer, id) => flashcards.cards.get(viewer, id),
        Quiz: (viewer, id) => quizzes.view(viewer, id),
        Attempt: (viewer, id) => attempts.view(viewer, id),
        StudyPlan: async (viewer, id) => planView(await planning.plans.get(viewer, id, new Date())),
        Questionnaire: (viewer, id) => questionnaires.service.get(viewer, id),
      }),
    ],
    tokenLife: (token) => identity.tokenLife(token),
    calendar: (token) => planning.feeds.read(token, new Date()),
    reachedAt: (url) => {
      home = url;
    },
    models: generation.models,
    samples,
  };
}

// Accounts whose passwords everybody knows: only where nobody else can reach them.
function wantsSamples({ production, database, http }: Config): boolean {
  return !production && database.url === null && isLoopback(http.host);
}
