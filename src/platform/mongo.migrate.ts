import type { Db } from 'mongodb';
import { StartupError } from './errors.js';

/** An index that a collection must have; its name is made of its key, as MongoDB makes it. */
export interface MongoIndex {
  collection: string;
  key: Readonly<Record<string, 1 | -1>>;
}

/** Those that the database lacks. */
export async function pendingMongoIndexes(db: Db, declared: readonly MongoIndex[]): Promise<MongoIndex[]> {
  const known = new Set<string>();
  for (const collection of new Set(declared.map((index) => index.collection))) {
    for (const { key } of await indexesOf(db, collection)) known.add(nameOf({ collection, key: key as MongoIndex['key'] }));
  }
  return declared.filter((index) => !known.has(nameOf(index)));
}

/** Makes the indexes that are lacking, however many do so at once. @returns what was made, in words. @throws StartupError */
export async function migrateMongo(db: Db, declared: readonly MongoIndex[]): Promise<string[]> {
  try {
    const pending = await pendingMongoIndexes(db, declared);
    for (const { collection, key } of pending) await db.collection(collection).createIndex(key);
    return pending.map(nameOf);
  } catch (cause) {
    throw new StartupError(`MongoDB (MONGODB_URL) does not let Lyceum make its indexes: ${(cause as Error).message}.`, { cause });
  }
}

const NAMESPACE_NOT_FOUND = 26;

async function indexesOf(db: Db, collection: string): Promise<{ key: object }[]> {
  try {
    return (await db.collection(collection).indexes()) as { key: object }[];
  } catch (error) {
    // A collection is made by its first document or index.
    if ((error as { code?: unknown }).code === NAMESPACE_NOT_FOUND) return [];
    throw error;
  }
}

function nameOf({ collection, key }: MongoIndex): string {
  return `${collection} (${Object.entries(key).map(([field, order]) => `${field} ${order}`).join(', ')})`;
}
