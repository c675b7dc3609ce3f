import pg from 'pg';
import { ENTITIES } from './entities.js';
import type { Config } from './env.js';
import { MONGO_INDEXES } from './mongo.indexes.js';
import { StartupError } from './platform/errors.js';
import { embeddedSecret, startEmbedded, type EmbeddedPostgres } from './platform/embedded/index.js';
import type { Dependency } from './platform/health.js';
import type { Logger } from './platform/logger.js';
import { migrate, pendingMigrations } from './platform/migrate.js';
import { connectMongo, type Mongo } from './platform/mongo.js';
import { migrateMongo, pendingMongoIndexes } from './platform/mongo.migrate.js';
import { APP_ROLE } from './platform/names.js';
import { isPassingConnectionFailure } from './platform/outages.js';
import { openDatabase, type Database } from './platform/postgres.js';
import { connectRedis, type Redis } from './platform/redis.js';
import { hidePassword, reach } from './platform/retry.js';
import type { Shutdown } from './platform/shutdown.js';

/** How to reach the database, whoever provides it. */
export interface DatabaseAccess {
  url: string;
  /** The role that sessions take on; null where the login itself owns nothing. */
  role: string | null;
  ownerUrl: string;
  /** The role that is granted rows. */
  appRole: string;
  encryptionKey: string;
  embedded: EmbeddedPostgres | null;
}

/** Everything outside the process that holds state. */
export interface Stores {
  access: DatabaseAccess;
  database: Database;
  redis: Redis | null;
  mongo: Mongo | null;
  dependencies: Dependency[];
}

export interface StoreOptions {
  logger: Logger;
  shutdown: Shutdown;
  /** Something died that Lyceum can't run without and can't mend. */
  onFatal(error: Error): void;
  signal?: AbortSignal | undefined;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** The first one whose GRANT of a role says what may be done with it. */
const OLDEST_POSTGRES = 16;
const EMBEDDED_STOP_MS = 4_000;

/** Starts or reaches the stores, and brings the tables to this build's state where that is its business. */
export async function openStores(config: Config, options: StoreOptions): Promise<Stores> {
  const access = await databaseAccess(config, options);
  return explained(access.embedded, () => reachStores(config, access, options));
}

/** @throws StartupError instead of what failed, where that was the embedded database's full disk */
export async function explained<Result>(embedded: EmbeddedPostgres | null, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw embedded ? await embedded.explain(error) : error;
  }
}

async function reachStores(config: Config, access: DatabaseAccess, { logger, shutdown, signal }: StoreOptions): Promise<Stores> {
  const [, redis, mongo] = await Promise.all([
    reachPostgres(access.url, logger, signal),
    config.redisUrl === null ? null : connectRedis(config.redisUrl, logger, signal),
    config.mongodbUrl === null ? null : connectMongo(config.mongodbUrl, logger, signal),
  ]);
  if (redis) shutdown.add('Redis', () => redis.disconnect());
  if (mongo) shutdown.add('MongoDB', () => mongo.close());
  if (!config.production) {
    if (access.ownerUrl !== access.url) await reachPostgres(access.ownerUrl, logger, signal);
    await migrate({ url: access.ownerUrl, appRole: access.appRole, entities: ENTITIES, logger });
  }
  const database = await openDatabase({ url: access.url, role: access.role, poolSize: config.database.poolSize, logger });
  shutdown.add('PostgreSQL connections', () => database.close());
  if (config.production) await refusePendingMigrations(database, mongo);
  else if (mongo) await migrateMongo(mongo.db, MONGO_INDEXES);

  const dependencies: Dependency[] = [{ name: 'postgresql', required: true, check: () => database.ping() }];
  if (redis) dependencies.push({ name: 'redis', required: false, check: () => redis.ping() });
  if (mongo) dependencies.push({ name: 'mongodb', required: false, check: () => mongo.ping() });
  return { access, database, redis, mongo, dependencies };
}

/** The database that is configured, or the embedded one, which this starts. */
async function databaseAccess(config: Config, { logger, shutdown, onFatal }: StoreOptions): Promise<DatabaseAccess> {
  if (config.database.url !== null) return givenDatabase(config, config.database.url);
  const embedded = await startEmbedded({ dataDir: config.dataDir, logger, onFatal });
  shutdown.add('PostgreSQL', () => embedded.stop(), EMBEDDED_STOP_MS);
  return {
    url: embedded.appUrl,
    role: null,
    ownerUrl: embedded.ownerUrl,
    appRole: APP_ROLE,
    encryptionKey: config.encryptionKey ?? embeddedSecret(config.dataDir, 'encryption-key'),
    embedded,
  };
}

/** What DATABASE_URL and DATABASE_OWNER_URL say together. */
export function givenDatabase(config: Config, url: string): DatabaseAccess {
  const { ownerUrl } = config.database;
  const encryptionKey = config.encryptionKey ?? embeddedSecret(config.dataDir, 'encryption-key');
  const login = decodeURIComponent(new URL(url).username);
  if (ownerUrl === null) return { url, role: APP_ROLE, ownerUrl: url, appRole: APP_ROLE, encryptionKey, embedded: null };
  return { url, role: null, ownerUrl, appRole: login || APP_ROLE, encryptionKey, embedded: null };
}

/** Waits until PostgreSQL lets us in. @throws StartupError after 30 s, or at once for a wrong password or one that is too old */
export async function reachPostgres(url: string, logger: Logger, signal?: AbortSignal): Promise<void> {
  const connect = async () => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    try {
      await client.connect();
      const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
      return Number(rows[0]?.server_version_num);
    } finally {
      await client.end();
    }
  };
  const name = 'PostgreSQL (DATABASE_URL)';
  const version = await reach(connect, { name, url, logger, isPassing: isPassingConnectionFailure, signal });
  if (version >= OLDEST_POSTGRES * 10_000) return;
  const found = `${Math.floor(version / 10_000)}.${version % 10_000}`;
  throw new StartupError(`${name} at ${hidePassword(url)} is version ${found}, and Lyceum needs ${OLDEST_POSTGRES} or newer: upgrade it, or set DATABASE_URL to another one.`);
}

async function refusePendingMigrations(database: Database, mongo: Mongo | null): Promise<void> {
  const indexes = mongo ? await pendingMongoIndexes(mongo.db, MONGO_INDEXES) : [];
  if (indexes.length > 0) throw new StartupError(`MongoDB (MONGODB_URL) lacks ${indexes.length} index(es) of this version: run "npm run migrate" first.`);
  const pending = await pendingMigrations(database);
  if (pending.length === 0) return;
  throw new StartupError(`The database lacks ${pending.length} migration(s) of this version (${pending.join(', ')}): run "npm run migrate" first.`);
}
