import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { acceptQuestion } from '../../src/modules/quizzes/accept.js';
import { parseDraft } from '../../src/modules/quizzes/draft.js';
import { locate } from '../../src/modules/quizzes/evidence.js';

const BODY = '# Tides\n\nThe **moon** pulls the sea — “twice a day”, they say.\n\nLe café de la marée ouvre à l’aube 🌊.\n\n'
  + '潮の満ち引きは月による。\n\nज्वार चंद्रमा से आता है।\n\nThe mill turns. Then the mill turns again.';

function found(body: string, quote: string): string {
  const located = locate(body, quote);
  assert.ok('passage' in located, `${JSON.stringify(quote)}: ${JSON.stringify(located)}`);
  const { start, end, quote: passage } = located.passage;
  assert.equal(body.slice(start, end), passage, 'a passage reads as the lesson does');
  return passage;
}

describe('the evidence of a question', () => {
  it('is the quote itself where it stands in the lesson', () => {
    fc.assert(fc.property(fc.nat(BODY.length - 20), fc.integer({ min: 10, max: 20 }), (start, length) => {
      const quote = BODY.slice(start, start + length).trim();
      fc.pre(quote.length >= 8);
      assert.equal(found(BODY, ` ${quote}\n`), quote);
    }));
  });

  for (const { name, quote, passage } of [
    { name: 'without Markdown\'s marks', quote: 'The moon pulls the sea', passage: 'The **moon** pulls the sea' },
    { name: 'with other quotation marks and dashes', quote: 'pulls the sea - "twice a day"', passage: 'pulls the sea — “twice a day' },
    { name: 'in another case, with other white space', quote: 'the  MOON\npulls', passage: 'The **moon** pulls' },
    { name: 'with an ellipsis at its ends', quote: '…they say. Le café…', passage: 'they say.\n\nLe café' },
    { name: 'with accents composed in another way', quote: 'café de la marée'.normalize('NFD'), passage: 'café de la marée' },
    { name: 'in Hindi, with another space', quote: 'ज्वार  चंद्रमा से', passage: 'ज्वार चंद्रमा से' },
  ]) {
    it(`is found where the quote is written ${name}`, () => assert.equal(found(BODY, quote), passage));
  }

  it('keeps the accent of its last letter, where the lesson writes it as a character of its own', () => {
    const body = `Il y a un cafe\u0301 au port, ouvert la nuit.`;
    assert.equal(found(body, 'Il y a un CAFÉ'), 'Il y a un cafe\u0301');
  });

  it('is a table\'s head and rows, with nothing that lines them up', () => {
    const body = 'Tides:\n\n| Phase  | Height |\n|:-------|-------:|\n| spring | large  |\n| neap   | small  |\n';
    assert.equal(found(body, 'Phase|Height\nspring|large'), 'Phase  | Height |\n|:-------|-------:|\n| spring | large');
    assert.equal(found(body, '| Phase | Height |\n|---|---|\n| spring | large |\n| neap | small |'), 'Phase  | Height |\n|:-------|-------:|\n| spring | large  |\n| neap   | small');
  });

  for (const { quote, problem } of [
    { quote: 'the sea', problem: /shorter than 8 characters/ },
    { quote: '月', problem: /shorter than 4 characters/ },
    { quote: 'The moon pulls the land', problem: /does not stand in the lesson/ },
    { quote: 'THE MILL TURNS', problem: /in several places/ },
  ]) {
    it(`says what is wrong with ${quote}`, () => {
      const located = locate(BODY, quote);
      assert.match('problem' in located ? located.problem : '', problem);
    });
  }
});

describe('why a question is refused', () => {
  const question = { type: 'TRUE_FALSE', prompt: 'The moon pulls the sea.', explanation: '', quote: 'pulls the sea', points: 1, answer: true };
  const reason = (item: unknown): string => {
    const accepted = acceptQuestion(item, { lessonId: 'les_1', lessonVersion: 1, body: BODY, types: ['TRUE_FALSE'], language: 'en' }, []);
    return accepted.ok ? '' : accepted.reason;
  };

  it('names the field and what belongs there', () => {
    assert.equal(reason(question), '');
    assert.match(reason({ ...question, answer: 'yes' }), /answer: .*boolean/);
    assert.match(reason({ ...question, type: 'TRUE' }), /type: .*'MULTIPLE_CHOICE'/);
    assert.match(reason({ ...question, type: 'MULTIPLE_CHOICE', choices: [{ text: 'a', correct: true }, { text: 'b' }] }), /choices\.1\.correct: /);
    const { answer: _, ...rest } = question;
    assert.match(reason({ ...rest, type: 'SHORT_ANSWER', accepted: ['moon'] }), /SHORT_ANSWER was not asked for, only TRUE_FALSE/);
  });

  it('stays short and well-formed, whatever the item is called', () => {
    const parsed = parseDraft({ ...question, [`\0\ud800${'k'.repeat(100_000)}`]: 1 });
    assert.ok('problem' in parsed && parsed.problem.length < 300 && parsed.problem.isWellFormed() && !parsed.problem.includes('\0'));
  });
});
