import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { comparePlaces, continues, fadedTo, itemAfter, learnerAfter, UNASKED, UNSEEN, type LearnerState, type WeighedAnswer } from '../../src/modules/mastery/fold.js';
import { recallAfter } from '../../src/modules/flashcards/forgetting.js';
import { abilityAfter, difficultyAfter, expectedScore, likelihoodOf, UNKNOWN } from '../../src/modules/mastery/model.js';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

const belief = fc.record({ mean: fc.double({ min: -5, max: 5, noNaN: true }), variance: fc.double({ min: 0.001, max: 1, noNaN: true }) });
const guessing = fc.constantFrom(0, 0.25, 1 / 3, 0.5);
const score = fc.double({ min: 0, max: 1, noNaN: true });

const given = (changes: Partial<WeighedAnswer> = {}): WeighedAnswer => (
  { at: new Date(START), attemptId: 'att_1', position: 1, score: 1, guessing: 0, difficulty: { mean: 0, variance: 0.1 }, ability: UNKNOWN, ...changes }
);
const folded = (answers: readonly WeighedAnswer[]): LearnerState => answers.reduce(learnerAfter, UNSEEN);
/** That many right answers, one a day. */
const daily = (count: number, changes: Partial<WeighedAnswer> = {}) => Array.from({ length: count }, (_, day) => given({ at: new Date(START + day * DAY), attemptId: `att_${day}`, ...changes }));

suite('mastery: what an answer says', () => {
  test('a better answer is never worse for the ability, nor better for the difficulty, and both become surer', () => {
    fc.assert(fc.property(belief, belief, guessing, score, score, (ability, difficulty, chance, one, other) => {
      const [worse, better] = one < other ? [one, other] : [other, one];
      const of = (value: number) => ({ score: value, guessing: chance });
      assert.ok(abilityAfter(ability, difficulty, of(worse)).mean <= abilityAfter(ability, difficulty, of(better)).mean);
      assert.ok(difficultyAfter(difficulty, ability, of(worse)).mean >= difficultyAfter(difficulty, ability, of(better)).mean);
      for (const next of [abilityAfter(ability, difficulty, of(one)), difficultyAfter(difficulty, ability, of(one))]) assert.ok(next.variance > 0);
      assert.ok(abilityAfter(ability, difficulty, of(one)).variance <= ability.variance);
      assert.ok(difficultyAfter(difficulty, ability, of(one)).variance <= difficulty.variance);
    }));
  });

  test('K falls with the number of answers as a / (1 + b · n) does', () => {
    const known = { mean: 0, variance: 0 };
    const ks = Array.from({ length: 100 }).reduce<number[]>((seen, _, n) => [...seen, abilityAfter({ mean: 0, variance: n === 0 ? 1 : seen[n - 1]! }, known, { score: 0.5, guessing: 0 }).variance], []);
    for (const [n, k] of ks.entries()) assert.ok(Math.abs(k - 1 / (1 + (n + 1) / 4)) < 1e-12);
  });

  test('a right answer that may have been a guess says less than one that can not; a wrong one as much', () => {
    const moved = (chance: number, value: number) => Math.abs(abilityAfter(UNKNOWN, UNKNOWN, { score: value, guessing: chance }).mean);
    assert.ok(moved(0.5, 1) < moved(0.25, 1) && moved(0.25, 1) < moved(0, 1));
    assert.ok(moved(0.5, 0) >= moved(0, 0));
    assert.equal(expectedScore({ mean: -40, variance: 0 }, UNKNOWN, 0.25).toFixed(6), '0.250000');
  });

  test('an answer to a question of which nothing is known says less than one to a question that is known', () => {
    const left = (variance: number) => abilityAfter(UNKNOWN, { mean: 0, variance }, { score: 1, guessing: 0 }).variance;
    assert.ok(left(0) < left(0.5) && left(0.5) < left(1));
  });

  test('the probability lies within its interval, whatever is believed', () => {
    fc.assert(fc.property(belief, (ability) => {
      const { probability, low, high } = likelihoodOf(ability);
      assert.ok(low > 0 && low < probability && probability < high && high < 1);
    }));
    const nothing = likelihoodOf(UNKNOWN);
    assert.deepEqual([nothing.probability, nothing.low.toFixed(2), nothing.high.toFixed(2)], [0.5, '0.12', '0.88']);
  });
});

suite('mastery: what is kept of it', () => {
  test('it fades by the curve of the cards, from the last answer on, while the interval widens to that of somebody unknown', () => {
    const state = folded(daily(12));
    const at = (days: number) => fadedTo(state, new Date(state.last!.at.getTime() + days * DAY));
    assert.deepEqual(at(0), state.ability);
    assert.deepEqual(at(-1), state.ability);
    for (const days of [1, 30, 400]) assert.equal(at(days).mean, state.ability.mean - (1 - recallAfter(days, state.retention!.stability)) * state.ability.mean);
    const shown = [0, 10, 100, 1_000, 10_000].map((days) => likelihoodOf(at(days)));
    for (const [index, later] of shown.slice(1).entries()) {
      assert.ok(later.probability < shown[index]!.probability);
      assert.ok(later.high - later.low > shown[index]!.high - shown[index]!.low);
    }
    assert.ok(likelihoodOf(at(1e6)).probability > 0.5);
  });

  test('nobody is taken to know more for having forgotten', () => {
    const state = folded(daily(12, { score: 0 }));
    const later = fadedTo(state, new Date(START + 1_000 * DAY));
    assert.equal(later.mean, state.ability.mean);
    assert.ok(later.variance > state.ability.variance);
  });

  test('what was practised on many days keeps longer than as many answers on one day, and than what went badly', () => {
    const stability = (answers: WeighedAnswer[]) => folded(answers).retention!.stability;
    assert.ok(stability(daily(8)) > 4 * stability(daily(8).map((answer, position) => ({ ...answer, at: new Date(START), position }))));
    assert.ok(stability(daily(8)) > stability([...daily(7), given({ at: new Date(START + 7 * DAY), score: 0 })]));
  });

  test('after a long time away a wrong answer says more than it would have said at once', () => {
    const state = folded(daily(30));
    const drop = (days: number) => {
      const at = new Date(state.last!.at.getTime() + days * DAY);
      return fadedTo(state, at).mean - learnerAfter(state, given({ at, attemptId: 'att_z', score: 0 })).ability.mean;
    };
    assert.ok(drop(400) > 2 * drop(0));
  });

  test('places have one order, by which a state goes on or is folded anew', () => {
    const places = [given(), given({ position: 2 }), given({ attemptId: 'att_2' }), given({ at: new Date(START + 1) })];
    assert.deepEqual(places.toReversed().toSorted(comparePlaces), places);
    const state = folded([places[1]!]);
    assert.deepEqual(places.map((place) => continues(state, place)), [false, false, true, true]);
    assert.deepEqual(places.map((place) => continues(itemAfter(UNASKED, places[1]!), place)), [false, false, true, true]);
    assert.equal(continues(UNASKED, places[0]!), true);
  });
});
