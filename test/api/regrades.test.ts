import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import pg from 'pg';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { refusal } from '../kit/clients.js';
import { classroom, eventually, rows, type Classroom } from '../kit/generations.js';
import { GRADING, grading, submitted, type RegradeData } from '../kit/grading.js';
import { gradesOf, repeatAttempt } from '../kit/many-answers.js';
import type { TestDatabase } from '../kit/postgres.js';
import { BODY, itemsOf, publishedQuiz, quizzes, type ItemChangedData } from '../kit/quizzes.js';

suite('grading all answers to a question again', () => {
  let database: TestDatabase;
  /** No worker is there but those that a test starts. */
  let api: TestApp;
  let room: Classroom;
  before(async () => {
    database = await freshDatabase();
    api = await startApp({ database, env: { ROLES: 'api' } });
    room = await classroom(api, BODY);
  });
  after(async () => {
    await api.stop();
    await database.drop();
  });

  const ask = (itemId: string, reason = 'The key was wrong.') => grading<RegradeData>(api, room.teacher.token, 'regradeQuestion', { id: itemId, reason });
  const far = (id: string) => grading<RegradeData>(api, room.teacher.token, 'regrade', { id });

  /** A question whose key was wrong when that many answered with what is right now. */
  async function answeredWrongly(count: number): Promise<{ itemId: string; attemptId: string }> {
    const { quiz, itemId } = await publishedQuiz(api, room);
    const [item] = await itemsOf(api, room.teacher.token, quiz.id);
    const choices = item!.question.choices!;
    const { attemptId } = await submitted(api, room, { quiz, itemId }, { choiceIds: [choices.find(({ text }) => text === 'Fishermen')!.id] });
    await repeatAttempt(database, attemptId, count - 1);
    await quizzes<ItemChangedData>(api, room.teacher.token, 'edit', {
      input: { itemId, expectedVersion: quiz.version, choices: choices.map(({ id, text }) => ({ id, text, correct: text === 'Fishermen' })) },
    });
    return { itemId, attemptId };
  }
  const working = async (work: () => Promise<void>): Promise<void> => {
    const worker = await startApp({ database, env: { ROLES: 'worker' } });
    try {
      await work();
    } finally {
      await worker.stop();
    }
  };

  test('answers after the first hundred, tells how far it is, and is gone on with by workers', async () => {
    const { itemId } = await answeredWrongly(250);
    const begun = await ask(itemId);
    assert.deepEqual([begun.total, begun.answers, begun.changed, begun.finishedAt], [250, 100, 100, null]);
    const again = await ask(itemId, 'Said twice.');
    assert.deepEqual([again.id, again.answers], [begun.id, 200], 'the same goes on');
    await working(async () => {
      const done = await eventually(() => far(begun.id!), ({ finishedAt }) => finishedAt !== null);
      assert.deepEqual([done.answers, done.changed, done.failed], [250, 250, 0]);
    });
    assert.deepEqual(await gradesOf(database, itemId), [{ grades: 2, points: 2, n: 250 }]);
    const next = await ask(itemId);
    assert.notEqual(next.id, begun.id);
  });

  test('by several workers at once does each once', async () => {
    const { itemId } = await answeredWrongly(300);
    const { id } = await ask(itemId);
    await working(() => working(async () => {
      const done = await eventually(() => far(id!), ({ finishedAt }) => finishedAt !== null);
      assert.deepEqual([done.answers, done.changed], [300, 300]);
    }));
    assert.deepEqual(await gradesOf(database, itemId), [{ grades: 2, points: 2, n: 300 }]);
  });

  test('goes on where PostgreSQL undid what it was at for another’s sake', async () => {
    const { itemId, attemptId } = await answeredWrongly(2);
    const other = new pg.Client({ connectionString: database.ownerUrl });
    await other.connect();
    let asked: Promise<RegradeData>;
    try {
      await other.query('BEGIN');
      await other.query('SELECT FROM graded_answers WHERE attempt_id = $1 FOR UPDATE', [attemptId]);
      asked = ask(itemId);
      // It waits first, and is the first to find that each waits for the other.
      const waiting = 'SELECT count(*)::int AS n FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE datname = current_database() AND NOT granted';
      await eventually(() => rows<{ n: number }>(database, waiting), ([row]) => row!.n > 0);
      await other.query('SELECT FROM attempts WHERE id = $1 FOR UPDATE', [attemptId]);
      await other.query('COMMIT');
    } finally {
      await other.end();
    }
    const done = await asked;
    assert.deepEqual([done.answers, done.changed, done.failed, done.finishedAt !== null], [2, 2, 0, true]);
  });

  test('goes past an answer that can not be graded', async () => {
    const { itemId, attemptId } = await answeredWrongly(3);
    // As nothing that is checked can be.
    await rows(database, `UPDATE graded_answers SET response = '{"choiceIds": 5}' WHERE attempt_id = $1`, [attemptId]);
    const done = await ask(itemId);
    assert.deepEqual([done.answers, done.changed, done.failed, done.finishedAt !== null], [3, 2, 1, true]);
  });

  test('is nobody’s to see who may not grade', async () => {
    const { itemId } = await answeredWrongly(1);
    const { id } = await ask(itemId);
    const codeOf = async (variables: object, token: string) => (await refusal(api, { query: GRADING.regrade, variables: { ...variables }, token })).extensions.code;
    assert.equal(await codeOf({ id }, room.learner.token), 'FORBIDDEN');
    for (const wrong of ['x', itemId]) assert.equal(await codeOf({ id: wrong }, room.teacher.token), 'NOT_FOUND');
  });
});
