/**
 * A provider on loopback, in a process of its own so that its work is nobody's CPU: both official protocols, one event
 * a token. What it writes is named by the request's model (see SCRIPTS). Tells its parent its port, and each stream's end.
 */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { PROTOCOLS } from '../../test/kit/fault-protocols.js';
import { readRequests } from '../../test/kit/fault-http.js';
import { monotonicMs } from './figures.js';

export interface Script {
  /** How many tokens there are; Infinity: until the client hangs up. */
  tokens: number;
  /** Between two tokens, in milliseconds; 0: all in one piece. */
  spacingMs: number;
  /** After the tokens: a whole answer's end, or silence. */
  silent?: boolean;
}

export const SCRIPTS: Record<string, Script> = {
  paced: { tokens: 100, spacingMs: 5 },
  burst: { tokens: 100, spacingMs: 0 },
  endless: { tokens: Number.POSITIVE_INFINITY, spacingMs: 2 },
  stalling: { tokens: 5, spacingMs: 1, silent: true },
};

export type ServerMessage =
  | { type: 'listening'; port: number }
  /** The client hung up: when (monotonic milliseconds), and when the last chunks were written. */
  | { type: 'hung_up'; at: number; writes: number[] }
  | { type: 'connections'; count: number };

const USAGE = { inputTokens: 200, outputTokens: 100 };
const LAST_WRITES = 100;
const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\nkeep-alive: timeout=60\r\n\r\n';
const LAST_CHUNK = '0\r\n\r\n';

const tell = (message: ServerMessage): void => void process.send?.(message);
const chunked = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

function play(socket: Socket, path: string, body: Record<string, unknown>): Promise<void> {
  const script = SCRIPTS[String(body['model'])] ?? SCRIPTS['paced']!;
  const dialect = PROTOCOLS[path.endsWith('/v1/messages') ? 'anthropic' : 'openai'].dialect(body);
  const writes: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  let written = 0;
  return new Promise((resolve) => {
    const hungUp = (): void => {
      clearInterval(timer);
      tell({ type: 'hung_up', at: monotonicMs(), writes });
      resolve();
    };
    socket.once('close', hungUp);
    const write = (text: string): void => {
      socket.write(text);
      writes.push(monotonicMs());
      if (writes.length > LAST_WRITES) writes.shift();
    };
    const token = (): string => chunked(dialect.token(`token${written++} `));
    const end = (): void => {
      clearInterval(timer);
      if (script.silent) return;
      socket.off('close', hungUp);
      write(chunked(dialect.finish('stop', USAGE) + dialect.marker) + LAST_CHUNK);
      resolve();
    };
    const start = HEAD + chunked(dialect.start('bench', USAGE));
    if (script.spacingMs === 0) {
      write(start + Array.from({ length: script.tokens }, token).join(''));
      return end();
    }
    write(start + token());
    timer = setInterval(() => (written < script.tokens ? write(token()) : end()), script.spacingMs);
  });
}

/** Runs in the forked process alone: importing this file for its types starts nothing. */
export async function serve(): Promise<void> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    readRequests(socket, ({ path, body }) => play(socket, path, JSON.parse(body) as Record<string, unknown>));
  });
  process.on('message', () => tell({ type: 'connections', count: connections }));
  process.on('disconnect', () => process.exit(0));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  tell({ type: 'listening', port: (server.address() as AddressInfo).port });
}
