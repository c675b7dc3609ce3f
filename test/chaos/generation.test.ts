import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, suite, test } from 'node:test';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import type { Target } from '../kit/clients.js';
import { startFaultServer, type FaultServer, type FaultRequest } from '../kit/fault-server.js';
import {
  asModel, classroom, draft, eventually, EXPLAIN, fold, follow, ledger, QUIZ, read, settled, start, type Classroom, type EventData,
} from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';
import { startProcess, type LyceumProcess } from '../kit/process.js';

const TAKE_OVER_MS = 10_000;
// Less than a lease: it was handed over, not found when the lease had ended.
const HAND_OVER_MS = 4_500;
const TOKENS = Array.from({ length: 60 }, (_, index) => `word${index}🚢 `);
const ITEMS = [0, 1, 2, 3].map((index) => draft(index));
/** A first piece that closes the first two questions. */
const TWO_ITEMS = JSON.stringify({ items: ITEMS.slice(0, 2) }).length;

const isQuiz = ({ body }: FaultRequest) => 'response_format' in body;

suite('generations outlive their processes', { timeout: 90_000 }, () => {
  let server: FaultServer;
  let database: TestDatabase;
  let running: (() => Promise<unknown>)[];
  let room: Classroom;
  /** Of this process: it outlives all that is killed. */
  let api: TestApp;

  const options = (roles: string) => ({ database, env: { ROLES: roles }, tuning: { providers: [asModel(server)] } });
  /** A process of its own, for what is to be killed. */
  const launch = async (roles: string): Promise<LyceumProcess> => {
    const started = await startProcess(options(roles));
    running.push(() => started.end('SIGKILL'));
    return started;
  };
  const open = async (roles: string): Promise<TestApp> => {
    const started = await startApp(options(roles));
    running.push(() => started.stop());
    return started;
  };
  before(async () => {
    database = await freshDatabase();
  });
  beforeEach(async () => {
    running = [];
    server = await startFaultServer();
    api = await open('api');
    room ??= await classroom(api);
  });
  afterEach(async () => {
    await Promise.all(running.map((stop) => stop()));
    await server.close();
  });
  after(() => database.drop());

  /** Both kinds, stopped in the middle by gates that only the first two calls have. */
  async function halfway(client: Target = api) {
    const gates = [server.gate(), server.gate()];
    const rest = (request: FaultRequest) =>
      isQuiz(request) ? { answer: () => ({ items: [draft(0), draft(5), draft(6), draft(7)] }) } : { tokens: TOKENS };
    server.always(rest);
    const once = (request: FaultRequest) => isQuiz(request)
      ? { answer: () => ({ items: ITEMS }), pieceLength: TWO_ITEMS, gates: { 1: gates[0]! } }
      : { tokens: TOKENS, gates: { 30: gates[1]! } };
    server.reply(once, once);
    const { learner: { token }, lessonId } = room;
    const text = await start(client, token, EXPLAIN, { lessonId });
    const quiz = await start(client, token, QUIZ, { lessonId, questionCount: 4 });
    const early = await follow(client, token, quiz.id, { leave: ({ index }) => index === 1 });
    await Promise.all(gates.map(({ reached }) => reached));
    return { text, quiz, early, gates };
  }

  async function endsWell(client: Target, { text, quiz, early }: { text: { id: string }; quiz: { id: string }; early: EventData[] }, lost: string) {
    const { learner: { token } } = room;
    const [texts, quizzes] = await Promise.all([
      follow(client, token, text.id),
      follow(client, token, quiz.id, { afterSeq: early.at(-1)!.seq }),
    ]);
    assert.equal(fold(texts).text, TOKENS.join(''), 'no word twice, none missing');
    const { items, terminal } = fold([...early, ...quizzes]);
    assert.equal(terminal.__typename, 'GenerationCompleted');
    assert.equal(items.length, 4);
    assert.equal(new Set(items.map(({ prompt }) => prompt)).size, 4, 'no question twice');
    assert.ok(quizzes.every(({ __typename }) => __typename !== 'StreamReset'), 'what was validated is kept');
    for (const [id, kind] of [[text.id, 'text'], [quiz.id, 'quiz']] as const) {
      const whole = await read(client, token, id);
      assert.deepEqual([kind, whole.status, ...whole.attempts.map(({ outcome }) => outcome)], [kind, 'COMPLETED', lost, 'COMPLETED']);
      assert.ok(whole.attempts.every(({ finishedAt, costMicroUsd }) => finishedAt && costMicroUsd > 0));
      assert.deepEqual(whole.items, kind === 'quiz' ? items : []);
      assert.equal(whole.text, kind === 'quiz' ? '' : TOKENS.join(''));
    }
    const money = await settled(database);
    assert.deepEqual([money.reserved, money.spent], [0, money.attempts]);
  }

  test('kill -9 of the worker: another takes over within 10 s', async () => {
    const doomed = await launch('worker');
    const generations = await halfway();
    await open('worker');
    const watching = follow(api, room.learner.token, generations.text.id);
    const killed = performance.now();
    await doomed.end('SIGKILL');
    const calls = await Promise.all([server.request(2), server.request(3)]);
    for (const { at } of calls) assert.ok(at - killed < TAKE_OVER_MS, `taken over after ${at - killed} ms`);
    assert.ok(JSON.stringify(calls.find(isQuiz)!.body.messages).includes('Write 2 questions'), 'only the missing ones are asked for');
    await endsWell(api, generations, 'FAILED');
    assert.equal(fold(await watching).text, TOKENS.join(''), 'who stayed saw the same');
    assert.equal(server.requests.length, 4);
  });

  test('SIGTERM of the worker: another goes on at once', async () => {
    const leaving = await launch('worker');
    const generations = await halfway();
    await open('worker');
    const asked = performance.now();
    assert.equal(await leaving.end('SIGTERM'), 0);
    const calls = await Promise.all([server.request(2), server.request(3)]);
    for (const { at } of calls) assert.ok(at - asked < HAND_OVER_MS, `gone on after ${at - asked} ms`);
    await endsWell(api, generations, 'CANCELLED');
  });

  test('kill -9 of the API: the client goes on at another', async () => {
    await open('worker');
    const doomed = await launch('api');
    const { learner: { token }, lessonId } = room;
    const gate = server.gate();
    server.always({ tokens: TOKENS, gates: { 30: gate } });
    const { id } = await start(doomed, token, EXPLAIN, { lessonId });
    const seen: EventData[] = [];
    const cut = follow(doomed, token, id, { leave: (event) => void seen.push(event) }).catch((closed: unknown) => closed);
    await gate.reached;
    await eventually(async () => seen.length, (length) => length > 1);
    await doomed.end('SIGKILL');
    await cut;
    gate.open();
    const rest = await follow(api, token, id, { afterSeq: seen.at(-1)!.seq });
    assert.equal(fold([...seen, ...rest]).text, TOKENS.join(''));
    await settled(database);
  });

  test('kill -9 of everything, queued ones included: the next start goes on', async () => {
    await api.stop();
    const doomed = await Promise.all([launch('worker'), launch('api')]);
    const generations = await halfway(doomed[1]);
    const { learner: { token }, lessonId } = room;
    await Promise.all(doomed.map((each) => each.end('SIGKILL')));
    assert.ok((await ledger(database)).open >= 2);
    const both = await open('api,worker');
    await endsWell(both, generations, 'FAILED');
    api = await open('api');
    const { id } = await start(api, token, EXPLAIN, { lessonId });
    assert.equal(fold(await follow(both, token, id)).text, TOKENS.join(''));
  });
});
