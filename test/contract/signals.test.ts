import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import pg from 'pg';
import { pino } from 'pino';
import type { Sql } from '../../src/platform/postgres.js';
import { createPostgresSignals } from '../../src/platform/signals/postgres.js';
import { createRedisSignals } from '../../src/platform/signals/redis.js';
import type { Signals } from '../../src/platform/signals/signals.js';
import { freshDatabase } from '../kit/app.js';
import { eventually, rows } from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';
import { redisSkip, startRedis, type TestRedis } from '../kit/redis.js';

const logger = pino({ level: 'silent' });

interface Backend {
  /** What one process would open. */
  open(): Signals;
  /** Breaks every connection; the server stays, or comes back empty. */
  breakConnections(): Promise<void>;
  stop(): Promise<void>;
}

async function onPostgres(): Promise<Backend> {
  const database: TestDatabase = await freshDatabase();
  const pool = new pg.Pool({ connectionString: database.appUrl });
  pool.on('error', () => undefined);
  const db: Sql = { query: async <Row extends object>(text: string, values: unknown[] = []) => (await pool.query<Row>(text, values)).rows };
  return {
    open: () => createPostgresSignals({ url: database.appUrl, db, logger }),
    breakConnections: async () => {
      await rows({ ownerUrl: database.appUrl }, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`);
    },
    async stop() {
      await pool.end();
      await database.drop();
    },
  };
}

async function onRedis(): Promise<Backend> {
  const redis: TestRedis = await startRedis();
  return {
    open: () => createRedisSignals({ url: redis.url, logger }),
    breakConnections: () => redis.restart(),
    stop: () => redis.stop(),
  };
}

/** Counts what it hears, and lets a test wait for more. */
class Listener {
  heard = 0;
  #waiting: (() => void)[] = [];
  readonly onSignal = () => {
    this.heard += 1;
    for (const resolve of this.#waiting.splice(0)) resolve();
  };
  async next(): Promise<void> {
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

for (const [name, create, skip] of [['PostgreSQL', onPostgres, false], ['Redis', onRedis, redisSkip]] as const) {
  suite(`signals on ${name}`, { skip, timeout: 30_000 }, () => {
    let backend: Backend;
    const open: Signals[] = [];
    /** Opened, and connected both ways. */
    const signals = async () => {
      const opened = backend.open();
      open.push(opened);
      let heard = 0;
      const leave = opened.subscribe('hello', () => (heard += 1));
      await eventually(() => opened.publish('hello'), () => heard > 1);
      leave();
      return opened;
    };
    before(async () => {
      backend = await create();
    });
    afterEach(async () => {
      await Promise.all(open.splice(0).map((each) => each.close()));
    });
    after(() => backend.stop());

    /** Subscribed, and listening for sure. */
    async function listening(on: Signals, key: string): Promise<Listener & { leave(): void }> {
      const listener = new Listener();
      const heard = listener.next();
      const leave = on.subscribe(key, listener.onSignal);
      await heard;
      return Object.assign(listener, { leave });
    }

    test('who subscribes is told to look as soon as nothing can be missed any more, the second one too', async () => {
      const one = await signals();
      await listening(one, 'a');
      await listening(one, 'a');
    });

    test('reach every listener of the key in every process, and no other', async () => {
      const [one, two] = await Promise.all([signals(), signals()]);
      const listeners = [await listening(one, 'key'), await listening(one, 'key'), await listening(two, 'key')];
      const other = await listening(two, 'key2');
      const before = other.heard;
      const heard = Promise.all(listeners.map((listener) => listener.next()));
      await one.publish('key');
      await heard;
      const last = other.next();
      await one.publish('key2');
      await last;
      assert.equal(other.heard, before + 1);
    });

    test('are not heard after leaving; the others still hear them', async () => {
      const one = await signals();
      const [leaving, staying] = [await listening(one, 'key'), await listening(one, 'key')];
      leaving.leave();
      const before = leaving.heard;
      const heard = staying.next();
      await one.publish('key');
      await heard;
      assert.equal(leaving.heard, before);
      staying.leave();
      const again = await listening(one, 'key');
      const next = again.next();
      await one.publish('key');
      await next;
    });

    test('leaving and subscribing again at once loses nothing', async () => {
      const [one, two] = await Promise.all([signals(), signals()]);
      for (let round = 0; round < 20; round += 1) {
        const early = new Listener();
        one.subscribe('busy', early.onSignal)();
        const listener = await listening(one, 'busy');
        const heard = listener.next();
        await two.publish('busy');
        await heard;
        listener.leave();
      }
    });

    test('after a lost connection everybody is told to look, and signals come again', async () => {
      const one = await signals();
      const listener = await listening(one, 'key');
      const woken = listener.next();
      await backend.breakConnections();
      await woken;
      const before = listener.heard;
      await eventually(() => one.publish('key'), () => listener.heard > before);
    });

    test('publishing never rejects', async () => {
      const one = await signals();
      await one.publish('nobody listens');
      await one.close();
      open.splice(0);
      await one.publish('too late');
    });

    test('closing at once, or while the server is away, neither fails nor waits', async () => {
      await backend.open().close();
      const [one, two] = await Promise.all([signals(), signals()]);
      await one.close();
      const { leave } = await listening(two, 'key');
      await backend.stop();
      leave();
      two.subscribe('other', () => undefined);
      await two.close();
      open.splice(0);
      backend = await create();
    });
  });
}

test('signals on PostgreSQL that are closed while they connect leave no connection behind', { timeout: 30_000 }, async (t) => {
  const database = await freshDatabase();
  const db: Sql = { query: async () => [] };
  const signals = createPostgresSignals({ url: database.appUrl, db, logger });
  const listener = new Listener();
  const connected = listener.next();
  signals.subscribe('a', listener.onSignal);
  await signals.close();
  await connected;
  t.after(() => database.drop());
  const others = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename = '${new URL(database.appUrl).username}'`;
  await eventually(() => rows(database, others), (left) => left.length === 0, 3_000);
});
