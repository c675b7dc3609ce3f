import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { Kind, parse, type DocumentNode } from 'graphql';
import { MAX_TOKENS } from './complexity.js';
import type { Logger } from './logger.js';
import { maskError } from './mask.js';
import type { OperationContext, OperationOptions } from './operations.js';
import { clientAddress, isAllowedOrigin, isServedHost, requestIdOf, type OperationRequest, type OriginPolicy } from './request.js';
import { conditionalSubscriptions } from './subscription.js';

export const GRAPHQL_PATH = '/graphql';

/** The largest request, in bytes after decompression; over HTTP and in one WebSocket message. */
export const MAX_REQUEST_BYTES = 2 * 1024 * 1024;

export interface HttpOptions {
  origins: OriginPolicy;
  trustedProxies: number;
  logger: Logger;
}

/** The request as operations see it, for a request of either transport. */
export function operationRequest(request: IncomingMessage, authorization: string | undefined, options: HttpOptions): OperationRequest {
  const requestId = requestIdOf(request.headers['x-request-id']);
  return {
    requestId,
    address: clientAddress(request, options.trustedProxies),
    authorization,
    log: options.logger.child({ requestId }),
  };
}

/** An Express application with what every answer has; routes are added to it. */
export function createHttp(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((request, response, next) => {
    // One id for the request: what comes after reads it from the header again.
    const requestId = requestIdOf(request.headers['x-request-id']);
    request.headers['x-request-id'] = requestId;
    response.setHeader('x-request-id', requestId);
    response.setHeader('x-content-type-options', 'nosniff');
    next();
  });
  return app;
}

/** Goes before all routes but those that answer under any name. */
export function refuseOtherHosts(app: Express, policy: OriginPolicy): void {
  app.use((request, response, next) => {
    if (isServedHost(request.headers.host, policy)) return next();
    const message = 'Lyceum answers here as localhost or 127.0.0.1; where clients use another name, set PUBLIC_URL to the URL that they use.';
    response.status(421).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  });
}

export function serveGraphql<ContextType extends OperationContext>(
  app: Express,
  apollo: ApolloServer<ContextType>,
  operations: OperationOptions<ContextType>,
  options: HttpOptions,
): void {
  app.all(GRAPHQL_PATH, crossOrigin(options.origins), onlyPost);
  app.post(GRAPHQL_PATH, express.json({ limit: MAX_REQUEST_BYTES, verify: refuseBrokenUtf8 }), refuseConditionalSubscriptions);
  app.post(
    GRAPHQL_PATH,
    expressMiddleware(apollo, {
      context: ({ req }) => operations.createContext(operationRequest(req, req.headers.authorization, options)),
    }),
  );
}

/** Goes behind all routes. */
export function serveErrors(app: Express, options: HttpOptions): void {
  app.use((_request, response) => {
    response.status(404).json({ errors: [{ message: 'There is nothing at this address; GraphQL answers at /graphql.', extensions: { code: 'NOT_FOUND' } }] });
  });
  const onError: ErrorRequestHandler = (error: Error & { status?: number; type?: string }, request, response, next) => {
    if (response.headersSent) return next(error);
    const refusal = bodyRefusal(error);
    if (refusal) {
      response.status(refusal.status).json({ errors: [{ message: refusal.message, extensions: { code: refusal.code } }] });
      return;
    }
    const { requestId, log } = operationRequest(request, undefined, options);
    response.status(500).json({ errors: [maskError(error, { requestId, log })] });
  };
  app.use(onError);
}

const onlyPost: RequestHandler = (request, response, next) => {
  if (request.method === 'POST' && request.is('application/json')) return next();
  const wrongType = request.method === 'POST';
  if (!wrongType) response.setHeader('allow', 'POST');
  const message = wrongType
    ? 'Send the operation as JSON, with "content-type: application/json".'
    : 'Send operations with POST, or over a WebSocket with the protocol graphql-transport-ws.';
  response.status(wrongType ? 415 : 405).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
};

// Apollo would fail on them as if it were our fault: see `conditionalSubscriptions`.
const refuseConditionalSubscriptions: RequestHandler = (request, response, next) => {
  const query: unknown = (request.body as { query?: unknown } | undefined)?.query;
  if (typeof query !== 'string' || !query.includes('subscription')) return next();
  const errors = conditionalSubscriptions(readDocument(query));
  if (errors.length === 0) return next();
  const code = 'GRAPHQL_VALIDATION_FAILED';
  response.status(400).json({ errors: errors.map(({ message, locations }) => ({ message, locations, extensions: { code } })) });
};

/** Without definitions where it can't be read: Apollo then says why. */
function readDocument(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch {
    return { kind: Kind.DOCUMENT, definitions: [] };
  }
}

function crossOrigin(policy: OriginPolicy): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    if (origin !== undefined && isAllowedOrigin(origin, request.headers.host, policy)) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-expose-headers', 'x-request-id');
      response.setHeader('vary', 'origin');
      if (request.method === 'OPTIONS') {
        response.setHeader('access-control-allow-methods', 'POST');
        response.setHeader('access-control-allow-headers', 'authorization, content-type, x-request-id');
        response.setHeader('access-control-max-age', '600');
        response.status(204).end();
        return;
      }
    }
    next();
  };
}

// Decoding would put replacement characters where broken bytes were, and text must come back as it was given.
function refuseBrokenUtf8(_request: unknown, _response: unknown, body: Buffer, encoding: string): void {
  if (/^utf-?8$/i.test(encoding) && !isUtf8(body)) throw Object.assign(new Error('broken UTF-8'), { type: 'broken.utf8' });
}

function bodyRefusal(error: Error & { status?: number; type?: string }): { status: number; code: string; message: string } | null {
  switch (error.type) {
    case 'entity.too.large':
      return { status: 413, code: 'BAD_USER_INPUT', message: `The request is larger than 2 MiB (${MAX_REQUEST_BYTES.toLocaleString('en')} bytes), the most that is allowed.` };
    case 'entity.parse.failed':
      return { status: 400, code: 'BAD_REQUEST', message: 'The request is not valid JSON.' };
    case 'broken.utf8':
    case 'entity.verify.failed':
      return { status: 400, code: 'BAD_REQUEST', message: 'The request is not valid UTF-8.' };
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return { status: 415, code: 'BAD_REQUEST', message: 'The encoding of the request is not supported; send JSON in UTF-8.' };
    default:
      // The client left, or sent fewer bytes than it announced: its fault, and nobody is listening.
      return error.status && error.status < 500 ? { status: error.status, code: 'BAD_REQUEST', message: 'The request could not be read.' } : null;
  }
}
