import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { acceptProfileClaim, claimsLeftOut, type CitableFact } from '../../src/modules/generation/items/profile-claim.js';
import { claimsFrom } from '../../src/orchestrator/providers/local/profile-analysis.js';
import { LANGUAGES, type AnalysedAnswer, type DraftClaim, type RecordedFact } from '../../src/orchestrator/model.js';
import { languageOf } from '../../src/orchestrator/language.js';

const GOAL: AnalysedAnswer & { questionId: string } = { number: 1, purpose: 'GOAL', question: 'What for?', answer: 'To sail', right: null, level: 0, lesson: 0, value: null, questionId: 'itm_1' };
const mastery = (number: number, probability: number, shows: RecordedFact['shows'], lesson = 0): CitableFact => ({
  number, kind: 'MASTERY', about: `Objective ${number}`, lesson, shows, events: [{ eventId: `evt_${number}`, quote: 'Tides', aboutId: `obj_${number}` }],
  figures: { probability, low: Math.max(0, probability - 0.2), high: Math.min(1, probability + 0.2), answers: 6 },
});
const other = (number: number, kind: RecordedFact['kind'], lesson = 0, figures: Record<string, number> = {}): CitableFact => (
  { number, kind, about: '', lesson, shows: null, figures, events: [{ eventId: `evt_${number}`, quote: 'Tides', aboutId: null }] }
);
const FACTS = [mastery(2, 0.9, 'STRENGTH', 1), mastery(3, 0.3, 'GAP', 2), mastery(4, 0.55, null), other(5, 'FINISHED', 1), other(6, 'TIME', 0, { hours: 1.5, minutes: 20, lessons: 4 }), other(7, 'REGULARITY', 0, { days: 9, of: 28 })];
const LESSONS = [1, 2].map((number) => ({ lessonId: `les_${number}`, courseId: 'crs_1', title: `Lesson ${number}`, tokens: 3_000 }));
const FRAME = { answers: [GOAL], facts: FACTS, lessons: LESSONS, language: null };
const claim = (field: string, answers: number[], changes: Partial<DraftClaim> = {}): DraftClaim => ({ field, subject: 'Tides', value: '', text: 'What the history shows of this learner.', confidence: 0.95, answers, lesson: 0, ...changes });

test('a claim on facts of the history is let through only where they bear it', () => {
  const judged = (draft: DraftClaim) => acceptProfileClaim(draft, FRAME, []);
  for (const draft of [
    claim('STRENGTH', [2]), claim('GAP', [3]), claim('LEVEL', [2, 4], { value: 'ADVANCED' }), claim('LEVEL', [3], { value: 'BEGINNER' }), claim('PACE', [6, 7], { value: '2' }),
    claim('NEXT_STEP', [3], { lesson: 2 }), claim('NEXT_STEP', [5], { lesson: 2 }), claim('STRENGTH', [1, 2]),
  ]) {
    const outcome = judged(draft);
    assert.ok(outcome.ok, JSON.stringify([draft, outcome]));
    const events = outcome.item.content.events ?? [];
    assert.deepEqual(events.map(({ eventId }) => eventId), draft.answers.filter((number) => number > 1).map((number) => `evt_${number}`));
  }
  for (const [draft, reason] of [
    [claim('GAP', [2]), /is high, so it shows no gap/], [claim('STRENGTH', [3]), /is low, so it shows no strength/], [claim('STRENGTH', [4]), /no strength/], [claim('GAP', [4]), /no gap/],
    [claim('GAP', [2, 3]), /is high/], [claim('STRENGTH', [5]), /nothing that shows what somebody can do/], [claim('GAP', [7]), /nothing that shows/], [claim('GOAL', [2]), /only what the learner says/],
    [claim('LEVEL', [3], { value: 'ADVANCED' }), /high enough for ADVANCED/], [claim('LEVEL', [2], { value: 'BEGINNER' }), /too high for BEGINNER/], [claim('PACE', [6], { value: '9' }), /TIME shows 1.5 hours/],
    [claim('PACE', [7], { value: '2' }), /nothing that shows a pace/], [claim('NEXT_STEP', [2, 5], { lesson: 1 }), /known or finished already/], [claim('STRENGTH', [2, 8]), /there is not/], [claim('STRENGTH', [-2]), /there is not/],
  ] as const) {
    const outcome = judged(draft);
    assert.ok(!outcome.ok && reason.test(outcome.reason), JSON.stringify([draft, outcome]));
  }
});

