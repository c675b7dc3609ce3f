import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Lookout } from '../../src/platform/lookout.js';

const NEVER_MS = 3_600_000;

suite('looking for work', () => {
  /** A lookout whose looks are ended one by one, by who is told of each. */
  function watched(everyMs: number) {
    const begun: PromiseWithResolvers<void>[] = [];
    let told = Promise.withResolvers<void>();
    const errors: unknown[] = [];
    const lookout = new Lookout({
      everyMs,
      look: () => {
        const look = Promise.withResolvers<void>();
        begun.push(look);
        told.resolve();
        told = Promise.withResolvers<void>();
        return look.promise;
      },
      onError: (error) => errors.push(error),
    });
    return { lookout, begun, errors, next: () => told.promise };
  }

  test('is done at once, and after whoever woke it meanwhile once more, however many they were', async () => {
    const { lookout, begun, next } = watched(NEVER_MS);
    assert.equal(begun.length, 1, 'without being told');
    const second = next();
    for (const _ of 'many') lookout.wake();
    assert.equal(begun.length, 1, 'one at a time');
    begun[0]!.resolve();
    await second;
    begun[1]!.resolve();
    await lookout.close();
    assert.equal(begun.length, 2);
  });

  test('goes on after a failure, by itself, until it is stopped', async () => {
    const { lookout, begun, errors, next } = watched(1);
    const second = next();
    begun[0]!.reject(new Error('away'));
    await second;
    assert.equal(errors.length, 1);
    const closed = lookout.close();
    begun[1]!.resolve();
    await closed;
    lookout.wake();
    assert.equal(begun.length, 2);
  });
});
