// Runs the compiled tests: npm test, or npm test -- streams quizzes for the files whose path contains one of these.
// Arguments that begin with a dash go to Node's runner. LYCEUM_TEST_ALL=1: a test that is left out is a failure.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '../dist/src/platform/embedded/index.js';
import { entry, groups } from './test/groups.mjs';

// One more than the two cores of the smallest machine: a file waits for its servers and timers a quarter of its time.
const CONCURRENCY = 3;
const SHARED_MEMORY = '/dev/shm';
const TMPFS = 0x01021994;
const ROOM_BYTES = 2 ** 31;
const root = fileURLToPath(new URL('..', import.meta.url));

const options = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const files = testFiles().filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)));
if (files.length === 0) {
  console.error(`No test file's path contains ${filters.join(' or ')}.`);
  process.exit(1);
}

// Ctrl-C reaches the runner too; this process waits for it, so that nothing is left behind.
let runner = null;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    interrupted = true;
    runner?.kill(signal);
  });
}

const folder = mkdtempSync(join(inMemory() ?? tmpdir(), 'lyceum-tests-'));
try {
  const logger = { info: () => undefined, warn: console.warn, error: console.error };
  const { stop, ...server } = await startEmbedded({ dataDir: join(folder, 'data'), logger, durable: false });
  try {
    process.exitCode = await run({ adminUrl: server.adminUrl, ownerUrl: server.ownerUrl, appUrl: server.appUrl });
  } finally {
    await stop();
  }
} catch (error) {
  if (error.name !== 'StartupError') throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function run(urls) {
  // Every process loads the same two thousand modules: what one has compiled, the next need not.
  const env = { NODE_COMPILE_CACHE: join(folder, 'compiled'), ...process.env, TMPDIR: temporaryFolder(), LYCEUM_TEST_POSTGRES: JSON.stringify(urls) };
  // An option may pick tests by their names or places, so that each file has to be one for Node's runner too.
  const lists = options.length > 0 ? files.map((file) => [file]) : groups(root, files);
  const first = await runProcesses(lists, env);
  // What a process that died hadn't come to.
  const untold = lists.filter((list) => list.length > 1).flat().filter((file) => !first.suites.has(file));
  const rest = untold.length > 0 ? await runProcesses(untold.map((file) => [file]), env) : null;
  const code = first.code || (rest?.code ?? 0);
  const skipped = [...first.skipped, ...(rest?.skipped ?? [])];
  if (skipped.length === 0) return code;
  console.log(`\nLeft out (${skipped.length}):`);
  for (const { name, reason } of skipped) console.log(`  ${name}: ${reason}`);
  if (process.env.LYCEUM_TEST_ALL !== '1') return code;
  console.error('LYCEUM_TEST_ALL=1: every test has to run.');
  return code || 1;
}

/** Runs each list of files in a process of its own; tells what was left out, and which files that run together came to their end. */
async function runProcesses(lists, env) {
  if (interrupted) return { code: 130, skipped: [], suites: new Set(files) };
  const entries = mkdtempSync(join(folder, 'processes-'));
  const told = join(entries, 'told.jsonl');
  const reporter = fileURLToPath(new URL('test/told.mjs', import.meta.url));
  const args = [
    ...['--require', fileURLToPath(new URL('test/hooks.cjs', import.meta.url))],
    ...['--enable-source-maps', '--test', `--test-concurrency=${CONCURRENCY}`],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...[`--test-reporter=${reporter}`, `--test-reporter-destination=${told}`],
    ...options,
    ...lists.map((list, at) => entry(root, list, entries, at)),
  ];
  runner = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  const code = await new Promise((resolve) => runner.once('close', (exit) => resolve(exit ?? 1)));
  const lines = (existsSync(told) ? readFileSync(told, 'utf8') : '').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const suites = new Set(interrupted ? files : lines.flatMap(({ suite }) => suite ?? []));
  return { code, skipped: lines.filter(({ reason }) => reason !== undefined), suites };
}

/**
 * Where files are kept in memory, if there is room for a run's databases. Each is a thousand files, and dropped after its
 * tests; ext4 steps over every file deleted in the last minutes to make a new one: a second of CPU for each database.
 */
function inMemory() {
  if (!existsSync(SHARED_MEMORY)) return null;
  const { type, bavail, bsize } = statfsSync(SHARED_MEMORY);
  const hasRoom = type === TMPFS && Math.min(bavail * bsize, process.availableMemory() / 2) >= ROOM_BYTES;
  return hasRoom ? SHARED_MEMORY : null;
}

/** The tests' own temporary files, of servers that run as another user too, go when the run ends, however its tests did. */
function temporaryFolder() {
  const path = join(folder, 'tmp');
  mkdirSync(path);
  chmodSync(path, 0o1777);
  chmodSync(folder, 0o711);
  return path;
}

/** Paths as a developer knows them, such as test/unit/embedded.test.ts. */
function testFiles() {
  return readdirSync(join(root, 'dist', 'test'), { recursive: true })
    .filter((name) => name.endsWith('.test.js'))
    .map((name) => join('test', name.replace(/\.js$/, '.ts')))
    .sort();
}