test('a claim on the history alone is no surer than that is', () => {
  for (const [draft, most] of [[claim('STRENGTH', [2]), 0.9], [claim('GAP', [3]), 0.7]] as const) {
    const outcome = acceptProfileClaim(draft, FRAME, []);
    assert.ok(outcome.ok && Math.abs(outcome.item.content.confidence - most) < 1e-9);
  }
});

test('what does not bear a claim is none of its evidence, and makes it no surer', () => {
  const facts = [
    mastery(22, 0.9, 'STRENGTH', 1), mastery(23, 0.3, 'GAP', 2), mastery(11, 0.9, null), other(10, 'TIME', 0, { hours: 1.5, minutes: 20, lessons: 3 }), other(12, 'REGULARITY'), other(13, 'FINISHED', 1),
  ];
  for (const [draft, grounds, most] of [
    [claim('PACE', [1, 10], { value: '2' }), [10], 1 / 2], [claim('STRENGTH', [5, 11]), [5, 11], 2 / 3], [claim('GAP', [1, 2, 7, 12, 13]), [7], 2 / 3],
    [claim('LEVEL', [1, 2, 5, 6], { value: 'INTERMEDIATE' }), [5, 6], 2 / 5], [claim('GOAL', [1, 22]), [1], 0.95], [claim('STRENGTH', [9, 13]), [9], 0.4],
  ] as const) {
    const outcome = acceptProfileClaim(draft, { ...ASKED, facts }, []);
    assert.ok(outcome.ok, JSON.stringify([draft, outcome]));
    assert.deepEqual(outcome.item.key.answers, grounds);
    const { answers, events = [], confidence } = outcome.item.content;
    assert.equal(answers.length + events.length, grounds.length);
    assert.ok(Math.abs(confidence - most) < 1e-9, JSON.stringify([draft, confidence]));
  }
  const opposite = acceptProfileClaim(claim('LEVEL', [5, 6, 14, 23], { value: 'ADVANCED' }), { ...ASKED, answers: [...ANSWERS, tested(14, true, 3)], facts }, []);
  assert.ok(!opposite.ok && /too low for ADVANCED/.test(opposite.reason), JSON.stringify(opposite));
});

test('whatever the built-in analysis says of facts is let through, in every language, and the same again', () => {
  for (const language of LANGUAGES) {
    const task = { kind: 'PROFILE_ANALYSIS' as const, lesson: null, difficulty: null, subject: 'Tides', answers: [GOAL], facts: FACTS, lessons: LESSONS.map(({ title, tokens }) => ({ title, tokens })), said: [], askedIn: language, language };
    const drafts = claimsFrom(task);
    assert.deepEqual(drafts, claimsFrom(task));
    const fields = drafts.map(({ field, answers }) => [field, answers]);
    for (const expected of [['STRENGTH', [2]], ['GAP', [3]], ['LEVEL', [2, 3, 4]], ['PACE', [6, 7]]]) assert.ok(fields.some((each) => JSON.stringify(each) === JSON.stringify(expected)), JSON.stringify([expected, fields]));
    assert.deepEqual(drafts.filter(({ field }) => field === 'PATH_STEP').map(({ lesson, answers }) => [lesson, answers]), [[2, [3]]], 'what is known is left out, the gap rests on its mastery');
    for (const draft of drafts) {
      const outcome = acceptProfileClaim(draft, { ...FRAME, askedIn: language }, []);
      assert.ok(outcome.ok, JSON.stringify([draft, outcome]));
    }
    assert.equal(languageOf(drafts.map(({ text }) => text).join('\n')), language);
  }
});

const answer = (number: number, changes: Partial<AnalysedAnswer>) => ({ ...GOAL, number, questionId: `itm_${number}`, ...changes });
const tested = (number: number, right: boolean, level: number, lesson = 1) => answer(number, { purpose: 'KNOWLEDGE', answer: 'yes', right, level, lesson, value: 'true' });
/** What was asked and answered: 1 a goal, 2 to 4 what a program reads, 5 and 6 right, 7 and 8 wrong, 9 one's own words. */
const ANSWERS = [
  GOAL, answer(2, { purpose: 'LEVEL', answer: '3 (1 Not at all … 5 Very well)', value: '3' }), answer(3, { purpose: 'PRESENTATION', answer: 'step by step', value: 'STEPS' }), answer(4, { purpose: 'PACE', answer: '3 hours', value: '3' }),
  tested(5, true, 1), tested(6, true, 2), tested(7, false, 2, 2), tested(8, false, 3, 2), answer(9, { purpose: 'EXPERIENCE', answer: 'I sailed for 5 years, and learn ٦ hours a week.' }),
];
const ASKED = { answers: ANSWERS, facts: [], lessons: LESSONS, language: null, askedIn: 'en' as const };
const without = (...numbers: number[]) => ({ ...ASKED, answers: ANSWERS.filter(({ number }) => !numbers.includes(number)) });

