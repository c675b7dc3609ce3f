import { createHash } from 'node:crypto';
import type { DocumentCollection, DocumentHome } from './collection.type.js';

export interface Moved {
  users: number;
  documents: number;
  /** Whose documents stayed because the other store has others under the same keys. */
  differing: string[];
  /** Whether documents were still coming to the old store when it was given up to wait for their end. */
  stillComing: boolean;
}

const USERS_AT_A_TIME = 100;
/** How often the old store is looked through for what has come meanwhile. */
const MOST_PASSES = 10;

/**
 * Moves all documents of a collection, user by user: copied, compared by a hash over all of them as both stores give them back,
 * and only then removed from where they were. While others write to either store, and any number of times: what was moved is not
 * there any more, and a copy that is there already is not made again. So one that was killed is simply started again.
 */
export async function moveDocuments<Document>(collection: DocumentCollection<Document>, to: DocumentHome): Promise<Moved> {
  const from = collection[to === 'mongodb' ? 'postgres' : 'mongodb'];
  const users = new Set<string>();
  const differing = new Set<string>();
  let documents = 0;
  for (let pass = 1; ; pass++) {
    let found = 0;
    for (let after: string | null = null; ;) {
      const some: string[] = await from.users(after, USERS_AT_A_TIME);
      for (const userId of some.filter((each) => !differing.has(each))) {
        const moved = await moveUser(collection, to, userId);
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
  const [sent, arrived] = [createHash('sha256'), createHash('sha256')];
  const slices: string[][] = [];
  for await (const slice of from.slices(userId)) {
    await target.put(slice);
    const keys = slice.map((document) => collection.keyOf(document));
    slices.push(keys);
    addTo(sent, slice);
    addTo(arrived, await target.byKeys(userId, keys));
  }
  if (sent.digest('hex') !== arrived.digest('hex')) return null;
  for (const keys of slices) await from.remove(userId, keys);
  return slices.flat().length;
}

/** The same whichever store gave them, in whichever order. */
function addTo(hash: ReturnType<typeof createHash>, documents: readonly unknown[]): void {
  for (const text of documents.map(canonical).toSorted()) hash.update(`${text}\n`);
}

/** As JSON, with the keys of objects in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) => (
    typeof field === 'object' && field !== null && !Array.isArray(field) ? Object.fromEntries(Object.entries(field).toSorted(([one], [other]) => (one < other ? -1 : 1))) : field
  ));
}
