import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { Role } from '../../src/auth/viewer.js';
import { activityCollection } from '../../src/documents.js';
import { ActivityService } from '../../src/modules/activity/activity.service.js';
import { slicesOf, usersOf, type ActivityEvent, type ActivityStore } from '../../src/modules/activity/activity.store.js';
import { PostgresActivityStore } from '../../src/modules/activity/postgres.store.js';
import { moveDocuments } from '../../src/modules/documents/move.js';
import { PostgresProfileStore } from '../../src/modules/profiles/postgres.store.js';
import { ProfilesService } from '../../src/modules/profiles/profiles.service.js';
import { SplitProfileStore } from '../../src/modules/profiles/split.store.js';
import { isUnavailable } from '../../src/platform/errors.js';
import { newId } from '../../src/platform/ids.js';
import { connectMongo, type Mongo } from '../../src/platform/mongo.js';
import { settledWithin } from '../../src/platform/patience.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { learnerDocuments } from '../../src/profiles.js';
import { historyWith } from '../kit/activity.js';
import { environment, freshDatabase } from '../kit/app.js';
import { mongoSkip, startMongo, type TestMongo } from '../kit/mongo.js';
import type { TestDatabase } from '../kit/postgres.js';
import { claim, profileOf } from '../kit/profiles.js';

const logger = pino({ level: 'silent' });
const START = Date.UTC(2026, 0, 31, 9, 30);
const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));

function event(userId: string, index = 0): ActivityEvent {
  return {
    id: newId('Activity'), organizationId: 'org', userId, at: new Date(START + index * 1_000), verb: 'opened', object: { type: 'Lesson', id: newId('Lesson') },
    result: index % 2 ? { success: true, score: { scaled: 0.1, raw: 1, max: 10 } } : null, context: { courseId: 'é', extensions: { z: 1, a: null } },
  };
}

async function everything(store: ActivityStore): Promise<Map<string, ActivityEvent>> {
  const all = new Map<string, ActivityEvent>();
  for await (const users of usersOf(store)) for (const user of users) for await (const slice of slicesOf(store, user)) for (const each of slice) all.set(each.id, each);
  return all;
}

