import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, suite, test } from 'node:test';
import pg from 'pg';
import { pino } from 'pino';
import { PostgresBreakerBoard } from '../../src/modules/breakers/breakers.board.js';
import { Breakers } from '../../src/orchestrator/breakers.js';
import type { Candidate } from '../../src/orchestrator/candidates.js';
import { ProviderError, type ProviderErrorKind } from '../../src/orchestrator/model.js';
import type { Db } from '../../src/platform/postgres.js';
import { createPostgresSignals } from '../../src/platform/signals/postgres.js';
import { createRedisSignals } from '../../src/platform/signals/redis.js';
import type { Signals } from '../../src/platform/signals/signals.js';
import { freshDatabase } from '../kit/app.js';
import { eventually, rows } from '../kit/generations.js';
import { PLAIN_PRICES } from '../kit/model-calls.js';
import type { TestDatabase } from '../kit/postgres.js';
import { redisSkip, startRedis, type TestRedis } from '../kit/redis.js';
import { ScriptedProvider } from '../kit/scripted-provider.js';

const logger = pino({ level: 'silent' });
const model: Candidate = { provider: new ScriptedProvider('p', []), model: { name: 'm', contextTokens: 1_000, prices: PLAIN_PRICES } };
const failure = (kind: ProviderErrorKind): ProviderError => new ProviderError(kind, 'It failed.');
const OPEN_MS = 150;
const PROBE_MS = 400;

/** Signals that never arrive. */
const lost: Signals = { publish: async () => undefined, subscribe: () => () => undefined, close: async () => undefined };

suite('breakers on one database, in two processes', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let db: Db;
  let boards: PostgresBreakerBoard[];
  let here: Breakers;
  let there: Breakers;
  before(async () => {
    database = await freshDatabase();
    pool = new pg.Pool({ connectionString: database.appUrl, max: 8 });
    db = { query: async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows } as unknown as Db;
  });
  after(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(async () => {
    await rows(database, 'DELETE FROM breakers');
    boards = [0, 1].map(() => new PostgresBreakerBoard({ db, signals: lost, probeMs: PROBE_MS, logger }));
    [here, there] = boards.map((board) => new Breakers(board, { failures: 2, openMs: OPEN_MS })) as [Breakers, Breakers];
  });  afterEach(() => boards.forEach((board) => board.stop()));

  /** Two failures in one process open it, and both see it come to its probe. */
  const open = async (): Promise<void> => {
    for (const call of await Promise.all([here.admit(model), here.admit(model)])) await call!.report(failure('reset'));
    assert.equal(await here.admit(model), null);
    const admits = (board: PostgresBreakerBoard) => board.stateOf({ provider: 'p', model: 'm' }).admits;
    await eventually(async () => boards.map(admits), (all) => all.every((each) => each === 'a probe'), 2_000);
  };
  const state = async () => (await rows<{ state: string; reason: string | null }>(database, 'SELECT state, reason FROM breakers'))[0]!;

  test('of 200 calls at once exactly one is the probe', async () => {
    await open();
    const asked = await Promise.all(Array.from({ length: 200 }, (_, index) => (index % 2 ? here : there).admit(model)));
    const probes = asked.filter((admission) => admission !== null);
    assert.equal(probes.length, 1);
    assert.equal((await state()).state, 'HALF_OPEN');
    await probes[0]!.report(null);
    assert.deepEqual(await state(), { state: 'CLOSED', reason: null });
    await eventually(async () => [await here.admit(model), await there.admit(model)], (all) => all.every((each) => each !== null), 2_000);
  });

  test('a probe that fails opens it again, and the next comes after another pause', async () => {
    await open();
    const probe = await there.admit(model);
    await probe!.report(failure('first_token_timeout'));
    assert.deepEqual(await state(), { state: 'OPEN', reason: 'Its probe failed: it did not begin to answer in time.' });
    assert.equal(await there.admit(model), null);
    const next = await eventually(() => there.admit(model), (admission) => admission !== null);
    assert.equal(await there.admit(model), null, 'one at a time');
    await next!.report(null);
  });

  for (const kind of ['aborted', 'rejected', 'content_filter'] as const) {
    test(`a probe that ends as ${kind} says nothing: the next call is one`, async () => {
      await open();
      await (await here.admit(model))!.report(failure(kind));
      const next = await here.admit(model);
      assert.ok(next);
      await next.report(null);
      assert.equal((await state()).state, 'CLOSED');
    });
  }

  test('a probe that is never heard of again is given up, and its late word no longer counts', async () => {
    await open();
    const lostProbe = await here.admit(model);
    const next = await eventually(() => there.admit(model), (admission) => admission !== null);
    await lostProbe!.report(failure('reset'));
    assert.equal((await state()).state, 'HALF_OPEN');
    await next!.report(null);
    assert.equal((await state()).state, 'CLOSED');
  });

  test('a look at the table that hangs keeps nobody from knowing what another one saw', async () => {
    const hanging = Promise.withResolvers<never[]>();
    let glance = (): void => undefined;
    const signals: Signals = { ...lost, subscribe: (_, onSignal) => {
      glance = onSignal;
      return () => undefined;
    } };
    let looks = 0;
    const slow = { query: (text: string, values?: unknown[]) => {
      const look = text.startsWith('SELECT') ? (looks += 1) : 0;
      // The second look begins while the first is under way.
      if (look === 1) queueMicrotask(glance);
      return look === 2 ? hanging.promise : db.query(text, values);
    } } as unknown as Db;
    const board = new PostgresBreakerBoard({ db: slow, signals, probeMs: PROBE_MS, logger });
    try {
      await board.trip({ provider: 'p', model: 'm' }, 'It failed.', 60_000);
      assert.equal(board.stateOf({ provider: 'p', model: 'm' }).admits, 'none');
    } finally {
      board.stop();
      hanging.resolve([]);
    }
  });
});

