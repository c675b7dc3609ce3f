import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { addLesson, asModel, classroom, draft, eventually, follow, QUIZ as GENERATE, read, rows, sentence, settled, start, type Classroom, type GenerationData } from '../kit/generations.js';
import { itemsOf, quizzes, type ItemChangedData, type QuizData, type QuizItemData } from '../kit/quizzes.js';
import type { TestDatabase } from '../kit/postgres.js';
import { reviewsSoFar } from '../kit/review-queue.js';
import { isKeyCheck, solutionsTo } from '../kit/solver.js';

interface Checks {
  __typename: string;
  generations: GenerationData[];
  refused: { itemIds: string[]; refusal: { __typename: string; message: string } }[];
  message?: string;
}

suite('keys that are checked by themselves', { timeout: 120_000 }, () => {
  let author: FaultServer;
  let solver: FaultServer;
  let database: TestDatabase;
  /** Two workers look for what is to be checked. */
  let apps: [TestApp, TestApp];
  let room: Classroom;
  before(async () => {
    [author, solver, database] = await Promise.all([startFaultServer(), startFaultServer(), freshDatabase()]);
    const tuning = { providers: [asModel(author, 'author'), asModel(solver, 'solver')], order: ['author/test-model', 'solver/test-model'], keyCheck: true, limits: { generationsPerHour: 30 } };
    apps = [await startApp({ database, tuning }), await startApp({ database, tuning })];
    room = await classroom(apps[0]);
  });
  beforeEach(() => {
    solver.requests.length = 0;
    solver.always((request) => ({ answer: () => solutionsTo(request, () => ['true']) }));
    author.always(() => ({ status: 500 }));
  });
  after(async () => {
    await Promise.all(apps.map((app) => app.stop()));
    await Promise.all([author.close(), solver.close()]);
    await database.drop();
  });

  const token = () => room.teacher.token;

  async function generated(...drafts: object[]): Promise<string> {
    author.reply({ answer: () => ({ items: drafts }) });
    const { id } = await start(apps[0], token(), GENERATE, { lessonId: room.lessonId, questionCount: drafts.length, fresh: true });
    await follow(apps[0], token(), id);
    return id;
  }

  async function quizOf(settings: object, ...drafts: object[]): Promise<QuizData> {
    return quizzes(apps[0], token(), 'create', { input: { title: 'By a model', fromGenerationId: await generated(...drafts), settings } });
  }

  const items = (id: string) => itemsOf(apps[0], token(), id);
  const isChecked = (all: QuizItemData[]) => all.every(({ checkStatus }) => checkStatus !== 'UNCHECKED');
  const checks = () => solver.requests.filter(isKeyCheck).length;

  test('are, once, by whichever worker, at nobody\'s quota; what is in doubt goes to the teacher', async () => {
    const counted = () => rows<{ n: number }>(database, `SELECT count(*)::int AS n FROM generations WHERE kind = 'KEY_CHECK'`);
    const { id } = await quizOf({}, draft(0), draft(1, { answer: false }));
    const [agreed, doubted] = await eventually(() => items(id), isChecked);
    assert.deepEqual([agreed!.checkStatus, doubted!.checkStatus], ['AGREED', 'QUARANTINED']);
    assert.deepEqual([agreed!.checking, checks()], [null, 1]);
    assert.deepEqual((await counted())[0]!.n, 1);
    const [check] = await rows<{ id: string; userId: string }>(database, `SELECT id, user_id AS "userId" FROM generations WHERE kind = 'KEY_CHECK'`);
    assert.equal(check!.userId, room.teacher.id, 'the owner of the course bears the cost');
    assert.ok((await read(apps[0], token(), check!.id)).costMicroUsd > 0);
    assert.deepEqual((await reviewsSoFar(apps[0], token(), room.courseId)).map(({ entry }) => [entry.reason, entry.itemId]), [['QUARANTINED', doubted!.id]]);
    await settled(database);
  });

  test('are not where the quiz says so, until it says otherwise', async () => {
    const quiz = await quizOf({ keyCheck: false }, draft(2));
    const other = await quizOf({}, draft(3));
    await eventually(() => items(other.id), isChecked);
    const [left] = await items(quiz.id);
    assert.deepEqual([left!.checkStatus, left!.checking, checks()], ['UNCHECKED', { generationId: null, status: null, reason: null, retryAt: null }, 1]);
    await quizzes(apps[0], token(), 'update', { input: { id: quiz.id, expectedVersion: quiz.version, settings: { keyCheck: true } } });
    assert.deepEqual((await eventually(() => items(quiz.id), isChecked)).map(({ checkStatus }) => checkStatus), ['AGREED']);
  });

  test('are for a question that takes another one\'s place, and not for what a person writes', async () => {
    const quiz = await quizOf({}, draft(4));
    const [item] = await eventually(() => items(quiz.id), isChecked);
    author.reply({ answer: () => ({ items: [draft(5)] }) });
    const { quiz: { version } } = await quizzes<ItemChangedData>(apps[0], token(), 'regenerate', { id: item!.id, version: quiz.version });
    await eventually(() => rows<{ status: string }>(database, `SELECT g.status FROM generations g JOIN quiz_items i ON i.proposal_id = g.id WHERE i.id = $1`, [item!.id]), ([row]) => row?.status === 'COMPLETED');
    const replaced = await quizzes(apps[0], token(), 'review', { input: { quizId: quiz.id, expectedVersion: version, verdicts: [{ itemId: item!.id, verdict: 'REPLACE' }] } });
    const [next] = await eventually(() => items(quiz.id), isChecked);
    assert.deepEqual([next!.version, next!.checkStatus, checks()], [2, 'AGREED', 2]);
    const edited = await quizzes<ItemChangedData>(apps[0], token(), 'edit', { input: { itemId: item!.id, expectedVersion: replaced.version, prompt: 'Was it founded by a family?' } });
    assert.deepEqual([edited.item.checkStatus, edited.item.checking], ['UNCHECKED', null]);
    const other = await quizOf({}, draft(6));
    await eventually(() => items(other.id), isChecked);
    assert.equal((await items(quiz.id))[0]!.checkStatus, 'UNCHECKED', 'his own word');
  });

  test('say why they are not where the check failed, and are checked when somebody asks again', async () => {
    solver.always(() => ({ status: 400 }));
    author.always((request) => (isKeyCheck(request) ? { status: 400 } : { status: 500 }));
    const { id } = await quizOf({}, draft(7));
    const [item] = await eventually(() => items(id), ([each]) => each?.checking?.status === 'FAILED');
    assert.equal(item!.checkStatus, 'UNCHECKED');
    assert.ok(item!.checking!.reason!.length > 10);
    solver.always((request) => ({ answer: () => solutionsTo(request, () => ['true']) }));
    const { generations: [again] } = await quizzes<Checks>(apps[0], token(), 'check', { id });
    assert.notEqual(again!.id, item!.checking!.generationId);
    assert.deepEqual((await eventually(() => items(id), isChecked)).map(({ checkStatus }) => checkStatus), ['AGREED']);
  });

  test('are paid for once when several ask at once; each is told of the one check, and may follow it', async () => {
    const admin = await signUp(apps[1], 'ADMIN');
    const { id } = await quizOf({ keyCheck: false }, draft(8), draft(9));
    const gate = solver.gate();
    solver.always((request) => ({ answer: () => solutionsTo(request, () => ['true']), gates: { 0: gate } }));
    const asked = await Promise.all([0, 1, 2, 3, 4, 5].map((index) => quizzes<Checks>(apps[index % 2]!, index % 3 === 0 ? admin.token : token(), 'check', { id })));
    const ids = new Set(asked.flatMap(({ generations }) => generations.map((each) => each.id)));
    assert.equal(ids.size, 1);
    assert.ok(asked.every(({ generations, refused }) => generations.length === 1 && refused.length === 0));
    await gate.reached;
    gate.open();
    const [only] = ids;
    for (const who of [admin.token, token()]) assert.equal((await follow(apps[1], who, only!)).at(-1)!.__typename, 'GenerationCompleted');
    assert.equal(checks(), 1);
    await assert.rejects(follow(apps[1], room.learner.token, only!), 'no learner follows it');
  });
});

