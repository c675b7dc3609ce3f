import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { pino } from 'pino';
import { profileCollection } from '../../src/documents.js';
import type { DocumentStore } from '../../src/modules/documents/collection.type.js';
import { moveDocuments } from '../../src/modules/documents/move.js';
import { MongoProfileDocuments } from '../../src/modules/profiles/mongo.documents.js';
import { MongoProfileStore } from '../../src/modules/profiles/mongo.store.js';
import { PostgresProfileDocuments } from '../../src/modules/profiles/postgres.documents.js';
import { PostgresProfileStore } from '../../src/modules/profiles/postgres.store.js';
import type { Profile } from '../../src/modules/profiles/profile.js';
import type { NewProfile, ProfileStore } from '../../src/modules/profiles/profile.store.js';
import { SplitProfileStore } from '../../src/modules/profiles/split.store.js';
import { MONGO_INDEXES } from '../../src/mongo.indexes.js';
import { newId } from '../../src/platform/ids.js';
import { connectMongo, type Mongo } from '../../src/platform/mongo.js';
import { migrateMongo } from '../../src/platform/mongo.migrate.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { freshDatabase } from '../kit/app.js';
import { mongoSkip, startMongo, type TestMongo } from '../kit/mongo.js';
import type { TestDatabase } from '../kit/postgres.js';
import { allVersions, changeProfile, claim, profileOf } from '../kit/profiles.js';

const logger = pino({ level: 'silent' });
type Home = 'mongodb' | 'postgres';

