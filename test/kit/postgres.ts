import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { startEmbedded } from '../../src/platform/embedded/index.js';

interface ServerUrls {
  adminUrl: string;
  ownerUrl: string;
  appUrl: string;
}

interface TestServer extends ServerUrls {
  stop(): Promise<void>;
}

/** A database of its own for one test file. */
export interface TestDatabase {
  /** `lyceum_owner`, who owns it and migrates */
  ownerUrl: string;
  /** `lyceum_app`, who owns nothing */
  appUrl: string;
  /** Drops it, as soon as nobody is connected; who still is after a moment is cut off. */
  drop(): Promise<void>;
}

const TEMPLATE_LOCK = 7_104_212;
const CLOSING_MS = 2_000;
const LOOK_EVERY_MS = 20;

const SESSIONS = 4;

let server: Promise<TestServer> | null = null;
/** By the owner's URL: a new session for every look costs the server a process. */
const owners = new Map<string, pg.Pool>();

after(async () => {
  const running = await server;
  await running?.stop();
});

/** The server of the whole test run (`npm test` starts one), or else one for this process; without fsync. */
function sharedServer(): Promise<TestServer> {
  const given = process.env['LYCEUM_TEST_POSTGRES'];
  return (server ??= given
    ? Promise.resolve({ ...(JSON.parse(given) as ServerUrls), stop: async () => undefined })
    : startServer());
}

async function startServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-test-'));
  const dataDir = join(folder, 'data');
  const silent = { info: () => undefined, warn: console.warn, error: console.error };
  const { adminUrl, ownerUrl, appUrl, stop } = await startEmbedded({ dataDir, logger: silent, durable: false });
  return {
    ...{ adminUrl, ownerUrl, appUrl },
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A fresh database, 30 ms after the first.
 * @param prepareTemplate fills the database that all others of this server are copied from; called for one of them
 *   only, so every caller has to pass the same. It must close its connections. Without it the database is empty.
 * @param template the name of that database, for a caller who needs another than the rest
 */
export async function testDatabase(
  prepareTemplate?: (ownerUrl: string) => Promise<void>,
  template = 'lyceum_template',
): Promise<TestDatabase> {
  const { adminUrl, ownerUrl, appUrl } = await sharedServer();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withAdmin(adminUrl, async (admin) => {
    if (prepareTemplate) await ensureTemplate(admin, ownerUrl, template, prepareTemplate);
    const source = prepareTemplate ? template : 'template1';
    await admin.query(`create database ${name} owner lyceum_owner template ${source} strategy file_copy`);
  });
  const owner = onDatabase(ownerUrl, name);
  openSessions(owner);
  return {
    ownerUrl: owner,
    appUrl: onDatabase(appUrl, name),
    drop: async () => {
      await owners.get(owner)?.end();
      owners.delete(owner);
      await withAdmin(adminUrl, async (admin) => {
        await left(admin, name);
        await admin.query(`drop database if exists ${name} with (force)`);
      });
    },
  };
}

/**
 * One statement in a session that others of the same owner go on with, so it must leave no setting behind.
 * @param url of the database's owner, or of any role: who isn't the owner of a database of `testDatabase` has the session to himself
 */
export async function query<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const pool = owners.get(url);
  if (pool) return (await pool.query<Row>(sql, values)).rows;
  const client = new pg.Client({ connectionString: url });
  // Its query says so, too.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

function openSessions(owner: string): void {
  const pool = new pg.Pool({ connectionString: owner, max: SESSIONS, allowExitOnIdle: true });
  // Tests end sessions and servers: the next statement gets a new one, and one that is just being closed may be cut off.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  owners.set(owner, pool);
}

/** A connection that is just being closed must not be cut off: its client would take that for a failure. */
async function left(admin: pg.Client, name: string): Promise<void> {
  const until = performance.now() + CLOSING_MS;
  const connected = async () => (await admin.query('select from pg_stat_activity where datname = $1', [name])).rows.length;
  while ((await connected()) > 0 && performance.now() < until) await delay(LOOK_EVERY_MS);
}

async function ensureTemplate(
  admin: pg.Client,
  ownerUrl: string,
  template: string,
  prepareTemplate: (ownerUrl: string) => Promise<void>,
): Promise<void> {
  const exists = async () => (await admin.query('select from pg_database where datname = $1', [template])).rows.length > 0;
  if (await exists()) return;
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    if (await exists()) return;
    // It gets its name when it is complete, so a run that was killed leaves none that is half done.
    const unfinished = `${template}_unfinished`;
    await admin.query(`drop database if exists ${unfinished} with (force)`);
    await admin.query(`create database ${unfinished} owner lyceum_owner`);
    await prepareTemplate(onDatabase(ownerUrl, unfinished));
    await admin.query(`alter database ${unfinished} rename to ${template}`);
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

async function withAdmin(adminUrl: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function onDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
