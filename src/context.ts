import type { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Viewer } from './auth/viewer.js';
import type { CourseLoaders } from './modules/courses/courses.loaders.js';
import type { GenerationLoaders } from './modules/generation/generation.loaders.js';

/** Made once per operation, the same for HTTP and WebSocket. */
export interface Context {
  requestId: string;
  /** The client's IP address, as far as the proxies in front can be trusted. */
  address: string;
  log: Logger;
  /** Who asks. @throws UNAUTHENTICATED when nobody signed in, or the token is expired, forged or of the wrong kind. */
  viewer(): Viewer;
  /** Null for an anonymous caller. @throws UNAUTHENTICATED when a token was sent that doesn't count. */
  viewerOrNull(): Viewer | null;
  /** A fork of its own. */
  em: EntityManager;
  loaders: CourseLoaders & GenerationLoaders;
}
