import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Tuning } from '../../src/env.js';
import { COMPILE_CACHE, environment } from './app.js';
import type { TestDatabase } from './postgres.js';

const MAIN = fileURLToPath(new URL('../../src/main.js', import.meta.url));

/** The real program, as `npm start` runs it once it is built. */
export interface LyceumProcess {
  /** Where it answers. */
  url: string;
  child: ChildProcess;
  /** All that it has written so far, both streams. */
  output(): string;
  /** Fulfilled as soon as it has written that. */
  written(pattern: RegExp): Promise<void>;
  /** Fulfilled with its exit code, or the signal's name. */
  exited: Promise<number | string>;
  /** Sends the signal, Ctrl-C's if none is given, and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<number | string>;
}

export interface ProcessOptions {
  /** Without one it brings its own, embedded. */
  database?: TestDatabase;
  env?: Record<string, string>;
  /** Keys of the LYCEUM_CONFIG file; limits, cache and the check of keys are off unless given. */
  tuning?: Partial<Tuning>;
}

export interface Outcome {
  code: number | string;
  output: string;
}

/** The program from its first moment on, where `startProcess` would wait too long. */
export interface LaunchedProcess extends Omit<LyceumProcess, 'url' | 'end'> {
  /** Fulfilled with its URL once it is ready. */
  ready: Promise<string>;
}

/** Nothing of this process's own settings; `.env` isn't read either, for the process runs in an empty folder. */
export function launchProcess({ database, env = {}, tuning }: ProcessOptions): LaunchedProcess {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-process-'));
  const file = join(folder, 'lyceum.json');
  writeFileSync(file, JSON.stringify({ limits: 'off', cache: { enabled: false }, keyCheck: false, ...tuning }));
  const base = database ? environment(database, join(folder, 'data')) : { PORT: '0', DATA_DIR: join(folder, 'data') };
  const child = spawn(process.execPath, [MAIN], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...COMPILE_CACHE, LYCEUM_CONFIG: file, ...base, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let onLine = () => {};
  const ready = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      output += `${line}\n`;
      onLine();
      const url = /^\{.*"url":"([^"]+)".*"msg":"ready"/.exec(line)?.[1];
      if (url) ready.resolve(url);
    });
  }
  const exited = once(child, 'close').then(([code, signal]) => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    return (code ?? signal) as number | string;
  });
  const written = (pattern: RegExp) =>
    new Promise<void>((resolve) => {
      onLine = () => pattern.test(output) && resolve();
      onLine();
    });
  return { child, exited, ready: ready.promise, written, output: () => output };
}

/** Starts it and waits until it is ready. @throws with its output when it ends before */
export async function startProcess(options: ProcessOptions): Promise<LyceumProcess> {
  const { child, exited, ready, output, written } = launchProcess(options);
  const early = exited.then((code) => {
    throw new Error(`the process ended with ${code} before it was ready:\n${output()}`);
  });
  early.catch(() => undefined);
  const url = await Promise.race([ready, early]);
  return {
    url, child, output, written, exited,
    end(signal = 'SIGINT') {
      child.kill(signal);
      return exited;
    },
  };
}

/** Runs it where it has to end by itself, and gives its last words. */
export async function runProcess(options: ProcessOptions): Promise<Outcome> {
  const { exited, output } = launchProcess(options);
  return { code: await exited, output: output() };
}