interface Wires {
  /** What each process would open. */
  open(): Signals;
  stop(): Promise<void>;
}

async function overPostgres(database: TestDatabase, db: Db): Promise<Wires> {
  return { open: () => createPostgresSignals({ url: database.appUrl, db, logger }), stop: async () => undefined };
}

async function overRedis(): Promise<TestRedis & Wires> {
  const redis = await startRedis();
  return { ...redis, open: () => createRedisSignals({ url: redis.url, logger }) };
}

async function overDeadRedis(): Promise<Wires> {
  const redis = await overRedis();
  await redis.kill();
  return redis;
}

const WIRES: [string, (database: TestDatabase, db: Db) => Promise<Wires>, { withinMs: number; skip: string | false }][] = [
  ['PostgreSQL', overPostgres, { withinMs: 800, skip: false }],
  ['Redis', overRedis, { withinMs: 800, skip: redisSkip }],
  ['a Redis that is dead', overDeadRedis, { withinMs: 1_000, skip: redisSkip }],
];

for (const [name, connect, { withinMs, skip }] of WIRES) {
  suite(`what one process learns of a model, with signals over ${name}`, { skip }, () => {
    test(`another knows within ${withinMs} ms`, async () => {
      const database = await freshDatabase();
      const pool = new pg.Pool({ connectionString: database.appUrl, max: 4 });
      pool.on('error', () => undefined);
      const db = { query: async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows } as unknown as Db;
      const wires = await connect(database, db);
      const signals = [wires.open(), wires.open()];
      const [here, there] = signals.map((each) => new PostgresBreakerBoard({ db, signals: each, probeMs: PROBE_MS, logger })) as
        [PostgresBreakerBoard, PostgresBreakerBoard];
      const key = { provider: 'p', model: 'm' };
      try {
        const tripped = performance.now();
        await here.trip(key, 'It failed.', 60_000);
        assert.equal(here.stateOf(key).admits, 'none');
        await eventually(async () => there.stateOf(key).admits, (admits) => admits === 'none', 2_000);
        const took = performance.now() - tripped;
        assert.ok(took <= withinMs, `${took} ms`);
      } finally {
        here.stop();
        there.stop();
        await Promise.all(signals.map((each) => each.close()));
        await wires.stop();
        await pool.end();
        await database.drop();
      }
    });
  });
}
