import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Candidate } from '../../src/orchestrator/candidates.js';
import { ProviderError, type ModelProvider, type ProviderErrorKind } from '../../src/orchestrator/model.js';
import { Orchestrator } from '../../src/orchestrator/orchestrator.js';
import { EXPLANATION_CALL } from '../kit/model-calls.js';
import { assertFailed, candidate, local, play, types } from '../kit/orchestrator-run.js';
import { ScriptedProvider } from '../kit/scripted-provider.js';

describe('who answers', () => {
  it('is the first in order, if it can', async () => {
    const second = new ScriptedProvider('second', [{ pieces: ['never'] }]);
    const outcome = await play([new ScriptedProvider('first', [{ pieces: ['The moon ', 'pulls.'] }]), second]);
    assert.equal(outcome.text, 'The moon pulls.');
    assert.deepEqual(types(outcome), ['attempt_started', 'text', 'text', 'attempt_finished']);
    assert.equal(second.calls.length, 0);
  });

  it('is the next, without a trace in the text, when the first fails before its first token', async () => {
    const outcome = await play([
      new ScriptedProvider('first', [{ end: 'rate_limited', status: 429 }]), new ScriptedProvider('second', [{ pieces: ['Whole.'] }]),
    ]);
    assert.equal(outcome.text, 'Whole.');
    assert.deepEqual(types(outcome), ['attempt_started', 'attempt_finished', 'attempt_started', 'text', 'attempt_finished']);
    assert.deepEqual(outcome.attempts.map(({ outcome: result }) => result), ['FAILED', 'COMPLETED']);
  });

  it('is the built-in engine at last, which says why', async () => {
    const outcome = await play([
      new ScriptedProvider('first', [{ end: 'unauthorized', status: 401 }]),
      new ScriptedProvider('second', [{ end: 'first_token_timeout' }]), local('The lesson says so.'),
    ]);
    assert.equal(outcome.text, 'The lesson says so.');
    assert.equal(outcome.notices.length, 1);
    assert.match(outcome.notices[0] ?? '', /first refused the API key; second did not begin to answer in time/);
  });

  it('is the built-in engine, which says so, where what is configured can\'t be used', async () => {
    const report = [{ provider: 'openai', model: 'm', usable: false, missing: 'its prices' }, { provider: 'local', model: 'built-in', usable: true }];
    const orchestrator = new Orchestrator({ candidates: [candidate(local('The lesson says so.'))], report });
    const notices: string[] = [];
    for await (const event of orchestrator.run<string>({
      kind: 'EXPLANATION', build: () => EXPLANATION_CALL, items: null, allowLocal: true,
      signal: new AbortController().signal, reserve: async () => true,
    })) if (event.type === 'notice') notices.push(event.text);
    assert.deepEqual(notices, ['The built-in engine answered, because no model could: openai can\'t be used as configured.']);
  });

  it('is told by its model\'s name where a provider has several, and a provider that was asked is not called unusable', async () => {
    const provider = new ScriptedProvider('mock', [{ end: 'overloaded', status: 503 }, { pieces: ['The '], end: 'reset' }]);
    const named = (name: string): Candidate => ({ ...candidate(provider), model: { ...candidate(provider).model, name } });
    const report = [{ provider: 'mock', model: 'third', usable: false, missing: 'its prices' }];
    const orchestrator = new Orchestrator({ candidates: [named('first'), named('second'), candidate(local('It says so.'))], report, retries: { attempts: 0 } });
    const told: string[] = [];
    for await (const event of orchestrator.run<string>({
      kind: 'EXPLANATION', build: () => EXPLANATION_CALL, items: null, allowLocal: true,
      signal: new AbortController().signal, reserve: async () => true,
    })) {
      if (event.type === 'attempt_started') told.push(event.reason);
      if (event.type === 'notice') told.push(event.text);
    }
    assert.deepEqual(told, [
      'mock/first is the first in order.',
      'mock/first is overloaded; mock/second is the next in order.',
      'mock/second lost the connection; local is the next in order.',
      'The built-in engine answered, because no model could: mock/first is overloaded; mock/second lost the connection.',
    ]);
  });

  it('is the built-in engine without excuses where no model is configured', async () => {
    const outcome = await play([local('The lesson says so.')]);
    assert.deepEqual(outcome.notices, []);
    assert.equal(outcome.text, 'The lesson says so.');
  });
});

