import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import {
  addLesson, asModel, BODY, CANCEL, classroom, draft, eventually, EXPLAIN, fold, follow, ledger, QUIZ, read, rows, sentence, settled, start,
  type Classroom, type EventData, type GenerationData,
} from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';

const CROWD = 100;
const TOKENS = Array.from({ length: 40 }, (_, index) => `${sentence(index % 12)} `);
const TEXT = TOKENS.join('');
const HALF = 20;
/** What the fault server counts for a whole answer, at the prices of the kit. */
const CALL_COST = 100 * 1 + 20 * 10;

/** A subscription that can be looked at while it runs. */
class Reader {
  readonly seen: EventData[] = [];
  readonly ended: Promise<EventData[]>;

  constructor(app: TestApp, token: string, readonly id: string) {
    this.ended = follow(app, token, id, { leave: (event) => void this.seen.push(event) });
  }

  get text(): string {
    return this.seen.map(({ text = '' }) => text).join('');
  }

  reaches(length: number): Promise<unknown> {
    return eventually(async () => this.text.length, (now) => now >= length, 20_000);
  }
}

suite('one call for all who ask the same', { timeout: 120_000 }, () => {
  let server: FaultServer;
  let database: TestDatabase;
  let apps: [TestApp, TestApp];
  let room: Classroom;
  let token: string;
  let lessonId: string;
  before(async () => {
    server = await startFaultServer();
    database = await freshDatabase();
    const tuning = { providers: [asModel(server)], retries: { attempts: 0 }, breaker: { failures: 1_000 }, cache: {} };
    // Each is API and worker: whoever comes first makes the call, for those of the other as well.
    apps = [await startApp({ database, tuning }), await startApp({ database, tuning })];
    room = await classroom(apps[0]);
    token = room.learner.token;
  });
  after(async () => {
    await Promise.all(apps.map((app) => app.stop()));
    await server.close();
    await database.drop();
  });
  let number = 0;
  beforeEach(async () => {
    lessonId = await addLesson(apps[0], room.teacher, room.courseId, `${BODY}\n\nLesson ${number += 1}.`);
  });

  const calls = () => server.requests.length;
  const app = (index: number) => apps[index % 2]!;
  const begin = (count: number, query = EXPLAIN, input: object = {}) =>
    Promise.all(Array.from({ length: count }, (_, index) => start(app(index), token, query, { lessonId, ...input })));
  const readers = (generations: GenerationData[]) => generations.map(({ id }, index) => new Reader(app(index), token, id));
  const cancel = (id: string) => gql(apps[0], { query: CANCEL, variables: { id }, token });
  const costs = async (ids: string[]) => (await Promise.all(ids.map((id) => read(apps[0], token, id)))).map(({ costMicroUsd }) => costMicroUsd);
  const oldestFirst = async (ids: string[]) =>
    (await rows<{ id: string }>(database, 'SELECT id FROM generations WHERE id = ANY ($1) ORDER BY created_at, id', [ids])).map(({ id }) => id);
  /** Until all of them are the call's. */
  const joined = (ids: string[]) => eventually(
    () => rows(database, `SELECT 1 FROM generations WHERE id = ANY ($1) AND status = 'RUNNING' AND lease_expires_at > now()`, [ids]),
    (found) => found.length === ids.length, 20_000);

  test('a hundred at once, in two processes: all of them stream it while it comes, the oldest pays for it', async () => {
    const [before, money] = [calls(), await ledger(database)];
    const gate = server.gate();
    server.always({ tokens: TOKENS, gates: { [HALF]: gate } });
    const generations = await begin(CROWD);
    assert.ok(generations.every(({ __typename }) => __typename === 'Generation'));
    const following = readers(generations);
    await gate.reached;
    // Nobody waits for another's end.
    await Promise.all(following.map((reader) => reader.reaches(TOKENS.slice(0, HALF - 1).join('').length)));
    assert.ok(following.every(({ seen }) => !seen.some(({ __typename }) => __typename === 'GenerationCompleted')));
    gate.open();
    for (const reader of following) {
      const { text, terminal } = fold(await reader.ended);
      assert.deepEqual([text, terminal.__typename], [TEXT, 'GenerationCompleted']);
      assert.ok(reader.seen.every(({ __typename }) => __typename !== 'StreamReset'));
    }
    assert.equal(calls() - before, 1);
    const ids = await oldestFirst(generations.map(({ id }) => id));
    assert.deepEqual(await costs(ids), [CALL_COST, ...Array<number>(CROWD - 1).fill(0)]);
    const [payer, other] = await Promise.all([read(apps[0], token, ids[0]!), read(apps[0], token, ids[1]!)]);
    assert.deepEqual([payer.attempts.length, other.attempts.length, payer.origin, other.origin], [1, 0, 'MODEL', 'MODEL']);
    assert.equal(fold(await follow(apps[1], token, ids[0]!)).terminal.costMicroUsd, CALL_COST);
    const end = await settled(database);
    assert.deepEqual([end.reserved, end.spent - money.spent, end.spent], [0, CALL_COST, end.attempts]);
    assert.equal((await rows(database, 'SELECT 1 FROM shared_calls')).length, 0);
  });

  test('who comes late gets it from its beginning, and reserves nothing', async () => {
    const before = calls();
    const gate = server.gate();
    server.always({ tokens: TOKENS, gates: { [HALF]: gate } });
    const [first] = readers(await begin(1));
    await gate.reached;
    const { reserved } = await ledger(database);
    const late = readers(await begin(3));
    await Promise.all(late.map((reader) => reader.reaches(TOKENS.slice(0, HALF - 1).join('').length)));
    assert.equal((await ledger(database)).reserved, reserved);
    gate.open();
    for (const reader of [first!, ...late]) assert.equal(fold(await reader.ended).text, TEXT);
    assert.equal(calls() - before, 1);
    assert.equal(late[0]!.seen.find(({ __typename }) => __typename === 'GenerationStarted')?.provider, 'fault');
    // And who comes too late gets it from the cache.
    const [cached] = readers(await begin(1));
    assert.equal(fold(await cached!.ended).text, TEXT);
    assert.equal(calls() - before, 1);
    await settled(database);
  });

  test('when the one who pays is cancelled, the call goes on for the others, and the next oldest pays', async () => {
    const [before, money] = [calls(), await ledger(database)];
    const gate = server.gate();
    server.always({ tokens: TOKENS, gates: { [HALF]: gate } });
    const generations = await begin(4);
    const following = readers(generations);
    await gate.reached;
    await joined(generations.map(({ id }) => id));
    const ids = await oldestFirst(generations.map(({ id }) => id));
    const { reserved } = await ledger(database);
    await cancel(ids[0]!);
    await cancel(ids[1]!);
    assert.equal((await ledger(database)).reserved, reserved, 'what was set aside is set aside for the call');
    const [, , heir] = await Promise.all(ids.map((id) => read(apps[0], token, id)));
    assert.deepEqual(heir!.attempts.map(({ provider, outcome }) => [provider, outcome]), [['fault', null]]);
    gate.open();
    for (const { id, ended } of following) {
      const { text, terminal } = fold(await ended);
      const isLeft = id === ids[2] || id === ids[3];
      assert.equal(terminal.__typename, isLeft ? 'GenerationCompleted' : 'GenerationCancelled');
      if (isLeft) assert.equal(text, TEXT);
    }
    const end = await settled(database);
    assert.deepEqual(await costs(ids), [0, 0, CALL_COST, 0]);
    assert.deepEqual([calls() - before, end.reserved, end.spent - money.spent], [1, 0, CALL_COST]);
  });

  test('when all are cancelled the provider is hung up on, and the last one pays for what it used', async () => {
    const [before, money] = [calls(), await ledger(database)];
    const gate = server.gate();
    server.always({ tokens: TOKENS, gates: { [HALF]: gate } });
    const generations = await begin(3);
    const following = readers(generations);
    await gate.reached;
    await joined(generations.map(({ id }) => id));
    const ids = await oldestFirst(generations.map(({ id }) => id));
    for (const id of ids) await cancel(id);
    await server.requests[before]!.hungUp;
    gate.open();
    for (const { ended } of following) assert.equal(fold(await ended).terminal.__typename, 'GenerationCancelled');
    const end = await settled(database);
    const paid = await costs(ids);
    assert.deepEqual(paid.slice(0, 2), [0, 0]);
    assert.ok(paid[2]! > 0);
    assert.deepEqual([calls() - before, end.reserved, end.spent - money.spent], [1, 0, paid[2]]);
    await eventually(() => rows(database, 'SELECT 1 FROM shared_calls'), (found) => found.length === 0);
    // A new one makes a call of its own.
    server.always({ tokens: TOKENS });
    const [anew] = readers(await begin(1));
    assert.equal(fold(await anew!.ended).text, TEXT);
    assert.equal(calls() - before, 2);
  });

  test('one who comes while the last one is cancelled finds an answer all the same', async () => {
    for (let round = 0; round < 6; round += 1) {
      const gate = server.gate();
      server.reply({ tokens: TOKENS, gates: { [HALF]: gate } });
      server.always({ tokens: TOKENS });
      const input = { question: `Round ${round}?` };
      const [first] = await begin(1, EXPLAIN, input);
      await gate.reached;
      const [, next] = await Promise.all([cancel(first!.id), start(apps[1], token, EXPLAIN, { lessonId, ...input })]);
      gate.open();
      assert.equal(fold(await follow(apps[1], token, next.id)).text, TEXT, `round ${round}`);
    }
    const end = await settled(database);
    assert.deepEqual([end.reserved, end.spent], [0, end.attempts]);
  });

  test('a quiz: the same questions for all, each with ids of its own', async () => {
    const before = calls();
    const gate = server.gate();
    const items = [0, 1, 2, 3].map((index) => draft(index, {
      type: 'MULTIPLE_CHOICE', answer: undefined, choices: ['a', 'b', 'c', 'd'].map((text, at) => ({ text: `${text}${index}`, correct: at === 0 })),
    }));
    server.always({ answer: () => ({ items }), pieceLength: JSON.stringify({ items: items.slice(0, 2) }).length, gates: { 1: gate } });
    const early = readers(await begin(8, QUIZ, { questionCount: 4 }));
    await gate.reached;
    await Promise.all(early.map(({ seen }) => eventually(async () => seen, (events) => events.some(({ __typename }) => __typename === 'ItemReady'))));
    const late = readers(await begin(4, QUIZ, { questionCount: 4 }));
    await joined(late.map(({ id }) => id));
    gate.open();
    const told = await Promise.all([...early, ...late].map(async ({ ended }) => fold(await ended).items));
    for (const each of told) assert.deepEqual(each.map(({ prompt }) => prompt), told[0]!.map(({ prompt }) => prompt));
    assert.equal(new Set(told.flat().map(({ id }) => id)).size, 12 * 4);
    const keys = await rows<{ key: { choiceIds: string[] } }>(database, 'SELECT key FROM questions WHERE lesson_id = $1', [lessonId]);
    assert.equal(new Set(keys.flatMap(({ key }) => key.choiceIds)).size, 12 * 4);
    assert.equal(calls() - before, 1);
  });

  test('a failure is everybody\'s, and who wants a new answer makes a call of his own', async () => {
    const before = calls();
    const gate = server.gate();
    server.always({ tokens: TOKENS, fault: 'error_event', at: HALF, gates: { [HALF]: gate } });
    const generations = await begin(5, EXPLAIN, { allowLocal: false });
    await gate.reached;
    await joined(generations.map(({ id }) => id));
    const fresh = await start(apps[1], token, EXPLAIN, { lessonId, allowLocal: false, fresh: true });
    await server.request(before + 1);
    gate.open();
    for (const { id } of generations) assert.equal((fold(await follow(apps[0], token, id))).terminal.code, 'PROVIDER_UNAVAILABLE');
    await follow(apps[0], token, fresh.id);
    assert.equal(calls() - before, 2);
    const end = await settled(database);
    assert.deepEqual([end.reserved, end.spent], [0, end.attempts]);
  });

  test('other people of the organization join; a call that falls back to the engine does so for all', async () => {
    const stranger = await signUp(apps[1]);
    const before = calls();
    const gate = server.gate();
    server.always({ tokens: TOKENS, fault: 'error_event', at: HALF, gates: { [HALF]: gate } });
    const [mine] = await begin(1);
    const { id } = await start(apps[1], stranger.token, EXPLAIN, { lessonId });
    await gate.reached;
    await joined([mine!.id, id]);
    gate.open();
    const [one, other] = [fold(await follow(apps[0], token, mine!.id)), fold(await follow(apps[1], stranger.token, id))];
    assert.equal(one.text, other.text);
    const whole = await read(apps[1], stranger.token, id);
    assert.deepEqual([whole.origin, whole.text, calls() - before], ['LOCAL', other.text, 1]);
    assert.match(whole.notice!, /built-in engine answered/);
  });
});

