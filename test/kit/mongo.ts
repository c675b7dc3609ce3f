import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { randomBytes } from 'node:crypto';

/** A server that speaks MongoDB's protocol, with a database of the test's own. */
export interface TestMongo {
  url: string;
  host: string;
  port: number;
  stop(): Promise<void>;
}

const GIVEN = process.env['LYCEUM_TEST_MONGODB_URL'];
const ROOT = new URL('../../../', import.meta.url);
const RUN = fileURLToPath(new URL('.ci/mongo/run', ROOT));
const JARS = fileURLToPath(new URL('.cache/mongo-java-server', ROOT));

/** Why tests on MongoDB are left out here; false where they can run. */
export const mongoSkip: string | false = whyNot();

function whyNot(): string | false {
  if (GIVEN) return false;
  if (!existsSync(RUN)) return 'LYCEUM_TEST_MONGODB_URL is not set, and .ci/mongo/run, which starts a server for tests, is not there';
  if (!existsSync(JARS)) return 'LYCEUM_TEST_MONGODB_URL is not set, and .ci/mongo/run has not yet fetched its server';
  if (spawnSync('java', ['-version']).status !== 0) return 'LYCEUM_TEST_MONGODB_URL is not set, and Java is not installed here';
  return false;
}

/** A database on LYCEUM_TEST_MONGODB_URL's server, or else on an in-memory server of the test's own. */
export async function startMongo(): Promise<TestMongo> {
  return GIVEN ? onServer(GIVEN) : launch();
}

async function onServer(given: string): Promise<TestMongo> {
  const url = new URL(given);
  const name = `lyceum_test_${randomBytes(8).toString('hex')}`;
  // The login may belong to the database that the URL named.
  if (url.username && !url.searchParams.has('authSource')) url.searchParams.set('authSource', url.pathname.slice(1) || 'admin');
  url.pathname = `/${name}`;
  return {
    ...addressOf(url),
    async stop() {
      const { MongoClient } = await import('mongodb');
      const client = new MongoClient(url.href);
      await client.db().dropDatabase();
      await client.close();
    },
  };
}

async function launch(): Promise<TestMongo> {
  const child = spawn(RUN, { stdio: ['ignore', 'pipe', 'inherit'] });
  const orphaned = () => child.kill('SIGKILL');
  process.once('exit', orphaned);
  child.once('close', () => process.off('exit', orphaned));
  for await (const line of createInterface({ input: child.stdout })) {
    child.stdout.resume();
    return {
      ...addressOf(new URL(line)),
      async stop() {
        const gone = once(child, 'close');
        child.kill('SIGKILL');
        await gone;
      },
    };
  }
  throw new Error(`${RUN} ended before it was ready`);
}

function addressOf(url: URL): { url: string; host: string; port: number } {
  return { url: url.href, host: url.hostname, port: Number(url.port || 27_017) };
}
