import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { buildCandidates, type ModelsConfig } from '../../src/orchestrator/candidates.js';
import type { ModelCall, ModelProvider } from '../../src/orchestrator/model.js';
import { AnthropicProvider } from '../../src/orchestrator/providers/anthropic.js';
import { compatibleOptions } from '../../src/orchestrator/providers/compatible.js';
import { createLocalProvider } from '../../src/orchestrator/providers/local/index.js';
import { OpenAIProvider } from '../../src/orchestrator/providers/openai.js';
import { EXAMPLE_PROTOCOL } from '../kit/example-protocol.js';
import { ExampleProvider } from '../kit/example-provider.js';
import { startFaultServer, type FaultReply, type FaultRequest, type FaultServer } from '../kit/fault-server.js';
import { PROTOCOLS } from '../kit/fault-protocols.js';
import { collect, EXPLANATION_CALL, PLAIN_PRICES, QUIZ_CALL, type Collected } from '../kit/model-calls.js';
import { describeProvider } from '../kit/provider-suite.js';

const openai = (server: FaultServer, apiKey: string): OpenAIProvider =>
  new OpenAIProvider({ name: 'openai', apiKey, baseUrl: server.url, outputLimitField: 'max_completion_tokens' });
const anthropic = (server: FaultServer, apiKey: string): AnthropicProvider => new AnthropicProvider({ name: 'anthropic', apiKey, baseUrl: server.origin });
const compatible = (server: FaultServer): OpenAIProvider => new OpenAIProvider(compatibleOptions({ name: 'ollama', baseUrl: server.url }));

describeProvider({ name: 'OpenAI', protocol: PROTOCOLS.openai, create: openai });
describeProvider({ name: 'Anthropic', protocol: PROTOCOLS.anthropic, create: anthropic });
describeProvider({ name: 'a compatible server', protocol: PROTOCOLS.openai, create: compatible });
describeProvider({ name: 'the built-in engine', protocol: null, create: createLocalProvider });
describeProvider({ name: 'the example of docs/providers.md', protocol: EXAMPLE_PROTOCOL, create: ({ origin }) => new ExampleProvider('example', origin) });

/** The provider that an entry of LYCEUM_CONFIG makes. */
function configured(entry: ModelsConfig['tuning']['providers'][number]): ModelProvider {
  const none = { apiKey: null, baseUrl: null, model: null };
  const { candidates } = buildCandidates({ openai: none, anthropic: none, apiKeys: new Map(), tuning: { providers: [entry], unknownPrice: 'refuse' } }, null);
  return candidates[0]!.provider;
}

/** One call, and the request that it made. */
async function ask(create: (server: FaultServer) => ModelProvider, call: ModelCall, reply: FaultReply): Promise<Collected & { request: FaultRequest }> {
  const server = await startFaultServer();
  server.reply(reply);
  const collected = await collect(create(server).stream(call, new AbortController().signal));
  await server.close();
  return { ...collected, request: server.requests[0]! };
}

describe('what a provider is asked', () => {
  it('says who asks, and bounds the output in the field that it knows', async () => {
    for (const { create, key, field } of [
      { create: (server: FaultServer) => openai(server, 'my-key'), key: 'my-key', field: 'max_completion_tokens' },
      { create: (server: FaultServer) => anthropic(server, 'my-key'), key: 'my-key', field: 'max_tokens' },
      { create: compatible, key: 'none', field: 'max_tokens' },
    ]) {
      const { headers, body } = (await ask(create, EXPLANATION_CALL, {})).request;
      assert.equal(headers['authorization'], `Bearer ${key}`);
      assert.equal(body[field], EXPLANATION_CALL.maxOutputTokens);
    }
  });

  it('names the schema, and insists on it, where the protocol has a place for that', async () => {
    const { body } = (await ask(compatible, QUIZ_CALL, {})).request;
    assert.deepEqual(body['response_format'], { type: 'json_schema', json_schema: { name: 'quiz', strict: true, schema: QUIZ_CALL.schema?.schema } });
  });

  for (const protocol of ['openai', 'anthropic'] as const) {
    it(`is asked for a document in words where that is configured: ${protocol}`, async () => {
      const create = ({ url, origin }: FaultServer): ModelProvider => configured({
        name: 'plain', protocol, baseUrl: protocol === 'openai' ? url : origin, structured: 'prompt', models: [{ name: 'm', prices: PLAIN_PRICES }],
      });
      const { request: { body }, text } = await ask(create, QUIZ_CALL, { answer: () => ({ items: ['a'] }) });
      assert.deepEqual(JSON.parse(text), { items: ['a'] });
      assert.ok(!('response_format' in body) && !('output_config' in body));
      const system = (body['system'] ?? body.messages[0]!.content) as string;
      assert.ok(system.startsWith(QUIZ_CALL.system) && system.endsWith(JSON.stringify(QUIZ_CALL.schema?.schema)), system);
      const plain = (await ask(create, EXPLANATION_CALL, {})).request.body;
      assert.equal(plain['system'] ?? plain.messages[0]!.content, EXPLANATION_CALL.system, 'a text is asked for as ever');
    });
  }
});

describe('a server that streams thoughts as content', () => {
  it('is read without them, and an answer that never came is none', async () => {
    const { text, parts } = await ask(compatible, EXPLANATION_CALL, { tokens: ['<th', 'ink>The tides, ', 'hm.</thin', 'k>\n\n', 'Low tide', ' is an ebb.'] });
    assert.equal(text, 'Low tide is an ebb.');
    assert.deepEqual(parts.filter(({ type }) => type === 'reasoning'), [{ type: 'reasoning', text: 'The tides, ' }, { type: 'reasoning', text: 'hm.' }]);
    assert.equal((await ask(compatible, EXPLANATION_CALL, { tokens: ['<think>The tides, hm.'] })).text, '');
  });
});

describe('a server that refuses the schema', () => {
  for (const { status, message } of [
    { status: 400, message: 'This response_format type is unavailable now' },
    { status: 422, message: 'response_format.type: json_schema is unavailable' },
    { status: 500, message: 'response_format type must be one of "text" or "json_object", but got: json_schema' },
  ]) {
    it(`is asked once, and the operator learns what to set: ${status} ${message}`, async () => {
      const { error } = await ask(compatible, QUIZ_CALL, { status, message });
      assert.match((error as Error).message, /"structured": "prompt"/);
    });
  }

  it('is not suspected where it refuses something else', async () => {
    const { error } = await ask(compatible, QUIZ_CALL, { status: 400, message: 'the context is too long' });
    assert.doesNotMatch((error as Error).message, /structured/);
  });
});

describe('the page on writing a provider', () => {
  // Compiled to dist*/test/unit.
  const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
  const quoted = [...read('docs/providers.md').matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1]!);

  it('quotes the files that the suite runs on', () => {
    for (const path of ['test/kit/example-provider.ts', 'test/kit/example-protocol.ts']) assert.ok(quoted.includes(read(path)), `${path} is not quoted as it is`);
    assert.ok(read('test/unit/providers.test.ts').includes(quoted.at(-1)!), 'the line that runs the suite is another');
  });
});
