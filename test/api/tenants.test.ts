import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import {
  classroom, COMPLETE, eventually, EXPLAIN, fold, follow, read, readBatch, rows, sentence, start, startBatch, type GenerationData,
} from '../kit/generations.js';
import { embed, vectorTuning } from '../kit/similarity.js';

const ANSWER = [`${sentence(0)} `, 'It was the merchant family who founded the harbour, ', 'as the lesson says of every port in its list.'];
const ASKED = 'Why did the family found the harbour?';
const IN_OTHER_WORDS = 'Could you please explain why the family did found the harbour?';
const REFRESH = 'mutation ($token: String!) { session: refreshSession(refreshToken: $token) { ... on Session { accessToken refreshToken } } }';
const OTHER = 'org_00000000000000000000000000000002';

// Lyceum has no way yet to make a second organization, so the database does; accounts move to it, and sign in anew.
suite('two organizations that ask for the identical thing', () => {
  let server: FaultServer;
  let app: TestApp;
  let ours: TestAccount;
  let theirs: TestAccount;
  before(async () => {
    server = await startFaultServer();
    app = await startApp({ tuning: { ...vectorTuning(server), cache: { semantic: true } } });
    await rows(app.database, `INSERT INTO organizations (id, name, plain_answers) VALUES ($1, 'Another', true)`, [OTHER]);
    await rows(app.database, 'UPDATE organizations SET plain_answers = true');
    [ours, theirs] = await Promise.all([signUp(app, 'ADMIN'), signUp(app, 'ADMIN')]);
    theirs = await moved(theirs);
  });
  after(async () => {
    await app.stop();
    await server.close();
  });
  beforeEach(() => server.always({ tokens: ANSWER }));

  async function moved(account: TestAccount): Promise<TestAccount> {
    await rows(app.database, 'UPDATE users SET organization_id = $2 WHERE id = $1', [account.id, OTHER]);
    const { session } = await gql<{ session: { accessToken: string; refreshToken: string } }>(app, { query: REFRESH, variables: { token: account.refreshToken } });
    return { ...account, token: session.accessToken, refreshToken: session.refreshToken };
  }

  async function ask({ token }: TestAccount, query: string, input: object): Promise<GenerationData> {
    const { id } = await start(app, token, query, input);
    await follow(app, token, id);
    return read(app, token, id);
  }

  const calls = () => server.requests.length;

  test('share no kept answer, whether it is asked for in the same words or in others', async () => {
    const { teacher, lessonId, courseId } = await classroom(app);
    assert.equal((await ask(teacher, EXPLAIN, { lessonId, question: ASKED })).origin, 'MODEL');
    await eventually(() => ask(teacher, EXPLAIN, { lessonId, question: ASKED }), ({ origin }) => origin === 'CACHE');
    assert.equal((await ask(teacher, EXPLAIN, { lessonId, question: IN_OTHER_WORDS })).origin, 'CACHE');
    // The same lesson under the same id, so that the organization is all that differs.
    await rows(app.database, 'UPDATE courses SET organization_id = $2 WHERE id = $1', [courseId, OTHER]);
    await rows(app.database, 'UPDATE lessons SET organization_id = $2 WHERE course_id = $1', [courseId, OTHER]);
    await rows(app.database, 'UPDATE lesson_versions SET organization_id = $2 WHERE lesson_id = $1', [lessonId, OTHER]);
    const before = calls();
    const teacherThere = await moved(teacher);
    assert.equal((await ask(teacherThere, EXPLAIN, { lessonId, question: ASKED })).origin, 'MODEL');
    assert.equal(calls() - before, 1);
  });

  test('share no call under way', async () => {
    const gates = [server.gate(), server.gate()];
    server.reply(...gates.map((gate) => ({ tokens: ANSWER, gates: { 1: gate } })));
    const input = { prompt: 'Name a harbour that a merchant family founded, and say why.' };
    const before = calls();
    const started = await Promise.all([ours, theirs, ours, theirs].map(async (account) => ({ account, ...await start(app, account.token, COMPLETE, input) })));
    await eventually(() => Promise.resolve(calls() - before), (made) => made === 2);
    gates.forEach((gate) => gate.open());
    const texts = await Promise.all(started.map(async ({ account, id }) => fold(await follow(app, account.token, id)).text));
    assert.deepEqual(texts, Array(4).fill(ANSWER.join('')));
    assert.equal(calls() - before, 2);
    const costs = await Promise.all(started.map(async ({ account, id }) => (await read(app, account.token, id)).costMicroUsd));
    assert.equal(costs.filter((cost) => cost > 0).length, 2, 'one of each pays');
  });

  test('share nothing in a batch', async () => {
    const requests = [{ kind: 'COMPLETION', completion: { prompt: 'Which family founded the first harbour of the list, and when?' } }];
    const before = calls();
    for (const account of [ours, theirs]) {
      const batch = await startBatch(app, account.token, { requests, mode: 'NOW' });
      const over = await eventually(() => readBatch(app, account.token, batch.id), ({ status }) => status === 'COMPLETED');
      assert.equal(over.items[0]!.result.origin, 'MODEL');
    }
    assert.equal(calls() - before, 2);
  });

  test('share no vectors', async () => {
    server.embeddings.always({});
    const texts = ['A harbour that a merchant family founded.'];
    for (const account of [ours, theirs, ours, theirs]) assert.equal((await embed(app, account.token, { texts })).algorithm, 'MODEL');
    assert.equal(server.embeddings.requests.length, 2);
  });
});
