import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { ModelProvider } from '../../src/orchestrator/model.js';
import { Orchestrator } from '../../src/orchestrator/orchestrator.js';
import { AnthropicProvider } from '../../src/orchestrator/providers/anthropic.js';
import { OpenAIProvider } from '../../src/orchestrator/providers/openai.js';
import { readRequests } from '../kit/fault-http.js';
import { PROTOCOLS, type Protocol } from '../kit/fault-protocols.js';
import { Gate, startFaultServer } from '../kit/fault-server.js';
import { collect, EXPLANATION_CALL, PLAIN_PRICES } from '../kit/model-calls.js';

const USAGE = { inputTokens: 10, outputTokens: 2 };
const never = new AbortController().signal;

function providerAt(protocol: Protocol, origin: string): ModelProvider {
  return protocol === 'openai'
    ? new OpenAIProvider({ name: 'openai', apiKey: 'k', baseUrl: `${origin}/v1`, outputLimitField: 'max_tokens' })
    : new AnthropicProvider({ name: 'anthropic', apiKey: 'k', baseUrl: origin });
}

/** Fulfilled when Node's own client has read a body to its end. */
function bodyEnded(): Promise<void> {
  return new Promise((resolve) => {
    const channel = 'undici:request:trailers';
    const seen = (): void => {
      unsubscribe(channel, seen);
      resolve();
    };
    subscribe(channel, seen);
  });
}

const chunked = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

/** A server whose answers are whole, and whose bodies end only behind a gate; null: never. */
async function startServer(protocol: Protocol, gates: (Gate | null)[]) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.setNoDelay(true));
    // A client that hangs up is what is looked at.
    socket.on('error', () => socket.destroy());
    readRequests(socket, async ({ body }) => {
      const gate = gates.shift();
      const dialect = PROTOCOLS[protocol].dialect(JSON.parse(body) as Record<string, unknown>);
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n');
      socket.write(chunked(dialect.start('m', USAGE) + dialect.token('Whole.') + dialect.finish('stop', USAGE) + dialect.marker));
      if (!gate) return;
      await gate.pass();
      socket.write('0\r\n\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { origin: `http://127.0.0.1:${port}`, sockets, close };
}

for (const protocol of ['openai', 'anthropic'] as const) {
  describe(`a connection to a provider that speaks ${protocol}`, () => {
    it('is used again where the body\'s end comes behind the terminal marker, which is not waited for', async (t) => {
      const gates = [new Gate(), new Gate(), new Gate()];
      const server = await startServer(protocol, [...gates]);
      t.after(() => server.close());
      const provider = providerAt(protocol, server.origin);
      for (const gate of gates) {
        const { text, error } = await collect(provider.stream(EXPLANATION_CALL, never));
        assert.deepEqual([text, error], ['Whole.', undefined]);
        const ended = bodyEnded();
        gate.open();
        await ended;
        // It is free for the next request one turn of the event loop later.
        await setImmediate();
      }
      assert.equal(server.sockets.length, 1);
    });

    it('is hung up on where the body never ends', async (t) => {
      const server = await startServer(protocol, [null]);
      t.after(() => server.close());
      const { text, error } = await collect(providerAt(protocol, server.origin).stream(EXPLANATION_CALL, never));
      assert.deepEqual([text, error], ['Whole.', undefined]);
      await once(server.sockets[0]!, 'close');
    });

    it('is closed by a cancel, and at most two more chunks are read', async (t) => {
      const server = await startFaultServer();
      t.after(() => server.close());
      const tokens = Array.from({ length: 200 }, (_, index) => `word${index} `);
      // Each token is written when the one before it has been shown: the server is never ahead of its reader.
      const gates = tokens.map(() => new Gate());
      server.reply({ tokens, gates: { ...gates } });
      const cancelled = new AbortController();
      const model = { name: 'm', contextTokens: 10_000, prices: PLAIN_PRICES };
      const orchestrator = new Orchestrator({ candidates: [{ provider: providerAt(protocol, server.origin), model }] });
      let read = 0;
      gates[0]!.open();
      await assert.rejects(async () => {
        const run = orchestrator.run({
          kind: 'EXPLANATION', build: () => EXPLANATION_CALL, items: null, allowLocal: false, signal: cancelled.signal, reserve: async () => true,
        });
        for await (const event of run) {
          if (event.type !== 'text') continue;
          read += 1;
          if (read === 10) cancelled.abort();
          gates[read]!.open();
        }
      }, { kind: 'aborted' });
      const request = await server.request(0);
      await request.hungUp;
      assert.ok(read <= 12, `${read - 10} more tokens were shown`);
      assert.ok(request.tokensWritten <= 12, `${request.tokensWritten - 10} more tokens were read`);
    });
  });
}
