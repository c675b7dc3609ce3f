import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { pino } from 'pino';
import { ActivityService, type NewActivity } from '../../src/modules/activity/activity.service.js';
import { ActivityDelivery } from '../../src/modules/activity/delivery.js';
import { PostgresActivityStore } from '../../src/modules/activity/postgres.store.js';
import { newId } from '../../src/platform/ids.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { freshDatabase } from '../kit/app.js';
import { eventually } from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';

const logger = pino({ level: 'silent' });
const USER = newId('User');
const ORGANIZATION = newId('Organization');

function happening(changes: Partial<NewActivity> = {}): NewActivity {
  return { organizationId: ORGANIZATION, userId: USER, verb: 'answered', object: { type: 'QuizItem', id: newId('Item') }, ...changes };
}

suite('what is recorded of learners', () => {
  let database: TestDatabase;
  let db: Database;
  let service: ActivityService;
  const heard: string[] = [];
  before(async () => {
    database = await freshDatabase();
    db = await openDatabase({ url: database.appUrl, role: null, poolSize: 10, logger });
    service = new ActivityService({ db, store: new PostgresActivityStore(db) });
    service.listen(async (tx, events) => {
      await tx.query('SELECT 1');
      heard.push(...events.map(({ id }) => id));
    });
  });
  after(async () => {
    await db?.close();
    await database?.drop();
  });

  const record = (...activities: NewActivity[]) => db.transaction((tx) => service.record(tx, ...activities));
  const count = async (table: string) => (await db.query<{ count: number }>(`SELECT count(*) AS count FROM ${table}`))[0]!.count;

  test('under one key is one event, in a call, in several at once, and after it was delivered', async () => {
    const key = newId('Attempt');
    const [first, ...others] = await record(happening({ key }), happening({ key }), happening());
    assert.equal(others.length, 1);
    assert.deepEqual(await Promise.all(Array.from({ length: 20 }, () => record(happening({ key })))), Array.from({ length: 20 }, () => []));
    const delivery = new ActivityDelivery({ db, store: new PostgresActivityStore(db), logger });
    try {
      await eventually(() => count('activity_outbox'), (left) => left === 0);
      assert.deepEqual(await record(happening({ key })), []);
      assert.equal(await count('activity_events'), 2);
      assert.equal(heard.filter((id) => id === first!.id).length, 1, 'who listens hears of it once');
    } finally {
      await delivery.close();
    }
  });

  test('has the time that is given, to the millisecond, or the database\'s', async () => {
    const at = new Date('2026-03-29T01:59:59.999Z');
    const [given, now] = await record(happening({ at, result: { success: true, score: { scaled: 0.5, raw: 1, max: 2 } }, context: { objectiveIds: ['a', 'b'], extensions: { attempts: 3 } } }), happening());
    assert.deepEqual(given!.at, at);
    assert.ok(Math.abs(now!.at.getTime() - Date.now()) < 60_000);
    const [row] = await db.query<{ at: Date; statement: object }>('SELECT at, statement FROM activity_outbox WHERE id = $1', [given!.id]);
    const { verb, object, result, context } = given!;
    assert.deepEqual(row, { at, statement: { verb, object, result, context } });
  });

  test('is heard of in its transaction: who listens and fails undoes it, and what is undone was not recorded', async () => {
    const own = new ActivityService({ db, store: new PostgresActivityStore(db) });
    const told: string[][] = [];
    let fails = true;
    own.listen(async (tx, events) => {
      told.push(events.map(({ verb }) => verb));
      if (fails) await tx.query('SELECT 1 / 0');
    });
    const before = await count('activity_outbox');
    const key = newId('Attempt');
    await assert.rejects(db.transaction((tx) => own.record(tx, happening({ key }), happening({ verb: 'submitted' }))), /division by zero/);
    assert.deepEqual([await count('activity_outbox'), told], [before, [['answered', 'submitted']]]);
    fails = false;
    assert.equal((await db.transaction((tx) => own.record(tx, happening({ key })))).length, 1);
  });

  test('is each key once, whatever calls at the same time share', async () => {
    const calls = fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 8 });
    await fc.assert(fc.asyncProperty(calls, async (histories) => {
      const run = newId('Batch');
      const stored = await Promise.all(histories.map((keys) => record(...keys.map((key) => happening({ key: `${run} ${key}` })))));
      const ids = stored.flat().map(({ id }) => id);
      assert.equal(ids.length, new Set(ids).size, 'no event was recorded twice');
      assert.equal(ids.length, new Set(histories.flat()).size, 'each was recorded');
    }), { numRuns: 25 });
  });
});
