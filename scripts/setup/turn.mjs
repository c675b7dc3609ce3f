import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './project.mjs';

const POLL_MS = 200;

/**
 * Waits until no other setup works on this folder; the returned function ends the turn.
 * The lock is a name in the kernel (a Linux abstract socket), which ends with its process, however that ends.
 */
export async function takeTurn() {
  if (process.platform !== 'linux') return () => undefined;
  const name = `\0lyceum-setup-${createHash('sha256').update(ROOT).digest('hex').slice(0, 32)}`;
  for (let waited = false; ; waited = true) {
    const server = createServer();
    const error = await new Promise((resolve) => {
      server.once('error', resolve);
      server.listen(name, () => resolve(null));
    });
    if (!error) {
      // Whoever fails must not be kept alive by his turn.
      server.unref();
      return () => server.close();
    }
    if (error.code !== 'EADDRINUSE') throw error;
    if (!waited) console.log('Another start is setting up this folder; waiting for it…');
    await sleep(POLL_MS);
  }
}
