import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildCandidates, type Candidates, type ModelsConfig } from '../../src/orchestrator/candidates.js';
import { builtInSpec, costOf, worstCaseOf } from '../../src/orchestrator/prices.js';
import { mostInputTokens } from '../../src/orchestrator/tokens.js';
import { EXPLANATION_CALL, PLAIN_PRICES } from '../kit/model-calls.js';
import { ScriptedProvider } from '../kit/scripted-provider.js';

const NOT_SET = { apiKey: null, baseUrl: null, model: null };
const local = new ScriptedProvider('local', [], 'LOCAL');
const ollama: ModelsConfig['tuning']['providers'][number] = {
  name: 'ollama', protocol: 'openai', baseUrl: 'http://127.0.0.1:11434/v1',
  models: [{ name: 'library/gemma', prices: { inputMicroUsdPerMillion: 0, outputMicroUsdPerMillion: 0 } }],
};

function build(overrides: Partial<Omit<ModelsConfig, 'tuning'>> & Partial<ModelsConfig['tuning']> = {}): Candidates {
  const { openai = NOT_SET, anthropic = NOT_SET, apiKeys = new Map(), providers = [], order, unknownPrice = 'refuse' } = overrides;
  return buildCandidates({ openai, anthropic, apiKeys, tuning: { providers, order, unknownPrice } }, local);
}

const names = ({ candidates }: Candidates): string[] => candidates.map(({ provider, model }) => `${provider.name}/${model.name}`);

describe('the candidates', () => {
  it('are the engine alone where nothing is configured', () => {
    assert.deepEqual(names(build()), ['local/built-in']);
  });

  it('are what the keys imply, then what is configured, then the engine', () => {
    const candidates = build({
      openai: { ...NOT_SET, apiKey: 'k' }, anthropic: { ...NOT_SET, apiKey: 'k', model: 'claude-sonnet-5' }, providers: [ollama],
    });
    assert.deepEqual(names(candidates), ['openai/gpt-5.6-luna', 'anthropic/claude-sonnet-5', 'ollama/library/gemma', 'local/built-in']);
    assert.ok(candidates.report.every(({ usable }) => usable));
  });

  it('follow the order that is given, the engine last unless it stands in it', () => {
    const openai = { ...NOT_SET, apiKey: 'k' };
    assert.deepEqual(names(build({ openai, providers: [ollama], order: ['ollama/library/gemma'] })), ['ollama/library/gemma', 'local/built-in']);
    const withLocal = build({ openai, providers: [ollama], order: ['local', 'openai/gpt-5.6-luna'] });
    assert.deepEqual(names(withLocal), ['local/built-in', 'openai/gpt-5.6-luna']);
    assert.deepEqual(withLocal.report.find(({ provider }) => provider === 'ollama'),
      { provider: 'ollama', model: 'library/gemma', usable: false, missing: 'a place in "order"' });
  });

  it('name what an order asks for and nobody offers', () => {
    const { report } = build({ order: ['nobody/m'] });
    assert.match(report.find(({ provider }) => provider === 'nobody')?.missing ?? '', /"order" names it/);
  });

  it('let an entry named openai replace the implied one', () => {
    const entry = { ...ollama, name: 'openai', models: [{ name: 'gpt-4.1' }] };
    assert.deepEqual(names(build({ openai: { ...NOT_SET, apiKey: 'k' }, providers: [entry] })), ['openai/gpt-4.1', 'local/built-in']);
  });

  it('leave out a provider whose key is not set, and say which', () => {
    const { candidates, report } = build({ providers: [{ ...ollama, apiKeyEnv: 'GEMMA_KEY' }] });
    assert.equal(candidates.length, 1);
    assert.match(report[0]?.missing ?? '', /GEMMA_KEY/);
    const set = build({ providers: [{ ...ollama, apiKeyEnv: 'GEMMA_KEY' }], apiKeys: new Map([['GEMMA_KEY', 'k']]) });
    assert.equal(set.candidates.length, 2);
  });

  it('are never asked at an unknown price, nor at zero for one', () => {
    const priceless = [{ ...ollama, models: [{ name: 'gemma' }] }];
    const refused = build({ providers: priceless });
    assert.equal(refused.candidates.length, 1);
    assert.match(refused.report[0]?.missing ?? '', /prices/);
    const [dearest] = build({ providers: priceless, unknownPrice: 'dearest' }).candidates;
    assert.equal(dearest?.model.prices?.outputMicroUsdPerMillion, 75_000_000, 'of the dearest model at its longest');
    const [free] = build({ providers: [ollama] }).candidates;
    assert.equal(free?.model.prices?.outputMicroUsdPerMillion, 0);
  });
});

describe('costs', () => {
  it('are rounded up once', () => {
    const usage = { inputTokens: 1, cachedInputTokens: 1, cacheWriteInputTokens: 0, outputTokens: 0 };
    assert.equal(costOf(usage, PLAIN_PRICES), 1);
    assert.equal(costOf({ ...usage, inputTokens: 0, cachedInputTokens: 0 }, PLAIN_PRICES), 0);
  });

  it('never exceed the worst case that was reserved, in any script', () => {
    for (const text of ['plain words', '潮の満ち引き', '🌊🌊🌊', 'ज्वार भाटा', 'q7#z!']) {
      const call = { ...EXPLANATION_CALL, messages: [{ role: 'user' as const, content: text }] };
      assert.ok(mostInputTokens(call) >= Buffer.byteLength(text) + Buffer.byteLength(call.system));
      const most = { inputTokens: mostInputTokens(call), cachedInputTokens: 0, cacheWriteInputTokens: mostInputTokens(call), outputTokens: call.maxOutputTokens };
      assert.ok(worstCaseOf(call, PLAIN_PRICES) >= costOf(most, PLAIN_PRICES));
    }
  });

  it('of a model that is not known are unknown', () => {
    assert.equal(builtInSpec('openai', 'gpt-unheard-of').prices, null);
    assert.equal(builtInSpec('ollama', 'gpt-4.1').prices, null);
  });
});
