import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import pg from 'pg';
import { signUp } from '../kit/accounts.js';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { gql, refusal } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import {
  asModel, CANCEL, classroom, draft, eventually, EXPLAIN, fold, follow, ledger, QUIZ, read, rows, settled, start, TERMINAL,
  type Classroom, type GenerationData,
} from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';

const PROMPT_MS = 1_500;

suite('cancelGeneration', () => {
  let server: FaultServer;
  let database: TestDatabase;
  let api: TestApp;
  let worker: TestApp;
  let room: Classroom;
  before(async () => {
    server = await startFaultServer();
    database = await freshDatabase();
    const tuning = { providers: [asModel(server)], retries: { attempts: 0 }, breaker: { failures: 1_000 } };
    [api, worker] = await Promise.all([
      startApp({ database, tuning, env: { ROLES: 'api' } }),
      startApp({ database, tuning, env: { ROLES: 'worker' } }),
    ]) as [TestApp, TestApp];
    room = await classroom(api);
  });
  after(async () => {
    await Promise.all([api.stop(), worker.stop()]);
    await server.close();
    await database.drop();
  });

  const cancel = async (token: string, id: string) =>
    (await gql<{ cancelGeneration: GenerationData }>(api, { query: CANCEL, variables: { id }, token })).cancelGeneration;

  test('while it runs: the provider is hung up on, what came stays, the rest of the money comes back', async () => {
    const { learner: { token }, lessonId } = room;
    const before = await ledger(database);
    const hold = server.gate();
    const tokens = Array.from({ length: 500 }, (_, index) => `word${index} `);
    server.always({ tokens, gates: { 20: hold } });
    const number = server.requests.length;
    const { id } = await start(api, token, EXPLAIN, { lessonId });
    const recorded = Promise.withResolvers<void>();
    const following = follow(api, token, id, {
      leave: ({ __typename }) => {
        if (__typename === 'TextDelta') recorded.resolve();
        return false;
      },
    });
    await Promise.all([hold.reached, recorded.promise]);
    const request = server.requests[number]!;
    const asked = performance.now();
    const answer = await cancel(token, id);
    assert.equal(answer.status, 'CANCELLED');
    assert.ok(await request.hungUp - asked < PROMPT_MS, 'the call to the provider ends at once');
    hold.open();
    assert.ok(request.tokensWritten <= 22, `${request.tokensWritten} tokens written`);

    const { text, terminal } = fold(await following);
    assert.equal(terminal.__typename, 'GenerationCancelled');
    const end = await settled(database, 3_000);
    const whole = await read(api, token, id);
    assert.deepEqual([whole.status, whole.text, whole.attempts.map(({ outcome }) => outcome)], ['CANCELLED', text, ['CANCELLED']]);
    assert.ok(tokens.join('').startsWith(text) && text !== '');
    assert.ok(whole.costMicroUsd > 0, 'what was used is paid for');
    assert.deepEqual([end.reserved, end.spent - before.spent], [0, whole.costMicroUsd]);
    assert.equal(end.spent, end.attempts);
  });

  test('a provider that goes on writing is cut off after two more tokens at most', async () => {
    const { learner: { token }, lessonId } = room;
    const gates = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [index, server.gate()]));
    server.always({ tokens: Array.from({ length: 40 }, (_, index) => `word${index} `), gates });
    const number = server.requests.length;
    const { id } = await start(api, token, EXPLAIN, { lessonId });
    for (let index = 0; index < 10; index += 1) gates[index]!.open();
    await gates[10]!.reached;
    await cancel(token, id);
    const request = server.requests[number]!;
    // It writes its next token whenever the last one was taken, as a real one does.
    gates[10]!.open();
    await Promise.race([request.hungUp, gates[11]!.reached]);
    gates[11]!.open();
    await request.hungUp;
    // What the server writes from here on is written to nobody.
    const { tokensWritten } = request;
    for (const gate of Object.values(gates)) gate.open();
    await settled(database, 3_000);
    assert.ok(tokensWritten <= 12, `${tokensWritten} tokens written`);
  });

  test('a quiz keeps the questions that were there', async () => {
    const { learner: { token }, lessonId } = room;
    const gate = server.gate();
    const pieceLength = JSON.stringify({ items: [draft(0), draft(1)] }).length;
    server.always({ answer: () => ({ items: [0, 1, 2, 3].map((index) => draft(index)) }), pieceLength, gates: { 1: gate } });
    const { id } = await start(api, token, QUIZ, { lessonId, questionCount: 4 });
    const early = await follow(api, token, id, { leave: ({ __typename }) => __typename === 'ItemReady' });
    await cancel(token, id);
    gate.open();
    const { items, terminal } = fold([...early, ...await follow(api, token, id, { afterSeq: early.at(-1)!.seq })]);
    assert.equal(terminal.__typename, 'GenerationCancelled');
    assert.deepEqual((await read(api, token, id)).items, items);
    assert.ok(items.length >= 1 && items.length < 4);
    await settled(database, 3_000);
  });

  test('fifty at once, racing with the end: one terminal event, and all tell the same', async () => {
    const { learner: { token }, lessonId } = room;
    for (const reads of [0, 1, 2, 3, 5, 8]) {
      const gate = server.gate();
      server.always({ tokens: ['All ', 'of ', 'it.'], gates: { 2: gate } });
      const { id } = await start(api, token, EXPLAIN, { lessonId });
      const following = follow(api, token, id);
      await gate.reached;
      gate.open();
      for (let index = 0; index < reads; index += 1) await read(api, token, id);
      const answers = await Promise.all(Array.from({ length: 50 }, () => cancel(token, id)));
      const { terminal } = fold(await following);
      const { status } = await read(api, token, id);
      assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [status]);
      assert.equal(terminal.__typename, status === 'COMPLETED' ? 'GenerationCompleted' : 'GenerationCancelled');
      const all = await follow(api, token, id);
      assert.equal(all.filter(({ __typename }) => TERMINAL.has(__typename)).length, 1);
    }
    const end = await settled(database, 3_000);
    assert.deepEqual([end.reserved, end.spent], [0, end.attempts]);
  });

  test('a moment before it fails: cancelled, and settled at once', async () => {
    const { learner: { token }, lessonId } = room;
    const gate = server.gate();
    server.reply({ tokens: ['Half '], fault: 'error_event', gates: { 1: gate } });
    const { id } = await start(api, token, EXPLAIN, { lessonId, allowLocal: false });
    const following = follow(api, token, id);
    await gate.reached;
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    try {
      // Both wait for this lock, in the order in which they came.
      await owner.query('BEGIN');
      await owner.query('SELECT 1 FROM generations WHERE id = $1 FOR UPDATE', [id]);
      const waiting = (pattern: string) => eventually(
        () => rows({ ownerUrl: database.appUrl }, `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE $1`, [pattern]), (found) => found.length > 0);
      const cancelling = cancel(token, id);
      await waiting('SELECT lease_expires_at IS NOT NULL%');
      gate.open();
      await waiting('UPDATE generations%SET status%');
      await owner.query('COMMIT');
      assert.equal((await cancelling).status, 'CANCELLED');
    } finally {
      await owner.end();
    }
    assert.equal(fold(await following).terminal.__typename, 'GenerationCancelled');
    const end = await settled(database, 3_000);
    assert.deepEqual([end.reserved, end.spent], [0, end.attempts]);
    assert.deepEqual((await read(api, token, id)).attempts.map(({ outcome }) => outcome), ['FAILED']);
  });

  test('a finished one stays as it is; a stranger learns nothing', async () => {
    const { learner: { token }, lessonId } = room;
    server.always({ tokens: ['Done.'] });
    const { id } = await start(api, token, EXPLAIN, { lessonId });
    fold(await follow(api, token, id));
    assert.equal((await cancel(token, id)).status, 'COMPLETED');
    const stranger = await signUp(api);
    for (const wrong of [id, room.lessonId, 'gen_nothing', `gen_${'0'.repeat(32)}`]) {
      const error = await refusal(api, { query: CANCEL, variables: { id: wrong }, token: stranger.token });
      assert.equal(error.extensions.code, 'NOT_FOUND', wrong);
    }
    assert.equal((await refusal(api, { query: CANCEL, variables: { id } })).extensions.code, 'UNAUTHENTICATED');
  });
});

