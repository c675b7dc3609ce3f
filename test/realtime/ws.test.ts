import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { buildSchema, GraphQLError } from 'graphql';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { CallerError } from '../../src/platform/errors.js';
import { unlimited } from '../../src/platform/rate-limits.js';
import { serveSockets, type Sockets } from '../../src/platform/ws.js';
import { wsClient } from '../kit/clients.js';

const logger = pino({ level: 'silent' });

/** A schema that does what its caller says, so that the transport is tested and nothing else. */
const schema = buildSchema(`
  type Query { echo(text: String): String, fail: String, deep: Deep }
  type Deep { deep: Deep, list(first: Int! = 10): [Deep!]!, leaf: String }
  type Subscription { forever: Int!, count(to: Int!): Int!, slow: Int!, broken: Int! }
`);

const left: (() => void)[] = [];

async function* counting(to: number) {
  for (let count = 1; count <= to; count += 1) yield { count };
}

function forever(): AsyncIterableIterator<{ forever: number }> {
  let value = 0;
  const waiting = Promise.withResolvers<IteratorResult<{ forever: number }>>();
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => (value === 0 ? Promise.resolve({ done: false, value: { forever: ++value } }) : waiting.promise),
    return() {
      waiting.resolve({ done: true, value: undefined });
      left.shift()?.();
      return Promise.resolve({ done: true, value: undefined });
    },
  };
}

const root = {
  echo: ({ text }: { text?: string }) => text ?? null,
  fail: () => {
    throw new Error('the password of the database is hunter2');
  },
  forever,
  count: ({ to }: { to: number }) => counting(to),
  async *slow() {
    yield { slow: 1 };
    throw new CallerError('SLOW_CONSUMER', 'Too slow.', { afterSeq: 7 });
  },
  async *broken() {
    yield { broken: 1 };
    throw new Error('hunter2');
  },
};
const subscriptions = schema.getSubscriptionType()?.getFields() ?? {};
for (const [name, field] of Object.entries(subscriptions)) {
  field.subscribe = (_source, args) => (root as unknown as Record<string, (args: unknown) => unknown>)[name]?.(args);
}
for (const name of ['echo', 'fail'] as const) {
  const field = schema.getQueryType()?.getFields()[name];
  if (field) field.resolve = (_source, args) => root[name](args as { text?: string });
}

interface ServeOptions {
  expiry?: Date;
  onEnd?: (listener: () => void) => () => void;
  socketsPerAddress?: number;
}

