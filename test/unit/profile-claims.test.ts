import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptProfileClaim, type CitableFact } from '../../src/modules/generation/items/profile-claim.js';
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
const LESSONS = [1, 2].map((number) => ({ lessonId: `les_${number}`, courseId: 'crs_1', title: `Lesson ${number}` }));
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

test('whatever the built-in analysis says of facts is let through, in every language, and the same again', () => {
  for (const language of LANGUAGES) {
    const task = { kind: 'PROFILE_ANALYSIS' as const, lesson: null, difficulty: null, subject: 'Tides', answers: [GOAL], facts: FACTS, lessons: LESSONS.map(({ title }) => ({ title, tokens: 3_000 })), said: [], askedIn: language, language };
    const drafts = claimsFrom(task);
    assert.deepEqual(drafts, claimsFrom(task));
    const fields = drafts.map(({ field, answers }) => [field, answers]);
    for (const expected of [['STRENGTH', [2]], ['GAP', [3]], ['LEVEL', [2, 3, 4]], ['PACE', [6, 7]]]) assert.ok(fields.some((each) => JSON.stringify(each) === JSON.stringify(expected)), JSON.stringify([expected, fields]));
    assert.deepEqual(drafts.filter(({ field }) => field === 'PATH_STEP').map(({ lesson, answers }) => [lesson, answers]), [[2, [3]]], 'what is known is left out, the gap rests on its mastery');
    for (const draft of drafts) {
      const outcome = acceptProfileClaim(draft, FRAME, []);
      assert.ok(outcome.ok, JSON.stringify([draft, outcome]));
    }
    assert.equal(languageOf(drafts.map(({ text }) => text).join('\n')), language);
  }
});
