import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { quizWith } from '../kit/attempts.js';
import { gql } from '../kit/clients.js';
import { ask, askInVain } from '../kit/enrolments.js';
import { classroom, eventually, rows } from '../kit/generations.js';
import { sit, STATEMENT } from '../kit/statistics.js';

const DAY = 86_400_000;
let app: TestApp;
before(async () => {
  app = await startApp();
});
after(() => app.stop());

const settled = () => eventually(() => rows<{ n: number }>(app.database, 'SELECT count(*)::int AS n FROM events_to_award WHERE award_after <= now()'), ([row]) => row!.n === 0);
const streakOf = async ({ token }: TestAccount) => (await gql<{ gamification: { streak: { current: number } } }>(app, { query: '{ gamification { streak { current } } }', token })).gamification.streak.current;

describe('a streak', () => {
  test('has no more than three days of rest in a week, however often they are changed', async () => {
    const learner = await signUp(app);
    const room = await classroom(app);
    const { quiz, itemIds } = await quizWith(app, room, {}, [STATEMENT('Tides turn.')]);
    await sit(app, learner.token, quiz.id, new Map([[itemIds[0]!, true]]));
    await settled();
    const names = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
    for (let passed = 0; passed < 7; passed += 1) {
      // Each evening but the last tomorrow becomes the one day of rest; then the day passes, as all that is known moves a day back.
      const tomorrow = new Date(Date.now() - 4 * 3_600_000 + DAY);
      if (passed < 6) await ask(app, learner.token, 'update-gamification', { input: { restDays: [names[(tomorrow.getUTCDay() + 6) % 7]] } });
      await rows(app.database, 'UPDATE rest_days SET from_day = from_day - 1000 WHERE user_id = $1', [learner.id]);
      await rows(app.database, 'UPDATE rest_days SET from_day = from_day + 999, weekdays = to_jsonb(ARRAY[mod((weekdays ->> 0)::int + 6, 7)]) WHERE user_id = $1', [learner.id]);
      await rows(app.database, 'UPDATE learning_days SET day = day - 1 WHERE user_id = $1', [learner.id]);
    }
    await sit(app, learner.token, quiz.id, new Map([[itemIds[0]!, true]]));
    await settled();
    const days = await rows(app.database, 'SELECT day FROM learning_days WHERE user_id = $1 ORDER BY day', [learner.id]);
    assert.equal(await streakOf(learner), 1, `learnt on ${JSON.stringify(days)} alone`);
  });

  test('counts the day on which cards were reviewed, not the day on which that was told', async () => {
    const learner = await signUp(app);
    await gql(app, { query: 'mutation { updateStudySettings(input: { dayStartHour: 0 }) { timeZone } }', token: learner.token });
    const deck = await ask<{ cards: { edges: { node: { id: string } }[] } }>(app, learner.token, 'create-deck', { input: { title: 'One', cards: [{ front: 'a', back: 'b' }] } });
    const cardId = deck.cards.edges[0]!.node.id;
    await rows(app.database, `UPDATE cards SET created_at = created_at - interval '9 days' WHERE id = $1`, [cardId]);
    const at = new Date(Date.now() - 3 * DAY);
    await ask(app, learner.token, 'review-card', { input: { cardId, rating: 'GOOD', reviewId: randomUUID(), reviewedAt: at.toISOString() } });
    await settled();
    const days = await rows<{ day: number }>(app.database, 'SELECT day FROM learning_days WHERE user_id = $1', [learner.id]);
    assert.deepEqual(days.map(({ day }) => day), [Math.floor(at.getTime() / DAY)]);
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
