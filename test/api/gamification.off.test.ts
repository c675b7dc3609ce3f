import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { quizWith } from '../kit/attempts.js';
import { wsClient } from '../kit/clients.js';
import { ask } from '../kit/enrolments.js';
import { pointsOf } from '../kit/gamification.js';
import { classroom, type Classroom } from '../kit/generations.js';
import { sit, STATEMENT } from '../kit/statistics.js';

const HOUR = 3_600_000;
const FOLLOW = readFileSync(new URL('../../../docs/operations/follow-awards.graphql', import.meta.url), 'utf8');
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

suite('points that are switched off', () => {
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());
  beforeEach(async () => {
    room = await classroom(app);
  });

  const points = ({ id }: TestAccount) => pointsOf(app.database, id);

  test('of a course that has switched them off stand on no board any more', async () => {
    const { teacher, courseId } = room;
    const learner = await signUp(app);
    const { quiz, itemIds } = await quizWith(app, room, {}, [STATEMENT('Tides turn.')]);
    await ask(app, learner.token, 'join-leaderboard', { courseId, alias: 'Tern' });
    await sit(app, learner.token, quiz.id, new Map([[itemIds[0]!, true]]));
    assert.equal(await points(learner), 2);
    await ask(app, teacher.token, 'set-course-gamification', { courseId, enabled: false });
    const board = await ask<{ edges?: unknown[] }>(app, learner.token, 'leaderboard', { courseId, period: 'ALL' });
    assert.deepEqual(board.edges ?? [], []);
  });

  test('are told to nobody who has switched them off', async () => {
    const learner = await signUp(app);
    const { quiz, itemIds } = await quizWith(app, room, {}, [STATEMENT('Tides turn.')]);
    await sit(app, learner.token, quiz.id, new Map([[itemIds[0]!, true]]));
    assert.equal(await points(learner), 2);
    await ask(app, learner.token, 'update-gamification', { input: { enabled: false } });
    const told = async () => {
      const client = wsClient(app, learner.token);
      const events: unknown[] = [];
      for await (const { data } of client.subscribe<{ awardEvents: unknown }>(FOLLOW, { afterSeq: 0, until: 'CAUGHT_UP' })) events.push(data?.awardEvents);
      await client.dispose();
      return events.length;
    };
    assert.equal(await told(), 0);
    await ask(app, learner.token, 'update-gamification', { input: { enabled: true } });
    assert.notEqual(await told(), 0);
  });

  test('of a challenge are offered neither in a course nor to a learner that has switched them off', async () => {
    const { teacher, courseId, learner } = room;
    const { id } = await ask<{ id: string }>(app, teacher.token, 'create-challenge', { input: { courseId, title: 'One', counter: 'ANSWERS_RIGHT', target: 1, startsAt: inHours(-1), endsAt: inHours(1) } });
    const shown = async () => (await ask<{ edges: unknown[] }>(app, learner.token, 'challenges', { courseId })).edges.length;
    assert.equal(await shown(), 1);
    await ask(app, learner.token, 'update-gamification', { input: { enabled: false } });
    const joined = async () => ask<{ id: string }>(app, learner.token, 'join-challenge', { id }).then(() => 'joined', (error: Error) => (/BAD_USER_INPUT/.test(error.message) ? 'refused' : error.message));
    assert.deepEqual([await joined(), await shown()], ['refused', 0]);
    await ask(app, learner.token, 'update-gamification', { input: { enabled: true } });
    await ask(app, teacher.token, 'set-course-gamification', { courseId, enabled: false });
    assert.deepEqual([await joined(), await shown()], ['refused', 0]);
  });
});
