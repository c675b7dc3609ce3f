import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { gql, send } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import {
  addLesson, asModel, classroom, EXPLAIN, follow, ledger, QUIZ, read, rows, settled, start, type Classroom, type GenerationData,
} from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';

const times = <Result>(count: number, make: (index: number) => Promise<Result>) => Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const named = (answers: GenerationData[], typeName: string) => answers.filter(({ __typename }) => __typename === typeName);

suite('idempotency keys', () => {
  let app: TestApp;
  let server: FaultServer;
  let room: Classroom;
  before(async () => {
    server = await startFaultServer();
    server.always({ tokens: ['An ', 'answer.'] });
    app = await startApp({ tuning: { providers: [asModel(server)], limits: { generationsPerHour: 2 } } });
    room = await classroom(app);
  });
  after(async () => {
    await app.stop();
    await server.close();
  });

  test('thirty requests at once with one key are one generation, also where the quota holds only one', async () => {
    const { token } = await signUp(app);
    const input = { lessonId: room.lessonId, idempotencyKey: 'once' };
    await start(app, token, EXPLAIN, { lessonId: room.lessonId });
    const answers = await times(30, () => start(app, token, EXPLAIN, input));
    assert.deepEqual(new Set(answers.map(({ __typename, id }) => `${__typename} ${id}`)).size, 1, JSON.stringify(answers.map(({ __typename }) => __typename)));
    assert.equal(answers[0]!.__typename, 'Generation');
    const [count] = await rows<{ count: string }>(app.database, `SELECT count(*) FROM generations WHERE idempotency_key = 'once'`);
    assert.equal(count!.count, '1');
    const again = await start(app, token, EXPLAIN, { ...input, allowLocal: true, question: null });
    assert.equal(again.id, answers[0]!.id, 'defaults that are spelled out change nothing, and no limit is looked at');
    assert.equal((await start(app, token, EXPLAIN, { lessonId: room.lessonId })).__typename, 'QuotaExceeded');
  });

  test('a key belongs to its operation, its input and its user', async () => {
    const { token } = await signUp(app);
    const input = { lessonId: room.lessonId, idempotencyKey: 'mine' };
    const first = await start(app, token, EXPLAIN, input);
    const otherLesson = await addLesson(app, room.teacher, room.courseId, 'Another lesson about tides and the moon.');
    const others: [string, object][] = [
      [EXPLAIN, { ...input, question: 'Why?' }],
      [EXPLAIN, { ...input, allowLocal: false }],
      [EXPLAIN, { ...input, lessonId: otherLesson }],
      [QUIZ, input],
    ];
    for (const [query, variables] of others) {
      const { errors } = await send(app, { query, variables: { input: variables }, token });
      assert.deepEqual([errors[0]?.extensions.code, errors[0]?.extensions.field], ['BAD_USER_INPUT', 'input.idempotencyKey'], JSON.stringify(variables));
    }
    const stranger = await signUp(app);
    assert.notEqual((await start(app, stranger.token, EXPLAIN, input)).id, first.id);
  });

  test('a lesson id that is none is refused as such, whatever the key', async () => {
    const { token } = await signUp(app);
    await start(app, token, EXPLAIN, { lessonId: room.lessonId, idempotencyKey: 'bad' });
    for (const lessonId of ['les_\0', '\ud800', '', room.courseId]) {
      const { errors } = await send(app, { query: EXPLAIN, variables: { input: { lessonId, idempotencyKey: 'unused' } }, token });
      assert.equal(errors[0]?.extensions.code, 'NOT_FOUND', JSON.stringify(lessonId));
    }
    const { errors } = await send(app, { query: EXPLAIN, variables: { input: { lessonId: 'les_\0', idempotencyKey: 'bad' } }, token });
    assert.ok(['BAD_USER_INPUT', 'NOT_FOUND'].includes(errors[0]!.extensions.code), errors[0]!.extensions.code);
  });

  test('a failed generation is answered again', async () => {
    const { token } = await signUp(app);
    // What earlier tests started must not get the answer that is meant for this one.
    await settled(app.database);
    server.reply({ status: 400 });
    const input = { lessonId: room.lessonId, allowLocal: false, idempotencyKey: 'fails' };
    const { id } = await start(app, token, EXPLAIN, input);
    await settled(app.database);
    const again = await start(app, token, EXPLAIN, input);
    assert.deepEqual([again.id, again.status], [id, 'FAILED']);
  });
});