suite('cancelGeneration without a worker', () => {
  test('while it is queued: at once, its money is free, and no worker takes it up later', async () => {
    const server = await startFaultServer();
    server.always({ tokens: ['Never.'] });
    const database = await freshDatabase();
    const tuning = { providers: [asModel(server)] };
    const api = await startApp({ database, tuning, env: { ROLES: 'api' } });
    let worker: TestApp | undefined;
    try {
      const { learner: { token }, lessonId } = await classroom(api);
      const { id, status } = await start(api, token, EXPLAIN, { lessonId });
      assert.equal(status, 'QUEUED');
      assert.ok((await ledger(database)).reserved > 0);
      const following = follow(api, token, id);
      const { cancelGeneration } = await gql<{ cancelGeneration: GenerationData }>(api, { query: CANCEL, variables: { id }, token });
      assert.equal(cancelGeneration.status, 'CANCELLED');
      assert.deepEqual((await following).map(({ __typename, seq }) => [__typename, seq]), [['GenerationCancelled', 1]]);
      assert.deepEqual(await ledger(database), { reserved: 0, spent: 0, attempts: 0, open: 0 });

      worker = await startApp({ database, tuning, env: { ROLES: 'worker' } });
      const next = await start(api, token, EXPLAIN, { lessonId });
      assert.equal(fold(await follow(api, token, next.id)).terminal.__typename, 'GenerationCompleted');
      assert.equal(server.requests.length, 1, 'only the second was asked for');
    } finally {
      await worker?.stop();
      await api.stop();
      await server.close();
      await database.drop();
    }
  });
});
