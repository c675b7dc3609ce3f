import { startEmbedded } from '../../src/platform/embedded/index.js';
import { watchParent } from '../../src/platform/parent.js';

// A process that holds an embedded PostgreSQL; it tells what happens as JSON lines and stops in order on SIGTERM.
const [, , dataDir = '', url = ''] = process.argv;
const tell = (event: string, more: object = {}) => process.stdout.write(`${JSON.stringify({ event, ...more })}\n`);
const log = (message: string) => tell('log', { message });

try {
  const postgres = await startEmbedded({
    dataDir,
    logger: { info: log, warn: log, error: log },
    onFatal: (error) => tell('fatal', { message: error.message }),
  });
  if (url) postgres.setUrl(url);
  const stop = () => void postgres.stop().then(() => process.exit(0));
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  watchParent(stop, url === 'watch');
  tell('ready', { ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl, port: postgres.port });
} catch (error) {
  tell('failed', { name: (error as Error).name, message: (error as Error).message });
  process.exitCode = 1;
}
