import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import {
  asModel, classroom, draft, eventually, EXPLAIN, fold, follow, QUIZ, read, rows, settled, start, type Classroom, type EventData,
} from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';
import { redisSkip, startRedis, type TestRedis } from '../kit/redis.js';

const WORDS = ['tide ', 'å', '𝒳', '👩‍🚀', '\ud83d', '\ude80', 'مد ', '潮', '\n', 'x\0y', '" }', 'e\u0301'];
/** A text of many tokens, some of which hold half a character or a NUL. */
const TOKENS = Array.from({ length: 150 }, (_, index) => `${WORDS[index % WORDS.length]}${index % 7 === 0 ? WORDS[(index * 5) % WORDS.length] : ''}`);
const TEXT = TOKENS.join('').replaceAll('\0', '').toWellFormed();

interface Deployment {
  api: TestApp;
  stop(): Promise<void>;
}

/** One process that does everything, or an API and a worker that share the database. */
async function deploy(server: FaultServer, roles: string[], redis?: TestRedis): Promise<Deployment & { database: TestDatabase }> {
  const database = await freshDatabase();
  const env = redis ? { REDIS_URL: redis.url } : {};
  const tuning = { providers: [asModel(server)], streamRetentionSeconds: 1 };
  const apps = await Promise.all(roles.map((role) => startApp({ database, tuning, env: { ...env, ROLES: role } })));
  return {
    api: apps[0]!,
    database,
    async stop() {
      await Promise.all(apps.map((app) => app.stop()));
      await database.drop();
    },
  };
}

/** Comes and goes: after so many events leaves, and comes back after the last one seen, until the end. */
async function restless(app: TestApp, token: string, id: string, visits: number[]): Promise<EventData[]> {
  const seen: EventData[] = [];
  const pending = [...visits];
  for (;;) {
    let left = pending.shift() ?? Infinity;
    const terminal = await follow(app, token, id, { afterSeq: seen.at(-1)?.seq ?? 0, leave: (event) => {
      seen.push(event);
      return --left <= 0;
    } }).then(() => seen.at(-1)?.__typename.match(/Completed|Failed|Cancelled/));
    if (terminal) return seen;
  }
}

const deployments: [string, string[], boolean][] = [
  ['one process', ['api,worker'], false],
  ['API and worker apart', ['api', 'worker'], false],
  ['API and worker apart, with Redis', ['api', 'worker'], true],
];

for (const [name, roles, onRedis] of deployments) {
  suite(`every subscriber sees everything once and in order: ${name}`, { skip: onRedis && redisSkip }, () => {
    let server: FaultServer;
    let redis: TestRedis | undefined;
    let deployment: Deployment & { database: TestDatabase };
    let room: Classroom;
    before(async () => {
      server = await startFaultServer();
      redis = onRedis ? await startRedis() : undefined;
      deployment = await deploy(server, roles, redis);
      room = await classroom(deployment.api);
    });
    after(async () => {
      await deployment.stop();
      await redis?.stop();
      await server.close();
    });

    test('coming and going at random, several at once, late, and after compaction', async () => {
      const { api } = deployment;
      const { learner: { token }, lessonId } = room;
      const visits = fc.array(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 12 }), { minLength: 3, maxLength: 5 });
      await fc.assert(fc.asyncProperty(visits, fc.array(fc.nat(TOKENS.length - 1), { maxLength: 6 }), async (subscribers, stops) => {
        const gates = Object.fromEntries(stops.map((at) => [at, server.gate()]));
        server.always({ tokens: TOKENS, gates });
        const { id } = await start(api, token, EXPLAIN, { lessonId });
        const following = [follow(api, token, id), ...subscribers.map((plan) => restless(api, token, id, plan))];
        for (const at of Object.keys(gates).map(Number).sort((a, b) => a - b)) {
          await gates[at]!.reached;
          gates[at]!.open();
        }
        for (const events of await Promise.all(following)) assert.equal(fold(events).text, TEXT);

        const whole = await read(api, token, id);
        assert.deepEqual([whole.status, whole.text], ['COMPLETED', TEXT]);
        assert.deepEqual(await follow(api, token, id, { afterSeq: whole.lastSeq }), [], 'at the end there is nothing more');
        assert.equal(fold(await follow(api, token, id)).text, TEXT, 'who comes late');
      }), { numRuns: 5, interruptAfterTimeLimit: 20_000 });
    });

    test('from any cursor, before and after compaction, comes the character after it', async () => {
      const { api, database } = deployment;
      const { learner: { token }, lessonId } = room;
      const gate = server.gate();
      server.always({ tokens: TOKENS, gates: { 60: gate } });
      const { id } = await start(api, token, EXPLAIN, { lessonId });
      const live: EventData[] = [];
      const following = follow(api, token, id, { leave: (event) => void live.push(event) });
      await gate.reached;
      gate.open();
      await following;
      const textUpTo = (seq: number) => live.filter((event) => event.seq <= seq).map(({ text }) => text ?? '').join('');
      const cursors = live.map(({ seq }) => seq);
      const check = async () => {
        for (const afterSeq of [0, ...cursors]) {
          const events = await follow(api, token, id, { afterSeq });
          const rest = events.map(({ text }) => text ?? '').join('');
          assert.equal(textUpTo(afterSeq) + rest, TEXT, `after ${afterSeq}`);
          assert.equal(events.length === 0, afterSeq === cursors.at(-1));
        }
      };
      await check();
      await eventually(() => rows<{ compacted: boolean }>(database, 'SELECT compacted FROM streams WHERE id = $1', [id]), ([row]) => row!.compacted);
      await check();
      assert.equal((await read(api, token, id)).text, TEXT);
    });

    test('a quiz shows its progress and every question as soon as it is there', async () => {
      const { api } = deployment;
      const { learner: { token }, lessonId } = room;
      const gate = server.gate();
      const pieceLength = JSON.stringify({ items: [draft(0), draft(1)] }).length;
      server.always({ answer: () => ({ items: [0, 1, 2, 3].map((index) => draft(index)) }), pieceLength, gates: { 1: gate } });
      const { id } = await start(api, token, QUIZ, { lessonId, questionCount: 4 });
      const early = await follow(api, token, id, { leave: ({ __typename }) => __typename === 'ItemReady' });
      assert.equal(early.at(-1)!.index, 0, 'the first comes while the provider is still writing');
      assert.equal((await read(api, token, id)).status, 'RUNNING');
      gate.open();
      const late = await follow(api, token, id, { afterSeq: early.at(-1)!.seq });
      const { items, terminal } = fold([...early, ...late]);
      assert.deepEqual([items.length, terminal.__typename], [4, 'GenerationCompleted']);
      const whole = await read(api, token, id);
      assert.deepEqual(whole.items, items);
      assert.ok([...early, ...late].some(({ __typename }) => __typename === 'ProgressChanged'));
    });

    test('lastSeq of a running generation is where its text can be gone on with', async () => {
      const { api } = deployment;
      const { learner: { token }, lessonId } = room;
      const gate = server.gate();
      server.always({ tokens: TOKENS, gates: { 40: gate } });
      const { id } = await start(api, token, EXPLAIN, { lessonId });
      await gate.reached;
      const half = await eventually(() => read(api, token, id), ({ text }) => text.length > 20);
      gate.open();
      const rest = await follow(api, token, id, { afterSeq: half.lastSeq });
      assert.equal(half.text + fold(rest).text, TEXT);
      await settled(deployment.database);
    });
  });
}
