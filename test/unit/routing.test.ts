import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Candidate } from '../../src/orchestrator/candidates.js';
import type { ModelCall, Prices } from '../../src/orchestrator/model.js';
import { isPrivateUrl } from '../../src/orchestrator/private-url.js';
import type { Circumstances, Demand } from '../../src/orchestrator/routing/assess.js';
import { estimateDifficulty, type TaskProfile } from '../../src/orchestrator/routing/difficulty.js';
import { resolved, type PolicyStep } from '../../src/orchestrator/routing/policy.js';
import { PRESETS, presetSteps } from '../../src/orchestrator/routing/presets.js';
import { qualitiesOf } from '../../src/orchestrator/routing/quality.js';
import { chosen, route, type Route, type Rules } from '../../src/orchestrator/routing/route.js';
import { inDollars } from '../../src/orchestrator/routing/sentences.js';
import { EXPLANATION_CALL, PLAIN_PRICES } from '../kit/model-calls.js';
import { ScriptedProvider } from '../kit/scripted-provider.js';

interface Made {
  name: string;
  quality?: number;
  dollars?: number;
  contextTokens?: number;
  isPrivate?: boolean;
}

const rates = (dollars: number): Prices => ({
  inputMicroUsdPerMillion: dollars * 1e6, cachedInputMicroUsdPerMillion: dollars * 1e6, cacheWriteMicroUsdPerMillion: dollars * 1e6,
  outputMicroUsdPerMillion: dollars * 1e6,
});
const model = ({ name, quality, dollars, contextTokens = 100_000, isPrivate = false }: Made): Candidate => ({
  provider: new ScriptedProvider(name, []), isPrivate,
  model: { name: 'm', contextTokens, prices: dollars === undefined ? PLAIN_PRICES : rates(dollars), ...(quality !== undefined && { quality }) },
});
const engine: Candidate = {
  provider: new ScriptedProvider('local', [], 'LOCAL'), model: { name: 'built-in', contextTokens: Number.MAX_SAFE_INTEGER, prices: rates(0) },
};

const calm: Circumstances = { isSpared: () => false, firstTokenMs: () => null, budgetLeftMicroUsd: null };
const task: TaskProfile = { ...EXPLANATION_CALL.task, question: 'What pulls the sea?' };
const demandOf = (overrides: Partial<Demand> = {}): Demand =>
  ({ kind: 'EXPLANATION', task, allowLocal: true, callFor: () => EXPLANATION_CALL, ...overrides });
const callOf = (letters: number): ModelCall => ({ ...EXPLANATION_CALL, messages: [{ role: 'user', content: 'word '.repeat(letters / 5) }] });

function ask(models: Candidate[], { rules = { by: 'router' } as Rules, demand = {}, circumstances = {} }: {
  rules?: Rules; demand?: Partial<Demand>; circumstances?: Partial<Circumstances>;
} = {}): Route {
  return route([...models, engine], rules, demandOf(demand), { ...calm, ...circumstances });
}

const names = ({ ranked }: Route): string[] => ranked.map(({ candidate }) => candidate.provider.name);
const policy = (...steps: PolicyStep[]): Rules => ({ by: 'policy', version: 3, steps, aliases: new Map([['fast', 'cheap/m'], ['default', 'fast']]) });
const difficulty = estimateDifficulty(task);

