import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { freshDatabase } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import type { TestDatabase } from '../kit/postgres.js';
import { launchProcess, runProcess, startProcess } from '../kit/process.js';

/** A server that lets everybody in and answers every question with its version's number. */
async function postgresOfVersion(number: string) {
  const message = (type: string, ...parts: (string | number[])[]) => {
    const body = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), length, body]);
  };
  const ready = message('Z', 'I');
  const TEXT_COLUMN = [0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 255, 255, 255, 255, 255, 255, 0, 0];
  const server = createServer((socket) => {
    let greeted = false;
    socket.on('error', () => undefined).on('data', (data) => {
      if (!greeted) socket.write(Buffer.concat([message('R', [0, 0, 0, 0]), ready]));
      greeted = true;
      if (data[0] !== 'Q'.charCodeAt(0)) return;
      const columns = message('T', [0, 1], 'server_version_num\0', TEXT_COLUMN);
      socket.write(Buffer.concat([columns, message('D', [0, 1, 0, 0, 0, number.length], number), message('C', 'SHOW\0'), ready]));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

const ROOT_ONLY = process.getuid?.() === 0 ? false : 'only root can mount a small disk';

/** Takes every connection and never says a word. */
async function silentServer() {
  const open = new Set<Socket>();
  const server = createServer((socket) => void open.add(socket.on('error', () => undefined).resume()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connected: () => once(server, 'connection'),
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

// What has to be waited for is waited for beside all the rest; what has to be quick comes once that has begun.
describe('the program', { concurrency: 2 }, () => {
  let database: TestDatabase;
  before(async () => {
    database = await freshDatabase();
  });
  after(() => database.drop());

  test('tries what can not be reached for 30 s, then names it with the password hidden', { timeout: 120_000 }, async () => {
    const before = performance.now();
    const silent = await silentServer();
    const outcomes = await Promise.all([
      runProcess({ database, env: { REDIS_URL: 'redis://user:hunter2@127.0.0.1:9' } }),
      runProcess({ database, env: { MONGODB_URL: 'mongodb://user:hunter2@127.0.0.1:9/lyceum' } }),
      runProcess({ env: { DATABASE_URL: 'postgresql://user:hunter2@127.0.0.1:9/lyceum' } }),
      runProcess({ database, env: { REDIS_URL: `redis://user:hunter2@127.0.0.1:${silent.port}` } }),
    ]);
    silent.close();
    assert.ok(performance.now() - before >= 30_000);
    const refused = 'ECONNREFUSED 127.0.0.1:9';
    const expected = [
      ['Redis (REDIS_URL)', refused], ['MongoDB (MONGODB_URL)', refused], ['PostgreSQL (DATABASE_URL)', refused],
      ['Redis (REDIS_URL)', 'it takes the connection but does not answer'],
    ] as const;
    for (const [index, [name, why]] of expected.entries()) {
      const { code, output } = outcomes[index] ?? assert.fail();
      assert.equal(code, 1);
      const last = output.trimEnd().split('\n').at(-1) ?? '';
      assert.ok(last.startsWith(`${name} at `) && last.includes('could not be reached for 30 s: ') && last.includes(why), output);
      assert.doesNotMatch(output, /hunter2|\n\s+at /);
    }
  });

  test('prints how to sign in where there are demo accounts', async () => {
    const loopback = await startProcess({});
    await loopback.written(/Sign in/);
    assert.match(loopback.output(), /Sign in +learner@lyceum\.example with the password lyceum-demo-learner/);
    assert.doesNotMatch(loopback.output(), /user create/);
    await loopback.end();
  });

  test('reports all wrong settings together and exits with 1', async () => {
    const { code, output } = await runProcess({ env: { PORT: 'x', REDIS_URL: 'http://x' } });
    assert.equal(code, 1);
    assert.match(output, /^ {2}- PORT /m);
    assert.match(output, /^ {2}- REDIS_URL /m);
    assert.doesNotMatch(output, /\n\s+at /, 'no stack');
  });

  test('says in a sentence that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, output } = await runProcess({ database, env: { PORT: String(port) } });
    other.close();
    assert.equal(code, 1);
    assert.match(output, new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is in use: .*PORT`));
  });

  test('gives up at once on a wrong password, which it does not print', async () => {
    const wrong = new URL(database.appUrl);
    wrong.password = 'wrong-hunter2';
    const { code, output } = await runProcess({ database, env: { DATABASE_URL: wrong.href } });
    assert.equal(code, 1);
    assert.match(output, /PostgreSQL \(DATABASE_URL\) at postgres(ql)?:\/\/.*\*\*\*.* refuses the connection/);
    assert.doesNotMatch(output, /hunter2/);
  });

  test('names the version of a PostgreSQL that is too old, and the one it needs', async () => {
    const old = await postgresOfVersion('150014');
    const { code, output } = await runProcess({ env: { DATABASE_URL: `postgresql://user:hunter2@127.0.0.1:${old.port}/lyceum` } });
    old.close();
    assert.equal(code, 1);
    assert.match(output, /^PostgreSQL \(DATABASE_URL\) at .*\*\*\*.* is version 15\.14, and Lyceum needs 16 or newer: /m);
    assert.doesNotMatch(output, /hunter2|\n\s+at /);
  });

  test('answers, says where, and stops within 5 s of Ctrl-C with code 0', async () => {
    const started = await startProcess({ database });
    assert.deepEqual(await gql(started, { query: '{ __typename }' }), { __typename: 'Query' });
    await started.written(/Ctrl-C stops it/);
    assert.ok(started.output().includes(`${started.url}/graphiql`));
    assert.match(started.output(), /^ +Sign in +no demo accounts are loaded here; .*npm run lyceum -- user create /m);
    assert.doesNotMatch(started.output(), /lyceum-demo/);
    const before = performance.now();
    assert.equal(await started.end(), 0);
    assert.ok(performance.now() - before < 5_000);
  });

  test('stops at once on Ctrl-C while it waits for a store that does not answer', { timeout: 60_000 }, async () => {
    const tries = [(port: number) => ({ REDIS_URL: `redis://127.0.0.1:${port}` }), (port: number) => ({ DATABASE_URL: `postgresql://u@127.0.0.1:${port}/lyceum` })];
    await Promise.all(tries.map(async (store) => {
      const silent = await silentServer();
      const { child, exited, written, output } = launchProcess({ database, env: store(silent.port) });
      await written(/can't be reached yet; trying again/);
      await silent.connected();
      const before = performance.now();
      child.kill('SIGINT');
      assert.equal(await exited, 0, output());
      assert.ok(performance.now() - before < 2_000, `${performance.now() - before} ms`);
      silent.close();
    }));
  });

  test('says in a sentence that the disk fills up while a new database gets its tables; with room again it starts', { skip: ROOT_ONLY, timeout: 120_000 }, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'lyceum-disk-'));
    try {
      for (const megabytes of [40, 45, 50, 54]) {
        const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder], { encoding: 'utf8' });
        if (mounted.status !== 0) return t.skip(`no disk can be mounted here: ${mounted.stderr.trim()}`);
        try {
          const env = { DATA_DIR: join(folder, 'data') };
          const { code, output } = await runProcess({ env });
          assert.equal(code, 1);
          assert.match(output, /^The disk that holds DATA_DIR .* is full: free some space/m);
          assert.doesNotMatch(output, /\n\s+at |"stack"/);
          if (megabytes !== 45) continue;
          execFileSync('mount', ['-o', 'remount,size=300m', folder]);
          assert.equal(await (await startProcess({ env })).end(), 0);
        } finally {
          execFileSync('umount', ['-l', folder]);
        }
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('in production neither migrates nor starts on a database that lacks migrations', async () => {
    const empty = await freshDatabase();
    const owner = new pg.Client({ connectionString: empty.ownerUrl });
    await owner.connect();
    await owner.query('DELETE FROM mikro_orm_migrations');
    await owner.end();
    const { code, output } = await runProcess({ database: empty, env: { NODE_ENV: 'production' } });
    await empty.drop();
    assert.equal(code, 1);
    assert.match(output, /run "npm run migrate" first/);
  });

  test('in production serves neither GraphiQL nor the schema, and prints nothing but JSON', async () => {
    const started = await startProcess({ database, env: { NODE_ENV: 'production' } });
    assert.equal((await fetch(`${started.url}/graphiql`)).status, 404);
    await assert.rejects(gql(started, { query: '{ __schema { types { name } } }' }), /GRAPHQL_VALIDATION_FAILED/);
    await started.end();
    for (const line of started.output().trim().split('\n')) JSON.parse(line);
  });
});
