import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { pino } from 'pino';
import { parseConfig } from '../../src/env.js';
import { idOfKey, putOut } from '../../src/modules/activity/outbox.js';
import { slicesOf, type ActivityEvent, type ActivityStore } from '../../src/modules/activity/activity.store.js';
import { PostgresActivityStore } from '../../src/modules/activity/postgres.store.js';
import { ActivityRetention, type RetentionPolicy } from '../../src/modules/activity/retention.js';
import { newId } from '../../src/platform/ids.js';
import { connectMongo } from '../../src/platform/mongo.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { freshDatabase } from '../kit/app.js';
import { mongoSkip, startMongo } from '../kit/mongo.js';
import type { TestDatabase } from '../kit/postgres.js';

const logger = pino({ level: 'silent' });
const NOW = new Date('2026-11-25T12:00:00.000Z');
const DAY_MS = 86_400_000;
const VERBS = ['opened', 'answered', 'skipped', 'graded', 'regraded', 'requested', 'of a newer version'];

suite('how long the history is kept', () => {
  let database: TestDatabase;
  let db: Database;
  before(async () => {
    database = await freshDatabase();
    db = await openDatabase({ url: database.appUrl, role: null, poolSize: 5, logger });
  });
  after(async () => {
    await db?.close();
    await database?.drop();
  });

  const noJobs = { add: async () => undefined };
  const run = (stores: ActivityStore[], policy: RetentionPolicy) => new ActivityRetention({ db, stores, policy, jobs: noJobs, logger }).run(NOW);

  async function onBoth(stores: ActivityStore[]): Promise<void> {
    const users = [newId('User'), newId('User')];
    const daysAgo = [0, 9, 10, 11, 99, 101, 4_000];
    const events = users.flatMap((userId) => VERBS.flatMap((verb) => daysAgo.map((days): ActivityEvent => ({
      id: newId('Activity'), organizationId: 'org', userId, at: new Date(NOW.getTime() - days * DAY_MS), verb, object: { type: 'Lesson', id: 'l' }, result: null, context: null,
    }))));
    // In the one store what is in neither's way: the second user is still where he was before.
    await stores[0]!.append(events.filter(({ userId }) => userId === users[0]));
    await stores.at(-1)!.append(events.filter(({ userId }) => userId === users[1]));
    const left = async (userId: string): Promise<string[]> => {
      const all: ActivityEvent[] = [];
      for (const store of new Set(stores)) for await (const slice of slicesOf(store, userId)) all.push(...slice);
      return all.map(({ verb, at }) => `${verb} ${(NOW.getTime() - at.getTime()) / DAY_MS}`).sort();
    };
    const expected = (isKept: (verb: string, days: number) => boolean) => VERBS.flatMap((verb) => daysAgo.filter((days) => isKept(verb, days)).map((days) => `${verb} ${days}`)).sort();
    const isAnswer = (verb: string) => ['answered', 'skipped', 'graded', 'regraded'].includes(verb);
    const isUnknown = (verb: string) => verb === 'of a newer version';

    assert.equal(await run(stores, {}), 0);
    await run(stores, { otherDays: 10 });
    // Answers stay unless it is said that they shall go: mastery rests on them.
    for (const userId of users) assert.deepEqual(await left(userId), expected((verb, days) => isAnswer(verb) || isUnknown(verb) || days <= 10));
    await run(stores, { otherDays: 10, answersDays: 100 });
    for (const userId of users) assert.deepEqual(await left(userId), expected((verb, days) => isUnknown(verb) || days <= (isAnswer(verb) ? 100 : 10)));
    assert.equal(await run(stores, { otherDays: 10, answersDays: 100 }), 0);
    for (const userId of users) for (const store of stores) await store.remove(userId, events.map(({ id }) => id));
  }

  test('is what the policy says, by default for ever', async () => {
    await onBoth([new PostgresActivityStore(db)]);
    assert.deepEqual(parseConfig({}).tuning.activity, {});
  });

  test('holds in both stores', { skip: mongoSkip }, async () => {
    const { MongoActivityStore } = await import('../../src/modules/activity/mongo.store.js');
    const server = await startMongo();
    const mongo = await connectMongo(server.url, logger);
    try {
      await onBoth([new PostgresActivityStore(db), new MongoActivityStore(mongo.db)]);
    } finally {
      await mongo.close();
      await server.stop();
    }
  });

  test('is of no weight for the keys of clients, which are forgotten once they are too old to be sent', async () => {
    const event = (key: string) => ({ organizationId: 'org', userId: newId('User'), verb: 'opened' as const, object: { type: 'Lesson', id: 'l' }, key });
    await db.transaction(async (tx) => {
      await putOut(tx, [event('old')], new Date(NOW.getTime() - 1));
      await putOut(tx, [event('new')], NOW);
      await putOut(tx, [event('own')]);
    });
    await run([], {});
    assert.deepEqual((await db.query<{ id: string }>('SELECT id FROM activity_keys')).map(({ id }) => id).sort(), [idOfKey('new'), idOfKey('own')].sort());
  });

  test('is looked after once a day: each process asks for the same job', async () => {
    const asked: { id: string; delayMs: number }[] = [];
    const jobs = { add: async (_job: unknown, _data: unknown, id: string, { delayMs = 0 } = {}) => void asked.push({ id, delayMs }) };
    const each = [1, 2, 3].map(() => new ActivityRetention({ db, stores: [], policy: {}, jobs, logger }).startScheduling());
    await Promise.all(each.map((scheduling) => scheduling.close()));
    assert.equal(new Set(asked.map(({ id }) => id)).size, 1);
    assert.ok(asked.every(({ delayMs }) => delayMs > 0 && delayMs <= DAY_MS));
  });
});
