import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Language } from '../../src/modules/courses/courses.entity.js';
import { ACHIEVEMENTS, descriptionOf, titleOf } from '../../src/modules/gamification/achievements.js';
import { ACHIEVEMENT_WORDS } from '../../src/modules/gamification/achievements.words.js';
import { Counter } from '../../src/modules/gamification/gamification.entity.js';
import { levelOf, LEVELS, pointsOf } from '../../src/modules/gamification/levels.js';
import { pointsForReview } from '../../src/modules/gamification/rules.js';
import { streakOf, weekdayOf, type Rest } from '../../src/modules/gamification/streaks.js';

describe('levels', () => {
  test('begin where the formula says, to the point', () => {
    for (let level = 1; level <= LEVELS; level += 1) {
      assert.equal(levelOf(pointsOf(level)), level);
      assert.equal(levelOf(pointsOf(level) - 1), Math.max(1, level - 1));
    }
    assert.deepEqual([pointsOf(1), pointsOf(2), pointsOf(20), levelOf(1_000_000), levelOf(-5)], [0, 100, 19_000, 20, 1]);
  });
});

test('there are at least 30 achievements, each with a code, and in every language a title and a description of its own', () => {
  assert.ok(ACHIEVEMENTS.length >= 30);
  assert.equal(new Set(ACHIEVEMENTS.map(({ code }) => code)).size, ACHIEVEMENTS.length);
  for (const language of Object.values(Language)) {
    const titles = ACHIEVEMENTS.map((one) => titleOf(one, language));
    assert.ok(titles.every(Boolean), `${language} lacks ${ACHIEVEMENTS[titles.indexOf(undefined as never)]?.code}`);
    for (const texts of [titles, ACHIEVEMENTS.map((one) => descriptionOf(one, language))]) assert.equal(new Set(texts).size, ACHIEVEMENTS.length, `${language} says the same twice`);
    for (const counter of Object.values(Counter)) {
      const [described, ...own] = ACHIEVEMENT_WORDS[language][counter];
      assert.match(described, /\{n\}/);
      assert.equal(own.length, ACHIEVEMENTS.filter((one) => one.counter === counter).length, `${language} ${counter}`);
    }
  }
  assert.equal(descriptionOf(ACHIEVEMENTS.find(({ code }) => code === 'reviews_stuck_5000')!, Language.DE), 'Karten, die einen Tag oder länger nach dem letzten Mal noch gewusst wurden: 5.000.');
});

test('the longer a card was not seen, the more recalling it is worth', () => {
  assert.deepEqual([0, 1, 2, 3, 4, 30, 180, 365, 10_000].map(pointsForReview), [0, 2, 3, 3, 4, 6, 9, 10, 10]);
});

describe('a streak', () => {
  // 20,000 is 2024-10-04, a Friday.
  const FRIDAY = 20_000;
  const weekend: Rest[] = [{ fromDay: FRIDAY - 100, weekdays: [5, 6] }];

  test('goes on over rest days, and ends with a day that was missed', () => {
    assert.equal(weekdayOf(FRIDAY), 4);
    assert.deepEqual(streakOf([FRIDAY - 1, FRIDAY, FRIDAY + 3], weekend, FRIDAY + 3), { current: 3, longest: 3, learntToday: true });
    assert.deepEqual(streakOf([FRIDAY - 1, FRIDAY, FRIDAY + 3], [], FRIDAY + 3), { current: 1, longest: 2, learntToday: true });
  });

  test('is alive until the day is over', () => {
    assert.deepEqual(streakOf([FRIDAY], [], FRIDAY + 1), { current: 1, longest: 1, learntToday: false });
    assert.deepEqual(streakOf([FRIDAY], [], FRIDAY + 2), { current: 0, longest: 1, learntToday: false });
    assert.deepEqual(streakOf([], weekend, FRIDAY), { current: 0, longest: 0, learntToday: false });
  });

  test('no day that was missed is made a rest day afterwards', () => {
    const late: Rest[] = [{ fromDay: FRIDAY + 3, weekdays: [5, 6] }];
    assert.equal(streakOf([FRIDAY, FRIDAY + 3], late, FRIDAY + 3).current, 1);
  });

  test('is what counting day by day comes to', () => {
    const restDays = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 });
    const rests = fc.uniqueArray(fc.record({ fromDay: fc.integer({ min: 0, max: 40 }), weekdays: restDays }), { maxLength: 3, selector: ({ fromDay }) => fromDay });
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 40 })), rests, fc.integer({ min: 40, max: 60 }), (someDays, someRests, today) => {
      const days = someDays.toSorted((a, b) => a - b);
      const inOrder = someRests.toSorted((a, b) => a.fromDay - b.fromDay);
      let [current, longest] = [0, 0];
      for (let day = 0; day <= today; day += 1) {
        const isRest = inOrder.findLast(({ fromDay }) => fromDay <= day)?.weekdays.includes(weekdayOf(day)) ?? false;
        if (days.includes(day)) current += 1;
        else if (!isRest && day < today) current = 0;
        longest = Math.max(longest, current);
      }
      assert.deepEqual(streakOf(days, inOrder, today), { current, longest, learntToday: days.includes(today) });
    }));
  });
});
