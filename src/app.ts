import 'reflect-metadata';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { GraphQLSchema } from 'graphql';
import { createContext, tokenLife, type Context } from './context.js';
import type { Config } from './env.js';
import type { ModelReport } from './orchestrator/candidates.js';
import { createApollo } from './platform/apollo.js';
import { serveCalendars } from './platform/calendar.js';
import { StartupError } from './platform/errors.js';
import { GRAPHIQL_PATH, serveGraphiql, type Example } from './platform/graphiql.js';
import { serveHealth } from './platform/health.js';
import { createHttp, GRAPHQL_PATH, refuseOtherHosts, serveErrors, serveGraphql, type HttpOptions } from './platform/http.js';
import type { Logger } from './platform/logger.js';
import { serveMetrics } from './platform/metrics.js';
import type { OperationOptions } from './platform/operations.js';
import { rateLimiter, unlimited } from './platform/rate-limits.js';
import { Shutdown } from './platform/shutdown.js';
import { serveSockets, type Sockets } from './platform/ws.js';
import type { Samples } from './samples.js';
import { createSchema } from './schema.js';
import { createServices, type Services } from './services.js';
import { explained, openStores, type Stores } from './stores.js';

const REQUESTS_PER_MINUTE = 1_200;
const SOCKETS_PER_ADDRESS = 200;
export interface App {
  /** Where it answers, without a slash at the end. */
  url: string;
  /** Null where GraphiQL is off, and for a worker. */
  graphiqlUrl: string | null;
  /** The demo accounts and sample courses, where they were loaded. */
  samples: Samples | null;
  /** Every model that is configured, and what is missing where it can't be used. */
  models: ModelReport[];
  /** Sockets first, the database last; within 5 s. May be called again. */
  stop(): Promise<void>;
}

export interface AppOptions {
  logger: Logger;
  /** Something died that Lyceum can't run without and can't mend. */
  onFatal(error: Error): void;
  /** Ends the waiting for a store that can't be reached. */
  signal?: AbortSignal;
}

/** Builds Lyceum from its settings and starts it. @throws StartupError with nothing left running */
export async function createApp(config: Config, options: AppOptions): Promise<App> {
  const shutdown = new Shutdown(options.logger);
  try {
    return await start(config, options, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

async function start(config: Config, options: AppOptions, shutdown: Shutdown): Promise<App> {
  const { logger } = options;
  const stores = await openStores(config, { ...options, shutdown });
  const services = await explained(stores.access.embedded, () => createServices(config, { stores, logger, shutdown }));

  const http = createHttp();
  const server = createServer(http);
  serveHealth(http, stores.dependencies, logger);
  refuseOtherHosts(http, config.http);
  const sockets = config.roles.has('api') ? await serveApi(config, { http, server, services, stores, shutdown, logger }) : null;
  serveMetrics(http, { sockets: () => sockets?.count ?? 0 });
  serveErrors(http, { origins: config.http, trustedProxies: config.http.trustedProxies, logger });

  const url = await listen(server, config);
  services.reachedAt(url);
  // The last to start is the first to stop: no new work comes in while the rest winds down.
  shutdown.add('HTTP', () => closeServer(server));
  if (sockets) shutdown.add('WebSockets', () => sockets.stop());
  stores.access.embedded?.setUrl(url);
  return {
    url,
    graphiqlUrl: config.http.graphiql && sockets ? `${url}${GRAPHIQL_PATH}` : null,
    samples: services.samples,
    models: services.models,
    stop: () => shutdown.run(),
  };
}

interface ApiParts {
  http: Express;
  server: Server;
  services: Services;
  stores: Stores;
  shutdown: Shutdown;
  logger: Logger;
}

async function serveApi(config: Config, { http, server, services, stores, shutdown, logger }: ApiParts): Promise<Sockets> {
  const { limits } = config.tuning;
  const schema: GraphQLSchema = createSchema(services.resolvers);
  const requests = limits === 'off' ? unlimited : rateLimiter('requests', limits.requestsPerMinute ?? REQUESTS_PER_MINUTE, stores.redis);
  const operations: OperationOptions<Context> = {
    schema,
    createContext: (request) => createContext(request, services.context),
    admit: (context) => requests.consume(context.rateKey),
    introspection: !config.production || config.http.graphiql,
    logger,
  };
  const httpOptions: HttpOptions = { origins: config.http, trustedProxies: config.http.trustedProxies, logger };

  const apollo = createApollo(operations);
  await apollo.start();
  shutdown.add('Apollo', () => apollo.stop());
  serveGraphql(http, apollo, operations, httpOptions);
  serveCalendars(http, { read: (token) => services.calendar(token), admit: (address) => requests.consume(address), trustedProxies: config.http.trustedProxies });
  if (config.http.graphiql) serveGraphiql(http, { graphqlPath: GRAPHQL_PATH, example: exampleOf(services.samples) });
  return serveSockets(server, {
    ...httpOptions,
    operations,
    tokenLife: (authorization) => tokenLife(authorization, services.tokenLife),
    socketsPerAddress: limits === 'off' ? Infinity : (limits.socketsPerAddress ?? SOCKETS_PER_ADDRESS),
  });
}

function exampleOf(samples: Samples | null): Example | null {
  const lesson = samples?.courses.find(({ language }) => language === 'EN')?.lessons[0];
  return samples && lesson ? { email: samples.accounts.learner.email, password: samples.accounts.learner.password, lessonId: lesson.id } : null;
}

async function listen(server: Server, { http: { host, port, publicUrl } }: Config): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) => reject(explainListenError(error, host, port)));
  server.listen({ host, port }, resolve);
  await promise;
  if (publicUrl !== null) return publicUrl.replace(/\/+$/, '');
  const { port: taken } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${taken}`;
}

function explainListenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartupError(`Port ${port} on ${host} is in use: stop what listens there, or set PORT to another one (PORT=0 takes a free one).`);
    case 'EACCES':
      return new StartupError(`Port ${port} may not be used by this account: set PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartupError(`HOST is ${host}, which is not an address of this machine: set it to 127.0.0.1, or to 0.0.0.0 for all addresses.`);
    default:
      return error;
  }
}

async function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  // What is still being answered gets a moment, then its connection is cut.
  const timer = setTimeout(() => server.closeAllConnections(), 1_000);
  await promise;
  clearTimeout(timer);
}
