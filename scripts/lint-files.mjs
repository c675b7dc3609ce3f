// How long a file may be, and that none silences the linter: node scripts/lint-files.mjs [project folder]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDERS = ['src', 'test', 'clients', 'bench'];
const GENERATED = /^src\/client\/gql\//;
const WARN_ABOVE = 300;
const FAIL_ABOVE = 500;
const SILENCED = /\b(oxlint|eslint)-disable|@ts-(ignore|nocheck)\b/;

const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..');
for (const folder of FOLDERS.filter((name) => existsSync(join(root, name)))) {
  const names = readdirSync(join(root, folder), { recursive: true }).filter((name) => /\.[cm]?ts$/.test(name)).sort();
  for (const path of names.map((name) => `${folder}/${name}`).filter((name) => !GENERATED.test(name))) check(path);
}

function check(path) {
  const text = readFileSync(join(root, path), 'utf8');
  const lines = text.split('\n').length - 1;
  if (lines > FAIL_ABOVE) fail(`${path} has ${lines} lines; at most ${FAIL_ABOVE}: split it by noun`);
  else if (lines > WARN_ABOVE) console.warn(`warning: ${path} has ${lines} lines; more than ${WARN_ABOVE} ask for a split by noun`);
  const silenced = text.split('\n').findIndex((line) => SILENCED.test(line));
  if (silenced >= 0) fail(`${path}:${silenced + 1} silences the linter or the compiler: mend the cause instead`);
}

function fail(problem) {
  console.error(problem);
  process.exitCode = 1;
}
