import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { afterAnalysis, afterCorrection, afterDispute, differenceOf, isLearners, slotOf } from '../../src/modules/profiles/merge.js';
import { CLAIM_FIELDS, type Claim, type ProfileDocument } from '../../src/modules/profiles/profile.js';
import { claim } from '../kit/profiles.js';

const NOW = new Date('2026-01-31T09:30:00.125Z');
const analysis = { questionnaireId: 'qnr', generationId: null };
const analysed = (current: ProfileDocument | null, claims: Claim[]) => afterAnalysis(current, { claims, language: 'en', notice: null, analysis });

/** Few subjects and texts, so that analyses speak of the same again and again. */
const claims = fc.array(
  fc.record({ field: fc.constantFrom(...CLAIM_FIELDS), subject: fc.constantFrom('tides', 'Tides.', 'moons'), text: fc.constantFrom('one', 'One!', 'two'), lessonId: fc.constantFrom(null, 'les_1', 'les_2'), confidence: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map((changes) => claim(changes)),
  { maxLength: 12 },
);
const word = fc.record({ at: fc.nat(), kind: fc.constantFrom('correct', 'reject', 'dispute'), text: fc.constantFrom('mine', 'my own', 'one') });
const history = fc.array(fc.oneof(claims.map((made) => ({ made })), word.map((said) => ({ said }))), { minLength: 2, maxLength: 14 });

test('what a learner has said of a claim stays as he left it through all later analyses, and what he answered does not come back', () => {
  fc.assert(fc.property(history, (steps) => {
    let document: ProfileDocument | null = null;
    const last = new Map<string, Claim>();
    const answered = new Set<string>();
    for (const step of steps) {
      if ('made' in step) {
        document = analysed(document, step.made);
      } else if (document && document.claims.length > 0) {
        const target: Claim = document.claims[step.said.at % document.claims.length]!;
        answered.add(slotOf(target));
        const { kind, text } = step.said;
        document = kind === 'dispute'
          ? afterDispute(document, { claimId: target.id, note: text }, NOW)!
          : afterCorrection(document, { claimId: target.id, said: kind === 'reject' ? null : { text, value: null }, note: null }, NOW)!;
        last.set(target.id, document.claims.find(({ id }) => id === target.id)!);
      }
      for (const [id, kept] of last) assert.deepEqual(document!.claims.find((each) => each.id === id), kept);
      const others: Claim[] = (document?.claims ?? []).filter((each) => !isLearners(each));
      for (const each of others) assert.ok(!answered.has(slotOf(each)), `${slotOf(each)} was answered, and is said again`);
      assert.equal(new Set(others.map(slotOf)).size, others.length, 'nothing is said twice');
    }
  }));
});

test('an analysis replaces what it speaks of and what only follows from the rest, and leaves the others', () => {
  const before = analysed(null, [claim({ field: 'GAP', subject: 'Tides', text: 'a' }), claim({ field: 'PACE', value: '3', text: 'b' }), claim({ field: 'NEXT_STEP', text: 'c' }), claim({ field: 'GOAL', text: 'd' })]);
  const after = analysed(before, [claim({ field: 'STRENGTH', subject: 'tides', text: 'e' }), claim({ field: 'GOAL', text: 'f' })]);
  assert.deepEqual(after.claims.map(({ text }) => text).sort(), ['b', 'e', 'f']);
  const { added, removed, changed } = differenceOf(before.claims, analysed(before, [claim({ field: 'PACE', value: '4', text: 'g' })]).claims);
  assert.deepEqual([added, removed.map(({ text }) => text), changed.map((each) => [each.before.text, each.after.text])], [[], ['c'], [['b', 'g']]]);
});

test('what a learner has answered does not come back in other words from the same grounds, however many more events there are of them', () => {
  const ground = fc.record({ kind: fc.constantFrom('ANSWER' as const, 'EVENT' as const), id: fc.constantFrom('1', '2', '3', '4'), about: fc.constantFrom('obj_1', 'obj_2') })
    .map(({ kind, id, about }) => ({ kind, id: `${kind} ${id}`, questionnaireId: null, quote: 'x', ...(kind === 'EVENT' && { aboutId: about }) }));
  const grounds = fc.array(ground, { minLength: 1, maxLength: 4 });
  const keyOf = ({ id, aboutId }: { id: string; aboutId?: string | null }) => aboutId ?? id;
  fc.assert(fc.property(fc.constantFrom('GAP' as const, 'STRENGTH' as const, 'LEVEL' as const), grounds, fc.array(grounds, { maxLength: 5 }), (field, own, others) => {
    const first = claim({ field, subject: 'Tides', evidence: own });
    const answered = afterCorrection(analysed(null, [first]), { claimId: first.id, said: null, note: 'No.' }, NOW)!;
    const again = others.map((evidence, index) => claim({ field, subject: `The tides, ${index}`, evidence }));
    const after = analysed(answered, again);
    const known = new Set(own.map(keyOf));
    const isNew = (evidence: typeof own) => evidence.some((each) => !known.has(keyOf(each)));
    assert.deepEqual(after.claims.filter(({ status }) => status === 'STANDING').map(({ subject }) => subject), again.filter(({ evidence }) => isNew(evidence as typeof own)).map(({ subject }) => subject));
  }));
});

test('what the history showed of an objective goes where it was read anew and shows that no longer; what rests on answers, or was not read, stays', () => {
  const event = (aboutId: string) => ({ kind: 'EVENT' as const, id: `act_${aboutId}`, questionnaireId: null, quote: 'x', aboutId });
  const answer = claim().evidence[0]!;
  const before = analysed(null, [
    claim({ field: 'GAP', subject: 'a', text: 'gone', evidence: [event('obj_1')] }), claim({ field: 'GAP', subject: 'b', text: 'not read', evidence: [event('obj_2')] }),
    claim({ field: 'STRENGTH', subject: 'c', text: 'answered, too', evidence: [event('obj_1'), answer] }), claim({ field: 'GAP', subject: 'd', text: 'mine', evidence: [event('obj_1')] }),
  ]);
  const mine = before.claims.find(({ text }) => text === 'mine')!;
  const disputed = afterDispute(before, { claimId: mine.id, note: null }, NOW)!;
  const after = afterAnalysis(disputed, { claims: [], language: 'en', notice: null, analysis, reread: new Set(['obj_1']) });
  assert.deepEqual(after.claims.map(({ text }) => text).toSorted(), ['answered, too', 'mine', 'not read']);
});
