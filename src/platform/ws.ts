import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  execute, getOperationAST, GraphQLError, NoSchemaIntrospectionCustomRule, parse, specifiedRules, subscribe, validate,
  type DocumentNode, type ExecutionArgs, type GraphQLFormattedError,
} from 'graphql';
import { handleProtocols, makeServer, type Context as SocketContext, type SubscribePayload } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { checkComplexity, MAX_TOKENS } from './complexity.js';
import { CallerError } from './errors.js';
import { GRAPHQL_PATH, MAX_REQUEST_BYTES, operationRequest, type HttpOptions } from './http.js';
import { maskError, PARSE_FAILED } from './mask.js';
import { errorCodes, type OperationContext, type OperationOptions, type TokenLife } from './operations.js';
import { clientAddress, isAllowedOrigin, isServedHost, requestIdOf } from './request.js';
import { conditionalSubscriptions } from './subscription.js';

const MAX_OPERATIONS_PER_SOCKET = 100;
const KEEP_ALIVE_MS = 12_000;
const CLOSE_GRACE_MS = 1_000;
const LONGEST_TIMER_MS = 2_147_483_647;

/** Close codes: after the first two the client of graphql-ws connects again by itself, the third it takes for final. */
const RESTARTING = 1012;
const TOKEN_EXPIRED = 4403;
const INTERNAL_ERROR = 4500;

export interface SocketOptions<ContextType extends OperationContext> extends HttpOptions {
  operations: OperationOptions<ContextType>;
  /** Null for no token, and for one that doesn't count now. */
  tokenLife(authorization: string | undefined): Promise<TokenLife | null>;
  socketsPerAddress: number;
}

export interface Sockets {
  /** Open sockets. */
  readonly count: number;
  /** Sends every client away, to come back to another process or the next one. */
  stop(): Promise<void>;
}

interface Extra {
  request: IncomingMessage;
  socket: WebSocket;
}

/** Serves graphql-transport-ws on the path of HTTP's POST, under the same rules. */
export function serveSockets<ContextType extends OperationContext>(server: Server, options: SocketOptions<ContextType>): Sockets {
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: MAX_REQUEST_BYTES, handleProtocols: (offered) => handleProtocols(offered) });
  const protocol = graphqlProtocol(options);
  const perAddress = new Map<string, number>();

  const refusal = (request: IncomingMessage): number | null => {
    if (request.url?.split('?')[0] !== GRAPHQL_PATH) return 404;
    if (!isServedHost(request.headers.host, options.origins)) return 421;
    if (!isAllowedOrigin(request.headers.origin, request.headers.host, options.origins)) return 403;
    const open = perAddress.get(clientAddress(request, options.trustedProxies)) ?? 0;
    return open >= options.socketsPerAddress ? 429 : null;
  };

  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const status = refusal(request);
    if (status !== null) return refuse(stream, status);
    request.headers['x-request-id'] = requestIdOf(request.headers['x-request-id']);
    webSockets.handleUpgrade(request, stream, head, (socket) => {
      const address = clientAddress(request, options.trustedProxies);
      perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
      socket.once('close', () => {
        const left = (perAddress.get(address) ?? 1) - 1;
        if (left > 0) perAddress.set(address, left);
        else perAddress.delete(address);
      });
      attach(protocol, { request, socket }, options);
    });
  };
  server.on('upgrade', onUpgrade);

  return {
    get count() {
      return webSockets.clients.size;
    },
    async stop() {
      server.off('upgrade', onUpgrade);
      server.on('upgrade', (_request, stream: Duplex) => refuse(stream, 503));
      await Promise.all([...webSockets.clients].map((socket) => closeSocket(socket, RESTARTING, 'Lyceum is restarting')));
    },
  };
}

function refuse(stream: Duplex, status: number): void {
  stream.on('error', () => stream.destroy());
  stream.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

/** Says goodbye, and cuts off who doesn't answer. */
function closeSocket(socket: WebSocket, code: number, reason: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => socket.terminate(), CLOSE_GRACE_MS);
  socket.once('close', () => {
    clearTimeout(timer);
    resolve();
  });
  socket.close(code, reason);
  return promise;
}

type Protocol = ReturnType<typeof makeServer<Record<string, unknown>, Extra>>;

/** Joins a socket to the protocol, and looks every few seconds whether somebody is still at its other end. */
function attach(protocol: Protocol, extra: Extra, options: HttpOptions): void {
  const { socket, request } = extra;
  const log = options.logger.child({ requestId: request.headers['x-request-id'] });
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (data) => send(socket, data),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (listener) => {
        socket.on('message', (data) => {
          listener(String(data)).catch((error: unknown) => {
            log.error({ err: error }, 'a WebSocket message failed');
            socket.close(INTERNAL_ERROR, 'Internal server error');
          });
        });
      },
    },
    extra,
  );
  let alive = true;
  socket.on('pong', () => (alive = true));
  const keepAlive = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, KEEP_ALIVE_MS);
  // ws closes the socket itself, with the code that fits: a message too large, a broken frame.
  socket.on('error', (error) => log.debug({ err: error }, 'WebSocket'));
  socket.once('close', (code, reason) => {
    clearInterval(keepAlive);
    closed(code, String(reason)).catch((error: unknown) => log.error({ err: error }, 'a WebSocket could not be left cleanly'));
  });
}

