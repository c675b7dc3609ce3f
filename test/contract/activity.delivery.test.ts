import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { Role } from '../../src/auth/viewer.js';
import { ActivityService, type NewActivity } from '../../src/modules/activity/activity.service.js';
import { EventsRefused, type ActivityEvent, type ActivityStore } from '../../src/modules/activity/activity.store.js';
import { ActivityDelivery } from '../../src/modules/activity/delivery.js';
import { PostgresActivityStore } from '../../src/modules/activity/postgres.store.js';
import { newId } from '../../src/platform/ids.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { historyWith } from '../kit/activity.js';
import { freshDatabase } from '../kit/app.js';
import { eventually } from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';

const logger = pino({ level: 'silent' });
const USER = newId('User');

function happening(): NewActivity {
  const object = { type: 'Generation', id: newId('Generation') };
  return { organizationId: newId('Organization'), userId: USER, verb: 'requested', object, result: null, context: null };
}

/** Takes what it is given, and loses the answer as often as it is told to. */
function forgetful(store: ActivityStore, losses: number): ActivityStore & { batches: number[] } {
  const batches: number[] = [];
  let left = losses;
  const append = async (events: readonly ActivityEvent[]): Promise<void> => {
    batches.push(events.length);
    await store.append(events);
    left -= 1;
    if (left >= 0) throw new Error('the connection broke before the answer came');
  };
  return { ...historyWith({ append, page: (userId, page) => store.page(userId, page) }), batches };
}

suite('the delivery of activity', () => {
  let database: TestDatabase;
  let db: Database;
  before(async () => {
    database = await freshDatabase();
    db = await openDatabase({ url: database.appUrl, role: null, poolSize: 10, logger });
  });
  after(async () => {
    await db?.close();
    await database?.drop();
  });

  const count = async (table: string) => (await db.query<{ count: number }>(`SELECT count(*) AS count FROM ${table}`))[0]!.count;

  test('brings each event once with several at work and answers lost, and nothing of what was rolled back', async () => {
    const store = forgetful(new PostgresActivityStore(db), 2);
    const service = new ActivityService({ db, store });
    await db.transaction(async (tx) => {
      for (let index = 0; index < 1_200; index++) await service.record(tx, happening());
    });
    const undone = db.transaction(async (tx) => {
      await service.record(tx, happening());
      throw new Error('undone');
    });
    await assert.rejects(undone, /undone/);

    const deliveries = [1, 2, 3].map(() => new ActivityDelivery({ db, store, logger }));
    try {
      await eventually(() => count('activity_outbox'), (left) => left === 0);
    } finally {
      await Promise.all(deliveries.map((delivery) => delivery.close()));
    }
    assert.equal(await count('activity_events'), 1_200);
    assert.ok(store.batches.reduce((sum, size) => sum + size, 0) > 1_200, 'what was lost came again');
    assert.ok(Math.max(...store.batches) <= 500);
  });

  test('brings what stands behind an event that the store refuses, keeps that one with the reason, and tries it again', async () => {
    const said: string[] = [];
    const listening = pino({ level: 'warn' }, { write: (line: string) => void said.push(line) });
    const history = new PostgresActivityStore(db);
    const before = await count('activity_events');
    await db.transaction(async (tx) => {
      for (let index = 0; index < 700; index++) await new ActivityService({ db, store: history }).record(tx, happening());
    });
    // Three of the first batch, two of them neighbours: those that come after must not wait for them.
    const ids = (await db.query<{ id: string }>('SELECT id FROM activity_outbox ORDER BY id')).map(({ id }) => id);
    const poisoned = new Set([ids[0]!, ids[1]!, ids[333]!]);
    let refuses = true;
    const picky = historyWith({
      async append(events) {
        if (refuses && events.some(({ id }) => poisoned.has(id))) throw new EventsRefused(new Error('not like this'));
        await history.append(events);
      },
      page: (userId, page) => history.page(userId, page),
    });
    const waiting = () => db.query<{ id: string; attempts: number; error: string; pause: number }>(
      `SELECT id, attempts, last_error AS error, extract(epoch FROM retry_at - now())::float8 AS pause FROM activity_outbox ORDER BY id`);
    const due = () => db.query(`UPDATE activity_outbox SET retry_at = now() - interval '1 s'`);
    const delivery = new ActivityDelivery({ db, store: picky, logger: listening });
    try {
      await eventually(() => count('activity_events'), (arrived) => arrived === before + 697);
      const [first, ...others] = await eventually(waiting, (left) => left.length === 3);
      assert.deepEqual([first!.id, ...others.map(({ id }) => id)], [...poisoned].sort());
      for (const { attempts, error, pause } of [first!, ...others]) {
        assert.deepEqual([attempts, error], [1, 'not like this']);
        assert.ok(pause > 50 && pause <= 60, `${pause} s`);
      }
      await due();
      const again = await eventually(waiting, (left) => left.every(({ attempts }) => attempts === 2));
      assert.ok(again.every(({ pause }) => pause > 110 && pause <= 120));
      assert.equal(said.filter((line) => line.includes('refuses')).length, 3, 'each is told of once');

      refuses = false;
      await due();
      await eventually(() => count('activity_outbox'), (left) => left === 0);
      assert.equal(await count('activity_events'), before + 700);
    } finally {
      await delivery.close();
    }
  });

  test('counts no outage as a refusal', async () => {
    const history = new PostgresActivityStore(db);
    await db.transaction((tx) => new ActivityService({ db, store: history }).record(tx, happening()));
    const lossy = forgetful(history, 2);
    const delivery = new ActivityDelivery({ db, store: lossy, logger });
    try {
      await eventually(async () => lossy.batches.length, (asked) => asked === 2);
      const marked = await db.query<{ attempts: number }>('SELECT attempts FROM activity_outbox');
      assert.deepEqual(marked, [{ attempts: 0 }]);
      await eventually(() => count('activity_outbox'), (left) => left === 0);
    } finally {
      await delivery.close();
    }
  });

  test('is not waited for: a history that hangs is UNAVAILABLE to who reads it', async () => {
    const hanging = historyWith({ page: () => new Promise(() => undefined) });
    const viewer = { id: USER, organizationId: newId('Organization'), role: Role.LEARNER, sessionFamilyId: '', expiresAt: new Date(), courses: new Map() };
    const started = performance.now();
    await assert.rejects(new ActivityService({ db, store: hanging }).own(viewer, {}, { first: 1, after: null }), ({ extensions }: GraphQLError) => {
      assert.deepEqual(extensions, { code: 'UNAVAILABLE', retryAfterSeconds: 5 });
      return true;
    });
    assert.ok(performance.now() - started < 4_000);
  });

  test('is left at once when it is stopped while the store hangs, and goes on later', async () => {
    const asked = Promise.withResolvers<void>();
    const hanging = historyWith({
      append() {
        asked.resolve();
        return new Promise(() => undefined);
      },
    });
    const before = await count('activity_events');
    const store = new PostgresActivityStore(db);
    await db.transaction((tx) => new ActivityService({ db, store }).record(tx, happening()));
    const stuck = new ActivityDelivery({ db, store: hanging, logger });
    await asked.promise;
    const started = performance.now();
    await stuck.close();
    assert.ok(performance.now() - started < 400);

    const next = new ActivityDelivery({ db, store, logger });
    try {
      await eventually(() => count('activity_outbox'), (left) => left === 0);
    } finally {
      await next.close();
    }
    assert.equal(await count('activity_events'), before + 1);
  });
});
