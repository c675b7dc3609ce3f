import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { ProviderError, type ModelProvider, type ProviderErrorKind, type Usage } from '../../src/orchestrator/model.js';
import { AnthropicProvider } from '../../src/orchestrator/providers/anthropic.js';
import { compatibleProvider } from '../../src/orchestrator/providers/compatible.js';
import { OpenAIProvider } from '../../src/orchestrator/providers/openai.js';
import { startFaultServer, type FaultReply, type FaultServer } from '../kit/fault-server.js';
import type { Protocol } from '../kit/fault-protocols.js';
import { collect, EXPLANATION_CALL, STRUCTURED_CALL } from '../kit/model-calls.js';

const API_KEY = 'sk-secret-key-of-the-test';
const TOKENS = ['The ', 'moon ', 'pulls ', 'the ', 'sea.'];
const never = new AbortController().signal;

function providerFor(protocol: Protocol, server: FaultServer): ModelProvider {
  return protocol === 'openai'
    ? new OpenAIProvider({ name: 'openai', apiKey: API_KEY, baseUrl: server.url, outputLimitField: 'max_completion_tokens' })
    : new AnthropicProvider({ name: 'anthropic', apiKey: API_KEY, baseUrl: server.origin });
}

function assertKind(error: unknown, kind: ProviderErrorKind): ProviderError {
  assert.ok(error instanceof ProviderError, `expected a ProviderError, got ${String(error)}`);
  assert.equal(error.kind, kind, error.message);
  const told = `${error.message} ${JSON.stringify(error)} ${String((error.cause as Error | undefined)?.stack)}`;
  assert.ok(!told.includes(API_KEY) && !told.includes('tides'), `the error tells a secret: ${told}`);
  return error;
}

const FAULTS: { name: string; reply: FaultReply; kind: ProviderErrorKind }[] = [
  { name: 'connection reset', reply: { fault: 'reset' }, kind: 'reset' },
  { name: 'closed without the end of the body', reply: { fault: 'close' }, kind: 'reset' },
  { name: 'clean end without the terminal marker', reply: { fault: 'clean_end' }, kind: 'cut' },
  { name: 'finish reason without the terminal marker', reply: { fault: 'no_marker' }, kind: 'cut' },
  { name: 'terminal marker without a finish reason', reply: { fault: 'no_finish_reason' }, kind: 'cut' },
  { name: 'broken JSON in an event', reply: { fault: 'broken_json' }, kind: 'malformed' },
];

const STATUSES: { status: number; kind: ProviderErrorKind }[] = [
  { status: 400, kind: 'rejected' },
  { status: 401, kind: 'unauthorized' },
  { status: 404, kind: 'rejected' },
  { status: 429, kind: 'rate_limited' },
  { status: 500, kind: 'server_error' },
  { status: 503, kind: 'overloaded' },
  { status: 529, kind: 'overloaded' },
];

