// Runs the compiled tests: npm test, or npm test -- streams quizzes for the files whose path contains one of these.
// Arguments that begin with a dash go to Node's runner. LYCEUM_TEST_ALL=1: a test that is left out is a failure.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '../dist/src/platform/embedded/index.js';

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
  if (interrupted) return 130;
  const skips = join(folder, 'skips.jsonl');
  const reporter = fileURLToPath(new URL('test/skips.mjs', import.meta.url));
  const args = [
    ...['--enable-source-maps', '--test', `--test-concurrency=${CONCURRENCY}`],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...[`--test-reporter=${reporter}`, `--test-reporter-destination=${skips}`],
    ...options,
    ...files.map((file) => join('dist', file.replace(/\.ts$/, '.js'))),
  ];
  // Every file loads the same two thousand modules: what one process has compiled, the next need not.
  const env = { NODE_COMPILE_CACHE: join(folder, 'compiled'), ...process.env, TMPDIR: temporaryFolder(), LYCEUM_TEST_POSTGRES: JSON.stringify(urls) };
  runner = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  const code = await new Promise((resolve) => runner.once('close', (exit) => resolve(exit ?? 1)));
  const skipped = (existsSync(skips) ? readFileSync(skips, 'utf8') : '').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  if (skipped.length === 0) return code;
  console.log(`\nLeft out (${skipped.length}):`);
  for (const { name, reason } of skipped) console.log(`  ${name}: ${reason}`);
  if (process.env.LYCEUM_TEST_ALL !== '1') return code;
  console.error('LYCEUM_TEST_ALL=1: every test has to run.');
  return code || 1;
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
