import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import pg from 'pg';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import {
  addLesson, asModel, classroom, draft, eventually, EXPLAIN, fold, follow, QUIZ, read, rows, sentence, settled, start,
  type Classroom, type EventData, type GenerationData,
} from '../kit/generations.js';

const ANSWER = [`${sentence(0)} `, 'It was the merchant family who founded the harbour, ', 'as the lesson says of every port in its list.'];
const UPDATE = 'mutation ($input: UpdateLessonInput!) { updateLesson(input: $input) { ... on Lesson { version } ... on UserError { message } } }';
const SETTINGS = 'mutation ($plain: Boolean!) { updateCacheSettings(input: { plainAnswers: $plain }) { plainAnswers } }';

suite('the cache of answers', () => {
  let server: FaultServer;
  let app: TestApp;
  let room: Classroom;
  let admin: TestAccount;
  let lessonId: string;
  before(async () => {
    server = await startFaultServer();
    const tuning = { providers: [asModel(server)], retries: { attempts: 0 }, breaker: { failures: 1_000 }, cache: { serveExpired: true } };
    app = await startApp({ tuning });
    [room, admin] = await Promise.all([classroom(app), signUp(app, 'ADMIN')]);
  });
  after(async () => {
    await app.stop();
    await server.close();
  });
  let number = 0;
  beforeEach(async () => {
    server.always({ tokens: ANSWER });
    lessonId = await addLesson(app, room.teacher, room.courseId, `${Array.from({ length: 12 }, (_, index) => sentence(index)).join('\n\n')}\n\nLesson ${number += 1}.`);
  });

  interface Told {
    events: EventData[];
    whole: GenerationData & { quality: number | null; cachedAt: string | null };
  }

  async function ask(query = EXPLAIN, input: object = {}, account = room.learner): Promise<Told> {
    const { id } = await start(app, account.token, query, { lessonId, ...input });
    const events = await follow(app, account.token, id);
    const { generation } = await gql<{ generation: Pick<Told['whole'], 'quality' | 'cachedAt'> }>(app, {
      query: 'query ($id: ID!) { generation(id: $id) { quality cachedAt } }', variables: { id }, token: account.token,
    });
    return { events, whole: { ...await read(app, account.token, id), ...generation } };
  }

  const calls = () => server.requests.length;
  const kept = () => rows<{ key: string; answer: string; sealed: boolean; seconds: number }>(app.database,
    'SELECT key, answer, sealed, extract(epoch FROM expires_at - created_at)::float8 AS seconds FROM cached_answers WHERE lesson_id = $1', [lessonId]);
  // It is kept a moment after the answer has been told.
  const keptSoon = () => eventually(kept, (found) => found.length > 0, 3_000);
  const expire = () => rows(app.database, `UPDATE cached_answers SET created_at = now() - interval '3 hours', expires_at = now() - interval '1 hour' WHERE lesson_id = $1`, [lessonId]);
  const metrics = async () => (await fetch(`${app.url}/metrics`)).text();

  test('the identical request gets the same answer again, without a call and for nothing, whoever sends it', async () => {
    const before = calls();
    const first = await ask();
    assert.deepEqual([first.whole.origin, first.whole.cachedAt, first.whole.quality], ['MODEL', null, 1]);
    const [row] = await keptSoon();
    assert.equal(row!.seconds, 7_200);
    const other = await signUp(app);
    const second = await ask(EXPLAIN, {}, other);
    assert.equal(calls() - before, 1);
    assert.deepEqual([second.whole.origin, second.whole.status, second.whole.costMicroUsd, second.whole.attempts], ['CACHE', 'COMPLETED', 0, []]);
    assert.deepEqual([second.whole.text, second.whole.quality], [ANSWER.join(''), 1]);
    assert.ok(Date.parse(second.whole.cachedAt!) <= Date.now());
    const { text } = fold(second.events);
    assert.equal(text, ANSWER.join(''));
    const started = second.events.find(({ __typename }) => __typename === 'GenerationStarted');
    assert.deepEqual([started?.provider, started?.origin], ['cache', 'CACHE']);
    const money = await settled(app.database);
    assert.deepEqual([money.reserved, money.spent], [0, money.attempts]);
    assert.match(await metrics(), /^lyceum_cache_outcomes_total\{outcome="hit"\} [1-9]/m);
  });

  test('another question, language, level or lesson is another request; fresh asks again, and its answer is kept', async () => {
    const before = calls();
    await ask();
    await keptSoon();
    server.reply({ tokens: ['Der Hafen wurde von einer Kaufmannsfamilie gegründet, ', 'wie die Lektion von jedem der Orte sagt.'] });
    for (const input of [{ language: 'DE' }, { question: 'Who?' }, { difficulty: 'BEGINNER' }, { allowLocal: false }, { lessonId: room.lessonId }]) await ask(EXPLAIN, input);
    assert.equal(calls() - before, 6);
    server.always({ tokens: [...ANSWER, ' And this answer is newer than that.'] });
    const renewed = await ask(EXPLAIN, { fresh: true });
    assert.deepEqual([renewed.whole.origin, calls() - before], ['MODEL', 7]);
    await eventually(() => ask(), ({ whole }) => whole.text.endsWith('newer than that.'));
    assert.equal(calls() - before, 7);
  });

  test('questions come with ids of their own, and evidence that stands in the lesson', async () => {
    server.always({ answer: () => ({ items: [0, 1, 2].map((index) => draft(index)) }) });
    const before = calls();
    const [first] = [await ask(QUIZ, { questionCount: 3 }), await keptSoon()];
    const second = await ask(QUIZ, { questionCount: 3 });
    assert.deepEqual([calls() - before, second.whole.origin], [1, 'CACHE']);
    const { items } = fold(second.events);
    assert.deepEqual(items.map(({ prompt }) => prompt), first.whole.items.map(({ prompt }) => prompt));
    assert.equal(new Set([...items, ...first.whole.items].map(({ id }) => id)).size, 6);
    assert.ok((await ask(QUIZ, { questionCount: 3 }, room.teacher)).whole.items.every(({ evidence }) => evidence[0]!.lessonId === lessonId));
  });

  test('one whose items are no longer sound is no hit', async () => {
    server.always({ answer: () => ({ items: [draft(0)] }) });
    await ask(QUIZ, { questionCount: 1 });
    await keptSoon();
    await gql(app, { query: SETTINGS, variables: { plain: true }, token: admin.token });
    const content = JSON.stringify({ text: '', items: [draft(0, { quote: 'Nothing of the kind stands there.' })], notices: [] });
    await rows(app.database, 'UPDATE cached_answers SET answer = $2, sealed = false WHERE lesson_id = $1', [lessonId, content]);
    const before = calls();
    assert.equal((await ask(QUIZ, { questionCount: 1 })).whole.origin, 'MODEL');
    assert.equal(calls() - before, 1);
    await gql(app, { query: SETTINGS, variables: { plain: false }, token: admin.token });
  });

  test('editing the lesson takes its answers away in the same transaction, and an answer under way is not kept', async () => {
    await ask();
    await keptSoon();
    const owner = new pg.Client({ connectionString: app.database.ownerUrl });
    await owner.connect();
    try {
      const body = `${sentence(0)}\n\nAnother lesson altogether.`;
      // The edit waits while nobody may write versions; until then nothing is deleted.
      await owner.query('BEGIN');
      await owner.query('LOCK TABLE lesson_versions IN SHARE MODE');
      const editing = gql(app, { query: UPDATE, variables: { input: { id: lessonId, expectedVersion: 1, body } }, token: room.teacher.token });
      await eventually(() => rows({ ownerUrl: app.database.appUrl }, `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO lesson_versions%'`), (found) => found.length > 0);
      assert.equal((await kept()).length, 1);
      await owner.query('COMMIT');
      await editing;
    } finally {
      await owner.end();
    }
    assert.deepEqual(await kept(), []);
    const before = calls();
    const gate = server.gate();
    server.reply({ tokens: ANSWER, gates: { 1: gate } });
    const { id } = await start(app, room.learner.token, EXPLAIN, { lessonId });
    await gate.reached;
    await gql(app, { query: UPDATE, variables: { input: { id: lessonId, expectedVersion: 2, body: `${sentence(1)} Again.` } }, token: room.teacher.token });
    gate.open();
    await follow(app, room.learner.token, id);
    assert.equal((await ask()).whole.origin, 'MODEL');
    assert.equal(calls() - before, 2);
    await eventually(kept, (found) => found.length === 1);
  });

  test('what is truncated, filtered, the engine\'s or poor is not kept', async () => {
    for (const reply of [
      { tokens: ANSWER, fault: 'length' as const }, { tokens: ANSWER, fault: 'content_filter' as const }, { status: 500 },
      { tokens: ['?'] },
    ]) {
      server.always(reply);
      await ask();
    }
    server.always({ answer: () => ({ items: [draft(0)] }) });
    await ask(QUIZ, { questionCount: 3 });
    assert.deepEqual(await kept(), []);
  });

  test('sealed, unless the organization allows plain ones; forbidding them deletes those', async () => {
    assert.equal((await refusal(app, { query: SETTINGS, variables: { plain: true }, token: room.teacher.token })).extensions.code, 'FORBIDDEN');
    await ask();
    const [sealed] = await keptSoon();
    assert.ok(sealed!.sealed && !sealed!.answer.includes('harbour'));
    await gql(app, { query: SETTINGS, variables: { plain: true }, token: admin.token });
    await ask(EXPLAIN, { difficulty: 'ADVANCED' });
    const both = await eventually(kept, (found) => found.length === 2);
    assert.ok(both.find((row) => !row.sealed)!.answer.includes('harbour'));
    await gql(app, { query: SETTINGS, variables: { plain: false }, token: admin.token });
    assert.deepEqual((await kept()).map((row) => row.sealed), [true]);
  });

  test('one that was altered, or sealed under another key, is not served', async () => {
    await ask();
    await keptSoon();
    await rows(app.database, 'UPDATE cached_answers SET answer = reverse(answer) WHERE lesson_id = $1', [lessonId]);
    assert.equal((await ask()).whole.origin, 'MODEL');
    assert.match(await metrics(), /^lyceum_cache_failures_total\{cause="open_error"\} 1$/m);
  });

  test('one that is written otherwise than expected is no hit', async () => {
    await ask();
    await keptSoon();
    for (const content of ['{}', 'null', '{"text":1,"items":[],"notices":[]}']) {
      await rows(app.database, 'UPDATE cached_answers SET answer = $2, sealed = false WHERE lesson_id = $1', [lessonId, content]);
      const before = calls();
      const { whole } = await ask();
      assert.deepEqual([whole.status, whole.origin, calls() - before], ['COMPLETED', 'MODEL', 1]);
      await eventually(kept, (found) => found[0]?.sealed === true, 3_000);
    }
  });

  test('when every provider fails an expired answer is served, and says how old it is; while one answers, it is not', async () => {
    await ask();
    await keptSoon();
    await expire();
    server.always({ status: 503 });
    const { events, whole } = await ask();
    assert.deepEqual([whole.origin, whole.text, whole.status], ['CACHE', ANSWER.join(''), 'COMPLETED']);
    assert.match(whole.notice!, /from 3 hours ago/);
    assert.equal(fold(events).text, ANSWER.join(''));
    assert.deepEqual(whole.attempts.map(({ outcome }) => outcome), ['FAILED']);
    // In the middle of its answer, too: what it had begun is void.
    server.always({ tokens: ['Quite another ', 'beginning'], fault: 'error_event' });
    const broken = await ask();
    assert.deepEqual([broken.whole.origin, broken.whole.text, fold(broken.events).text], ['CACHE', ANSWER.join(''), ANSWER.join('')]);
    server.always({ tokens: ANSWER, fault: 'content_filter' });
    assert.equal((await ask()).whole.failure?.code, 'CONTENT_REJECTED', 'what a filter withheld is not had by a detour');
    server.always({ tokens: [...ANSWER, ' Anew.'] });
    assert.deepEqual((await ask()).whole.origin, 'MODEL');
    assert.match(await metrics(), /^lyceum_cache_outcomes_total\{outcome="expired"\} 2$/m);
  });

  test('what has expired goes by itself, also while a look at the lessons takes too long', async () => {
    await ask();
    await keptSoon();
    const lessons = new pg.Client({ connectionString: app.database.ownerUrl });
    await lessons.connect();
    try {
      await lessons.query('BEGIN');
      await lessons.query('LOCK TABLE lessons IN ACCESS EXCLUSIVE MODE');
      await rows(app.database, `UPDATE cached_answers SET expires_at = now() - interval '8 days' WHERE lesson_id = $1`, [lessonId]);
      await eventually(kept, (found) => found.length === 0, 8_000);
    } finally {
      await lessons.end();
    }
  });

  test('a cache that is down fails no request, and is not waited for long', async () => {
    await ask();
    await keptSoon();
    const owner = new pg.Client({ connectionString: app.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query('BEGIN');
      await owner.query('LOCK TABLE cached_answers IN ACCESS EXCLUSIVE MODE');
      const asked = performance.now();
      const { whole } = await ask();
      assert.deepEqual([whole.origin, whole.status], ['MODEL', 'COMPLETED']);
      assert.ok(performance.now() - asked < 5_000);
      await gql(app, { query: UPDATE, variables: { input: { id: lessonId, expectedVersion: 1, body: `${sentence(2)} Edited.` } }, token: room.teacher.token });
      await owner.query('COMMIT');
      await owner.query('ALTER TABLE cached_answers RENAME TO elsewhere');
      assert.deepEqual((await ask()).whole.origin, 'MODEL');
      await eventually(metrics, (told) => /^lyceum_cache_failures_total\{cause="write_error"\} [1-9]/m.test(told));
    } finally {
      await owner.query('ALTER TABLE IF EXISTS elsewhere RENAME TO cached_answers');
      await owner.end();
    }
    assert.match(await metrics(), /^lyceum_cache_failures_total\{cause="read_timeout"\} [1-9]/m);
    assert.match(await metrics(), /^lyceum_cache_failures_total\{cause="invalidate_timeout"\} 1$/m);
  });
});
