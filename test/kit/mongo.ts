import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A server that speaks MongoDB's protocol, with a database of the test's own. */
export interface TestMongo {
  url: string;
  stop(): Promise<void>;
}

const GIVEN = process.env['LYCEUM_TEST_MONGODB_URL'];
const ROOT = new URL('../../../', import.meta.url);
const RUN = fileURLToPath(new URL('.ci/mongo/run', ROOT));
const JARS = fileURLToPath(new URL('.cache/mongo-java-server', ROOT));

/** Why tests that cut a MongoDB off are left out here; false where they can run. */
export const ownMongoSkip: string | false = whyNotOwn();
/** Why tests on any MongoDB are left out here; false where they can run. */
export const mongoSkip: string | false = GIVEN || !ownMongoSkip ? false : `LYCEUM_TEST_MONGODB_URL is not set, and ${ownMongoSkip}`;

function whyNotOwn(): string | false {
  if (!existsSync(RUN)) return '.ci/mongo/run, which starts a MongoDB for tests, is not there';
  if (!existsSync(JARS)) return '.ci/mongo/run, which starts a MongoDB for tests, has not fetched it yet: run it once';
  if (spawnSync('java', ['-version']).status !== 0) return 'Java is not installed here (Debian: apt-get install openjdk-17-jdk-headless)';
  return false;
}

/** A database on LYCEUM_TEST_MONGODB_URL's server, or else on an in-memory server of the test's own. */
export async function startMongo(): Promise<TestMongo> {
  return GIVEN ? onServer(GIVEN) : startOwnMongo();
}

async function onServer(given: string): Promise<TestMongo> {
  // By hand: a URL of several hosts is none that URL can read.
  const [, hosts = '', database = '', query = ''] = /^([^/]+\/\/[^/?]+)\/?([^?]*)(\?.*)?$/.exec(given) ?? [];
  const name = `lyceum_test_${randomBytes(8).toString('hex')}`;
  // The login may belong to the database that the URL named.
  const authentication = hosts.includes('@') && !query.includes('authSource=') ? `${query ? '&' : '?'}authSource=${database || 'admin'}` : '';
  const url = `${hosts}/${name}${query}${authentication}`;
  return {
    url,
    async stop() {
      const { MongoClient } = await import('mongodb');
      const client = new MongoClient(url);
      await client.db().dropDatabase();
      await client.close();
    },
  };
}

/** An in-memory server on loopback. */
export async function startOwnMongo(): Promise<TestMongo> {
  const child = spawn(RUN, { stdio: ['ignore', 'pipe', 'inherit'] });
  const orphaned = () => child.kill('SIGKILL');
  process.once('exit', orphaned);
  child.once('close', () => process.off('exit', orphaned));
  for await (const line of createInterface({ input: child.stdout })) {
    child.stdout.resume();
    return {
      url: line,
      async stop() {
        const gone = once(child, 'close');
        child.kill('SIGKILL');
        await gone;
      },
    };
  }
  throw new Error(`${RUN} ended before it was ready`);
}
