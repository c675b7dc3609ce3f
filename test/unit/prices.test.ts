import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { configFile } from '../../src/env.file.js';
import { buildCandidates } from '../../src/orchestrator/candidates.js';
import { Meter } from '../../src/orchestrator/meter.js';
import type { ModelCall, Prices, Rates, Usage } from '../../src/orchestrator/model.js';
import { PRICED_MODELS } from '../../src/orchestrator/price-table.js';
import { builtInSpec, costOf, dearestPrices, worstCaseOf } from '../../src/orchestrator/prices.js';
import { estimateUsage, mostInputTokens, mostOutputTokens, NO_USAGE } from '../../src/orchestrator/tokens.js';
import { EXPLANATION_CALL, PLAIN_PRICES } from '../kit/model-calls.js';
import { ScriptedProvider } from '../kit/scripted-provider.js';

const usageOf = (some: Partial<Usage>): Usage => ({ ...NO_USAGE, ...some });
const pricesOf = (provider: string, model: string): Prices => builtInSpec(provider, model).prices ?? assert.fail(`${model} has no price`);
const at = (day: string): Date => new Date(`${day}T12:00:00Z`);
const flat = (rate: number): Rates => ({
  inputMicroUsdPerMillion: rate, cachedInputMicroUsdPerMillion: rate, cacheWriteMicroUsdPerMillion: rate, outputMicroUsdPerMillion: rate,
});

// Thousandths as a file would have them, from nothing to what no model costs.
const rate = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_000_000_000 }).map((thousandths) => thousandths / 1_000));
const rates = fc.record({
  inputMicroUsdPerMillion: rate, cachedInputMicroUsdPerMillion: rate, cacheWriteMicroUsdPerMillion: rate,
  cacheWrite1hMicroUsdPerMillion: rate, outputMicroUsdPerMillion: rate,
}, { requiredKeys: ['inputMicroUsdPerMillion', 'cachedInputMicroUsdPerMillion', 'cacheWriteMicroUsdPerMillion', 'outputMicroUsdPerMillion'] });
const list = fc.tuple(rates, fc.uniqueArray(fc.integer({ min: 1, max: 4_000 }), { maxLength: 3 }), fc.array(rates, { minLength: 3, maxLength: 3 }))
  .map(([base, bounds, tiers]) => ({
    ...base,
    contextTiers: bounds.toSorted((a, b) => a - b).map((aboveInputTokens, index) => ({ ...tiers[index]!, aboveInputTokens })),
  }));
const DAYS = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
const prices = fc.tuple(list, fc.subarray(DAYS), fc.array(list, { minLength: 4, maxLength: 4 }))
  .map(([base, days, lists]): Prices => ({ ...base, changes: days.map((effectiveFrom, index) => ({ ...lists[index]!, effectiveFrom })) }));
const call = fc.tuple(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 0, max: 20_000 }), fc.constantFrom('m', 'gpt-4o', 'claude-haiku-4-5'))
  .map(([content, maxOutputTokens, model]): ModelCall => ({ ...EXPLANATION_CALL, model, messages: [{ role: 'user', content }], maxOutputTokens }));
/** Shares of what was reserved, as a provider may count them: often none or all of it. */
const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const shares = fc.record({ input: share, cached: share, written: share, hour: share, output: share });

describe('what was reserved', () => {
  it('covers whatever a call within its bounds can cost, in every tier, across midnight', () => {
    fc.assert(fc.property(call, prices, shares, fc.integer({ min: 0, max: 86_399_999 }), fc.integer({ min: 0, max: 86_400_000 }), (asked, priced, part, time, later) => {
      const reservedAt = new Date(Date.parse('2026-11-25T00:00:00Z') + time);
      const inputTokens = Math.round(part.input * mostInputTokens(asked));
      const cachedInputTokens = Math.floor(part.cached * inputTokens);
      const cacheWriteInputTokens = Math.floor(part.written * (inputTokens - cachedInputTokens));
      const usage = {
        inputTokens, cachedInputTokens, cacheWriteInputTokens, cacheWrite1hInputTokens: Math.floor(part.hour * cacheWriteInputTokens),
        outputTokens: Math.round(part.output * mostOutputTokens(asked)),
      };
      const cost = costOf(usage, priced, new Date(reservedAt.getTime() + later));
      assert.ok(cost <= worstCaseOf(asked, priced, reservedAt));
      assert.ok(Number.isSafeInteger(cost) && cost >= 0);
    }), { numRuns: 2_000 });
  });

  it('covers what we estimate, whatever came', () => {
    fc.assert(fc.property(call, fc.string({ unit: 'binary', maxLength: 3_000 }), prices, (asked, received, priced) => {
      assert.ok(costOf(estimateUsage(asked, received, null), priced, at('2026-11-25')) <= worstCaseOf(asked, priced, at('2026-11-25')));
    }));
  });
});

