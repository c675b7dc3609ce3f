import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainFileError, SetupError } from './error.mjs';
import { run } from './program.mjs';
import { LOCK_FILE, MODULES, readJson, ROOT } from './project.mjs';
import { nodePath } from './runtime.mjs';

const OUTPUT = join(ROOT, 'dist');
const MARKER = '.lyceum-built.json';
const UNFINISHED = 'dist-building-';
const PRODUCT = ['src', 'migrations'];
const DEVELOPMENT = ['test', 'bench'];
const START_CONFIG = 'scripts/setup/tsconfig.start.json';

/** @param {boolean} dev also the tests and benchmarks */
export function isBuilt(dev) {
  const marker = readJson(join(OUTPUT, MARKER));
  return marker !== null && marker.product === hash(PRODUCT) && (!dev || marker.development === hash(DEVELOPMENT));
}

/** Compiles beside dist/ and then puts it in its place, so that dist/ is whole and holds nothing stale. */
export async function build(dev) {
  console.log('Building…');
  const since = Date.now();
  const unfinished = `${UNFINISHED}${process.pid}`;
  const marker = { product: hash(PRODUCT), development: dev ? hash(DEVELOPMENT) : null };
  const tsc = join(MODULES, 'typescript', 'bin', 'tsc');
  try {
    for (const name of readdirSync(ROOT)) if (name.startsWith(UNFINISHED)) remove(join(ROOT, name));
    const args = [tsc, '-p', dev ? 'tsconfig.json' : START_CONFIG, '--outDir', unfinished, '--pretty', 'false'];
    const { code, output } = await run(nodePath(), args);
    if (code !== 0) throw new SetupError(`The build failed:\n${output}`);
    writeFileSync(join(ROOT, unfinished, MARKER), `${JSON.stringify(marker)}\n`);
    const old = join(ROOT, `${UNFINISHED}old`);
    if (existsSync(OUTPUT)) renameSync(OUTPUT, old);
    renameSync(join(ROOT, unfinished), OUTPUT);
    remove(old);
  } catch (error) {
    remove(join(ROOT, unfinished));
    throw explainFileError(error, OUTPUT);
  }
  console.log(`Built in ${((Date.now() - since) / 1000).toFixed(1)} s.`);
}

function remove(path) {
  // A compiler whose setup was killed may still be writing there for a moment.
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

/** Of everything that the output depends on: the sources' names and contents, the compiler's settings and version. */
function hash(folders) {
  const sum = createHash('sha256');
  const files = folders.map((folder) => join(ROOT, folder)).filter(existsSync).flatMap(sources).sort();
  for (const path of [join(ROOT, 'tsconfig.json'), join(ROOT, START_CONFIG), LOCK_FILE, ...files]) {
    const content = readFileSync(path);
    sum.update(`${path.slice(ROOT.length)}\0${content.length}\0`).update(content);
  }
  return sum.digest('hex');
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|mts|cts|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
