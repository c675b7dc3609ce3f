// Development: `create` writes the next migration from the entities, `check` fails if one is missing.
// Both compare the entities with migrations/schema.json and need no database.
import { MikroORM } from '@mikro-orm/postgresql';
import { fileURLToPath } from 'node:url';
import { ENTITIES } from '../dist/src/entities.js';
import { ormOptions } from '../dist/src/platform/orm.js';

const folder = fileURLToPath(new URL('../migrations', import.meta.url));
const options = ormOptions({
  url: process.env.DATABASE_OWNER_URL ?? 'postgresql://nobody@127.0.0.1:1/lyceum',
  entities: ENTITIES,
  logger: { debug() {} },
});
const orm = await MikroORM.init({
  ...options,
  connect: false,
  migrations: { ...options.migrations, path: folder, pathTs: folder, emit: 'ts', snapshot: true, snapshotName: 'schema', glob: 'Migration*.ts' },
});

if (process.argv[2] === 'create') {
  const { fileName } = await orm.migrator.create();
  console.log(fileName ? `migrations/${fileName} written` : 'The entities and the migrations agree.');
} else if (await orm.migrator.checkSchema()) {
  console.error('The entities have changed since the last migration: run `npm run migration:create`.');
  process.exitCode = 1;
} else {
  console.log('The entities and the migrations agree.');
}
await orm.close(true);