async function serve(options: ServeOptions = {}): Promise<{ url: string; sockets: Sockets; stop(): Promise<void> }> {
  const server = createServer();
  const sockets = serveSockets(server, {
    operations: {
      schema,
      createContext: async (request) => request,
      admit: (context) => unlimited.consume(context.requestId),
      introspection: false,
      logger,
    },
    tokenLife: async () => (options.expiry ? { expiresAt: options.expiry, onEnd: options.onEnd ?? (() => () => undefined) } : null),
    socketsPerAddress: options.socketsPerAddress ?? 50,
    origins: { host: '127.0.0.1', publicUrl: null, allowedOrigins: ['https://learn.example'] },
    trustedProxies: 0,
    logger,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sockets,
    async stop() {
      await sockets.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function errorsOf(iterator: AsyncIterable<unknown>): Promise<GraphQLError[]> {
  try {
    for await (const result of iterator) {
      const { errors } = result as { errors?: GraphQLError[] };
      if (errors) return errors;
    }
  } catch (errors) {
    return errors as GraphQLError[];
  }
  return assert.fail('an error was expected');
}

async function collect(iterator: AsyncIterable<{ data?: unknown }>): Promise<unknown[]> {
  const results = [];
  for await (const { data } of iterator) results.push(JSON.parse(JSON.stringify(data)));
  return results;
}

describe('the socket', () => {
  let server: Awaited<ReturnType<typeof serve>>;
  before(async () => {
    server = await serve();
  });
  after(() => server.stop());

  test('answers queries and subscriptions', async () => {
    const client = wsClient(server);
    assert.deepEqual(await collect(client.subscribe('{ echo(text: "é😀") }')), [{ echo: 'é😀' }]);
    assert.deepEqual(await collect(client.subscribe('subscription { count(to: 3) }')), [{ count: 1 }, { count: 2 }, { count: 3 }]);
    await client.dispose();
  });

  test('stays open after a syntax error, a wrong field, an unknown operation and bad variables', async () => {
    const client = wsClient(server);
    const codes = [];
    for (const [query, variables] of [
      ['{ echo(', {}],
      ['{ nowhere }', {}],
      ['', {}],
      ['query ($t: String) { echo(text: $t) }', { t: 7 }],
    ] as const) {
      const [error] = await errorsOf(client.subscribe(query, variables));
      codes.push(error?.extensions['code']);
    }
    assert.deepEqual(codes, ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'BAD_USER_INPUT']);
    assert.deepEqual(await collect(client.subscribe('{ echo(text: "still") }')), [{ echo: 'still' }]);
    await client.dispose();
  });

  test('masks what is unexpected, and passes on what is meant for the caller', async () => {
    const client = wsClient(server);
    const [hidden] = await errorsOf(client.subscribe('{ fail }'));
    assert.equal(hidden?.extensions['code'], 'INTERNAL_SERVER_ERROR');
    assert.match(String(hidden.extensions['requestId']), /^[0-9a-f-]{36}$/);
    const [slow] = await errorsOf(client.subscribe('subscription { slow }'));
    assert.deepEqual(slow?.extensions, { code: 'SLOW_CONSUMER', afterSeq: 7 });
    const broken = await errorsOf(client.subscribe('subscription { broken }'));
    assert.equal(broken[0]?.extensions['code'], 'INTERNAL_SERVER_ERROR');
    assert.doesNotMatch(JSON.stringify([hidden, broken]), /hunter2/);
    assert.deepEqual(await collect(client.subscribe('{ echo(text: "still") }')), [{ echo: 'still' }]);
    await client.dispose();
  });

  test('keeps to the limits of HTTP: depth, pages, tokens, introspection', async () => {
    const client = wsClient(server);
    const nest = (depth: number): string => (depth === 0 ? 'leaf' : `deep { ${nest(depth - 1)} }`);
    const code = async (query: string) => (await errorsOf(client.subscribe(query)))[0]?.extensions['code'];
    assert.equal(await code(`{ ${nest(30)} }`), 'OPERATION_TOO_COMPLEX');
    assert.equal(await code('{ deep { list(first: 100) { list(first: 100) { list(first: 100) { leaf } } } } }'), 'OPERATION_TOO_COMPLEX');
    assert.equal(await code(`{ ${'echo '.repeat(2_001)} }`), 'GRAPHQL_PARSE_FAILED');
    assert.equal(await code('{ __schema { types { name } } }'), 'GRAPHQL_VALIDATION_FAILED');
    await client.dispose();
  });

  test('ends the iterator when the client completes, and when it is gone', async () => {
    for (const leave of ['complete', 'terminate'] as const) {
      const done = Promise.withResolvers<void>();
      left.push(done.resolve);
      const socket = await rawSocket(server.url);
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { forever }' } }));
      assert.match(await message(socket), /"forever":1/);
      if (leave === 'complete') socket.send(JSON.stringify({ id: '1', type: 'complete' }));
      else socket.terminate();
      await done.promise;
      socket.terminate();
    }
  });

  test('holds at most 100 operations', async () => {
    const socket = await rawSocket(server.url);
    const refused = Promise.withResolvers<string>();
    socket.on('message', (data) => /"type":"error"/.test(String(data)) && refused.resolve(String(data)));
    for (let id = 0; id <= 100; id += 1) socket.send(JSON.stringify({ id: String(id), type: 'subscribe', payload: { query: 'subscription { forever }' } }));
    assert.match(await refused.promise, /RATE_LIMITED/);
    socket.terminate();
  });

  test('closes on a message over 2 MiB', async () => {
    const socket = await rawSocket(server.url);
    const closed = once(socket, 'close');
    socket.send('x'.repeat(2 * 1024 * 1024 + 1));
    assert.equal((await closed)[0], 1009);
  });

  test('takes pages of allowed origins only', async () => {
    for (const [origin, allowed] of [['https://learn.example', true], ['http://localhost:5173', true], ['https://evil.example', false], ['null', false]] as const) {
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { origin });
      socket.on('error', () => undefined);
      const outcome = await Promise.race([once(socket, 'open').then(() => true), once(socket, 'unexpected-response').then(() => false)]);
      assert.equal(outcome, allowed, origin);
      socket.terminate();
    }
  });
});

test('an upgrade at another address, or at none, is refused', async () => {
  const server = await serve();
  for (const path of ['/', '/graphiql', '//', '/graphql/', '*']) {
    const request = get({ port: new URL(server.url).port, path, headers: { connection: 'upgrade', upgrade: 'websocket' } });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    assert.equal(response.statusCode, 404, path);
    response.resume();
  }
  await server.stop();
});

test('an address gets only so many sockets', async () => {
  const server = await serve({ socketsPerAddress: 2 });
  const open = await Promise.all([rawSocket(server.url), rawSocket(server.url)]);
  const third = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  third.on('error', () => undefined);
  const [, response] = (await once(third, 'unexpected-response')) as [unknown, { statusCode: number }];
  assert.equal(response.statusCode, 429);
  open[0]?.close();
  await once(open[0] as WebSocket, 'close');
  (await rawSocket(server.url)).terminate();
  await server.stop();
});

test('a socket closes when its token expires, so that the client comes back with a fresh one', async () => {
  const server = await serve({ expiry: new Date(Date.now() + 300) });
  const socket = await rawSocket(server.url);
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  assert.deepEqual([code, String(reason)], [4403, 'access token expired']);
  await server.stop();
});

test('who does not answer when his sign-in ends is cut off all the same', { timeout: 5_000 }, async () => {
  const ended = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  const unwatched = Promise.withResolvers<void>();
  left.push(gone.resolve);
  const server = await serve({
    expiry: new Date(Date.now() + 3_600_000),
    onEnd(listener) {
      void ended.promise.then(listener);
      return unwatched.resolve;
    },
  });
  const socket = await rawSocket(server.url);
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { forever }' } }));
  await message(socket);
  socket.pause();
  ended.resolve();
  await Promise.all([gone.promise, unwatched.promise]);
  socket.terminate();
  await server.stop();
});

test('stopping sends clients away with a code after which they come back', async () => {
  const server = await serve();
  const socket = await rawSocket(server.url);
  const closed = once(socket, 'close');
  assert.equal(server.sockets.count, 1);
  await server.stop();
  assert.equal((await closed)[0], 1012);
});

async function message(socket: WebSocket): Promise<string> {
  const [data] = (await once(socket, 'message')) as [Buffer];
  return String(data);
}

async function rawSocket(url: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  const acknowledged = message(socket);
  socket.send(JSON.stringify({ type: 'connection_init' }));
  assert.match(await acknowledged, /connection_ack/);
  return socket;
}
