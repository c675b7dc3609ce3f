import type { Db } from '../../platform/postgres.js';
import type { Profile } from './profile.js';
import { storable, type NewProfile, type ProfileList, type ProfileStore, type VersionList } from './profile.store.js';

export const COLUMNS = 'user_id AS "userId", organization_id AS "organizationId", version, origin, at, document';
export const STORED = 'user_id, organization_id, version, origin, at, document';

/** Profiles in PostgreSQL, as JSONB: the newest version in one table, those before it in another. */
export class PostgresProfileStore implements ProfileStore {
  constructor(private readonly db: Db) {}

  async get(userId: string, version?: number): Promise<Profile | null> {
    const [row] = await this.db.query<Profile>(
      `SELECT ${COLUMNS} FROM profiles WHERE user_id = $1 AND ($2::int IS NULL OR version = $2)
       UNION ALL SELECT ${COLUMNS} FROM profile_versions WHERE user_id = $1 AND version = $2 LIMIT 1`,
      [userId, version ?? null],
    );
    return row ?? null;
  }

  async put(profile: NewProfile, expected: number): Promise<Profile | null> {
    const { json } = storable(profile.document);
    const values = [profile.userId, profile.organizationId, expected, profile.origin, json];
    // One statement: the version that is replaced is kept, or nothing happens.
    const [row] = await this.db.query<Profile>(
      expected === 0
        ? `INSERT INTO profiles (${STORED}) VALUES ($1, $2, $3::int + 1, $4, date_trunc('milliseconds', clock_timestamp()), $5)
           ON CONFLICT (user_id) DO NOTHING RETURNING ${COLUMNS}`
        : `WITH former AS (SELECT ${STORED} FROM profiles WHERE user_id = $1 AND version = $3 FOR UPDATE),
                kept AS (INSERT INTO profile_versions (${STORED}) SELECT ${STORED} FROM former)
           UPDATE profiles p SET organization_id = $2, version = $3::int + 1, origin = $4, at = date_trunc('milliseconds', clock_timestamp()), document = $5
             FROM former WHERE p.user_id = former.user_id
           RETURNING p.user_id AS "userId", p.organization_id AS "organizationId", p.version, p.origin, p.at, p.document`,
      values,
    );
    return row ?? null;
  }

  versions(userId: string, { limit, before }: VersionList): Promise<Profile[]> {
    return this.db.query<Profile>(
      `SELECT * FROM (SELECT ${COLUMNS} FROM profiles WHERE user_id = $1 UNION ALL SELECT ${COLUMNS} FROM profile_versions WHERE user_id = $1) AS every
        WHERE $2::int IS NULL OR version < $2 ORDER BY version DESC LIMIT $3`,
      [userId, before, limit],
    );
  }

  list({ organizationId, origin, limit, after }: ProfileList): Promise<Profile[]> {
    return this.db.query<Profile>(
      `SELECT ${COLUMNS} FROM profiles WHERE organization_id = $1 AND origin = $2 AND ($3::text IS NULL OR user_id > $3) ORDER BY user_id LIMIT $4`,
      [organizationId, origin, after, limit],
    );
  }

  async count({ organizationId, origin }: Pick<ProfileList, 'organizationId' | 'origin'>): Promise<number> {
    const [row] = await this.db.query<{ count: number }>('SELECT count(*)::int AS count FROM profiles WHERE organization_id = $1 AND origin = $2', [organizationId, origin]);
    return row!.count;
  }

  async erase(userId: string): Promise<number> {
    return this.db.transaction(async (tx) => {
      // The newest first: whoever replaces it meanwhile has kept it by then, which only a later statement sees.
      const newest = await tx.query('DELETE FROM profiles WHERE user_id = $1 RETURNING 1', [userId]);
      const former = await tx.query('DELETE FROM profile_versions WHERE user_id = $1 RETURNING 1', [userId]);
      return newest.length + former.length;
    });
  }
}
