import 'reflect-metadata';
import { ENTITIES } from './entities.js';
import { readEnv } from './env.js';
import { MONGO_INDEXES } from './mongo.indexes.js';
import { connectEmbedded } from './platform/embedded/index.js';
import { StartupError } from './platform/errors.js';
import { createLogger, type Logger } from './platform/logger.js';
import { migrate } from './platform/migrate.js';
import { connectMongo } from './platform/mongo.js';
import { migrateMongo } from './platform/mongo.migrate.js';
import { APP_ROLE } from './platform/names.js';
import { givenDatabase, reachPostgres } from './stores.js';

const NO_LIMIT = 0;

/** `npm run migrate`: brings the configured database to this version, and MongoDB where it is set. */
async function main(): Promise<void> {
  const config = readEnv();
  const logger = await createLogger({ level: 'warn', pretty: Boolean(process.stdout.isTTY) });
  const embedded = config.database.url === null ? await connectEmbedded(config.dataDir, logger) : null;
  try {
    const access = embedded ? { ownerUrl: embedded.ownerUrl, appRole: APP_ROLE } : givenDatabase(config, config.database.url ?? '');
    await reachPostgres(access.ownerUrl, logger);
    const applied = await migrate({ url: access.ownerUrl, appRole: access.appRole, entities: ENTITIES, logger });
    process.stdout.write(applied.length > 0 ? `Applied ${applied.join(', ')}.\n` : 'The database is up to date.\n');
    if (config.mongodbUrl !== null) await migrateDocuments(config.mongodbUrl, logger);
  } finally {
    await embedded?.close();
  }
}

async function migrateDocuments(url: string, logger: Logger): Promise<void> {
  // An index over what is there already takes its time.
  const mongo = await connectMongo(url, logger, undefined, NO_LIMIT);
  try {
    const made = await migrateMongo(mongo.db, MONGO_INDEXES);
    process.stdout.write(made.length > 0 ? `MongoDB: made the index ${made.join(', ')}.\n` : 'MongoDB is up to date.\n');
  } finally {
    await mongo.close();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof StartupError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
}
