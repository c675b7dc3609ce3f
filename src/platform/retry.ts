import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from './errors.js';
import type { Logger } from './logger.js';
import { unlessAborted } from './patience.js';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

export interface ReachOptions {
  /** What is being reached, in an operator's words, as "PostgreSQL (DATABASE_URL)". */
  name: string;
  url: string;
  logger: Logger;
  /** How long to go on trying, in milliseconds. */
  patienceMs?: number;
  /** Whether another try could help: a wrong password stays wrong. Default: always. */
  isPassing?: (error: Error) => boolean;
  signal?: AbortSignal | undefined;
}

/**
 * Tries until it works, with pauses that double from 0.2 to 5 s.
 * @throws StartupError in one sentence, the password hidden, after 30 s
 */
export async function reach<Result>(connect: () => Promise<Result>, options: ReachOptions): Promise<Result> {
  const patienceMs = options.patienceMs ?? 30_000;
  const deadline = Date.now() + patienceMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await unlessAborted(connect, options.signal);
    } catch (cause) {
      options.signal?.throwIfAborted();
      const error = cause instanceof Error ? cause : new Error(String(cause));
      const where = `${options.name} at ${hidePassword(options.url)}`;
      if (options.isPassing && !options.isPassing(error)) {
        throw new StartupError(`${where} refuses the connection: ${reason(error)}.`, { cause });
      }
      const left = deadline - Date.now();
      if (left <= 0) {
        throw new StartupError(`${where} could not be reached for ${patienceMs / 1_000} s: ${reason(error)}.`, { cause });
      }
      options.logger.warn({ reason: reason(error) }, `${where} can't be reached yet; trying again`);
      await pause(Math.min(pauseMs, left), undefined, { signal: options.signal });
    }
  }
}

/** The URL with its password replaced, fit for a log; user, (first) host and path stay. */
export function hidePassword(url: string): string {
  // MongoDB's URLs may name several hosts, which a URL can't: the first one stands for them.
  const single = url.replace(/^(mongodb:\/\/(?:[^/?#]*@)?[^/?#@,]+),[^/?#@]+/, '$1');
  if (!URL.canParse(single)) return '(an unreadable URL)';
  const parsed = new URL(single);
  if (parsed.password) parsed.password = '***';
  for (const name of parsed.searchParams.keys()) if (/pass|secret|token/i.test(name)) parsed.searchParams.set(name, '***');
  return parsed.href;
}

// A refused connection to "localhost" is an AggregateError (one try for each address) whose own message is empty.
function reason(error: Error): string {
  const inner = error instanceof AggregateError ? (error.errors[0] as Error | undefined) : undefined;
  return (inner?.message || error.message || (error as NodeJS.ErrnoException).code || error.name).replace(/\.$/, '').split('\n')[0] ?? '';
}
