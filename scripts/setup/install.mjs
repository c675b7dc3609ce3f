import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskFull, explainFileError, SetupError } from './error.mjs';
import { run } from './program.mjs';
import { LOCK_FILE, MODULES, readJson } from './project.mjs';

const MARKER = join(MODULES, '.lyceum-installed.json');
// npm writes it as the last step of every install: what really lies in node_modules.
const INSTALLED = join(MODULES, '.package-lock.json');
const NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network/;

/** @param {boolean} dev also what only developing and testing need */
export function isInstalled(dev) {
  const marker = readJson(MARKER);
  if (marker?.lock === lockHash() && (marker.dev || !dev)) return true;
  if (!matchesLock(dev)) return false;
  remember(dev);
  return true;
}

export async function install(dev) {
  console.log(`Installing ${dev ? 'all packages' : 'packages'} from the lock file (the first time takes up to a minute)…`);
  const since = Date.now();
  // Lyceum may be running on what is there already, and "npm ci" would take it away first.
  const command = dev && matchesLock(false) ? ['install', '--no-save'] : ['ci'];
  const { code, output } = await run('npm', [...command, dev ? '--include=dev' : '--omit=dev', '--no-audit', '--no-fund']);
  if (code !== 0) throw explain(output);
  if (!matchesLock(dev)) throw new SetupError(`npm has left packages out without saying why:\n${output}`);
  remember(dev);
  console.log(`Installed in ${Math.round((Date.now() - since) / 1000)} s.`);
}

/** Whether node_modules holds every package of the lock file that this machine can use. */
function matchesLock(dev) {
  const installed = readJson(INSTALLED)?.packages;
  if (!installed) return false;
  return Object.entries(readJson(LOCK_FILE).packages).every(([path, wanted]) => {
    if (path === '' || (!dev && (wanted.dev || wanted.devOptional)) || !fitsMachine(wanted)) return true;
    const found = installed[path];
    return found?.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function fitsMachine({ optional, os, cpu, libc }) {
  if (!optional) return true;
  return allows(os, process.platform) && allows(cpu, process.arch) && (!libc || allows(libc, libcName()));
}

function libcName() {
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}

/** npm's rule: a list of names, or of names to leave out behind a `!`. */
function allows(names, name) {
  if (!names || names.length === 0) return true;
  return names.includes(name) || (names.every((entry) => entry.startsWith('!')) && !names.includes(`!${name}`));
}

function remember(dev) {
  try {
    writeFileSync(MARKER, `${JSON.stringify({ lock: lockHash(), dev })}\n`);
  } catch (error) {
    // Somebody else's folder that is in order may be used as it is; it is only looked through again next time.
    if (!['EACCES', 'EROFS'].includes(error.code)) throw explainFileError(error, MARKER);
  }
}

function lockHash() {
  return createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex');
}

function explain(output) {
  if (/ENOSPC|no space left/i.test(output)) return diskFull();
  if (/ENOENT/.test(output) && /setpriv: failed to execute npm|spawn npm/.test(output)) {
    return new SetupError('npm is not in the PATH: install it, then start again.');
  }
  if (/EUSAGE/.test(output)) {
    const missing = output.split('\n').filter((line) => /(Missing|Invalid): /.test(line)).join('\n');
    return new SetupError(`package.json and package-lock.json don't belong together: take both from one commit.\n${missing}`);
  }
  const code = NETWORK.exec(output)?.[0];
  if (code) {
    return new SetupError(
      `npm can't reach its registry (${code}): check the network, or npm's proxy settings, then start again.`,
    );
  }
  return new SetupError(`npm could not install the packages:\n${output}`);
}
