import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { PostgresBinaries } from './binaries.js';

const NOBODY = 65534;
const SETPRIV = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));
// The parent may have died before the death signal was asked for; then nobody would ever send it.
const UNLESS_ORPHANED = '[ "$PPID" = "$1" ] || exit 1; shift; exec "$@"';

/** As whom PostgreSQL runs: it refuses root. Null: as ourselves. */
export interface Account {
  uid: number;
  gid: number;
  /** it must pass folders that only root may enter, such as a home of mode 0700 */
  overridesAccess: boolean;
}

/** A PostgreSQL program whose output is piped to us. */
export type ServerProcess = ChildProcessByStdio<null, Readable, Readable>;

export function serverAccount(dataDir: string, binaries: PostgresBinaries): Account | null {
  if (process.getuid?.() !== 0) return null;
  const cluster = join(dataDir, 'postgres');
  const owner = statSync(existsSync(cluster) ? cluster : dataDir);
  const { uid, gid } = owner.uid === 0 ? { uid: NOBODY, gid: NOBODY } : owner;
  const reachable = [dataDir, binaries.postgres].every((path) => mayReach(uid, path));
  return { uid, gid, overridesAccess: !reachable };
}

function mayReach(uid: number, path: string): boolean {
  const { mode, uid: owner } = statSync(path);
  if (!(mode & (owner === uid ? 0o100 : 0o001))) return false;
  return path === dirname(path) || mayReach(uid, dirname(path));
}

/**
 * Starts a PostgreSQL program in a session of its own, so that a terminal's Ctrl-C doesn't reach it; the kernel sends
 * it `deathSignal` should this process die without stopping it.
 */
export function launch(
  account: Account | null,
  deathSignal: 'SIGINT' | 'SIGKILL',
  program: string,
  args: readonly string[],
): ServerProcess {
  const options = {
    cwd: '/',
    detached: true,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'],
  };
  if (!SETPRIV) return spawn(program, args, account ? { ...options, uid: account.uid, gid: account.gid } : options);
  const privileges = account ? [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'] : [];
  if (account?.overridesAccess) {
    privileges.push('--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup');
  }
  const guarded = ['/bin/sh', '-c', UNLESS_ORPHANED, 'sh', `${process.pid}`, program, ...args];
  return spawn(SETPRIV, [...privileges, `--pdeathsig=${deathSignal}`, ...guarded], options);
}

/** Resolves when the program and all that it started are gone; one that could not be started at all is told first. */
export function ended(program: ServerProcess, onError: (error: Error) => void): Promise<number | null> {
  program.once('error', onError);
  return new Promise((resolve) => program.once('close', resolve));
}
