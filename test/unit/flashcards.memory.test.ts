import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { CardState, ReviewKind, ReviewRating } from '../../src/modules/flashcards/flashcards.entity.js';
import { after, compareEntries, continues, effective, isLeech, NEW_MEMORY, replay, retrievability, type Entry, type Memory } from '../../src/modules/flashcards/memory.js';
import { dayOf, startOfDay } from '../../src/platform/time-zone.js';

const SEED = 'usr_1 crd_1 ';
const HOUR = 3_600_000;
const EPOCH = Date.UTC(2026, 0, 1);

function entry(id: string, at: number, given: Partial<Entry> = {}): Entry {
  const rule = { timeZone: given.timeZone ?? 'UTC', startHour: given.dayStartHour ?? 4 };
  return {
    id, kind: ReviewKind.REVIEW, rating: ReviewRating.GOOD, undoes: null, at: new Date(at), desiredRetention: 0.9,
    timeZone: rule.timeZone, dayStartHour: rule.startHour, day: dayOf(rule, new Date(at)), ...given,
  };
}

const kinds = fc.oneof({ weight: 8, arbitrary: fc.constant(ReviewKind.REVIEW) }, { weight: 3, arbitrary: fc.constant(ReviewKind.UNDO) },
  { weight: 2, arbitrary: fc.constantFrom(ReviewKind.RESET, ReviewKind.SUSPEND, ReviewKind.UNSUSPEND, ReviewKind.BURY, ReviewKind.UNBURY) });
const step = fc.record({
  kind: kinds,
  rating: fc.constantFrom(...Object.values(ReviewRating)),
  // Often in steps of minutes, sometimes at the same instant, sometimes years apart.
  ms: fc.oneof(fc.integer({ min: 0, max: 3 * HOUR }), fc.integer({ min: 0, max: 400 * 24 * HOUR })),
  desiredRetention: fc.integer({ min: 70, max: 97 }).map((percent) => percent / 100),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Tokyo', 'Pacific/Kiritimati'),
  dayStartHour: fc.integer({ min: 0, max: 23 }),
  which: fc.nat(),
});

/** A history as it might arrive: in time's order, an undo naming one of the reviews before it. */
const histories = fc.array(step, { maxLength: 40 }).map((steps) => {
  let at = EPOCH;
  const log: Entry[] = [];
  for (const [index, { kind, ms, rating, which, ...settings }] of steps.entries()) {
    at += ms;
    const undone = log.filter((known) => known.kind === ReviewKind.REVIEW && !log.some(({ undoes }) => undoes === known.id));
    if (kind === ReviewKind.UNDO && undone.length === 0) continue;
    const undoes = kind === ReviewKind.UNDO ? undone[which % undone.length]!.id : null;
    log.push(entry(`review-${String(which % 7)}-${index}`, at, { kind, rating: kind === ReviewKind.REVIEW ? rating : null, undoes, ...settings }));
  }
  return log;
});

/** As the service keeps it: going on where an entry comes last, replaying where it comes late or undoes another. */
function kept(arrived: readonly Entry[]): Memory {
  return arrived.reduce<{ log: Entry[]; memory: Memory }>(({ log, memory }, next) => {
    const grown = [...log, next];
    return { log: grown, memory: next.kind !== ReviewKind.UNDO && continues(memory, next) ? after(memory, next, SEED) : replay(grown, SEED) };
  }, { log: [], memory: NEW_MEMORY }).memory;
}

