import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { signUp } from '../kit/accounts.js';
import { gql, refusal } from '../kit/clients.js';

const PASSWORD = 'purple monkey dishwasher';
const VIEWER = '{ viewer { id email displayName role emailVerified createdAt } }';
const LOGOUT = 'mutation { logout }';
const SESSION = '... on Session { accessToken accessTokenExpiresAt refreshToken user { id email role } }';
const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) {
  __typename ${SESSION} ... on WeakPassword { message suggestions } ... on EmailTaken { message } } }`;
const LOGIN = `mutation ($email: String!, $password: String!) { login(email: $email, password: $password) {
  __typename ${SESSION} ... on InvalidCredentials { message retryAfterSeconds } } }`;
const REFRESH = `mutation ($refreshToken: String!) { refreshSession(refreshToken: $refreshToken) {
  __typename ${SESSION} ... on UserError { message } } }`;

interface Session {
  __typename: string;
  accessToken: string;
  accessTokenExpiresAt: string;
  refreshToken: string;
  user: { id: string; email: string; role: string };
}

suite('identity over GraphQL', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());

  async function registered(): Promise<{ email: string; session: Session }> {
    const email = `u${randomBytes(6).toString('hex')}@example.org`;
    const input = { email, password: PASSWORD, displayName: '  Ada  ' };
    const { register } = await gql<{ register: Session }>(app, { query: REGISTER, variables: { input } });
    assert.equal(register.__typename, 'Session');
    return { email, session: register };
  }

  test('register, viewer, refresh and logout, as a client does it', async () => {
    const { email, session } = await registered();
    const { viewer } = await gql<{ viewer: Record<string, unknown> }>(app, { query: VIEWER, token: session.accessToken });
    assert.deepEqual(
      { ...viewer, createdAt: '' },
      { id: session.user.id, email, displayName: '  Ada  ', role: 'LEARNER', emailVerified: false, createdAt: '' },
    );
    const ttl = Date.parse(session.accessTokenExpiresAt) - Date.now();
    assert.ok(ttl > 0 && ttl <= 900_000);

    const { refreshSession } = await gql<{ refreshSession: Session }>(app, { query: REFRESH, variables: { refreshToken: session.refreshToken } });
    assert.equal(refreshSession.__typename, 'Session');
    assert.deepEqual(await gql(app, { query: LOGOUT, token: refreshSession.accessToken }), { logout: true });
    const over = await gql<{ refreshSession: Session }>(app, { query: REFRESH, variables: { refreshToken: refreshSession.refreshToken } });
    assert.equal(over.refreshSession.__typename, 'SessionExpired');
    assert.equal((await refusal(app, { query: VIEWER, token: refreshSession.accessToken })).extensions.code, 'UNAUTHENTICATED');
  });

  test('expected outcomes are data', async () => {
    const { email } = await registered();
    const input = { email: email.toUpperCase(), password: PASSWORD, displayName: 'Eve' };
    const taken = await gql<{ register: Session }>(app, { query: REGISTER, variables: { input } });
    assert.equal(taken.register.__typename, 'EmailTaken');
    const weak = await gql<{ register: { __typename: string; suggestions: string[] } }>(app, {
      query: REGISTER, variables: { input: { ...input, password: 'password' } },
    });
    assert.equal(weak.register.__typename, 'WeakPassword');
    assert.ok(weak.register.suggestions.length > 0);
    const { login } = await gql<{ login: unknown }>(app, { query: LOGIN, variables: { email, password: 'not it' } });
    assert.deepEqual(login, {
      __typename: 'InvalidCredentials', message: 'The email address or the password is wrong.', retryAfterSeconds: null,
    });
  });

  test('an anonymous caller is nobody, and may not sign out', async () => {
    assert.deepEqual(await gql(app, { query: VIEWER }), { viewer: null });
    assert.equal((await refusal(app, { query: LOGOUT })).extensions.code, 'UNAUTHENTICATED');
  });

  test('a token that does not count is told apart, and does not stand in the way of signing in', async () => {
    const { email, session } = await registered();
    const [header, payload] = session.accessToken.split('.');
    const tokens: [string, RegExp][] = [
      [`${header}.${payload}.${randomBytes(64).toString('base64url')}`, /forged/],
      [session.refreshToken, /wrong kind/],
      ['rubbish', /malformed/],
    ];
    for (const [token, pattern] of tokens) {
      const error = await refusal(app, { query: VIEWER, token });
      assert.equal(error.extensions.code, 'UNAUTHENTICATED');
      assert.match(error.message, pattern);
      const { login } = await gql<{ login: Session }>(app, { query: LOGIN, variables: { email, password: PASSWORD }, token });
      assert.equal(login.__typename, 'Session');
    }
  });

  test('malformed input names its field', async () => {
    const input = { email: 'nowhere', password: PASSWORD, displayName: 'Ada' };
    const error = await refusal(app, { query: REGISTER, variables: { input } });
    assert.equal(error.extensions.code, 'BAD_USER_INPUT');
    assert.equal(error.extensions.field, 'input.email');
  });

  test('roles are in the token', async () => {
    const instructor = await signUp(app, 'INSTRUCTOR');
    const { viewer } = await gql<{ viewer: { role: string } }>(app, { query: VIEWER, token: instructor.token });
    assert.equal(viewer.role, 'INSTRUCTOR');
  });
});

test('an access token that has expired says so', async () => {
  const app = await startApp({ tuning: { accessTokenTtlSeconds: 1 } });
  try {
    const learner = await signUp(app);
    const until = Date.now() + 10_000;
    let code: string | undefined;
    let message = '';
    while (code === undefined && Date.now() < until) {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${learner.token}` },
        body: JSON.stringify({ query: VIEWER }),
      });
      const { errors } = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] };
      code = errors?.[0]?.extensions.code;
      message = errors?.[0]?.message ?? '';
    }
    assert.equal(code, 'UNAUTHENTICATED');
    assert.match(message, /has expired/);
  } finally {
    await app.stop();
  }
});
