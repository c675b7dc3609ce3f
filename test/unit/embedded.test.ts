import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { embeddedSecret, startEmbedded } from '../../src/platform/embedded/index.js';
import { StartupError } from '../../src/platform/errors.js';
import { Holder, processesOf, query, scratch } from '../chaos/start.kit.js';

const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;
const ROOT_ONLY = isRoot ? false : 'only root can become another user, or mount a small disk';
const AS_NOBODY = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] as const;
const OTHERS_ONLY = ROOT_ONLY || (othersMayRead() ? false : 'this checkout lies where another user can’t enter');

function othersMayRead(): boolean {
  const [setpriv, ...privileges] = AS_NOBODY;
  return spawnSync(setpriv, [...privileges, 'test', '-r', fileURLToPath(import.meta.url)]).status === 0;
}

function sentence(pattern: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof StartupError && pattern.test(error.message) && !error.message.includes('\n');
}

test('a secret is made once, is 32 bytes long, and only its owner may read it', (t) => {
  const dataDir = join(scratch(t), 'data');
  const secret = embeddedSecret(dataDir, 'encryption-key');
  assert.equal(Buffer.from(secret, 'base64').length, 32);
  assert.equal(embeddedSecret(dataDir, 'encryption-key'), secret);
  assert.notEqual(embeddedSecret(dataDir, 'app-password'), secret);
  assert.equal(statSync(join(dataDir, 'secrets')).mode & 0o777, 0o700);
  assert.equal(statSync(join(dataDir, 'secrets', 'encryption-key')).mode & 0o777, 0o600);
});

test('a damaged secret is named, and not replaced', (t) => {
  const dataDir = scratch(t);
  embeddedSecret(dataDir, 'encryption-key');
  const path = join(dataDir, 'secrets', 'encryption-key');
  writeFileSync(path, 'half');
  assert.throws(() => embeddedSecret(dataDir, 'encryption-key'), sentence(/encryption-key is damaged/));
  assert.equal(readFileSync(path, 'utf8'), 'half');
});

