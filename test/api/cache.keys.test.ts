import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { asModel, classroom, eventually, EXPLAIN, follow, read, rows, sentence, start, type GenerationData } from '../kit/generations.js';

const ANSWER = [`${sentence(0)} `, 'It was the merchant family who founded the harbour, ', 'as the lesson says of every port in its list.'];

test('what models are shown of a lesson belongs to the request: with another setting, or another model, a kept answer is none', async () => {
  const server = await startFaultServer();
  server.always({ tokens: ANSWER });
  const database = await freshDatabase();
  const [model] = asModel(server).models;
  const asking = (changed: object, prompts: object = {}) => ({ providers: [{ ...asModel(server), models: [{ ...model!, ...changed }] }], cache: {}, prompts });
  let question: { token: string; lessonId: string } | undefined;
  try {
    const origins: (string | null)[] = [];
    for (const tuning of [
      asking({}), asking({}), asking({}, { lessonShare: 0.5 }), asking({}, { lessonTokens: 100 }), asking({ contextTokens: 20_000 }), asking({ name: 'another' }), asking({}),
    ]) {
      const app = await startApp({ database, tuning });
      try {
        if (!question) {
          const { learner, lessonId } = await classroom(app);
          question = { token: learner.token, lessonId };
        }
        const { token, lessonId } = question;
        const before = await rows(database, 'SELECT key FROM cached_answers');
        const { id } = await start(app, token, EXPLAIN, { lessonId });
        await follow(app, token, id);
        const { origin } = await read(app, token, id);
        origins.push(origin);
        if (origin === 'MODEL') await eventually(() => rows(database, 'SELECT key FROM cached_answers'), (kept) => kept.length > before.length);
      } finally {
        await app.stop();
      }
    }
    assert.deepEqual(origins, ['MODEL', 'CACHE', 'MODEL', 'MODEL', 'MODEL', 'MODEL', 'CACHE']);
  } finally {
    await database.drop();
    await server.close();
  }
});

suite('the cache of answers where a policy names an alias', () => {
  const SET = 'mutation ($input: SetRoutingPolicyInput!) { set: setRoutingPolicy(input: $input) { ... on RoutingPolicy { version } } }';
  const ALIAS = 'mutation ($input: SetModelAliasInput!) { alias: setModelAlias(input: $input) { resolvedModel } }';
  let server: FaultServer;
  let app: TestApp;
  before(async () => {
    server = await startFaultServer();
    const [model] = asModel(server).models;
    app = await startApp({ tuning: { cache: {}, providers: [{ ...asModel(server), models: ['one', 'other'].map((name) => ({ ...model!, name })) }] } });
  });
  after(async () => {
    await app.stop();
    await server.close();
  });

  test('the identical request asks the model that the alias has been pointed to, and the first one\'s answer is kept for when it points back', async () => {
    const [room, { token }] = await Promise.all([classroom(app), signUp(app, 'ADMIN')]);
    const point = (target: string) => gql(app, { query: ALIAS, variables: { input: { name: 'standard', target } }, token });
    await point('fault/one');
    await gql(app, { query: ALIAS, variables: { input: { name: 'usual', target: 'standard' } }, token });
    await gql(app, { query: SET, variables: { input: { kind: 'EXPLANATION', expectedVersion: 0, steps: [{ model: 'usual' }] } }, token });
    server.always({ tokens: ANSWER });
    const ask = async (): Promise<GenerationData> => {
      const { id } = await start(app, room.learner.token, EXPLAIN, { lessonId: room.lessonId });
      await follow(app, room.learner.token, id);
      return read(app, room.learner.token, id);
    };
    const asked = () => server.requests.map(({ body }) => body['model']);
    await ask();
    await eventually(ask, ({ origin }) => origin === 'CACHE');
    const before = asked();
    assert.deepEqual([...new Set(before)], ['one']);
    await point('fault/other');
    assert.equal((await ask()).origin, 'MODEL');
    assert.deepEqual(asked(), [...before, 'other']);
    await point('fault/one');
    assert.equal((await ask()).origin, 'CACHE');
  });
});

test('whose name is withheld from the question gets an answer of their own: nobody else is served what a model said of a placeholder', async () => {
  const server = await startFaultServer();
  const app = await startApp({ tuning: { cache: {}, providers: [asModel(server)] } });
  try {
    server.always({ tokens: ANSWER });
    const [{ lessonId, learner }, named, another] = await Promise.all([classroom(app), signUp(app), signUp(app)]);
    await rows(app.database, 'UPDATE users SET display_name = $2 WHERE id = $1', [named.id, 'Peter Harbour']);
    const ask = async ({ token }: { token: string }): Promise<string | null> => {
      const { id } = await start(app, token, EXPLAIN, { lessonId, question: 'Who built the harbour, and why?' });
      await follow(app, token, id);
      return (await read(app, token, id)).origin;
    };
    assert.equal(await ask(named), 'MODEL');
    assert.match(JSON.stringify(server.requests.at(-1)?.body), /Who built the PERSON/);
    assert.equal(await ask(learner), 'MODEL');
    await eventually(() => ask(another), (origin) => origin === 'CACHE');
    await eventually(() => ask(named), (origin) => origin === 'CACHE');
    assert.equal(server.requests.length, 2);
  } finally {
    await app.stop();
    await server.close();
  }
});
