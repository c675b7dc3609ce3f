import { readdir } from 'node:fs/promises';
import pg from 'pg';
import { runMigrations as migrateJobs } from 'bullmq';
import { JOBS_SCHEMA, MIGRATIONS_FOLDER } from './names.js';
import { settledWithin } from './patience.js';
import type { EntityClass } from './orm.js';
import type { DatabaseOptions, Sql } from './postgres.js';

export interface MigrationOptions extends Pick<DatabaseOptions, 'url' | 'logger'> {
  entities: EntityClass[];
  /** The role that the application connects as or takes on; it is granted rows, never tables. */
  appRole: string;
}

// One migrator at a time over all processes; the number only has to be ours.
const MIGRATION_LOCK = 7_104_211;

const CLOSE_PATIENCE_MS = 1_000;

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

async function ensureAppRole(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ exists: boolean; member: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS exists,
            (SELECT pg_has_role(current_user, oid, 'MEMBER') FROM pg_roles WHERE rolname = $1) AS member`,
    [role],
  );
  if (!rows[0]?.exists) await client.query(`CREATE ROLE ${quote(role)} NOLOGIN NOSUPERUSER NOBYPASSRLS`);
  if (!rows[0]?.member) await client.query(`GRANT ${quote(role)} TO CURRENT_USER WITH SET TRUE`).catch(ignoreIfOwnLogin(role));
}

// A separate application login need not be grantable to the owner; only SET ROLE needs that.
function ignoreIfOwnLogin(role: string): (error: Error & { code?: string }) => void {
  return (error) => {
    if (error.code !== '42501') throw new Error(`the role ${role} could not be granted`, { cause: error });
  };
}

async function grantRows(client: pg.Client, role: string): Promise<void> {
  for (const schema of ['public', JOBS_SCHEMA]) {
    await client.query(`GRANT USAGE ON SCHEMA ${quote(schema)} TO ${quote(role)}`);
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${quote(schema)} TO ${quote(role)}`);
    await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${quote(schema)} TO ${quote(role)}`);
    await client.query(`GRANT EXECUTE ON ALL ROUTINES IN SCHEMA ${quote(schema)} TO ${quote(role)}`);
  }
  await client.query(`REVOKE INSERT, UPDATE, DELETE ON mikro_orm_migrations FROM ${quote(role)}`);
}

/** Brings tables, job tables and grants to this build's state, once however many processes ask. Needs the owner's login. */
export async function migrate(options: MigrationOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: options.url });
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  // A server that dies between two queries makes the next one fail; unheard, the event would end this process.
  client.on('error', lost.reject);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureAppRole(client, options.appRole);
    const pending = await pendingMigrations({ query: async <Row extends object>(text: string) => (await client.query<Row>(text)).rows });
    const applied = pending.length === 0 ? [] : await applyMigrations(options, lost.promise);
    await migrateJobs(client, JOBS_SCHEMA);
    await grantRows(client, options.appRole);
    return applied;
  } finally {
    await client.end();
  }
}

/** @param lost rejected when the server is gone */
async function applyMigrations(options: MigrationOptions, lost: Promise<never>): Promise<string[]> {
  // Most starts have nothing to migrate, and need not read entities and migrator for it.
  const { openOrm } = await import('./orm.js');
  const orm = await openOrm(options);
  // A server that dies in the middle of a migration leaves the migrator, and its pool, waiting for ever.
  const applied = await Promise.race([orm.migrator.up(), lost]).finally(() => settledWithin(orm.close(true), CLOSE_PATIENCE_MS));
  return applied.map(({ name }) => name);
}

/** The migrations of this build that the database has not had yet; read with the application's own rights. */
export async function pendingMigrations(db: Sql): Promise<string[]> {
  const files = await readdir(MIGRATIONS_FOLDER);
  const known = files.filter((name) => /^Migration\d+\.js$/.test(name)).map((name) => name.slice(0, -'.js'.length));
  const [table] = await db.query<{ exists: boolean }>(`SELECT to_regclass('mikro_orm_migrations') IS NOT NULL AS exists`);
  if (!table?.exists) return known;
  const applied = await db.query<{ name: string }>('SELECT name FROM mikro_orm_migrations');
  const names = new Set(applied.map((row) => row.name));
  return known.filter((name) => !names.has(name));
}
