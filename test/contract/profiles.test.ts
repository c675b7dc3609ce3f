import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { pino } from 'pino';
import { MONGO_INDEXES } from '../../src/mongo.indexes.js';
import { MongoProfileStore } from '../../src/modules/profiles/mongo.store.js';
import { PostgresProfileStore } from '../../src/modules/profiles/postgres.store.js';
import type { Profile } from '../../src/modules/profiles/profile.js';
import { LARGEST_PROFILE, ProfileRefused, type NewProfile, type ProfileStore } from '../../src/modules/profiles/profile.store.js';
import { SplitProfileStore } from '../../src/modules/profiles/split.store.js';
import { newId } from '../../src/platform/ids.js';
import { connectMongo } from '../../src/platform/mongo.js';
import { migrateMongo } from '../../src/platform/mongo.migrate.js';
import { openDatabase } from '../../src/platform/postgres.js';
import { freshDatabase } from '../kit/app.js';
import { mongoSkip, startMongo } from '../kit/mongo.js';
import { allVersions, changeProfile, claim, profileOf } from '../kit/profiles.js';

const logger = pino({ level: 'silent' });

interface Opened {
  store: ProfileStore;
  close(): Promise<void>;
}

async function onPostgres(): Promise<Opened> {
  const database = await freshDatabase();
  const db = await openDatabase({ url: database.appUrl, role: null, poolSize: 10, logger });
  return {
    store: new PostgresProfileStore(db),
    async close() {
      await db.close();
      await database.drop();
    },
  };
}

async function onMongo(): Promise<Opened> {
  const server = await startMongo();
  const mongo = await connectMongo(server.url, logger);
  await migrateMongo(mongo.db, MONGO_INDEXES);
  return {
    store: new MongoProfileStore(mongo.db),
    async close() {
      await mongo.close();
      await server.stop();
    },
  };
}

/** As where PostgreSQL may hold some that were there first. */
async function onBoth(): Promise<Opened> {
  const database = await freshDatabase();
  const db = await openDatabase({ url: database.appUrl, role: null, poolSize: 10, logger });
  const { store, close } = await onMongo();
  return {
    store: new SplitProfileStore({ db, store }),
    async close() {
      await close();
      await db.close();
      await database.drop();
    },
  };
}

