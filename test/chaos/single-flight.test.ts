import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import {
  asModel, CANCEL, classroom, draft, endLeases, eventually, EXPLAIN, fold, follow, QUIZ, read, rows, sentence, settled, start, type EventData,
} from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';
import { startProcess, type LyceumProcess } from '../kit/process.js';

const TOKENS = Array.from({ length: 40 }, (_, index) => `${sentence(index % 12)} `);
const HALF = 20;
const CROWD = 24;

interface Play {
  server: FaultServer;
  database: TestDatabase;
  token: string;
  lessonId: string;
  api: TestApp;
  doomed: LyceumProcess;
  another(): Promise<void>;
}

/** One worker that is going to die, a process of its own, and as many more as are asked for. */
async function play(act: (parts: Play) => Promise<void>): Promise<void> {
  const server = await startFaultServer();
  const database = await freshDatabase();
  const tuning = { providers: [asModel(server)], retries: { attempts: 0 }, breaker: { failures: 1_000 }, cache: {} };
  const worker = { database, env: { ROLES: 'worker' }, tuning };
  const [api, doomed] = await Promise.all([startApp({ database, tuning, env: { ROLES: 'api' } }), startProcess(worker)]);
  const others: TestApp[] = [];
  try {
    const { learner: { token }, lessonId } = await classroom(api);
    await act({ server, database, token, lessonId, api, doomed, another: async () => void others.push(await startApp(worker)) });
  } finally {
    await Promise.all([...others.map((other) => other.stop()), doomed.end('SIGKILL'), api.stop()]);
    await server.close();
    await database.drop();
  }
}

const running = (database: TestDatabase, count: number) => eventually(
  () => rows(database, `SELECT 1 FROM generations WHERE status = 'RUNNING'`), (found) => found.length === count, 15_000);

suite('the owner of a call dies', { timeout: 120_000, concurrency: 2 }, () => {
  test('kill -9 in the middle of a text: one of the others makes the call again, for all of them', async () => {
    await play(async ({ server, database, token, lessonId, api, doomed, another }) => {
      const gate = server.gate();
      server.reply({ tokens: TOKENS, gates: { [HALF]: gate } });
      server.always({ tokens: TOKENS });
      const ids = await Promise.all(Array.from({ length: CROWD }, async () => (await start(api, token, EXPLAIN, { lessonId })).id));
      const seen = ids.map((): EventData[] => []);
      const following = ids.map((id, index) => follow(api, token, id, { leave: (event) => void seen[index]!.push(event) }));
      await gate.reached;
      await Promise.all(seen.map((events) => eventually(async () => events, (now) => now.some(({ __typename }) => __typename === 'TextDelta'), 15_000)));
      await another();
      await doomed.end('SIGKILL');
      await endLeases(database);
      gate.open();
      for (const events of await Promise.all(following)) {
        const { text, terminal } = fold(events);
        assert.deepEqual([text, terminal.__typename], [TOKENS.join(''), 'GenerationCompleted']);
        assert.equal(events.filter(({ __typename }) => __typename === 'StreamReset').length, 1);
      }
      assert.equal(server.requests.length, 2, 'one call by each worker');
      const [oldest] = await rows<{ id: string }>(database, 'SELECT id FROM generations ORDER BY created_at, id LIMIT 1');
      const whole = await Promise.all(ids.map((id) => read(api, token, id)));
      assert.deepEqual(whole.filter(({ attempts }) => attempts.length > 0).map(({ id }) => id), [oldest!.id]);
      const money = await settled(database);
      assert.deepEqual([money.reserved, money.spent], [0, money.attempts]);
    });
  });

  test('kill -9 in the middle of a quiz: validated questions are kept, each generation\'s own', async () => {
    await play(async ({ server, database, token, lessonId, api, doomed, another }) => {
      const items = [0, 1, 2, 3, 4, 5].map((index) => draft(index));
      const gate = server.gate();
      server.reply({ answer: () => ({ items }), pieceLength: JSON.stringify({ items: items.slice(0, 3) }).length, gates: { 1: gate } });
      server.always(({ body }) => {
        const asked = JSON.stringify(body);
        return { answer: () => ({ items: items.filter((item) => !asked.includes((item as { prompt: string }).prompt)) }) };
      });
      const ids = await Promise.all(Array.from({ length: 8 }, async () => (await start(api, token, QUIZ, { lessonId, questionCount: 6 })).id));
      const following = ids.map((id) => follow(api, token, id));
      await gate.reached;
      await eventually(() => rows(database, 'SELECT 1 FROM questions'), (found) => found.length >= 8 * 2, 15_000);
      await another();
      await doomed.end('SIGKILL');
      await endLeases(database);
      gate.open();
      const told = (await Promise.all(following)).map((events) => fold(events).items);
      for (const each of told) assert.equal(new Set(each.map(({ prompt }) => prompt)).size, 6);
      assert.equal(new Set(told.flat().map(({ id }) => id)).size, 8 * 6);
      assert.equal((await rows(database, 'SELECT 1 FROM questions')).length, 8 * 6);
      assert.equal(server.requests.length, 2);
    });
  });

  test('the one who paid is cancelled while nobody owns the call: the next oldest bears what the dead one spent', async () => {
    await play(async ({ server, database, token, lessonId, api, doomed, another }) => {
      const gate = server.gate();
      server.reply({ tokens: TOKENS, gates: { [HALF]: gate } });
      server.always({ tokens: TOKENS });
      const ids = await Promise.all(Array.from({ length: 3 }, async () => (await start(api, token, EXPLAIN, { lessonId })).id));
      await gate.reached;
      await running(database, 3);
      await doomed.end('SIGKILL');
      gate.open();
      const [oldest, heir] = await rows<{ id: string }>(database, 'SELECT id FROM generations ORDER BY created_at, id');
      await gql(api, { query: CANCEL, variables: { id: oldest!.id }, token });
      await another();
      for (const id of ids) assert.equal(fold(await follow(api, token, id)).terminal.__typename, id === oldest!.id ? 'GenerationCancelled' : 'GenerationCompleted');
      assert.equal((await read(api, token, oldest!.id)).costMicroUsd, 0);
      assert.deepEqual((await read(api, token, heir!.id)).attempts.map(({ outcome }) => outcome), ['FAILED', 'COMPLETED']);
      const money = await settled(database, 25_000);
      assert.deepEqual([money.reserved, money.spent], [0, money.attempts]);
    });
  });

  test('a worker that is told to stop hands the call over at once', async () => {
    await play(async ({ server, database, token, lessonId, api, doomed, another }) => {
      const gate = server.gate();
      server.reply({ tokens: TOKENS, gates: { [HALF]: gate } });
      server.always({ tokens: TOKENS });
      const ids = await Promise.all(Array.from({ length: 6 }, async () => (await start(api, token, EXPLAIN, { lessonId })).id));
      await gate.reached;
      await running(database, 6);
      await another();
      await doomed.end('SIGTERM');
      const stopped = performance.now();
      for (const id of ids) assert.equal(fold(await follow(api, token, id)).text, TOKENS.join(''));
      assert.ok(performance.now() - stopped < 4_000, 'nobody waited for a lease to end');
      assert.equal(server.requests.length, 2);
      const claims = await rows<{ claims: number }>(database, 'SELECT claims FROM generations');
      assert.deepEqual([...new Set(claims.map((row) => row.claims))], [1], 'it is not held against them');
    });
  });
});
