import type { Config } from './env.js';
import { ACTIVITY_DOCUMENTS } from './modules/activity/activity.service.js';
import { slicesOf, type ActivityEvent, type ActivityStore } from './modules/activity/activity.store.js';
import { PostgresActivityStore } from './modules/activity/postgres.store.js';
import type { DocumentCollection, DocumentHome, DocumentStore } from './modules/documents/collection.type.js';
import { moveDocuments, type Moved } from './modules/documents/move.js';
import { PostgresProfileDocuments } from './modules/profiles/postgres.documents.js';
import type { Profile } from './modules/profiles/profile.js';
import { PROFILE_DOCUMENTS } from './modules/profiles/split.store.js';
import { MONGO_INDEXES } from './mongo.indexes.js';
import { StartupError } from './platform/errors.js';
import type { Logger } from './platform/logger.js';
import { connectMongo, isMongoOutage } from './platform/mongo.js';
import { migrateMongo } from './platform/mongo.migrate.js';
import { isDatabaseOutage } from './platform/outages.js';
import type { Db } from './platform/postgres.js';

const NAMES: Record<DocumentHome, string> = { postgres: 'PostgreSQL', mongodb: 'MongoDB' };
const NO_LIMIT = 0;
const MOST_NAMED = 10;

export function activityCollection(postgres: ActivityStore, mongodb: ActivityStore): DocumentCollection<ActivityEvent> {
  const of = (store: ActivityStore): DocumentStore<ActivityEvent> => ({
    users: (after, limit) => store.users(after, limit),
    slices: (userId) => slicesOf(store, userId),
    put: (events) => store.append(events),
    byKeys: (userId, ids) => store.byIds(userId, ids),
    remove: (userId, ids) => store.remove(userId, ids),
  });
  return { name: ACTIVITY_DOCUMENTS, keyOf: ({ id }) => id, postgres: of(postgres), mongodb: of(mongodb) };
}

export function profileCollection(postgres: DocumentStore<Profile>, mongodb: DocumentStore<Profile>): DocumentCollection<Profile> {
  return { name: PROFILE_DOCUMENTS, keyOf: ({ version }) => String(version), postgres, mongodb };
}

/**
 * `documents move`: moves whatever is kept in MongoDB where that is configured, and in PostgreSQL where it is not.
 * @returns what became of it, a sentence for each collection, and whether all of it is moved. @throws StartupError
 */
export async function moveAllDocuments({ mongodbUrl }: Config, db: Db, to: DocumentHome, logger: Logger): Promise<{ sentences: string[]; isDone: boolean }> {
  if (mongodbUrl === null) throw new StartupError('MONGODB_URL must be set: documents are moved to it or from it.');
  const mongo = await connectMongo(mongodbUrl, logger, undefined, NO_LIMIT);
  try {
    await migrateMongo(mongo.db, MONGO_INDEXES);
    const { MongoActivityStore } = await import('./modules/activity/mongo.store.js');
    const { MongoProfileDocuments } = await import('./modules/profiles/mongo.documents.js');
    const moves = [
      () => moved(db, activityCollection(new PostgresActivityStore(db), new MongoActivityStore(mongo.db)), to),
      () => moved(db, profileCollection(new PostgresProfileDocuments(db), new MongoProfileDocuments(mongo.db)), to),
    ];
    const done: { sentence: string; isDone: boolean }[] = [];
    for (const move of moves) done.push(await move().catch((error: unknown) => {
      if (!isMongoOutage(error) && !isDatabaseOutage(error)) throw error;
      throw new StartupError('The connection was lost in the middle. Nothing is lost, and what was moved stays so: run it again.', { cause: error });
    }));
    return { sentences: done.map(({ sentence }) => sentence), isDone: done.every(({ isDone }) => isDone) };
  } finally {
    await mongo.close();
  }
}

async function moved<Document>(db: Db, collection: DocumentCollection<Document>, to: DocumentHome): Promise<{ sentence: string; isDone: boolean }> {
  const result = await moveDocuments(db, collection, to);
  return { sentence: sentenceOf(collection.name, to, result), isDone: result.differing.length === 0 && !result.stillComing };
}

function sentenceOf(name: string, to: DocumentHome, { users, documents, differing, stillComing }: Moved): string {
  const from = NAMES[to === 'mongodb' ? 'postgres' : 'mongodb'];
  const parts = [`${name}: ${documents.toLocaleString('en')} documents of ${users.toLocaleString('en')} users were moved to ${NAMES[to]}, and are there as they were by the hash of each user's.`];
  if (differing.length > 0) {
    const named = differing.slice(0, MOST_NAMED).join(', ');
    parts.push(`Those of ${differing.length.toLocaleString('en')} users stayed in ${from}, for ${NAMES[to]} has others under the same keys: ${named}${differing.length > MOST_NAMED ? ' …' : ''}.`);
  }
  if (stillComing) parts.push(`More are coming to ${from}: processes that write there are running; once they are not, move again.`);
  return parts.join(' ');
}
