import 'reflect-metadata';
import { ENTITIES } from './entities.js';
import { readEnv } from './env.js';
import { connectEmbedded } from './platform/embedded/index.js';
import { StartupError } from './platform/errors.js';
import { createLogger } from './platform/logger.js';
import { migrate } from './platform/migrate.js';
import { APP_ROLE } from './platform/names.js';
import { givenDatabase, reachPostgres } from './stores.js';

/** `npm run migrate`: brings the configured database to this version. */
async function main(): Promise<void> {
  const config = readEnv();
  const logger = await createLogger({ level: 'warn', pretty: Boolean(process.stdout.isTTY) });
  const embedded = config.database.url === null ? await connectEmbedded(config.dataDir, logger) : null;
  try {
    const access = embedded ? { ownerUrl: embedded.ownerUrl, appRole: APP_ROLE } : givenDatabase(config, config.database.url ?? '');
    await reachPostgres(access.ownerUrl, logger);
    const applied = await migrate({ url: access.ownerUrl, appRole: access.appRole, entities: ENTITIES, logger });
    process.stdout.write(applied.length > 0 ? `Applied ${applied.join(', ')}.\n` : 'The database is up to date.\n');
  } finally {
    await embedded?.close();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof StartupError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
}
