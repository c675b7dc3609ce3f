import { createHash } from 'node:crypto';
import type { Db } from '../../platform/postgres.js';
import type { DocumentCollection, DocumentHome } from './collection.type.js';
import { alone } from './turns.service.js';

export interface Moved {
  users: number;
  documents: number;
  /** Whose documents stayed because the other store has others under the same keys. */
  differing: string[];
  /** Whether documents were still coming to the old store when it was given up to wait for their end. */
  stillComing: boolean;
}

const USERS_AT_A_TIME = 100;
const NO_LIMIT = 0;
/** How often the old store is looked through for what has come meanwhile. */
const MOST_PASSES = 10;

/**
 * Moves all documents of a collection, user by user: copied, compared by their hashes as both stores give them back,
 * and only then removed from where they were. While others write to either store, and any number of times: what was moved is not
 * there any more, and a copy that is there already is not made again. So one that was killed is simply started again.
 */
export async function moveDocuments<Document>(db: Db, collection: DocumentCollection<Document>, to: DocumentHome): Promise<Moved> {
  const from = collection[to === 'mongodb' ? 'postgres' : 'mongodb'];
  const users = new Set<string>();
  const differing = new Set<string>();
  let documents = 0;
  for (let pass = 1; ; pass++) {
    let found = 0;
    for (let after: string | null = null; ;) {
      const some: string[] = await from.users(after, USERS_AT_A_TIME);
      for (const userId of some.filter((each) => !differing.has(each))) {
        // Whoever forgets him meanwhile, or writes what must be in one store alone, waits.
        const moved = await alone(db, { collection: collection.name, userId }, () => moveUser(collection, to, userId), NO_LIMIT);
        if (moved === null) differing.add(userId);
        else if (moved > 0) users.add(userId);
        found += moved ?? 0;
      }
      if (some.length < USERS_AT_A_TIME) break;
      after = some.at(-1)!;
    }
    documents += found;
    if (found === 0 || pass === MOST_PASSES) return { users: users.size, documents, differing: [...differing], stillComing: found > 0 };
  }
}

/** @returns how many were moved; null: not one, for not all arrived as they were */
async function moveUser<Document>(collection: DocumentCollection<Document>, to: DocumentHome, userId: string): Promise<number | null> {
  const [from, target] = to === 'mongodb' ? [collection.postgres, collection.mongodb] : [collection.mongodb, collection.postgres];
  const slices: string[][] = [];
  for await (const slice of from.slices(userId)) {
    await target.put(slice);
    const keys = slice.map((document) => collection.keyOf(document));
    if (hashOf(slice) !== hashOf(await target.byKeys(userId, keys))) return null;
    slices.push(keys);
  }
  await target.complete?.(userId);
  for (const keys of slices) await from.remove(userId, keys);
  return slices.flat().length;
}

/** The same whichever store gave them, in whichever order. */
function hashOf(documents: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const text of documents.map(canonical).toSorted()) hash.update(`${text}\n`);
  return hash.digest('hex');
}

/** As JSON, with the keys of objects in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) => (
    typeof field === 'object' && field !== null && !Array.isArray(field) ? Object.fromEntries(Object.entries(field).toSorted(([one], [other]) => (one < other ? -1 : 1))) : field
  ));
}
