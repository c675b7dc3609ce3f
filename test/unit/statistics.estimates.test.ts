import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { discriminatesNegatively, discriminationOf, facilityOf, meanOf, proportion } from '../../src/modules/statistics/estimates.js';
import { attemptScore, measuredAnswers, type SatAttempt } from '../../src/modules/statistics/measured.js';
import { added, NO_SUMS, type Sums } from '../../src/modules/statistics/sums.js';
import { medianSeconds, timeBucketOf } from '../../src/modules/statistics/times.js';

const near = (value: number | null, expected: number, by = 5e-4) => assert.ok(value !== null && Math.abs(value - expected) < by, `${value} is not ${expected}`);
const scores = fc.record({ score: fc.integer({ min: 0, max: 10_000 }), rest: fc.integer({ min: 0, max: 10_000 }) });

function sumsOf(pairs: readonly { score: number; rest: number }[]): Sums {
  return pairs.reduce<Sums>((sums, pair) => added(sums, pair, 1), NO_SUMS);
}

/** Pearson's coefficient as the textbook has it: deviations from the means. */
function pearson(pairs: readonly { score: number; rest: number }[]): number {
  const mean = (of: 'score' | 'rest') => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
  const [x, y] = [mean('score'), mean('rest')];
  const [xy, xx, yy] = pairs.reduce(([xy, xx, yy], { score, rest }) => [xy + (score - x) * (rest - y), xx + (score - x) ** 2, yy + (rest - y) ** 2], [0, 0, 0]);
  return xy / Math.sqrt(xx * yy);
}

describe('discrimination', () => {
  test('is the correlation with the rest, as the textbook computes it', () => {
    fc.assert(fc.property(fc.array(scores, { minLength: 4, maxLength: 60 }), (pairs) => {
      const { value, n } = discriminationOf(sumsOf(pairs));
      assert.equal(n, pairs.length);
      const spread = (of: 'score' | 'rest') => new Set(pairs.map((pair) => pair[of])).size > 1;
      if (spread('score') && spread('rest')) near(value, pearson(pairs), 1e-9);
      else assert.equal(value, null);
    }));
  });

  test('is that of a point-biserial for answers that are right or wrong', () => {
    // Mean rest of the right ones 0.7, of the wrong ones 0.4: (0.7 − 0.4) / s × √(p q), s = √0.0325.
    const pairs = [{ score: 10_000, rest: 8_000 }, { score: 10_000, rest: 6_000 }, { score: 0, rest: 5_000 }, { score: 0, rest: 3_000 }];
    near(discriminationOf(sumsOf(pairs)).value, (0.3 / Math.sqrt(0.0325)) * 0.5);
  });

  test('has the sign of the exact sums, also where they outgrow a double', () => {
    // 2 million answers, of which one more speaks against the item than for it.
    const million = 1_000_000;
    const half = { pairs: 4 * million, pairScore: 2 * million * 10_000, pairScoreSquares: 2 * million * 1e8, rest: 2 * million * 10_000, restSquares: 2 * million * 1e8 };
    const sums = (products: number): Sums => ({ ...NO_SUMS, ...half, products });
    assert.equal(discriminationOf(sums(million * 1e8)).value, 0);
    assert.ok(discriminationOf(sums(million * 1e8 - 1)).value! < 0);
    assert.ok(discriminationOf(sums(million * 1e8 + 1)).value! > 0);
  });

  test("has Fisher's interval", () => {
    const { low, high } = discriminationOf(sumsOf(Array.from({ length: 28 }, (_, index) => ({ score: index % 2 === 0 ? 10_000 : 0, rest: (index % 4 < 2) === (index % 2 === 0) ? 6_000 : 5_000 }))));
    assert.ok(low !== null && high !== null && low < high);
    const known = discriminationOf(sumsOf([...Array.from({ length: 21 }, (_, index) => ({ score: index % 2, rest: index % 2 })), ...Array.from({ length: 7 }, (_, index) => ({ score: index % 2, rest: 1 - (index % 2) }))]));
    near(known.low!, Math.tanh(Math.atanh(known.value!) - 1.96 / 5), 1e-12);
    near(known.high!, Math.tanh(Math.atanh(known.value!) + 1.96 / 5), 1e-12);
  });

  test('counts as negative from the 30th answer on', () => {
    const against = (count: number) => Array.from({ length: count }, (_, index) => ({ score: index % 2 ? 10_000 : 0, rest: index % 2 ? 2_000 : 8_000 }));
    assert.equal(discriminatesNegatively(sumsOf(against(29))), false);
    assert.equal(discriminatesNegatively(sumsOf(against(30))), true);
    assert.equal(discriminatesNegatively(sumsOf(against(30).map(({ score, rest }) => ({ score, rest: 10_000 - rest })))), false);
    assert.equal(discriminatesNegatively(sumsOf(against(30).map(({ rest }) => ({ score: 0, rest })))), false);
  });
});

