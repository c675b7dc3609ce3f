import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { CommandStartedEvent, Document } from 'mongodb';
import { pino } from 'pino';
import { slicesOf, usersOf, type ActivityEvent, type ActivityStore } from '../../src/modules/activity/activity.store.js';
import type { ProfileStore } from '../../src/modules/profiles/profile.store.js';
import type { MongoProfileDocuments } from '../../src/modules/profiles/mongo.documents.js';
import { MONGO_INDEXES } from '../../src/mongo.indexes.js';
import { newId } from '../../src/platform/ids.js';
import { connectMongo, type Mongo } from '../../src/platform/mongo.js';
import { migrateMongo, pendingMongoIndexes, type MongoIndex } from '../../src/platform/mongo.migrate.js';
import { mongoSkip, startMongo, type TestMongo } from '../kit/mongo.js';
import { profileOf } from '../kit/profiles.js';

/** What one command asks of its collection. */
interface Asked {
  collection: string;
  filter: Document;
  sort: Record<string, 1 | -1>;
}

/** Of a command as the driver sends it; null where it looks for nothing. */
function askedBy({ commandName, command }: Pick<CommandStartedEvent, 'commandName' | 'command'>): Asked | null {
  switch (commandName) {
    case 'find':
      return { collection: command['find'], filter: command['filter'] ?? {}, sort: command['sort'] ?? {} };
    case 'aggregate':
      return { collection: command['aggregate'], filter: command['pipeline'][0]['$match'] ?? {}, sort: {} };
    case 'delete':
      return { collection: command['delete'], filter: command['deletes'][0]['q'], sort: {} };
    default:
      return null;
  }
}

const isRange = (condition: unknown): boolean => (
  typeof condition === 'object' && condition !== null && !(condition instanceof Date) && Object.keys(condition).some((operator) => ['$gt', '$gte', '$lt', '$lte'].includes(operator))
);

/** Whether an index leads straight to it: what is equal comes first in its key, then the order or the range; nothing is left to be looked at or sorted. */
function isServed({ filter, sort }: Asked, { key }: Pick<MongoIndex, 'key'>): boolean {
  // Of the alternatives of a page's end only those of one millisecond are left over by the bound beside them.
  const fields = Object.entries(filter).filter(([field]) => field !== '$or');
  const equal = new Set(fields.filter(([, condition]) => !isRange(condition)).map(([field]) => field));
  const ranges = fields.filter(([, condition]) => isRange(condition)).map(([field]) => field);
  const names = Object.keys(key);
  if (names.length < equal.size || !names.slice(0, equal.size).every((field) => equal.has(field))) return false;
  const rest = names.slice(equal.size);
  if (ranges.length > 1 || (ranges.length === 1 && rest[0] !== ranges[0])) return false;
  const order = Object.entries(sort);
  // An index can be walked from either end.
  const turned = order.map(([field, direction], index) => rest[index] === field && (direction === key[field] ? 1 : -1));
  return turned.every((direction) => direction === turned[0] && direction !== false);
}

const BY_ID: Pick<MongoIndex, 'key'> = { key: { _id: 1 } };

function isDeclared(asked: Asked): boolean {
  const { userId: _userId, ...rest } = asked.filter;
  // A document of a known id is found by that; with its user, on one shard.
  if ('_id' in asked.filter && isServed({ ...asked, filter: rest }, BY_ID)) return true;
  return MONGO_INDEXES.some((index) => index.collection === asked.collection && isServed(asked, index));
}

