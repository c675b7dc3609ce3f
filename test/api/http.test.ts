import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { gql, refusal, send } from '../kit/clients.js';
import { startProxy } from '../kit/proxy.js';

const lines: string[] = [];
let app: TestApp;
let learner: TestAccount;

describe('over HTTP', () => {
  before(async () => {
    app = await startApp({ logger: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }) });
    learner = await signUp(app);
  });
  after(() => app.stop());

  async function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    return { status: response.status, headers: response.headers, body: (await response.json()) as { errors: { message: string; extensions: { code: string } }[] } };
  }

  const REGISTER = 'mutation ($in: RegisterInput!) { register(input: $in) { __typename } }';

  describe('a token over HTTP', () => {
    const query = '{ viewer { id email } }';

    test('names the viewer; without one there is none', async () => {
      assert.deepEqual(await gql(app, { query, token: learner.token }), { viewer: { id: learner.id, email: learner.email } });
      assert.deepEqual(await gql(app, { query }), { viewer: null });
    });

    for (const [kind, authorization] of [['forged', 'Bearer a.b.c'], ['of another scheme', 'Basic dXNlcjpwYXNz']] as const) {
      test(`${kind} is refused where a viewer is asked for, and only there`, async () => {
        const error = await refusal(app, { query, headers: { authorization } });
        assert.equal(error.extensions.code, 'UNAUTHENTICATED');
        const typename = await gql(app, { query: '{ __typename }', headers: { authorization } });
        assert.deepEqual(typename, { __typename: 'Query' });
      });
    }
  });

  describe('a request that is wrong', () => {
    test('over 2 MiB is refused by name of the limit', async () => {
      const { status, body } = await post(JSON.stringify({ query: '{ __typename }', variables: { padding: 'x'.repeat(2 * 1024 * 1024) } }));
      assert.equal(status, 413);
      assert.equal(body.errors[0]?.extensions.code, 'BAD_USER_INPUT');
      assert.match(body.errors[0].message, /2 MiB/);
    });

    test('that unpacks to more than 2 MiB is refused too', async () => {
      const { status } = await post(gzipSync(JSON.stringify({ query: '{ __typename }', padding: 'x'.repeat(4_000_000) })), { 'content-encoding': 'gzip' });
      assert.equal(status, 413);
    });

    test('just below 2 MiB is answered', async () => {
      const { status } = await post(JSON.stringify({ query: '{ __typename }', variables: { padding: 'x'.repeat(2 * 1024 * 1024 - 100) } }));
      assert.equal(status, 200);
    });

    test('of broken JSON, broken UTF-8 or another type says so', async () => {
      assert.match((await post('{"query": ')).body.errors[0]?.message ?? '', /not valid JSON/);
      assert.match((await post(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))).body.errors[0]?.message ?? '', /not valid UTF-8/);
      assert.equal((await post('query=1', { 'content-type': 'application/x-www-form-urlencoded' })).status, 415);
      assert.equal((await fetch(`${app.url}/graphql`)).status, 405);
      assert.equal((await fetch(`${app.url}/nowhere`)).status, 404);
    });

    test('of an operation that the document lacks, or of a subscription, is the caller\'s mistake and not ours', async () => {
      const unknown = await post(JSON.stringify({ query: 'query A { __typename }', operationName: 'B' }));
      assert.deepEqual([unknown.status, unknown.body.errors[0]?.extensions.code], [400, 'OPERATION_RESOLUTION_FAILURE']);
      const several = await post(JSON.stringify({ query: 'query A { __typename } query B { __typename }' }));
      assert.deepEqual([several.status, several.body.errors[0]?.extensions.code], [400, 'OPERATION_RESOLUTION_FAILURE']);
      const subscription = await post(JSON.stringify({ query: 'subscription { generationEvents(id: "x") { seq } }' }));
      assert.deepEqual([subscription.status, subscription.body.errors[0]?.extensions.code], [400, 'BAD_REQUEST']);
      assert.match(subscription.body.errors[0]?.message ?? '', /WebSocket/);
    });

    test('of a subscription that hangs on a variable is the caller\'s mistake too', async () => {
      const query = 'subscription ($b: Boolean = true) { generationEvents(id: "x") @skip(if: $b) { seq } }';
      const answer = await post(JSON.stringify({ query }));
      assert.deepEqual([answer.status, answer.body.errors[0]?.extensions.code], [400, 'GRAPHQL_VALIDATION_FAILED']);
      assert.equal((await post(JSON.stringify({ query: 'subscription {' }))).body.errors[0]?.extensions.code, 'GRAPHQL_PARSE_FAILED');
    });

    test('names the field that a variable does not fit, whatever the variable is called, and not the value', async () => {
      const input = { email: 'a@b.c', password: { secret: 'hunter2' }, displayName: 'x' };
      const error = await refusal(app, { query: REGISTER, variables: { in: input } });
      assert.equal(error.extensions.code, 'BAD_USER_INPUT');
      assert.equal(error.extensions.field, 'input.password');
      assert.doesNotMatch(JSON.stringify(error), /hunter2/);
    });

    test('names a field that is missing', async () => {
      const error = await refusal(app, { query: REGISTER, variables: { in: { email: 'a@b.c', password: 'x' } } });
      assert.deepEqual([error.extensions.code, error.extensions.field], ['BAD_USER_INPUT', 'input.displayName']);
      assert.equal(error.message, 'input.displayName: is required, of type String!.');
      const extra = await refusal(app, { query: REGISTER, variables: { in: { email: 'a@b.c', password: 'x', displayName: 'x', role: 'ADMIN' } } });
      assert.equal(extra.extensions.field, 'input.role');
      const none = await refusal(app, { query: REGISTER, variables: {} });
      assert.deepEqual([none.extensions.code, none.extensions.field], ['BAD_USER_INPUT', 'input']);
    });

    test('of a variable that the document uses wrongly is the document\'s, in graphql\'s own words', async () => {
      for (const [query, message] of [
        ['query($i: Int!) { viewer { id } }', 'Variable "$i" is never used.'],
        ['query($x: Int!) { course(id: $x) { id } }', 'Variable "$x" of type "Int!" used in position expecting type "ID!".'],
        ['query($x: ID!, $x: ID!) { course(id: $x) { id } }', 'There can be only one variable named "$x".'],
      ] as const) {
        const error = await refusal(app, { query, variables: { i: 1, x: 1 } });
        assert.deepEqual([error.message, error.extensions], [message, { code: 'GRAPHQL_VALIDATION_FAILED' }]);
      }
    });

    test('that nests deeper than it can be read is a fault of the document', async () => {
      const answer = await send(app, { query: `{viewer(a:${'['.repeat(1_990)}` });
      assert.deepEqual([answer.status, answer.errors[0]?.extensions.code], [400, 'GRAPHQL_PARSE_FAILED']);
      assert.match(answer.errors[0]?.message ?? '', /^Syntax Error: /);
      assert.doesNotMatch(lines.join(''), /Maximum call stack/);
    });

    test('for a page that is too long names the argument and its limits, however long it is', async () => {
      for (const first of [101, 2_147_483_647]) {
        const error = await refusal(app, { query: `{ courses(first: ${first}) { edges { node { lessons(first: 100) { edges { node { id } } } } } } }`, token: learner.token });
        assert.deepEqual([error.extensions.code, error.extensions.field, error.message], ['BAD_USER_INPUT', 'first', 'first: must be from 1 to 100.']);
      }
      const large = await refusal(app, { query: `{ courses(first: 100) { edges { node { ${[1, 2, 3, 4].map((n) => `l${n}: lessons(first: 100) { edges { node { id } } }`).join(' ')} } } } }`, token: learner.token });
      assert.equal(large.extensions.code, 'OPERATION_TOO_COMPLEX');
    });

    test('does not echo a literal that fails validation', async () => {
      for (const query of [
      '{ viewer(password: "hunter2") { id } }',
      'mutation { login(email: 1, password: {a: "hunter2"}) { __typename } }',
      '{ viewer { id "hunter2" } }',
    ]) {
        const { errors } = await send(app, { query });
        assert.ok(errors.length > 0);
        assert.doesNotMatch(JSON.stringify(errors), /hunter2/, query);
      }
    });

    test('is too complex when it is too deep, and refused when it has too many tokens', async () => {
      const nest = (depth: number): string => (depth === 0 ? '__typename' : `ofType { ${nest(depth - 1)} }`);
      await gql(app, { query: `{ __type(name: "Query") { ${nest(20)} } }` });
      const many = await refusal(app, { query: `{ ${'__typename '.repeat(2_001)} }` });
      assert.equal(many.extensions.code, 'GRAPHQL_PARSE_FAILED');
    });
  });

  describe('a request’s id', () => {
    test('is the caller’s own when well-formed, in the answer and in the log', async () => {
      const { headers } = await send(app, { query: 'query Mine { viewer { id } }', headers: { 'x-request-id': 'my-request-42' } });
      assert.equal(headers.get('x-request-id'), 'my-request-42');
      const line = lines.map((text) => JSON.parse(text) as Record<string, unknown>).find((entry) => entry['requestId'] === 'my-request-42');
      assert.equal(line?.['operation'], 'Mine');
    });

    test('is a new one otherwise', async () => {
      const { headers } = await send(app, { query: '{ __typename }', headers: { 'x-request-id': 'x"}' } });
      assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
    });

    test('no log line holds a token or a password', () => {
      const log = lines.join('');
      assert.ok(log.length > 0);
      for (const secret of [learner.token, learner.password, learner.refreshToken]) assert.ok(!log.includes(secret));
    });
  });

  describe('other origins', () => {
    const preflight = (origin: string) => fetch(`${app.url}/graphql`, { method: 'OPTIONS', headers: { origin } });

    test('on this machine may call, strangers may not', async () => {
      const near = await preflight('http://localhost:5173');
      assert.equal(near.headers.get('access-control-allow-origin'), 'http://localhost:5173');
      const far = await preflight('https://evil.example');
      assert.equal(far.headers.get('access-control-allow-origin'), null);
    });
  });

  test('health names each dependency', async () => {
    const response = await fetch(`${app.url}/health/ready`);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { status: 'ready', dependencies: { postgresql: { state: 'up', required: true } } });
    assert.equal((await fetch(`${app.url}/health/live`)).status, 200);
    assert.match(await (await fetch(`${app.url}/metrics`)).text(), /^lyceum_websockets_open 0$/m);
  });

  test('a client that hangs up in the middle of its request does no harm', async () => {
    const cut = Promise.withResolvers<void>();
    const half = request(`${app.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': '500' } });
    half.on('error', () => cut.resolve());
    half.write('{"query": "{ __typename', () => half.destroy(new Error('left')));
    await cut.promise;
    assert.deepEqual(await gql(app, { query: '{ __typename }' }), { __typename: 'Query' });
  });

  test('requests beyond the limit of a minute are refused for that caller only', async () => {
    const limited = await startApp({ tuning: { limits: { requestsPerMinute: 5 } } });
    try {
      for (let index = 0; index < 5; index += 1) await gql(limited, { query: '{ __typename }' });
      const answer = await send(limited, { query: '{ __typename }' });
      assert.equal(answer.status, 429);
      assert.equal(answer.errors[0]?.extensions.code, 'RATE_LIMITED');
      assert.ok((answer.errors[0].extensions.retryAfterSeconds ?? 0) > 0);
    } finally {
      await limited.stop();
    }
  });

  test('when the database goes away, answers say so and readiness too, until it is back', async () => {
    const database = await freshDatabase();
    const proxy = await startProxy(Number(new URL(database.appUrl).port));
    const through = new URL(database.appUrl);
    through.port = String(proxy.port);
    const lonely = await startApp({ database, env: { DATABASE_URL: through.href } });
    try {
      const { token, id } = await signUp(lonely);
      const query = '{ viewer { id } }';
      proxy.cut();
      const error = await refusal(lonely, { query, token });
      assert.equal(error.extensions.code, 'UNAVAILABLE');
      assert.ok((error.extensions.retryAfterSeconds ?? 0) > 0);
      const health = await fetch(`${lonely.url}/health/ready`);
      assert.equal(health.status, 503);
      assert.deepEqual(await health.json(), { status: 'unavailable', dependencies: { postgresql: { state: 'down', required: true } } });
      proxy.restore();
      assert.deepEqual(await gql(lonely, { query, token }), { viewer: { id } });
    } finally {
      await lonely.stop();
      await proxy.stop();
      await database.drop();
    }
  });
});
