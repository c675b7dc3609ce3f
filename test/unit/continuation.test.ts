import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Seam } from '../../src/orchestrator/continuation.js';

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
      fc.constantFrom('', 'Sorry, I was interrupted. ', 'Entschuldigung, hier geht es weiter:\n', '申し訳ありません。', 'Of course! '),
      (broken, repeated, pieceLength, apology) => {
        const continuation = apology + TEXT.slice(Math.max(0, broken - repeated));
        assert.deepEqual(join(TEXT.slice(0, broken), continuation, pieceLength), { text: TEXT, restarted: false });
      }));
  });

  it('passes on what repeats nothing', () => {
    const broken = TEXT.indexOf('They follow');
    assert.equal(join(TEXT.slice(0, broken), TEXT.slice(broken), 7).text, TEXT);
  });

  it('notices that the text was started again in other words', () => {
    const other = `${TEXT.slice(0, 60)} in quite other words from here on.`;
    const seam = new Seam(TEXT.slice(0, 150));
    assert.equal(seam.push(other) + seam.end(), other);
    assert.equal(seam.restarted, true);
  });

  it('waits no longer than it must', () => {
    const seam = new Seam(TEXT.slice(0, 100));
    assert.equal(seam.push(TEXT.slice(80, 120)), '');
    assert.notEqual(seam.push('x'.repeat(320)), '');
    assert.equal(seam.push(' and on'), ' and on');
  });
});