describe('facility and shares', () => {
  test("are means with Wilson's interval", () => {
    const { value, n, low, high } = facilityOf(sumsOf(Array.from({ length: 10 }, (_, index) => ({ score: index < 8 ? 10_000 : 0, rest: 0 }))));
    assert.deepEqual([value, n], [0.8, 10]);
    near(low, 0.4902);
    near(high, 0.9433);
    assert.deepEqual(facilityOf(NO_SUMS), { value: null, n: 0, low: null, high: null });
    assert.deepEqual([proportion(0, 5).low, proportion(1, 5).high], [0, 1]);
  });

  test('the mean of several items has an interval, that of one has none', () => {
    const { value, low, high } = meanOf([0.2, 0.4, 0.6]);
    near(value, 0.4);
    near(low, 0.4 - 1.96 * Math.sqrt(0.04 / 3));
    near(high, 0.4 + 1.96 * Math.sqrt(0.04 / 3));
    assert.deepEqual(meanOf([0.3]), { value: 0.3, n: 1, low: null, high: null });
  });

  test('what was added is taken back without a trace', () => {
    fc.assert(fc.property(fc.array(scores), scores, (pairs, more) => assert.deepEqual(added(added(sumsOf(pairs), more, 1), more, -1), sumsOf(pairs))));
  });
});

describe('what an attempt adds', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000);
  const attempt = (changes: Partial<SatAttempt> = {}): SatAttempt => ({
    id: 'a', quizId: 'q', organizationId: 'o', startedAt: at(0), submittedAt: at(100), ...changes,
    answers: [
      { itemId: 'one', version: 1, maxPoints: 2, points: 2, savedAt: at(40) },
      { itemId: 'two', version: 3, maxPoints: 4, points: 1, savedAt: at(10) },
      { itemId: 'three', version: 1, maxPoints: 2, points: null, savedAt: null },
      ...(changes.answers ?? []),
    ],
  });

  test('is each answer with the rest that is graded, and the time since the answer before', () => {
    assert.deepEqual(measuredAnswers(attempt()), [
      { itemId: 'one', version: 1, score: 10_000, rest: 2_500, timeBucket: timeBucketOf(30_000) },
      { itemId: 'two', version: 3, score: 2_500, rest: 10_000, timeBucket: timeBucketOf(10_000) },
      { itemId: 'three', version: 1, score: null, rest: null, timeBucket: null },
    ]);
    assert.equal(attemptScore(attempt()), null);
    assert.equal(attemptScore({ ...attempt(), answers: attempt().answers.slice(0, 2) }), 5_000);
  });

  test('is nothing but that it was shown while the attempt is open', () => {
    assert.ok(measuredAnswers(attempt({ submittedAt: null })).every(({ score, rest, timeBucket }) => score === null && rest === null && timeBucket === null));
  });

  test('has no rest where nothing else is graded', () => {
    const alone = { ...attempt(), answers: attempt().answers.slice(1) };
    assert.deepEqual(measuredAnswers(alone).map(({ score, rest }) => [score, rest]), [[2_500, null], [null, null]]);
  });
});

test('the median time is within a twentieth of the true one', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1_000, max: 3_600_000 }), { minLength: 1, maxLength: 50 }), (times) => {
    const counts = new Map<number, number>();
    for (const time of times) counts.set(timeBucketOf(time), (counts.get(timeBucketOf(time)) ?? 0) + 1);
    const median = times.toSorted((one, other) => one - other)[Math.ceil(times.length / 2) - 1]! / 1_000;
    const found = medianSeconds(counts)!;
    assert.ok(Math.abs(found - median) / median < 0.055, `${found} is not ${median}`);
  }));
  assert.equal(medianSeconds(new Map()), null);
  assert.equal(medianSeconds(new Map([[3, 0]])), null);
});
