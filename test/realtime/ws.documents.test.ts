import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GraphQLError } from 'graphql';
import { startApp, type TestApp } from '../kit/app.js';
import { send, wsClient } from '../kit/clients.js';

const CASES: [query: string, code: string, message: RegExp][] = [
  [`{viewer(a:${'['.repeat(1_990)}`, 'GRAPHQL_PARSE_FAILED', /^Syntax Error: /],
  ['query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE', /^Must provide operation name if query contains multiple operations\.$/],
  ['subscription ($b: Boolean = true) { generationEvents(id: "x") @skip(if: $b) { seq } }', 'GRAPHQL_VALIDATION_FAILED', /must not use @skip/],
  ['subscription { ...F } fragment F on Subscription { ... @include(if: false) { generationEvents(id: "x") { seq } } }', 'GRAPHQL_VALIDATION_FAILED', /must not use @include/],
  ['query ($i: Int!) { __typename }', 'GRAPHQL_VALIDATION_FAILED', /^Variable "\$i" is never used\.$/],
];

async function overSocket(client: ReturnType<typeof wsClient>, query: string): Promise<{ code: unknown; message: string }> {
  try {
    for await (const { errors } of client.subscribe(query, { i: 1 })) {
      if (errors?.[0]) return { code: errors[0].extensions['code'], message: errors[0].message };
    }
  } catch (errors) {
    const [error] = errors as GraphQLError[];
    if (error) return { code: error.extensions['code'], message: error.message };
  }
  return assert.fail('an error was expected');
}

describe("a document's faults are told over a WebSocket as over HTTP", () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());

  for (const [query, code, message] of CASES) {
    test(`${query.slice(0, 60)}: ${code}`, async () => {
      const client = wsClient(app);
      const told = await overSocket(client, query);
      assert.equal(told.code, code);
      assert.match(told.message, message);
      const { errors: [http] } = await send(app, { query, variables: { i: 1 } });
      assert.deepEqual([http?.extensions.code, http?.message], [told.code, told.message]);
      assert.equal(await client.subscribe('{ __typename }').next().then(({ value }) => JSON.stringify(value)), '{"data":{"__typename":"Query"}}');
      await client.dispose();
    });
  }
});
