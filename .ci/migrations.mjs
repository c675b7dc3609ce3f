// Applies the migrations up, down and up again on a PostgreSQL of its own, and compares what they leave behind
// with each other and with the entities. Needs dist/.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { ENTITIES } from '../dist/src/entities.js';
import { startEmbedded } from '../dist/src/platform/embedded/index.js';
import { migrate } from '../dist/src/platform/migrate.js';
import { APP_ROLE } from '../dist/src/platform/names.js';
import { openOrm } from '../dist/src/platform/orm.js';

const SCHEMA = `
  SELECT 'column' AS kind, format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) AS what
    FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT 'index', indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT 'constraint', format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT 'grant', format('%s %s %s', table_name, grantee, privilege_type)
    FROM information_schema.role_table_grants WHERE table_schema = 'public'
  UNION ALL SELECT 'routine', pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT 'trigger', pg_get_triggerdef(t.oid)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace
  ORDER BY 1, 2`;

const logger = { debug() {}, info() {}, warn: console.warn, error: console.error };
const folder = mkdtempSync(join(tmpdir(), 'lyceum-migrations-'));
const server = await startEmbedded({ dataDir: join(folder, 'data'), logger, durable: false });
const options = { url: server.ownerUrl, entities: ENTITIES, logger };
const orm = await openOrm(options);
const schema = async () => (await orm.em.getConnection().execute(SCHEMA)).map(({ kind, what }) => `${kind} ${what}`);

try {
  const applied = await migrate({ ...options, appRole: APP_ROLE });
  assert.ok(applied.length > 0, 'there is a migration to apply');
  const first = await schema();
  assert.equal(await orm.schema.getUpdateSchemaSQL(), '', 'the migrated database is what the entities describe');

  await orm.migrator.down({ to: 0 });
  const left = (await schema()).filter((line) => !line.includes('mikro_orm_migrations'));
  assert.deepEqual(left, [], 'going down leaves nothing behind');

  assert.deepEqual(await migrate({ ...options, appRole: APP_ROLE }), applied);
  assert.deepEqual(await schema(), first, 'up, down, up ends where up did');
  console.log(`${applied.length} migration(s) up, down, up: ${first.length} columns, indexes, constraints and grants agree.`);
} finally {
  await orm.close(true);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
