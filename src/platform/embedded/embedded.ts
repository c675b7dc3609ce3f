import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../errors.js';
import { serverAccount } from './account.js';
import { findBinaries } from './binaries.js';
import { checkLayout, ensureCluster } from './cluster.js';
import { diskFull, explainFileError, makeDataDir } from './files.js';
import { AlreadyRunningError, DataDirLock, type HolderChange } from './lock.js';
import { ServerLog } from './log.js';
import { Postmaster, type PostmasterOptions } from './postmaster.js';
import { embeddedUrls, ensureRoles, type EmbeddedUrls } from './roles.js';

const FIRST_PAUSE_MS = 100;
const MAX_FAILURES_IN_A_ROW = 6;
const HEALTHY_AFTER_MS = 30_000;
const CONNECT_WAIT_MS = 30_000;

export interface EmbeddedLogger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

export interface EmbeddedOptions {
  /** DATA_DIR; made if missing */
  dataDir: string;
  logger: EmbeddedLogger;
  /** false switches fsync off, for tests; default true */
  durable?: boolean;
  /** the server died and could not be started again; called at most once */
  onFatal?: (error: Error) => void;
}

export interface EmbeddedPostgres extends EmbeddedUrls {
  /** on 127.0.0.1; stays the same when the server has to be restarted */
  port: number;
  /** tells a second start where this Lyceum answers */
  setUrl(url: string): void;
  /** what a start that failed on this database should tell: that the disk is full, if that was it; else the error itself */
  explain(error: unknown): Promise<unknown>;
  /** ends the server within 4 s and gives the data folder back; may be called again */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that npm brought, in DATA_DIR, and restarts it should it die.
 * @throws AlreadyRunningError when another Lyceum uses the folder; StartupError when an operator must do something
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  let dataDir = resolve(options.dataDir);
  try {
    const binaries = findBinaries();
    makeDataDir(dataDir);
    // A server left by an earlier start is recognised by its path, whichever link led there.
    dataDir = realpathSync(dataDir);
    checkLayout(dataDir, binaries.major);
    const lock = await DataDirLock.acquire(dataDir);
    try {
      return await startLocked(dataDir, lock, options);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

/**
 * The embedded database for one command: that of the Lyceum which runs on this folder, or else one of its own,
 * which `close` stops again.
 */
export async function connectEmbedded(
  dataDir: string,
  logger: EmbeddedLogger,
): Promise<Pick<EmbeddedUrls, 'ownerUrl' | 'appUrl'> & { close(): Promise<void> }> {
  const deadline = Date.now() + CONNECT_WAIT_MS;
  for (;;) {
    try {
      const started = await startEmbedded({ dataDir, logger });
      return { ownerUrl: started.ownerUrl, appUrl: started.appUrl, close: () => started.stop() };
    } catch (error) {
      if (!(error instanceof AlreadyRunningError)) throw error;
      const { holder } = error;
      if (holder?.state === 'running' && holder.url !== null && holder.postgresPort !== null) {
        const { ownerUrl, appUrl } = embeddedUrls(resolve(dataDir), holder.postgresPort);
        return { ownerUrl, appUrl, close: async () => undefined };
      }
      // Another command has it for a moment, or a first start takes its time.
      if (Date.now() >= deadline) throw error;
    }
  }
}

async function startLocked(dataDir: string, lock: DataDirLock, options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { logger, durable = true } = options;
  const binaries = findBinaries();
  checkLayout(dataDir, binaries.major);
  const account = serverAccount(dataDir, binaries);
  await ensureCluster(dataDir, binaries, account, durable);
  const log = new ServerLog(join(dataDir, 'postgres.log'), (trouble) => logger.warn(`PostgreSQL: ${trouble}.`));
  const start = (port: number | null): Promise<Postmaster> => {
    const postmaster: PostmasterOptions = { dataDir, binaries, account: serverAccount(dataDir, binaries), log, durable, port };
    return Postmaster.start(postmaster);
  };
  const first = await start(null);
  const { port } = first;
  const urls = embeddedUrls(dataDir, port);
  const explain = async (error: unknown): Promise<unknown> => {
    // A server that dies says why before its connections end, but by another way.
    await nextTurn();
    return log.diskWasFull && !(error instanceof StartupError) ? diskFull(dataDir) : explainFileError(error, dataDir);
  };
  try {
    await ensureRoles(dataDir, urls);
    lock.update({ state: 'running', postgresPort: port });
  } catch (cause) {
    await first.stop();
    const error = await explain(cause);
    const reason = error instanceof Error ? error.message : String(error);
    throw error instanceof StartupError
      ? error
      : new StartupError(`PostgreSQL in ${dataDir} could not be set up (${reason}): start again.\n${log.tail()}`, { cause: error });
  }
  const tell = (change: HolderChange): void => {
    try {
      lock.update(change);
    } catch (error) {
      // A full disk must not keep the server from being stopped.
      logger.warn(`What others are told of this Lyceum can't be written: ${(error as Error).message}`);
    }
  };
  const keeper = new Keeper(first, () => start(port), options);
  let stopped: Promise<void> | null = null;
  return {
    ...urls,
    port,
    explain,
    setUrl: (url) => tell({ url }),
    stop: () =>
      (stopped ??= (async () => {
        tell({ state: 'stopping' });
        await keeper.stop();
        lock.release();
      })()),
  };
}

/** Starts the server again when it dies, after growing pauses; gives up after six failures in a row. */
class Keeper {
  private stopping = false;
  private readonly pause = new AbortController();
  private readonly kept: Promise<void>;

  constructor(
    private postmaster: Postmaster,
    private readonly restart: () => Promise<Postmaster>,
    private readonly options: EmbeddedOptions,
  ) {
    this.kept = this.keep();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.pause.abort();
    await this.postmaster.stop();
    await this.kept;
  }

  private async keep(): Promise<void> {
    const { logger } = this.options;
    for (let failures = 0; ; ) {
      const since = Date.now();
      await this.postmaster.exited;
      if (this.stopping) return;
      if (Date.now() - since > HEALTHY_AFTER_MS) failures = 0;
      let reason = 'it stopped unexpectedly';
      do {
        failures += 1;
        if (failures > MAX_FAILURES_IN_A_ROW) return this.giveUp(reason);
        const pauseMs = FIRST_PAUSE_MS * 2 ** (failures - 1);
        logger.warn(`PostgreSQL is down (${reason}); starting it again in ${pauseMs} ms.`);
        if (await this.interrupted(pauseMs)) return;
        reason = await this.tryRestart();
      } while (reason !== '');
      if (this.stopping) return this.postmaster.stop();
      logger.info('PostgreSQL runs again.');
    }
  }

  /** Why it failed; empty if it didn't. */
  private async tryRestart(): Promise<string> {
    try {
      this.postmaster = await this.restart();
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  private async interrupted(ms: number): Promise<boolean> {
    try {
      await sleep(ms, undefined, { signal: this.pause.signal });
      return this.stopping;
    } catch {
      return true;
    }
  }

  private giveUp(reason: string): void {
    const error = new StartupError(`PostgreSQL died ${MAX_FAILURES_IN_A_ROW} times in a row; the last time: ${reason}`);
    this.options.logger.error(error.message);
    this.options.onFatal?.(error);
  }
}
