import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { classroom, eventually } from '../kit/generations.js';
import { grading, submitted, type RegradeData } from '../kit/grading.js';
import { gradesOf, repeatAttempt } from '../kit/many-answers.js';
import { startProcess } from '../kit/process.js';
import { BODY, itemsOf, publishedQuiz, quizzes, type ItemChangedData } from '../kit/quizzes.js';

// Several times as many as are graded in one go.
const ANSWERS = 300;

suite('grading a question again whose worker is killed', { timeout: 180_000 }, () => {
  test('goes on where it was, and grades each answer once', async (t) => {
    const database = await freshDatabase();
    const doomed = await startProcess({ database });
    let app: { url: string } = doomed;
    let next: TestApp | undefined;
    t.after(async () => {
      await Promise.all([doomed.end('SIGKILL'), next?.stop()]);
      await database.drop();
    });
    const room = await classroom({ ...app, database }, BODY);
    const { quiz, itemId } = await publishedQuiz(app, room);
    const [item] = await itemsOf(app, room.teacher.token, quiz.id);
    const choices = item!.question.choices!;
    const { attemptId } = await submitted({ ...app, database }, room, { quiz, itemId }, { choiceIds: [choices.find(({ text }) => text === 'Fishermen')!.id] });
    await repeatAttempt(database, attemptId, ANSWERS - 1);
    await quizzes<ItemChangedData>(app, room.teacher.token, 'edit', {
      input: { itemId, expectedVersion: quiz.version, choices: choices.map(({ id, text }) => ({ id, text, correct: text === 'Fishermen' })) },
    });
    const { id } = await grading<RegradeData>(app, room.teacher.token, 'regradeQuestion', { id: itemId, reason: 'The key was wrong.' });
    const far = () => grading<RegradeData>(app, room.teacher.token, 'regrade', { id });
    const { answers } = await eventually(far, (seen) => seen.answers > 150, 60_000);
    await doomed.end('SIGKILL');
    assert.ok(answers < ANSWERS, `${answers} were done when it was killed`);
    app = next = await startApp({ database });
    const done = await eventually(far, ({ finishedAt }) => finishedAt !== null, 60_000);
    assert.deepEqual([done.answers, done.changed, done.failed], [ANSWERS, ANSWERS, 0]);
    assert.deepEqual(await gradesOf(database, itemId), [{ grades: 2, points: 2, n: ANSWERS }]);
  });
});
