import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { StartupError } from '../errors.js';

/** How PostgreSQL's programs say it. */
export const DISK_FULL = /No space left on device|Disk quota exceeded|wrote only \d+ of \d+ bytes/;

const READABLE_BY_OWNER = 0o600;

/** Replaces a file as a whole: a reader, or a kill at any moment, sees the old content or the new. */
export function writeFileAtomic(path: string, content: string): void {
  withTemporary(path, content, (temporary) => renameSync(temporary, path));
}

/** Makes a file as a whole, unless it is there already: of several that try at once, one wins. */
export function createFileAtomic(path: string, content: string): void {
  withTemporary(path, content, (temporary) => {
    try {
      linkSync(temporary, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  });
}

function withTemporary(path: string, content: string, publish: (temporary: string) => void): void {
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  try {
    const file = openSync(temporary, 'wx', READABLE_BY_OWNER);
    try {
      writeSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    giveToFolderOwner(temporary);
    publish(temporary);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** What root makes in somebody's folder belongs to that somebody, or he couldn't start without root again. */
export function giveToFolderOwner(path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(path));
  chownSync(path, uid, gid);
}

/**
 * Makes the data folder if it isn't there; one that is there keeps its mode.
 * As root others may pass through it (never list it), since the server runs as another user; all files in it are private.
 * @throws StartupError where no folder can be made
 */
export function makeDataDir(dataDir: string): void {
  try {
    makeFolder(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  } catch (error) {
    const explained = explainFileError(error, dataDir);
    if (explained instanceof StartupError) throw explained;
    // Such as below /proc, where a missing folder stays missing.
    throw new StartupError(`DATA_DIR ${dataDir} can't be made: set DATA_DIR to another folder. (${(error as Error).message})`, { cause: error });
  }
}

// Node's own "recursive" never returns where the kernel takes no folders, as below /proc.
function makeFolder(folder: string, mode?: number): void {
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode });
    if (mode !== undefined) giveToFolderOwner(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(folder).isDirectory()) throw error;
  }
}

/** Turns what the file system says about the data folder into a sentence for the operator; others stay as they are. */
export function explainFileError(error: unknown, dataDir: string): unknown {
  if (!(error instanceof Error) || error instanceof StartupError) return error;
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(dataDir);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return notWritable(dataDir, error);
    case 'ENOTDIR':
    case 'EEXIST':
      return new StartupError(`DATA_DIR ${dataDir} isn't a folder: set DATA_DIR to another one. (${error.message})`);
    default:
      return error;
  }
}

export function notWritable(dataDir: string, cause: Error): StartupError {
  return new StartupError(
    `Lyceum may not write in DATA_DIR ${dataDir}: start it as the folder's owner, or set DATA_DIR to another folder. (${cause.message})`,
    { cause },
  );
}

export function diskFull(dataDir: string): StartupError {
  return new StartupError(
    `The disk that holds DATA_DIR ${dataDir} is full: free some space (a new database needs 100 MB), then start again; nothing stored is lost.`,
  );
}
