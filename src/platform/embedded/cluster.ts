import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { StartupError } from '../errors.js';
import { ended, launch, type Account } from './account.js';
import type { PostgresBinaries } from './binaries.js';
import { diskFull, DISK_FULL, writeFileAtomic } from './files.js';
import { embeddedSecret } from './secrets.js';

/** Raised when the arrangement of files below DATA_DIR changes so that an older Lyceum can't use it. */
const LAYOUT = 1;
const UNFINISHED = 'postgres.new-';

/**
 * Looks whether this Lyceum can use what lies in the data folder, and changes nothing.
 * @throws StartupError when something newer, or another PostgreSQL, made it
 */
export function checkLayout(dataDir: string, postgresMajor: number): void {
  const versionPath = join(dataDir, 'version');
  if (existsSync(versionPath)) {
    const layout = Number(readFileSync(versionPath, 'utf8'));
    if (!Number.isInteger(layout)) throw new StartupError(`${versionPath} is damaged: restore it from a backup of DATA_DIR.`);
    if (layout > LAYOUT) {
      throw new StartupError(
        `DATA_DIR ${dataDir} was written by a newer Lyceum (its layout is ${layout}, this one knows ${LAYOUT}): start that version, or set DATA_DIR to another folder.`,
      );
    }
  }
  const cluster = join(dataDir, 'postgres');
  if (!existsSync(cluster)) return;
  const majorPath = join(cluster, 'PG_VERSION');
  const major = existsSync(majorPath) ? Number(readFileSync(majorPath, 'utf8')) : Number.NaN;
  if (major === postgresMajor) return;
  throw new StartupError(
    Number.isInteger(major)
      ? `The database in ${cluster} was made by PostgreSQL ${major}, this Lyceum brings ${postgresMajor}: start the Lyceum that made it, or set DATA_DIR to another folder.`
      : `${cluster} isn't a PostgreSQL database: restore it from a backup, or set DATA_DIR to another folder.`,
  );
}

/** Makes the database's folder if there is none: whole or not at all, whenever this process is killed. */
export async function ensureCluster(
  dataDir: string,
  binaries: PostgresBinaries,
  account: Account | null,
  durable: boolean,
): Promise<void> {
  for (const name of readdirSync(dataDir)) {
    // The programs of a start that was killed may still be writing there for a moment.
    if (name.startsWith(UNFINISHED)) rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 10 });
  }
  const cluster = join(dataDir, 'postgres');
  if (!existsSync(cluster)) {
    const unfinished = join(dataDir, `${UNFINISHED}${randomBytes(4).toString('hex')}`);
    try {
      await initialise(unfinished, dataDir, binaries, account, durable);
      renameSync(join(unfinished, 'cluster'), cluster);
    } finally {
      rmSync(unfinished, { recursive: true, force: true, maxRetries: 10 });
    }
  }
  const versionPath = join(dataDir, 'version');
  if (!existsSync(versionPath)) writeFileAtomic(versionPath, `${LAYOUT}\n`);
}

async function initialise(
  folder: string,
  dataDir: string,
  binaries: PostgresBinaries,
  account: Account | null,
  durable: boolean,
): Promise<void> {
  const passwordFile = join(folder, 'password');
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(passwordFile, embeddedSecret(dataDir, 'postgres-password'), { mode: 0o600 });
  if (account) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid);
  const initdb = launch(account, 'SIGKILL', binaries.initdb, [
    ...['-D', join(folder, 'cluster'), '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--locale-provider=builtin'],
    ...['--builtin-locale=C.UTF-8', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    ...(durable ? [] : ['--no-sync']),
  ]);
  let failure = '';
  const [output, complaint, code] = await Promise.all([
    text(initdb.stdout),
    text(initdb.stderr),
    ended(initdb, (error) => (failure = error.message)),
  ]);
  if (code === 0) return;
  if (DISK_FULL.test(output + complaint)) throw diskFull(dataDir);
  throw new StartupError(`The embedded database could not be made in ${dataDir}:\n${(failure || complaint || output).trim()}`);
}
