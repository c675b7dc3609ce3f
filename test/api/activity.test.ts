import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { pino } from 'pino';
import { parseConfig } from '../../src/env.js';
import { connectMongo, type Mongo } from '../../src/platform/mongo.js';
import { hidePassword } from '../../src/platform/retry.js';
import { startApp, type TestApp } from '../kit/app.js';
import { signUp } from '../kit/accounts.js';
import { gql, refusal, send } from '../kit/clients.js';
import { startFaultServer } from '../kit/fault-server.js';
import { asModel, CANCEL, classroom, eventually, EXPLAIN, follow, rows, start, type Classroom, type GenerationData } from '../kit/generations.js';
import { ownMongoSkip, startOwnMongo, type TestMongo } from '../kit/mongo.js';
import { runProcess } from '../kit/process.js';
import { startProxy, type Proxy } from '../kit/proxy.js';

const quiet = pino({ level: 'silent' });

interface EventData {
  id: string;
  at: string;
  verb: string;
  object: { type: string; id: string };
  result: { success: boolean } | null;
  context: { courseId: string; lessonId: string; kind: string } | null;
}

interface ActivityData {
  activity: { edges: { cursor: string; node: EventData }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

const ACTIVITY = `query ($first: Int! = 20, $after: String) { activity(first: $first, after: $after) {
  edges { cursor node { id at verb object { type id } result { success } context { courseId lessonId kind } } }
  pageInfo { hasNextPage endCursor } } }`;
const ME_AND_ACTIVITY = '{ viewer { id } activity { edges { node { id } } } }';

async function history(app: TestApp, token: string): Promise<EventData[]> {
  const { activity } = await gql<ActivityData>(app, { query: ACTIVITY, variables: { first: 100 }, token });
  return activity.edges.map(({ node }) => node);
}

/** Verbs and objects, newest first. */
function told(events: EventData[]): [string, string][] {
  return events.map(({ verb, object }) => [verb, object.id]);
}

async function explained(app: TestApp, { learner, lessonId }: Classroom): Promise<GenerationData> {
  const generation = await start(app, learner.token, EXPLAIN, { lessonId });
  await follow(app, learner.token, generation.id);
  return generation;
}

async function undelivered(app: TestApp): Promise<number> {
  const [row] = await rows<{ count: number }>(app.database, 'SELECT count(*)::int AS count FROM activity_outbox');
  return row!.count;
}

suite('activity', () => {
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    app = await startApp();
    room = await classroom(app);
  });
  after(() => app?.stop());

  test('tells its owner at once that a generation was asked for, and how it ended', async () => {
    const { id } = await explained(app, room);
    const [completed, requested, ...others] = await history(app, room.learner.token);
    assert.deepEqual(others, []);
    assert.ok(completed && requested);
    const context = { courseId: room.courseId, lessonId: room.lessonId, kind: 'EXPLANATION' };
    assert.deepEqual({ ...requested, id: '', at: '' }, { id: '', at: '', verb: 'requested', object: { type: 'Generation', id }, result: null, context });
    assert.deepEqual({ ...completed, id: '', at: '' }, { ...requested, id: '', at: '', verb: 'completed', result: { success: true } });
    assert.match(requested.at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.deepEqual(await history(app, room.teacher.token), []);
  });

  test('is the same before and after it was delivered', async () => {
    const { learner } = room;
    const before = await history(app, learner.token);
    await eventually(() => undelivered(app), (count) => count === 0);
    assert.deepEqual((await history(app, learner.token)).slice(-before.length), before);
    assert.deepEqual((await rows<{ id: string }>(app.database, 'SELECT id FROM activity_events')).map(({ id }) => id).sort(), before.map(({ id }) => id).sort());
  });

  test('comes in pages that neither repeat nor leave out', async () => {
    const own = { ...room, learner: await signUp(app) };
    for (let count = 0; count < 3; count++) await explained(app, own);
    const paged: EventData[] = [];
    let after: string | null = null;
    do {
      const { activity }: ActivityData = await gql(app, { query: ACTIVITY, variables: { first: 4, after }, token: own.learner.token });
      paged.push(...activity.edges.map(({ node }) => node));
      assert.equal(activity.pageInfo.hasNextPage, paged.length < 6);
      after = activity.pageInfo.hasNextPage ? activity.pageInfo.endCursor : null;
    } while (after);
    assert.equal(paged.length, 6);
    assert.deepEqual(paged, await history(app, own.learner.token));
    assert.deepEqual(paged.map(({ verb }) => verb), ['completed', 'requested', 'completed', 'requested', 'completed', 'requested']);
  });

  test('refuses who did not sign in, a page of none or too many, and a cursor of another list', async () => {
    const { token } = room.learner;
    assert.equal((await refusal(app, { query: ACTIVITY })).extensions.code, 'UNAUTHENTICATED');
    const foreign = Buffer.from(JSON.stringify([room.lessonId])).toString('base64url');
    const forged = Buffer.from(JSON.stringify([`+275760-09-13T00:00:00.001Z act_${'0'.repeat(32)}`])).toString('base64url');
    for (const [variables, field] of [
      [{ first: 0 }, 'first'], [{ first: 101 }, 'first'], [{ after: 'x' }, 'after'], [{ after: foreign }, 'after'], [{ after: forged }, 'after'],
    ] as const) {
      const { extensions } = await refusal(app, { query: ACTIVITY, variables, token });
      assert.deepEqual([extensions.code, extensions.field], ['BAD_USER_INPUT', field]);
    }
  });

  test('tells of a failure and of a cancel, once each, and of nothing that was refused', async () => {
    const model = await startFaultServer();
    const other = await startApp({ env: { AI_DAILY_COST_LIMIT: '0.2' }, tuning: { providers: [asModel(model)], retries: { attempts: 1, baseMs: 1 } } });
    try {
      const { learner, lessonId } = await classroom(other);
      const begin = (input: object) => start(other, learner.token, EXPLAIN, { lessonId, allowLocal: false, ...input });

      model.reply({ status: 401 });
      const failed = await begin({});
      assert.equal((await follow(other, learner.token, failed.id)).at(-1)?.__typename, 'GenerationFailed');

      model.always({ fault: 'stall', at: 3 });
      const cancelled = await begin({});
      await model.request(1);
      const cancel = () => gql(other, { query: CANCEL, variables: { id: cancelled.id }, token: learner.token });
      await Promise.all([cancel(), cancel()]);

      await rows(other.database, 'UPDATE budget_days SET spent = 200000');
      assert.equal((await begin({})).__typename, 'BudgetExceeded');
      await refusal(other, { query: EXPLAIN, variables: { input: { lessonId, question: '' } }, token: learner.token });

      const events = await history(other, learner.token);
      assert.deepEqual(told(events), [['cancelled', cancelled.id], ['requested', cancelled.id], ['failed', failed.id], ['requested', failed.id]]);
      assert.deepEqual(events.map(({ result }) => result), [null, null, { success: false }, null]);
    } finally {
      await other.stop();
      await model.close();
    }
  });
});

suite('activity in MongoDB', { skip: ownMongoSkip }, () => {
  let server: TestMongo;
  let proxy: Proxy;
  let mongo: Mongo;
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    server = await startOwnMongo();
    mongo = await connectMongo(server.url, quiet);
    const url = new URL(server.url);
    proxy = await startProxy(Number(url.port));
    url.port = String(proxy.port);
    app = await startApp({ env: { MONGODB_URL: url.href } });
    room = await classroom(app);
  });
  after(async () => {
    await app?.stop();
    await proxy?.stop();
    await mongo?.close();
    await server?.stop();
  });

