// npm run lint: every check runs, and one that fails fails all.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
const checks = [
  [oxlint, '--type-aware', '--report-unused-disable-directives', '--format=stylish'],
  [join(root, 'scripts', 'lint-imports.mjs')],
  [join(root, 'scripts', 'lint-files.mjs')],
];
const failed = checks.filter((args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status !== 0);
if (failed.length > 0) process.exitCode = 1;
else console.log('Lint: nothing to mend.');
