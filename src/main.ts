import { createApp, type App } from './app.js';
import { readEnv, type Config } from './env.js';
import { StartupError } from './platform/errors.js';
import { createLogger } from './platform/logger.js';

const STOP_LIMIT_MS = 4_800;

async function main(): Promise<void> {
  const config = readEnv();
  const logger = await createLogger({ level: config.logLevel, pretty: Boolean(process.stdout.isTTY) && !config.production });
  const starting = new AbortController();
  let app: App | null = null;
  let stopping = false;

  const stop = async (code: number): Promise<never> => {
    // A second signal means that somebody is out of patience.
    if (stopping) process.exit(code || 1);
    stopping = true;
    setTimeout(() => process.exit(code || 1), STOP_LIMIT_MS).unref();
    starting.abort();
    await app?.stop();
    process.exit(code);
  };
  const crash = (error: unknown): void => {
    logger.fatal({ err: error }, 'stopping after an error that nothing handled');
    if (!stopping) void stop(1);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));

  try {
    app = await createApp(config, { logger, onFatal: crash, signal: starting.signal });
  } catch (error) {
    if (stopping) process.exit(0);
    throw error;
  }
  if (stopping) return;
  logger.info({ url: app.url, graphiqlUrl: app.graphiqlUrl, roles: [...config.roles] }, 'ready');
  if (!config.production) process.stdout.write(banner(app, config));
}

function banner(app: App, config: Config): string {
  const lines = ['', `  Lyceum is ready (${[...config.roles].join(' and ')}).`, ''];
  lines.push(`  GraphQL    ${app.url}/graphql`);
  if (app.graphiqlUrl) lines.push(`  GraphiQL   ${app.graphiqlUrl}`);
  for (const { email, password, role } of Object.values(app.samples?.accounts ?? {})) {
    lines.push(`  Sign in    ${email} with the password ${password} (${role.toLowerCase()})`);
  }
  lines.push('', '  Ctrl-C stops it.', '', '');
  return lines.join('\n');
}

try {
  await main();
} catch (error) {
  // A sentence that says what to do; only a surprise is worth its stack.
  process.stderr.write(`${error instanceof StartupError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
