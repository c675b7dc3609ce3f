import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Candidate } from '../../src/orchestrator/candidates.js';
import { Hedging } from '../../src/orchestrator/hedging.js';
import type { StreamPart } from '../../src/orchestrator/model.js';
import { Orchestrator, type OrchestratorEvent } from '../../src/orchestrator/orchestrator.js';
import { EXPLANATION_CALL, PLAIN_PRICES } from '../kit/model-calls.js';
import { ScriptedProvider } from '../kit/scripted-provider.js';

const candidate = (name: string, stream: (signal: AbortSignal) => AsyncGenerator<StreamPart>): Candidate => ({
  provider: { name, origin: 'MODEL', stream: (_call, signal) => stream(signal) },
  model: { name: 'm', contextTokens: 1_000_000, prices: PLAIN_PRICES },
});

/** Begins when `begin` resolves, or fails when it rejects; never when the call is given up. */
function waiting(begin: Promise<unknown>, ...pieces: string[]): (signal: AbortSignal) => AsyncGenerator<StreamPart> {
  return async function* (signal) {
    await Promise.race([begin, new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))]);
    for (const text of pieces) yield { type: 'text', text };
    yield { type: 'finish', reason: 'stop' };
  };
}

async function play(candidates: Candidate[], reserve: (microUsd: number) => Promise<boolean> = async () => true): Promise<OrchestratorEvent<string>[]> {
  const orchestrator = new Orchestrator({ candidates, retries: { attempts: 0 }, hedging: new Hedging({ afterMs: 5 }) });
  const events: OrchestratorEvent<string>[] = [];
  for await (const event of orchestrator.run<string>({
    kind: 'EXPLANATION', build: () => EXPLANATION_CALL, items: null, allowLocal: false, signal: new AbortController().signal, reserve,
  })) events.push(event);
  return events;
}

const never = new Promise<never>(() => {});
const textOf = (events: OrchestratorEvent<string>[]): string => events.map((event) => (event.type === 'text' ? event.text : '')).join('');
const outcomes = (events: OrchestratorEvent<string>[]): string[] =>
  events.flatMap((event) => (event.type === 'attempt_finished' ? [`${event.index} ${event.outcome}`] : []));

describe('a call that does not begin', () => {
  it('is doubled; who begins first is gone on with, the other is given up and paid for', async () => {
    const events = await play([candidate('slow', waiting(never)), candidate('quick', waiting(Promise.resolve(), 'Whole', ' answer.'))]);
    assert.equal(textOf(events), 'Whole answer.');
    assert.deepEqual(events.map(({ type }) => type),
      ['attempt_started', 'attempt_started', 'attempt_finished', 'hedge_won', 'text', 'text', 'attempt_finished']);
    assert.deepEqual(outcomes(events), ['0 CANCELLED', '1 COMPLETED']);
    for (const event of events) if (event.type === 'attempt_finished') assert.ok(event.costMicroUsd > 0);
  });

  it('keeps its words where it begins first after all', async () => {
    const begin = Promise.withResolvers<void>();
    const late = candidate('late', async function* (signal) {
      begin.resolve();
      yield* waiting(never)(signal);
    });
    const events = await play([candidate('slow', waiting(begin.promise, 'Mine.')), late]);
    assert.equal(textOf(events), 'Mine.');
    assert.deepEqual(outcomes(events), ['1 CANCELLED', '0 COMPLETED']);
  });

  it('that fails leaves the other one to answer', async () => {
    const failing = Promise.withResolvers<never>();
    const then = (end: Promise<unknown>) => candidate('second', async function* (signal) {
      failing.reject(new Error('connection lost'));
      yield* waiting(end, 'Second.')(signal);
    });
    const broken = new ScriptedProvider('broken', [{ end: 'reset' }]);
    const first = candidate('first', async function* (signal) {
      await failing.promise.catch(() => undefined);
      yield* broken.stream(EXPLANATION_CALL, signal);
    });
    const events = await play([first, then(new Promise((resolve) => setImmediate(resolve)))]);
    assert.equal(textOf(events), 'Second.');
    assert.deepEqual(outcomes(events), ['0 FAILED', '1 COMPLETED']);
  });

  it('is not doubled where the money is not there', async () => {
    const begin = Promise.withResolvers<void>();
    let reserved = 0;
    const reserve = async (): Promise<boolean> => {
      reserved += 1;
      if (reserved === 2) setImmediate(begin.resolve);
      return reserved === 1;
    };
    const events = await play([candidate('slow', waiting(begin.promise, 'Mine.')), candidate('second', waiting(never))], reserve);
    assert.equal(textOf(events), 'Mine.');
    assert.deepEqual([outcomes(events), reserved], [['0 COMPLETED'], 2]);
  });
});

describe('hedging', () => {
  const one = candidate('one', waiting(never));

  it('doubles at most one call in twenty, after the first', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), (calls) => {
      const hedging = new Hedging({ afterMs: 1 });
      let hedged = 0;
      for (let call = 0; call < calls; call += 1) {
        hedging.delayFor(one);
        if (hedging.take()) hedged += 1;
      }
      assert.ok(hedged <= Math.max(1, calls * 0.05), `${hedged} of ${calls}`);
    }));
  });

  it('waits for the observed 95th percentile, and not before it knows one', () => {
    const hedging = new Hedging({});
    assert.equal(hedging.delayFor(one), null);
    for (let milliseconds = 1; milliseconds <= 100; milliseconds += 1) hedging.observed(one, milliseconds);
    assert.equal(hedging.delayFor(one), 95);
    assert.equal(hedging.delayFor(candidate('other', waiting(never))), null);
  });
});