suite('moving what learners did', { skip: mongoSkip }, () => {
  let database: TestDatabase;
  let db: Database;
  let server: TestMongo;
  let mongo: Mongo;
  let postgres: ActivityStore;
  let mongodb: ActivityStore;
  before(async () => {
    server = await startMongo();
    mongo = await connectMongo(server.url, logger);
    const { MongoActivityStore } = await import('../../src/modules/activity/mongo.store.js');
    mongodb = new MongoActivityStore(mongo.db);
    database = await freshDatabase();
    db = await openDatabase({ url: database.appUrl, role: null, poolSize: 10, logger });
    postgres = new PostgresActivityStore(db);
  });
  beforeEach(async () => {
    for (const store of [postgres, mongodb]) {
      for await (const users of usersOf(store)) for (const user of users) for await (const slice of slicesOf(store, user)) await store.remove(user, slice.map(({ id }) => id));
    }
  });
  after(async () => {
    await db?.close();
    await database?.drop();
    await mongo?.close();
    await server?.stop();
  });

  for (const [to, source, target] of [['mongodb', () => postgres, () => mongodb], ['postgres', () => mongodb, () => postgres]] as const) {
    test(`to ${to} brings everything, also what comes meanwhile, and twice is once`, async () => {
      const users = Array.from({ length: 7 }, () => newId('User'));
      const events = users.flatMap((userId, user) => Array.from({ length: user === 0 ? 2_100 : 30 }, (_, index) => event(userId, index)));
      await source().append(events);
      await target().append(events.slice(2_090, 2_110));
      const later: ActivityEvent[] = [];
      let comes = 40;
      // While each user is being moved, more comes: of himself, and of those who were moved already.
      const busy = historyWith({
        users: (after, limit) => source().users(after, limit),
        byIds: (userId, ids) => source().byIds(userId, ids),
        append: (some) => source().append(some),
        remove: (userId, ids) => source().remove(userId, ids),
        async page(userId, page) {
          const found = await source().page(userId, page);
          if (comes-- > 0) {
            const more = [event(userId, 5_000 + comes), event(users[0]!, -comes), event(users[6]!, 9)];
            later.push(...more);
            await source().append(more);
          }
          return found;
        },
      });
      const collection = activityCollection(to === 'mongodb' ? busy : postgres, to === 'mongodb' ? mongodb : busy);
      const moved = await moveDocuments(db, collection, to);
      const all = [...events, ...later];
      assert.deepEqual(moved, { users: 7, documents: all.length, differing: [], stillComing: false });
      assert.equal((await everything(source())).size, 0);
      assert.deepEqual(await everything(target()), new Map(all.map((each) => [each.id, each])));
      assert.deepEqual(await moveDocuments(db, collection, to), { users: 0, documents: 0, differing: [], stillComing: false });
      const day = [new Date(START - 86_400_000), new Date(START + 2 * 86_400_000)];
      assert.deepEqual(await target().count(users[0]!, { boundaries: day, except: [] }), [all.filter(({ userId }) => userId === users[0]).length]);
      assert.deepEqual(await source().count(users[0]!, { boundaries: day, except: [] }), [0]);
    });
  }

  test('that breaks off wherever it will loses nothing, and goes on', async () => {
    const users = Array.from({ length: 3 }, () => newId('User'));
    const events = users.flatMap((userId) => Array.from({ length: 1_100 }, (_, index) => event(userId, index)));
    await postgres.append(events);
    for (let steps = 1; ; steps += 2) {
      let left = steps;
      const breaking = <Arguments extends unknown[], Result>(step: (...given: Arguments) => Promise<Result>) => async (...given: Arguments): Promise<Result> => {
        if (left-- <= 0) throw new Error('killed');
        return step(...given);
      };
      const killed = historyWith({
        users: (after, limit) => postgres.users(after, limit), page: breaking((userId, page) => postgres.page(userId, page)), byIds: (userId, ids) => postgres.byIds(userId, ids),
        append: (some) => postgres.append(some), remove: breaking((userId, ids) => postgres.remove(userId, ids)),
      });
      const target = historyWith({
        users: (after, limit) => mongodb.users(after, limit), page: (userId, page) => mongodb.page(userId, page), byIds: breaking((userId, ids) => mongodb.byIds(userId, ids)),
        append: breaking((some) => mongodb.append(some)), remove: (userId, ids) => mongodb.remove(userId, ids),
      });
      const done = await moveDocuments(db, activityCollection(killed, target), 'mongodb').then(() => true, () => false);
      const found = new Map([...(await everything(postgres)), ...(await everything(mongodb))]);
      assert.deepEqual(found, new Map(events.map((each) => [each.id, each])));
      if (done) break;
    }
    assert.equal((await everything(postgres)).size, 0);
  });

  test('leaves a user where he is when the other store has something else under one of his keys, and says so', async () => {
    const [odd, even] = [newId('User'), newId('User')];
    const events = [event(odd), event(odd), event(even)];
    await postgres.append(events);
    await mongodb.append([{ ...events[0]!, verb: 'closed' }]);
    assert.deepEqual(await moveDocuments(db, activityCollection(postgres, mongodb), 'mongodb'), { users: 1, documents: 1, differing: [odd], stillComing: false });
    assert.deepEqual([...(await everything(postgres)).values()].map(({ id }) => id).sort(), [events[0]!.id, events[1]!.id].sort());
  });

  test('hides nothing from who reads meanwhile, and forgets him in both stores who is forgotten', async () => {
    const userId = newId('User');
    const events = Array.from({ length: 3_000 }, (_, index) => event(userId, index));
    await postgres.append(events);
    const service = new ActivityService({ db, store: mongodb, former: postgres });
    const viewer = { id: userId, organizationId: 'org', role: Role.LEARNER, sessionFamilyId: '', expiresAt: new Date(), courses: new Map() };
    const newest = events.slice(-100).toReversed().map(({ id }) => id);
    let moving = true;
    const looks = async (): Promise<number> => {
      let count = 0;
      for (; moving || count === 0; count++) {
        const { edges } = await service.own(viewer, {}, { first: 100, after: null });
        assert.deepEqual(edges.map(({ node }) => node.id), newest);
      }
      return count;
    };
    const looking = looks();
    await moveDocuments(db, activityCollection(postgres, mongodb), 'mongodb');
    await moveDocuments(db, activityCollection(postgres, mongodb), 'postgres').finally(() => (moving = false));
    assert.ok((await looking) > 2);

    await mongodb.append([event(userId)]);
    await db.transaction((tx) => service.record(tx, { organizationId: 'org', userId, verb: 'viewed', object: { type: 'Lesson', id: 'l' }, key: userId }));
    const exported = new Set<string>();
    for await (const slice of service.export(userId)) for (const { id } of slice) exported.add(id);
    assert.equal(exported.size, 3_002);
    assert.equal(await service.erase(userId), 3_002);
    for await (const slice of service.export(userId)) assert.fail(`${slice.length} are left`);
    assert.deepEqual(await db.query('SELECT FROM activity_keys WHERE user_id = $1', [userId]), []);
    assert.equal(await service.erase(userId), 0);
  });

  test('brings nothing back of who is forgotten meanwhile', async () => {
    const own = await openDatabase({ url: database.appUrl, role: null, poolSize: 2, logger });
    try {
      const userId = newId('User');
      await postgres.append(Array.from({ length: 10 }, (_, index) => event(userId, index)));
      const activity = new ActivityService({ db, store: mongodb, former: postgres });
      const profiles = new ProfilesService({ store: new PostgresProfileStore(db) });
      const forgotten = learnerDocuments({ db, activity, profiles, generations: { forgetLearner: async () => undefined } }).find(({ name }) => name === 'activity')!;
      const erasing: Promise<number>[] = [];
      const target = historyWith({
        byIds: (of, ids) => mongodb.byIds(of, ids),
        append(some) {
          // They have been read by now.
          if (erasing.length === 0) erasing.push(forgotten.erase(userId));
          return mongodb.append(some);
        },
      });
      await moveDocuments(own, activityCollection(new PostgresActivityStore(own), target), 'mongodb');
      assert.deepEqual(await Promise.all(erasing), [10]);
      assert.deepEqual([(await everything(postgres)).size, (await everything(mongodb)).size], [0, 0]);
    } finally {
      await own.close();
    }
  });

  test('that stands still makes nobody wait for long: who writes meanwhile is told to try again', async () => {
    const held = await openDatabase({ url: database.appUrl, role: null, poolSize: 1, logger });
    // As the other store has connections of its own.
    const other = await openDatabase({ url: database.appUrl, role: null, poolSize: 2, logger });
    const userId = newId('User');
    let end: () => void = () => undefined;
    const moving = new Promise<void>((resolve) => {
      void held.transaction(async (tx) => {
        await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`documents profile ${userId}`]);
        resolve();
        await new Promise<void>((ended) => (end = ended));
      });
    });
    try {
      await moving;
      const profiles = new ProfilesService({ store: new SplitProfileStore({ db, store: new PostgresProfileStore(other) }) });
      const { document, organizationId } = profileOf([claim()]);
      const analyse = () => profiles.analysed({ userId, organizationId }, 'LOCAL', document);
      const asked = Array.from({ length: 30 }, analyse);
      for (const each of await Promise.allSettled(asked)) assert.ok(each.status === 'rejected' && isUnavailable(each.reason), JSON.stringify(each));
      // Whoever wants nothing of it has a connection again.
      assert.ok(await settledWithin(db.query('SELECT 1'), 5_000));
      end();
      assert.equal((await analyse()).version, 1);
    } finally {
      end();
      await held.close();
      await new PostgresProfileStore(other).erase(userId);
      await other.close();
    }
  });

  test('is a command, which says what it moved, and what it can not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lyceum-move-'));
    const lyceum = (args: string[], env: Record<string, string>): Promise<{ code: number; output: string }> => new Promise((resolve) => {
      execFile(process.execPath, [CLI, 'documents', 'move', ...args], { cwd: folder, env: { ...environment(database, join(folder, 'data')), ...env } }, (error, stdout, stderr) => (
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, output: stdout + stderr })));
    });
    try {
      const events = [event(newId('User')), event(newId('User'))];
      await postgres.append(events);
      assert.deepEqual(await lyceum(['--to', 'mongodb'], { MONGODB_URL: server.url }), {
        code: 0, output: 'activity: 2 documents of 2 users were moved to MongoDB, and are there as they were by the hash of each user\'s.\nprofile: 0 documents of 0 users were moved to MongoDB, and are there as they were by the hash of each user\'s.\n',
      });
      assert.equal((await everything(mongodb)).size, 2);
      await postgres.append([{ ...events[0]!, verb: 'closed' }]);
      const differing = await lyceum(['--to', 'mongodb'], { MONGODB_URL: server.url });
      assert.equal(differing.code, 1);
      assert.match(differing.output, new RegExp(`0 documents .* of 1 users stayed in PostgreSQL.*: ${events[0]!.userId}\\.`));
      for (const [args, env, code, sentence] of [
        [['--to', 'mongodb'], {}, 1, /MONGODB_URL must be set/], [['--to', 'oracle'], { MONGODB_URL: server.url }, 2, /--to must be mongodb or postgres/],
        [['--to', 'mongodb'], { MONGODB_URL: 'postgresql://user:hunter2@127.0.0.1/lyceum' }, 1, /MONGODB_URL must be a URL that starts with mongodb:\/\//],
      ] as const) {
        const refused = await lyceum([...args], env as Record<string, string>);
        assert.equal(refused.code, code);
        assert.match(refused.output, sentence);
        assert.doesNotMatch(refused.output, /hunter2|\n\s+at /);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
