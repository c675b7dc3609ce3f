import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import {
  addLesson, asModel, classroom, draft, eventually, EXPLAIN, fold, follow, QUIZ, read, rows, sentence, settled, start,
  type Classroom, type EventData, type GenerationData,
} from '../kit/generations.js';

const ANSWER = [`${sentence(0)} `, 'It was the merchant family who founded the harbour, ', 'as the lesson says of every port in its list.'];
const UPDATE = 'mutation ($input: UpdateLessonInput!) { updateLesson(input: $input) { ... on Lesson { version } ... on UserError { message } } }';
const SETTINGS = 'mutation ($plain: Boolean!) { updateCacheSettings(input: { plainAnswers: $plain }) { plainAnswers } }';
const ASKED = 'Why did the family found the harbour?';
const IN_OTHER_WORDS = 'Could you please explain why the family did found the harbour?';

suite('an answer to the same question in other words', () => {
  let server: FaultServer;
  let app: TestApp;
  let room: Classroom;
  let admin: TestAccount;
  let lessonId: string;
  before(async () => {
    server = await startFaultServer();
    app = await startApp({ tuning: { providers: [asModel(server)], retries: { attempts: 0 }, breaker: { failures: 1_000 }, cache: { semantic: true } } });
    [room, admin] = await Promise.all([classroom(app), signUp(app, 'ADMIN')]);
  });
  after(async () => {
    await app.stop();
    await server.close();
  });
  let number = 0;
  beforeEach(async () => {
    server.always({ tokens: ANSWER });
    await allowPlain(true);
    lessonId = await addLesson(app, room.teacher, room.courseId, `${Array.from({ length: 12 }, (_, index) => sentence(index)).join('\n\n')}\n\nLesson ${number += 1}.`);
  });

  const allowPlain = (plain: boolean) => gql(app, { query: SETTINGS, variables: { plain }, token: admin.token });
  const calls = () => server.requests.length;
  const kept = () => rows<{ key: string; question: string | null; signature: unknown }>(app.database,
    'SELECT key, question, signature FROM cached_answers WHERE lesson_id = $1', [lessonId]);

  async function ask(input: object, { query = EXPLAIN, account = room.learner } = {}): Promise<{ events: EventData[]; whole: GenerationData }> {
    const { id } = await start(app, account.token, query, { lessonId, ...input });
    const events = await follow(app, account.token, id);
    return { events, whole: await read(app, account.token, id) };
  }

  async function askFirst(): Promise<void> {
    assert.equal((await ask({ question: ASKED })).whole.origin, 'MODEL');
    // It is kept a moment after the answer has been told.
    await eventually(kept, (found) => found.length > 0, 3_000);
  }

  test('is served without a call, for nothing, with a notice that shows the question as it was asked', async () => {
    const before = calls();
    await askFirst();
    const { events, whole } = await ask({ question: IN_OTHER_WORDS }, { account: await signUp(app) });
    assert.equal(calls() - before, 1);
    assert.deepEqual([whole.origin, whole.status, whole.costMicroUsd, whole.attempts, whole.text], ['CACHE', 'COMPLETED', 0, [], ANSWER.join('')]);
    assert.equal(fold(events).text, ANSWER.join(''));
    assert.ok(whole.notice?.includes(ASKED), whole.notice ?? 'no notice');
    const money = await settled(app.database);
    assert.deepEqual([money.reserved, money.spent], [0, money.attempts]);
    assert.match(await (await fetch(`${app.url}/metrics`)).text(), /^lyceum_cache_outcomes_total\{outcome="semantic_hit"\} 1$/m);
  });

  test('is for nobody who asks for something else, or under other terms', async () => {
    await askFirst();
    const before = calls();
    const others = [
      { question: "Why didn't the family found the harbour?" },
      { question: 'How did the family found the harbour?' },
      { question: 'Why did the harbour found the family?' },
      { question: IN_OTHER_WORDS, difficulty: 'BEGINNER' },
      { question: IN_OTHER_WORDS, language: 'DE' },
      { question: IN_OTHER_WORDS, allowLocal: false },
      { question: IN_OTHER_WORDS, fresh: true },
      { question: IN_OTHER_WORDS, lessonId: room.lessonId },
    ];
    for (const input of others) assert.notEqual((await ask(input)).whole.origin, 'CACHE', JSON.stringify(input));
    assert.ok(calls() - before >= others.length);
  });

  test('is neither kept nor served where the organization does not allow plain answers', async () => {
    await allowPlain(false);
    await askFirst();
    assert.deepEqual((await kept()).map(({ question, signature }) => [question, signature]), [[null, null]]);
    assert.equal((await ask({ question: IN_OTHER_WORDS })).whole.origin, 'MODEL');
  });

  test('goes when the leave is withdrawn, and with its lesson\'s version', async () => {
    await askFirst();
    await allowPlain(false);
    assert.deepEqual(await kept(), []);
    await allowPlain(true);
    await askFirst();
    await gql(app, { query: UPDATE, variables: { input: { id: lessonId, expectedVersion: 1, body: `${sentence(1)} Again.` } }, token: room.teacher.token });
    assert.deepEqual(await kept(), []);
    assert.equal((await ask({ question: IN_OTHER_WORDS })).whole.origin, 'MODEL');
  });

  test('is never kept for what is graded', async () => {
    server.always({ answer: () => ({ items: [draft(0)] }) });
    await ask({ questionCount: 1 }, { query: QUIZ });
    const found = await eventually(kept, (rowsFound) => rowsFound.length > 0, 3_000);
    assert.deepEqual(found.map(({ question, signature }) => [question, signature]), [[null, null]]);
  });

  test('one that has expired is none', async () => {
    await askFirst();
    await rows(app.database, `UPDATE cached_answers SET expires_at = now() - interval '1 second' WHERE lesson_id = $1`, [lessonId]);
    assert.equal((await ask({ question: IN_OTHER_WORDS })).whole.origin, 'MODEL');
  });

  test('costs nothing: it is served to whoever asks when nothing may be spent any more, in the same words or in others', async () => {
    await askFirst();
    await settled(app.database);
    const spend = (microUsd: number) => rows(app.database, 'UPDATE budget_days SET spent = spent + $1', [microUsd]);
    await spend(1e9);
    try {
      for (const question of [ASKED, IN_OTHER_WORDS]) {
        const { whole } = await ask({ question });
        assert.deepEqual([whole.origin, whole.status, whole.costMicroUsd], ['CACHE', 'COMPLETED', 0], question);
      }
      for (const input of [{ question: "Why didn't the family found the harbour?" }, { question: IN_OTHER_WORDS, fresh: true }]) {
        assert.equal((await start(app, room.learner.token, EXPLAIN, { lessonId, ...input })).__typename, 'BudgetExceeded');
      }
    } finally {
      await spend(-1e9);
    }
  });
});
