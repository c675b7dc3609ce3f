import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from './ports.js';

/** A redis-server of the test's own, on loopback; it keeps nothing on disk, so it comes back empty. */
export interface TestRedis {
  url: string;
  /** Dies at once, as by kill -9; resolves when it is gone. */
  kill(): Promise<void>;
  /** Keeps its connections and takes new ones, but answers nothing any more, until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Comes back on the same port, with nothing in it. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const PROGRAM = 'redis-server';

/** Why tests on Redis are left out here; false where they can run. */
export const redisSkip: string | false = spawnSync(PROGRAM, ['--version']).status === 0
  ? false
  : 'redis-server is not installed here (Debian: apt-get install redis-server)';

export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  let running: ChildProcess | null = await launch(port);
  const kill = async () => {
    const child = running;
    running = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'close');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    freeze: () => void running?.kill('SIGSTOP'),
    thaw: () => void running?.kill('SIGCONT'),
    async restart() {
      await kill();
      running = await launch(port);
    },
    stop: kill,
  };
}

async function launch(port: number): Promise<ChildProcess> {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/'];
  const child = spawn(PROGRAM, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  // Whoever starts it and dies takes it along only if he can; a test that is interrupted gets this far.
  const orphaned = () => child.kill('SIGKILL');
  process.once('exit', orphaned);
  child.once('close', () => process.off('exit', orphaned));
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout! })) {
    said.push(line);
    if (line.includes('Ready to accept connections')) {
      child.stdout!.resume();
      return child;
    }
  }
  throw new Error(`${PROGRAM} ended before it was ready:\n${said.join('\n')}`);
}
