import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { nextMark, secondsLeft } from '../../src/modules/attempts/marks.js';

const START = new Date('2026-03-01T09:00:00.000Z');
const after = (seconds: number) => new Date(START.getTime() + seconds * 1_000);

/** What is left at each mark, the end included, for whoever looks in time. */
function marksOf(seconds: number): number[] {
  const [endsAt, left] = [after(seconds), [] as number[]];
  for (let at = nextMark(START, endsAt, START)!; ; at = nextMark(START, endsAt, at)!) {
    left.push(secondsLeft(endsAt, at));
    if (at.getTime() >= endsAt.getTime()) return left;
  }
}

describe('how much time is left', () => {
  test('is told at half of it, and at fixed marks that lie within it', () => {
    assert.deepEqual(marksOf(7_200), [3_600, 1_800, 600, 300, 60, 10, 0]);
    assert.deepEqual(marksOf(600), [300, 60, 10, 0]);
    assert.deepEqual(marksOf(45), [23, 10, 0]);
    assert.deepEqual(marksOf(10), [5, 0]);
    assert.equal(nextMark(START, null, START), null);
  });

  test('is looked at until the end, never before now, and once it is over at once', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 604_800 }), fc.integer({ min: 0, max: 700_000 }), (length, passed) => {
      const [endsAt, now] = [after(length), after(passed)];
      const next = nextMark(START, endsAt, now)!;
      assert.ok(next <= endsAt);
      assert.ok(next > now || now >= endsAt);
    }));
  });
});
