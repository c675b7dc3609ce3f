import type { Db } from '../../platform/postgres.js';
import type { DocumentStore } from '../documents/collection.type.js';
import { COLUMNS, STORED } from './postgres.store.js';
import type { Profile } from './profile.js';

const SLICE = 50;

/** Profiles in PostgreSQL as they are moved: versions, each as it is. */
export class PostgresProfileDocuments implements DocumentStore<Profile> {
  constructor(private readonly db: Db) {}

  async users(after: string | null, limit: number): Promise<string[]> {
    const rows = await this.db.query<{ userId: string }>(
      'SELECT user_id AS "userId" FROM profiles WHERE user_id > $1 UNION SELECT user_id FROM profile_versions WHERE user_id > $1 ORDER BY 1 LIMIT $2', [after ?? '', limit],
    );
    return rows.map(({ userId }) => userId);
  }

  /** The oldest first. */
  async* slices(userId: string): AsyncGenerator<Profile[]> {
    for (let after = 0; ;) {
      const slice = await this.#versions(userId, 'version > $2 ORDER BY version LIMIT $3', [after, SLICE]);
      if (slice.length > 0) yield slice;
      if (slice.length < SLICE) return;
      after = slice.at(-1)!.version;
    }
  }

  /** All of them or, where one of them is there and is another, none: what would follow on that is of another line. */
  async put(profiles: readonly Profile[]): Promise<void> {
    await this.db.query(
      `WITH given AS (SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::timestamptz[], $6::jsonb[]) AS given (${STORED})),
            known AS (SELECT ${STORED} FROM profiles UNION ALL SELECT ${STORED} FROM profile_versions)
       INSERT INTO profile_versions (${STORED}) SELECT * FROM given g
        WHERE NOT EXISTS (SELECT FROM profiles p WHERE p.user_id = g.user_id AND p.version = g.version)
          AND NOT EXISTS (SELECT FROM given JOIN known USING (user_id, version) WHERE (given.at, given.origin, given.document) IS DISTINCT FROM (known.at, known.origin, known.document))
       ON CONFLICT DO NOTHING`,
      [
        profiles.map(({ userId }) => userId), profiles.map(({ organizationId }) => organizationId), profiles.map(({ version }) => version),
        profiles.map(({ origin }) => origin), profiles.map(({ at }) => at.toISOString()), profiles.map(({ document }) => JSON.stringify(document)),
      ],
    );
  }

  /** The last of them becomes the newest. */
  async complete(userId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      // Whoever writes the next one at this moment must not lose it.
      await tx.query('SELECT FROM profiles WHERE user_id = $1 FOR UPDATE', [userId]);
      const [last] = await tx.query<{ version: number }>(
        `SELECT version FROM profile_versions v WHERE user_id = $1 AND NOT EXISTS (SELECT FROM profiles WHERE user_id = $1 AND version > v.version) ORDER BY version DESC LIMIT 1`, [userId],
      );
      if (!last) return;
      await tx.query(`INSERT INTO profile_versions (${STORED}) SELECT ${STORED} FROM profiles WHERE user_id = $1 ON CONFLICT DO NOTHING`, [userId]);
      await tx.query('DELETE FROM profiles WHERE user_id = $1', [userId]);
      await tx.query(`WITH last AS (DELETE FROM profile_versions WHERE user_id = $1 AND version = $2 RETURNING ${STORED}) INSERT INTO profiles (${STORED}) SELECT ${STORED} FROM last`, [userId, last.version]);
    });
  }

  byKeys(userId: string, keys: readonly string[]): Promise<Profile[]> {
    return this.#versions(userId, 'version = ANY ($2)', [keys.map(Number)]);
  }

  async remove(userId: string, keys: readonly string[]): Promise<void> {
    const versions = keys.map(Number);
    await this.db.query(
      `WITH newest AS (DELETE FROM profiles WHERE user_id = $1 AND version = ANY ($2))
       DELETE FROM profile_versions WHERE user_id = $1 AND version = ANY ($2)`,
      [userId, versions],
    );
  }

  #versions(userId: string, condition: string, values: unknown[]): Promise<Profile[]> {
    return this.db.query<Profile>(
      `SELECT * FROM (SELECT ${COLUMNS} FROM profiles WHERE user_id = $1 UNION ALL SELECT ${COLUMNS} FROM profile_versions WHERE user_id = $1) AS every WHERE ${condition}`, [userId, ...values],
    );
  }
}
