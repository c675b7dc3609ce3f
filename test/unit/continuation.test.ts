import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Seam } from '../../src/orchestrator/continuation.js';
import { INTRODUCTIONS } from '../kit/introductions.js';

const TEXT = 'Tides are the rise and fall of the sea. They follow the moon, which draws the water towards itself; the sun helps, '
  + 'or hinders, with less than half of its strength. Where a bay narrows, the tide climbs. 潮の満ち引きは月による。Die Flut kommt zweimal am Tag. '
  + 'Engineers build mills that turn with it, and lock gates that hold it back for an hour or two.';

function join(before: string, continuation: string, pieceLength: number): { text: string; restarted: boolean } {
  const seam = new Seam(before);
  let text = '';
  for (let at = 0; at < continuation.length; at += pieceLength) text += seam.push(continuation.slice(at, at + pieceLength));
  text += seam.end();
  return { text: before + text, restarted: seam.restarted };
}

describe('the seam between a broken text and its continuation', () => {
  it('holds no character twice and lacks none, wherever it broke and however much is repeated', () => {
    fc.assert(fc.property(
      fc.integer({ min: 30, max: TEXT.length - 1 }), fc.integer({ min: 6, max: 400 }), fc.integer({ min: 1, max: 60 }),
      fc.constantFrom('', ...INTRODUCTIONS),
      (broken, repeated, pieceLength, apology) => {
        const continuation = apology + TEXT.slice(Math.max(0, broken - repeated));
        assert.deepEqual(join(TEXT.slice(0, broken), continuation, pieceLength), { text: TEXT, restarted: false });
      }));
  });

  it('passes on what repeats nothing, wherever it broke', () => {
    for (let broken = 1; broken < TEXT.length; broken++) {
      assert.equal(join(TEXT.slice(0, broken), TEXT.slice(broken), 7).text, TEXT, `broken at ${broken}`);
    }
  });

  it('leaves out an apology, and a line that announces the rest, before what repeats nothing', () => {
    const broken = TEXT.indexOf('They follow');
    const introductions = ['Sorry about that. ', 'Désolé !\n', 'Es tut mir leid. Entschuldigung! ', '申し訳ありません。', 'माफ़ कीजिए। ',
      'Certainly, here is the rest:\n\n', 'Of course! Continuing from where I left off:\n', 'Voici la suite : ', 'Claro. Continúo:\n', '好的。以下是继续：'];
    for (const introduction of introductions) {
      assert.equal(join(TEXT.slice(0, broken), introduction + TEXT.slice(broken), 7).text, TEXT, introduction);
    }
  });

  it('keeps a sentence of the text that begins as an introduction does', () => {
    const before = 'The tide climbs where a bay narrows. ';
    for (const sentence of ['Of course, the sun helps. So does wind.', 'Here is an example: Fundy.', 'Let me say why: it is narrow.', 'Continuing north, the bay narrows. There it ends.', 'Here is the rest of the story. It is short.', 'Sure signs are wet rocks.']) {
      assert.equal(join(before, sentence, 5).text, before + sentence);
    }
  });

  it('keeps a sentence that speaks of an apology', () => {
    const before = 'There are many ways to say so. ';
    for (const sentence of ['Sorry is used for small mishaps. Pardon is more formal. One bows.', 'Apologize before you explain. Then listen.', 'Pardon is a legal act. It ends a sentence.',
      'Lamento é um gênero musical. É triste.', 'Verzeihung ist ein Geschenk. Man nimmt es an.', '失礼とは、礼を欠くことです。場所によります。']) {
      assert.equal(join(before, sentence, 5).text, before + sentence);
    }
  });

  it('notices a model that apologises and goes on with nothing', () => {
    const before = 'The water rises at the shore because';
    for (const refusal of ["I'm sorry, but I can't continue this text.", 'Sorry, I cannot help with that.', '申し訳ありませんが、続けることはできません。']) {
      const seam = new Seam(before);
      assert.equal(seam.push(refusal) + seam.end(), '');
      assert.equal(seam.refused, true, refusal);
    }
    const repeating = new Seam(before);
    assert.deepEqual([repeating.push('at the shore because') + repeating.end(), repeating.refused], ['', false]);
  });

  it('holds no character twice and lacks none where the white space of what is repeated differs', () => {
    fc.assert(fc.property(
      fc.integer({ min: 80, max: TEXT.length - 1 }), fc.integer({ min: 20, max: 400 }), fc.integer({ min: 1, max: 60 }),
      fc.constantFrom('  ', '\n', '\u00a0', ' \n '), fc.constantFrom('', ...INTRODUCTIONS),
      (broken, repetition, pieceLength, space, introduction) => {
        const before = TEXT.slice(0, broken);
        const end = before.trimEnd().length;
        const repeated = TEXT.slice(Math.max(0, end - repetition), end).trimStart().replaceAll(' ', space);
        assert.deepEqual(join(before, introduction + repeated + TEXT.slice(end), pieceLength), { text: TEXT, restarted: false });
      }));
  });

  it('takes off an introduction in words that nobody foresaw, where the last words follow it', () => {
    for (const introduction of ['Picking this up again for you —\n', 'Jatkan tästä: ', '**Continued**\n\n']) {
      for (const from of [0, 100]) assert.equal(join(TEXT.slice(0, 200), introduction + TEXT.slice(from), 9).text, TEXT, introduction);
    }
  });

  it('takes off the quotation marks, or the tags, around what is repeated', () => {
    const [before, rest] = [TEXT.slice(0, 150), TEXT.slice(150)];
    for (const [open, close] of [['"', '"'], ['“', '”'], ['« ', ''], ['**', '**'], ['`', '`'], ['```\n', '\n```\n'], ['<ending>', '</ending>']] as const) {
      for (const length of [40, 60]) assert.equal(join(before, open + before.slice(-length) + close + rest, 7).text, TEXT, open);
    }
  });

  it('joins what repeats a few words of a language without spaces', () => {
    assert.equal(join('潮の満ち引きは月', 'ち引きは月による。', 2).text, '潮の満ち引きは月による。');
  });

  it('notices that the text was started again in other words', () => {
    const other = `${TEXT.slice(0, 60)} in quite other words from here on.`;
    for (const introduction of ['', 'Sorry! ', 'Of course! Here is the answer:\n']) {
      const seam = new Seam(TEXT.slice(0, 150));
      assert.equal(seam.push(introduction + other) + seam.end(), other);
      assert.equal(seam.restarted, true);
    }
  });

  it('waits no longer than it must', () => {
    const seam = new Seam(TEXT.slice(0, 100));
    assert.equal(seam.push(TEXT.slice(80, 120)), '');
    assert.notEqual(seam.push('x'.repeat(320)), '');
    assert.equal(seam.push(' and on'), ' and on');
  });
});
