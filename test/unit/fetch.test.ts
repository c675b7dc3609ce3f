import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { ProviderError } from '../../src/orchestrator/model.js';
import { AnthropicProvider } from '../../src/orchestrator/providers/anthropic.js';
import { OpenAIProvider } from '../../src/orchestrator/providers/openai.js';
import { collect, EXPLANATION_CALL } from '../kit/model-calls.js';
import { play } from '../kit/orchestrator-run.js';

describe('Anthropic\'s count', () => {
  for (const [name, opening, closing] of [
    ['without a last word of the output', { input_tokens: 9, output_tokens: 1 }, {}],
    ['whose last word is nothing', { input_tokens: 9, output_tokens: 1 }, { usage: { output_tokens: null } }],
    ['without the input', { input_tokens: null, output_tokens: 1 }, { usage: { output_tokens: 7 } }],
  ] as const) {
    it(`${name} is estimated`, async () => {
      const event = (type: string, data: object): string => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
      const server = createServer((request, response) => {
        request.resume();
        response.end(event('message_start', { message: { usage: opening } })
          + event('content_block_delta', { index: 0, delta: { type: 'text_delta', text: 'Twelve tokens or so are written here, word for word.' } })
          + event('message_delta', { delta: { stop_reason: 'end_turn' }, ...closing }) + event('message_stop', {}));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const provider = new AnthropicProvider({ name: 'it', apiKey: 'k', baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
      const { attempts: [attempt] } = await play([provider]);
      server.closeAllConnections();
      server.close();
      assert.deepEqual([attempt?.outcome, attempt?.usage.estimated], ['COMPLETED', true]);
      assert.ok(attempt!.usage.inputTokens >= 9 && attempt!.usage.outputTokens >= 7, JSON.stringify(attempt));
    });
  }
});

describe('a provider is asked once, and its errors are read to no end', () => {
  let answer: (response: ServerResponse) => void;
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    request.resume().on('end', () => answer(response));
  });
  before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  for (const protocol of ['openai', 'anthropic'] as const) {
    const ask = async (): Promise<ProviderError> => {
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const provider = protocol === 'openai'
        ? new OpenAIProvider({ name: 'it', apiKey: 'k', baseUrl: `${origin}/v1`, outputLimitField: 'max_tokens' })
        : new AnthropicProvider({ name: 'it', apiKey: 'k', baseUrl: origin });
      requests = 0;
      const { error, text } = await collect(provider.stream(EXPLANATION_CALL, new AbortController().signal));
      assert.equal(text, '');
      assert.ok(error instanceof ProviderError, String(error));
      return error;
    };

    for (const status of [301, 302, 303, 307, 308]) {
      it(`${protocol}: ${status} is a refusal, and followed by no other request`, async () => {
        answer = (response) => response.writeHead(status, { location: '/v1/elsewhere' }).end();
        const error = await ask();
        assert.deepEqual([error.kind, error.retryable, error.status, requests], ['rejected', false, status, 1]);
      });
    }

    it(`${protocol}: an error whose body hangs is what its head says`, async () => {
      answer = (response) => void response.writeHead(429, { 'retry-after': '1', 'content-length': '100' }).write('abc');
      const { kind, retryAfterMs } = await ask();
      assert.deepEqual([kind, retryAfterMs], ['rate_limited', 1_000]);
    });

    it(`${protocol}: an error without end is cut`, async () => {
      answer = (response) => {
        response.writeHead(500);
        const write = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
        };
        response.on('drain', write);
        write();
      };
      assert.equal((await ask()).kind, 'server_error');
    });
  }
});
