import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { Meter } from '../../src/orchestrator/meter.js';
import type { ModelProvider, ModelSpec, Usage } from '../../src/orchestrator/model.js';
import { builtInSpec } from '../../src/orchestrator/prices.js';
import { AnthropicProvider } from '../../src/orchestrator/providers/anthropic.js';
import { OpenAIProvider } from '../../src/orchestrator/providers/openai.js';
import { EXPLANATION_CALL, PLAIN_PRICES } from '../kit/model-calls.js';

const recordingOf = (name: string): string => readFileSync(new URL(`../../../test/fixtures/usage/${name}.sse`, import.meta.url), 'utf8');

describe('the usage of a recorded call', () => {
  let server: Server;
  let origin: string;
  let recording = '';

  before(async () => {
    server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).end(recording));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  async function metered(provider: ModelProvider, model: ModelSpec, sse: string): Promise<{ usage: Usage & { estimated: boolean }; costMicroUsd: number }> {
    recording = sse;
    const call = { ...EXPLANATION_CALL, model: model.name };
    const meter = new Meter(0, { provider, model }, call);
    let whole = false;
    for await (const part of provider.stream(call, AbortSignal.timeout(10_000))) {
      if (part.type === 'text') meter.saw(part.text);
      if (part.type === 'usage') meter.counted(part.usage);
      if (part.type === 'finish') whole = true;
    }
    return meter.report(null, whole);
  }

  const openai = (): ModelProvider => new OpenAIProvider({ name: 'openai', apiKey: 'k', baseUrl: `${origin}/v1`, outputLimitField: 'max_completion_tokens' });
  const anthropic = (): ModelProvider => new AnthropicProvider({ name: 'anthropic', apiKey: 'k', baseUrl: origin });

  it('of OpenAI has its cached tokens inside the input', async () => {
    const { usage, costMicroUsd } = await metered(openai(), builtInSpec('openai', 'gpt-5.6-luna'), recordingOf('openai-cached'));
    assert.deepEqual(usage, { inputTokens: 2006, cachedInputTokens: 1920, cacheWriteInputTokens: 0, outputTokens: 300, estimated: false });
    // 86 fresh at 0.2, 1920 cached at 0.02, 300 out at 1.2: 17.2 + 38.4 + 360
    assert.equal(costMicroUsd, 416);
  });

  it('of a server that counts with every chunk is its last count', async () => {
    const { usage, costMicroUsd } = await metered(openai(), { name: 'grok-beta', contextTokens: 1, prices: PLAIN_PRICES }, recordingOf('xai-cumulative'));
    assert.deepEqual(usage, { inputTokens: 38, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 3, estimated: false });
    assert.equal(costMicroUsd, 38 + 30);
  });

  it('of Anthropic has what was read from and written to the cache added once, by its lifetime', async () => {
    const { usage, costMicroUsd } = await metered(anthropic(), builtInSpec('anthropic', 'claude-haiku-4-5'), recordingOf('anthropic-hour'));
    assert.deepEqual(usage, {
      inputTokens: 2 + 31_874 + 4_862, cachedInputTokens: 4_862, cacheWriteInputTokens: 31_874, cacheWrite1hInputTokens: 31_874,
      outputTokens: 6_021, estimated: false,
    });
    // 2 fresh at 1, 4862 cached at 0.1, 31874 for an hour at 2, 6021 out at 5: 2 + 486.2 + 63748 + 30105
    assert.equal(costMicroUsd, 94_342);
  });

  it('of Anthropic with both lifetimes is priced by both', async () => {
    const { usage, costMicroUsd } = await metered(anthropic(), builtInSpec('anthropic', 'claude-opus-5'), recordingOf('anthropic-both'));
    assert.deepEqual(usage, {
      inputTokens: 2_048 + 1_800 + 248, cachedInputTokens: 1_800, cacheWriteInputTokens: 248, cacheWrite1hInputTokens: 100, outputTokens: 503,
      estimated: false,
    });
    // 2048 fresh at 5, 1800 cached at 0.5, 148 for 5 minutes at 6.25, 100 for an hour at 10, 503 out at 25
    assert.equal(costMicroUsd, 10_240 + 900 + 925 + 1_000 + 12_575);
  });

  it('of Anthropic replaces what was counted before, input and output alike', async () => {
    const { usage, costMicroUsd } = await metered(anthropic(), builtInSpec('anthropic', 'claude-opus-5'), recordingOf('anthropic-growing'));
    assert.deepEqual(usage, { inputTokens: 10_682, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 510, estimated: false });
    assert.equal(costMicroUsd, 10_682 * 5 + 510 * 25);
  });

  it('of Anthropic stands where the split by lifetime is all that it says', async () => {
    const split = recordingOf('anthropic-both').replace('"cache_creation_input_tokens":248,', '');
    const { usage } = await metered(anthropic(), builtInSpec('anthropic', 'claude-opus-5'), split);
    assert.deepEqual([usage.cacheWriteInputTokens, usage.cacheWrite1hInputTokens, usage.inputTokens], [248, 100, 4_096]);
  });

  it('that says more for an hour than at all cannot be true, and is estimated', async () => {
    const wrong = recordingOf('anthropic-both').replace('"ephemeral_1h_input_tokens":100', '"ephemeral_1h_input_tokens":900');
    const { usage } = await metered(anthropic(), builtInSpec('anthropic', 'claude-opus-5'), wrong);
    assert.ok(usage.estimated);
  });
});
