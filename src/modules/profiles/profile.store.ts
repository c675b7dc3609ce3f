import type { Profile, ProfileDocument, ProfileOrigin } from './profile.js';

/** What both stores hold at most, in bytes of JSON: MongoDB's own limit is 16 MB, and a profile is some kilobytes. */
export const LARGEST_PROFILE = 1_048_576;

/** The document can't be kept as it is, by whichever store; asking again won't help. */
export class ProfileRefused extends Error {
  override readonly name = 'ProfileRefused';
}

export interface ProfileList {
  organizationId: string;
  origin: ProfileOrigin;
  limit: number;
  /** The user that the page before ended with. */
  after: string | null;
}

export interface VersionList {
  limit: number;
  /** The version that the page before ended with. */
  before: number | null;
}

/** What a new version says; its time is the store's own. */
export type NewProfile = Omit<Profile, 'version' | 'at'>;

/**
 * Learners' profiles with all their versions, kept by user. Every method touches documents of one user alone but `list` and `count`, and no write
 * needs more than one document to be atomic.
 */
export interface ProfileStore {
  /** @param version the newest when left out. @returns null where there is none */
  get(userId: string, version?: number): Promise<Profile | null>;
  /**
   * Writes the version after `expected` (0: the first one), if that is still the newest.
   * @returns null where it is not: nothing was written. @throws ProfileRefused
   */
  put(profile: NewProfile, expected: number): Promise<Profile | null>;
  /** Newest first. */
  versions(userId: string, page: VersionList): Promise<Profile[]>;
  /** The newest version of those whose newest is of this origin, in the order of their users' ids. */
  list(page: ProfileList): Promise<Profile[]>;
  /** How many of those there are. */
  count(of: Pick<ProfileList, 'organizationId' | 'origin'>): Promise<number>;
  /** Forgets a user; may be repeated. @returns how many versions there were */
  erase(userId: string): Promise<number>;
}

/** A document as both stores keep it. @throws ProfileRefused where one of them could not */
export function storable(document: ProfileDocument): { json: string; document: ProfileDocument } {
  const json = JSON.stringify(document);
  const bytes = Buffer.byteLength(json);
  if (bytes > LARGEST_PROFILE) {
    throw new ProfileRefused(`The profile has ${bytes.toLocaleString('en')} bytes; at most ${LARGEST_PROFILE.toLocaleString('en')} are kept.`);
  }
  // PostgreSQL keeps neither NUL nor half of a surrogate pair in JSON; well-formed JSON writes both as escapes.
  if (/(?<!\\)(?:\\\\)*\\u(?:0000|d[89ab][0-9a-f]{2}|d[c-f][0-9a-f]{2})/.test(json)) {
    throw new ProfileRefused('The profile holds a NUL character or half of a UTF-16 pair.');
  }
  return { json, document: JSON.parse(json) as ProfileDocument };
}