for (const protocol of ['openai', 'anthropic'] as const) {
  describe(`the ${protocol} adapter`, async () => {
    const server = await startFaultServer();
    const provider = providerFor(protocol, server);
    after(() => server.close());
    beforeEach(() => server.requests.splice(0));

    it('streams a whole answer and ends it with its reason', async () => {
      server.reply({ tokens: TOKENS });
      const { parts, text, error } = await collect(provider.stream(EXPLANATION_CALL, never));
      assert.equal(error, undefined);
      assert.equal(text, TOKENS.join(''));
      assert.deepEqual(parts.at(-1), { type: 'finish', reason: 'stop' });
    });

    it('asks for the schema in the provider\'s own mode', async () => {
      server.reply({ answer: () => ({ items: ['a', 'b'] }), pieceLength: 3 });
      const { text } = await collect(provider.stream(STRUCTURED_CALL, never));
      assert.deepEqual(JSON.parse(text), { items: ['a', 'b'] });
      const { body } = await server.request(0);
      if (protocol === 'openai') {
        assert.deepEqual(body['response_format'], {
          type: 'json_schema', json_schema: { name: 'quiz', strict: true, schema: STRUCTURED_CALL.schema?.schema },
        });
      } else {
        assert.deepEqual(body['output_config'], { format: { type: 'json_schema', schema: STRUCTURED_CALL.schema?.schema } });
      }
    });

    it('says who it is and how much it may be told', async () => {
      server.reply({ tokens: TOKENS });
      await collect(provider.stream(EXPLANATION_CALL, never));
      const { headers, body } = await server.request(0);
      assert.equal(headers['authorization'], `Bearer ${API_KEY}`);
      assert.equal(body[protocol === 'openai' ? 'max_completion_tokens' : 'max_tokens'], EXPLANATION_CALL.maxOutputTokens);
      assert.equal(body.model, EXPLANATION_CALL.model);
    });

    it('counts the cached input once, inside the input', async () => {
      const written = protocol === 'openai' ? 0 : 100;
      server.reply({
        tokens: TOKENS,
        usage: { inputTokens: 1_000, cachedInputTokens: 600, cacheWriteInputTokens: written, outputTokens: 50 },
      });
      const { parts } = await collect(provider.stream(EXPLANATION_CALL, never));
      const expected: Usage = { inputTokens: 1_000, cachedInputTokens: 600, cacheWriteInputTokens: written, outputTokens: 50 };
      const last = parts.findLast((part) => part.type === 'usage');
      assert.deepEqual(last?.usage, expected);
    });

    it('passes on length and content filter as reasons', async () => {
      for (const fault of ['length', 'content_filter'] as const) {
        server.reply({ tokens: TOKENS, fault });
        const { parts, error } = await collect(provider.stream(EXPLANATION_CALL, never));
        assert.equal(error, undefined);
        assert.deepEqual(parts.at(-1), { type: 'finish', reason: fault });
      }
    });

    it('refuses what is no text where text belongs', async () => {
      for (const wrong of [5, true, { text: 'x' }, [{ type: 'text', text: 'x' }]]) {
        server.reply({ tokens: ['The ', wrong as unknown as string] });
        const { text, error } = await collect(provider.stream(EXPLANATION_CALL, never));
        assertKind(error, 'malformed');
        assert.equal(text, 'The ');
      }
    });

    for (const at of [0, 3]) {
      for (const { name, reply, kind } of FAULTS) {
        it(`reports ${kind} after ${at} tokens: ${name}`, async () => {
          const broken = server.gate();
          server.reply({ tokens: TOKENS, ...reply, at, gates: { [at]: broken } });
          let seen = 0;
          const stream = collect(provider.stream(EXPLANATION_CALL, never), (part) => {
            if (part.type === 'text' && ++seen === at) broken.open();
          });
          if (at === 0) broken.open();
          const { text, error } = await stream;
          assertKind(error, kind);
          assert.equal(text, TOKENS.slice(0, at).join(''));
        });
      }

      it(`reports an error event after ${at} tokens`, async () => {
        server.reply({ tokens: TOKENS, fault: 'error_event', at, message: `the key ${API_KEY} about tides` });
        const { error } = await collect(provider.stream(EXPLANATION_CALL, never));
        assertKind(error, protocol === 'openai' ? 'server_error' : 'overloaded');
      });
    }

    it('reports a reset before the headers, and a server that isn\'t there', async () => {
      server.reply({ fault: 'reset_before_headers' });
      assertKind((await collect(provider.stream(EXPLANATION_CALL, never))).error, 'reset');
      const gone = await startFaultServer();
      await gone.close();
      assertKind((await collect(providerFor(protocol, gone).stream(EXPLANATION_CALL, never))).error, 'unreachable');
    });

    for (const { status, kind } of STATUSES) {
      it(`reports HTTP ${status} as ${kind}, asking once`, async () => {
        server.reply({ status, message: `Incorrect API key provided: ${API_KEY} for tides` });
        const error = assertKind((await collect(provider.stream(EXPLANATION_CALL, never))).error, kind);
        assert.equal(error.status, status);
        assert.equal(server.requests.length, 1);
      });
    }

    it('hands on how long the provider asks to wait', async () => {
      const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
      const waits: [Record<string, string>, (ms: number) => boolean][] = [
        [{ 'retry-after': '1' }, (ms) => ms === 1_000],
        [{ 'retry-after': '3600' }, (ms) => ms === 3_600_000],
        [{ 'retry-after-ms': '250' }, (ms) => ms === 250],
        [{ 'retry-after': inAnHour }, (ms) => ms > 3_590_000 && ms <= 3_600_000],
      ];
      for (const [headers, isRight] of waits) {
        server.reply({ status: 429, headers });
        const error = assertKind((await collect(provider.stream(EXPLANATION_CALL, never))).error, 'rate_limited');
        assert.ok(error.retryAfterMs !== undefined && isRight(error.retryAfterMs), `${JSON.stringify(headers)}: ${error.retryAfterMs}`);
      }
    });

    for (const fault of ['stall', 'no_headers'] as const) {
      it(`hangs up when it is aborted, ${fault}`, async () => {
        server.reply({ tokens: TOKENS, fault, at: 2 });
        const controller = new AbortController();
        let seen = 0;
        const stream = collect(provider.stream(EXPLANATION_CALL, controller.signal), (part) => {
          if (part.type === 'text' && ++seen === 2) controller.abort();
        });
        const request = await server.request(0);
        if (fault === 'no_headers') controller.abort();
        assertKind((await stream).error, 'aborted');
        await request.hungUp;
      });
    }

    it('hangs up when its reader leaves', async () => {
      const gate = server.gate();
      server.reply({ tokens: TOKENS, gates: { 2: gate } });
      for await (const part of provider.stream(EXPLANATION_CALL, never)) {
        if (part.type === 'text') break;
      }
      await (await server.request(0)).hungUp;
    });
  });
}

describe('a compatible server', () => {
  it('needs no key and is bounded by max_tokens', async () => {
    const server = await startFaultServer();
    server.reply({ tokens: TOKENS });
    const { text, error } = await collect(compatibleProvider({ name: 'ollama', baseUrl: server.url }).stream(EXPLANATION_CALL, never));
    assert.equal(error, undefined);
    assert.equal(text, TOKENS.join(''));
    assert.equal((await server.request(0)).body['max_tokens'], EXPLANATION_CALL.maxOutputTokens);
    await server.close();
  });
});
