import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { PROTOCOLS, type Dialect, type Ending, type FaultUsage, type WireProtocol } from './fault-protocols.js';
import { FaultEmbeddings } from './fault-embeddings.js';
import { readRequests, type RawRequest } from './fault-http.js';

/** Where an answer goes wrong, after `at` tokens. */
export type Fault =
  | 'reset' // the connection is reset (RST)
  | 'close' // the socket is closed in the middle of the chunked body
  | 'clean_end' // a well-formed end of the body without finish reason and terminal marker
  | 'no_finish_reason' // the terminal marker comes, the finish reason never did
  | 'no_marker' // the finish reason comes, the terminal marker never does
  | 'error_event'
  | 'broken_json'
  | 'stall' // the connection stays open and silent
  | 'no_headers' // the request is read and never answered
  | 'reset_before_headers'
  | 'odd_reason' // a whole stream, whose reason is no end of an answer
  | 'inherited_reason' // as odd_reason, by a name that every object of JavaScript has
  | 'length' // the tokens up to `at`, then a whole stream whose reason is length
  | 'content_filter';

/** One scripted answer. Without `fault` and `status` it is whole. */
export interface FaultReply {
  /** The text, token by token. */
  tokens?: string[] | ((body: RequestBody) => string[]);
  /** A JSON document instead, made from the request and streamed in pieces of `pieceLength` code units. */
  answer?: (body: RequestBody) => unknown;
  pieceLength?: number;
  /** Reasoning before the first token. */
  thoughts?: string[];
  /** The token of index i arrives in two pieces, the first of i bytes: one text again and again is split at its every byte. */
  split?: boolean;
  fault?: Fault;
  /** How many tokens come before the fault; all of them when left out. 0: after the headers, before the first token. */
  at?: number;
  /** An error answer instead of a stream. */
  status?: number;
  headers?: Record<string, string>;
  /** What an error answer or an error event says. */
  message?: string;
  /** Before the token of this index is written, its gate must be opened. */
  gates?: Record<number, Gate>;
  /** null: the provider never says what it counted. */
  usage?: FaultUsage | null;
}

export interface RequestBody extends Record<string, unknown> {
  model: string;
  messages: { role: string; content: unknown }[];
}

export interface FaultRequest {
  protocol: WireProtocol;
  path: string;
  headers: Record<string, string>;
  body: RequestBody;
  /** `performance.now()` of the request's arrival. */
  at: number;
  /** Tokens written to the socket so far. */
  tokensWritten: number;
  /** Fulfilled when the client closes the connection before its answer has ended; with `performance.now()`. */
  hungUp: Promise<number>;
}

/** A point at which an answer waits: `await gate.reached`, look around, `gate.open()`. */
export class Gate {
  readonly reached: Promise<void>;
  readonly opened: Promise<void>;
  open!: () => void;
  private arrive!: () => void;

  constructor() {
    this.reached = new Promise((resolve) => (this.arrive = resolve));
    this.opened = new Promise((resolve) => (this.open = resolve));
  }

  async pass(): Promise<void> {
    this.arrive();
    await this.opened;
  }
}

type Script = FaultReply | ((request: FaultRequest) => FaultReply);

export interface FaultServer {
  /** The base URL for the OpenAI protocol: POST {url}/chat/completions. */
  url: string;
  /** The base URL for the Anthropic protocol: POST {origin}/v1/messages. */
  origin: string;
  requests: FaultRequest[];
  /** POST {url}/embeddings: not there (404) until something is scripted. */
  embeddings: FaultEmbeddings;
  /** The request of this number (from 0), as soon as it has come. */
  request(index: number): Promise<FaultRequest>;
  gate(): Gate;
  /** Scripts the next unscripted request; several calls make a queue. */
  reply(...scripts: Script[]): void;
  /** Answers whatever the queue doesn't. */
  always(script: Script): void;
  close(): Promise<void>;
}

const DEFAULT_USAGE: FaultUsage = { inputTokens: 100, outputTokens: 20 };
const DEFAULT_TOKENS = Array.from({ length: 40 }, (_, index) => `token${index} `);
const JSON_PIECE_LENGTH = 24;
const RESET_DELAY_MS = 20;

function tokensOf(reply: FaultReply, body: RequestBody): string[] {
  if (reply.answer) {
    const text = JSON.stringify(reply.answer(body));
    const length = reply.pieceLength ?? JSON_PIECE_LENGTH;
    return Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
      text.slice(index * length, (index + 1) * length));
  }
  return typeof reply.tokens === 'function' ? reply.tokens(body) : (reply.tokens ?? DEFAULT_TOKENS);
}

