import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Meter } from '../../src/orchestrator/meter.js';
import { ProviderError, type ModelCall, type ModelProvider } from '../../src/orchestrator/model.js';
import { worstCaseOf } from '../../src/orchestrator/prices.js';

const prices = {
  inputMicroUsdPerMillion: 1_000_000, cachedInputMicroUsdPerMillion: 1_000_000,
  cacheWriteMicroUsdPerMillion: 1_000_000, outputMicroUsdPerMillion: 1_000_000,
};
const provider: ModelProvider = { name: 'runaway', origin: 'MODEL', stream: () => assert.fail('nobody calls it') };
const lesson = { title: '', body: 'b', objectives: [], language: 'en' as const };
const call: ModelCall = {
  model: 'm', system: '', messages: [{ role: 'user', content: 'write' }], goOn: '', maxOutputTokens: 1_000,
  task: { kind: 'EXPLANATION', lesson, question: null, language: 'en', difficulty: null },
};

test('a server that ignores its output limit is cut before it costs more than was reserved', () => {
  const meter = new Meter(0, { provider, model: { name: 'm', contextTokens: 1, prices } }, call);
  const piece = 'word ';
  let pieces = 0;
  assert.throws(
    () => {
      for (; pieces < 1_000_000; pieces++) meter.saw(piece);
    },
    (error) => error instanceof ProviderError && error.kind === 'output_limit',
  );
  assert.ok(pieces * piece.length / 4 >= call.maxOutputTokens, 'one that keeps to the limit is never cut');
  const { costMicroUsd, usage } = meter.report(new ProviderError('output_limit', 'cut'), false);
  assert.ok(usage.estimated);
  assert.ok(costMicroUsd <= worstCaseOf(call, prices), `${costMicroUsd} of ${worstCaseOf(call, prices)}`);
});

test('thoughts count too: towards the limit, and in what a call that broke off cost', () => {
  const meter = new Meter(0, { provider, model: { name: 'm', contextTokens: 1, prices } }, call);
  const half = 'word '.repeat(500);
  meter.thought(half);
  assert.ok(meter.isBlank, 'nobody can read them');
  const before = meter.report(new ProviderError('reset', 'cut'), false).usage.outputTokens;
  assert.ok(before > 400, `${before} tokens`);
  assert.throws(() => {
    for (let more = 0; more < 4; more++) meter.saw(half);
  }, (error) => error instanceof ProviderError && error.kind === 'output_limit');
});