  const stored = async () => (await mongo.db.collection<{ _id: string }>('activity_events').find().toArray()).map(({ _id }) => _id).sort();

  test('keeps the history there and nowhere else', async () => {
    await explained(app, room);
    await eventually(() => undelivered(app), (count) => count === 0);
    const events = await history(app, room.learner.token);
    assert.deepEqual(events.map(({ verb }) => verb), ['completed', 'requested']);
    assert.deepEqual(await stored(), events.map(({ id }) => id).sort());
    assert.deepEqual(await rows(app.database, 'SELECT id FROM activity_events'), []);
  });

  test('while it is away all else works, and what happened meanwhile arrives once when it is back', async () => {
    const { token } = room.learner;
    const known = await history(app, token);
    proxy.cut();
    const { id } = await explained(app, room);
    const { status, data, errors } = await send(app, { query: ME_AND_ACTIVITY, token });
    assert.equal(status, 200);
    assert.deepEqual(data, { viewer: { id: room.learner.id }, activity: null });
    assert.equal(errors.length, 1);
    assert.deepEqual(errors[0]?.path, ['activity']);
    assert.equal(errors[0].extensions.code, 'UNAVAILABLE');
    assert.ok(errors[0].extensions.retryAfterSeconds! > 0);
    // What counts by day says so in its own field, too; and what a client sends is taken all the same.
    const counted = await send(app, { query: '{ viewer { id } activityByDay(from: "2026-01-01", to: "2026-01-02", timeZone: "UTC") { count } }', token });
    assert.deepEqual([counted.data, counted.errors[0]?.extensions.code], [{ viewer: { id: room.learner.id }, activityByDay: null }, 'UNAVAILABLE']);
    const claim = { id: 'one', verb: 'played', at: new Date().toISOString(), lessonId: room.lessonId };
    const RECORD = 'mutation ($events: [ClaimInput!]!) { recordActivity(events: $events) { stored known } }';
    const recorded = async () => (await gql<{ recordActivity: object }>(app, { query: RECORD, variables: { events: [claim] }, token })).recordActivity;
    assert.deepEqual([await recorded(), await recorded()], [{ stored: ['one'], known: [] }, { stored: [], known: ['one'] }]);
    assert.equal(await undelivered(app), 3);
    assert.deepEqual(await stored(), known.map(({ id: event }) => event).sort());

    proxy.restore();
    await eventually(() => undelivered(app), (count) => count === 0, 30_000);
    const events = await history(app, token);
    assert.deepEqual(await recorded(), { stored: [], known: ['one'] });
    assert.deepEqual(told(events), [['played', room.lessonId], ['completed', id], ['requested', id], ...told(known)]);
    assert.deepEqual(await stored(), events.map((event) => event.id).sort());
  });