function head(status: number, headers: Record<string, string>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Scripted\r\n${lines.join('')}\r\n`;
}

const chunked = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

async function writeSplit(socket: Socket, text: string, at: number): Promise<void> {
  const bytes = Buffer.from(text);
  for (const piece of [bytes.subarray(0, at), bytes.subarray(at)]) {
    if (piece.length === 0) continue;
    socket.write(Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]));
    // A reader on the same loop takes what is there before the rest is written, or it would get both in one.
    await setImmediate();
    await setImmediate();
  }
}

const LAST_CHUNK = '0\r\n\r\n';

/** Resolves when the answer has ended; never after a fault that leaves the socket silent. */
async function answer(socket: Socket, request: FaultRequest, reply: FaultReply): Promise<void> {
  const dialect = request.protocol.dialect(request.body);
  if (reply.status) return refuse(socket, dialect, reply, reply.status);
  if (reply.fault === 'no_headers') return silence();
  if (reply.fault === 'reset_before_headers') return void socket.resetAndDestroy();

  const usage = reply.usage === undefined ? DEFAULT_USAGE : reply.usage;
  socket.write(head(200, {
    'content-type': request.protocol.contentType, 'transfer-encoding': 'chunked', 'x-request-id': 'req_fault', ...reply.headers,
  }));
  const write = (text: string): void => void (text && socket.write(chunked(text)));
  const tokens = tokensOf(reply, request.body);
  const end = reply.fault ? Math.min(reply.at ?? tokens.length, tokens.length) : tokens.length;
  if (end > 0 || reply.fault !== 'stall') write(dialect.start(request.body.model, usage));
  for (const thought of reply.thoughts ?? []) write(dialect.thought(thought));
  for (const [index, token] of tokens.slice(0, end).entries()) {
    await reply.gates?.[index]?.pass();
    if (socket.destroyed) return;
    if (reply.split) await writeSplit(socket, dialect.token(token), index);
    else write(dialect.token(token));
    request.tokensWritten += 1;
  }
  await reply.gates?.[end]?.pass();
  await finish(socket, dialect, reply, usage);
}

async function finish(socket: Socket, dialect: Dialect, reply: FaultReply, usage: FaultUsage | null): Promise<void> {
  const send = (text: string): void => void socket.write((text ? chunked(text) : '') + LAST_CHUNK);
  switch (reply.fault) {
    case 'reset':
      // A client drops what it hasn't read yet when a reset arrives; a test that counts tokens puts a gate at `at`.
      await new Promise((resolve) => setTimeout(resolve, RESET_DELAY_MS));
      socket.resetAndDestroy();
      return;
    case 'close':
      socket.end();
      return;
    case 'stall':
      return silence();
    case 'clean_end':
      return send('');
    case 'error_event':
      return send(dialect.errorEvent(reply.message ?? 'the model fell over'));
    case 'broken_json':
      return send(dialect.brokenJson);
    case 'no_finish_reason':
      return send(dialect.finish(null, usage) + dialect.marker);
    case 'odd_reason':
      return send(dialect.finish('abort', usage) + dialect.marker);
    case 'inherited_reason':
      return send(dialect.finish('constructor', usage) + dialect.marker);
    case 'no_marker':
      return send(dialect.finish('stop', usage));
    default: {
      const ending: Ending = reply.fault === 'length' || reply.fault === 'content_filter' ? reply.fault : 'stop';
      return send(dialect.finish(ending, usage) + dialect.marker);
    }
  }
}

function refuse(socket: Socket, dialect: Dialect, reply: FaultReply, status: number): void {
  const body = dialect.error(status, reply.message ?? `refused with ${status}`);
  socket.write(head(status, {
    'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...reply.headers,
  }) + body);
}

const silence = (): Promise<never> => new Promise(() => {});

/**
 * An HTTP server on a raw socket that speaks both official protocols, or others, and breaks where it is told to.
 * Listens on a free loopback port; a request that no script answers gets a 500 that says so.
 */
export async function startFaultServer(protocols: readonly WireProtocol[] = Object.values(PROTOCOLS)): Promise<FaultServer> {
  const sockets = new Set<Socket>();
  const requests: FaultRequest[] = [];
  const queue: Script[] = [];
  const waiting = new Map<number, (request: FaultRequest) => void>();
  const embeddings = new FaultEmbeddings();
  let fallback: Script = { status: 500, message: 'the test scripted no answer for this request' };

  const receive = async (socket: Socket, raw: RawRequest): Promise<void> => {
    if (raw.path.endsWith('/embeddings')) return embeddings.receive(socket, raw);
    const protocol = protocols.find(({ path }) => raw.path.endsWith(path));
    if (!protocol) {
      socket.write(head(404, { 'content-length': '0' }));
      return;
    }
    let hangUp!: (at: number) => void;
    const request: FaultRequest = {
      protocol, path: raw.path, headers: raw.headers, body: JSON.parse(raw.body) as RequestBody,
      at: performance.now(), tokensWritten: 0, hungUp: new Promise((resolve) => (hangUp = resolve)),
    };
    const left = (): void => hangUp(performance.now());
    socket.once('end', left).once('close', left);
    requests.push(request);
    waiting.get(requests.length - 1)?.(request);
    const script = queue.shift() ?? fallback;
    await answer(socket, request, typeof script === 'function' ? script(request) : script);
    socket.off('end', left).off('close', left);
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    // A client that hangs up is what many tests are about.
    socket.on('error', () => socket.destroy());
    readRequests(socket, (raw) => receive(socket, raw));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: `${origin}/v1`,
    origin,
    requests,
    embeddings,
    request: (index) => {
      const request = requests[index];
      return request ? Promise.resolve(request) : new Promise((resolve) => waiting.set(index, resolve));
    },
    gate: () => new Gate(),
    reply: (...scripts) => void queue.push(...scripts),
    always: (script) => void (fallback = script),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
