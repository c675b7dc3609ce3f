import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { environment, startApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { rows } from '../kit/generations.js';
import { testDatabase, type TestDatabase } from '../kit/postgres.js';

const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));
const LOGIN = `mutation ($email: String!, $password: String!) { login(email: $email, password: $password) {
  ... on Session { user { role displayName emailVerified } } ... on UserError { message } } }`;

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

suite('npm run lyceum', () => {
  let folder: string;
  let database: TestDatabase;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lyceum-cli-'));
    database = await testDatabase();
  });
  after(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  // Its own folder, so that no .env of the checkout has a say.
  function lyceum(args: string[], { env = environment(database, join(folder, 'data')), input = '' } = {}): Promise<Outcome> {
    return new Promise((resolve) => {
      const child = execFile(process.execPath, [CLI, ...args], { cwd: folder, env }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }));
      child.stdin?.end(input);
    });
  }

  function creation(options: Record<string, string>): string[] {
    const all = { email: 'ada@example.org', password: 'purple monkey dishwasher', name: 'Ada Lovelace', role: 'INSTRUCTOR', ...options };
    return ['user', 'create', ...Object.entries(all).flatMap(([name, value]) => [`--${name}`, value])];
  }

  test('makes an account on an empty database, which the server then signs in', async () => {
    const made = await lyceum(creation({}));
    assert.equal(made.code, 0, made.stderr);
    assert.match(made.stdout, /^Created INSTRUCTOR Ada Lovelace <ada@example.org>, id usr_[0-9a-f]{32}\.\n$/);

    const app = await startApp({ database });
    try {
      // While the server runs, too, and with the password kept out of the process list.
      const admin = await lyceum(creation({ email: 'root@example.org', role: 'admin', password: '-' }), { input: 'orange lamp saxophone\n' });
      assert.equal(admin.code, 0, admin.stderr);
      const signIn = (email: string, password: string) => gql(app, { query: LOGIN, variables: { email, password } });
      const user = { displayName: 'Ada Lovelace', emailVerified: true };
      assert.deepEqual(await signIn('ada@example.org', 'purple monkey dishwasher'), { login: { user: { ...user, role: 'INSTRUCTOR' } } });
      assert.deepEqual(await signIn('root@example.org', 'orange lamp saxophone'), { login: { user: { ...user, role: 'ADMIN' } } });
    } finally {
      await app.stop();
    }
  });

  test('an address that is taken changes nothing and exits with 1', async () => {
    await lyceum(creation({ email: 'eve@example.org' }));
    const again = await lyceum(creation({ email: 'EVE@example.org', role: 'ADMIN' }));
    assert.equal(again.code, 1);
    assert.match(again.stderr, /already an account with the address EVE@example\.org/);
  });

  test('makes an account on the embedded default', async () => {
    const env = { DATA_DIR: join(folder, 'embedded data') };
    const made = await lyceum(creation({}), { env });
    assert.equal(made.code, 0, made.stderr);
    const again = await lyceum(creation({}), { env });
    assert.equal(again.code, 1);
    assert.match(again.stderr, /already an account/);
  });

  test('counts anew what answers say of items', async () => {
    assert.equal((await lyceum(['statistics', 'rebuild'])).code, 0);
    // A note of what is counted anyway.
    await rows(database, `INSERT INTO attempts_to_measure (attempt_id) VALUES ('att_gone')`);
    const rebuilt = await lyceum(['statistics', 'rebuild']);
    assert.deepEqual([rebuilt.code, rebuilt.stderr], [0, '']);
    assert.match(rebuilt.stdout, /counted anew/);
    assert.deepEqual(await rows(database, 'SELECT attempt_id FROM attempts_to_measure'), []);
  });

  test('bad values and unknown commands are explained', async () => {
    const cases: [string[], number, RegExp][] = [
      [creation({ email: 'nowhere' }), 1, /^email: must be an email address/],
      [creation({ name: ' ' }), 1, /^displayName: must not be empty/],
      [creation({ role: 'TEACHER' }), 2, /--role must be one of LEARNER, INSTRUCTOR, ADMIN/],
      [['user', 'create', '--email', 'x@example.org'], 2, /Missing: --password, --name, --role/],
      [['user', 'delete'], 2, /no command "user delete"/],
      [[], 2, /No command was given/],
      [['--verbose'], 2, /--verbose/],
    ];
    for (const [args, code, pattern] of cases) {
      const outcome = await lyceum(args);
      assert.equal(outcome.code, code, outcome.stderr);
      assert.match(outcome.stderr, pattern);
    }
    const help = await lyceum(['--help']);
    assert.equal(help.code, 0);
    assert.match(help.stdout, /user create --email/);
  });

  test('wrong settings are a sentence, not a stack', async () => {
    const outcome = await lyceum(creation({}), { env: { DATABASE_URL: 'nonsense' } });
    assert.equal(outcome.code, 1);
    assert.match(outcome.stderr, /DATABASE_URL/);
    assert.doesNotMatch(outcome.stderr, /\n\s+at /);
  });
});
