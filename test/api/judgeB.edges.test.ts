import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { quizWith } from '../kit/attempts.js';
import { gql } from '../kit/clients.js';
import { ask } from '../kit/enrolments.js';
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
});