test('a folder of a newer Lyceum, or of another PostgreSQL, is refused and left as it was', async (t) => {
  const folder = scratch(t);
  const cases = [
    { name: 'layout', files: { version: '2\n' }, says: /written by a newer Lyceum .* set DATA_DIR/ },
    { name: 'newer', files: { version: '1\n', 'postgres/PG_VERSION': '19\n' }, says: /PostgreSQL 19, this Lyceum brings 18/ },
    { name: 'older', files: { version: '1\n', 'postgres/PG_VERSION': '17\n' }, says: /PostgreSQL 17, this Lyceum brings 18/ },
    { name: 'other', files: { 'postgres/notes.txt': 'mine' }, says: /isn't a PostgreSQL database/ },
  ];
  for (const { name, files, says } of cases) {
    const dataDir = join(folder, name);
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    for (const [path, content] of Object.entries(files)) writeFileSync(join(dataDir, path), content);
    if (name === 'layout') mkdirSync(join(dataDir, 'later'));
    const before = readdirSync(dataDir, { recursive: true }).toSorted();
    await assert.rejects(startEmbedded({ dataDir, logger }), sentence(says));
    assert.deepEqual(readdirSync(dataDir, { recursive: true }).toSorted(), before);
    for (const [path, content] of Object.entries(files)) assert.equal(readFileSync(join(dataDir, path), 'utf8'), content);
  }
});

test('a DATA_DIR that is a file is refused with a sentence', async (t) => {
  const path = join(scratch(t), 'file');
  writeFileSync(path, 'mine');
  await assert.rejects(startEmbedded({ dataDir: path, logger }), sentence(/isn't a folder/));
  assert.equal(readFileSync(path, 'utf8'), 'mine');
});

test('a pid file that a kill left empty, or whose pid is another program’s, does not block the start', async (t) => {
  const dataDir = join(scratch(t), 'data');
  await (await startEmbedded({ dataDir, logger, durable: false })).stop();
  for (const content of ['', `${process.pid}\n${dataDir}\n`]) {
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    writeFileSync(pidFile, content);
    if (isRoot) chownSync(pidFile, NOBODY, NOBODY);
    await (await startEmbedded({ dataDir, logger, durable: false })).stop();
  }
});

test('stopping twice is stopping once, and the folder is free afterwards', async (t) => {
  const dataDir = join(scratch(t), 'data');
  const first = await startEmbedded({ dataDir, logger, durable: false });
  await Promise.all([first.stop(), first.stop()]);
  assert.equal(existsSync(join(dataDir, 'lyceum.json')), false);
  const second = await startEmbedded({ dataDir, logger, durable: false });
  assert.deepEqual(await query(second.appUrl, 'select current_user::text as name'), [{ name: 'lyceum_app' }]);
  await second.stop();
});

test('as root, below a folder that only root may enter', { skip: ROOT_ONLY }, async (t) => {
  const home = join(scratch(t), 'home');
  mkdirSync(home, { mode: 0o700 });
  const dataDir = join(home, '.data');
  for (const attempt of [1, 2]) {
    const { appUrl, stop } = await startEmbedded({ dataDir, logger });
    assert.deepEqual(await query(appUrl, `select ${attempt} as n`), [{ n: attempt }]);
    await stop();
  }
});

test('as an ordinary user in a home of mode 0700, then as root, then as that user again', { skip: OTHERS_ONLY }, async (t) => {
  const folder = scratch(t);
  chmodSync(folder, 0o755);
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  chownSync(home, NOBODY, NOBODY);
  const dataDir = join(home, '.data');
  for (const prefix of [AS_NOBODY, [], AS_NOBODY]) {
    const holder = Holder.start(dataDir, '', prefix);
    const { appUrl } = await holder.ready();
    assert.deepEqual(await query(appUrl, 'select 1 as one'), [{ one: 1 }]);
    assert.equal(await holder.end('SIGTERM'), 0);
  }
  assert.deepEqual(processesOf(dataDir), []);
});

test('an ordinary user is told that the folder is another’s', { skip: OTHERS_ONLY }, async (t) => {
  const folder = scratch(t);
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir, { mode: 0o755 });
  const told = await Holder.start(dataDir, '', AS_NOBODY).started();
  assert.match(told.message ?? '', /may not write in DATA_DIR .*: start it as the folder's owner/);
});

test('a folder that was made read-only is named in a sentence', { skip: OTHERS_ONLY }, async (t) => {
  const folder = scratch(t);
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  chownSync(dataDir, NOBODY, NOBODY);
  const first = Holder.start(dataDir, '', AS_NOBODY);
  await first.ready();
  await first.end('SIGTERM');
  chmodSync(dataDir, 0o500);
  const told = await Holder.start(dataDir, '', AS_NOBODY).started();
  assert.match(told.message ?? '', /may not write in DATA_DIR .*: start it as the folder's owner/);
  assert.equal(told.name, 'StartupError');
});

test('a DATA_DIR where no folder can be is refused with a sentence', { skip: existsSync('/proc/self') ? false : 'there is no /proc here' }, async () => {
  for (const dataDir of ['/proc/foo', '/proc/foo/bar']) {
    await assert.rejects(startEmbedded({ dataDir, logger }), sentence(/^DATA_DIR \/proc\/foo.* can't be made: set DATA_DIR/));
  }
  assert.throws(() => embeddedSecret('/proc/foo', 'encryption-key'), sentence(/^DATA_DIR \/proc\/foo can't be made/));
});

test('a full disk is a sentence, and with room again the start works', { skip: ROOT_ONLY }, async (t) => {
  const disk = join(scratch(t), 'disk');
  mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=755', 'tmpfs', disk], { encoding: 'utf8' });
  if (mounted.status !== 0) return t.skip(`no disk can be mounted here: ${mounted.stderr.trim()}`);
  try {
    const dataDir = join(disk, 'data');
    await assert.rejects(startEmbedded({ dataDir, logger }), sentence(/disk that holds DATA_DIR .* is full: free some space/));
    assert.equal(readdirSync(dataDir).some((name) => name.startsWith('postgres')), false);
    execFileSync('mount', ['-o', 'remount,size=300m', disk]);
    const started = await startEmbedded({ dataDir, logger });
    await query(started.ownerUrl, `create table notes as select 'kept' as body`);
    await started.stop();

    const { bavail, bsize } = statfsSync(disk);
    execFileSync('fallocate', ['-l', `${bavail * bsize}`, join(disk, 'filler')]);
    await assert.rejects(startEmbedded({ dataDir, logger }), sentence(/is full: free some space/));
    rmSync(join(disk, 'filler'));
    const again = await startEmbedded({ dataDir, logger });
    assert.deepEqual(await query(again.ownerUrl, 'select body from notes'), [{ body: 'kept' }]);
    await again.stop();
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});

test('on a machine without PostgreSQL from npm the operator is told to set DATABASE_URL', (t) => {
  const folder = scratch(t);
  const sources = fileURLToPath(new URL('../../src/platform', import.meta.url));
  cpSync(sources, join(folder, 'platform'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  const program = `import { findBinaries } from './platform/embedded/binaries.js';
    try { findBinaries(); } catch (error) { console.log(error.name + ': ' + error.message); }`;
  mkdirSync(join(folder, 'node_modules', 'graphql'), { recursive: true });
  writeFileSync(join(folder, 'node_modules', 'graphql', 'index.js'), 'module.exports.GraphQLError = class {};');
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: folder, encoding: 'utf8' });
  assert.match(said, /^StartupError: .*isn't available on .*: set DATABASE_URL/);
});
