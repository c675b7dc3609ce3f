import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import type { ModelProvider, ProviderErrorKind } from '../../src/orchestrator/model.js';
import { startFaultServer, type FaultReply, type FaultServer } from './fault-server.js';
import type { WireProtocol } from './fault-protocols.js';
import { EXPLANATION_CALL, ITEM_CALLS, QUIZ_CALL } from './model-calls.js';
import { abortAfter, API_KEY, assertKind, observe } from './observed-stream.js';

/** What the suite needs to know of a provider to hold it to the port. */
export type ProviderUnderTest =
  | { name: string; protocol: WireProtocol; create(server: FaultServer, apiKey: string): ModelProvider }
  /** One that answers by itself: what can only go wrong on a wire is left out. */
  | { name: string; protocol: null; create(): ModelProvider };

const TOKENS = ['The ', 'moon ', 'pulls ', 'the ', 'sea.'];
const never = new AbortController().signal;

/** Holds a provider to the port: `ModelProvider` and `StreamPart` in src/orchestrator/model.ts. */
export function describeProvider(subject: ProviderUnderTest): void {
  if (subject.protocol) describeOnWire(subject.name, subject.protocol, subject.create);
  else describeByItself(subject.name, subject.create());
}

function describeByItself(name: string, provider: ModelProvider): void {
  describe(`the port, kept by ${name}`, () => {
    it('streams a text, and the same again', async () => {
      const [one, other] = await Promise.all([1, 2].map(() => observe(provider.stream(EXPLANATION_CALL, never))));
      assert.equal(one?.error, undefined);
      assert.notEqual(one?.text.trim(), '');
      assert.equal(other?.text, one?.text);
    });

    for (const call of [QUIZ_CALL, ...ITEM_CALLS]) {
      it(`answers a call with a schema by one JSON document: ${call.task.kind}`, async () => {
        const { text, error } = await observe(provider.stream(call, never));
        assert.equal(error, undefined);
        assert.ok((JSON.parse(text) as { items: unknown[] }).items.length > 0);
      });
    }

    it('counts what it used', async () => {
      const { parts } = await observe(provider.stream(EXPLANATION_CALL, never));
      const usage = parts.findLast((part) => part.type === 'usage')?.usage;
      assert.ok(usage && Object.values(usage).every((count) => Number.isInteger(count) && count >= 0), JSON.stringify(usage));
    });

    for (const call of [EXPLANATION_CALL, QUIZ_CALL, ...ITEM_CALLS]) {
      it(`ends when it is given up, before and after its first words: ${call.task.kind}`, async () => {
        const before = await observe(provider.stream(call, AbortSignal.abort()));
        assertKind(before.error, 'aborted');
        assert.deepEqual(before.parts, []);
        assertKind((await abortAfter(provider, call, 1)).error, 'aborted');
      });
    }
  });
}

const FAULTS: { name: string; reply: FaultReply; kind: ProviderErrorKind }[] = [
  { name: 'connection reset', reply: { fault: 'reset' }, kind: 'reset' },
  { name: 'closed without the end of the body', reply: { fault: 'close' }, kind: 'reset' },
  { name: 'clean end without the terminal marker', reply: { fault: 'clean_end' }, kind: 'cut' },
  { name: 'finish reason without the terminal marker', reply: { fault: 'no_marker' }, kind: 'cut' },
  { name: 'terminal marker without a finish reason', reply: { fault: 'no_finish_reason' }, kind: 'cut' },
  { name: 'a reason that is no end of an answer', reply: { fault: 'odd_reason' }, kind: 'cut' },
  { name: 'a reason that only an object of JavaScript knows', reply: { fault: 'inherited_reason' }, kind: 'cut' },
  { name: 'broken JSON in an event', reply: { fault: 'broken_json' }, kind: 'malformed' },
];

const STATUSES: { status: number; kind: ProviderErrorKind }[] = [
  { status: 400, kind: 'rejected' },
  { status: 401, kind: 'unauthorized' },
  { status: 403, kind: 'unauthorized' },
  { status: 404, kind: 'rejected' },
  { status: 408, kind: 'server_error' },
  { status: 413, kind: 'rejected' },
  { status: 422, kind: 'rejected' },
  { status: 429, kind: 'rate_limited' },
  { status: 500, kind: 'server_error' },
  { status: 503, kind: 'overloaded' },
  { status: 529, kind: 'overloaded' },
];

/** Characters of 1 to 4 bytes, and one of several code points. */
const BYTES_OF_ALL_LENGTHS = 'aé潮🌊👩‍🚀';

