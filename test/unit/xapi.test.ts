import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { ActivityEvent } from '../../src/modules/activity/activity.store.js';
import { idOfKey } from '../../src/modules/activity/outbox.js';
import { VERBS } from '../../src/modules/activity/vocabulary.js';
import { statementOf } from '../../src/modules/activity/xapi.js';
import { newId } from '../../src/platform/ids.js';
import { assertStatement } from '../kit/xapi.js';

const HOME = 'https://lyceum.example';

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const score = fc.tuple(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 1, max: 1_000 })).map(([raw, max]) => ({ scaled: Math.min(raw, max) / max, raw: Math.min(raw, max), max }));
const result = fc.record({ success: fc.boolean(), completion: fc.boolean(), durationMs: fc.integer({ min: 0, max: 1e9 }), score: fc.oneof(score, fc.double({ min: 0, max: 1, noNaN: true }).map((scaled) => ({ scaled }))) }, { requiredKeys: [] });
const context = fc.record({
  courseId: fc.constant(newId('Course')), lessonId: fc.constant(newId('Lesson')), quizId: fc.constant(newId('Quiz')), attemptId: fc.constant(newId('Attempt')),
  generationId: fc.constant(newId('Generation')), objectiveIds: fc.array(fc.constant(newId('Card')), { maxLength: 3 }), language: fc.constantFrom('en', 'pt', 'zh'), kind: fc.constant('QUIZ'),
  extensions: fc.dictionary(fc.oneof(fc.constantFrom('part', 'choices', 'endedBy'), fc.string({ minLength: 1, unit: 'grapheme' })), fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)), { maxKeys: 3 }),
}, { requiredKeys: [] });
const events: fc.Arbitrary<ActivityEvent> = fc.record({
  id: fc.oneof(fc.constant(null).map(() => newId('Activity')), fc.string().map(idOfKey)),
  organizationId: fc.constant('org'), userId: fc.constant(newId('User')), at: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
  verb: fc.oneof(fc.constantFrom(...Object.keys(VERBS)), fc.constant('of a newer version')),
  object: fc.record({ type: fc.constantFrom('Lesson', 'QuizItem', 'GradeReview', 'Something New'), id: fc.constant(newId('Item')) }),
  result: fc.option(result), context: fc.option(context), claimed: optional(fc.constant(true as const)),
}).map(({ claimed, ...event }) => ({ ...event, ...(claimed && { claimed }) }));

suite('statements of xAPI', () => {
  test('keep its rules, whatever they tell of', () => {
    fc.assert(fc.property(events, (event) => {
      const statement = JSON.parse(JSON.stringify(statementOf(event, HOME))) as Record<string, unknown>;
      assertStatement(statement);
      assert.equal(Date.parse(statement['timestamp'] as string), event.at.getTime());
    }), { numRuns: 500 });
  });

  test('say what happened where, so that others can count it', () => {
    const userId = newId('User');
    const [courseId, lessonId, quizId] = [newId('Course'), newId('Lesson'), newId('Quiz')];
    const statement = statementOf({
      id: 'act_0193a5b2c3d47e5f8a9b0c1d2e3f4a5b', organizationId: 'org', userId, at: new Date('2026-03-29T01:00:00.500Z'), verb: 'answered', object: { type: 'QuizItem', id: 'itm_1' },
      result: { success: false, score: { scaled: 0.5, raw: 1, max: 2 }, durationMs: 61_234 },
      context: { courseId, lessonId, quizId, attemptId: 'att_0193a5b2c3d47e5f8a9b0c1d2e3f4a5c', language: 'fr', extensions: { choices: 4, ability: 1.5 } },
    }, HOME);
    const activity = (id: string, type: string) => ({ objectType: 'Activity', id: `${HOME}/id/${id}`, definition: { type: `http://adlnet.gov/expapi/activities/${type}` } });
    assert.deepEqual(statement, {
      id: '0193a5b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',
      actor: { objectType: 'Agent', account: { homePage: HOME, name: userId } },
      verb: { id: 'http://adlnet.gov/expapi/verbs/answered', display: { en: 'answered' } },
      object: activity('itm_1', 'question'),
      result: { success: false, score: { scaled: 0.5, raw: 1, min: 0, max: 2 }, duration: 'PT61.23S' },
      context: {
        platform: 'Lyceum', registration: '0193a5b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c', language: 'fr',
        contextActivities: { parent: [activity(quizId, 'assessment')], grouping: [activity(lessonId, 'lesson'), activity(courseId, 'course')] },
        extensions: { 'urn:lyceum:xapi:extension:choices': 4 },
      },
      timestamp: '2026-03-29T01:00:00.500Z',
    });
  });

  test('are told from what only looks like one', () => {
    const good = statementOf({ id: newId('Activity'), organizationId: 'o', userId: 'u', at: new Date(), verb: 'opened', object: { type: 'Lesson', id: 'l' }, result: { score: { scaled: 1 } }, context: null }, HOME);
    assertStatement(good);
    for (const broken of [{ id: 'act_1' }, { verb: { id: 'opened' } }, { result: { score: { scaled: 2 } } }, { result: null }, { timestamp: 'yesterday' }, { more: 1 }, { context: { extensions: { part: 1 } } }]) {
      assert.throws(() => assertStatement({ ...good, ...broken }), JSON.stringify(broken));
    }
  });
});
