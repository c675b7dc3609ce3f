import type { Viewer } from './auth/viewer.js';
import type { AttemptLoaders } from './modules/attempts/attempts.loaders.js';
import type { AttemptsService } from './modules/attempts/attempts.service.js';
import type { CourseLoaders } from './modules/courses/courses.loaders.js';
import type { EnrolmentLoaders } from './modules/enrolments/enrolments.loaders.js';
import type { FlashcardLoaders } from './modules/flashcards/flashcards.loaders.js';
import type { BatchLoaders } from './modules/generation/batches/batches.loaders.js';
import type { BatchesService } from './modules/generation/batches/batches.service.js';
import type { CourseDraftLoaders } from './modules/generation/course-drafts/course-drafts.loaders.js';
import type { CourseDraftsService } from './modules/generation/course-drafts/course-drafts.service.js';
import type { GamificationService } from './modules/gamification/gamification.service.js';
import type { GenerationService } from './modules/generation/generation.service.js';
import type { GenerationLoaders } from './modules/generation/generation.loaders.js';
import type { ObjectiveLoaders } from './modules/objectives/objectives.loaders.js';
import type { QuizLoaders } from './modules/quizzes/quiz.loaders.js';
import type { StatisticsLoaders } from './modules/statistics/statistics.loaders.js';
import type { RatingLoaders } from './modules/ratings/ratings.loaders.js';
import type { ReviewQueueService } from './modules/review-queue/review-queue.service.js';
import type { SimilarityLoaders } from './modules/similarity/similarity.loaders.js';
import { unauthenticated } from './platform/errors.js';
import type { Logger } from './platform/logger.js';
import type { TokenLife } from './platform/operations.js';
import type { OperationRequest } from './platform/request.js';

/** Made once per operation, the same for HTTP and WebSocket. */
export interface Context {
  requestId: string;
  /** The client's IP address, as far as the proxies in front can be trusted. */
  address: string;
  log: Logger;
  /** Who asks. @throws UNAUTHENTICATED when nobody signed in, or the token is expired, forged or of the wrong kind. */
  viewer(): Viewer;
  /** Looks again which courses the viewer takes part in, for what the operation does next. Nothing for an anonymous caller. */
  refreshViewer(): Promise<void>;
  /** Null for an anonymous caller. @throws UNAUTHENTICATED when a token was sent that doesn't count. */
  viewerOrNull(): Viewer | null;
  /** Whom to count an operation for: the user, or the address where nobody signed in. */
  rateKey: string;
  loaders: Loaders;
  /** For subscriptions: what subscribes is no method of a resolver. */
  generations: Pick<GenerationService, 'events'>;
  batches: Pick<BatchesService, 'events'>;
  courseDrafts: Pick<CourseDraftsService, 'events'>;
  attempts: Pick<AttemptsService, 'events'>;
  reviewQueue: Pick<ReviewQueueService, 'events'>;
  awards: Pick<GamificationService, 'events'>;
}

export type Loaders = CourseLoaders &
  GenerationLoaders &
  BatchLoaders &
  CourseDraftLoaders &
  SimilarityLoaders &
  FlashcardLoaders &
  QuizLoaders &
  StatisticsLoaders &
  AttemptLoaders &
  RatingLoaders &
  ObjectiveLoaders &
  EnrolmentLoaders;

export interface ContextParts {
  /** Who the access token speaks for. @throws UNAUTHENTICATED */
  verify(token: string): Promise<Viewer>;
  /** The same as he stands now. */
  viewerNow(viewer: Viewer): Promise<Viewer>;
  loaders(): Loaders;
  generations: Pick<GenerationService, 'events'>;
  batches: Pick<BatchesService, 'events'>;
  courseDrafts: Pick<CourseDraftsService, 'events'>;
  attempts: Pick<AttemptsService, 'events'>;
  reviewQueue: Pick<ReviewQueueService, 'events'>;
  awards: Pick<GamificationService, 'events'>;
}

type Authentication<Known> = { known: Known | null } | { refusal: unknown };

const BEARER = /^Bearer +([^\s]+)$/i;

export async function createContext(request: OperationRequest, parts: ContextParts): Promise<Context> {
  const authentication = await authenticate(request.authorization, parts.verify);
  const known = 'known' in authentication ? authentication.known : null;
  const viewerOrNull = (): Viewer | null => {
    if ('refusal' in authentication) throw authentication.refusal;
    return authentication.known;
  };
  return {
    requestId: request.requestId,
    address: request.address,
    log: known ? request.log.child({ userId: known.id }) : request.log,
    viewerOrNull,
    viewer() {
      const viewer = viewerOrNull();
      if (!viewer) throw unauthenticated();
      return viewer;
    },
    async refreshViewer() {
      if ('known' in authentication && authentication.known) authentication.known = await parts.viewerNow(authentication.known);
    },
    rateKey: known?.id ?? request.address,
    loaders: parts.loaders(),
    generations: parts.generations,
    batches: parts.batches,
    courseDrafts: parts.courseDrafts,
    attempts: parts.attempts,
    reviewQueue: parts.reviewQueue,
    awards: parts.awards,
  };
}

// A token that doesn't count is told to those who ask for a viewer: signing in again must work with an old one still attached.
async function authenticate<Known>(authorization: string | undefined, verify: (token: string) => Promise<Known>): Promise<Authentication<Known>> {
  if (!authorization) return { known: null };
  const token = BEARER.exec(authorization)?.[1];
  if (!token) return { refusal: unauthenticated('The authorization must read "Bearer <accessToken>".') };
  try {
    return { known: await verify(token) };
  } catch (refusal) {
    return { refusal };
  }
}

/** How long the token of a connection counts; null where there is none that counts now. */
export async function tokenLife(authorization: string | undefined, read: (token: string) => Promise<TokenLife>): Promise<TokenLife | null> {
  const authentication = await authenticate(authorization, read);
  return 'known' in authentication ? authentication.known : null;
}