suite('moving profiles', { skip: mongoSkip }, () => {
  let database: TestDatabase;
  let db: Database;
  /** Of the command: another process than those who write. */
  let own: Database;
  let server: TestMongo;
  let mongo: Mongo;
  let stores: Record<Home, ProfileStore>;
  let documents: Record<Home, DocumentStore<Profile>>;
  let split: ProfileStore;
  before(async () => {
    server = await startMongo();
    mongo = await connectMongo(server.url, logger);
    await migrateMongo(mongo.db, MONGO_INDEXES);
    database = await freshDatabase();
    db = await openDatabase({ url: database.appUrl, role: null, poolSize: 10, logger });
    own = await openDatabase({ url: database.appUrl, role: null, poolSize: 2, logger });
    stores = { postgres: new PostgresProfileStore(db), mongodb: new MongoProfileStore(mongo.db) };
    documents = { postgres: new PostgresProfileDocuments(own), mongodb: new MongoProfileDocuments(mongo.db) };
    split = new SplitProfileStore({ db, store: stores.mongodb });
  });
  beforeEach(async () => {
    for (const home of ['postgres', 'mongodb'] as const) for (const userId of await documents[home].users(null, 1_000)) await stores[home].erase(userId);
  });
  after(async () => {
    await db?.close();
    await own?.close();
    await database?.drop();
    await mongo?.close();
    await server?.stop();
  });

  const move = (to: Home, changed: Partial<typeof documents> = {}) => moveDocuments(own, profileCollection({ ...documents, ...changed }.postgres, { ...documents, ...changed }.mongodb), to);
  const other = (home: Home): Home => (home === 'mongodb' ? 'postgres' : 'mongodb');
  const append = (text: string, fresh: NewProfile) => (current: Profile | null): NewProfile => (
    { ...fresh, document: { ...fresh.document, claims: [...(current?.document.claims ?? []), claim({ text })] } });
  /** Somebody with so many versions. */
  async function written(home: Home, count: number): Promise<NewProfile> {
    const fresh = profileOf([]);
    for (let version = 0; version < count; version += 1) assert.ok(await stores[home].put({ ...fresh, origin: version % 2 ? 'MODEL' : 'LOCAL' }, version));
    return fresh;
  }
  const numbers = (versions: readonly Profile[]) => versions.map(({ version }) => version);
  const downFrom = (count: number) => Array.from({ length: count }, (_, index) => count - index);

  for (const to of ['mongodb', 'postgres'] as const) {
    test(`to ${to} brings every version as it was, and twice is once`, async () => {
      const users = [await written(other(to), 1), await written(other(to), 3), await written(other(to), 120)];
      const before = await Promise.all(users.map(({ userId }) => allVersions(stores[other(to)], userId, 50)));
      assert.deepEqual(await move(to), { users: 3, documents: 124, differing: [], stillComing: false });
      for (const [index, { userId }] of users.entries()) {
        assert.deepEqual(await allVersions(stores[to], userId, 50), before[index]);
        assert.deepEqual(await stores[to].get(userId), before[index]![0]);
        assert.equal(await stores[other(to)].erase(userId), 0, 'nothing is left behind');
        assert.equal(await split.put(users[index]!, 0), null, 'no second history begins');
        assert.equal((await split.put(users[index]!, before[index]!.length))?.version, before[index]!.length + 1);
      }
      assert.deepEqual(await move(to), { users: 0, documents: 0, differing: [], stillComing: false });
    });

    test(`to ${to} while fifty write loses no update, and the versions stay one line`, async () => {
      const users = [await written(other(to), 2), await written(other(to), 60), profileOf([])];
      const writers = Array.from({ length: 50 }, (_, index) => changeProfile(split, users[index % 3]!, append(`written by ${index}`, users[index % 3]!)));
      const seen: Promise<Profile[]>[] = users.slice(0, 2).map(({ userId }) => allVersions(split, userId, 7));
      const moves = [await move(to), await move(other(to)), await move(to)];
      for (const versions of await Promise.all(seen)) assert.deepEqual(numbers(versions), downFrom(versions[0]!.version), 'whoever reads meanwhile misses none');
      const done = await Promise.all(writers);
      moves.push(await move(to));
      for (const { differing } of moves) assert.deepEqual(differing, []);
      for (const [user, { userId }] of users.entries()) {
        const own = done.filter((profile) => profile.userId === userId);
        const versions = await allVersions(stores[to], userId, 50);
        assert.deepEqual(numbers(versions), downFrom([2, 60, 0][user]! + own.length));
        assert.deepEqual(versions[0]!.document.claims.map(({ text }) => text).toSorted(), done.flatMap((profile, index) => (profile.userId === userId ? [`written by ${index}`] : [])).toSorted());
        assert.equal(await stores[other(to)].erase(userId), 0);
      }
    });

    test(`to ${to} that breaks off wherever it will loses nothing, hides nothing, and goes on`, async () => {
      for (let steps = 1; ; steps += 1) {
        const fresh = await written(other(to), 70);
        const line = await allVersions(split, fresh.userId, 100);
        let left = steps;
        const breaking = (store: DocumentStore<Profile>): DocumentStore<Profile> => {
          const step = <Result>(work: () => Promise<Result>): Promise<Result> => (left-- > 0 ? work() : Promise.reject(new Error('killed')));
          return {
            users: (after, limit) => store.users(after, limit), slices: (userId) => store.slices(userId), byKeys: (userId, keys) => step(() => store.byKeys(userId, keys)),
            put: (some) => step(() => store.put(some)), remove: (userId, keys) => step(() => store.remove(userId, keys)), complete: (userId) => step(() => store.complete!(userId)),
          };
        };
        const isDone = await move(to, { postgres: breaking(documents.postgres), mongodb: breaking(documents.mongodb) }).then(() => true, () => false);
        assert.deepEqual(await allVersions(split, fresh.userId, 9), line);
        assert.deepEqual(await split.get(fresh.userId), line[0]);
        for (const version of [1, 70]) assert.deepEqual(await split.get(fresh.userId, version), line[70 - version]);
        assert.equal(await split.put(fresh, 69), null);
        assert.equal((await split.put(fresh, 70))?.version, 71);
        assert.deepEqual((await move(to)).differing, []);
        assert.deepEqual((await allVersions(stores[to], fresh.userId, 100)).slice(1), line);
        assert.equal(await stores[other(to)].erase(fresh.userId), 0);
        await split.erase(fresh.userId);
        if (isDone) return assert.ok(steps > 6);
      }
    });
  }

  test('leaves somebody where he is who has another history in the other store, as they both are, and names him', async () => {
    const [odd, even] = [await written('postgres', 130), await written('postgres', 2)];
    await stores.mongodb.put(odd, 0);
    const both = await Promise.all([allVersions(stores.postgres, odd.userId, 200), allVersions(stores.mongodb, odd.userId, 200)]);
    assert.deepEqual(await move('mongodb'), { users: 1, documents: 2, differing: [odd.userId], stillComing: false });
    assert.deepEqual(await Promise.all([allVersions(stores.postgres, odd.userId, 200), allVersions(stores.mongodb, odd.userId, 200)]), both);
    assert.equal(await stores.postgres.get(even.userId), null);
    assert.deepEqual(await move('postgres'), { users: 1, documents: 2, differing: [odd.userId], stillComing: false });
  });

  test('brings nobody back who is forgotten meanwhile', async () => {
    for (const to of ['mongodb', 'postgres'] as const) {
      const users = [await written(other(to), 60), await written(other(to), 3)];
      const erasing = new Map<string, Promise<number>>();
      // As soon as his first versions have been read.
      const { [to]: target } = documents;
      const read: DocumentStore<Profile> = {
        users: (after, limit) => target.users(after, limit), slices: (userId) => target.slices(userId), byKeys: (userId, keys) => target.byKeys(userId, keys),
        remove: (userId, keys) => target.remove(userId, keys), complete: (userId) => target.complete!(userId),
        put(some) {
          const { userId } = some[0]!;
          if (!erasing.has(userId)) erasing.set(userId, split.erase(userId));
          return target.put(some);
        },
      };
      await move(to, { [to]: read });
      await Promise.all(erasing.values());
      assert.equal(erasing.size, users.length);
      for (const home of ['postgres', 'mongodb'] as const) assert.deepEqual(await documents[home].users(null, 9), []);
    }
  });

  test('is seen nowhere: reading, listing and forgetting know both stores', async () => {
    const organizationId = newId('Organization');
    const users = Array.from({ length: 8 }, () => profileOf([], { organizationId }));
    for (const [index, user] of users.entries()) await stores[index % 2 ? 'postgres' : 'mongodb'].put(user, 0);
    // As a move leaves it that was killed: the older versions stand in both.
    await documents.mongodb.put(await documents.postgres.byKeys(users[1]!.userId, ['1']));
    await documents.mongodb.complete!(users[1]!.userId);
    await split.put({ ...users[1]!, origin: 'MODEL' }, 1);
    const listed: Profile[] = [];
    for (let page: Profile[] | null = null; page === null || page.length === 3;) {
      page = await split.list({ organizationId, origin: 'LOCAL', limit: 3, after: listed.at(-1)?.userId ?? null });
      listed.push(...page);
    }
    assert.deepEqual(listed.map(({ userId }) => userId), users.filter((_, index) => index !== 1).map(({ userId }) => userId).toSorted());
    assert.deepEqual((await split.list({ organizationId, origin: 'MODEL', limit: 9, after: null })).map(({ userId }) => userId), [users[1]!.userId]);
    for (const { userId } of users) {
      await split.erase(userId);
      assert.equal(await split.get(userId), null);
      for (const home of ['postgres', 'mongodb'] as const) assert.equal(await stores[home].erase(userId), 0);
    }
    assert.equal((await split.put(users[0]!, 0))?.version, 1);
  });
});
