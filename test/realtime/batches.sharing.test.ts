import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { startBatchServer, type BatchServer, type ServedBatch } from '../kit/batch-server.js';
import { gql } from '../kit/clients.js';
import {
  CANCEL, CANCEL_BATCH, classroom, COMPLETE, eventually, fold, follow, readBatch, rows, settled, start, startBatch, type BatchData, type Classroom,
} from '../kit/generations.js';
import { PLAIN_PRICES } from '../kit/model-calls.js';

/** What the batch server counts for a call, halved. */
const CALL_COST = 150;

suite('identical requests that wait', { timeout: 60_000 }, () => {
  let server: BatchServer;
  let app: TestApp;
  let room: Classroom;
  let other: TestAccount;
  before(async () => {
    server = await startBatchServer();
    app = await startApp({
      tuning: {
        providers: [{ name: 'openai', protocol: 'openai', baseUrl: server.url, models: [{ name: 'test-model', prices: PLAIN_PRICES }] }],
        batch: { pollMs: 20 }, retries: { attempts: 0 }, breaker: { failures: 1_000 }, cache: {},
      },
    });
    room = await classroom(app);
    other = await signUp(app, 'ADMIN');
  });
  after(async () => {
    await app.stop();
    await server.close();
  });
  afterEach(async () => {
    const { spent, attempts, reserved } = await settled(app.database);
    assert.deepEqual([spent, reserved], [attempts, 0], 'the books agree');
  });

  const completion = (prompt: string, input: object = {}) => ({ kind: 'COMPLETION', completion: { prompt, ...input } });
  const wait = (token: string, ...requests: object[]): Promise<BatchData> => startBatch(app, token, { requests, mode: 'WAIT' });
  const whenOver = (token: string, id: string): Promise<BatchData> => eventually(() => readBatch(app, token, id), ({ status }) => status !== 'RUNNING');
  const served = (): Promise<ServedBatch> => server.batch(server.batches.length);
  const told = async (batch: BatchData, text: string, token = room.teacher.token): Promise<void> => {
    for (const { result } of batch.items) assert.equal(fold(await follow(app, token, result.id)).text, text);
  };
  const costs = ({ items }: BatchData): number[] => items.map(({ result }) => result.costMicroUsd);
  const submitted = (at: ServedBatch): Promise<unknown> =>
    eventually(() => rows(app.database, `SELECT 1 FROM submissions WHERE state = 'SUBMITTED' AND provider_id = $1`, [at.id]), (found) => found.length === 1);

  test('of one batch are one call: all are answered, the oldest pays', async () => {
    const coming = served();
    const ordinary = server.ordinary.length;
    const same = Array.from({ length: 30 }, () => completion('The same.'));
    const batch = await wait(room.teacher.token, ...same, completion('Another.'));
    const at = await coming;
    assert.equal(at.calls.length, 2);
    const [row] = await rows<{ n: number }>(app.database, 'SELECT count(*)::int AS n FROM reservations WHERE reserved_micro_usd > 0 AND settled_at IS NULL');
    assert.equal(row!.n, 2, 'the others reserve nothing');
    server.end(at, () => ({ text: 'Once.' }));
    await told(batch, 'Once.');
    const over = await whenOver(room.teacher.token, batch.id);
    assert.deepEqual(costs(over), [CALL_COST, ...Array<number>(29).fill(0), CALL_COST]);
    assert.deepEqual([over.costMicroUsd, server.ordinary.length], [2 * CALL_COST, ordinary]);
  });

  test('but for those that want an answer of their own', async () => {
    const coming = served();
    const batch = await wait(room.teacher.token, completion('Anew.'), completion('Anew.', { fresh: true }), completion('Anew.', { fresh: true }));
    const at = await coming;
    assert.equal(at.calls.length, 3);
    server.end(at, () => ({ text: 'New.' }));
    await told(batch, 'New.');
  });

  test('of several batches are one call, also after it was handed over, and whoever asks', async () => {
    const coming = served();
    const first = await wait(room.teacher.token, completion('Across.'), completion('Mine.'));
    const at = await coming;
    await submitted(at);
    const before = server.batches.length;
    const second = await wait(other.token, completion('Across.'));
    assert.deepEqual(second.items.map(({ result }) => result.status), ['QUEUED']);
    server.end(at, () => ({ text: 'For both.' }));
    await told(first, 'For both.');
    await told(second, 'For both.', other.token);
    assert.equal(server.batches.length, before);
    assert.deepEqual([...costs(await whenOver(room.teacher.token, first.id)), ...costs(await whenOver(other.token, second.id))], [CALL_COST, CALL_COST, 0]);
  });

  test('sent at the same time by many are one call', async () => {
    const coming = served();
    const ordinary = server.ordinary.length;
    const batches = await Promise.all(Array.from({ length: 8 }, (_, index) =>
      wait(index % 2 ? other.token : room.teacher.token, ...(index % 2 ? ['p', 'q'] : ['q', 'p']).map((prompt) => completion(`At once: ${prompt}`)))));
    const lines = new Set<string>();
    for (let next: ServedBatch | undefined = await coming; next; next = server.batches.find(({ status }) => status === 'in_progress')) {
      for (const { body } of next.calls) {
        const line = JSON.stringify(body.messages);
        assert.ok(!lines.has(line), 'twice');
        lines.add(line);
      }
      server.end(next, () => ({ text: 'One.' }));
      await eventually(() => rows(app.database, `SELECT 1 FROM submissions WHERE provider_id = $1 AND state = 'ENDED'`, [next!.id]), (found) => found.length === 1);
    }
    for (const [index, batch] of batches.entries()) await told(batch, 'One.', index % 2 ? other.token : room.teacher.token);
    assert.deepEqual([lines.size, server.ordinary.length], [2, ordinary]);
  });

  test('the one who pays is cancelled: the call goes on, and the next oldest pays', async () => {
    const coming = served();
    const batch = await wait(room.teacher.token, completion('Moved.'), completion('Moved.'), completion('Moved.'));
    const at = await coming;
    await submitted(at);
    for (const index of [1, 0]) await gql(app, { query: CANCEL, variables: { id: batch.items[index]!.result.id }, token: room.teacher.token });
    const { items: [held] } = await readBatch(app, room.teacher.token, batch.id);
    assert.deepEqual([held!.result.status, held!.result.costMicroUsd], ['CANCELLED', 0]);
    server.end(at, () => ({ text: 'It went on.' }));
    assert.equal(fold(await follow(app, room.teacher.token, batch.items[2]!.result.id)).text, 'It went on.');
    const over = await whenOver(room.teacher.token, batch.id);
    assert.deepEqual(costs(over), [0, 0, CALL_COST]);
    assert.deepEqual(over.items.map(({ result }) => result.attempts.length), [0, 0, 1]);
  });

  test('a batch that is cancelled leaves its call to the other, and the last one stops it', async () => {
    const coming = served();
    const first = await wait(room.teacher.token, completion('Left.'), completion('Left alone.'));
    const at = await coming;
    await submitted(at);
    const second = await wait(other.token, completion('Left.'));
    await gql(app, { query: CANCEL_BATCH, variables: { id: first.id }, token: room.teacher.token });
    const third = await wait(room.teacher.token, completion('Left.'));
    assert.equal(at.status, 'in_progress');
    await gql(app, { query: CANCEL_BATCH, variables: { id: second.id }, token: other.token });
    assert.equal(at.status, 'in_progress');
    await gql(app, { query: CANCEL_BATCH, variables: { id: third.id }, token: room.teacher.token });
    await settled(app.database);
    assert.equal(at.status, 'cancelled');
    assert.deepEqual([...costs(await whenOver(room.teacher.token, first.id)), ...costs(await whenOver(other.token, second.id))], [0, 0, 0]);
  });

  test('those that leave one by one stop it, too: the last one gives it up, and nothing stays set aside', async () => {
    const coming = served();
    const first = await wait(room.teacher.token, completion('One by one.'), completion('One by one, too.'));
    const at = await coming;
    await submitted(at);
    const second = await wait(other.token, completion('One by one.'));
    await gql(app, { query: CANCEL_BATCH, variables: { id: second.id }, token: other.token });
    await Promise.all(first.items.map(({ result }) => gql(app, { query: CANCEL, variables: { id: result.id }, token: room.teacher.token })));
    await settled(app.database);
    assert.equal(at.status, 'cancelled');
    const { batch } = await gql<{ batch: { costMicroUsd: number } }>(app, { query: 'query ($id: ID!) { batch(id: $id) { costMicroUsd } }', variables: { id: first.id }, token: room.teacher.token });
    assert.equal(batch.costMicroUsd, 0);
    const [last] = await rows<{ data: { costMicroUsd: number; settled: boolean } }>(app.database, "SELECT data FROM stream_events WHERE stream_id = $1 AND type = 'batch_cancelled' OR stream_id = $1 AND type = 'batch_completed'", [first.id]);
    assert.deepEqual([last!.data.costMicroUsd, last!.data.settled], [0, false], 'what is set aside for a call is no cost');
  });

  test('who waits joins a call that is being made', async () => {
    const before = server.batches.length;
    const ordinary = server.ordinary.length;
    const answer = server.hold();
    const now = await start(app, room.teacher.token, COMPLETE, { prompt: 'Being made.' });
    await eventually(async () => server.ordinary.length, (count) => count === ordinary + 1);
    const batch = await wait(room.teacher.token, completion('Being made.'), completion('Being made.'));
    answer.open();
    await told(batch, server.text);
    assert.equal(fold(await follow(app, room.teacher.token, now.id)).text, server.text);
    assert.deepEqual([server.batches.length, server.ordinary.length], [before, ordinary + 1]);
  });

  test('a batch that comes to nothing is asked for once, as usual', async () => {
    server.spoil(400);
    const ordinary = server.ordinary.length;
    const batch = await wait(room.teacher.token, completion('Refused.'), completion('Refused.'), completion('Refused.'));
    await told(batch, server.text);
    assert.equal(server.ordinary.length, ordinary + 1);
    assert.match((await whenOver(room.teacher.token, batch.id)).notice!, /usual price/);
  });

  test('an answer that lacks something is completed once for all', async () => {
    const coming = served();
    const ordinary = server.ordinary.length;
    const batch = await wait(room.teacher.token, completion('Cut.'), completion('Cut.'));
    server.end(await coming, () => ({ text: 'It began well and ', fault: 'length' }));
    await told(batch, `It began well and ${server.text}`);
    assert.equal(server.ordinary.length, ordinary + 1);
  });
});

