import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, quizWith, save } from '../kit/attempts.js';
import { ask, courseWith, type ProgressData } from '../kit/enrolments.js';
import { eventually, rows } from '../kit/generations.js';
import { quizzes } from '../kit/quizzes.js';
import { sit, STATEMENT } from '../kit/statistics.js';

let app: TestApp;
before(async () => {
  app = await startApp();
});
after(() => app.stop());

describe('a course that asks for its quizzes is completed', () => {
  for (const [share, points, right] of [[0.55, 20, 11], [0.07, 100, 7], [0.14, 50, 7], [0.7, 10, 7]] as const) {
    test(`by ${right} of ${points} points where ${share} of them are asked for`, async () => {
      const { teacher, courseId, lessonIds: [lessonId] } = await courseWith(app, { quizShare: share });
      const learner = await signUp(app);
      await ask(app, learner.token, 'enrol', { courseId });
      const { quiz, itemIds } = await quizWith(app, { teacher, learner, courseId, lessonId: lessonId! }, {}, [STATEMENT('These.', { points: right }), STATEMENT('The rest.', { points: points - right })]);
      await ask(app, learner.token, 'finish-lesson', { input: { lessonId, eventId: randomUUID() } });
      await sit(app, learner.token, quiz.id, new Map([[itemIds[0]!, true], [itemIds[1]!, false]]));
      const { completedAt } = await ask<ProgressData>(app, learner.token, 'course-progress', { courseId });
      assert.notEqual(completedAt, null);
    });
  }

  test('by the quiz that was missing being retired', async () => {
    const { teacher, courseId, lessonIds: [lessonId] } = await courseWith(app, { quizShare: 1 });
    const learner = await signUp(app);
    await ask(app, learner.token, 'enrol', { courseId });
    const { quiz } = await quizWith(app, { teacher, learner, courseId, lessonId: lessonId! }, {}, [STATEMENT('One.')]);
    await ask(app, learner.token, 'finish-lesson', { input: { lessonId, eventId: randomUUID() } });
    const progress = () => ask<ProgressData>(app, learner.token, 'course-progress', { courseId });
    assert.equal((await progress()).completedAt, null);
    // As it was when nobody had looked since before the quiz was there.
    await rows(app.database, `UPDATE enrolment_rules SET quizzes_seen = md5('') WHERE course_id = $1`, [courseId]);
    const retired = await quizzes(app, teacher.token, 'retire', { id: quiz.id, version: quiz.version });
    assert.equal(retired.status, 'RETIRED');
    await eventually(progress, ({ completedAt }) => completedAt !== null);
  });

  test('by what was passed before, once it is no longer sat again, also where a person has yet to grade that', async () => {
    const { teacher, courseId, lessonIds: [lessonId] } = await courseWith(app, { quizShare: 1 });
    const learner = await signUp(app);
    await ask(app, learner.token, 'enrol', { courseId });
    const question = { type: 'SHORT_ANSWER', prompt: 'What keeps an empty ship upright?', choices: undefined, accepted: [['ballast']], points: 3 };
    const { quiz, itemIds: [questionId] } = await quizWith(app, { teacher, learner, courseId, lessonId: lessonId! }, {}, [question]);
    const begun = async (text: string) => {
      const { id: attemptId } = await attempts(app, learner.token, 'start', { input: { quizId: quiz.id } });
      await save(app, learner.token, { attemptId, questionId, sequence: 1, answer: { texts: [text] } });
      return attemptId;
    };
    await attempts(app, learner.token, 'submit', { id: await begun('ballast') });
    const again = await begun('What lies in its hold');
    const progress = () => ask<ProgressData>(app, learner.token, 'course-progress', { courseId });
    await ask(app, learner.token, 'finish-lesson', { input: { lessonId, eventId: randomUUID() } });
    // What he has passed would answer what he sits: it is not shown him.
    assert.equal((await progress()).completedAt, null);
    const { status } = await attempts(app, learner.token, 'submit', { id: again });
    assert.deepEqual([status, (await progress()).completedAt !== null], ['SUBMITTED', true]);
  });

  test('once nobody sits any more a quiz that is due, by a date that was put forward', async () => {
    const { teacher, courseId, lessonIds: [lessonId] } = await courseWith(app, { quizShare: 1 });
    const [learner, other] = [await signUp(app), await signUp(app)];
    const score = { key: 'AFTER_DUE_DATE', explanation: 'AFTER_DUE_DATE', evidence: 'AFTER_DUE_DATE', score: 'AFTER_DUE_DATE' };
    const { quiz, itemIds } = await quizWith(app, { teacher, learner, courseId, lessonId: lessonId! }, { dueAt: new Date(Date.now() + 3_600_000).toISOString(), reveal: score }, [STATEMENT('One.')]);
    await ask(app, learner.token, 'enrol', { courseId });
    await sit(app, learner.token, quiz.id, new Map([[itemIds[0]!, true]]));
    await ask(app, learner.token, 'finish-lesson', { input: { lessonId, eventId: randomUUID() } });
    const { id } = await attempts(app, other.token, 'start', { input: { quizId: quiz.id } });
    const seen = async () => (await rows<{ seen: string }>(app.database, 'SELECT quizzes_seen AS seen FROM enrolment_rules WHERE course_id = $1', [courseId]))[0]!.seen;
    const before = await seen();
    await rows(app.database, `UPDATE quiz_publications SET settings = jsonb_set(settings, '{dueAt}', to_jsonb($2::text)) WHERE quiz_id = $1`, [quiz.id, new Date(Date.now() - 7_200_000).toISOString()]);
    await eventually(seen, (now) => now !== before);
    const progress = () => ask<ProgressData>(app, learner.token, 'course-progress', { courseId });
    assert.equal((await progress()).completedAt, null);
    await attempts(app, other.token, 'submit', { id });
    await eventually(progress, ({ completedAt }) => completedAt !== null);
  });

  test('also where nobody was there to see a quiz become due', async () => {
    const { teacher, courseId, lessonIds: [lessonId] } = await courseWith(app, { quizShare: 1 });
    const learner = await signUp(app);
    const score = { key: 'AFTER_DUE_DATE', explanation: 'AFTER_DUE_DATE', evidence: 'AFTER_DUE_DATE', score: 'AFTER_DUE_DATE' };
    const { quiz, itemIds } = await quizWith(app, { teacher, learner, courseId, lessonId: lessonId! }, { dueAt: new Date(Date.now() + 3_600_000).toISOString(), reveal: score }, [STATEMENT('One.')]);
    await ask(app, learner.token, 'enrol', { courseId });
    await sit(app, learner.token, quiz.id, new Map([[itemIds[0]!, true]]));
    await ask(app, learner.token, 'finish-lesson', { input: { lessonId, eventId: randomUUID() } });
    // It was due two hours ago, and no worker ran until now.
    await rows(app.database, `UPDATE quiz_publications SET settings = jsonb_set(settings, '{dueAt}', to_jsonb($2::text)) WHERE quiz_id = $1`, [quiz.id, new Date(Date.now() - 7_200_000).toISOString()]);
    await eventually(() => ask<ProgressData>(app, learner.token, 'course-progress', { courseId }), ({ completedAt }) => completedAt !== null);
  });
});