suite('the hourly quota', () => {
  test('holds under concurrency, for each user', async () => {
    const server = await startFaultServer();
    server.always({ tokens: ['Yes.'] });
    const app = await startApp({ tuning: { providers: [asModel(server)], limits: {} } });
    try {
      const { learner, lessonId } = await classroom(app);
      const answers = await times(40, () => start(app, learner.token, EXPLAIN, { lessonId }));
      assert.equal(named(answers, 'Generation').length, 10);
      const refused = named(answers, 'QuotaExceeded') as unknown as { message: string; scope: string; limit: number; windowSeconds: number; retryAt: string }[];
      assert.equal(refused.length, 30);
      for (const { message, scope, limit, windowSeconds, retryAt } of refused) {
        assert.ok(message.includes(`at ${new Date(retryAt).toISOString().slice(11, 19)} UTC`), message);
        assert.deepEqual({ scope, limit, windowSeconds }, { scope: 'USER', limit: 10, windowSeconds: 3_600 });
        const seconds = (Date.parse(retryAt) - Date.now()) / 1_000;
        assert.ok(seconds > 3_500 && seconds <= 3_600, `${seconds} s`);
      }
      const other = await signUp(app);
      assert.equal((await start(app, other.token, EXPLAIN, { lessonId })).__typename, 'Generation');
    } finally {
      await app.stop();
      await server.close();
    }
  });

  test('is none where no model is configured', async () => {
    const app = await startApp({ tuning: { limits: {} } });
    try {
      const { learner, lessonId } = await classroom(app);
      const answers = await times(25, () => start(app, learner.token, EXPLAIN, { lessonId }));
      assert.equal(named(answers, 'Generation').length, 25);
    } finally {
      await app.stop();
    }
  });

  test('does not count what the engine answered before a model was configured', async () => {
    const server = await startFaultServer();
    server.always({ tokens: ['Yes.'] });
    const database = await freshDatabase();
    const modelless = await startApp({ database, tuning: { limits: {} } });
    const { learner: { token }, lessonId } = await classroom(modelless);
    const { id } = await start(modelless, token, EXPLAIN, { lessonId });
    await follow(modelless, token, id);
    await modelless.stop();
    const app = await startApp({ database, tuning: { providers: [asModel(server)], limits: { generationsPerHour: 1 } } });
    try {
      const answers = await times(2, () => start(app, token, EXPLAIN, { lessonId }));
      assert.deepEqual([named(answers, 'Generation').length, named(answers, 'QuotaExceeded').length], [1, 1]);
    } finally {
      await app.stop();
      await database.drop();
      await server.close();
    }
  });
});

suite("the installation's daily budget", () => {
  let database: TestDatabase;
  let server: FaultServer;
  const apps: TestApp[] = [];
  const LIMIT_MICRO_USD = 200_000;
  before(async () => {
    database = await freshDatabase();
    server = await startFaultServer();
    const options = { database, env: { AI_DAILY_COST_LIMIT: '0.2' }, tuning: { providers: [asModel(server)] } };
    apps.push(await startApp(options), await startApp(options));
  });
  after(async () => {
    await Promise.all(apps.map((app) => app.stop()));
    await server.close();
    await database.drop();
  });

  test('is never exceeded by sixty starts over two processes, and spent equals what the attempts cost', async () => {
    const [one, two] = apps as [TestApp, TestApp];
    const gate = server.gate();
    server.always({ tokens: ['Yes', '.'], gates: { 1: gate } });
    const { learner, lessonId } = await classroom(one);
    const admin = await signUp(one, 'ADMIN');
    const watched: number[] = [];
    let watching = true;
    const watch = (async () => {
      while (watching) {
        const { reserved, spent } = await ledger(database);
        watched.push(reserved + spent);
      }
    })();
    const answers = await times(60, (index) => start(index % 2 ? one : two, index % 3 ? learner.token : admin.token, EXPLAIN, { lessonId }));
    const made = named(answers, 'Generation');
    assert.ok(made.length > 0 && made.length < 60, `${made.length} started`);
    assert.equal(named(answers, 'BudgetExceeded').length, 60 - made.length);

    const refused = await start(one, learner.token, EXPLAIN, { lessonId }) as unknown as Record<string, unknown>;
    assert.deepEqual([refused['scope'], refused['limitMicroUsd'], refused['spentMicroUsd']], ['INSTALLATION', null, null]);
    const visible = await start(one, admin.token, EXPLAIN, { lessonId }) as unknown as Record<string, number>;
    assert.equal(visible['limitMicroUsd'], LIMIT_MICRO_USD);
    assert.ok(visible['spentMicroUsd']! > 0 && visible['spentMicroUsd']! <= LIMIT_MICRO_USD);
    const resets = new Date(String(visible['resetsAt']));
    // Nothing is spent yet: what is set aside is free again when the answers have cost what they cost.
    assert.ok(resets.getTime() > Date.now() && resets.getTime() <= Date.now() + 10_000, resets.toISOString());
    assert.match(String(visible['message']), /set aside/);
    assert.ok(String(visible['message']).includes(`at ${resets.toISOString().slice(11, 19)} UTC`), String(visible['message']));

    gate.open();
    const end = await settled(database, 20_000);
    watching = false;
    await watch;
    assert.ok(watched.length > 0 && Math.max(...watched) <= LIMIT_MICRO_USD, `at most ${Math.max(...watched)}`);
    assert.equal(end.reserved, 0);
    assert.equal(end.spent, end.attempts);
    assert.equal(end.spent, made.length * (100 + 20 * 10), 'each call counts 100 tokens in and 20 out');
    const states = await Promise.all(made.map(({ id }) => read(one, admin.token, id)));
    assert.deepEqual([...new Set(states.map(({ status, costMicroUsd }) => `${status} ${costMicroUsd}`))], ['COMPLETED 300']);
    assert.equal((await start(two, learner.token, EXPLAIN, { lessonId })).__typename, 'Generation', 'what was not spent is free again');
  });

  test('a refusal leaves nothing behind', async () => {
    const [one] = apps as [TestApp];
    const left = await rows<{ id: string }>(database, `SELECT g.id FROM generations g LEFT JOIN reservations r ON r.generation_id = g.id WHERE r.generation_id IS NULL`);
    assert.deepEqual(left, []);
    const { generations } = await gql<{ generations: { edges: unknown[] } }>(one, { query: '{ generations { edges { node { id } } } }', token: (await signUp(one)).token });
    assert.deepEqual(generations.edges, []);
  });
});
