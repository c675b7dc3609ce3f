import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { connectMongo } from '../../src/platform/mongo.js';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { environment, startApp, type TestApp } from '../kit/app.js';
import { quizWith } from '../kit/attempts.js';
import { send } from '../kit/clients.js';
import { ask, askInVain } from '../kit/enrolments.js';
import { classroom, eventually, rows, type Classroom } from '../kit/generations.js';
import { ownMongoSkip, startOwnMongo, type TestMongo } from '../kit/mongo.js';
import { startProxy, type Proxy } from '../kit/proxy.js';
import { analysed, answerAll, opened, questionnaire, readProfile } from '../kit/questionnaires.js';
import { BODY } from '../kit/quizzes.js';
import { sit, STATEMENT } from '../kit/statistics.js';

const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));
/** What stays on purpose: the account, what is a course's record, what was asked of models and what that cost, and who looked at him. */
const KEPT = [
  'attempt_keys', 'attempts', 'document_inspections', 'enrolment_changes', 'enrolments', 'generations', 'graded_answers', 'measured_attempts', 'refresh_tokens', 'reservations', 'session_families', 'users',
];
let statements = 0;

interface Erased {
  erased: { name: string; count: number }[];
}

suite("a learner's documents", { skip: ownMongoSkip }, () => {
  let server: TestMongo;
  let proxy: Proxy;
  let app: TestApp;
  let room: Classroom;
  let admin: TestAccount;
  let mongodbUrl: string;
  before(async () => {
    server = await startOwnMongo();
    const url = new URL(server.url);
    proxy = await startProxy(Number(url.port));
    url.port = String(proxy.port);
    mongodbUrl = url.href;
    app = await startApp({ env: { MONGODB_URL: mongodbUrl } });
    room = await classroom(app, BODY);
    admin = await signUp(app, 'ADMIN');
  });
  after(async () => {
    await app?.stop();
    await proxy?.stop();
    await server?.stop();
  });

  /** Somebody of whom there is something everywhere. */
  async function learner(): Promise<TestAccount> {
    const account = await signUp(app);
    const { token } = account;
    await ask(app, token, 'enrol', { courseId: room.courseId });
    await ask(app, token, 'open-lesson', { input: { lessonId: room.lessonId, eventId: `opened-${account.id}` } });
    await ask(app, token, 'update-gamification', { input: { restDays: ['SUNDAY'] } });
    await ask(app, token, 'join-leaderboard', { courseId: room.courseId, alias: 'Otter' });
    const challenge = await ask<{ id: string }>(app, room.teacher.token, 'create-challenge', {
      input: { courseId: room.courseId, title: 'Ten answers', counter: 'ANSWERS_RIGHT', target: 10, startsAt: new Date().toISOString(), endsAt: new Date(Date.now() + 86_400_000).toISOString() },
    });
    await ask(app, token, 'join-challenge', { id: challenge.id });
    for (const settings of [{}, { reveal: { key: 'NEVER', evidence: 'NEVER', explanation: 'NEVER', score: 'NEVER' } }]) {
      const { quiz, itemIds } = await quizWith(app, room, settings, [1, 2].map((number) => STATEMENT(`The tide turns, ${(statements += 1)} times, ${number}.`, { objectives: ['Tides'] })));
      await sit(app, token, quiz.id, new Map(itemIds.map((id, index) => [id, index === 0])));
    }
    const { id } = await questionnaire(app, token, 'start', { input: { courseId: room.courseId } });
    await opened(app, token, id);
    await answerAll(app, token, id);
    await questionnaire(app, token, 'complete', { id });
    await analysed(app, token, id);
    const claimId = (await readProfile(app, token))!.claims[0]!.id;
    await ask(app, token, 'dispute-profile-claim', { input: { claimId, note: 'I doubt it.' } });
    await eventually(() => tablesWith(account.id), (tables) => ['awards', 'learning_gaps', 'events_to_award'].every((table) => tables.has(table)));
    await eventually(() => rows(app.database, 'SELECT FROM activity_outbox WHERE user_id = $1', [account.id]), (coming) => coming.length === 0);
    return account;
  }

  /** How many rows of each table say his id. */
  async function tablesWith(userId: string): Promise<Map<string, number>> {
    const tables = await rows<{ name: string }>(app.database, `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`);
    const each = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS count FROM "${name}" t WHERE to_jsonb(t)::text LIKE '%' || $1 || '%'`);
    const found = await rows<{ name: string; count: number }>(app.database, each.join(' UNION ALL '), [userId]);
    return new Map(found.filter(({ count }) => count > 0).map(({ name, count }) => [name, count]));
  }

  /** How many documents of each collection say his id. */
  async function collectionsWith(userId: string): Promise<Map<string, number>> {
    const mongo = await connectMongo(server.url, pino({ level: 'silent' }));
    try {
      const collections = await mongo.db.listCollections().toArray();
      const counts = await Promise.all(collections.map(async ({ name }) => [name, (await mongo.db.collection(name).find().toArray()).filter((each) => JSON.stringify(each).includes(userId)).length] as const));
      return new Map(counts.filter(([, count]) => count > 0));
    } finally {
      await mongo.close();
    }
  }

  const rebuild = (): Promise<string> => new Promise((resolve, reject) => {
    execFile(process.execPath, [CLI, 'mastery', 'rebuild'], { env: { ...environment(app.database, app.config.dataDir), MONGODB_URL: mongodbUrl } }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  });
  const input = (userId: string) => ({ input: { userId, reason: 'You asked us to.' } });

  test('are all exported, and then all erased, wherever they are; nothing brings them back', async () => {
    const account = await learner();
    const [tables, collections] = [await tablesWith(account.id), await collectionsWith(account.id)];
    const { json } = await ask<{ json: string }>(app, admin.token, 'export-learner', input(account.id));
    const exported = JSON.parse(json) as Record<string, { table?: string }[]>;
    const listed = Object.values(exported).filter(Array.isArray).flat();
    for (const table of [
      'awards', 'games', 'learning_days', 'rest_days', 'learning_gaps', 'leaderboard_members', 'challenge_members', 'events_to_award', 'stream_events', 'mastery_answers', 'mastery_states', 'lesson_events', 'lesson_progress',
    ]) {
      const count = listed.filter((each) => each.table === table).length;
      assert.ok(count > 0, `${table} is exported`);
      // Logs of generations and attempts are others than that of awards.
      if (table !== 'stream_events') assert.equal(count, tables.get(table), table);
    }
    assert.deepEqual([exported['profile']!.length, exported['questionnaires']!.length], [2, tables.get('questionnaires')]);
    assert.equal(exported['activity']!.length, collections.get('activity_events'));
    assert.deepEqual([...collections.keys()].toSorted(), ['activity_events', 'profile_versions', 'profiles']);

    const { erased } = await ask<Erased>(app, admin.token, 'erase-learner', input(account.id));
    assert.deepEqual(erased.map(({ name }) => name), ['questionnaires', 'profile', 'activity', 'mastery', 'awards', 'progress', 'plans']);
    for (const { name, count } of erased) assert.equal(count, exported[name]!.length, name);
    const left = async () => [...(await tablesWith(account.id)).keys()].filter((name) => !KEPT.includes(name));
    assert.deepEqual(await left(), []);
    assert.deepEqual(await collectionsWith(account.id), new Map());
    await rebuild();
    assert.deepEqual(await left(), []);
    const again = await ask<Erased>(app, admin.token, 'erase-learner', input(account.id));
    assert.ok(again.erased.every(({ count }) => count === 0));
    assert.equal((await ask<{ points: number }>(app, account.token, 'gamification', {})).points, 0);
  });

  test('are looked at, taken and erased for a reason alone, and their learner sees who did so, and why', async () => {
    const { id, token } = await signUp(app);
    for (const [name, action] of [['inspect-learner', 'INSPECT'], ['export-learner', 'EXPORT'], ['erase-learner', 'ERASE']] as const) {
      for (const reason of ['', ' ', 'x'.repeat(501)]) {
        assert.deepEqual((await askInVain(app, admin.token, name, { input: { userId: id, reason } })).extensions.field, 'input.reason');
      }
      for (const other of [token, room.teacher.token]) assert.equal((await askInVain(app, other, name, input(id))).extensions.code, 'FORBIDDEN');
      await ask(app, admin.token, name, { input: { userId: id, reason: `Because of ${action}.` } });
      const { edges } = await ask<{ edges: { node: { inspectorId: string; action: string; reason: string } }[] }>(app, token, 'document-inspections', { first: 1 });
      const { inspectorId, action: done, reason } = edges[0]!.node;
      assert.deepEqual([inspectorId, done, reason], [admin.id, action, `Because of ${action}.`]);
    }
    const { edges } = await ask<{ edges: unknown[] }>(app, token, 'document-inspections', { first: 100 });
    assert.equal(edges.length, 3, 'what was refused looked at nothing');
  });

  test('while MongoDB is away say so in their own fields; who erases or exports hears what is left, and asks again', async () => {
    const account = await learner();
    proxy.cut();
    const { data, errors } = await send(app, { query: '{ viewer { id } learnerProfile { version } activity(first: 1) { edges { cursor } } gamification { points } }', token: account.token });
    assert.deepEqual([data!['viewer'], data!['learnerProfile'], data!['activity']], [{ id: account.id }, null, null]);
    assert.ok((data!['gamification'] as { points: number }).points > 0);
    assert.deepEqual(errors.map(({ path, extensions }) => `${path?.join('.')} ${extensions.code}`).toSorted(), ['activity UNAVAILABLE', 'learnerProfile UNAVAILABLE']);
    for (const [name, left] of [['export-learner', ['profile', 'activity']], ['erase-learner', ['profile', 'activity', 'mastery', 'awards', 'progress', 'plans']]] as const) {
      const { message, extensions } = await askInVain(app, admin.token, name, input(account.id));
      assert.deepEqual([extensions.code, extensions.left, extensions.retryAfterSeconds], ['UNAVAILABLE', left, 5]);
      assert.match(message, /^Not everything could be (erased|exported), for a store can't be reached at the moment: profile, activity.* Ask again in 5 s\.$/);
    }
    assert.ok((await tablesWith(account.id)).has('mastery_answers'), 'what would be made anew from the history stays as long as that');
    proxy.restore();
    const { erased } = await eventually(
      () => send(app, { query: 'mutation ($input: InspectLearnerInput!) { result: eraseLearner(input: $input) { erased { name count } } }', variables: input(account.id), token: admin.token }), ({ errors: refused }) => !refused?.length, 40_000,
    ).then(({ data: done }) => done!['result'] as Erased);
    assert.equal(erased.find(({ name }) => name === 'profile')?.count, 2);
    assert.deepEqual([...(await tablesWith(account.id)).keys()].filter((name) => !KEPT.includes(name)), []);
    assert.deepEqual(await collectionsWith(account.id), new Map());
  });
});