function send(socket: WebSocket, data: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  if (socket.readyState !== socket.OPEN) resolve();
  // A client that left in the middle of a send is no fault: "close" comes next and ends its operations.
  else socket.send(data, (error) => (error && socket.readyState === socket.OPEN ? reject(error) : resolve()));
  return promise;
}

function authorizationOf(context: SocketContext<Record<string, unknown>, Extra>): string | undefined {
  const { authorization, Authorization, headers } = context.connectionParams ?? {};
  const nested = typeof headers === 'object' && headers !== null ? (headers as Record<string, unknown>) : {};
  const value = authorization ?? Authorization ?? nested['authorization'] ?? nested['Authorization'] ?? context.extra.request.headers.authorization;
  return typeof value === 'string' ? value : undefined;
}

function graphqlProtocol<ContextType extends OperationContext>(options: SocketOptions<ContextType>): Protocol {
  const { operations } = options;
  const rules = operations.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const contexts = new WeakMap<object, ContextType>();

  async function prepare(socket: SocketContext<Record<string, unknown>, Extra>, payload: SubscribePayload): Promise<ExecutionArgs | GraphQLError[]> {
    // Counted before anything is awaited: those that come behind this one are not its fault.
    const open = Object.keys(socket.subscriptions).length;
    const contextValue = await operations.createContext(operationRequest(socket.extra.request, authorizationOf(socket), options));
    contexts.set(payload, contextValue);
    try {
      if (open > MAX_OPERATIONS_PER_SOCKET) {
        throw new CallerError('RATE_LIMITED', `A socket holds at most ${MAX_OPERATIONS_PER_SOCKET} operations at a time.`, { retryAfterSeconds: 1 });
      }
      await operations.admit(contextValue);
      const document = parseDocument(payload.query);
      const conditional = conditionalSubscriptions(document);
      const invalid = conditional.length > 0 ? conditional : validate(operations.schema, document, rules);
      if (invalid.length > 0) return invalid.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
      const variables = payload.variables ?? {};
      const operationName = payload.operationName ?? undefined;
      const operation = getOperationAST(document, operationName);
      if (!operation) return [withCode(noSuchOperation(operationName), 'OPERATION_RESOLUTION_FAILURE')];
      checkComplexity({ schema: operations.schema, document, operationName, variables });
      contextValue.log.info({ operation: operation.name?.value, type: operation.operation, transport: 'ws' }, 'operation');
      return { schema: operations.schema, document, contextValue, variableValues: variables, ...(operationName ? { operationName } : {}) };
    } catch (error) {
      return [error instanceof GraphQLError ? error : new GraphQLError('unexpected', { originalError: error as Error })];
    }
  }

  const mask = (payload: SubscribePayload, errors: readonly GraphQLError[], socket: Extra): GraphQLFormattedError[] => {
    const scope = contexts.get(payload) ?? operationRequest(socket.request, undefined, options);
    const masked = errors.map((error) => maskError(error, scope));
    scope.log.info({ errors: errorCodes(masked), transport: 'ws' }, 'operation failed');
    return masked;
  };

  return makeServer<Record<string, unknown>, Extra>({
    execute,
    subscribe,
    async onConnect(socket) {
      const life = await options.tokenLife(authorizationOf(socket));
      if (life) closeWithToken(socket.extra.socket, life);
    },
    onSubscribe: (socket, _id, payload) => prepare(socket, payload),
    onError: (socket, _id, payload, errors) => mask(payload, errors as readonly GraphQLError[], socket.extra),
    onNext(socket, _id, payload, _args, { data, errors }) {
      if (!errors) return undefined;
      const masked = mask(payload, errors as readonly GraphQLError[], socket.extra);
      return { ...(data === undefined ? {} : { data }), errors: masked };
    },
  });
}

function parseDocument(source: string): DocumentNode {
  try {
    return parse(source, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) throw withCode(error, PARSE_FAILED);
    throw new GraphQLError('unreadable', { originalError: error as Error, extensions: { code: PARSE_FAILED } });
  }
}

/** In the words of Apollo and graphql-js, which say it over HTTP. */
function noSuchOperation(operationName: string | undefined): GraphQLError {
  return new GraphQLError(operationName ? `Unknown operation named "${operationName}".` : 'Must provide operation name if query contains multiple operations.');
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { nodes, source, positions } = error;
  return new GraphQLError(error.message, { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null, extensions: { code } });
}

// The client connects again with a fresh token and goes on where it was: nothing outlives the right to see it.
function closeWithToken(socket: WebSocket, { expiresAt, onEnd }: TokenLife): void {
  // Left while its token was looked at: no "close" comes any more.
  if (socket.readyState === socket.CLOSED) return;
  const end = () => void closeSocket(socket, TOKEN_EXPIRED, 'access token expired');
  const timer = setTimeout(end, Math.min(Math.max(0, expiresAt.getTime() - Date.now()), LONGEST_TIMER_MS));
  const leave = onEnd(end);
  socket.once('close', () => {
    clearTimeout(timer);
    leave();
  });
}