test('a claim on answers is let through only where they bear it, and no surer than they make anybody', () => {
  for (const [draft, most, frame = ASKED] of [
    [claim('GOAL', [1]), 0.95], [claim('STRENGTH', [5, 6]), 3 / 4], [claim('STRENGTH', [5, 6, 7]), 3 / 5], [claim('STRENGTH', [5]), 2 / 3], [claim('GAP', [7, 8]), 3 / 4], [claim('GAP', [5, 7]), 1 / 2],
    [claim('STRENGTH', [9]), 0.4], [claim('GAP', [1]), 0.4], [claim('LEVEL', [5, 6, 7, 8], { value: 'BEGINNER' }), 4 / 7], [claim('LEVEL', [5, 6], { value: 'INTERMEDIATE' }), 2 / 5],
    [claim('LEVEL', [2], { value: 'INTERMEDIATE' }), 0.4], [claim('LEVEL', [9], { value: 'ADVANCED' }), 0.4], [claim('PRESENTATION', [3], { value: 'STEPS' }), 0.95], [claim('PRESENTATION', [9], { value: 'PROSE' }), 0.6, without(3)],
    [claim('PACE', [4], { value: '3' }), 0.95], [claim('PACE', [10], { value: '2' }), 4 / 7, { ...ASKED, facts: [other(10, 'TIME', 0, { hours: 1.5, minutes: 20, lessons: 4 })] }], [claim('PACE', [9], { value: '6' }), 0.95, without(4)], [claim('LANGUAGE', [1], { value: 'en' }), 0.95], [claim('PATH_STEP', [7], { lesson: 2 }), 0.6], [claim('NEXT_STEP', [1], { lesson: 1 }), 0.6],
    [claim('TIMELINE', [4], { value: '2' }), 0.6], [claim('RESOURCE', [8], { lesson: 2 }), 0.6],
  ] as const) {
    const outcome = acceptProfileClaim(draft, frame, []);
    assert.ok(outcome.ok, JSON.stringify([draft, outcome]));
    assert.ok(Math.abs(outcome.item.content.confidence - Math.min(most, 0.95)) < 1e-9, JSON.stringify([draft, outcome]));
  }
  for (const [draft, reason, frame = ASKED] of [
    [claim('GOAL', [4]), /what the learner says/], [claim('GOAL', [5]), /what the learner says/], [claim('STRENGTH', [5, 7]), /too few/], [claim('STRENGTH', [7, 8]), /too few/], [claim('STRENGTH', [1]), /wishes alone/], [claim('STRENGTH', [2]), /not that good/],
    [claim('GAP', [5, 6]), /too many/], [claim('GAP', [5, 6, 7]), /too many/], [claim('GAP', [4]), /nothing that shows/], [claim('GAP', [2]), /no gap/],
    [claim('LEVEL', [7, 8], { value: 'ADVANCED' }), /no more than BEGINNER/], [claim('LEVEL', [5, 6], { value: 'BEGINNER' }), /no less than INTERMEDIATE/], [claim('LEVEL', [5, 6, 7, 8], { value: 'ADVANCED' }), /no more than BEGINNER/],
    [claim('LEVEL', [2], { value: 'ADVANCED' }), /own account/], [claim('LEVEL', [1], { value: 'ADVANCED' }), /wishes alone/], [claim('PRESENTATION', [3], { value: 'PROSE' }), /answer 3 says it, and it is STEPS/], [claim('PRESENTATION', [1], { value: 'STEPS' }), /answer 3/],
    [claim('PRESENTATION', [5], { value: 'STEPS' }), /nothing that says how/, without(3)], [claim('PACE', [4], { value: '77' }), /it is 3 hours/], [claim('PACE', [2], { value: '77' }), /it is 3 hours/], [claim('PACE', [9], { value: '6' }), /it is 3 hours/],
    [claim('PACE', [5], { value: '77' }), /nothing that shows a pace/, without(4)], [claim('PACE', [2], { value: '3' }), /nothing that shows a pace/, without(4)], [claim('PACE', [9], { value: '7' }), /nothing that shows a pace/, without(4)],
    [claim('LANGUAGE', [5], { value: 'en' }), /what the learner says/], [claim('LANGUAGE', [1], { value: 'fr' }), /neither/], [claim('PATH_STEP', [4], { lesson: 1 }), /nothing that says what to learn/], [claim('NEXT_STEP', [3], { lesson: 1 }), /nothing that says what to learn/],
    [claim('PATH_STEP', [5, 6], { lesson: 1 }), /known or finished already/], [claim('TIMELINE', [1], { value: '2' }), /nothing that says how long/], [claim('TIMELINE', [4], { value: '500' }), /no more than 4 weeks/],
  ] as const) {
    const outcome = acceptProfileClaim(draft, frame, []);
    assert.ok(!outcome.ok && reason.test(outcome.reason), JSON.stringify([draft, outcome]));
  }
});