suite('one call on a tight budget', () => {
  test('who has set money aside and is not the oldest gives it to who pays: it is set aside once', async () => {
    const server = await startFaultServer();
    const database = await freshDatabase();
    const gate = server.gate();
    server.always({ tokens: TOKENS, gates: { [HALF]: gate } });
    const tuning = { providers: [asModel(server)], cache: {} };
    const api = await startApp({ database, tuning, env: { ROLES: 'api' } });
    let worker: TestApp | undefined;
    try {
      const { learner: { token }, lessonId } = await classroom(api);
      const first = await start(api, token, EXPLAIN, { lessonId });
      const second = await start(api, token, EXPLAIN, { lessonId });
      const { reserved } = await ledger(database);
      // As when the second began its transaction first, and got to reserving last.
      await rows(database, `UPDATE generations SET created_at = created_at - interval '1 second' WHERE id = $1`, [second.id]);
      worker = await startApp({ database, tuning, env: { ROLES: 'worker' } });
      await gate.reached;
      await eventually(() => rows(database, `SELECT 1 FROM generations WHERE status = 'RUNNING'`), (found) => found.length === 2);
      assert.equal((await ledger(database)).reserved, reserved);
      gate.open();
      for (const { id } of [first, second]) assert.equal(fold(await follow(api, token, id)).text, TEXT);
      await settled(database);
      assert.deepEqual([(await read(api, token, first.id)).costMicroUsd, (await read(api, token, second.id)).costMicroUsd], [0, CALL_COST]);
    } finally {
      await worker?.stop();
      await api.stop();
      await server.close();
      await database.drop();
    }
  });

  test('whoever joins is refused by no budget that holds one call', async () => {
    const server = await startFaultServer();
    const gate = server.gate();
    server.always({ tokens: TOKENS, gates: { [HALF]: gate } });
    // One call's worst case is some seven cents.
    const app = await startApp({ env: { AI_DAILY_COST_LIMIT: '0.1' }, tuning: { providers: [asModel(server)], cache: {} } });
    try {
      const { learner: { token }, lessonId } = await classroom(app);
      const generations = await Promise.all(Array.from({ length: 20 }, () => start(app, token, EXPLAIN, { lessonId })));
      assert.deepEqual([...new Set(generations.map(({ __typename }) => __typename))], ['Generation']);
      assert.equal((await start(app, token, EXPLAIN, { lessonId, question: 'Another?' })).__typename, 'BudgetExceeded');
      gate.open();
      for (const { id } of generations) assert.equal(fold(await follow(app, token, id)).text, TEXT);
      assert.equal(server.requests.length, 1);
    } finally {
      await app.stop();
      await server.close();
    }
  });
});
