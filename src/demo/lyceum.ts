import { readEnv, type Config } from '../env.js';
import { AlreadyRunningError } from '../platform/embedded/index.js';
import { StartupError } from '../platform/errors.js';
import { createLogger } from '../platform/logger.js';

/** A Lyceum to play on. */
export interface Host {
  url: string;
  /** Whether it runs for the demo alone. */
  own: boolean;
  stop(): Promise<void>;
}

/** The Lyceum that was named, or the one that runs on this folder's data, or one that is started for as long as the demo lasts. */
export async function findLyceum(address: string | undefined, signal: AbortSignal): Promise<Host> {
  if (address !== undefined) return running(addressUrl(address));
  try {
    return await startLyceum(signal);
  } catch (error) {
    if (error instanceof AlreadyRunningError && error.holder?.url) return running(error.holder.url);
    throw error;
  }
}

/** @param address a URL, or the port of one on this machine */
function addressUrl(address: string): string {
  const url = /^\d+$/.test(address) ? `http://127.0.0.1:${address}` : address;
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new StartupError(`"${address}" is neither a port nor a URL such as http://127.0.0.1:4000.`);
  }
  return new URL(url).origin;
}

async function running(url: string): Promise<Host> {
  try {
    await fetch(`${url}/health/live`);
  } catch (cause) {
    throw new StartupError(`Nothing answers at ${url}: start Lyceum there first, or leave the address out.`, { cause });
  }
  return { url, own: false, stop: async () => undefined };
}

async function startLyceum(signal: AbortSignal): Promise<Host> {
  const { createApp } = await import('../app.js');
  const logger = await createLogger({ level: 'fatal', pretty: true });
  const onFatal = (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  };
  const app = await createApp(embedded(readEnv()), { logger, onFatal, signal });
  return { url: app.url, own: true, stop: app.stop };
}

// The sample courses and demo accounts exist on the embedded default alone; models stay as they are configured.
function embedded(config: Config): Config {
  return {
    ...config,
    production: false,
    roles: new Set(['api', 'worker']),
    http: { ...config.http, host: '127.0.0.1', port: 0, publicUrl: null },
    database: { ...config.database, url: null, ownerUrl: null },
    redisUrl: null,
    mongodbUrl: null,
  };
}
