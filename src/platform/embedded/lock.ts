import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../errors.js';
import { createFileAtomic, diskFull, notWritable, writeFileAtomic } from './files.js';
import { processStartTime } from './processes.js';

const WAIT_FOR_RELEASE_MS = 8_000;
const POLL_MS = 50;
const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
/** The rest of an error's number tells details. */
const SQLITE_PRIMARY = 0xff;

/** Who uses a data folder, as `<dataDir>/lyceum.json` tells it to others. */
export interface Holder {
  pid: number;
  startTime: string;
  state: 'starting' | 'running' | 'stopping';
  /** where its API answers, once it does */
  url: string | null;
  postgresPort: number | null;
}

export type HolderChange = Partial<Pick<Holder, 'state' | 'url' | 'postgresPort'>>;

/** The data folder is in use by a running Lyceum. */
export class AlreadyRunningError extends StartupError {
  constructor(
    dataDir: string,
    readonly holder: Holder | null,
  ) {
    const where = holder?.url ? ` at ${holder.url}` : '';
    const pid = holder ? ` (process ${holder.pid})` : '';
    super(
      `Lyceum already runs${where}${pid} on DATA_DIR ${dataDir}: use that one, stop it first, or set DATA_DIR to another folder.`,
    );
  }
}

/**
 * One process per data folder. The lock is the kernel's on an (empty) SQLite file, which Node can take without an
 * add-on: it ends with its process, however that ends, so there is no stale lock that two starters could race for.
 */
export class DataDirLock {
  private readonly infoPath: string;

  private constructor(
    dataDir: string,
    private readonly file: DatabaseSync,
    private holder: Holder,
  ) {
    this.infoPath = join(dataDir, 'lyceum.json');
    this.write();
  }

  /**
   * Waits up to 8 s for a holder that is stopping, or still starting and can't yet say where it will answer.
   * @throws AlreadyRunningError
   */
  static async acquire(dataDir: string, waitMs = WAIT_FOR_RELEASE_MS): Promise<DataDirLock> {
    const deadline = Date.now() + waitMs;
    for (;;) {
      const file = tryLock(join(dataDir, 'lock'));
      if (file) {
        const startTime = processStartTime(process.pid) ?? '';
        const holder: Holder = { pid: process.pid, startTime, state: 'starting', url: null, postgresPort: null };
        try {
          return new DataDirLock(dataDir, file, holder);
        } catch (error) {
          file.close();
          throw error;
        }
      }
      const holder = readHolder(dataDir);
      const settled = holder?.state === 'running' && holder.url !== null;
      if (settled || Date.now() >= deadline) throw new AlreadyRunningError(dataDir, holder);
      await sleep(POLL_MS);
    }
  }

  update(change: HolderChange): void {
    this.holder = { ...this.holder, ...change };
    this.write();
  }

  release(): void {
    rmSync(this.infoPath, { force: true });
    this.file.close();
  }

  private write(): void {
    writeFileAtomic(this.infoPath, `${JSON.stringify(this.holder)}\n`);
  }
}

function tryLock(path: string): DatabaseSync | null {
  // Only where it isn't there yet: closing any descriptor of a file gives up this process's locks on it.
  if (!existsSync(path)) createFileAtomic(path, '');
  let file: DatabaseSync | null = null;
  try {
    file = new DatabaseSync(path, { timeout: 0 });
    file.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
    return file;
  } catch (error) {
    file?.close();
    switch (((error as { errcode?: number }).errcode ?? 0) & SQLITE_PRIMARY) {
      case SQLITE_BUSY:
        return null;
      case SQLITE_FULL:
        throw diskFull(dirname(path));
      case SQLITE_READONLY:
      case SQLITE_CANTOPEN:
        throw notWritable(dirname(path), error as Error);
      default:
        throw error;
    }
  }
}

/** What the holder says of itself, or null if it hasn't yet: the file may be left from one that was killed. */
function readHolder(dataDir: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(join(dataDir, 'lyceum.json'), 'utf8')) as Holder;
    return processStartTime(holder.pid) === holder.startTime ? holder : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
