import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { startBatchServer, type BatchReply, type BatchServer, type ServedBatch, type ServedCall } from '../kit/batch-server.js';
import { gql } from '../kit/clients.js';
import {
  CANCEL, CANCEL_BATCH, classroom, draft, eventually, fold, follow, ledger, readBatch, rows, settled, startBatch, type BatchData, type Classroom,
} from '../kit/generations.js';
import { PLAIN_PRICES } from '../kit/model-calls.js';

for (const protocol of ['openai', 'anthropic'] as const) suite(`batches that wait, over the batch API of ${protocol}`, () => {
  let server: BatchServer;
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    server = await startBatchServer();
    const baseUrl = protocol === 'openai' ? server.url : server.origin;
    app = await startApp({
      tuning: {
        providers: [{ name: protocol, protocol, baseUrl, models: [{ name: 'test-model', prices: PLAIN_PRICES }] }],
        batch: { pollMs: 20 }, retries: { attempts: 0 }, breaker: { failures: 1_000 },
      },
    });
    room = await classroom(app);
  });
  after(async () => {
    await app.stop();
    await server.close();
  });
  afterEach(async () => {
    const { spent, attempts, reserved } = await settled(app.database);
    assert.deepEqual([spent, reserved], [attempts, 0], 'the books agree');
  });

  const completion = (input: object = {}) => ({ kind: 'COMPLETION', completion: { prompt: 'An idea.', ...input } });
  const quiz = (input: object = {}) => ({ kind: 'QUIZ', quiz: { lessonId: room.lessonId, questionCount: 2, ...input } });
  const explanation = (input: object = {}) => ({ kind: 'EXPLANATION', explanation: { lessonId: room.lessonId, ...input } });
  const wait = (...requests: object[]): Promise<BatchData> => startBatch(app, room.teacher.token, { requests, mode: 'WAIT' });
  const whenOver = (id: string): Promise<BatchData> => eventually(() => readBatch(app, room.teacher.token, id), ({ status }) => status !== 'RUNNING');
  const served = (): Promise<ServedBatch> => server.batch(server.batches.length);
  const promptOf = ({ body }: ServedCall): string => body.messages.at(-1)!.content;

  test('one submission answers all kinds, at half the price, each with its own log', async () => {
    const coming = served();
    const ordinary = server.ordinary.length;
    const batch = await wait(completion(), quiz(), explanation());
    assert.deepEqual([batch.mode, batch.notice, batch.progress], ['WAIT', null, { completed: 0, total: 3 }]);
    const ids = batch.items.map(({ result }) => result.id);
    const at = await coming;
    assert.deepEqual(at.calls.map(({ id }) => id), ids.toSorted());
    assert.ok(at.calls.every(({ body }) => body['stream'] === undefined && body['model'] === 'test-model'));
    const held = await readBatch(app, room.teacher.token, batch.id);
    assert.deepEqual(held.items.map(({ result }) => result.status), ['QUEUED', 'QUEUED', 'QUEUED']);
    const { reserved } = await ledger(app.database);
    assert.equal(held.costMicroUsd, reserved, 'what is under way counts for its worst case');
    server.end(at, (call) => (call.body['response_format'] ?? call.body['output_config'] ? { text: JSON.stringify({ items: [draft(0), draft(1)] }) } : { text: 'Done.' }));
    const events = await Promise.all(ids.map((id) => follow(app, room.teacher.token, id)));
    assert.deepEqual(events.map((own) => fold(own).terminal.__typename), Array(3).fill('GenerationCompleted'));
    assert.deepEqual([fold(events[0]!).text, fold(events[1]!).items.length, fold(events[2]!).text], ['Done.', 2, 'Done.']);
    const over = await whenOver(batch.id);
    assert.deepEqual([over.status, over.costMicroUsd], ['COMPLETED', 3 * 150], '100 tokens at 1 and 20 at 10 micro-dollars, halved');
    for (const { result } of over.items) {
      assert.deepEqual([result.origin, result.attempts.length], ['MODEL', 1]);
      assert.match(result.attempts[0]!.reason, /batch API/);
      assert.deepEqual([result.attempts[0]!.outcome, result.attempts[0]!.costMicroUsd, result.attempts[0]!.usage.estimated], ['COMPLETED', 150, false]);
    }
    assert.equal(server.ordinary.length, ordinary, 'nobody was asked one by one');
    assert.deepEqual(await eventually(() => rows(app.database, 'SELECT 1 FROM submitted_calls WHERE answer IS NOT NULL'), (kept) => kept.length === 0), []);
  });

  test('half of the worst case is reserved', async () => {
    const worst = async (mode: string): Promise<number> => {
      const coming = mode === 'WAIT' ? served() : null;
      const batch = await startBatch(app, room.teacher.token, { requests: [completion({ prompt: 'The very same.' })], mode });
      const [row] = await rows<{ reserved: number }>(app.database, 'SELECT reserved_micro_usd::float8 AS reserved FROM reservations WHERE generation_id = $1', [batch.items[0]!.result.id]);
      if (coming) server.end(await coming, () => ({ text: 'Done.' }));
      await whenOver(batch.id);
      return row!.reserved;
    };
    assert.equal(await worst('WAIT'), Math.ceil((await worst('NOW')) / 2));
  });

  const mended: [string, BatchReply, string, number, boolean][] = [
    ['was never made', { fault: 'expired' }, 'TIMED_OUT', 0, false],
    ['was refused', { fault: 'http' }, protocol === 'openai' ? 'REJECTED' : 'REJECTED', 0, false],
    ['has no answer', { fault: 'missing' }, 'FAILED', -1, true],
    ['has an empty answer', { text: '' }, 'FAILED', 150, false],
    ['was filtered', { fault: 'content_filter', text: 'no' }, 'REJECTED', 150, false],
  ];
  for (const [name, reply, outcome, cost, estimated] of mended) {
    test(`a call that ${name} is made one by one, at the usual price`, async () => {
      const coming = served();
      const batch = await wait(completion({ prompt: name }));
      server.end(await coming, () => reply);
      const { items: [item] } = await whenOver(batch.id);
      const { result } = item!;
      assert.deepEqual([result.status, result.text], ['COMPLETED', server.text], JSON.stringify(result.failure));
      const [first, second] = result.attempts;
      assert.equal(first!.outcome, outcome);
      if (cost >= 0) assert.equal(first!.costMicroUsd, cost);
      else assert.ok(first!.costMicroUsd > 10_000, 'its worst case');
      assert.deepEqual([first!.usage.estimated, second!.outcome, second!.costMicroUsd], [estimated, 'COMPLETED', 300]);
      fold(await follow(app, room.teacher.token, result.id));
    });
  }

  test('a quiz that lacks questions is completed one by one', async () => {
    const coming = served();
    const batch = await wait(quiz());
    server.text = JSON.stringify({ items: [draft(1)] });
    server.end(await coming, () => ({ text: JSON.stringify({ items: [draft(0), draft(0, { quote: 'Nowhere to be found in it.' })] }) }));
    const { items: [item] } = await whenOver(batch.id);
    server.text = 'Answered one by one.';
    assert.equal(item!.result.items.length, 2);
    assert.equal(item!.result.attempts.length, 2);
    assert.equal(fold(await follow(app, room.teacher.token, item!.result.id)).items.length, 2);
  });

  test('an answer that reached its limit is gone on with', async () => {
    const coming = served();
    const batch = await wait(completion());
    server.end(await coming, () => ({ text: 'It began well and ', fault: 'length' }));
    const { items: [item] } = await whenOver(batch.id);
    assert.equal(item!.result.text, `It began well and ${server.text}`);
  });

  test('a batch that expires as a whole falls back, and what was never made costs nothing', async () => {
    const coming = served();
    const batch = await wait(completion(), completion({ prompt: 'Another.' }));
    server.end(await coming, () => ({ fault: 'expired' }), 'expired');
    const over = await whenOver(batch.id);
    assert.deepEqual(over.items.map(({ result }) => result.text), [server.text, server.text]);
    assert.equal(over.costMicroUsd, 600);
  });

  test('a provider that refuses the batch is asked one by one', async () => {
    server.spoil(400);
    const batch = await wait(completion());
    const over = await whenOver(batch.id);
    assert.deepEqual([over.items[0]!.result.text, over.costMicroUsd], [server.text, 300]);
  });

  test('a provider that is overloaded is handed the batch again', async () => {
    server.spoil(503, 503);
    const coming = served();
    const batch = await wait(completion());
    server.end(await coming, () => ({ text: 'Done.' }));
    const over = await whenOver(batch.id);
    assert.deepEqual([over.items[0]!.result.text, over.costMicroUsd], ['Done.', 150]);
  });

  test('a batch that was taken though its answer was lost is found again, and not handed over twice', async () => {
    server.spoil('lost');
    const coming = served();
    const before = server.batches.length;
    const batch = await wait(completion({ prompt: 'once' }), completion({ prompt: 'and once' }));
    server.end(await coming, (call) => ({ text: `Answer to ${promptOf(call).includes('and') ? 'two' : 'one'}.` }));
    const over = await whenOver(batch.id);
    assert.deepEqual(over.items.map(({ result }) => result.text), ['Answer to one.', 'Answer to two.']);
    assert.deepEqual([server.batches.length - before, over.costMicroUsd], [1, 300]);
  });

  test('cancelBatch cancels at the provider; what was answered until then is paid for', async () => {
    const coming = served();
    const batch = await wait(completion({ prompt: 'early' }), completion({ prompt: 'late' }));
    const at = await coming;
    await eventually(() => rows(app.database, `SELECT 1 FROM submissions WHERE state = 'SUBMITTED' AND provider_id = $1`, [at.id]), (found) => found.length === 1);
    for (const call of at.calls) if (promptOf(call).includes('early')) at.replies.set(call.id, { text: 'Done.' });
    const { cancelBatch } = await gql<{ cancelBatch: BatchData }>(app, { query: CANCEL_BATCH, variables: { id: batch.id }, token: room.teacher.token });
    assert.deepEqual([cancelBatch.status, cancelBatch.progress], ['CANCELLED', { completed: 2, total: 2 }]);
    for (const { result } of batch.items) assert.equal(fold(await follow(app, room.teacher.token, result.id)).terminal.__typename, 'GenerationCancelled');
    await settled(app.database);
    const over = await readBatch(app, room.teacher.token, batch.id);
    assert.deepEqual([at.status, over.costMicroUsd], ['cancelled', 150]);
    assert.deepEqual(over.items.map(({ result }) => result.text), ['', '']);
  });

  test('cancelBatch of many leaves none to be answered, however soon the provider has let go', async () => {
    const coming = served();
    const batch = await wait(...Array.from({ length: 40 }, (_, index) => completion({ prompt: `number ${index}` })));
    const at = await coming;
    await eventually(() => rows(app.database, `SELECT 1 FROM submissions WHERE state = 'SUBMITTED' AND provider_id = $1`, [at.id]), (found) => found.length === 1);
    const { cancelBatch } = await gql<{ cancelBatch: BatchData }>(app, { query: CANCEL_BATCH, variables: { id: batch.id }, token: room.teacher.token });
    assert.deepEqual([cancelBatch.status, cancelBatch.progress], ['CANCELLED', { completed: 40, total: 40 }]);
    await settled(app.database);
    const ends = await rows<{ status: string }>(app.database, 'SELECT DISTINCT g.status FROM batch_items i JOIN generations g ON g.id = i.generation_id WHERE i.batch_id = $1', [batch.id]);
    assert.deepEqual(ends.map(({ status }) => status), ['CANCELLED']);
  });

  test('one generation of it is cancelled by itself, the others are answered', async () => {
    const coming = served();
    const batch = await wait(completion({ prompt: 'mine' }), completion({ prompt: 'theirs' }));
    const at = await coming;
    await gql(app, { query: CANCEL, variables: { id: batch.items[0]!.result.id }, token: room.teacher.token });
    server.end(at, () => ({ text: 'Done.' }));
    await settled(app.database);
    const over = await whenOver(batch.id);
    assert.deepEqual(over.items.map(({ result }) => [result.status, result.text, result.costMicroUsd]), [['CANCELLED', '', 150], ['COMPLETED', 'Done.', 150]]);
    assert.equal(over.status, 'COMPLETED');
  });

  test('no personal data is handed over, and the answer has it again', async () => {
    const coming = served();
    const batch = await wait(completion({ prompt: 'Thank ada.lovelace@example.org for her letter.' }));
    const at = await coming;
    const asked = promptOf(at.calls[0]!);
    assert.doesNotMatch(JSON.stringify(at.calls), /ada\.lovelace|example\.org/);
    const stand = /Thank (.+) for her letter/.exec(asked)?.[1];
    server.end(at, () => ({ text: `Dear ${stand}, thank you.` }));
    const { items: [item] } = await whenOver(batch.id);
    assert.equal(item!.result.text, 'Dear ada.lovelace@example.org, thank you.');
  });

  test('an answer that says what our instructions say is taken back, and asked for one by one', async () => {
    const coming = served();
    const batch = await wait(completion({ prompt: 'Anything at all.' }));
    const at = await coming;
    const system = protocol === 'openai' ? at.calls[0]!.body.messages[0]!.content : (at.calls[0]!.body['system'] as string);
    server.end(at, () => ({ text: `Here they are: ${system}` }));
    const { items: [item] } = await whenOver(batch.id);
    assert.equal(item!.result.text, server.text);
    assert.equal(fold(await follow(app, room.teacher.token, item!.result.id)).text, server.text);
  });

  test('usage that can not be true counts for the worst case', async () => {
    const coming = served();
    const batch = await wait(completion());
    server.end(await coming, () => ({ text: 'Done.', usage: { inputTokens: -5, outputTokens: 20 } }));
    const { items: [item] } = await whenOver(batch.id);
    assert.equal(item!.result.text, 'Done.');
    assert.ok(item!.result.costMicroUsd > 10_000);
    assert.equal(item!.result.attempts[0]!.usage.estimated, true);
  });
});

