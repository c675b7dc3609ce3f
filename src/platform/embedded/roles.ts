import pg from 'pg';
import { StartupError } from '../errors.js';
import { embeddedSecret, type SecretName } from './secrets.js';

export const DATABASE = 'lyceum';

/** Connection URLs of one embedded server; each holds a password. */
export interface EmbeddedUrls {
  /** the superuser `postgres`, for setting up only */
  adminUrl: string;
  /** `lyceum_owner`: owns the database, migrates, makes roles; no superuser */
  ownerUrl: string;
  /** `lyceum_app`: owns nothing and may only what the migrations grant it */
  appUrl: string;
}

export function embeddedUrls(dataDir: string, port: number): EmbeddedUrls {
  const url = (user: string, secret: SecretName, database: string) =>
    `postgres://${user}:${encodeURIComponent(embeddedSecret(dataDir, secret))}@127.0.0.1:${port}/${database}`;
  return {
    adminUrl: url('postgres', 'postgres-password', 'postgres'),
    ownerUrl: url('lyceum_owner', 'owner-password', DATABASE),
    appUrl: url('lyceum_app', 'app-password', DATABASE),
  };
}

/** Makes the roles and the database as far as they are missing, so a start that was killed is completed by the next. */
export async function ensureRoles(dataDir: string, urls: EmbeddedUrls): Promise<void> {
  const admin = new pg.Client({ connectionString: urls.adminUrl });
  // A server that dies between two queries makes the next one fail; unheard, the event would end this process.
  admin.on('error', () => undefined);
  try {
    await admin.connect();
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '28P01') throw error;
    throw new StartupError(`The database in ${dataDir} and ${dataDir}/secrets don't belong together: restore both from one backup.`);
  }
  try {
    const { rows } = await admin.query<{ name: string }>(
      `select rolname as name from pg_roles union all select 'database ' || datname from pg_database`,
    );
    const existing = new Set(rows.map((row) => row.name));
    if (existing.has(`database ${DATABASE}`)) return;
    const password = (name: SecretName) => pg.escapeLiteral(embeddedSecret(dataDir, name));
    if (!existing.has('lyceum_owner')) {
      await admin.query(`create role lyceum_owner login createrole password ${password('owner-password')}`);
    }
    if (!existing.has('lyceum_app')) await admin.query(`create role lyceum_app login password ${password('app-password')}`);
    await admin.query(`grant lyceum_app to lyceum_owner with admin true, inherit false, set true`);
    await admin.query(`revoke connect on database postgres, template1 from public`);
    // The database comes last: that it exists says that all the rest does. Its owner may grant, so the app role's
    // CONNECT needs no step of its own after this one: PUBLIC has it, and nobody else can sign in.
    await admin.query(`create database ${DATABASE} owner lyceum_owner`);
  } finally {
    await admin.end();
  }
}
