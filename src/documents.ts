import type { Config } from './env.js';
import { slicesOf, type ActivityEvent, type ActivityStore } from './modules/activity/activity.store.js';
import { PostgresActivityStore } from './modules/activity/postgres.store.js';
import type { DocumentCollection, DocumentHome, DocumentStore } from './modules/documents/collection.type.js';
import { moveDocuments, type Moved } from './modules/documents/move.js';
import { MONGO_INDEXES } from './mongo.indexes.js';
import { StartupError } from './platform/errors.js';
import type { Logger } from './platform/logger.js';
import { connectMongo } from './platform/mongo.js';
import { migrateMongo } from './platform/mongo.migrate.js';
import type { Sql } from './platform/postgres.js';

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
  return { name: 'activity', keyOf: ({ id }) => id, postgres: of(postgres), mongodb: of(mongodb) };
}

/**
 * `documents move`: moves whatever is kept in MongoDB where that is configured, and in PostgreSQL where it is not.
 * @returns what became of it, a sentence for each collection, and whether all of it is moved. @throws StartupError
 */
export async function moveAllDocuments({ mongodbUrl }: Config, sql: Sql, to: DocumentHome, logger: Logger): Promise<{ sentences: string[]; isDone: boolean }> {
  if (mongodbUrl === null) throw new StartupError('MONGODB_URL must be set: documents are moved to it or from it.');
  const mongo = await connectMongo(mongodbUrl, logger, undefined, NO_LIMIT);
  try {
    await migrateMongo(mongo.db, MONGO_INDEXES);
    const { MongoActivityStore } = await import('./modules/activity/mongo.store.js');
    const activity = activityCollection(new PostgresActivityStore(sql), new MongoActivityStore(mongo.db));
    const moved = await moveDocuments(activity, to);
    return { sentences: [sentenceOf(activity.name, to, moved)], isDone: moved.differing.length === 0 && !moved.stillComing };
  } finally {
    await mongo.close();
  }
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
