import type { Dialect, WireProtocol } from './fault-protocols.js';

const line = (data: object): string => `${JSON.stringify({ model: 'fault', created_at: '2026-01-01T00:00:00Z', ...data })}\n`;

const dialect: Dialect = {
  start: () => '',
  token: (text) => line({ message: { role: 'assistant', content: text }, done: false }),
  thought: (text) => line({ message: { role: 'assistant', content: '', thinking: text }, done: false }),
  finish: (ending, usage) => line({
    message: { role: 'assistant', content: '' }, done: true, ...(ending && { done_reason: ending }),
    ...(usage && { prompt_eval_count: usage.inputTokens, eval_count: usage.outputTokens }),
  }),
  marker: '',
  errorEvent: (message) => line({ error: message }),
  brokenJson: '{"message": tides\n',
  error: (_status, message) => JSON.stringify({ error: message }),
};

/** Ollama's own chat protocol: one JSON document a line; the last of them is the marker, with reason and counts. */
export const EXAMPLE_PROTOCOL: WireProtocol = {
  name: 'example',
  path: '/api/chat',
  contentType: 'application/x-ndjson',
  dialect: () => dialect,
  countsCached: false,
  endings: ['stop', 'length'],
  errorEventKind: 'server_error',
  schemaIn: (request) => request['format'],
};