for (const [name, open, skip] of [['PostgreSQL', onPostgres, false], ['MongoDB', onMongo, mongoSkip], ['MongoDB before PostgreSQL', onBoth, mongoSkip]] as const) {
  suite(`profiles on ${name}`, { skip }, () => {
    let opened: Opened;
    let store: ProfileStore;
    before(async () => {
      opened = await open();
      store = opened.store;
    });
    after(() => opened?.close());

    test('give a profile back as it was written, and none where there is none', async () => {
      const fresh = profileOf([claim({ text: 'é "quoted" $set.a {} \\u0000 \\ 😀', subject: 'a.b', confidence: 0.125, note: '' })]);
      const written = await store.put(fresh, 0);
      assert.ok(written);
      assert.ok(Math.abs(written.at.getTime() - Date.now()) < 60_000);
      assert.deepEqual({ ...written, at: null }, { ...fresh, version: 1, at: null });
      assert.deepEqual(await store.get(fresh.userId), written);
      assert.deepEqual(await store.get(fresh.userId, 1), written);
      for (const version of [0, 2]) assert.equal(await store.get(fresh.userId, version), null);
      assert.equal(await store.get(newId('User')), null);
    });

    test('lose no update of fifty writers, and keep every version as it was', async () => {
      const fresh = profileOf([]);
      const written = await Promise.all(Array.from({ length: 50 }, (_, index) => changeProfile(store, fresh, (current) => {
        const claims = [...(current?.document.claims ?? []), claim({ text: `written by ${index}` })];
        return { ...fresh, document: { ...fresh.document, claims } };
      })));
      const newest = await store.get(fresh.userId);
      assert.equal(newest?.version, 50);
      assert.deepEqual(newest.document.claims.map(({ text }) => text).sort(), written.map((_, index) => `written by ${index}`).sort());
      const versions = await allVersions(store, fresh.userId, 7);
      assert.deepEqual(versions.map(({ version }) => version), Array.from({ length: 50 }, (_, index) => 50 - index));
      assert.deepEqual(versions.toReversed(), written.toSorted((a, b) => a.version - b.version));
      for (const version of [1, 25, 50]) assert.deepEqual(await store.get(fresh.userId, version), versions[50 - version]);
    });

    test('refuse a write on a version that is not the newest', async () => {
      const fresh = profileOf([]);
      assert.equal(await store.put(fresh, 1), null);
      assert.ok(await store.put(fresh, 0));
      for (const expected of [0, 2, 7]) assert.equal(await store.put({ ...fresh, origin: 'MODEL' }, expected), null);
      assert.equal((await store.get(fresh.userId))?.origin, 'LOCAL');
      assert.equal((await allVersions(store, fresh.userId, 10)).length, 1);
    });

    test('refuse alike what is too large, and what one of them could not keep', async () => {
      const fresh = profileOf([]);
      await store.put(fresh, 0);
      const sized = (bytes: number) => profileOf([claim({ text: 'x'.repeat(bytes) })], { userId: fresh.userId });
      const around = Buffer.byteLength(JSON.stringify(sized(0).document));
      await assert.rejects(store.put(sized(20_000_000), 1), (error) => error instanceof ProfileRefused && /20,000,\d{3} bytes; at most 1,048,576/.test(error.message));
      await assert.rejects(store.put(sized(LARGEST_PROFILE - around + 1), 1), ProfileRefused);
      for (const text of ['a\0b', '\ud83d', '\udc00', '\\\0']) await assert.rejects(store.put(profileOf([claim({ text })], { userId: fresh.userId }), 1), ProfileRefused);
      assert.equal((await store.get(fresh.userId))?.version, 1);
      assert.equal((await store.put(sized(LARGEST_PROFILE - around), 1))?.version, 2);
    });

    test('list those of an origin by their newest version alone, in pages, of one organization', async () => {
      const organizationId = newId('Organization');
      const users = Array.from({ length: 9 }, () => profileOf([], { organizationId }));
      for (const user of users) await store.put(user, 0);
      await store.put(profileOf([]), 0);
      const [again, ...local] = users as [NewProfile, ...NewProfile[]];
      await store.put({ ...again, origin: 'MODEL' }, 1);
      const listed: Profile[] = [];
      for (let page: Profile[] | null = null; page === null || page.length === 3;) {
        page = await store.list({ organizationId, origin: 'LOCAL', limit: 3, after: listed.at(-1)?.userId ?? null });
        listed.push(...page);
      }
      assert.deepEqual(listed.map(({ userId }) => userId), local.map(({ userId }) => userId).sort());
      assert.deepEqual([await store.count({ organizationId, origin: 'LOCAL' }), await store.count({ organizationId, origin: 'MODEL' })], [listed.length, 1]);
      assert.deepEqual((await store.list({ organizationId, origin: 'MODEL', limit: 3, after: null })).map(({ userId }) => userId), [again.userId]);
    });

    test('forget a user, all versions, and nobody else, also while others write', async () => {
      const [fresh, other] = [profileOf([]), profileOf([])];
      for (const each of [fresh, other]) {
        await store.put(each, 0);
        await store.put(each, 1);
      }
      await Promise.all([store.erase(fresh.userId), ...Array.from({ length: 20 }, () => store.put(fresh, 2))]);
      await store.erase(fresh.userId);
      assert.equal(await store.get(fresh.userId), null);
      assert.deepEqual(await allVersions(store, fresh.userId, 10), []);
      assert.equal(await store.erase(fresh.userId), 0, 'nothing is left that nobody sees');
      assert.equal((await allVersions(store, other.userId, 10)).length, 2);
      assert.equal((await store.put(fresh, 0))?.version, 1);
      assert.equal(await store.erase(other.userId), 2);
    });
  });
}
