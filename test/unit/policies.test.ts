import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Breakers, type BreakerBoard } from '../../src/orchestrator/breakers.js';
import type { Candidate } from '../../src/orchestrator/candidates.js';
import { Hedging } from '../../src/orchestrator/hedging.js';
import { ProviderError, type ModelProvider } from '../../src/orchestrator/model.js';
import {
  Orchestrator, type GenerateRequest, type OrchestratorEvent, type OrchestratorOptions,
} from '../../src/orchestrator/orchestrator.js';
import { RetryBudget } from '../../src/orchestrator/retries.js';
import { EXPLANATION_CALL, PLAIN_PRICES } from '../kit/model-calls.js';
import { ScriptedProvider } from '../kit/scripted-provider.js';

type Event = OrchestratorEvent<string>;

const candidate = (provider: ModelProvider): Candidate =>
  ({ provider, model: { name: 'm', contextTokens: 1_000_000, prices: PLAIN_PRICES } });

function start(providers: ModelProvider[], options: Partial<OrchestratorOptions> = {}, request: Partial<GenerateRequest<string>> = {}) {
  return new Orchestrator({ retries: { attempts: 0 }, ...options, candidates: providers.map(candidate) }).run<string>({
    kind: 'EXPLANATION', build: () => EXPLANATION_CALL, items: null, allowLocal: false,
    signal: new AbortController().signal, reserve: async () => true, ...request,
  });
}

interface Played {
  events: Event[];
  text: string;
  /** The providers in the order in which they were asked. */
  asked: string[];
  error: unknown;
}

async function play(...parameters: Parameters<typeof start>): Promise<Played> {
  const played: Played = { events: [], text: '', asked: [], error: undefined };
  try {
    for await (const event of start(...parameters)) {
      played.events.push(event);
      if (event.type === 'attempt_started') played.asked.push(event.provider);
      if (event.type === 'text') played.text += event.text;
      if (event.type === 'reset') played.text = '';
    }
  } catch (error) {
    played.error = error;
  }
  return played;
}

/** One breaker in the test's own hands. */
function boardOf(state: { admits: 'all' | 'a probe' | 'none'; since: number }): BreakerBoard & { log: string[] } {
  const log: string[] = [];
  const noting = (name: string) => async () => void log.push(name);
  return {
    log, stateOf: () => ({ isForced: false, ...state }), trip: noting('trip'), claimProbe: async () => ({ epoch: 1 }),
    close: noting('close'), reopen: noting('reopen'), release: noting('release'),
  };
}

const BEGINNING = 'The moon pulls the sea, and twice a day the water rises at the shore';

describe('a text that a content filter stopped', () => {
  const filtered = () => new ScriptedProvider('filtered', [{ pieces: [BEGINNING], end: 'filtered' }]);
  const sound = () => new ScriptedProvider('sound', [{ pieces: ['An answer of its own.'] }]);

  it('is not gone on with either when another candidate has failed since', async () => {
    const last = sound();
    const { text, events } = await play([filtered(), new ScriptedProvider('busy', [{ end: 'overloaded', status: 503 }]), last]);
    assert.equal(text, 'An answer of its own.');
    assert.equal(last.calls[0]?.messages.length, EXPLANATION_CALL.messages.length, 'it is shown none of it');
    assert.ok(events.some(({ type }) => type === 'reset'));
  });

  it('is not gone on with either by a candidate that is asked a second time', async () => {
    const busy = new ScriptedProvider('busy', [{ end: 'overloaded', status: 503 }, { pieces: ['An answer of its own.'] }]);
    const { text } = await play([filtered(), busy], { retries: { attempts: 1, baseMs: 1 } });
    assert.equal(text, 'An answer of its own.');
    assert.equal(busy.calls[1]?.messages.length, EXPLANATION_CALL.messages.length);
  });
});

describe('an output limit', () => {
  it('is gone on after once also where the answer had begun anew, and is shorter than what was void', async () => {
    const { text, asked } = await play([
      new ScriptedProvider('first', [{ pieces: [BEGINNING], end: 'filtered' }]),
      new ScriptedProvider('second', [{ pieces: ['The earth turns'], end: 'length' }, { pieces: ['The earth turns beneath it.'] }]),
    ]);
    assert.deepEqual([text, asked], ['The earth turns beneath it.', ['first', 'second', 'second']]);
  });
});

describe('the wait before a retry', () => {
  const busy = (retryAfterMs?: number) =>
    new ProviderError('rate_limited', 'Come again.', { status: 429, ...(retryAfterMs !== undefined && { retryAfterMs }) });

  it('is anything up to the base, then up to twice as much', () => {
    const waits = Array.from({ length: 1_000 }, () => {
      const budget = new RetryBudget({ attempts: 3, baseMs: 100 });
      return [0, 1, 2].map(() => budget.next(busy(), 10_000)!);
    });
    for (const [retry, most] of [100, 200, 400].entries()) {
      const of = waits.map((each) => each[retry]!).sort((one, other) => one - other);
      assert.ok(of[0]! >= 0 && of[0]! < most / 20 && of.at(-1)! <= most && of.at(-1)! > most * 0.95, `${of[0]} to ${of.at(-1)}`);
      assert.ok(Math.abs(of[500]! - most / 2) < most / 10, `the median is ${of[500]}`);
    }
  });

  it('is the Retry-After, or none is made where that lies beyond the deadline, and then it costs no retry', () => {
    const budget = new RetryBudget({ attempts: 1, baseMs: 100 });
    assert.equal(budget.next(busy(5_000), 5_000), null);
    assert.equal(budget.next(busy(4_999), 5_000), 4_999);
    assert.equal(budget.next(busy(0), 5_000), null, 'the one is used');
  });
});

