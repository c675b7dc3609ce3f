import type { Db, Sql } from '../../platform/postgres.js';
import { alone, beside } from '../documents/turns.service.js';
import { PostgresProfileStore } from './postgres.store.js';
import type { Profile } from './profile.js';
import type { NewProfile, ProfileList, ProfileStore, VersionList } from './profile.store.js';

/** What is moved, and locked by, under this name. */
export const PROFILE_DOCUMENTS = 'profile';

const COUNTED_AT_ONCE = 100;

export interface SplitProfileStoreOptions {
  db: Db;
  /** Where new profiles go. */
  store: ProfileStore;
}

/**
 * Profiles while PostgreSQL may hold some that were there first. A user's versions stay one line: they go on where his newest is,
 * until `documents move` has moved all of them, which is alone with them for that time.
 */
export class SplitProfileStore implements ProfileStore {
  readonly #options: SplitProfileStoreOptions;
  readonly #former: PostgresProfileStore;

  constructor(options: SplitProfileStoreOptions) {
    this.#options = options;
    this.#former = new PostgresProfileStore(options.db);
  }

  async get(userId: string, version?: number): Promise<Profile | null> {
    // Whichever way they are moved meanwhile: they are seen twice then, never missed.
    let newest: Profile | null = null;
    for (const source of this.#sources) {
      const found = await source.get(userId, version);
      if (found && version !== undefined) return found;
      if (found && found.version > (newest?.version ?? 0)) newest = found;
    }
    return newest;
  }

  async put(profile: NewProfile, expected: number): Promise<Profile | null> {
    const { db, store } = this.#options;
    const { userId } = profile;
    return beside(db, { collection: PROFILE_DOCUMENTS, userId }, async (tx) => {
      const former = new PostgresProfileStore(joined(tx));
      const [there, before] = [await store.get(userId), await former.get(userId)];
      const isBefore = before !== null && before.version > (there?.version ?? 0);
      return (isBefore ? former : store).put(profile, expected);
    });
  }

  async versions(userId: string, page: VersionList): Promise<Profile[]> {
    const all = new Map<number, Profile>();
    for (const source of this.#sources) for (const each of await source.versions(userId, page)) if (!all.has(each.version)) all.set(each.version, each);
    return [...all.values()].toSorted((a, b) => b.version - a.version).slice(0, page.limit);
  }

  async list({ limit, ...page }: ProfileList): Promise<Profile[]> {
    const listed: Profile[] = [];
    for (let after = page.after; ;) {
      const found = new Set<string>();
      for (const source of this.#sources) for (const { userId } of await source.list({ ...page, after, limit })) found.add(userId);
      const users = [...found].toSorted().slice(0, limit);
      for (const userId of users) {
        // One store may have an older version than the other.
        const newest = await this.get(userId);
        if (newest?.origin === page.origin && listed.push(newest) === limit) return listed;
      }
      if (users.length < limit) return listed;
      after = users.at(-1)!;
    }
  }

  /** While users are being moved some may be in both: then those are looked at one by one. */
  async count(of: Pick<ProfileList, 'organizationId' | 'origin'>): Promise<number> {
    const counts: number[] = [];
    for (const source of this.#sources) counts.push(await source.count(of));
    const some = counts.filter((count) => count > 0);
    if (some.length < 2) return some[0] ?? 0;
    let count = 0;
    for (let after: string | null = null; ;) {
      const page: Profile[] = await this.list({ ...of, limit: COUNTED_AT_ONCE, after });
      count += page.length;
      if (page.length < COUNTED_AT_ONCE) return count;
      after = page.at(-1)!.userId;
    }
  }

  async erase(userId: string): Promise<number> {
    return alone(this.#options.db, { collection: PROFILE_DOCUMENTS, userId }, async (tx) => {
      // That one first which may be away: then nothing is erased.
      const erased = await this.#options.store.erase(userId);
      return erased + (await new PostgresProfileStore(joined(tx)).erase(userId));
    });
  }

  get #sources(): readonly ProfileStore[] {
    const { store } = this.#options;
    return [store, this.#former, store];
  }
}

/** The transaction as who begins one of his own knows it. */
function joined(tx: Sql): Db {
  return { query: (text, values) => tx.query(text, values), transaction: (work) => work(tx) };
}
