import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, suite, test } from 'node:test';
import pg from 'pg';
import { pino } from 'pino';
import { RoutingBoard } from '../../src/modules/routing/routing.board.js';
import type { Db } from '../../src/platform/postgres.js';
import type { Signals } from '../../src/platform/signals/signals.js';
import { freshDatabase } from '../kit/app.js';
import { eventually, rows } from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';

const logger = pino({ level: 'silent' });
/** Signals that never arrive. */
const lost: Signals = { publish: async () => undefined, subscribe: () => () => undefined, close: async () => undefined };
const MODEL = { provider: 'p', model: 'm' };

suite('what processes share about routing, without a signal', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let boards: RoutingBoard[];
  before(async () => {
    database = await freshDatabase();
    pool = new pg.Pool({ connectionString: database.appUrl, max: 4 });
  });
  after(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(async () => {
    const db = { query: async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows } as unknown as Db;
    boards = await Promise.all([1, 2].map(() => RoutingBoard.open({ db, signals: lost, logger })));
  });
  afterEach(() => boards.forEach((board) => board.stop()));

  test('a changed alias is seen within a second', async () => {
    await rows(database, `INSERT INTO model_aliases (name, target) VALUES ('fast', 'p/m')`);
    const from = performance.now();
    await eventually(async () => boards.map(({ aliases }) => aliases.get('fast')), (seen) => seen.every((target) => target === 'p/m'));
    assert.ok(performance.now() - from < 1_000);
  });

  test('a model\'s speed is known from five calls on, is an average that forgets, and is forgotten when nobody measures any more', async () => {
    const known = (): (number | null)[] => boards.map((board) => board.averageMs(MODEL));
    const measure = async (board: RoutingBoard, milliseconds: number[]): Promise<void> => {
      for (const each of milliseconds) board.observed(MODEL, each);
      await board.glance();
      await Promise.all(boards.map((one) => one.glance()));
    };
    await measure(boards[0]!, [100, 100, 100, 100]);
    assert.deepEqual(known(), [null, null]);
    await measure(boards[1]!, [100]);
    assert.deepEqual(known().map((average) => Math.round(average!)), [100, 100]);
    await measure(boards[0]!, [1_100]);
    assert.deepEqual(known().map((average) => Math.round(average!)), [300, 300]);
    await rows(database, `UPDATE model_speeds SET updated_at = now() - interval '1 hour'`);
    await Promise.all(boards.map((board) => board.glance()));
    assert.deepEqual(known(), [null, null]);
    await measure(boards[0]!, [50, 50, 50, 50, 50]);
    assert.deepEqual(known().map((average) => Math.round(average!)), [50, 50]);
  });
});