describe('the built-in router', () => {
  const cheap = model({ name: 'cheap', quality: difficulty + 0.05, dollars: 1 });
  const dear = model({ name: 'dear', quality: 1, dollars: 15 });
  const weak = model({ name: 'weak', quality: difficulty - 0.05, dollars: 0.1 });
  const poor = model({ name: 'poor', quality: difficulty - 0.1, dollars: 0.1 });

  it('asks the cheapest that is good enough, then the dearer ones, then the best of the rest, the engine last', () => {
    const way = ask([poor, dear, weak, cheap]);
    assert.deepEqual(names(way), ['cheap', 'dear', 'weak', 'poor', 'local']);
    assert.match(way.ranked[0]!.reason, new RegExp(`^cheap/m is the cheapest of 2 that are good enough for an explanation of \\w+ difficulty \\(${difficulty.toFixed(2)}\\): about \\$0\\.\\d+\\.$`));
    assert.match(way.ranked[1]!.reason, /^dear\/m is good enough for an explanation of .* as well: about \$0\.\d+\.$/);
    assert.match(way.ranked[1]!.why, /^it is good enough as well, but dearer: about \$/);
    assert.match(way.ranked[2]!.why, /^its quality \(.*\) is below the difficulty/);
    assert.deepEqual([way.ranked[0]!.why, way.ranked[4]!.why], ['', 'it answers when no model can']);
  });

  it('asks the best there is where none is good enough, and says so', () => {
    const way = ask([poor, weak]);
    assert.deepEqual(names(way), ['weak', 'poor', 'local']);
    assert.match(way.ranked[0]!.reason, /^weak\/m is the best that can be asked for .*, if not quite good enough: about/);
  });

  it('keeps the configured order where nothing tells the models apart', () => {
    const way = ask(['second', 'first', 'third'].map((name) => model({ name })));
    assert.deepEqual(names(way), ['second', 'first', 'third', 'local']);
    assert.deepEqual(way.ranked.map(({ reason }) => reason), [
      'second is the first in order.', 'first is the next in order.', 'third is the next in order.', 'local is the next in order.',
    ]);
  });

  it('leaves out whose context is too small, and says so', () => {
    const small = model({ name: 'small', quality: 1, dollars: 0.1, contextTokens: 1_000 });
    const way = ask([small, dear], { demand: { callFor: () => callOf(40_000) } });
    assert.deepEqual(names(way), ['dear', 'local']);
    assert.match(way.passedOver[0]!.why, /^its context of 1,000 tokens has no room for about [\d,]+ to read and 500 to write$/);
    assert.match(way.ranked[0]!.reason, /; small\/m's context is too small\.$/);
  });

  it('puts what the budget has no room for behind the others', () => {
    const needs = ask([cheap]).ranked[0]!.worstCaseMicroUsd;
    const hard = { ...dear, model: { ...dear.model, quality: 1 } };
    const way = ask([hard, weak], { circumstances: { budgetLeftMicroUsd: needs } });
    assert.deepEqual(names(way), ['weak', 'dear', 'local']);
    assert.match(way.ranked[0]!.reason, /dear\/m may cost more than is left of the day's budget\.$/);
    assert.match(way.ranked[1]!.why, /^it may cost \$.*, and \$.* is left of the day's budget$/);
  });

  it('names the next where a breaker is open, and leaves the model in its place', () => {
    const way = ask([cheap, dear], { circumstances: { isSpared: ({ provider }) => provider.name === 'cheap' } });
    assert.deepEqual(names(way), ['cheap', 'dear', 'local']);
    assert.equal(chosen(way)?.candidate.provider.name, 'dear');
    assert.equal(way.ranked[0]!.why, 'its circuit breaker is open');
  });

  it('counts the seconds that a reader waits', () => {
    const slow = (name: string) => ({ firstTokenMs: ({ provider }: Candidate) => (provider.name === name ? 60_000 : 200) });
    const way = ask([cheap, dear], { circumstances: slow('cheap') });
    assert.deepEqual(names(way), ['dear', 'cheap', 'local']);
    assert.match(way.ranked[0]!.reason, /begins to answer sooner than what costs no more/);
    assert.equal(way.ranked[1]!.why, 'it costs no more, but takes 60.0 s to its first token');
  });

  it('keeps the order of models that begin to answer within a second of each other', () => {
    const times: Record<string, number> = { first: 2_900, second: 2_050 };
    const equal = ['first', 'second'].map((name) => model({ name }));
    const way = (firstTokenMs: Circumstances['firstTokenMs']): string[] => names(ask(equal, { circumstances: { firstTokenMs } }));
    assert.deepEqual(way(({ provider }) => times[provider.name]!), ['first', 'second', 'local']);
    assert.deepEqual(way(({ provider }) => (provider.name === 'first' ? 3_100 : 2_050)), ['second', 'first', 'local']);
    assert.deepEqual(way(({ provider }) => (provider.name === 'first' ? 3_100 : null)), ['second', 'first', 'local'], 'one that nobody has measured is tried');
  });

  it('does without the engine where that may not answer', () => {
    assert.deepEqual(names(ask([cheap], { demand: { allowLocal: false } })), ['cheap']);
  });

  const made = fc.record({
    quality: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    dollars: fc.double({ min: 0.01, max: 50, noNaN: true }),
    contextTokens: fc.integer({ min: 200, max: 20_000 }),
    spared: fc.boolean(),
  });
  const several = fc.array(made, { minLength: 1, maxLength: 6 });
  const built = (each: { quality?: number | undefined; dollars: number; contextTokens: number }[]): Candidate[] =>
    each.map(({ quality, ...rest }, at) => model({ name: `p${at}`, ...rest, ...(quality !== undefined && { quality }) }));

  it('asks everybody once, but for those whose context is too small, and gives each a reason', () => {
    fc.assert(fc.property(several, fc.integer({ min: 5, max: 60_000 }), (each, letters) => {
      const models = built(each);
      const way = ask(models, { demand: { callFor: () => callOf(letters) } });
      const told = [...names(way), ...way.passedOver.map(({ candidate }) => candidate.provider.name)];
      assert.deepEqual(told.toSorted(), [...models.map(({ provider }) => provider.name), 'local'].toSorted());
      for (const { candidate } of way.ranked) assert.ok(candidate.model.contextTokens >= letters / 5 + 500, 'there is room for every word, and for the answer');
      for (const { reason } of way.ranked) assert.match(reason, /^\S.*\.$/);
      for (const { why } of [...way.ranked.slice(1), ...way.passedOver]) assert.match(why, /^\S.*[^.]$/);
    }));
  });

  it('never asks a model later because it has become cheaper', () => {
    fc.assert(fc.property(several, fc.nat(), fc.double({ min: 0.01, max: 1, noNaN: true }), (each, which, share) => {
      // A quality that is made from the price falls with it.
      const known = each.map((one) => ({ ...one, quality: one.quality ?? 0.5, contextTokens: 100_000 }));
      const at = which % known.length;
      const cheaper = known.map((one, index) => (index === at ? { ...one, dollars: one.dollars * share } : one));
      const [before, after] = [known, cheaper].map((some) => names(ask(built(some))).indexOf(`p${at}`));
      assert.ok(after! <= before!);
    }));
  });
});

describe('a policy', () => {
  const cheap = model({ name: 'cheap', quality: 0.4, dollars: 1 });
  const dear = model({ name: 'dear', quality: 1, dollars: 15 });

  it('is asked in its order, by names and aliases of aliases, each model once; who is not in it is not asked', () => {
    const way = ask([model({ name: 'other' }), cheap, dear], { rules: policy({ model: 'dear/m' }, { model: 'default' }, { model: 'dear/m' }) });
    assert.deepEqual(names(way), ['dear', 'cheap', 'local']);
    assert.match(way.ranked[1]!.reason, /^cheap\/m is step 2 of the routing policy \(version 3\) for an explanation of \w+ difficulty/);
    assert.deepEqual(way.passedOver.map(({ obstacle, why }) => [obstacle, why]), [['policy', 'the policy does not name it']]);
  });

  it('may put the engine first', () => {
    assert.deepEqual(names(ask([cheap], { rules: policy({ model: 'local' }, { model: 'cheap/m' }) })), ['local', 'cheap']);
  });

  const limits: [keyof PolicyStep, Partial<PolicyStep>, Partial<PolicyStep>, RegExp][] = [
    ['maxDifficulty', { maxDifficulty: 0 }, { maxDifficulty: 1 }, /keeps it for difficulties up to 0\.00; this one is/],
    ['maxInputTokens', { maxInputTokens: 3 }, { maxInputTokens: 1_000 }, /gives it at most 3 tokens to read/],
    ['maxCostMicroUsd', { maxCostMicroUsd: 1 }, { maxCostMicroUsd: 1_000_000 }, /lets it cost at most 1 micro-dollars/],
    ['languages', { languages: ['fr', 'de'] }, { languages: ['fr', 'en'] }, /asks it for fr, de only; this is en/],
  ];
  for (const [name, narrow, wide, why] of limits) {
    it(`keeps to ${name}`, () => {
      const rules = (limit: Partial<PolicyStep>) => policy({ model: 'cheap/m', ...limit }, { model: 'dear/m' });
      const way = ask([cheap, dear], { rules: rules(narrow) });
      assert.deepEqual(names(way), ['dear', 'local']);
      assert.match(way.passedOver[0]!.why, why);
      assert.deepEqual(names(ask([cheap, dear], { rules: rules(wide) })), ['cheap', 'dear', 'local']);
    });
  }

  it('passes over what is no longer configured, and circles that stand there all the same', () => {
    const rules: Rules = { by: 'policy', version: 1, steps: [{ model: 'gone/m' }, { model: 'a' }, { model: 'cheap/m' }], aliases: new Map([['a', 'b'], ['b', 'a']]) };
    assert.deepEqual(names(ask([cheap], { rules })), ['cheap', 'local']);
    assert.deepEqual(resolved('a', rules.aliases), { circle: ['a', 'b', 'a'] });
  });

  it('is no matter where the configuration gives an order', () => {
    const way = ask([dear, cheap], { rules: { by: 'order' } });
    assert.deepEqual([names(way), way.ranked[0]!.reason], [['dear', 'cheap', 'local'], 'dear is the first in order.']);
    const long = ask([model({ name: 'small', contextTokens: 1_000 }), dear], { rules: { by: 'order' }, demand: { callFor: () => callOf(40_000) } });
    assert.deepEqual([names(long), long.ranked[0]!.reason], [['dear', 'local'], 'dear is the first in order that has room for it.']);
  });
});

describe('a preset', () => {
  const models = [
    model({ name: 'cloud-dear', quality: 1, dollars: 15 }), model({ name: 'cloud-cheap', quality: 0.5, dollars: 1 }),
    model({ name: 'own', quality: 0.3, dollars: 0, isPrivate: true }),
  ];
  const way = (preset: (typeof PRESETS)[number], hard: number): string[] => {
    // The policy is looked at with a task as hard as that.
    const steps = presetSteps(preset, [...models, engine]).filter(({ maxDifficulty = 1 }) => maxDifficulty >= hard);
    return [...new Set(steps.map(({ model: name }) => name.split('/')[0]!))];
  };

  it('puts the cloud, one\'s own server or the engine first, and dearer models where a task is too hard', () => {
    assert.deepEqual([0.2, 0.4, 0.9].map((hard) => way('CLOUD_FIRST', hard)[0]), ['cloud-cheap', 'cloud-cheap', 'cloud-dear']);
    assert.deepEqual([0.2, 0.4, 0.9].map((hard) => way('PRIVATE_FIRST', hard)[0]), ['own', 'cloud-cheap', 'cloud-dear']);
    assert.deepEqual([0.2, 0.27, 0.4, 0.9].map((hard) => way('FRUGAL', hard)[0]), ['local', 'own', 'cloud-cheap', 'cloud-dear']);
  });

  it('leaves nobody out where the others fail', () => {
    for (const preset of PRESETS) assert.deepEqual(way(preset, 1).toSorted(), ['cloud-cheap', 'cloud-dear', 'local', 'own']);
    for (const preset of PRESETS) assert.deepEqual(presetSteps(preset, [engine]), [{ model: 'local' }]);
  });
});

describe('quality', () => {
  const of = (...models: Candidate[]): (number | undefined)[] => [...qualitiesOf(models).values()];
  const known = (provider: string, name: string): Candidate => ({ ...model({ name: provider }), model: { name, contextTokens: 1, prices: PLAIN_PRICES } });

  it('is what the operator says, else what is known of the model, else what its price is to the dearest', () => {
    assert.deepEqual(of(model({ name: 'p', quality: 0.33 })), [0.33]);
    const [small, flagship] = of(known('openai', 'gpt-6-luna'), known('anthropic', 'claude-opus-5-5'));
    assert.ok(small! < flagship!);
    assert.deepEqual(of(model({ name: 'a', dollars: 10 }), model({ name: 'b', dollars: 1 }), model({ name: 'c', dollars: 0 })), [0.9, 0.5, 0.4]);
    assert.deepEqual(of(model({ name: 'a', dollars: 7 }), model({ name: 'b', dollars: 7 })), [0.9, 0.9]);
  });
});

describe('words', () => {
  it('say sums with two digits that count', () => {
    assert.deepEqual([0, 1, 42, 420, 12_345, 2_500_000].map(inDollars), ['$0', '$0.000001', '$0.000042', '$0.00042', '$0.012', '$2.50']);
  });

  it('know a private address from a public one', () => {
    for (const url of ['http://127.0.0.1:11434/v1', 'http://localhost/v1', 'http://[::1]:1/', 'http://10.1.2.3/', 'http://ollama:11434/v1', 'http://192.168.0.9/', 'https://gpu.internal/v1']) {
      assert.ok(isPrivateUrl(url), url);
    }
    for (const url of ['https://api.openai.com/v1', 'http://8.8.8.8/', 'https://[2606:4700::1]/', 'https://172.32.0.1/']) assert.ok(!isPrivateUrl(url), url);
  });
});
