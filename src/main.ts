import './platform/heap.js';
import { readEnv } from './env.js';
import { StartupError } from './platform/errors.js';
import { createLogger } from './platform/logger.js';
import { watchParent } from './platform/parent.js';

/** Ctrl-C promises an end within 5 s. */
const STOP_LIMIT_MS = 4_800;
/** A terminal sends Ctrl-C to npm too, and npm passes it on: one key, two signals. */
const SAME_KEY_MS = 500;

async function main(): Promise<void> {
  const config = readEnv();
  // Loaded only now: wrong settings are told at once, and the heap is limited before it fills.
  const [{ createApp }, { banner }] = await Promise.all([import('./app.js'), import('./banner.js')]);
  const logger = await createLogger({ level: config.logLevel, pretty: process.stdout.isTTY && !config.production });
  const starting = new AbortController();
  let stopping = false;
  let stoppingSince = 0;

  const stop = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    stoppingSince = performance.now();
    setTimeout(() => process.exit(code || 1), STOP_LIMIT_MS).unref();
    starting.abort();
    // What is still starting ends by itself, and cleans up.
    const app = await creating.catch(() => null);
    await app?.stop();
    process.exit(code);
  };
  const crash = (error: unknown): void => {
    logger.fatal({ err: error }, 'stopping after an error that nothing handled');
    void stop(1);
  };
  const onSignal = (): void => {
    // Somebody is out of patience.
    if (stopping && performance.now() - stoppingSince > SAME_KEY_MS) process.exit(1);
    void stop(0);
  };
  const creating = createApp(config, { logger, onFatal: crash, signal: starting.signal });
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  watchParent(() => void stop(0), config.startedByNpm);

  try {
    const app = await creating;
    if (stopping) return;
    logger.info({ url: app.url, graphiqlUrl: app.graphiqlUrl, roles: [...config.roles], models: app.models }, 'ready');
    if (!config.production) process.stdout.write(banner(app, config));
  } catch (error) {
    if (!stopping) throw error;
  }
}

try {
  await main();
} catch (error) {
  // A sentence that says what to do; only a surprise is worth its stack.
  process.stderr.write(`${error instanceof StartupError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
