import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, suite, test } from 'node:test';
import type { Tuning } from '../../src/env.js';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import {
  asModel, CANCEL, classroom, draft, eventually, EXPLAIN, fold, follow, QUIZ, read, settled, start, type Classroom, type EventData, type GenerationData,
} from '../kit/generations.js';
import { gql } from '../kit/clients.js';
import type { TestDatabase } from '../kit/postgres.js';
import { startProcess, type LyceumProcess } from '../kit/process.js';
import { redisSkip, startRedis, type TestRedis } from '../kit/redis.js';

const TOKENS = Array.from({ length: 60 }, (_, index) => `word${index} `);
/** 250 ms for the queue, and what a busy machine takes for the rest. */
const ANSWER_MS = 600;
/** How long a Redis that answers nothing is waited for, once. */
const NOTICED_MS = 1_000;
// Reconnecting takes up to 2 s, the sweeper 2 more.
const BACK_MS = 12_000;

suite('Redis may die and forget everything', { skip: redisSkip, timeout: 90_000 }, () => {
  let server: FaultServer;
  let redis: TestRedis;
  let database: TestDatabase;
  let api: TestApp;
  let worker: TestApp;
  let room: Classroom;
  const run = (role: string, limits?: Tuning['limits']) => startApp({
    database, env: { ROLES: role, REDIS_URL: redis.url }, tuning: { providers: [asModel(server)], ...(limits ? { limits } : {}) },
  });
  before(async () => {
    database = await freshDatabase();
  });
  beforeEach(async () => {
    [server, redis] = await Promise.all([startFaultServer(), startRedis()]);
    [api, worker] = await Promise.all([run('api'), run('worker')]);
    room ??= await classroom(api);
  });
  afterEach(async () => {
    await Promise.all([api.stop(), worker.stop()]);
    await redis.stop();
    await server.close();
  });
  after(() => database.drop());

  test('while some run and some wait: the running ones go on without it, the waiting ones when it is back', async () => {
    const { learner: { token }, lessonId } = room;
    const gate = server.gate();
    server.reply({ tokens: TOKENS, gates: { 20: gate } });
    server.always({ tokens: TOKENS });
    const running = await start(api, token, EXPLAIN, { lessonId });
    await gate.reached;
    const live = follow(api, token, running.id);
    await redis.kill();
    gate.open();
    assert.equal(fold(await live).text, TOKENS.join(''), 'who followed it saw its end without Redis');
    assert.equal((await read(api, token, running.id)).status, 'COMPLETED');

    const asked = performance.now();
    const queued = await start(api, token, EXPLAIN, { lessonId });
    const quiz = await start(api, token, QUIZ, { lessonId, questionCount: 1 });
    const tookMs = (performance.now() - asked) / 2;
    assert.ok(tookMs < ANSWER_MS, `answered in ${tookMs} ms`);
    assert.equal(queued.status, 'QUEUED');
    const gone = await start(api, token, EXPLAIN, { lessonId });
    const { cancelGeneration } = await gql<{ cancelGeneration: GenerationData }>(api, { query: CANCEL, variables: { id: gone.id }, token });
    assert.equal(cancelGeneration.status, 'CANCELLED');

    server.always((request) => ('response_format' in request.body ? { answer: () => ({ items: [draft(0)] }) } : { tokens: TOKENS }));
    const [texts, quizzes] = [follow(api, token, queued.id), follow(api, token, quiz.id)];
    const back = performance.now();
    await redis.restart();
    assert.equal(fold(await texts).text, TOKENS.join(''));
    assert.equal(fold(await quizzes).items.length, 1);
    assert.ok(performance.now() - back < BACK_MS, `${performance.now() - back} ms`);
    assert.equal((await follow(api, token, gone.id)).length, 1);
    const money = await settled(database);
    assert.deepEqual([money.reserved, money.spent], [0, money.attempts]);
    assert.equal(server.requests.length, 3, 'nothing is asked for twice');
  });

  test('silent, with its connections open: rate limits, health and whoever asks for an answer go on without it', async () => {
    const { learner: { token }, lessonId } = room;
    server.always({ tokens: TOKENS });
    await api.stop();
    api = await run('api', { requestsPerMinute: 1_000, generationsPerHour: 1_000 });
    redis.freeze();
    const health = fetch(`${api.url}/health/ready`);
    const noticed = performance.now();
    const first = await start(api, token, EXPLAIN, { lessonId });
    assert.ok(performance.now() - noticed < NOTICED_MS + ANSWER_MS, `the first one waited ${performance.now() - noticed} ms`);
    assert.match(await (await health).text(), /"redis":\{"state":"down"/);

    const asked = performance.now();
    const queued = await start(api, token, EXPLAIN, { lessonId });
    assert.ok(performance.now() - asked < ANSWER_MS, `answered in ${performance.now() - asked} ms`);
    const { cancelGeneration } = await gql<{ cancelGeneration: GenerationData }>(api, { query: CANCEL, variables: { id: queued.id }, token });
    assert.equal(cancelGeneration.status, 'CANCELLED');
    // Signals have a connection of their own, which notices by itself.
    assert.ok(performance.now() - asked < NOTICED_MS + 2 * ANSWER_MS, `cancelled in ${performance.now() - asked} ms`);

    const waiting = await start(api, token, EXPLAIN, { lessonId });
    const text = follow(api, token, waiting.id);
    redis.thaw();
    assert.equal(fold(await text).text, TOKENS.join(''));
    // The next test has the same database, and counts what is asked.
    assert.equal(fold(await follow(api, token, first.id)).text, TOKENS.join(''));
  });

  test('while a job waits in it: it is queued again', async () => {
    const { learner: { token }, lessonId } = room;
    server.always({ tokens: TOKENS });
    await worker.stop();
    const waiting = await start(api, token, EXPLAIN, { lessonId });
    await redis.kill();
    await redis.restart();
    worker = await run('worker');
    assert.equal(fold(await follow(api, token, waiting.id)).text, TOKENS.join(''));
    assert.equal(server.requests.length, 1);
  });
});

suite('PostgreSQL may die', { timeout: 90_000 }, () => {
  test('kill -9 of its postmaster in the middle: what ran ends properly', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lyceum-stores-'));
    const server = await startFaultServer();
    const dataDir = join(folder, 'data');
    const app = await startProcess({ env: { DATA_DIR: dataDir }, tuning: { providers: [asModel(server)] } });
    try {
      const token = await demoToken(app);
      const lessonId = await demoLesson(app, token);
      const gate = server.gate();
      server.reply({ tokens: TOKENS, gates: { 20: gate } });
      server.always({ tokens: TOKENS });
      const { id } = await start(app, token, EXPLAIN, { lessonId });
      const seen: EventData[] = [];
      const cut = follow(app, token, id, { leave: (event) => void seen.push(event) }).catch((error: unknown) => error);
      await gate.reached;
      await eventually(async () => seen.length, (length) => length > 1);
      process.kill(Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10), 'SIGKILL');
      gate.open();
      await cut;
      await eventually(() => read(app, token, id).catch((error: unknown) => ({ status: String(error) })), ({ status }) => status === 'COMPLETED', 30_000);
      const rest = seen.some(({ __typename }) => __typename === 'GenerationCompleted')
        ? [] : await follow(app, token, id, { afterSeq: seen.at(-1)!.seq });
      assert.equal(fold([...seen, ...rest]).text, TOKENS.join(''));
      const whole = await read(app, token, id);
      assert.equal(whole.text, TOKENS.join(''));
      assert.equal(whole.attempts.at(-1)!.outcome, 'COMPLETED');
      assert.ok(whole.attempts.every(({ outcome }) => outcome !== null));
    } finally {
      await app.end('SIGTERM');
      await server.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

async function demoToken(app: LyceumProcess): Promise<string> {
  const { login } = await gql<{ login: { accessToken: string } }>(app, {
    query: 'mutation { login(email: "learner@lyceum.example", password: "lyceum-demo-learner") { ... on Session { accessToken } } }',
  });
  return login.accessToken;
}

async function demoLesson(app: LyceumProcess, token: string): Promise<string> {
  const { courses } = await gql<{ courses: { edges: { node: { lessons: { edges: { node: { id: string } }[] } } }[] } }>(app, {
    query: '{ courses(first: 1) { edges { node { lessons(first: 1) { edges { node { id } } } } } } }', token,
  });
  return courses.edges[0]!.node.lessons.edges[0]!.node.id;
}