test('of what another frontend asked without a level the share that is right says the level', () => {
  const six = Array.from({ length: 6 }, (_, index) => tested(index + 1, true, 0, 0));
  const judged = (right: number, value: string) => acceptProfileClaim(claim('LEVEL', [1, 2, 3, 4, 5, 6], { value }), { ...ASKED, answers: six.map((each, index) => ({ ...each, right: index < right })) }, []).ok;
  assert.deepEqual([judged(6, 'ADVANCED'), judged(4, 'ADVANCED'), judged(4, 'INTERMEDIATE'), judged(3, 'INTERMEDIATE'), judged(0, 'BEGINNER')], [true, false, true, false, true]);
});

test('whatever was answered, all that the built-in analysis says of it is let through, and as sure as it is', () => {
  const knowledge = fc.record({ right: fc.constantFrom(true, false, null), level: fc.constantFrom(0, 1, 2, 3), lesson: fc.constantFrom(0, 1, 2) }).map((changes) => ({ purpose: 'KNOWLEDGE' as const, answer: 'yes', value: null, ...changes }));
  const told = fc.constantFrom(
    { purpose: 'GOAL' as const, answer: 'To sail' }, { purpose: 'EXPERIENCE' as const, answer: 'Some' }, { purpose: 'PREFERENCE' as const, answer: 'In the evening' }, { purpose: 'PRESENTATION' as const, value: 'LISTS' },
    ...[1, 2, 3, 4, 5].map((value) => ({ purpose: 'LEVEL' as const, value: String(value) })), ...[0, 3, 40].map((value) => ({ purpose: 'PACE' as const, value: String(value) })),
  );
  fc.assert(fc.property(fc.array(fc.oneof(knowledge, told), { maxLength: 9 }), fc.subarray(FACTS), (drawn, drawnFacts) => {
    const answers = drawn.map((changes, index) => answer(index + 1, changes));
    const facts = drawnFacts.map((fact, index) => ({ ...fact, number: answers.length + index + 1 }));
    const drafts = claimsFrom({ kind: 'PROFILE_ANALYSIS', lesson: null, difficulty: null, subject: 'Tides', answers, facts, lessons: LESSONS, said: [], askedIn: 'en', language: 'en' });
    for (const draft of drafts) {
      const outcome = acceptProfileClaim(draft, { ...ASKED, answers, facts }, []);
      assert.ok(outcome.ok, JSON.stringify([draft, outcome]));
      assert.ok(Math.abs(outcome.item.content.confidence - draft.confidence) < 0.006, JSON.stringify([draft, outcome]));
    }
  }), { numRuns: 500 });
});

test('how many claims were left out is said once for each, and of those that were mended not at all', () => {
  const made = [claim('GOAL', [1])].map((draft) => acceptProfileClaim(draft, ASKED, [])).flatMap((outcome) => (outcome.ok ? [outcome.item] : []));
  const lie = claim('PACE', [2], { value: '77' });
  assert.match(claimsLeftOut([lie, lie, claim('STRENGTH', [7]), { nonsense: true }, claim('GOAL', [5])], made)!, /^3 of/);
  assert.deepEqual([claimsLeftOut([lie], made), claimsLeftOut([claim('GOAL', [4])], made)], ["1 of the model's claims was left out: what it named did not bear it.", null]);
});
