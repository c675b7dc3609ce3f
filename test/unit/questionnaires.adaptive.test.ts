import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { current, nextLevel, nextTested } from '../../src/modules/questionnaires/adaptive.js';
import type { QuestionRow } from '../../src/modules/questionnaires/question.js';

function question(position: number, level: number | null): QuestionRow {
  return {
    id: `q${position}`, position, purpose: level === null ? 'GOAL' : 'KNOWLEDGE', reads: null, input: 'TRUE_FALSE',
    content: { prompt: '', choices: [], labels: [], least: null, most: null, unit: null, blanks: null },
    key: level === null ? null : { choiceIds: [], answer: true, accepted: [], level, lessonId: null, evidence: null },
    claimed: null, askedAt: level === null ? new Date(0) : null, sequence: 0, response: null, skipped: false, right: null, answeredAt: null,
  };
}

test('the next question is as hard as the answers before it ask for', () => {
  assert.equal(nextLevel([], 2), 2);
  const answered = (...right: (boolean | null)[]) => right.map((each) => ({ right: each }));
  assert.equal(nextLevel(answered(true), 2), 3);
  assert.equal(nextLevel(answered(true, true, true), 2), 3);
  assert.equal(nextLevel(answered(true, false, null), 2), 1);
  assert.equal(nextLevel(answered(false, false, true), 2), 2);
});

test('a test asks each question once, one at a time, as many as it is long or there are, the nearest level first', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 12 }), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 3 }), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (levels, testLength, startLevel, rights) => {
    const questions = [question(1, null), ...levels.map((level, index) => question(index + 2, level))];
    let asked = 0;
    for (;;) {
      const id = nextTested(questions, { testLength, startLevel });
      if (id === null) break;
      const next = questions.find((each) => each.id === id)!;
      const level = nextLevel(questions.filter(({ askedAt, key }) => key && askedAt).toSorted((a, b) => a.askedAt!.getTime() - b.askedAt!.getTime()), startLevel);
      const open = questions.filter(({ key, askedAt }) => key && !askedAt);
      assert.ok(open.every(({ key }) => Math.abs(next.key!.level - level) <= Math.abs(key!.level - level)));
      asked += 1;
      next.askedAt = new Date(asked);
      assert.equal(nextTested(questions, { testLength, startLevel }), null, 'not before it is answered');
      assert.equal(current(questions), 'q1', 'the learner comes first');
      Object.assign(next, { sequence: 1, right: rights[asked - 1] });
    }
    assert.equal(asked, Math.min(testLength, levels.length));
  }));
});