describe('when no candidate is left', () => {
  const codes: { kind: ProviderErrorKind; status?: number; code: string; retryable: boolean; attempt: string }[] = [
    ...(['reset', 'cut', 'malformed', 'unreachable', 'server_error', 'overloaded', 'rate_limited'] as const)
      .map((kind) => ({ kind, code: 'PROVIDER_UNAVAILABLE', retryable: true, attempt: 'FAILED' })),
    { kind: 'unauthorized', status: 401, code: 'PROVIDER_UNAVAILABLE', retryable: false, attempt: 'FAILED' },
    { kind: 'rejected', status: 400, code: 'PROVIDER_UNAVAILABLE', retryable: false, attempt: 'REJECTED' },
    ...(['first_token_timeout', 'stalled', 'deadline'] as const)
      .map((kind) => ({ kind, code: 'TIMED_OUT', retryable: true, attempt: 'TIMED_OUT' })),
  ];
  for (const { kind, status, code, retryable, attempt } of codes) {
    it(`${kind} ends in ${code}, ${retryable ? '' : 'not '}retryable`, async () => {
      const script = { end: kind, ...(status && { status }) };
      const outcome = await play([new ScriptedProvider('only', [script]), local('no')], { allowLocal: false });
      assertFailed(outcome, code, retryable);
      assert.deepEqual(outcome.attempts.map(({ outcome: result }) => result), [attempt]);
    });
  }

  it('a stream that ends without saying so is cut', async () => {
    const outcome = await play([new ScriptedProvider('only', [{ pieces: ['half'], end: 'silent' }])]);
    assertFailed(outcome, 'PROVIDER_UNAVAILABLE', true);
  });

  it('length is continued once by the same candidate, then ends in OUTPUT_LIMIT', async () => {
    const only = new ScriptedProvider('only', [{ pieces: ['one two three '], end: 'length' }, { pieces: ['four five six '], end: 'length' }]);
    const outcome = await play([only], { allowLocal: false });
    assert.equal(only.calls.length, 2);
    assertFailed(outcome, 'OUTPUT_LIMIT', false);
    const whole = new ScriptedProvider('only', [{ pieces: ['one two three '], end: 'length' }, { pieces: ['four.'] }]);
    assert.equal((await play([whole])).text, 'one two three four.');
  });

  it('a content filter goes to the next model, then ends in CONTENT_REJECTED, never at the engine', async () => {
    const engine = local('no');
    const refusing = (name: string): ScriptedProvider => new ScriptedProvider(name, [{ pieces: ['Well, '], end: 'filtered' }]);
    const outcome = await play([refusing('first'), refusing('second'), engine]);
    assertFailed(outcome, 'CONTENT_REJECTED', false);
    assert.deepEqual(outcome.attempts.map(({ outcome: result }) => result), ['REJECTED', 'REJECTED']);
    assert.equal(engine.calls.length, 0);
  });

  it('no money ends in BUDGET_EXHAUSTED, without a call', async () => {
    const provider = new ScriptedProvider('only', [{ pieces: ['dear'] }]);
    const asked: number[] = [];
    const reserve = async (microUsd: number): Promise<boolean> => asked.push(microUsd) < 0;
    const outcome = await play([provider], { reserve, allowLocal: false });
    assertFailed(outcome, 'BUDGET_EXHAUSTED', true);
    assert.equal(provider.calls.length, 0);
    // 500 tokens of output at 10 micro-dollars, and at least the input's bytes at 1.25.
    assert.ok((asked[0] ?? 0) >= 5_000 + 50);
    const free = await play([provider, local('free')], { reserve });
    assert.match(free.notices.join(), /budget/);
  });

  it('no candidate at all is PROVIDER_UNAVAILABLE, not retryable', async () => {
    assertFailed(await play([]), 'PROVIDER_UNAVAILABLE', false);
  });
});