  test('stops in time and without a complaint while it is away', async () => {
    const said: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void said.push(line) });
    const url = new URL(server.url);
    const other = await startProxy(Number(url.port));
    url.port = String(other.port);
    const second = await startApp({ env: { MONGODB_URL: url.href }, logger });
    await explained(second, await classroom(second));
    other.cut();
    const started = performance.now();
    await second.stop();
    await other.stop();
    assert.ok(performance.now() - started < 4_000);
    assert.deepEqual(said.filter((line) => line.includes('did not stop')), []);
  });
});

suite('MONGODB_URL', () => {
  test('of another database is refused in a sentence, without its password', async () => {
    const { code, output } = await runProcess({ env: { MONGODB_URL: 'postgresql://user:hunter2@127.0.0.1:5432/lyceum' } });
    assert.equal(code, 1);
    assert.match(output, /MONGODB_URL.*must be a URL that starts with mongodb:\/\//);
    assert.doesNotMatch(output, /hunter2|\n\s+at /);
  });

  test('may name several hosts; what it says of them hides the password', () => {
    for (const [url, shown] of [
      ['mongodb://user:hunter2@a.example:1,b.example:2/lyceum?replicaSet=r', 'mongodb://user:***@a.example:1/lyceum?replicaSet=r'],
      ['mongodb://user:hunter2@a.example/lyceum', 'mongodb://user:***@a.example/lyceum'],
      ['mongodb+srv://user:hunter2@a.example/lyceum', 'mongodb+srv://user:***@a.example/lyceum'],
      ['mongodb://user:hun,ter2@a.example,b.example', 'mongodb://user:***@a.example'],
    ] as const) {
      assert.equal(parseConfig({ MONGODB_URL: url }).mongodbUrl, url);
      assert.equal(hidePassword(url), shown);
    }
  });

  test('that the driver can not read is refused in a sentence, without its password', async () => {
    for (const url of ['mongodb://user:hunter2@127.0.0.1:9/lyceum?nonsense=1', 'mongodb://user:hun/ter2@127.0.0.1:9/lyceum', 'mongodb://user:hunter2@/lyceum']) {
      await assert.rejects(connectMongo(url, quiet), ({ name, message }: Error) => {
        assert.equal(name, 'StartupError');
        assert.match(message, /^MongoDB \(MONGODB_URL\) .*\.$/);
        assert.doesNotMatch(message, /hun|ter2/);
        return true;
      });
    }
  });
});
