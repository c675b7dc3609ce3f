import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, quizWith } from '../kit/attempts.js';
import { classroom, type Classroom } from '../kit/generations.js';
import { grading, submitted } from '../kit/grading.js';
import { BODY } from '../kit/quizzes.js';

let app: TestApp;
let room: Classroom;
before(async () => {
  app = await startApp();
  room = await classroom(app, BODY);
});
after(() => app.stop());

const SHORT = { type: 'SHORT_ANSWER', prompt: 'What keeps it upright?', choices: undefined, accepted: [['ballast']], points: 3 };

for (const never of [true, false]) {
  test(`the reason that answers a review says the grade, and is hidden with it: ${never ? 'never shown' : 'sat again'}`, async () => {
    const when = never ? 'NEVER' : 'AFTER_SUBMISSION';
    const { quiz, itemIds } = await quizWith(app, room, { reveal: { key: when, explanation: when, evidence: when, score: when } }, [SHORT]);
    const learner = await signUp(app);
    const { attemptId, itemId } = await submitted(app, room, { quiz, itemId: itemIds[0]! }, { texts: ['sand'] }, { learner });
    await grading(app, learner.token, 'request', { attemptId, questionId: itemId, message: 'Why?' });
    await grading(app, room.teacher.token, 'grade', { input: { attemptId, questionId: itemId, points: 1, reason: '1 of 3: it is SECRET ballast.' } });
    if (!never) await attempts(app, learner.token, 'start', { input: { quizId: quiz.id } });
    const hidden = await grading(app, learner.token, 'read', { attemptId, questionId: itemId });
    assert.equal(hidden.grade, null);
    assert.doesNotMatch(JSON.stringify(hidden), /SECRET/);
    assert.match(JSON.stringify(await grading(app, room.teacher.token, 'read', { attemptId, questionId: itemId })), /SECRET/);
  });
}
