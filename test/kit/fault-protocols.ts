import type { ProviderErrorKind } from '../../src/orchestrator/model.js';

/** What a provider is spoken to in: how its requests are known, and how it says the same things as the others. */
export interface WireProtocol {
  name: string;
  /** How the path of its requests ends. */
  path: string;
  contentType: string;
  dialect(request: Record<string, unknown>): Dialect;
  /** Whether it counts what was read from its cache. */
  countsCached: boolean;
  /** The ways in which it can say that an answer ended; `abort` and `constructor`, by which none does, are understood. */
  endings: Exclude<Ending, 'abort' | 'constructor'>[];
  /** What its error event means. */
  errorEventKind: ProviderErrorKind;
  /** Where the schema of a structured answer stands in a request; undefined where none is sent. */
  schemaIn(request: Record<string, unknown>): unknown;
}

export type Protocol = 'openai' | 'anthropic';

/** As the test states it: `inputTokens` includes the cached ones, in both protocols. */
export interface FaultUsage {
  inputTokens: number;
  cachedInputTokens?: number;
  cacheWriteInputTokens?: number;
  outputTokens: number;
}

export type Ending = 'stop' | 'length' | 'content_filter' | 'abort' | 'constructor';

export interface Dialect {
  start(model: string, usage: FaultUsage | null): string;
  token(text: string): string;
  /** Reasoning that is not to be read. */
  thought(text: string): string;
  /** Reason and usage, or only the usage where the reason is withheld. */
  finish(ending: Ending | null, usage: FaultUsage | null): string;
  /** Empty where the finish reason stands in the marker itself. */
  marker: string;
  errorEvent(message: string): string;
  brokenJson: string;
  error(status: number, message: string): string;
}

const event = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify({ type: name, ...data })}\n\n`;

function openai(includeUsage: boolean): Dialect {
  const chunk = (choice: object | null, extra: object = {}): string =>
    `data: ${JSON.stringify({
      id: 'chatcmpl-fault', object: 'chat.completion.chunk', created: 1, model: 'fault',
      choices: choice ? [{ index: 0, finish_reason: null, ...choice }] : [], ...extra,
    })}\n\n`;
  return {
    start: () => chunk({ delta: { role: 'assistant', content: '' } }),
    token: (text) => chunk({ delta: { content: text } }),
    thought: (text) => chunk({ delta: { reasoning_content: text } }),
    finish(ending, usage) {
      const reason = ending ? chunk({ delta: {}, finish_reason: ending }) : '';
      if (!usage || !includeUsage) return reason;
      return reason + chunk(null, {
        usage: {
          prompt_tokens: usage.inputTokens,
          completion_tokens: usage.outputTokens,
          total_tokens: usage.inputTokens + usage.outputTokens,
          prompt_tokens_details: { cached_tokens: usage.cachedInputTokens ?? 0, cache_write_tokens: usage.cacheWriteInputTokens ?? 0 },
        },
      });
    },
    marker: 'data: [DONE]\n\n',
    errorEvent: (message) => `data: ${JSON.stringify({ error: { message, type: 'server_error', code: null } })}\n\n`,
    brokenJson: 'data: {"id":"chatcmpl-fault","choices":[{"delta":{"content": tides\n\n',
    error: (status, message) => JSON.stringify({ error: { message, type: `status_${status}`, code: null, param: null } }),
  };
}

function anthropicUsage(usage: FaultUsage): object {
  const cached = usage.cachedInputTokens ?? 0;
  const written = usage.cacheWriteInputTokens ?? 0;
  return {
    input_tokens: usage.inputTokens - cached - written,
    cache_read_input_tokens: cached,
    cache_creation_input_tokens: written,
  };
}

const STOP_REASONS: Record<Ending, string> = { stop: 'end_turn', length: 'max_tokens', content_filter: 'refusal', abort: 'pause_turn', constructor: 'constructor' };

const anthropic: Dialect = {
  start: (model, usage) =>
    event('message_start', {
      message: {
        id: 'msg_fault', type: 'message', role: 'assistant', model, content: [], stop_reason: null, stop_sequence: null,
        ...(usage && { usage: { ...anthropicUsage(usage), output_tokens: 1 } }),
      },
    }) + event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }) + event('ping', {}),
  token: (text) => event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }),
  thought: (thinking) => event('content_block_delta', { index: 0, delta: { type: 'thinking_delta', thinking } }),
  finish: (ending, usage) =>
    event('content_block_stop', { index: 0 }) +
    event('message_delta', {
      delta: { stop_reason: ending && STOP_REASONS[ending], stop_sequence: null },
      ...(usage && { usage: { ...anthropicUsage(usage), output_tokens: usage.outputTokens } }),
    }),
  marker: event('message_stop', {}),
  errorEvent: (message) => event('error', { error: { type: 'overloaded_error', message } }),
  brokenJson: 'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type": tides\n\n',
  error: (status, message) => JSON.stringify({ type: 'error', error: { type: `status_${status}`, message } }),
};

const ENDINGS: WireProtocol['endings'] = ['stop', 'length', 'content_filter'];

export const PROTOCOLS: Record<Protocol, WireProtocol> = {
  openai: {
    name: 'openai',
    path: '/chat/completions',
    contentType: 'text/event-stream',
    dialect({ stream_options: options }) {
      return openai((options as { include_usage?: boolean } | undefined)?.include_usage === true);
    },
    countsCached: true,
    endings: ENDINGS,
    errorEventKind: 'server_error',
    schemaIn: (request) => (request['response_format'] as { json_schema: { schema: unknown } } | undefined)?.json_schema.schema,
  },
  anthropic: {
    name: 'anthropic',
    path: '/v1/messages',
    contentType: 'text/event-stream',
    dialect: () => anthropic,
    countsCached: true,
    endings: ENDINGS,
    errorEventKind: 'overloaded',
    schemaIn: (request) => (request['output_config'] as { format: { schema: unknown } } | undefined)?.format.schema,
  },
};
