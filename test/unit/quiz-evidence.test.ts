import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { evidenceIn } from '../../src/modules/quizzes/quiz-evidence.service.js';

const words = fc.array(fc.constantFrom('tide', 'moon', 'ship', '🚢', 'x'), { minLength: 1, maxLength: 12 }).map((list) => list.join(' '));

describe('evidence in a lesson that changed', () => {
  test('reads exactly as its quote wherever it is said to stand, and is stale only where the quote stands nowhere', () => {
    fc.assert(fc.property(words, words, fc.nat(40), (body, quote, start) => {
      const evidence = { lessonId: 'les_1', lessonVersion: 1, start, end: start + quote.length, quote };
      const settled = evidenceIn({ id: 'les_1', version: 2, body }, [evidence]);
      const [now] = settled.evidence;
      if (!body.includes(quote)) {
        assert.deepEqual(now, evidence);
        assert.ok(settled.staleReason?.includes(quote));
        return;
      }
      assert.equal(settled.staleReason, null);
      assert.equal(now!.lessonVersion, 2);
      assert.equal(body.slice(now!.start, now!.end), quote);
      // No other place is nearer to where it stood.
      for (let at = body.indexOf(quote); at >= 0; at = body.indexOf(quote, at + 1)) assert.ok(Math.abs(now!.start - start) <= Math.abs(at - start));
    }));
  });

  test("leaves another lesson's alone", () => {
    const evidence = { lessonId: 'les_2', lessonVersion: 4, start: 0, end: 4, quote: 'tide' };
    assert.deepEqual(evidenceIn({ id: 'les_1', version: 2, body: 'moon' }, [evidence]), { evidence: [evidence], staleReason: null });
  });
});
