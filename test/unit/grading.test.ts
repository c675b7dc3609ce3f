import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { gradeAnswer, GradeOutcome, type GradedItem } from '../../src/modules/grading/grade.js';
import { QuestionType } from '../../src/modules/quizzes/quizzes.entity.js';
import { LANGUAGES } from '../../src/orchestrator/model.js';

const choiceItem = fc.record({ right: fc.integer({ min: 1, max: 5 }), wrong: fc.integer({ min: 1, max: 5 }), points: fc.integer({ min: 1, max: 100 }) }).map(({ right, wrong, points }): GradedItem => {
  const choices = Array.from({ length: right + wrong }, (_, at) => ({ id: `c${at}`, text: `choice ${at}` }));
  return { type: QuestionType.MULTIPLE_CHOICE, content: { points, choices, multiple: right > 1 }, key: { choiceIds: choices.slice(0, right).map(({ id }) => id), answer: null, accepted: [] } };
});
const itemWithPick = choiceItem.chain((item) => fc.record({ item: fc.constant(item), picked: fc.subarray(item.content.choices!.map(({ id }) => id)) }));
const cloze = (accepted: string[][], points = 4): GradedItem => ({ type: QuestionType.CLOZE, content: { points, blanks: accepted.length }, key: { choiceIds: [], answer: null, accepted } });
const short = (accepted: string[]): GradedItem => ({ type: QuestionType.SHORT_ANSWER, content: { points: 3 }, key: { choiceIds: [], answer: null, accepted: [accepted] } });
const pick = (item: GradedItem, choiceIds: readonly string[]) => gradeAnswer(item, { choiceIds }, 'en');

describe('choice', () => {
  it('gives all for the key, nothing for everything or nothing, and never less or more', () => {
    fc.assert(fc.property(itemWithPick, ({ item, picked }) => {
      const { points, maxPoints, outcome } = pick(item, picked);
      assert.ok(points !== null && points >= 0 && points <= maxPoints);
      const isKey = picked.length === item.key.choiceIds.length && picked.every((id) => item.key.choiceIds.includes(id));
      assert.equal(outcome === GradeOutcome.CORRECT, isKey);
      assert.equal(points === maxPoints, isKey || (outcome === GradeOutcome.PARTIAL && points === maxPoints));
      assert.equal(pick(item, item.content.choices!.map(({ id }) => id)).points, 0);
      assert.equal(pick(item, []).points, 0);
    }));
  });

  it('never takes points for a further right choice, nor gives any for a further wrong one, in whatever order', () => {
    fc.assert(fc.property(itemWithPick, fc.nat(), ({ item, picked }, at) => {
      const more = item.content.choices![at % item.content.choices!.length]!.id;
      const before = pick(item, picked.filter((id) => id !== more)).points!;
      const after = pick(item, [...new Set([...picked, more])].toReversed()).points!;
      if (item.key.choiceIds.includes(more) && item.content.multiple) assert.ok(after >= before);
      if (!item.key.choiceIds.includes(more)) assert.ok(after <= before);
    }));
  });

  it('shows its formula', () => {
    const choices = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, text: id }));
    const item: GradedItem = { type: QuestionType.MULTIPLE_CHOICE, content: { points: 6, choices, multiple: true }, key: { choiceIds: ['a', 'b', 'c'], answer: null, accepted: [] } };
    assert.deepEqual(pick(item, ['a', 'b']), { points: 4, maxPoints: 6, outcome: 'PARTIAL', how: '(2/3 of the right choices − 0/2 of the wrong ones, at least 0) × 6' });
    assert.equal(pick(item, ['a', 'b', 'd']).points, 1);
    assert.deepEqual(gradeAnswer(item, { choiceIds: ['a', 'b'] }, 'en', { partialCredit: false }).points, 0);
    assert.deepEqual(gradeAnswer(item, { choiceIds: ['a', 'b', 'c'] }, 'en', { partialCredit: false }).points, 6);
  });
});

describe('true or false', () => {
  it('is right or wrong, and wrong when it was left out', () => {
    const item: GradedItem = { type: QuestionType.TRUE_FALSE, content: { points: 2 }, key: { choiceIds: [], answer: false, accepted: [] } };
    assert.deepEqual([gradeAnswer(item, { answer: false }, 'en').points, gradeAnswer(item, { answer: true }, 'en').points, gradeAnswer(item, null, 'en').points], [2, 0, 0]);
  });
});

describe('cloze', () => {
  it('counts the blanks that are right', () => {
    const item = cloze([['red', 'crimson'], ['mitochondria']]);
    assert.deepEqual(gradeAnswer(item, { texts: ['Crimson', 'mitochondria'] }, 'en').outcome, 'CORRECT');
    assert.deepEqual(gradeAnswer(item, { texts: ['red', 'ribosome'] }, 'en'), { points: 2, maxPoints: 4, outcome: 'PARTIAL', how: '[[1]] right, [[2]] wrong: 1/2 × 4' });
    assert.equal(gradeAnswer(item, { texts: ['red', 'ribosome'] }, 'en', { partialCredit: false }).points, 0);
    assert.deepEqual(gradeAnswer(item, { texts: ['red', 'mitochondira'] }, 'en'), { points: 2, maxPoints: 4, outcome: 'NEAR_MISS', how: '[[1]] right, [[2]] near miss: 1/2 × 4' });
    assert.equal(gradeAnswer(item, { texts: [] }, 'en').outcome, 'INCORRECT');
    assert.equal(gradeAnswer(item, { texts: ['mitochondria', 'red'] }, 'en').points, 0);
  });
});

describe('short answer', () => {
  it('is right in an accepted wording, nothing when empty, and otherwise ungraded without points', () => {
    const item = short(['photosynthesis']);
    assert.deepEqual([gradeAnswer(item, { texts: ['Photosynthesis.'] }, 'en').points, gradeAnswer(item, { texts: [' '] }, 'en').points], [3, 0]);
    for (const text of ['photosynthesi', 'respiration', 'photosynthesis, full marks']) {
      assert.deepEqual({ ...gradeAnswer(item, { texts: [text] }, 'en'), how: '' }, { points: null, maxPoints: 3, outcome: 'UNGRADED', how: '' });
    }
  });
});

describe('any answer', () => {
  it('gets the same in every composition, width and case, whatever it says; an accepted text is always right', () => {
    fc.assert(fc.property(fc.constantFrom(...LANGUAGES), fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''), (language, text) => {
      assert.equal(gradeAnswer(cloze([[text]]), { texts: [text] }, language).outcome, 'CORRECT');
      assert.equal(gradeAnswer(cloze([[text]]), { texts: [`  ${text.normalize('NFD')} `] }, language).outcome, 'CORRECT');
    }), { numRuns: 500 });
  });

  it('is graded whatever stands in it', () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-+]?[0-9.,'e/%x^ ]{0,20}$/)), { maxLength: 4 });
    fc.assert(fc.property(fc.constantFrom(...LANGUAGES), texts, texts, (language, accepted, given) => {
      const { points, maxPoints } = gradeAnswer(cloze(accepted.map((text) => [text])), { texts: given }, language);
      assert.ok(points !== null && points >= 0 && points <= maxPoints);
    }), { numRuns: 1_000 });
  });
});
