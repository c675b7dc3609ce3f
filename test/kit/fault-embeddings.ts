import type { Socket } from 'node:net';
import type { RawRequest } from './fault-http.js';
import type { Gate } from './fault-server.js';

/** One scripted answer to POST …/embeddings. Without `fault` and `status` it is whole. */
export interface EmbeddingReply {
  /** A text's vector; made from its letters when left out. */
  vector?: (text: string, dimensions: number) => readonly unknown[];
  /** The answer's `data` instead. */
  data?: (body: EmbeddingBody) => unknown;
  /** null: it never says what it counted. */
  tokens?: number | null;
  status?: number;
  headers?: Record<string, string>;
  message?: string;
  fault?: 'reset' | 'reset_before_headers' | 'no_headers' | 'stall' | 'close' | 'broken_json';
  /** Before anything is written, it must be opened. */
  gate?: Gate;
}

export interface EmbeddingBody {
  model: string;
  input: string[];
  encoding_format?: string;
  dimensions?: number;
}

export interface EmbeddingRequest {
  path: string;
  headers: Record<string, string>;
  body: EmbeddingBody;
  /** Fulfilled when the client closes the connection before its answer has ended. */
  hungUp: Promise<void>;
}

type Script = EmbeddingReply | ((request: EmbeddingRequest) => EmbeddingReply);

const DEFAULT_DIMENSIONS = 8;

/** Letters counted into places: texts of the same letters point the same way. */
export function lettersVector(text: string, dimensions: number): number[] {
  const counts = Array<number>(dimensions).fill(0.01);
  for (const letter of text.toLowerCase()) counts[letter.codePointAt(0)! % dimensions]! += 1;
  const length = Math.hypot(...counts);
  return counts.map((count) => count / length);
}

/** The fault server's route for vectors; it is not there (404) until something is scripted. */
export class FaultEmbeddings {
  readonly requests: EmbeddingRequest[] = [];
  private readonly queue: Script[] = [];
  private readonly waiting = new Map<number, (request: EmbeddingRequest) => void>();
  private fallback: Script | null = null;

  /** Scripts the next unscripted request; several calls make a queue. */
  reply(...scripts: Script[]): void {
    this.queue.push(...scripts);
  }

  /** Answers whatever the queue doesn't; null: a 404, as from a server without such a path. */
  always(script: Script | null): void {
    this.fallback = script;
  }

  /** The request of this number (from 0), as soon as it has come. */
  request(index: number): Promise<EmbeddingRequest> {
    const request = this.requests[index];
    return request ? Promise.resolve(request) : new Promise((resolve) => this.waiting.set(index, resolve));
  }

  async receive(socket: Socket, raw: RawRequest): Promise<void> {
    const hungUp = Promise.withResolvers<void>();
    const left = (): void => hungUp.resolve();
    const request: EmbeddingRequest = { path: raw.path, headers: raw.headers, body: JSON.parse(raw.body) as EmbeddingBody, hungUp: hungUp.promise };
    socket.once('end', left).once('close', left);
    this.requests.push(request);
    this.waiting.get(this.requests.length - 1)?.(request);
    const script = this.queue.shift() ?? this.fallback ?? { status: 404, message: 'no such path' };
    await answer(socket, request.body, typeof script === 'function' ? script(request) : script);
    socket.off('end', left).off('close', left);
  }
}

async function answer(socket: Socket, body: EmbeddingBody, reply: EmbeddingReply): Promise<void> {
  await reply.gate?.pass();
  if (reply.fault === 'no_headers') return new Promise(() => {});
  if (reply.fault === 'reset_before_headers') return void socket.resetAndDestroy();
  const status = reply.status ?? 200;
  const text = status === 200 ? JSON.stringify(wholeAnswer(body, reply)) : JSON.stringify({ error: { message: reply.message ?? `refused with ${status}`, type: `status_${status}`, code: null } });
  const bytes = Buffer.from(reply.fault === 'broken_json' ? text.replace('{', '{{') : text);
  const headers = { 'content-type': 'application/json', 'content-length': String(bytes.length), ...reply.headers };
  socket.write(`HTTP/1.1 ${status} Scripted\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
  const cut = reply.fault === 'reset' || reply.fault === 'close' || reply.fault === 'stall';
  socket.write(cut ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes);
  if (reply.fault === 'close') socket.end();
  if (reply.fault === 'stall') return new Promise(() => {});
  if (reply.fault === 'reset') setTimeout(() => socket.resetAndDestroy(), 20);
}

function wholeAnswer(body: EmbeddingBody, reply: EmbeddingReply): object {
  const dimensions = body.dimensions ?? DEFAULT_DIMENSIONS;
  const make = reply.vector ?? lettersVector;
  const tokens = reply.tokens === undefined ? body.input.reduce((sum, text) => sum + text.length, 0) : reply.tokens;
  return {
    object: 'list', model: body.model,
    data: reply.data ? reply.data(body) : body.input.map((text, index) => ({ object: 'embedding', index, embedding: encoded(make(text, dimensions), body.encoding_format) })),
    ...(tokens !== null && { usage: { prompt_tokens: tokens, total_tokens: tokens } }),
  };
}

function encoded(vector: readonly unknown[], format: string | undefined): unknown {
  return format === 'base64' ? Buffer.from(Float32Array.from(vector as number[]).buffer).toString('base64') : vector;
}
