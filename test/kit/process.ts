import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.js', import.meta.url));

/** The real program, as `npm start` runs it once it is built. */
export interface TestProcess {
  /** Where it answers. */
  url: string;
  child: ChildProcess;
  /** All that it has written so far, both streams. */
  output(): string;
  /** Fulfilled with its exit code, or the signal's name. */
  exited: Promise<number | string>;
  /** Asks it to stop, as Ctrl-C does, and waits for it. */
  stop(): Promise<number | string>;
  /** kill -9 */
  kill(): Promise<void>;
}

export interface Outcome {
  code: number | string;
  output: string;
}

/** Nothing of this process's own settings; `.env` isn't read either, for the process runs in an empty folder. */
function launch(env: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-process-'));
  const child = spawn(process.execPath, [MAIN], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      output += `${line}\n`;
      const url = /^\{.*"url":"([^"]+)".*"msg":"ready"/.exec(line)?.[1];
      if (url) ready.resolve(url);
    });
  }
  const exited = once(child, 'close').then(([code, signal]) => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    return (code ?? signal) as number | string;
  });
  return { child, exited, ready: ready.promise, output: () => output };
}

/** Starts it and waits until it is ready. @throws with its output when it ends before */
export async function startProcess(env: Record<string, string>): Promise<TestProcess> {
  const { child, exited, ready, output } = launch({ LOG_LEVEL: 'info', ...env });
  const early = exited.then((code) => {
    throw new Error(`the process ended with ${code} before it was ready:\n${output()}`);
  });
  const url = await Promise.race([ready, early]);
  early.catch(() => undefined);
  return {
    url, child, output, exited,
    stop() {
      child.kill('SIGINT');
      return exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Runs it where it has to end by itself, and gives its last words. */
export async function runProcess(env: Record<string, string>): Promise<Outcome> {
  const { exited, output } = launch(env);
  return { code: await exited, output: output() };
}