suite('indexes in MongoDB', { skip: mongoSkip }, () => {
  let server: TestMongo;
  let mongo: Mongo;
  before(async () => {
    server = await startMongo();
    mongo = await connectMongo(server.url, pino({ level: 'silent' }));
  });
  after(async () => {
    await mongo?.close();
    await server?.stop();
  });

  test('are made once, by however many at the same time, and then none is pending', async () => {
    assert.equal((await pendingMongoIndexes(mongo.db, MONGO_INDEXES)).length, MONGO_INDEXES.length);
    await Promise.all([1, 2, 3].map(() => migrateMongo(mongo.db, MONGO_INDEXES)));
    assert.deepEqual(await pendingMongoIndexes(mongo.db, MONGO_INDEXES), []);
    assert.deepEqual(await migrateMongo(mongo.db, MONGO_INDEXES), []);
  });

  test('begin with the key to shard by, and serve every filter and order that the history and profiles ask with', async () => {
    // Profiles are also looked for by who made them, in the whole organization.
    assert.ok(MONGO_INDEXES.every(({ key }) => Object.keys(key)[0] === 'userId' || 'organizationId' in key));
    const { MongoClient } = await import('mongodb');
    const client = new MongoClient(server.url, { monitorCommands: true });
    const asked: Asked[] = [];
    client.on('commandStarted', (event) => {
      const one = askedBy(event);
      if (one) asked.push(one);
    });
    try {
      const { MongoActivityStore } = await import('../../src/modules/activity/mongo.store.js');
      await exercise(new MongoActivityStore(client.db(mongo.db.databaseName)));
      const { MongoProfileStore } = await import('../../src/modules/profiles/mongo.store.js');
      await exerciseProfiles(new MongoProfileStore(client.db(mongo.db.databaseName)));
      const { MongoProfileDocuments } = await import('../../src/modules/profiles/mongo.documents.js');
      await exerciseMoving(new MongoProfileDocuments(client.db(mongo.db.databaseName)));
    } finally {
      await client.close();
    }
    assert.ok(asked.length >= 40, `${asked.length} were heard`);
    for (const each of asked) assert.ok(isDeclared(each), `no index serves ${JSON.stringify(each)}`);
  });

  test('are missed where a filter or an order has none', () => {
    const collection = 'activity_events';
    const bad: Asked[] = [
      { collection, filter: { verb: 'x' }, sort: {} },
      { collection, filter: { userId: 'u', at: { $gt: 1 }, 'object.id': 'x' }, sort: {} },
      { collection, filter: { userId: 'u' }, sort: { _id: -1 } },
      { collection, filter: { userId: 'u' }, sort: { at: -1, _id: 1 } },
      { collection, filter: { userId: { $gt: 'u' }, at: { $gt: 1 } }, sort: {} },
      { collection, filter: { at: { $gt: 1 } }, sort: { at: 1 } },
    ];
    for (const each of bad) assert.ok(!isDeclared(each), JSON.stringify(each));
  });
});

/** Everything that the history can be asked, with every filter. */
async function exercise(store: ActivityStore): Promise<void> {
  const userId = newId('User');
  const at = new Date('2026-01-31T09:30:00.125Z');
  const event: ActivityEvent = { id: newId('Activity'), organizationId: 'o', userId, at, verb: 'opened', object: { type: 'Lesson', id: 'l' }, result: null, context: null };
  await store.append([event]);
  for (const courseId of [null, 'c']) {
    for (const verbs of [null, ['opened'], ['opened', 'closed']]) {
      for (const kinds of [null, ['Lesson'], ['Lesson', 'Card']]) {
        for (const [from, to] of [[null, null], [at, null], [null, at], [at, new Date(at.getTime() + 1)]] as const) {
          for (const after of [null, event]) await store.page(userId, { courseId, verbs, kinds, from, to, after, limit: 10 });
        }
        await store.count(userId, { courseId, verbs, kinds, boundaries: [at, new Date(at.getTime() + 1)], except: [event.id] });
      }
    }
  }
  await store.byIds(userId, [event.id]);
  for await (const users of usersOf(store)) assert.ok(users.includes(userId));
  for await (const slice of slicesOf(store, userId)) await store.remove(userId, slice.map(({ id }) => id));
}

/** Everything that is asked of profiles. */
async function exerciseProfiles(store: ProfileStore): Promise<void> {
  const fresh = profileOf([]);
  for (const expected of [0, 1, 2, 1]) await store.put(fresh, expected);
  for (const version of [undefined, 1, 3]) await store.get(fresh.userId, version);
  for (const before of [null, 3]) await store.versions(fresh.userId, { limit: 2, before });
  for (const after of [null, fresh.userId]) await store.list({ organizationId: fresh.organizationId, origin: 'LOCAL', limit: 2, after });
  await store.erase(fresh.userId);
}

/** Everything that moving them asks. */
async function exerciseMoving(documents: MongoProfileDocuments): Promise<void> {
  const { userId, ...fresh } = profileOf([]);
  for (const versions of [[1, 2], [1, 2, 3]]) {
    await documents.put(versions.map((version) => ({ userId, ...fresh, version, at: new Date(version) })));
    await documents.complete(userId);
  }
  for (const after of [null, '']) assert.ok((await documents.users(after, 10)).includes(userId));
  for await (const slice of documents.slices(userId)) await documents.remove(userId, slice.map(({ version }) => String(version)));
  assert.deepEqual(await documents.byKeys(userId, ['1', '2', '3']), []);
}