describe('limits and leaving', () => {
  const silent = (): ScriptedProvider => new ScriptedProvider('silent', [{ end: 'hang' }]);
  const halting = (): ScriptedProvider => new ScriptedProvider('halting', [{ pieces: ['half'], end: 'hang' }]);

  for (const { provider, timeouts, kind } of [
    { provider: silent(), timeouts: { firstTokenMs: 20 }, kind: 'first_token_timeout' },
    { provider: halting(), timeouts: { idleMs: 20 }, kind: 'stalled' },
    { provider: halting(), timeouts: { totalMs: 20 }, kind: 'deadline' },
    { provider: silent(), timeouts: { byKind: { EXPLANATION: { firstTokenMs: 20 } } }, kind: 'first_token_timeout' },
  ]) {
    it(`gives up by ${Object.keys(timeouts).join()}: ${kind}`, async () => {
      const outcome = await play([provider], { allowLocal: false }, timeouts);
      assertFailed(outcome, 'TIMED_OUT', true);
      assert.equal(outcome.attempts[0]?.error?.kind, kind);
      assert.equal(provider.open, 0);
    });
  }

  it('ends a provider that ignores the abort all the same', async () => {
    const deaf: ModelProvider = {
      name: 'deaf', origin: 'MODEL',
      async *stream() {
        yield { type: 'text', text: 'half' };
        await new Promise(() => {});
      },
    };
    const outcome = await play([deaf], { allowLocal: false }, { idleMs: 20 });
    assertFailed(outcome, 'TIMED_OUT', true);
  });

  it('a cancel ends the call, reports it and asks nobody else', async () => {
    const controller = new AbortController();
    const first = halting();
    const second = new ScriptedProvider('second', [{ pieces: ['no'] }]);
    const outcome = await play([first, second, local('no')], { signal: controller.signal }, {}, (event) => {
      if (event.type === 'text') controller.abort();
    });
    assert.ok(outcome.error instanceof ProviderError && outcome.error.kind === 'aborted');
    assert.deepEqual(outcome.attempts.map(({ outcome: result }) => result), ['CANCELLED']);
    assert.ok((outcome.attempts[0]?.costMicroUsd ?? 0) > 0);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(first.open + second.calls.length, 0);
  });

  it('a call that was given up before it was made costs nothing', async () => {
    const controller = new AbortController();
    const provider = new ScriptedProvider('first', [{ pieces: ['no'] }]);
    const outcome = await play([provider], { signal: controller.signal }, {}, (event) => {
      if (event.type === 'attempt_started') controller.abort();
    });
    assert.deepEqual(outcome.attempts.map(({ outcome: result, costMicroUsd, usage }) => [result, costMicroUsd, usage.estimated]), [['CANCELLED', 0, false]]);
    assert.equal(provider.calls.length, 0);
  });

  it('a reader that leaves closes the provider\'s stream', async () => {
    const provider = new ScriptedProvider('first', [{ pieces: ['a', 'b', 'c'] }]);
    const orchestrator = new Orchestrator({ candidates: [candidate(provider)] });
    for await (const event of orchestrator.run<string>({
      kind: 'EXPLANATION', build: () => EXPLANATION_CALL, items: null, allowLocal: true,
      signal: new AbortController().signal, reserve: async () => true,
    })) {
      if (event.type === 'text') break;
    }
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(provider.open, 0);
  });
});

describe('what an attempt cost', () => {
  it('estimates where the count that a provider sends cannot be true, and never takes money back', async () => {
    const plain = { inputTokens: 5, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 5 };
    for (const wrong of [{ inputTokens: -5 }, { outputTokens: -7 }, { outputTokens: 2.5 }, { inputTokens: 1e15 }, { cachedInputTokens: 9 }, { inputTokens: 0 },
      { inputTokens: NaN }, { outputTokens: null as unknown as number }, { inputTokens: '7' as unknown as number }]) {
      const outcome = await play([new ScriptedProvider('first', [{ pieces: ['a'], usage: { ...plain, ...wrong } }])]);
      const attempt = outcome.attempts[0]!;
      assert.equal(outcome.text, 'a');
      assert.deepEqual([attempt.outcome, attempt.usage.estimated], ['COMPLETED', true], JSON.stringify(wrong));
      assert.ok(attempt.usage.inputTokens > 5 && attempt.usage.outputTokens === 1 && attempt.costMicroUsd > 0, JSON.stringify(attempt));
    }
  });

  it('keeps the input that was counted where nothing of the output was', async () => {
    const usage = { inputTokens: 50, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 0 };
    const { attempts: [attempt] } = await play([new ScriptedProvider('first', [{ pieces: ['a'], usage }])]);
    assert.deepEqual(attempt?.usage, { ...usage, outputTokens: 1, estimated: true });
  });

  it('is the provider\'s final count, cached tokens counted once, rounded up once', async () => {
    const usage = { inputTokens: 1_000, cachedInputTokens: 601, cacheWriteInputTokens: 100, outputTokens: 3 };
    const outcome = await play([new ScriptedProvider('first', [{ pieces: ['a'], usage }])]);
    // 299 fresh at 1, 601 cached at 0.1, 100 written at 1.25, 3 out at 10: 514.1
    assert.equal(outcome.attempts[0]?.costMicroUsd, 515);
    assert.deepEqual(outcome.attempts[0]?.usage, { ...usage, estimated: false });
  });

  it('is nothing where the provider refused before it read', async () => {
    const outcome = await play([new ScriptedProvider('first', [{ end: 'server_error', status: 500 }])]);
    assert.deepEqual([outcome.attempts[0]?.costMicroUsd, outcome.attempts[0]?.usage.estimated], [0, false]);
  });

  it('is nothing for the built-in engine', async () => {
    assert.equal((await play([local('free')])).attempts[0]?.costMicroUsd, 0);
  });
});
