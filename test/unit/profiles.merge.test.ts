import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { afterAnalysis, afterCorrection, afterDispute, differenceOf, isLearners } from '../../src/modules/profiles/merge.js';
import { sameClaim } from '../../src/modules/profiles/same-claim.js';
import { CLAIM_FIELDS, type Claim, type ProfileDocument } from '../../src/modules/profiles/profile.js';
import { newId } from '../../src/platform/ids.js';
import { claim } from '../kit/profiles.js';

const NOW = new Date('2026-01-31T09:30:00.125Z');
const analysis = { questionnaireId: 'qnr', generationId: null };
const analysed = (current: ProfileDocument | null, claims: Claim[]) => afterAnalysis(current, { claims, language: 'en', notice: null, analysis });

/** Few subjects and texts, so that analyses speak of the same again and again. */
const claims = fc.array(
  fc.record({ field: fc.constantFrom(...CLAIM_FIELDS), subject: fc.constantFrom('tides', 'Tides.', 'The tide (in general)', 'moons'), text: fc.constantFrom('one', 'One!', 'two'), lessonId: fc.constantFrom(null, 'les_1', 'les_2'), confidence: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map((changes) => claim(changes)),
  { maxLength: 12 },
);
const word = fc.record({ at: fc.nat(), kind: fc.constantFrom('correct', 'reject', 'dispute'), text: fc.constantFrom('mine', 'my own', 'one') });
const history = fc.array(fc.oneof(claims.map((made) => ({ made })), word.map((said) => ({ said }))), { minLength: 2, maxLength: 14 });

test('what a learner has said of a claim stays as he left it through all later analyses, and what he answered does not come back', () => {
  fc.assert(fc.property(history, (steps) => {
    let document: ProfileDocument | null = null;
    const last = new Map<string, Claim>();
    const answered: Claim[] = [];
    for (const step of steps) {
      if ('made' in step) {
        document = analysed(document, step.made);
      } else if (document && document.claims.length > 0) {
        const target: Claim = document.claims[step.said.at % document.claims.length]!;
        answered.push(target);
        const { kind, text } = step.said;
        document = kind === 'dispute'
          ? afterDispute(document, { claimId: target.id, note: text }, NOW)!
          : afterCorrection(document, { claimId: target.id, said: kind === 'reject' ? null : { text, value: null }, note: null }, NOW)!;
        last.set(target.id, document.claims.find(({ id }) => id === target.id)!);
      }
      for (const [id, kept] of last) assert.deepEqual(document!.claims.find((each) => each.id === id), kept);
      if (!('made' in step)) continue;
      const others: Claim[] = document!.claims.filter((each) => !isLearners(each));
      for (const each of others) assert.ok(!answered.some((target) => sameClaim(each, target)), `${each.field} ${each.subject} was answered, and is said again`);
      for (const each of others) assert.deepEqual(others.filter((other) => sameClaim(each, other)), [each], 'nothing is said twice');
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
  fc.assert(fc.property(fc.constantFrom('GAP' as const, 'STRENGTH' as const, 'LEVEL' as const), grounds, fc.array(fc.record({ evidence: grounds, topic: fc.constantFrom('The tides', 'Moons') }), { maxLength: 5 }), (field, own, others) => {
    const first = claim({ field, subject: 'Tides', evidence: own });
    const answered = afterCorrection(analysed(null, [first]), { claimId: first.id, said: null, note: 'No.' }, NOW)!;
    const again = others.map(({ evidence, topic }, index) => claim({ field, subject: `${topic}, ${index}`, evidence }));
    const after = analysed(answered, again);
    const known = new Set(own.map(keyOf));
    // About something alike one ground that is known is enough; about something else another ground must bear it.
    const isNew = ({ subject, evidence }: Claim) => (subject!.startsWith('Moons') ? evidence.some((each) => !known.has(keyOf(each))) : evidence.every((each) => !known.has(keyOf(each))));
    assert.deepEqual(after.claims.filter(({ status }) => status === 'STANDING').map(({ subject }) => subject), again.filter(isNew).map(({ subject }) => subject));
  }));
});

/** One topic a row, in the words that somebody might choose for it. */
const TOPICS = [
  ['Founders of harbours', 'the founders of harbours', 'Founders of the harbours', 'Harbour founders', 'HARBOUR FOUNDER', 'The harbor’s founders (in general)'],
  ['Harbours', 'the harbours', 'Harbour', 'Harbours (in general)', 'A Harbour.'],
  ['Founders', 'The founder'],
  ['Gründer der Häfen', 'die Gründer eines Hafens', 'Gründer von Häfen (allgemein)', 'gründer der häfen'],
  ['Entdeckungen', 'die Entdeckung', 'Entdeckung (Geschichte)'],
  ['Les fondateurs des ports', 'fondateur du port', 'Fondateurs de ports', 'LE FONDATEUR D’UN PORT'],
  ['L’histoire des animaux', 'Histoire de l’animal', 'histoire animale (en général)'],
  ['Los volcanes', 'volcán', 'un Volcán (en general)'],
  ['La fondazione dei porti', 'Fondazione del porto', 'fondazioni di porti'],
  ['As fundações dos portos', 'fundação do porto', 'Fundação de portos (geral)'],
  ['Основатели портов', 'основатель порта', 'Порты и основатели'],
  ['港口的创始人', '港口创始人', '创始人（港口）港口'],
  ['港の歴史', '歴史と港', '港の歴史（一般）'],
  ['항구의 역사', '항구 역사', '역사 (항구) 항구'],
  ['تاريخ الموانئ', 'التاريخ والموانئ', 'الموانئ: تاريخ'],
  ['बंदरगाहों का इतिहास', 'इतिहास और बंदरगाह', 'बंदरगाह का इतिहास (सामान्य)'],
  ['JavaScript', 'Java Script', 'Java-script'], ['Java'], ['Photosynthesis', 'photo-synthesis'], ['Photosynthesis in algae'],
  ['C', 'the C (language)'], ['C++', 'The C++'], ['C#'], ['Vitamin A'], ['Vitamin E', 'The vitamin E'], ['Protons', 'the proton'], ['Proteins', 'a protein'], ['Photons'], ['Chapter 1'], ['Chapter 11'],
] as const;

test('what a learner has answered comes back under no other name for its topic, in any language, and nothing else is taken for it', () => {
  const picked = fc.nat({ max: TOPICS.length - 1 }).chain((topic) => fc.record({ topic: fc.constant(topic), name: fc.constantFrom(...TOPICS[topic]!) }));
  fc.assert(fc.property(fc.constantFrom('GAP' as const, 'STRENGTH' as const, 'LEVEL' as const), picked, fc.array(fc.array(picked, { maxLength: 6 }), { maxLength: 4 }), fc.constantFrom(null, 'It is otherwise.'), (field, { topic, name }, rounds, text) => {
    const first = claim({ field, subject: name });
    let document = afterCorrection(analysed(null, [first]), { claimId: first.id, said: text === null ? null : { text, value: null }, note: null }, NOW)!;
    const others = new Set<number>();
    for (const round of rounds) {
      document = analysed(document, round.map((each) => claim({ field, subject: each.name })));
      for (const each of round) if (each.topic !== topic) others.add(each.topic);
    }
    const standing = document.claims.filter(({ status }) => status === 'STANDING').map(({ subject }) => TOPICS.findIndex((names) => (names as readonly (string | null)[]).includes(subject)));
    assert.deepEqual(standing.toSorted((a, b) => a - b), [...others].toSorted((a, b) => a - b));
  }), { numRuns: 500 });
});

test('a goal that was answered comes back neither with one ground more nor from an answer in the same words', () => {
  const answer = (id: string, quote: string) => ({ kind: 'ANSWER' as const, id, questionnaireId: null, quote });
  const first = claim({ text: 'Wants to know every harbour by heart.', evidence: [answer('1', 'To know the harbours by heart.')] });
  const answered = afterCorrection(analysed(null, [first]), { claimId: first.id, said: null, note: null }, NOW)!;
  const again = (evidence: Claim['evidence']) => analysed(answered, [claim({ text: 'Wishes to learn all of the ports.', evidence })]).claims.length;
  assert.deepEqual([again([answer('1', 'x'), answer('2', 'y')]), again([answer('3', 'to know the harbour by heart')]), again([answer('3', 'To sail.')])], [1, 1, 2]);
  const yes = claim({ text: 'Wants to sail.', evidence: [answer('4', 'yes')] });
  const no = afterCorrection(analysed(null, [yes]), { claimId: yes.id, said: null, note: null }, NOW)!;
  assert.equal(analysed(no, [claim({ text: 'Wants to build ships.', evidence: [answer('5', 'yes')] })]).claims.length, 2, 'the same word to another question');
});

test('a step that was answered comes back neither under its lesson nor without it, and another step does', () => {
  const evidence = claim().evidence;
  for (const before of ['les_1', null]) {
    const first = claim({ field: 'NEXT_STEP', text: 'Read how harbours were founded.', lessonId: before, evidence });
    const lessons = new Map([['les_1', newId('Lesson')], ['les_2', newId('Lesson')]]);
    const own = { ...first, lessonId: before === null ? null : lessons.get(before)! };
    for (const said of [null, { text: 'I read it already.', value: null }]) {
      const answered = afterCorrection(analysed(null, [own]), { claimId: own.id, said, note: null }, NOW)!;
      const again = (changes: Partial<Claim>) => analysed(answered, [claim({ field: 'NEXT_STEP', ...changes })]).claims.length - 1;
      assert.deepEqual([again({ text: own.text }), again({ text: own.text, lessonId: lessons.get('les_1')! }), again({ text: 'The next thing is the founding.', evidence })], [0, 0, 0]);
      assert.equal(again({ text: 'Read about the tides.', lessonId: lessons.get('les_2')! }), 1);
    }
  }
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