test('only the model that is asked first counts: one behind it with a batch API is not gone to', async () => {
  const server = await startBatchServer();
  const models = [{ name: 'test-model', prices: PLAIN_PRICES }];
  const app = await startApp({
    tuning: {
      providers: [{ name: 'own', protocol: 'openai', baseUrl: server.url, models }, { name: 'openai', protocol: 'openai', baseUrl: server.url, models }],
      order: ['own/test-model', 'openai/test-model'], batch: { pollMs: 20 },
    },
  });
  try {
    const { teacher } = await classroom(app);
    const batch = await startBatch(app, teacher.token, { requests: [{ kind: 'COMPLETION', completion: { prompt: 'Hi' } }], mode: 'WAIT' });
    assert.match(batch.notice ?? '', /usual price/);
    await eventually(() => readBatch(app, teacher.token, batch.id), ({ status }) => status === 'COMPLETED');
    assert.deepEqual([server.batches.length, server.ordinary.length], [0, 1]);
  } finally {
    await app.stop();
    await server.close();
  }
});

test('a compatible server has a batch API where its entry says so', async () => {
  const server = await startBatchServer();
  const app = await startApp({
    tuning: {
      providers: [{ name: 'own', protocol: 'openai', baseUrl: server.url, batch: true, models: [{ name: 'test-model', prices: PLAIN_PRICES }] }], batch: { pollMs: 20 },
    },
  });
  try {
    const { teacher } = await classroom(app);
    const batch = await startBatch(app, teacher.token, { requests: [{ kind: 'COMPLETION', completion: { prompt: 'Hi' } }], mode: 'WAIT' });
    const at = await server.batch(0);
    assert.equal(typeof at.calls[0]!.body['max_tokens'], 'number');
    server.end(at, () => ({ text: '<think>Hm.</think>\n\nDone.' }));
    const over = await eventually(() => readBatch(app, teacher.token, batch.id), ({ status }) => status === 'COMPLETED');
    assert.deepEqual([over.items[0]!.result.text, over.costMicroUsd], ['Done.', 150]);
  } finally {
    await app.stop();
    await server.close();
  }
});

test('what the moderation flags is not handed over, and fails', async () => {
  const server = await startBatchServer();
  server.flagged = /volcano/;
  const app = await startApp({
    tuning: { providers: [{ name: 'openai', protocol: 'openai', baseUrl: server.url, models: [{ name: 'test-model', prices: PLAIN_PRICES }] }], batch: { pollMs: 20 } },
  });
  try {
    const { teacher } = await classroom(app);
    const requests = ['a volcano', 'a lake'].map((prompt) => ({ kind: 'COMPLETION', completion: { prompt } }));
    const batch = await startBatch(app, teacher.token, { requests, mode: 'WAIT' });
    const at = await server.batch(0);
    assert.deepEqual(at.calls.map(({ id }) => id), [batch.items[1]!.result.id]);
    server.end(at, () => ({ text: 'Done.' }));
    const over = await eventually(() => readBatch(app, teacher.token, batch.id), ({ status }) => status === 'COMPLETED');
    assert.deepEqual(over.items.map(({ result }) => [result.status, result.failure?.code]), [['FAILED', 'CONTENT_REJECTED'], ['COMPLETED', undefined]]);
    assert.equal(over.costMicroUsd, 150);
    await settled(app.database);
  } finally {
    await app.stop();
    await server.close();
  }
});
