import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { quizWith } from '../kit/attempts.js';
import { gql } from '../kit/clients.js';
import { ask } from '../kit/enrolments.js';
import { classroom, eventually, rows } from '../kit/generations.js';
import { sit, STATEMENT } from '../kit/statistics.js';

let app: TestApp;
before(async () => {
  app = await startApp();
});
after(() => app.stop());

describe('who was an instructor of a course and is none any more by his role', () => {
  test('learns it like everybody: his answers count, he stands in the class, and earns points', async () => {
    const room = await classroom(app);
    const { teacher, courseId } = room;
    const former = await signUp(app, 'INSTRUCTOR');
    await ask(app, teacher.token, 'add-instructor', { courseId, email: former.email });
    await rows(app.database, `UPDATE users SET role = 'LEARNER' WHERE id = $1`, [former.id]);
    const { login } = await gql<{ login: { accessToken: string } }>(app, {
      query: 'mutation ($e: String!, $p: String!) { login(email: $e, password: $p) { ... on Session { accessToken } } }', variables: { e: former.email, p: former.password },
    });
    const token = login.accessToken;
    const { quiz, itemIds } = await quizWith(app, room, {}, [STATEMENT('Tides turn.', { objectives: ['Tides'] })]);
    await ask(app, token, 'enrol', { courseId });
    await sit(app, token, quiz.id, new Map([[itemIds[0]!, true]]));
    await eventually(() => rows<{ n: number }>(app.database, 'SELECT count(*)::int AS n FROM events_to_award'), ([row]) => row!.n === 0);
    const mastery = await ask<{ edges: { node: { answers: number } }[] }>(app, token, 'mastery', { courseId });
    const game = await ask<{ points: number }>(app, token, 'gamification', {});
    const table = await ask<{ learners: { edges: { node: { learner: { id: string } } }[] } }>(app, teacher.token, 'class-mastery', { courseId });
    assert.deepEqual([mastery.edges.map(({ node }) => node.answers), game.points, table.learners.edges.map(({ node }) => node.learner.id)], [[1], 2, [former.id]]);
  });
});
