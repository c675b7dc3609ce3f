import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json, text } from 'node:stream/consumers';
import { after, before, suite, test } from 'node:test';
import { WebSocket } from 'ws';
import { isServedHost } from '../../src/platform/request.js';
import { startApp, type TestApp } from '../kit/app.js';
import { freePort } from '../kit/ports.js';

const QUERY = JSON.stringify({ query: '{ __typename }' });

/** A request to the app that names whatever host it likes, as a page does whose name was made to lead here. */
async function ask(app: TestApp, host: string, path: string, { method = 'GET', body = '', headers = {} } = {}): Promise<IncomingMessage> {
  const sent = request({ host: '127.0.0.1', port: portOf(app), path, method, headers: { ...headers, host } });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return response;
}

async function graphqlStatus(app: TestApp, host: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  const response = await ask(app, host, '/graphql', { method: 'POST', body: QUERY, headers: { 'content-type': 'application/json', ...headers } });
  response.resume();
  return response.statusCode;
}

async function socketStatus(app: TestApp, host: string): Promise<number> {
  const socket = new WebSocket(`ws://127.0.0.1:${portOf(app)}/graphql`, 'graphql-transport-ws', { headers: { host }, origin: `http://${host}` });
  socket.on('error', () => undefined);
  const status = await Promise.race([
    once(socket, 'open').then(() => 101),
    once(socket, 'unexpected-response').then(([, response]: unknown[]) => (response as IncomingMessage).statusCode ?? 0),
  ]);
  socket.terminate();
  return status;
}

function portOf({ config, url }: TestApp): string {
  return config.http.port === 0 ? new URL(url).port : String(config.http.port);
}

suite('on loopback', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app?.stop());

  test('a page whose name was made to lead to this machine gets nothing, its own origin or not', async () => {
    for (const name of [`evil.example:${portOf(app)}`, 'evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '0.0.0.0', '192.168.0.1', 'a b']) {
      assert.equal(await graphqlStatus(app, name), 421, name);
      assert.equal(await graphqlStatus(app, name, { origin: `http://${name}` }), 421, name);
    }
    const evil = `evil.example:${portOf(app)}`;
    for (const [method, path] of [['GET', '/graphiql'], ['GET', '/graphiql/static/ruru.js'], ['OPTIONS', '/graphql'], ['GET', '/metrics'], ['GET', '/']] as const) {
      const response = await ask(app, evil, path, { method, headers: { origin: `http://${evil}` } });
      assert.equal(response.statusCode, 421, path);
      const { errors } = (await json(response)) as { errors: { message: string; extensions: { code: string } }[] };
      assert.equal(errors[0]?.extensions.code, 'BAD_REQUEST');
      assert.match(errors[0].message, /PUBLIC_URL/);
    }
    assert.equal(await socketStatus(app, evil), 421);
  });

  test('every name of this machine is answered', async () => {
    for (const name of ['localhost', 'LocalHost', '127.0.0.1', '127.8.8.8', '[::1]', 'learn.localhost']) {
      assert.equal(await graphqlStatus(app, `${name}:${portOf(app)}`), 200, name);
    }
    // Forwarded from another port, by ssh or a frontend's development server.
    assert.equal(await graphqlStatus(app, 'localhost:5173'), 200);
    assert.equal(await socketStatus(app, `localhost:${portOf(app)}`), 101);
    const page = await ask(app, `localhost:${portOf(app)}`, '/graphiql');
    assert.equal(page.statusCode, 200);
    assert.match(await text(page), /GraphiQL/);
  });

  test('health is told to whoever asks, whatever he calls us', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      const response = await ask(app, 'lyceum-api-1:4000', path);
      response.resume();
      assert.equal(response.statusCode, 200, path);
    }
  });
});

test('behind a proxy both the public name and the internal address are answered', async () => {
  const app = await startApp({ env: { PUBLIC_URL: 'https://learn.example/', PORT: String(await freePort()) } });
  try {
    for (const name of ['learn.example', 'learn.example:443', `127.0.0.1:${portOf(app)}`]) {
      assert.equal(await graphqlStatus(app, name, { origin: 'https://learn.example' }), 200, name);
    }
    assert.equal(await graphqlStatus(app, 'evil.example'), 421);
  } finally {
    await app.stop();
  }
});

test('on an address that others reach, any name is answered: who serves there knows what leads to it', () => {
  for (const host of ['0.0.0.0', '::', '10.0.0.7', 'lyceum.internal']) {
    assert.ok(isServedHost('whatever.example:4000', { host, publicUrl: null, allowedOrigins: [] }), host);
  }
  for (const host of ['127.0.0.1', '::1', 'localhost', '127.0.0.2']) {
    assert.ok(!isServedHost('whatever.example:4000', { host, publicUrl: null, allowedOrigins: [] }), host);
  }
});
