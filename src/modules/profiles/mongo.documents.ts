import { isDeepStrictEqual } from 'node:util';
import type { Collection, Db } from 'mongodb';
import type { DocumentStore } from '../documents/collection.type.js';
import { FORMER, formerOf, insertOnce, NEWEST, profileOf, type ProfileInMongo } from './mongo.store.js';
import type { Profile } from './profile.js';

const SLICE = 50;

/** Profiles in MongoDB as they are moved: versions, each as it is. */
export class MongoProfileDocuments implements DocumentStore<Profile> {
  readonly #newest: Collection<ProfileInMongo>;
  readonly #former: Collection<ProfileInMongo>;

  constructor(db: Db) {
    this.#newest = db.collection<ProfileInMongo>(NEWEST);
    this.#former = db.collection<ProfileInMongo>(FORMER);
  }

  async users(after: string | null, limit: number): Promise<string[]> {
    const users: string[] = [];
    for (let last = after; users.length < limit;) {
      const filter = last === null ? {} : { userId: { $gt: last } };
      const found = await Promise.all([this.#newest, this.#former].map((collection) => collection.findOne(filter, { sort: { userId: 1 }, projection: { _id: 0, userId: 1 } })));
      const next = found.flatMap((each) => each?.userId ?? []).toSorted()[0];
      if (next === undefined) break;
      users.push(last = next);
    }
    return users;
  }

  /** The oldest first. */
  async* slices(userId: string): AsyncGenerator<Profile[]> {
    const newest = await this.#newest.findOne({ userId });
    for (let after = 0; ;) {
      const slice = await this.#former.find({ userId, version: { $gt: after } }).sort({ version: 1 }).limit(SLICE).toArray();
      const former = slice.filter(({ version }) => version !== newest?.version);
      if (former.length > 0) yield former.map(profileOf);
      if (slice.length < SLICE) break;
      after = slice.at(-1)!.version;
    }
    if (newest) yield [profileOf(newest)];
  }

  /** All of them or, where one of them is there and is another, none: what would follow on that is of another line. */
  async put(profiles: readonly Profile[]): Promise<void> {
    const userId = profiles[0]!.userId;
    const there = new Map((await this.byKeys(userId, profiles.map(({ version }) => String(version)))).map((each) => [each.version, each]));
    if (profiles.some((each) => there.has(each.version) && !isDeepStrictEqual(there.get(each.version), each))) return;
    for (const profile of profiles) if (!there.has(profile.version)) await insertOnce(this.#former, formerOf(profile));
  }

  /** The last of them becomes the newest. */
  async complete(userId: string): Promise<void> {
    const [newest, last] = await Promise.all([this.#newest.findOne({ userId }), this.#former.findOne({ userId }, { sort: { version: -1 } })]);
    if (!last || (newest && newest.version > last.version)) return;
    if (newest && newest.version < last.version) {
      await insertOnce(this.#former, formerOf(profileOf(newest)));
      await this.#newest.updateOne({ _id: userId, userId, version: newest.version }, { $set: profileOf(last) });
    } else if (!newest) {
      await insertOnce(this.#newest, { ...last, _id: userId });
    }
    await this.#former.deleteOne({ _id: last._id, userId });
  }

  async byKeys(userId: string, keys: readonly string[]): Promise<Profile[]> {
    const filter = { userId, version: { $in: keys.map(Number) } };
    const [newest, former] = await Promise.all([this.#newest.findOne(filter), this.#former.find(filter).toArray()]);
    return [...former.filter(({ version }) => version !== newest?.version), ...(newest ? [newest] : [])].map(profileOf);
  }

  async remove(userId: string, keys: readonly string[]): Promise<void> {
    const filter = { userId, version: { $in: keys.map(Number) } };
    await this.#newest.deleteOne(filter);
    await this.#former.deleteMany(filter);
  }
}
