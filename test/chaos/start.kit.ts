import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const PROGRAM = fileURLToPath(new URL('start.program.js', import.meta.url));
const POLL_MS = 10;

/** What the program tells: ready, log, fatal or failed. */
export interface Told {
  event: string;
  name?: string;
  message?: string;
  ownerUrl?: string;
  appUrl?: string;
  port?: number;
}

/** A process with an embedded PostgreSQL, seen from outside. */
export class Holder {
  private readonly told: Told[] = [];
  private wake: () => void = () => undefined;
  readonly exited: Promise<number | null>;

  constructor(readonly child: ChildProcess) {
    this.exited = once(child, 'close').then(([code]) => {
      this.wake();
      return code as number | null;
    });
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        this.told.push(JSON.parse(line) as Told);
        this.wake();
      });
    }
  }

  /** @param prefix a command that the program is run by, such as setpriv with its arguments */
  static start(dataDir: string, url = '', prefix: readonly string[] = []): Holder {
    const [command = process.execPath, ...args] = [...prefix, process.execPath, PROGRAM, dataDir, url];
    return new Holder(spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] }));
  }

  /** The first thing told that fits; fails when the program ends without telling it. */
  async heard(fits: (told: Told) => boolean): Promise<Told> {
    for (;;) {
      const found = this.told.find(fits);
      if (found) return found;
      if (this.child.exitCode !== null || this.child.signalCode !== null) {
        await this.exited;
        const last = this.told.find(fits);
        if (last) return last;
        throw new Error(`the program ended first; it told ${JSON.stringify(this.told)}`);
      }
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** Ready or failed, whichever comes. */
  started(): Promise<Told> {
    return this.heard(({ event }) => event === 'ready' || event === 'failed');
  }

  async ready(): Promise<Required<Pick<Told, 'ownerUrl' | 'appUrl' | 'port'>>> {
    const told = await this.started();
    const { ownerUrl, appUrl, port } = told;
    if (!ownerUrl || !appUrl || !port) throw new Error(`not ready: ${told.message}`);
    return { ownerUrl, appUrl, port };
  }

  logged(): string[] {
    return this.told.filter(({ event }) => event === 'log').map(({ message }) => message ?? '');
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exited;
  }
}

/** A folder that goes when its test ends. */
export function scratch(t: TestContext, prefix = 'lyceum start '): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  t.after(async () => {
    await until(() => processesOf(folder).length === 0, `no process works in ${folder}`);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

export async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The pids of all PostgreSQL programs that work in a folder, backends included; zombies are dead. */
export function processesOf(folder: string): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      const isZombie = readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
      const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const works = readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
      return !isZombie && pid !== process.pid && !args.includes(PROGRAM) && (works || args.includes(folder));
    } catch {
      return false;
    }
  });
}

/** The kernel tells nobody of the death of another's child, so this looks again and again. */
export async function until(condition: () => boolean | Promise<boolean>, what: string, withinMs = 15_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; !(await condition()); ) {
    if (Date.now() > deadline) throw new Error(`after ${withinMs} ms it is still not so that ${what}`);
    await sleep(POLL_MS);
  }
}

/** Kills what of them still runs. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

export function postmasterPid(dataDir: string): number {
  return Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}
