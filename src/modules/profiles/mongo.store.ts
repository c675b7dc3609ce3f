import { MongoServerError, type Collection, type Db } from 'mongodb';
import type { Profile } from './profile.js';
import { storable, type NewProfile, type ProfileList, type ProfileStore, type VersionList } from './profile.store.js';

type ProfileBody = Omit<Profile, 'userId'>;
export type ProfileInMongo = ProfileBody & { _id: string; userId: string };

/** The newest version, under the user's id. */
export const NEWEST = 'profiles';
/** Those before it, under keys as "usr_… 3", which are unique on whichever shard a user is. */
export const FORMER = 'profile_versions';
const DUPLICATE_KEY = 11_000;

/** Profiles in MongoDB. A version is kept before it is replaced, so that nothing needs two documents to change at once. */
export class MongoProfileStore implements ProfileStore {
  readonly #newest: Collection<ProfileInMongo>;
  readonly #former: Collection<ProfileInMongo>;

  constructor(db: Db) {
    this.#newest = db.collection<ProfileInMongo>(NEWEST);
    this.#former = db.collection<ProfileInMongo>(FORMER);
  }

  async get(userId: string, version?: number): Promise<Profile | null> {
    const newest = await this.#newest.findOne({ userId });
    if (newest === null || version === undefined || newest.version === version) return newest && profileOf(newest);
    const former = newest.version > version ? await this.#former.findOne({ userId, version }) : null;
    return former && profileOf(former);
  }

  async put(profile: NewProfile, expected: number): Promise<Profile | null> {
    const { userId } = profile;
    const next: ProfileBody = { ...profile, document: storable(profile.document).document, version: expected + 1, at: new Date() };
    if (expected === 0) return (await insertOnce(this.#newest, { ...next, _id: userId, userId })) ? { ...next, userId } : null;
    const current = await this.#newest.findOne({ userId, version: expected });
    if (current === null) return null;
    const former = formerOf(profileOf(current));
    // Whoever else keeps it keeps the same: a version never changes. What an erasing that was broken off left under its key is older.
    if (!(await insertOnce(this.#former, former))) await this.#former.replaceOne({ _id: former._id, userId, at: { $lt: former.at } }, former);
    // As a whole, so that nobody reads half of it whatever speaks the protocol.
    const { modifiedCount } = await this.#newest.replaceOne({ _id: userId, userId, version: expected, at: current.at }, { ...next, userId });
    if (modifiedCount === 1) return { ...next, userId };
    // Erased meanwhile: what was kept a moment ago must not outlive it.
    if ((await this.#newest.findOne({ userId })) === null) await this.#former.deleteOne({ _id: former._id, userId, at: former.at });
    return null;
  }

  async versions(userId: string, { limit, before }: VersionList): Promise<Profile[]> {
    // The newest first: what is replaced meanwhile is among the former as well, and seen once.
    const newest = await this.#newest.findOne({ userId });
    if (newest === null) return [];
    const bound = before === null ? newest.version : Math.min(before, newest.version);
    const own = before === null || newest.version < before ? [profileOf(newest)] : [];
    if (own.length === limit) return own;
    const former = await this.#former.find({ userId, version: { $lt: bound } }).sort({ version: -1 }).limit(limit - own.length).toArray();
    return [...own, ...former.map(profileOf)];
  }

  async list({ organizationId, origin, limit, after }: ProfileList): Promise<Profile[]> {
    const found = this.#newest.find({ organizationId, origin, ...(after !== null && { userId: { $gt: after } }) });
    return (await found.sort({ userId: 1 }).limit(limit).toArray()).map(profileOf);
  }

  count({ organizationId, origin }: Pick<ProfileList, 'organizationId' | 'origin'>): Promise<number> {
    return this.#newest.countDocuments({ organizationId, origin });
  }

  async erase(userId: string): Promise<number> {
    // The newest behind the others, or whoever is broken off leaves what the next line of versions would find as its own.
    const former = await this.#former.deleteMany({ userId });
    const newest = await this.#newest.deleteOne({ _id: userId, userId });
    const kept = await this.#former.deleteMany({ userId });
    return former.deletedCount + newest.deletedCount + kept.deletedCount;
  }
}

export function profileOf({ _id, ...profile }: ProfileInMongo): Profile {
  return profile;
}

/** A version as it is kept beside the newest. */
export function formerOf(profile: Profile): ProfileInMongo {
  return { ...profile, _id: `${profile.userId} ${profile.version}` };
}

/** @returns false where there is one of that id */
export async function insertOnce<Document extends ProfileInMongo>(collection: Collection<Document>, document: Document): Promise<boolean> {
  try {
    await collection.insertOne(document as Parameters<Collection<Document>['insertOne']>[0]);
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
    throw error;
  }
}
