import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PROTOCOLS, type FaultUsage } from './fault-protocols.js';

type Json = Record<string, unknown>;

/** How a call of a batch ends. Without `fault` its text is whole. */
export interface BatchReply {
  text?: string;
  usage?: FaultUsage | null;
  /** missing: no line at all; http: an error status for this one call; expired: it was never made. */
  fault?: 'missing' | 'http' | 'expired' | 'content_filter' | 'length';
}

export interface ServedCall {
  id: string;
  body: Json & { messages: { content: string }[] };
}

export interface ServedBatch {
  id: string;
  protocol: 'openai' | 'anthropic';
  /** OpenAI's only: Anthropic's batches have none. */
  metadata: Json;
  calls: ServedCall[];
  createdAt: number;
  status: 'in_progress' | 'completed' | 'failed' | 'expired' | 'cancelled';
  replies: Map<string, BatchReply>;
  polls: number;
}

type Spoil = 'lost' | 'silent' | number;

export interface BatchServer {
  /** The base URL for the OpenAI protocol. */
  url: string;
  /** The base URL for the Anthropic protocol. */
  origin: string;
  batches: ServedBatch[];
  /** Bodies of the calls that were made one by one. */
  ordinary: Json[];
  /** The batch of this number (from 0), as soon as it has come. */
  batch(index: number): Promise<ServedBatch>;
  /** What happens to the next requests that create a batch: taken, and the connection broken or left silent; or refused with a status. */
  spoil(...how: Spoil[]): void;
  /** Ends a batch: what each of its calls came to. */
  end(batch: ServedBatch, reply: (call: ServedCall) => BatchReply, status?: ServedBatch['status']): void;
  /** Ordinary calls are answered only when it is opened. */
  hold(): { open(): void };
  /** What an ordinary call is answered with. */
  text: string;
  /** What OpenAI's moderation flags; null: there is none. */
  flagged: RegExp | null;
  close(): Promise<void>;
}

export const BATCH_USAGE: FaultUsage = { inputTokens: 100, outputTokens: 20 };

/** A provider's batch API, in both official protocols, whose batches end when the test says so. */
export async function startBatchServer(): Promise<BatchServer> {
  const files = new Map<string, string>();
  const waiting = new Map<number, (batch: ServedBatch) => void>();
  const spoiled: Spoil[] = [];
  let held = Promise.resolve();
  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => send(response, 500, { error: { message: String(error) } }));
  });

  const made: BatchServer = {
    url: '', origin: '', batches: [], ordinary: [], text: 'Answered one by one.', flagged: null,
    batch: (index) => {
      const batch = made.batches[index];
      return batch ? Promise.resolve(batch) : new Promise((resolve) => waiting.set(index, resolve));
    },
    spoil: (...how) => void spoiled.push(...how),
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return { open: resolve };
    },
    end(batch, reply, status = 'completed') {
      for (const call of batch.calls) batch.replies.set(call.id, reply(call));
      batch.status = status;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const body = Buffer.concat(await request.toArray()).toString();
    const route = `${request.method} ${path}`;
    if (route === 'POST /v1/chat/completions') return ordinary(response, 'openai', JSON.parse(body) as Json);
    if (route === 'POST /v1/messages') return ordinary(response, 'anthropic', JSON.parse(body) as Json);
    if (route === 'POST /v1/moderations' && made.flagged) {
      return send(response, 200, { results: [{ flagged: made.flagged.test((JSON.parse(body) as { input: string }).input), categories: { violence: true } }] });
    }
    if (route === 'POST /v1/files') {
      const id = `file-${files.size + 1}`;
      files.set(id, body.slice(body.indexOf('{"custom_id"'), body.lastIndexOf('}\n') + 1));
      return send(response, 200, { id, object: 'file', purpose: 'batch' });
    }
    if (route === 'POST /v1/batches') {
      const { input_file_id: file, metadata } = JSON.parse(body) as { input_file_id: string; metadata: Json };
      const calls = (files.get(file) ?? '').split('\n').map((line) => JSON.parse(line) as { custom_id: string; body: ServedCall['body'] });
      return create(response, 'openai', metadata, calls.map((call) => ({ id: call.custom_id, body: call.body })));
    }
    if (route === 'POST /v1/messages/batches') {
      const { requests } = JSON.parse(body) as { requests: { custom_id: string; params: ServedCall['body'] }[] };
      return create(response, 'anthropic', {}, requests.map((call) => ({ id: call.custom_id, body: call.params })));
    }
    if (route === 'GET /v1/batches') return send(response, 200, { object: 'list', data: listed('openai'), has_more: false });
    if (route === 'GET /v1/messages/batches') return send(response, 200, { data: listed('anthropic'), has_more: false, first_id: null, last_id: null });
    const file = /^\/v1\/files\/(batch-\d+)-(output|errors)\/content$/.exec(path);
    if (file) return sendLines(response, openaiLines(find(file[1]!), file[2] === 'errors'));
    const one = /^\/v1\/(?:messages\/)?batches\/(batch-\d+)(\/cancel|\/results)?$/.exec(path);
    if (!one) return send(response, 404, { error: { message: `no such route: ${route}` } });
    const batch = find(one[1]!);
    if (one[2] === '/results') return sendLines(response, anthropicLines(batch));
    if (one[2] === '/cancel' && batch.status === 'in_progress') batch.status = 'cancelled';
    if (one[2] === undefined) batch.polls += 1;
    send(response, 200, shown(batch));
  }

  function find(id: string): ServedBatch {
    const batch = made.batches.find((other) => other.id === id);
    if (!batch) throw new Error(`no such batch: ${id}`);
    return batch;
  }

  const listed = (protocol: ServedBatch['protocol']): Json[] => made.batches.filter((batch) => batch.protocol === protocol).map(shown).toReversed();

  function create(response: ServerResponse, protocol: ServedBatch['protocol'], metadata: Json, calls: ServedCall[]): void {
    const spoil = spoiled.shift();
    if (typeof spoil === 'number') return send(response, spoil, { type: 'error', error: { type: 'scripted', message: 'scripted' } });
    const batch: ServedBatch = {
      id: `batch-${made.batches.length + 1}`, protocol, metadata, calls, createdAt: Date.now(), status: 'in_progress', replies: new Map(), polls: 0,
    };
    made.batches.push(batch);
    waiting.get(made.batches.length - 1)?.(batch);
    if (spoil === 'silent') return;
    if (spoil === 'lost') return void response.destroy();
    send(response, 200, shown(batch));
  }

  function shown(batch: ServedBatch): Json {
    const { id, protocol, metadata, status, createdAt, calls } = batch;
    if (protocol === 'openai') {
      const has = (errors: boolean): string | null => (status !== 'in_progress' && openaiLines(batch, errors).length > 0 ? `${id}-${errors ? 'errors' : 'output'}` : null);
      return { id, object: 'batch', status, metadata, created_at: Math.floor(createdAt / 1_000), output_file_id: has(false), error_file_id: has(true) };
    }
    const ended = status !== 'in_progress';
    const counts = { canceled: 0, errored: 0, expired: 0, processing: ended ? 0 : calls.length, succeeded: ended ? calls.length : 0 };
    return {
      id, type: 'message_batch', processing_status: ended ? 'ended' : 'in_progress', created_at: new Date(createdAt).toISOString(),
      request_counts: counts, results_url: ended ? `${made.origin}/v1/messages/batches/${id}/results` : null,
    };
  }

  async function ordinary(response: ServerResponse, protocol: ServedBatch['protocol'], body: Json): Promise<void> {
    made.ordinary.push(body);
    await held;
    const dialect = PROTOCOLS[protocol].dialect(body);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(dialect.start('test-model', BATCH_USAGE) + dialect.token(made.text) + dialect.finish('stop', BATCH_USAGE) + dialect.marker);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  made.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  made.url = `${made.origin}/v1`;
  return made;
}