describe('a cost', () => {
  it('is exact for counts up to 10^8, and then rounded up', () => {
    const thousandths = fc.integer({ min: 0, max: 1_000_000_000 });
    const count = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(fc.property(thousandths, thousandths, count, count, (input, output, inputTokens, outputTokens) => {
      const priced = { ...flat(input / 1_000), outputMicroUsdPerMillion: output / 1_000 };
      const billionths = BigInt(inputTokens) * BigInt(input) + BigInt(outputTokens) * BigInt(output);
      const whole = (billionths + 999_999_999n) / 1_000_000_000n;
      assert.equal(costOf(usageOf({ inputTokens, outputTokens }), priced), Number(whole));
    }), { numRuns: 2_000 });
  });

  it('that is whole is not rounded, though its rate is no binary fraction', () => {
    assert.equal(costOf(usageOf({ inputTokens: 10_000_000 }), flat(1.1)), 11);
    assert.equal(costOf(usageOf({ inputTokens: 10_000_000 }), flat(1e-7)), 1);
    assert.equal(costOf(usageOf({ inputTokens: 1 }), flat(1e-30)), 1, 'too little to keep is still something');
    assert.equal(costOf(usageOf({ inputTokens: 100_000_000 }), flat(1e12)), 1e14);
  });

  it('is of the day on which the attempt began', () => {
    const luna = pricesOf('openai', 'gpt-5.6-luna');
    const usage = usageOf({ inputTokens: 1_000, outputTokens: 1_000 });
    assert.equal(costOf(usage, luna, new Date('2026-07-29T23:59:59.999Z')), 7_000);
    assert.equal(costOf(usage, luna, new Date('2026-07-30T00:00:00Z')), 1_400);
    assert.equal(costOf(usage, luna, at('2026-01-01')), 7_000, 'before the first day that is known');
    const sonnet = pricesOf('anthropic', 'claude-sonnet-5-5');
    const cached = usageOf({ inputTokens: 1_000, cachedInputTokens: 1_000 });
    assert.deepEqual([costOf(cached, sonnet, at('2026-10-06')), costOf(cached, sonnet, at('2026-10-07'))], [200, 100]);
  });

  it('is of that day though midnight passes before its end', (test) => {
    test.mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-25T23:59:59Z') });
    const changing = { ...flat(1_000_000), changes: [{ ...flat(9_000_000), effectiveFrom: '2026-11-26' }] };
    const meter = new Meter(0, { provider: new ScriptedProvider('p', []), model: { name: 'm', contextTokens: 1, prices: changing } }, EXPLANATION_CALL);
    meter.counted(usageOf({ inputTokens: 100 }));
    test.mock.timers.setTime(Date.parse('2026-11-26T00:00:01Z'));
    assert.equal(meter.report(null, true).costMicroUsd, 100);
  });

  it('is of the tier that the whole input reaches, cached or not', () => {
    const luna = pricesOf('openai', 'gpt-5.6-luna');
    const now = at('2026-11-25');
    assert.equal(costOf(usageOf({ inputTokens: 272_000, outputTokens: 1_000 }), luna, now), 54_400 + 1_200);
    assert.equal(costOf(usageOf({ inputTokens: 272_001, outputTokens: 1_000 }), luna, now), 108_801 + 1_800);
    assert.equal(costOf(usageOf({ inputTokens: 300_000, cachedInputTokens: 300_000 }), luna, now), 12_000);
    const haiku = pricesOf('anthropic', 'claude-haiku-5-5');
    assert.equal(costOf(usageOf({ inputTokens: 200_000, cacheWriteInputTokens: 200_000, cacheWrite1hInputTokens: 200_000 }), haiku, now), 200_000);
  });

  it('is of each lifetime of a cache', () => {
    const haiku = pricesOf('anthropic', 'claude-haiku-4-5');
    assert.equal(costOf(usageOf({ inputTokens: 1_000, cacheWriteInputTokens: 1_000, cacheWrite1hInputTokens: 400 }), haiku), 600 * 1.25 + 400 * 2);
    assert.equal(costOf(usageOf({ inputTokens: 1_000, cacheWriteInputTokens: 1_000, cacheWrite1hInputTokens: 400 }), PLAIN_PRICES), 1_250);
  });

  it('is a multiple of the standard one in another mode, and unknown where nobody said which', () => {
    const luna = pricesOf('openai', 'gpt-5.6-luna');
    const usage = usageOf({ inputTokens: 1_001 });
    const costs = (['standard', 'batch', 'flex', 'priority'] as const).map((mode) => costOf(usage, luna, at('2026-11-25'), mode));
    assert.deepEqual(costs, [201, 101, 101, 401]);
    assert.throws(() => costOf(usage, PLAIN_PRICES, at('2026-11-25'), 'batch'), RangeError);
  });
});

