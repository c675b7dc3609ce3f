import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { comparedQuestion, Duplicates } from '../../src/modules/quizzes/duplicates.service.js';
import { questionOf } from '../../src/modules/quizzes/questions.service.js';
import { blindly, comparedWith, isEasilyGuessed, letterOf, parseSolution } from '../../src/modules/quizzes/solution.js';
import type { DraftQuestion } from '../../src/orchestrator/model.js';
import { loadLanguage } from '../../src/orchestrator/providers/local/languages/index.js';
import { areNear, testEvidence } from '../../src/orchestrator/providers/local/quiz/evidence-test.js';
import { questionsByEngine } from '../kit/sample-lessons.js';
import { LESSONS } from './local-engine-lessons.js';

const QUOTE = 'The moon pulls the sea.';
const base = { explanation: '', quote: QUOTE, points: 1 };
const choice = (right: string, ...wrong: string[]): DraftQuestion =>
  ({ ...base, type: 'MULTIPLE_CHOICE', prompt: 'What pulls the sea?', choices: [{ text: right, correct: true }, ...wrong.map((text) => ({ text, correct: false }))] });
const asked = (draft: DraftQuestion) => questionOf(draft, { lessonId: 'les_1', lessonVersion: 1, start: 0, end: draft.quote.length, quote: draft.quote }, 1);

describe('the evidence test', () => {
  for (const lesson of Object.values(LESSONS)) {
    it(`holds nothing against the engine's own questions, and everything against a wrong key: ${lesson.language}`, async () => {
      const pack = await loadLanguage(lesson.language);
      const questions = await questionsByEngine(lesson, 3, 20);
      assert.ok(questions.length > 3);
      for (const draft of questions) {
        assert.equal(testEvidence(draft, pack).problem, null, JSON.stringify(draft));
        const wrong: DraftQuestion = draft.type === 'TRUE_FALSE' ? { ...draft, answer: !draft.answer }
          : draft.type === 'MULTIPLE_CHOICE' ? { ...draft, choices: draft.choices.map((each, index) => ({ ...each, correct: index === (draft.choices.findIndex(({ correct }) => correct) + 1) % draft.choices.length })) }
            : draft.type === 'CLOZE' ? { ...draft, accepted: [['zzzz']] } : { ...draft, accepted: ['zzzz'] };
        assert.notEqual(testEvidence(wrong, pack).problem, null, JSON.stringify(wrong));
      }
    });
  }

  it('sees a second choice that is right', async () => {
    const pack = await loadLanguage('en');
    assert.equal(testEvidence(choice('The moon', 'The wind', 'The rivers'), pack).problem, null);
    for (const other of ['moon', 'The moon (Luna)', 'Moons']) assert.match(testEvidence(choice('The moon', 'The wind', other), pack).problem!, /calls wrong/);
  });
});

describe("a second solver's answer", () => {
  const question = asked(choice('The moon', 'The wind', 'The rivers'));
  const shown = blindly(question.content, 1, 7);
  const reason = (...answers: string[]) => comparedWith(question, shown, { answers }, 'en').reason;
  const letterFor = (text: string) => letterOf(shown.blind.choices.indexOf(text));

  it('is held against the key, by letter or by text', () => {
    assert.equal(reason(letterFor('The moon')), null);
    assert.equal(reason(`${letterFor('The moon')}. The moon`), null);
    assert.equal(reason('the moon'), null);
    assert.match(reason(letterFor('The wind'))!, /another answer/);
    assert.match(reason(letterFor('The moon'), letterFor('The wind'))!, /more choices right/);
    assert.match(reason()!, /does not settle/);
    assert.match(reason('H')!, /another answer/);
  });

  it('proves little where a guess may hit: of a statement, of two choices, of choices that say nearly the same', async () => {
    const pack = await loadLanguage('en');
    const easily = (draft: DraftQuestion) => isEasilyGuessed(asked(draft), (one, other) => areNear(one, other, pack));
    assert.equal(easily({ ...base, type: 'TRUE_FALSE', prompt: 'The moon pulls the sea.', answer: true }), true);
    assert.equal(easily(choice('The moon', 'The wind')), true);
    assert.equal(easily(choice('The moon', 'The wind', 'The moon and the sun')), true);
    assert.equal(easily(choice('The moon', 'The wind', 'The rivers')), false);
    assert.equal(easily({ ...base, type: 'SHORT_ANSWER', prompt: 'What pulls the sea?', accepted: ['the moon'] }), false);
  });

  it('to a text may have an article more, but no other figure and no other word', () => {
    const short = asked({ ...base, type: 'SHORT_ANSWER', prompt: 'What?', accepted: ['ebb tide', '1815'] });
    const same = (answer: string) => comparedWith(short, { choiceIds: [] }, { answers: [answer] }, 'en').reason === null;
    for (const answer of ['Ebb tide', 'the ebb tide', 'EBB TIDE.', '1815']) assert.ok(same(answer), answer);
    for (const answer of ['flood tide', 'ebbing', '11815', 'in 1815 and 1816', '']) assert.ok(!same(answer), answer);
  });

  it('shows nothing of the key, and the same order to everybody', () => {
    assert.deepEqual(Object.keys(shown.blind).toSorted(), ['choices', 'number', 'prompt', 'type']);
    assert.deepEqual(blindly(question.content, 1, 7), shown);
    assert.ok(!JSON.stringify(shown).includes('correct') && !JSON.stringify(shown).includes('multiple'));
  });

  it('is read whatever comes, or refused with a reason', () => {
    fc.assert(fc.property(fc.jsonValue(), (item) => {
      const parsed = parseSolution(item, new Set([1]));
      assert.ok(parsed.ok || parsed.reason.length > 0);
    }));
    assert.equal(parseSolution({ number: 2, answers: [] }, new Set([1])).ok, false);
    assert.equal(parseSolution({ number: 1, answers: ['x'.repeat(1_000_000)] }, new Set([1])).ok, false);
  });
});

describe('duplicates', () => {
  const known = asked(choice('The moon', 'The wind', 'The rivers'));
  const isKnown = async (draft: DraftQuestion): Promise<boolean> => (await Duplicates.among([comparedQuestion(known)], 'en')).of(comparedQuestion(asked(draft))) !== null;

  it('are found by their words and by what they ask for', async () => {
    assert.ok(await isKnown({ ...choice('The moon', 'Ships', 'Fish'), prompt: 'WHAT PULLS THE SEA' } as DraftQuestion));
    assert.ok(await isKnown({ ...base, type: 'SHORT_ANSWER', prompt: 'Which body makes the tides?', accepted: ['the moon'] }));
    assert.ok(await isKnown({ ...choice('The moon', 'Ships', 'Fish'), quote: 'Nothing else does so.', prompt: 'What is it that pulls the sea?' } as DraftQuestion));
  });

  it('are not what asks for something else, or for the same of something else', async () => {
    assert.ok(!(await isKnown({ ...base, type: 'SHORT_ANSWER', prompt: 'What does the moon pull?', accepted: ['the sea'] })));
    assert.ok(!(await isKnown({ ...base, type: 'SHORT_ANSWER', quote: 'The moon shines at night.', prompt: 'Which light do sailors steer by at night?', accepted: ['the moon'] })));
    assert.ok(!(await isKnown({ ...base, type: 'TRUE_FALSE', prompt: 'The moon pulls the sea.', answer: true })));
  });
});