function send(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function sendLines(response: ServerResponse, lines: Json[]): void {
  response.writeHead(200, { 'content-type': 'application/octet-stream' });
  response.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

function openaiLines({ calls, replies, status }: ServedBatch, errors: boolean): Json[] {
  return calls.flatMap((call): Json[] => {
    const { text = '', usage = BATCH_USAGE, fault } = replies.get(call.id) ?? { fault: status === 'cancelled' ? 'expired' : 'missing' };
    if (fault === 'missing' || errors !== (fault === 'http' || fault === 'expired')) return [];
    const line = { id: `batch_req_${call.id}`, custom_id: call.id, response: null, error: null };
    if (fault === 'expired') return [{ ...line, error: { code: status === 'cancelled' ? 'batch_cancelled' : 'batch_expired', message: 'scripted' } }];
    if (fault === 'http') return [{ ...line, response: { status_code: 400, body: { error: { type: 'invalid_request_error', message: 'scripted' } } } }];
    const counted = usage && {
      prompt_tokens: usage.inputTokens, completion_tokens: usage.outputTokens, prompt_tokens_details: { cached_tokens: usage.cachedInputTokens ?? 0 },
    };
    const body = { choices: [{ index: 0, finish_reason: fault ?? 'stop', message: { role: 'assistant', content: text, refusal: null } }], usage: counted };
    return [{ ...line, response: { status_code: 200, request_id: 'r', body } }];
  });
}

const STOP_REASONS = { content_filter: 'refusal', length: 'max_tokens' };

function anthropicLines({ calls, replies, status }: ServedBatch): Json[] {
  return calls.flatMap((call): Json[] => {
    const reply = replies.get(call.id);
    if (!reply) return [{ custom_id: call.id, result: { type: status === 'cancelled' ? 'canceled' : 'expired' } }];
    const { text = '', usage = BATCH_USAGE, fault } = reply;
    if (fault === 'missing') return [];
    if (fault === 'expired') return [{ custom_id: call.id, result: { type: 'expired' } }];
    if (fault === 'http') return [{ custom_id: call.id, result: { type: 'errored', error: { type: 'error', error: { type: 'invalid_request_error', message: 'scripted' } } } }];
    const cached = usage?.cachedInputTokens ?? 0;
    const counted = { input_tokens: (usage?.inputTokens ?? 0) - cached, cache_read_input_tokens: cached, cache_creation_input_tokens: 0, output_tokens: usage?.outputTokens ?? 0 };
    const message = { id: 'm', type: 'message', role: 'assistant', content: [{ type: 'text', text }], stop_reason: fault ? STOP_REASONS[fault] : 'end_turn', usage: counted };
    return [{ custom_id: call.id, result: { type: 'succeeded', message } }];
  });
}