suite('the memory of a card', () => {
  test('is the same however its log arrived, and as replaying the log gives it', () => {
    fc.assert(fc.property(histories, fc.infiniteStream(fc.nat()), (log, randoms) => {
      const expected = replay(log, SEED);
      assert.deepEqual(kept(log), expected);
      // Late arrivals, but an undo never before what it undoes.
      const shuffled = log.map((known) => ({ known, key: randoms.next().value as number })).toSorted((a, b) => a.key - b.key).map(({ known }) => known);
      const arrived = shuffled.filter(({ kind }) => kind !== ReviewKind.UNDO);
      for (const undo of shuffled.filter(({ kind }) => kind === ReviewKind.UNDO)) {
        arrived.splice(arrived.findIndex(({ id }) => id === undo.undoes) + 1, 0, undo);
      }
      assert.deepEqual(kept(arrived), expected);
    }), { numRuns: 500 });
  });

  test('an undone review has never been', () => {
    fc.assert(fc.property(histories, (log) => {
      const undone = new Set(log.map(({ undoes }) => undoes));
      assert.deepEqual(replay(log, SEED), replay(log.filter(({ id, kind }) => kind !== ReviewKind.UNDO && !undone.has(id)), SEED));
    }));
  });

  test('keeps within what FSRS-6 allows, comes back in the future, at the beginning of a day where it waits for days', () => {
    fc.assert(fc.property(histories, (log) => {
      const memory = replay(log, SEED);
      const last = effective(log).findLast(({ kind }) => kind === ReviewKind.REVIEW || kind === ReviewKind.RESET);
      if (last?.kind !== ReviewKind.REVIEW) return assert.equal(memory.state, CardState.NEW);
      assert.ok(memory.stability >= 0.001 && memory.stability <= 36_500 && memory.difficulty >= 1 && memory.difficulty <= 10);
      assert.ok(memory.due! > last.at || last.day < memory.lastReviewDay!);
      if (memory.state !== CardState.REVIEW) return;
      const rule = { timeZone: last.timeZone, startHour: last.dayStartHour };
      assert.equal(memory.due!.getTime(), startOfDay(rule, memory.lastReviewDay! + memory.scheduledDays).getTime());
    }));
  });

  test('goes the way that FSRS-6 gives with its default parameters', () => {
    const ratings = [ReviewRating.GOOD, ReviewRating.GOOD, ReviewRating.GOOD, ReviewRating.AGAIN, ReviewRating.GOOD];
    const days = [0, 0, 2, 13, 13];
    const log = ratings.map((rating, index) => entry(`review-${index}`, EPOCH + 12 * HOUR + days[index]! * 24 * HOUR + index * 600_000, { rating }));
    const states = log.map((_, index) => replay(log.slice(0, index + 1), SEED));
    assert.deepEqual(states.map(({ state }) => state), ['LEARNING', 'REVIEW', 'REVIEW', 'RELEARNING', 'REVIEW']);
    // w[2] of the defaults; a second GOOD on the same day adds nothing to it.
    assert.deepEqual(states.slice(0, 2).map(({ stability }) => stability), [2.3065, 2.3065]);
    assert.deepEqual(states.map(({ lapses, reps }) => [lapses, reps]), [[0, 1], [0, 2], [0, 3], [1, 4], [1, 5]]);
    assert.equal(states[0]!.due!.getTime() - log[0]!.at.getTime(), 600_000);
  });

  test('a higher desired retention brings a card back sooner, without changing what is remembered', () => {
    const at = (desiredRetention: number): Memory => replay([0, 1, 5].map((day) => entry(`review-${day}`, EPOCH + day * 24 * HOUR, { rating: ReviewRating.EASY, desiredRetention })), SEED);
    const [low, high] = [at(0.7), at(0.97)];
    assert.ok(low.scheduledDays > 3 * high.scheduledDays);
    assert.deepEqual([low.stability, low.difficulty], [high.stability, high.difficulty]);
  });

  test('the fuzz is a learner’s own and always the same', () => {
    const log = [0, 3, 20, 60].map((day) => entry(`review-${day}`, EPOCH + day * 24 * HOUR, { rating: ReviewRating.EASY }));
    const due = new Set(Array.from({ length: 30 }, (_, learner) => replay(log, `usr_${learner} crd_1 `).scheduledDays));
    assert.ok(due.size > 3);
    assert.deepEqual(replay(log, SEED), replay(log.toReversed(), SEED));
  });

  test('is recalled with certainty at once, with 90 % after its stability, and less and less', () => {
    const memory = replay([entry('review-1', EPOCH, { rating: ReviewRating.EASY })], SEED);
    const after = (days: number): number | null => retrievability(memory, new Date(EPOCH + days * 24 * HOUR));
    assert.equal(after(0), 1);
    assert.ok(Math.abs(after(memory.stability)! - 0.9) < 1e-6);
    assert.ok(after(1_000)! < after(100)! && after(1_000)! > 0);
    assert.deepEqual([after(-1), retrievability(NEW_MEMORY, new Date())], [null, null]);
  });

  test('what was forgotten eight times is a leech', () => {
    const log = Array.from({ length: 17 }, (_, index) => entry(`review-${index}`, EPOCH + index * 40 * 24 * HOUR, { rating: index % 2 ? ReviewRating.AGAIN : ReviewRating.EASY }));
    assert.deepEqual([log.slice(0, 15), log].map((some) => [replay(some, SEED).lapses, isLeech(replay(some, SEED))]), [[7, false], [8, true]]);
  });

  test('entries of the same instant have an order of their own', () => {
    const same = ['b', 'a', 'Z', '_'].map((id) => entry(id, EPOCH));
    assert.deepEqual(same.toSorted(compareEntries).map(({ id }) => id), ['Z', '_', 'a', 'b']);
  });
});