suite('keys for whose check there is no room', { timeout: 60_000 }, () => {
  let author: FaultServer;
  let solver: FaultServer;
  before(async () => {
    [author, solver] = await Promise.all([startFaultServer(), startFaultServer()]);
    solver.always((request) => ({ answer: () => solutionsTo(request, () => ['true']) }));
  });
  after(() => Promise.all([author.close(), solver.close()]));

  const providers = () => ({ providers: [asModel(author, 'author'), asModel(solver, 'solver')], order: ['author/test-model', 'solver/test-model'] });

  test('stay unchecked with the reason, and when it is tried again', async () => {
    const app = await startApp({ tuning: { ...providers(), keyCheck: true, limits: { generationsPerHour: 1 } }, env: { AI_DAILY_COST_LIMIT: '1' } });
    try {
      const { teacher: { token }, lessonId } = await classroom(app);
      author.always((request) => (isKeyCheck(request) ? { status: 500 } : { answer: () => ({ items: [draft(0)] }) }));
      const generation = await start(app, token, GENERATE, { lessonId, questionCount: 1 });
      await follow(app, token, generation.id);
      await settled(app.database);
      // Others have used up the day.
      await rows(app.database, 'UPDATE budget_days SET spent = 1000000');
      const { id } = await quizzes(app, token, 'create', { input: { title: 'Too late', fromGenerationId: generation.id } });
      const [item] = await eventually(() => itemsOf(app, token, id), ([each]) => each?.checking?.reason != null);
      assert.equal(item!.checkStatus, 'UNCHECKED');
      assert.match(item!.checking!.reason!, /budget for AI is used up/);
      assert.ok(Date.parse(item!.checking!.retryAt!) > Date.now());
      assert.equal((await quizzes<Checks>(app, token, 'check', { id })).__typename, 'QuotaExceeded', 'counted for who asks, and not for who does not');
      // There is money again, and it is time.
      await rows(app.database, 'UPDATE budget_days SET spent = 0');
      await rows(app.database, 'UPDATE quiz_item_versions SET check_after = now()');
      await eventually(() => itemsOf(app, token, id), ([each]) => each?.checkStatus === 'AGREED');
    } finally {
      await app.stop();
    }
  });

  test('are named beside what was started', async () => {
    const app = await startApp({ tuning: { ...providers(), limits: { generationsPerHour: 1 } } });
    try {
      const room = await classroom(app);
      const { teacher: { token } } = room;
      const other = await addLesson(app, room.teacher, room.courseId, sentence(1), 'Another');
      const { id } = await quizzes(app, token, 'create', { input: { title: 'Two lessons', lessonId: room.lessonId } });
      const statement = (expectedVersion: number, lessonId: string, quote: string) => ({ input: { quizId: id, expectedVersion, lessonId, type: 'TRUE_FALSE', prompt: `Is ${quote} said?`, points: 1, answer: true, quote } });
      const one = await quizzes<ItemChangedData>(app, token, 'add', statement(1, room.lessonId, sentence(0)));
      const two = await quizzes<ItemChangedData>(app, token, 'add', statement(2, other, sentence(1)));
      const { generations, refused } = await quizzes<Checks>(app, token, 'check', { id });
      assert.equal(generations.length, 1);
      assert.deepEqual(refused.map(({ itemIds, refusal }) => [itemIds, refusal.__typename]), [[[two.item.id], 'QuotaExceeded']]);
      await follow(app, token, generations[0]!.id);
      assert.equal((await itemsOf(app, token, id)).find((each) => each.id === one.item.id)!.checkStatus, 'AGREED');
      // Nothing was started beside it this time.
      assert.equal((await quizzes<Checks>(app, token, 'check', { id })).__typename, 'QuotaExceeded');
    } finally {
      await app.stop();
    }
  });
});