describe('the price table', () => {
  it('says of every price since when, read when and where', () => {
    for (const row of PRICED_MODELS) {
      assert.match(row.source, /^https:\/\//);
      for (const day of [row.effectiveFrom, row.asOf]) assert.equal(new Date(day).toISOString().slice(0, 10), day);
      assert.ok(row.effectiveFrom <= row.asOf, `${row.model} was read after it came into force`);
      assert.ok(Object.values({ ...row.dollars, ...row.longContext }).every((dollars) => dollars > 0), `${row.model} has no price of zero`);
    }
    const keys = PRICED_MODELS.map(({ provider, model, effectiveFrom }) => `${provider}/${model} ${effectiveFrom}`);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('lets a model be used up to its real context', () => {
    assert.equal(builtInSpec('openai', 'gpt-5.6-luna').contextTokens, 1_050_000);
  });

  it('has no price that the dearest one does not reach', () => {
    const dear = { ...flat(90_000_000), contextTiers: [{ ...flat(95_000_000), aboveInputTokens: 5 }], changes: [{ ...flat(99_000_000), effectiveFrom: '2031-01-01' }] };
    const dearest = dearestPrices([dear]);
    assert.deepEqual(new Set(Object.values(dearest)), new Set([99_000_000]));
    const usual = dearestPrices([]);
    for (const { provider, model } of PRICED_MODELS) {
      for (const day of ['2026-01-01', '2026-11-25', '2031-01-01']) {
        const long = { ...EXPLANATION_CALL, messages: [{ role: 'user' as const, content: 'x'.repeat(300_000) }] };
        assert.ok(worstCaseOf(long, usual, at(day)) >= worstCaseOf(long, pricesOf(provider, model), at(day)), model);
      }
    }
  });
});

describe('prices in LYCEUM_CONFIG', () => {
  const least = { inputMicroUsdPerMillion: 1_000_000, outputMicroUsdPerMillion: 4_000_000 };
  const access = { apiKey: null, baseUrl: null, model: null };

  function configured(given: object, protocol: 'openai' | 'anthropic'): Prices {
    const tuning = configFile.parse({ providers: [{ name: 'mine', protocol, baseUrl: 'http://127.0.0.1:1', models: [{ name: 'm', prices: given }] }] });
    const [candidate] = buildCandidates({ openai: access, anthropic: access, apiKeys: new Map(), tuning }, null).candidates;
    return candidate?.model.prices ?? assert.fail('it has no price');
  }

  it('may leave out what caches cost: never zero, and dearer for an hour', () => {
    const all = usageOf({ inputTokens: 3_000, cachedInputTokens: 1_000, cacheWriteInputTokens: 2_000, cacheWrite1hInputTokens: 1_000 });
    assert.equal(costOf(all, configured(least, 'anthropic')), 1_000 + 1_250 + 2_000);
    assert.equal(costOf(all, configured({ ...least, cacheWriteMicroUsdPerMillion: 0 }, 'anthropic')), 1_000 + 0 + 2_000);
    assert.equal(costOf(all, configured({ ...least, cachedInputMicroUsdPerMillion: 0, cacheWriteMicroUsdPerMillion: 0, cacheWrite1hMicroUsdPerMillion: 0 }, 'anthropic')), 0);
    assert.equal(costOf(all, configured(least, 'openai')), 1_000 + 2_500);
  });

  it('may have tiers and announced changes, in any order', () => {
    const double = { inputMicroUsdPerMillion: 2_000_000, outputMicroUsdPerMillion: 6_000_000 };
    const triple = { inputMicroUsdPerMillion: 3_000_000, outputMicroUsdPerMillion: 9_000_000 };
    const priced = configured({
      ...least,
      contextTiers: [{ ...triple, aboveInputTokens: 2_000 }, { ...double, aboveInputTokens: 1_000 }],
      changes: [{ ...triple, effectiveFrom: '2031-01-01' }, { ...double, effectiveFrom: '2030-01-01' }],
    }, 'openai');
    const costAt = (inputTokens: number, day: string): number => costOf(usageOf({ inputTokens }), priced, at(day));
    assert.deepEqual([1_000, 1_001, 2_001].map((tokens) => costAt(tokens, '2029-12-31')), [1_000, 2_002, 6_003]);
    assert.deepEqual(['2030-01-01', '2030-12-31', '2031-01-01'].map((day) => costAt(2_001, day)), [4_002, 4_002, 6_003]);
  });

  it('are refused where they contradict themselves', () => {
    const double = { ...least, aboveInputTokens: 5 };
    for (const wrong of [
      { contextTiers: [double, double] }, { changes: [{ ...least, effectiveFrom: '2030-01-01' }, { ...least, effectiveFrom: '2030-01-01' }] },
      { changes: [{ ...least, effectiveFrom: 'soon' }] }, { changes: [least] }, { contextTiers: [least] }, { cacheWrite1hMicroUsdPerMillion: -1 },
    ]) assert.throws(() => configured({ ...least, ...wrong }, 'openai'), JSON.stringify(wrong));
  });
});