function describeOnWire(name: string, protocol: WireProtocol, create: (server: FaultServer, apiKey: string) => ModelProvider): void {
  describe(`the port, kept by ${name}`, async () => {
    const server = await startFaultServer([protocol]);
    const provider = create(server, API_KEY);
    const dialect = protocol.dialect({});
    after(() => server.close());
    beforeEach(() => server.requests.splice(0));
    const ask = (call = EXPLANATION_CALL, signal = never): ReturnType<typeof observe> => observe(provider.stream(call, signal));

    describe('a whole answer', () => {
      it('is streamed in order and ends with its reason', async () => {
        const gate = server.gate();
        server.reply({ tokens: TOKENS, gates: { 1: gate } });
        // The second token isn't written before the first has come out: it is a stream, not one late answer.
        const { parts, text, error } = await observe(provider.stream(EXPLANATION_CALL, never), ({ type }) => type === 'text' && gate.open());
        assert.equal(error, undefined);
        assert.equal(text, TOKENS.join(''));
        assert.deepEqual(parts.at(-1), { type: 'finish', reason: 'stop' });
      });

      it('is whole wherever its bytes are split, also inside a character', async () => {
        const places = Buffer.byteLength(dialect.token(BYTES_OF_ALL_LENGTHS));
        server.reply({ tokens: Array<string>(places).fill(BYTES_OF_ALL_LENGTHS), split: true });
        const { text, error } = await ask();
        assert.equal(error, undefined);
        assert.equal(text, BYTES_OF_ALL_LENGTHS.repeat(places));
      });

      it('may be thought about before: a sign of life, and nothing to read', async () => {
        server.reply({ thoughts: ['The tides, ', 'hm.'], tokens: ['', ...TOKENS, ''] });
        const { parts, text } = await ask();
        assert.deepEqual(parts.filter(({ type }) => type === 'text' || type === 'reasoning').slice(0, 3).map(({ type }) => type), ['reasoning', 'reasoning', 'text']);
        assert.equal(text, TOKENS.join(''));
      });

      it('is asked for with the model, its limit and its words', async () => {
        server.reply({ tokens: TOKENS });
        await ask();
        const { body } = await server.request(0);
        assert.equal(body.model, EXPLANATION_CALL.model);
        const told = JSON.stringify(body);
        for (const part of [EXPLANATION_CALL.system, EXPLANATION_CALL.messages[0]!.content, String(EXPLANATION_CALL.maxOutputTokens)]) {
          assert.ok(told.includes(part), `the request lacks ${part}`);
        }
        assert.equal(protocol.schemaIn(body), undefined);
      });

      it('follows the schema that is asked for in the provider\'s own mode', async () => {
        server.reply({ answer: () => ({ items: ['a', 'b'] }), pieceLength: 3 });
        const { text, error } = await ask(QUIZ_CALL);
        assert.equal(error, undefined);
        assert.deepEqual(JSON.parse(text), { items: ['a', 'b'] });
        assert.deepEqual(protocol.schemaIn((await server.request(0)).body), QUIZ_CALL.schema?.schema);
      });

      for (const reason of protocol.endings) {
        it(`says that it ended by ${reason}`, async () => {
          server.reply({ tokens: TOKENS, ...(reason !== 'stop' && { fault: reason }) });
          assert.deepEqual((await ask()).parts.at(-1), { type: 'finish', reason });
        });
      }

      it('comes twice at once without a word in the wrong answer', async () => {
        const gates = [server.gate(), server.gate()];
        server.reply(...gates.map((gate, index) => ({ tokens: [`${index}a`, `${index}b`], gates: { 1: gate } })));
        const answers = [ask(), ask()];
        await Promise.all(gates.map(({ reached }) => reached));
        for (const gate of gates) gate.open();
        assert.deepEqual((await Promise.all(answers)).map(({ text }) => text).sort(), ['0a0b', '1a1b']);
      });
    });

    describe('usage', () => {
      it('is the provider\'s last word, with cached input counted once and inside the input', async () => {
        const cached = protocol.countsCached ? { cachedInputTokens: 600, cacheWriteInputTokens: 100 } : { cachedInputTokens: 0, cacheWriteInputTokens: 0 };
        const usage = { inputTokens: 1_000, ...cached, outputTokens: 50 };
        server.reply({ tokens: TOKENS, usage });
        const { parts } = await ask();
        assert.deepEqual(parts.findLast((part) => part.type === 'usage')?.usage, usage);
      });

      it('is left out where the provider counted nothing', async () => {
        server.reply({ tokens: TOKENS, usage: null });
        assert.ok((await ask()).parts.every(({ type }) => type !== 'usage'));
      });
    });

    describe('a broken answer', () => {
      for (const at of [0, 3]) {
        for (const { name: fault, reply, kind } of FAULTS) {
          if (reply.fault === 'no_marker' && dialect.marker === '') continue;
          it(`is ${kind} after ${at} tokens: ${fault}`, async () => {
            const broken = server.gate();
            server.reply({ tokens: TOKENS, ...reply, at, gates: { [at]: broken } });
            if (at === 0) broken.open();
            let seen = 0;
            const { text, error } = await observe(provider.stream(EXPLANATION_CALL, never), (part) => {
              if (part.type === 'text' && ++seen === at) broken.open();
            });
            assertKind(error, kind);
            assert.equal(text, TOKENS.slice(0, at).join(''));
          });
        }

        it(`is ${protocol.errorEventKind} after ${at} tokens: an error event`, async () => {
          server.reply({ tokens: TOKENS, fault: 'error_event', at, message: `the key ${API_KEY} about tides` });
          assertKind((await ask()).error, protocol.errorEventKind);
        });
      }

      it('is malformed where something else stands than text', async () => {
        for (const wrong of [5, true, { text: 'x' }, [{ type: 'text', text: 'x' }]]) {
          server.reply({ tokens: ['The ', wrong as unknown as string] });
          const { text, error } = await ask();
          assertKind(error, 'malformed');
          assert.equal(text, 'The ');
        }
      });

      it('leaves nothing behind: the next one is whole', async () => {
        for (const fault of ['reset', 'broken_json', 'clean_end'] as const) {
          server.reply({ tokens: TOKENS, fault, at: 2 }, { tokens: TOKENS });
          await ask();
          assert.equal((await ask()).text, TOKENS.join(''));
        }
      });
    });

    describe('no answer', () => {
      it('is reset before the headers, and unreachable where nobody listens', async () => {
        server.reply({ fault: 'reset_before_headers' });
        assertKind((await ask()).error, 'reset');
        const gone = await startFaultServer([protocol]);
        await gone.close();
        assertKind((await observe(create(gone, API_KEY).stream(EXPLANATION_CALL, never))).error, 'unreachable');
      });

      for (const { status, kind } of STATUSES) {
        it(`is ${kind} by HTTP ${status}, asked for once`, async () => {
          server.reply({ status, message: `Incorrect API key provided: ${API_KEY} for tides` });
          const error = assertKind((await ask()).error, kind);
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
          const { retryAfterMs } = assertKind((await ask()).error, 'rate_limited');
          assert.ok(retryAfterMs !== undefined && isRight(retryAfterMs), `${JSON.stringify(headers)}: ${retryAfterMs}`);
        }
      });
    });

    describe('a call that is given up', () => {
      it('is not made where it was given up before', async () => {
        assertKind((await ask(EXPLANATION_CALL, AbortSignal.abort())).error, 'aborted');
        assert.equal(server.requests.length, 0);
      });

      for (const { name: when, reply } of [
        { name: 'while its headers are waited for', reply: { fault: 'no_headers' } },
        { name: 'after its headers, before its first token', reply: { fault: 'stall', at: 0 } },
      ] satisfies { name: string; reply: FaultReply }[]) {
        it(`hangs up ${when}`, async () => {
          server.reply({ tokens: TOKENS, ...reply });
          const controller = new AbortController();
          const stream = ask(EXPLANATION_CALL, controller.signal);
          const request = await server.request(0);
          controller.abort();
          assertKind((await stream).error, 'aborted');
          await request.hungUp;
        });
      }

      it('hangs up in the middle, and gives out nothing more', async () => {
        server.reply({ tokens: TOKENS, fault: 'stall', at: 2 });
        const { text, error } = await abortAfter(provider, EXPLANATION_CALL, 2);
        assertKind(error, 'aborted');
        assert.equal(text, TOKENS.slice(0, 2).join(''));
        await (await server.request(0)).hungUp;
      });

      it('hangs up when its reader leaves', async () => {
        server.reply({ tokens: TOKENS, gates: { 2: server.gate() } });
        for await (const part of provider.stream(EXPLANATION_CALL, never)) {
          if (part.type === 'text') break;
        }
        await (await server.request(0)).hungUp;
      });
    });
  });
}
