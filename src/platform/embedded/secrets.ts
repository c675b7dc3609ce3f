import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartupError } from '../errors.js';
import { createFileAtomic, explainFileError, giveToFolderOwner, makeDataDir } from './files.js';

/** What the embedded default makes for itself instead of asking an operator for it. */
export type SecretName = 'encryption-key' | 'postgres-password' | 'owner-password' | 'app-password';

const SECRET = /^[A-Za-z0-9+/]{43}=$/;

/**
 * 32 random bytes in base64, made at the first call and kept in `<dataDir>/secrets`, readable by the owner only.
 * @throws StartupError when the file is damaged or may not be written
 */
export function embeddedSecret(dataDir: string, name: SecretName): string {
  const folder = join(dataDir, 'secrets');
  const path = join(folder, name);
  try {
    if (!existsSync(path)) {
      makeDataDir(dataDir);
      if (mkdirSync(folder, { recursive: true, mode: 0o700 })) giveToFolderOwner(folder);
      createFileAtomic(path, `${randomBytes(32).toString('base64')}\n`);
    }
    const secret = readFileSync(path, 'utf8').trim();
    if (SECRET.test(secret)) return secret;
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
  throw new StartupError(`${path} is damaged: restore it from a backup of DATA_DIR.`);
}
