import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../errors.js';
import { ended, launch, type Account, type ServerProcess } from './account.js';
import type { PostgresBinaries } from './binaries.js';
import { diskFull, DISK_FULL } from './files.js';
import type { ServerLog } from './log.js';
import { processArguments, signalProcess } from './processes.js';

const READY = 'database system is ready to accept connections';
const STILL_GOING_DOWN = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/;
const PORT_TAKEN = /Address already in use/;
const START_TIMEOUT_MS = 120_000;
const PREDECESSOR_TIMEOUT_MS = 10_000;
const FAST_STOP_MS = 2_500;
const IMMEDIATE_STOP_MS = 1_000;

export interface PostmasterOptions {
  dataDir: string;
  binaries: PostgresBinaries;
  account: Account | null;
  log: ServerLog;
  /** false: data may be lost when the machine stops; for tests */
  durable: boolean;
  /** null takes a free one */
  port: number | null;
}

/** One running server process. */
export class Postmaster {
  constructor(
    readonly port: number,
    private readonly server: ServerProcess,
    /** resolves when the process is gone, however it went */
    readonly exited: Promise<unknown>,
  ) {}

  /**
   * Starts the server and waits until it accepts connections; what an earlier one left is ended first.
   * The caller holds the data folder's lock.
   * @throws StartupError with PostgreSQL's last words
   */
  static async start(options: PostmasterOptions): Promise<Postmaster> {
    const deadline = Date.now() + PREDECESSOR_TIMEOUT_MS;
    for (;;) {
      await endPredecessor(join(options.dataDir, 'postgres'));
      const port = options.port ?? (await freePort());
      options.log.clearTail();
      const started = await spawnServer(options, port);
      if (started) return started;
      const words = options.log.tail();
      if (DISK_FULL.test(words)) throw diskFull(options.dataDir);
      const mayPass = STILL_GOING_DOWN.test(words) || (options.port === null && PORT_TAKEN.test(words));
      if (!mayPass || Date.now() > deadline) {
        throw new StartupError(`The embedded PostgreSQL in ${options.dataDir} did not start:\n${words || '(it said nothing)'}`);
      }
      await sleep(100);
    }
  }

  /** A fast shutdown, then an immediate one, then a kill: at most 4 s. What was committed is safe in every case. */
  async stop(): Promise<void> {
    const steps = [['SIGINT', FAST_STOP_MS], ['SIGQUIT', IMMEDIATE_STOP_MS], ['SIGKILL', IMMEDIATE_STOP_MS]] as const;
    for (const [signal, waitMs] of steps) {
      this.server.kill(signal);
      if (await settlesWithin(this.exited, waitMs)) return;
    }
  }
}

async function spawnServer(options: PostmasterOptions, port: number): Promise<Postmaster | null> {
  const { dataDir, binaries, account, log, durable } = options;
  const args = ['-D', join(dataDir, 'postgres'), ...Object.entries(settings(port, durable)).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
  const server = launch(account, 'SIGINT', binaries.postgres, args);
  const exited = ended(server, (error) => log.append(`${error.message}\n`));
  const ready = new Promise<boolean>((resolve) => {
    let said = '';
    server.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      log.append(chunk);
      if (said.includes(READY)) return;
      said += chunk;
      if (said.includes(READY)) resolve(true);
    });
    server.stdout.setEncoding('utf8').on('data', (chunk: string) => log.append(chunk));
    void exited.then(() => resolve(false));
  });
  const postmaster = new Postmaster(port, server, exited);
  if (!(await settlesWithin(ready, START_TIMEOUT_MS))) {
    await postmaster.stop();
    log.append(`It was not ready after ${START_TIMEOUT_MS / 1000} s.\n`);
    return null;
  }
  return (await ready) ? postmaster : null;
}

/** For one small machine; errors are logged without the statement and its values, which are people's texts. */
function settings(port: number, durable: boolean): Record<string, string | number> {
  return {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: durable ? 60 : 200,
    shared_buffers: '64MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '256MB',
    min_wal_size: '64MB',
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_worker_processes: 4,
    max_logical_replication_workers: 0,
    max_parallel_workers_per_gather: 0,
    io_method: 'sync',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    // Passwords are stretched against who has stolen their hashes: nobody keeps what tests store.
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', scram_iterations: 1 }),
  };
}

/**
 * Ends a server that outlived the process that started it, and clears a pid file that PostgreSQL would trip over:
 * an empty one (it was killed while writing it), or one whose pid now belongs to another program.
 */
async function endPredecessor(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  const isOurs = () => processArguments(pid).includes(cluster);
  if (!Number.isInteger(pid) || (processArguments(pid).length > 0 && !isOurs())) {
    rmSync(pidFile, { force: true });
    return;
  }
  // It is on its way down already: the kernel told it of its parent's death. Null only waits.
  const steps = [[null, 2_000], ['SIGINT', 3_000], ['SIGQUIT', 2_000], ['SIGKILL', 1_000]] as const;
  for (const [signal, waitMs] of steps) {
    if (!isOurs()) return;
    if (signal) signalProcess(pid, signal);
    for (const until = Date.now() + waitMs; isOurs() && Date.now() < until; ) await sleep(20);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const timer = new AbortController();
  const timeout = sleep(ms, false, { signal: timer.signal }).catch(() => false);
  const settled = await Promise.race([promise.then(() => true), timeout]);
  timer.abort();
  return settled;
}
