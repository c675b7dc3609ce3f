import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, questionsIn } from '../kit/attempts.js';
import { classroom, follow, QUIZ, start, type Classroom } from '../kit/generations.js';
import { BODY, itemsOf, quizzes } from '../kit/quizzes.js';

let app: TestApp;
let room: Classroom;
before(async () => {
  app = await startApp();
  room = await classroom(app, BODY);
});
after(() => app.stop());

const NEVER = { key: 'NEVER', explanation: 'NEVER', evidence: 'NEVER', score: 'NEVER' };

/** Questions of the built-in engine. */
async function asked(token: string, seed?: number): Promise<string> {
  const { id } = await start(app, token, QUIZ, { lessonId: room.lessonId, questionCount: 5, ...(seed === undefined ? {} : { seed }) });
  await follow(app, token, id);
  return id;
}

for (const seeds of [[undefined], [1, 2, 3, 4, 5, 6]] as const) {
  test(`a quiz whose keys are never shown is not answered by practice on the same lesson: ${seeds.length === 1 ? 'as it comes' : 'with other seeds'}`, async () => {
    const { teacher: { token }, lessonId } = room;
    const { id, version } = await quizzes(app, token, 'create', { input: { title: 'Exam', lessonId, fromGenerationId: await asked(token, seeds.length === 1 ? undefined : 77), settings: { reveal: NEVER, maxAttempts: 1 } } });
    const items = await itemsOf(app, token, id);
    const reviewed = await quizzes(app, token, 'review', { input: { quizId: id, expectedVersion: version, verdicts: items.map((item) => ({ itemId: item.id, verdict: 'ACCEPT' })) } });
    const inReview = await quizzes(app, token, 'submit', { id, version: reviewed.version });
    assert.equal((await quizzes(app, token, 'publish', { id, version: inReview.version })).__typename, 'Quiz');
    const exam = new Set(items.map(({ question }) => question.prompt));
    const learner = await signUp(app);
    const told = new Set<string>();
    for (const seed of seeds) {
      const practice = await quizzes(app, learner.token, 'create', { input: { title: 'Practice', purpose: 'PRACTICE', fromGenerationId: await asked(learner.token, seed) } });
      await quizzes(app, learner.token, 'publish', { id: practice.id, version: practice.version });
      const attempt = await attempts(app, learner.token, 'start', { input: { quizId: practice.id } });
      const ended = await attempts(app, learner.token, 'submit', { id: attempt.id });
      for (const { question, key } of questionsIn(ended)) if (key && exam.has(question.prompt)) told.add(question.prompt);
    }
    assert.deepEqual([...told], [], `${told.size} of ${exam.size} keys of the exam`);
  });
}
