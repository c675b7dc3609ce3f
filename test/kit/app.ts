import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { createApp, type App } from '../../src/app.js';
import { ENTITIES } from '../../src/entities.js';
import { parseConfig, type Config } from '../../src/env.js';
import { migrate } from '../../src/platform/migrate.js';
import { APP_ROLE } from '../../src/platform/names.js';
import { testDatabase, type TestDatabase } from './postgres.js';

export interface TestApp extends App {
  config: Config;
  database: TestDatabase;
}

export interface StartOptions {
  /** Variables of the environment, beside those that give the app its own database, folder and port. */
  env?: Record<string, string>;
  /** Keys of the LYCEUM_CONFIG file; limits, cache and the check of keys are off unless given. */
  tuning?: Partial<Config['tuning']>;
  /** Starts a second process's worth of Lyceum on the same data. */
  database?: TestDatabase;
  logger?: Logger;
}

/** Of the test run, for programs that it starts: one that is started dozens of times need not be compiled as often. */
export const COMPILE_CACHE: Record<string, string> = process.env['NODE_COMPILE_CACHE'] === undefined ? {} : { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] };
const ENCRYPTION_KEY = Buffer.alloc(32, 7).toString('base64');
const quiet = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' });

async function prepare(ownerUrl: string): Promise<void> {
  await migrate({ url: ownerUrl, appRole: APP_ROLE, entities: ENTITIES, logger: quiet });
}

/** A migrated database of its own; every test file's is copied from one template. */
export function freshDatabase(): Promise<TestDatabase> {
  return testDatabase(prepare);
}

/** The environment of an app or a process on that database. */
export function environment(database: TestDatabase, dataDir: string): Record<string, string> {
  return {
    ...COMPILE_CACHE,
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATA_DIR: dataDir,
    ENCRYPTION_KEY,
    PORT: '0',
    LOG_LEVEL: 'info',
  };
}

/** The real app on a free port and a database of its own; stopping it takes the database away unless it was given. */
export async function startApp(options: StartOptions = {}): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-app-'));
  const database = options.database ?? (await freshDatabase());
  const base = parseConfig({ ...environment(database, join(folder, 'data')), ...options.env });
  const config: Config = { ...base, tuning: { ...base.tuning, limits: 'off', cache: { enabled: false }, keyCheck: false, ...options.tuning } };
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  const app = await createApp(config, { logger: options.logger ?? quiet, onFatal: (error) => failed.reject(error) });
  return {
    ...app,
    config,
    database,
    async stop() {
      await app.stop();
      if (!options.database) await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
