/** Portkey's gateway to compare with: installed into .cache on demand, never a dependency of the project. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../.cache/portkey/', import.meta.url));
const START = join(FOLDER, 'node_modules/@portkey-ai/gateway/build/start-server.js');
const MANIFEST = {
  private: true,
  dependencies: { '@portkey-ai/gateway': '1.15.2' },
  overrides: { '@hono/node-server': '1.13.8' },
};
/** The gateway can't be told where to listen and would take every interface: whoever names no host gets loopback. */
const LOOPBACK_ONLY = `import { Server } from 'node:net';
const { listen } = Server.prototype;
Server.prototype.listen = function (port, host, ...rest) { return listen.call(this, port, host ?? '127.0.0.1', ...rest); };
`;
const STARTS_WITHIN_MS = 20_000;
/** What /proc counts in: USER_HZ, which is 100 on every Linux that Node runs on. */
const MICROS_PER_TICK = 10_000;

export interface Gateway {
  origin: string;
  /** CPU that it has used since it started, in microseconds. */
  cpuMicros(): number;
  stop(): void;
}

function install(): void {
  if (existsSync(START)) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), JSON.stringify(MANIFEST));
  execFileSync('npm', ['install', '--prefix', FOLDER, '--ignore-scripts', '--no-audit', '--no-fund'], { stdio: 'ignore' });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answering(child: ChildProcess, origin: string): Promise<void> {
  const until = Date.now() + STARTS_WITHIN_MS;
  while (child.exitCode === null && Date.now() < until) {
    try {
      await fetch(origin);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('it did not start');
}

function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the name, in parentheses, which may hold spaces; user and system time are the 14th and 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MICROS_PER_TICK;
}

/** @returns null, and says why, where it can't be had */
export async function startPortkey(): Promise<Gateway | null> {
  let child: ChildProcess | undefined;
  try {
    install();
    writeFileSync(join(FOLDER, 'loopback.mjs'), LOOPBACK_ONLY);
    const port = await freePort();
    child = spawn(process.execPath, ['--import', join(FOLDER, 'loopback.mjs'), START, `--port=${port}`, '--headless'],
      { cwd: FOLDER, stdio: 'ignore', env: { ...process.env, NODE_ENV: 'production' } });
    const origin = `http://127.0.0.1:${port}`;
    await answering(child, origin);
    const { pid } = child;
    return { origin, cpuMicros: () => cpuOf(pid!), stop: () => void child?.kill() };
  } catch (error) {
    child?.kill();
    console.log(`Portkey's gateway is left out: ${(error as Error).message.split('\n')[0]}`);
    return null;
  }
}
