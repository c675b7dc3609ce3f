import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { signUp } from '../kit/accounts.js';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { gql, wsClient, type SubscriptionClient } from '../kit/clients.js';
import { classroom, EVENTS, EXPLAIN, rows, start } from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';
import { redisSkip, startRedis, type TestRedis } from '../kit/redis.js';

const REFRESH = 'mutation ($token: String!) { session: refreshSession(refreshToken: $token) { ... on Session { accessToken refreshToken } } }';
/** What a signal may take, and how late a sign-in's end is noticed where it got lost. */
const [SIGNALLED_MS, LOOKED_MS] = [1_000, 6_000];

/** The socket a test left open, with a subscription that waits. */
interface Following {
  client: SubscriptionClient;
  /** Rejects with the close event, or ends, when the subscription does. */
  ended: Promise<unknown>;
}

/** The first result of an operation. */
async function first(client: SubscriptionClient, query: string, variables?: Record<string, unknown>): Promise<{ data?: unknown; errors?: { extensions: { code: string } }[] }> {
  const { value } = await client.subscribe(query, variables).next();
  return JSON.parse(JSON.stringify(value));
}

suite('a token over WebSocket', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app?.stop());

  test('names the viewer', async () => {
    const { token, id } = await signUp(app);
    const client = wsClient(app, token);
    assert.deepEqual(await first(client, '{ viewer { id } }'), { data: { viewer: { id } } });
    await client.dispose();
  });

  test('that does not count is refused where a viewer is needed; the socket stays', async () => {
    const client = wsClient(app, 'forged.to.ken');
    assert.equal((await first(client, '{ viewer { id } }')).errors?.[0]?.extensions.code, 'UNAUTHENTICATED');
    assert.deepEqual(await first(client, '{ __typename }'), { data: { __typename: 'Query' } });
    await client.dispose();
  });
});

for (const [name, onRedis, skip] of [['PostgreSQL', false, false], ['Redis', true, redisSkip]] as const) {
  suite(`the end of a sign-in, signalled by ${name}`, { skip, timeout: 60_000 }, () => {
    let database: TestDatabase;
    let redis: TestRedis | null = null;
    let here: TestApp;
    let there: TestApp;
    let lessonId: string;
    const clients: SubscriptionClient[] = [];
    before(async () => {
      database = await freshDatabase();
      redis = onRedis ? await startRedis() : null;
      // Without a worker a generation stays QUEUED, and its subscriptions wait.
      const env = { ROLES: 'api', ...(redis ? { REDIS_URL: redis.url } : {}) };
      [here, there] = await Promise.all([startApp({ database, env }), startApp({ database, env })]);
      ({ lessonId } = await classroom(here));
    });
    afterEach(() => Promise.all(clients.splice(0).map((client) => client.dispose())));
    after(async () => {
      await Promise.all([here?.stop(), there?.stop()]);
      await redis?.stop();
      await database?.drop();
    });

    async function follow(app: TestApp, token: string): Promise<Following> {
      const { id } = await start(app, token, EXPLAIN, { lessonId });
      const client = wsClient(app, token);
      clients.push(client);
      const events = client.subscribe(EVENTS, { id, afterSeq: 0 });
      const ended = events.next();
      ended.catch(() => undefined);
      // The socket answers, so the subscription in front of this was begun.
      await first(client, '{ viewer { id } }');
      return { client, ended };
    }

    async function assertClosed({ client, ended }: Following, withinMs: number, since: number): Promise<void> {
      const { code, reason } = await client.closed;
      const tookMs = performance.now() - since;
      assert.deepEqual([code, reason], [4403, 'access token expired']);
      assert.ok(tookMs < withinMs, `it took ${Math.round(tookMs)} ms`);
      await assert.rejects(ended, (event: { code: number }) => event.code === 4403);
    }

    test('by signing out closes its sockets in every process, and no other sign-in\'s', async () => {
      const [account, other] = await Promise.all([signUp(here), signUp(here)]);
      const own = await Promise.all([follow(here, account.token), follow(there, account.token), follow(there, account.token)]);
      const foreign = await follow(there, other.token);
      const since = performance.now();
      await gql(here, { query: 'mutation { logout }', token: account.token });
      await Promise.all(own.map((following) => assertClosed(following, SIGNALLED_MS, since)));
      assert.deepEqual(await first(foreign.client, '{ viewer { id } }'), { data: { viewer: { id: other.id } } });
    });

    test('through the reuse of a refresh token closes the thief\'s and the owner\'s sockets', async () => {
      const account = await signUp(here);
      const refresh = async (token: string) => (await gql<{ session: { accessToken: string; refreshToken: string } }>(here, { query: REFRESH, variables: { token } })).session;
      const second = await refresh(account.refreshToken);
      const third = await refresh(second.refreshToken);
      const own = [await follow(here, account.token), await follow(there, third.accessToken)];
      const since = performance.now();
      await refresh(account.refreshToken);
      await Promise.all(own.map((following) => assertClosed(following, SIGNALLED_MS, since)));
    });

    test('whose signal got lost is noticed as soon as over HTTP', async () => {
      const account = await signUp(here);
      const own = [await follow(here, account.token), await follow(there, account.token)];
      const since = performance.now();
      await rows(database, 'UPDATE session_families SET ended_at = now(), end_reason = $2 WHERE user_id = $1', [account.id, 'logout']);
      await Promise.all(own.map((following) => assertClosed(following, LOOKED_MS, since)));
    });

    test('is final for a client that comes back by itself with the same token', async () => {
      const account = await signUp(here);
      const { id } = await start(here, account.token, EXPLAIN, { lessonId });
      let connections = 0;
      const client = createClient({
        url: `${there.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, retryWait: async () => undefined,
        connectionParams: { authorization: `Bearer ${account.token}` },
        on: { connected: () => void (connections += 1) },
      });
      const ended = client.iterate({ query: EVENTS, variables: { id, afterSeq: 0 } }).next();
      await client.iterate({ query: '{ viewer { id } }' }).next();
      await gql(here, { query: 'mutation { logout }', token: account.token });
      const { errors } = (await ended).value as { errors: { extensions: { code: string } }[] };
      assert.equal(errors[0]?.extensions.code, 'UNAUTHENTICATED');
      assert.equal(connections, 2);
      await client.dispose();
    });
  });
}
