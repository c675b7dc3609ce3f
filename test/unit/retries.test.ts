import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ProviderError, type ProviderErrorKind } from '../../src/orchestrator/model.js';
import { RetryBudget, wait } from '../../src/orchestrator/retries.js';

const MINUTE = 60_000;
const failed = (kind: ProviderErrorKind, retryAfterMs?: number): ProviderError =>
  new ProviderError(kind, 'It failed.', retryAfterMs === undefined ? {} : { retryAfterMs });

describe('a generation\'s retries', () => {
  it('are one budget, whatever fails, and none waits longer than doubled from the base', () => {
    const kinds = fc.constantFrom<ProviderErrorKind>('reset', 'cut', 'malformed', 'unreachable', 'rate_limited', 'overloaded', 'server_error', 'stalled');
    fc.assert(fc.property(fc.nat(6), fc.integer({ min: 1, max: 2_000 }), fc.array(kinds, { maxLength: 12 }), (attempts, baseMs, faults) => {
      const budget = new RetryBudget({ attempts, baseMs });
      const waits = faults.map((kind) => budget.next(failed(kind), Infinity)).filter((pause) => pause !== null);
      assert.equal(waits.length, Math.min(attempts, faults.length));
      for (const [retry, pause] of waits.entries()) assert.ok(pause >= 0 && pause <= Math.min(MINUTE, baseMs * 2 ** retry));
    }));
  });

  it('are not spent on what another call would meet again', () => {
    for (const kind of ['unauthorized', 'rejected', 'content_filter', 'output_limit', 'first_token_timeout', 'deadline', 'aborted'] as const) {
      assert.equal(new RetryBudget({ attempts: 3, baseMs: 1 }).next(failed(kind), MINUTE), null, kind);
    }
  });

  it('wait as long as the provider asks for, to the millisecond, unless that lies beyond the deadline', () => {
    const budget = new RetryBudget({ attempts: 3, baseMs: 1 });
    assert.equal(budget.next(failed('rate_limited', 1_234), MINUTE), 1_234);
    assert.equal(budget.next(failed('rate_limited', MINUTE), MINUTE), null);
    assert.equal(budget.count, '1 of 3');
  });
});

describe('a wait', () => {
  it('is never shorter than asked for', async () => {
    for (let run = 0; run < 20; run += 1) {
      const before = performance.now();
      await wait(1.4, new AbortController().signal);
      assert.ok(performance.now() - before >= 1.4);
    }
  });

  it('ends at once when it is given up, before it and within it', async () => {
    const controller = new AbortController();
    const waiting = wait(MINUTE, controller.signal);
    controller.abort();
    const aborted = { name: 'ProviderError', kind: 'aborted' };
    await assert.rejects(waiting, aborted);
    await assert.rejects(wait(MINUTE, controller.signal), aborted);
  });
});