test('who does not wait is not kept waiting; what was not handed over by then is spared', { timeout: 60_000 }, async () => {
  const server = await startBatchServer();
  const database = await freshDatabase();
  const tuning = {
    providers: [{ name: 'openai', protocol: 'openai' as const, baseUrl: server.url, models: [{ name: 'test-model', prices: PLAIN_PRICES }] }],
    batch: { pollMs: 20 }, cache: {},
  };
  const api = await startApp({ database, tuning, env: { ROLES: 'api' } });
  let worker: TestApp | undefined;
  try {
    const { teacher: { token } } = await classroom(api);
    const same = { kind: 'COMPLETION', completion: { prompt: 'In a hurry.' } };
    const batch = await startBatch(api, token, { requests: [same, same], mode: 'WAIT' });
    const now = await start(api, token, COMPLETE, { prompt: 'In a hurry.' });
    worker = await startApp({ database, tuning, env: { ROLES: 'worker' } });
    for (const id of [now.id, ...batch.items.map(({ result }) => result.id)]) assert.equal(fold(await follow(api, token, id)).text, server.text);
    assert.deepEqual([server.batches.length, server.ordinary.length], [0, 1]);
    const { spent, attempts, reserved } = await settled(database);
    assert.deepEqual([spent, reserved], [attempts, 0]);
  } finally {
    await worker?.stop();
    await api.stop();
    await server.close();
    await database.drop();
  }
});
