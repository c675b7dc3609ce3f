import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, quizWith, save } from '../kit/attempts.js';
import { gql } from '../kit/clients.js';
import { ask, askInVain } from '../kit/enrolments.js';
import { awarded } from '../kit/gamification.js';
import { classroom, eventually, rows } from '../kit/generations.js';
import { STATEMENT } from '../kit/statistics.js';

const DAY = 86_400_000;
let app: TestApp;
before(async () => {
  app = await startApp();
});
after(() => app.stop());

const settled = () => awarded(app.database);

describe('a streak', () => {
  for (const late of [1, 3]) test(late === 1 ? 'counts the day on which cards were reviewed, not the next one, on which that was told' : 'is not made backwards by what is told later than the next day', async () => {
    const learner = await signUp(app);
    await gql(app, { query: 'mutation { updateStudySettings(input: { dayStartHour: 0 }) { timeZone } }', token: learner.token });
    const deck = await ask<{ cards: { edges: { node: { id: string } }[] } }>(app, learner.token, 'create-deck', { input: { title: 'One', cards: [{ front: 'a', back: 'b' }] } });
    const cardId = deck.cards.edges[0]!.node.id;
    await rows(app.database, `UPDATE cards SET created_at = created_at - interval '9 days' WHERE id = $1`, [cardId]);
    const at = new Date(Date.now() - late * DAY);
    await ask(app, learner.token, 'review-card', { input: { cardId, rating: 'GOOD', reviewId: randomUUID(), reviewedAt: at.toISOString() } });
    await settled();
    const days = await rows<{ day: number }>(app.database, 'SELECT day FROM learning_days WHERE user_id = $1', [learner.id]);
    assert.deepEqual(days.map(({ day }) => day), late === 1 ? [Math.floor(at.getTime() / DAY)] : []);
  });

  test('counts each day on which an answer was saved, though its attempt is submitted days later', async () => {
    const room = await classroom(app);
    const { learner } = room;
    await gql(app, { query: 'mutation { updateStudySettings(input: { dayStartHour: 0 }) { timeZone } }', token: learner.token });
    const { quiz, itemIds } = await quizWith(app, room, {}, [STATEMENT('One.')]);
    const { id: attemptId } = await attempts(app, learner.token, 'start', { input: { quizId: quiz.id } });
    await save(app, learner.token, { attemptId, questionId: itemIds[0]!, sequence: 1, answer: { answer: true } });
    await rows(app.database, `UPDATE attempts SET started_at = started_at - interval '3 days' WHERE id = $1`, [attemptId]);
    const [{ savedAt }] = await rows<{ savedAt: Date }>(app.database, `UPDATE attempt_answers SET saved_at = saved_at - interval '3 days' WHERE attempt_id = $1 RETURNING saved_at AS "savedAt"`, [attemptId]) as [{ savedAt: Date }];
    await attempts(app, learner.token, 'submit', { id: attemptId });
    await settled();
    const days = await rows<{ day: number }>(app.database, 'SELECT day FROM learning_days WHERE user_id = $1', [learner.id]);
    assert.deepEqual(days.map(({ day }) => day), [Math.floor(savedAt.getTime() / DAY)]);
  });
});

describe('what is told later', () => {
  test('stands in the history at the time when it happened', async () => {
    const { learner, lessonId } = await classroom(app);
    const at = new Date(Date.now() - 3 * DAY).toISOString();
    await ask(app, learner.token, 'finish-lesson', { input: { lessonId, eventId: randomUUID(), at } });
    const { activity } = await eventually(
      () => gql<{ activity: { edges: { node: { verb: string; at: string } }[] } }>(app, { query: '{ activity(first: 10) { edges { node { verb at } } } }', token: learner.token }),
      ({ activity: { edges } }) => edges.some(({ node }) => /finished/i.test(node.verb)),
    );
    assert.equal(activity.edges.find(({ node }) => /finished/i.test(node.verb))!.node.at, at);
  });
});

describe('an alias', () => {
  for (const [what, alias] of [['blank', '   '], ['invisible', '\u200b\u200b'], ['turned around', '\u202eecilA']] as const) {
    test(`that is ${what} is refused`, async () => {
      const { learner, courseId } = await classroom(app);
      assert.equal((await askInVain(app, learner.token, 'join-leaderboard', { courseId, alias })).extensions.field, 'alias');
    });
  }
});