describe('a hedge', () => {
  const hedging = () => new Hedging({ afterMs: 1 });
  const whole = { pieces: [BEGINNING, ' because the earth turns.'] };

  it('leaves a candidate that was only slower for later', async () => {
    const slow = new ScriptedProvider('slow', [{ end: 'hang' }, whole]);
    const { text, asked, error } = await play([slow, new ScriptedProvider('fast', [{ pieces: [BEGINNING], end: 'reset' }])], { hedging: hedging() });
    assert.equal(error, undefined);
    assert.deepEqual([text, asked], [whole.pieces.join(''), ['slow', 'fast', 'slow']]);
  });

  it('is due at the 95th percentile of what its model took, from twenty calls on', () => {
    const hedge = new Hedging({});
    const [model, other] = [candidate(new ScriptedProvider('model', [])), candidate(new ScriptedProvider('other', []))];
    for (let call = 1; call < 20; call += 1) hedge.observed(model, call);
    assert.equal(hedge.delayFor(model), null);
    for (let call = 20; call <= 100; call += 1) hedge.observed(model, call);
    assert.deepEqual([hedge.delayFor(model), hedge.delayFor(other)], [95, null]);
  });

  it('counts the time of the call that it has overtaken: what is slow stays slow', async () => {
    const times: string[] = [];
    const hedge = hedging();
    hedge.observed = ({ provider }) => void times.push(provider.name);
    await play([new ScriptedProvider('slow', [{ end: 'hang' }]), new ScriptedProvider('fast', [whole])], { hedging: hedge });
    assert.deepEqual(times, ['slow', 'fast']);
  });

  it('passes over a model whose breaker is open', async () => {
    const open = boardOf({ admits: 'none', since: 1 });
    const board: BreakerBoard = { ...open, stateOf: ({ provider }) => ({ admits: provider === 'open' ? 'none' : 'all', since: 0, isForced: false }) };
    const { text, asked } = await play([
      new ScriptedProvider('slow', [{ end: 'hang' }]), new ScriptedProvider('open', [whole]), new ScriptedProvider('sound', [whole]),
    ], { hedging: hedging(), breakers: new Breakers(board) });
    assert.deepEqual([text, asked], [whole.pieces.join(''), ['slow', 'sound']]);
  });

  it('that nobody reads any more closes both calls', async () => {
    const [first, second] = [new ScriptedProvider('first', [{ end: 'hang' }]), new ScriptedProvider('second', [{ end: 'hang' }])];
    for await (const event of start([first, second], { hedging: hedging() })) {
      if (event.type === 'attempt_started' && event.hedge) break;
    }
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(first.open + second.open, 0);
  });
});

describe('a breaker', () => {
  it('forgets with its reset also what calls from before it come back with', async () => {
    const state = { admits: 'all' as const, since: 0 };
    const board = boardOf(state);
    const breakers = new Breakers(board, { failures: 2 });
    const model = candidate(new ScriptedProvider('model', []));
    const calls = await Promise.all(Array.from({ length: 6 }, () => breakers.admit(model)));
    const failure = new ProviderError('reset', 'It broke.');
    await calls[0]!.report(failure);
    state.since = 1;
    const fresh = await breakers.admit(model);
    await fresh!.report(failure);
    for (const call of calls.slice(1)) await call!.report(failure);
    assert.deepEqual(board.log, [], 'one failure since the reset is not two');
    await (await breakers.admit(model))!.report(failure);
    assert.deepEqual(board.log, ['trip'], 'late words of old calls take no new ones away');
  });

  it('gets its probe back where the answer is not read to its end', async () => {
    for (const leaveAt of ['attempt_started', 'text']) {
      const board = boardOf({ admits: 'a probe', since: 1 });
      for await (const event of start([new ScriptedProvider('model', [{ pieces: ['a', 'b'] }])], { breakers: new Breakers(board) })) {
        if (event.type === leaveAt) break;
      }
      assert.deepEqual(board.log, ['release'], leaveAt);
    }
  });

  it('that is open sets no money aside', async () => {
    const reserved: number[] = [];
    const reserve = async (microUsd: number) => reserved.push(microUsd) > 0;
    const { error } = await play([new ScriptedProvider('model', [])], { breakers: new Breakers(boardOf({ admits: 'none', since: 1 })) }, { reserve });
    assert.match(String(error), /model is not asked for a while/);
    assert.deepEqual(reserved, []);
  });
});
