import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { quizWith } from '../kit/attempts.js';
import { wsClient } from '../kit/clients.js';
import { ask } from '../kit/enrolments.js';
import { classroom, eventually, rows, type Classroom } from '../kit/generations.js';
import { sit, STATEMENT } from '../kit/statistics.js';

const HOUR = 3_600_000;
const FOLLOW = readFileSync(new URL('../../../docs/operations/follow-awards.graphql', import.meta.url), 'utf8');
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

interface DeckData { id: string; cards: { edges: { node: { id: string } }[] } }

suite('points that nothing was learnt for', () => {
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());
  beforeEach(async () => {
    room = await classroom(app);
  });

  const settled = () => eventually(() => rows<{ n: number }>(app.database, 'SELECT count(*)::int AS n FROM events_to_award WHERE award_after <= now()'), ([row]) => row!.n === 0);
  const points = async ({ id }: TestAccount) => {
    await settled();
    const [row] = await rows<{ n: number }>(app.database, 'SELECT COALESCE(sum(points), 0)::int AS n FROM awards WHERE user_id = $1', [id]);
    return row!.n;
  };
  const deckOf = async (account: TestAccount, cards: number, more: object = {}) => {
    const deck = await ask<DeckData>(app, account.token, 'create-deck', { input: { title: 'Mine', cards: Array.from({ length: cards }, (_, index) => ({ front: `${index}`, back: `${index}` })), ...more } });
    return (await rows<{ id: string }>(app.database, 'SELECT id FROM cards WHERE deck_id = $1', [deck.id])).map(({ id }) => id);
  };
  const review = async (account: TestAccount, cardId: string, rating = 'GOOD') => {
    const reviewId = randomUUID();
    await ask(app, account.token, 'review-card', { input: { cardId, rating, reviewId } });
    return reviewId;
  };
  /** As if everything that he reviewed had happened as many days ago. */
  const daysLater = async ({ id }: TestAccount, days: number) => {
    await settled();
    await rows(app.database, `UPDATE card_reviews SET at = at - make_interval(days => $2), received_at = received_at - make_interval(days => $2), day = day - $2 WHERE user_id = $1`, [id, days]);
    await rows(app.database, `UPDATE awards SET at = at - make_interval(days => $2), day = day - $2 WHERE user_id = $1`, [id, days]);
  };

  test('are not earned by an instructor by challenges that he sets himself', async () => {
    const { teacher, courseId } = room;
    const [cardId] = await deckOf(teacher, 1, { courseId });
    await review(teacher, cardId!);
    await daysLater(teacher, 1);
    for (let number = 0; number < 10; number += 1) {
      const { id } = await ask<{ id: string }>(app, teacher.token, 'create-challenge', { input: { courseId, title: `One ${number}`, counter: 'REVIEWS_STUCK', target: 1, startsAt: inHours(-1), endsAt: inHours(1) } });
      await ask(app, teacher.token, 'join-challenge', { id });
    }
    await review(teacher, cardId!);
    assert.ok((await points(teacher)) <= 10, `${await points(teacher)} points for one review in a course of one's own`);
  });

  test('are not earned without limit by rating cards of his own making', async () => {
    const learner = await signUp(app);
    const cardIds = await deckOf(learner, 100);
    for (const cardId of cardIds) await review(learner, cardId, 'EASY');
    await daysLater(learner, 1);
    for (const cardId of cardIds) await review(learner, cardId, 'EASY');
    assert.ok((await points(learner)) <= 100, `${await points(learner)} points in a day for a hundred clicks on “7”/“7”`);
  });

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

  test('of who has left or was removed are shown to nobody on the board', async () => {
    const { teacher, courseId } = room;
    await ask(app, teacher.token, 'set-enrolment-rules', { input: { courseId, policy: 'CODE' } });
    const { code } = await ask<{ code: string }>(app, teacher.token, 'rotate-enrolment-code', { courseId });
    const [stays, leaves, removed] = [await signUp(app), await signUp(app), await signUp(app)];
    for (const [account, alias] of [[stays, 'Stays'], [leaves, 'Leaves'], [removed, 'Removed']] as const) {
      await ask(app, account.token, 'enrol-by-code', { code });
      await ask(app, account.token, 'join-leaderboard', { courseId, alias });
    }
    await ask(app, leaves.token, 'leave-course', { courseId });
    await ask(app, teacher.token, 'remove-learner', { input: { courseId, userId: removed.id, reason: 'Because.' } });
    const board = await ask<{ edges: { node: { alias: string } }[] }>(app, stays.token, 'leaderboard', { courseId, period: 'ALL' });
    assert.deepEqual(board.edges.map(({ node }) => node.alias), ['Stays']);
  });

  test('are told to nobody who has switched them off', async () => {
    const learner = await signUp(app);
    const { quiz, itemIds } = await quizWith(app, room, {}, [STATEMENT('Tides turn.')]);
    await sit(app, learner.token, quiz.id, new Map([[itemIds[0]!, true]]));
    assert.equal(await points(learner), 2);
    await ask(app, learner.token, 'update-gamification', { input: { enabled: false } });
    const client = wsClient(app, learner.token);
    const told: unknown[] = [];
    for await (const { data } of client.subscribe<{ awardEvents: unknown }>(FOLLOW, { afterSeq: 0, until: 'CAUGHT_UP' })) told.push(data?.awardEvents);
    await client.dispose();
    assert.deepEqual(told, []);
  });

  test('of a challenge are offered neither in a course nor to a learner that has switched them off', async () => {
    const { teacher, courseId, learner } = room;
    const { id } = await ask<{ id: string }>(app, teacher.token, 'create-challenge', { input: { courseId, title: 'One', counter: 'ANSWERS_RIGHT', target: 1, startsAt: inHours(-1), endsAt: inHours(1) } });
    await ask(app, learner.token, 'update-gamification', { input: { enabled: false } });
    const joined = async () => ask<{ id: string }>(app, learner.token, 'join-challenge', { id }).then(() => 'joined', (error: Error) => (/BAD_USER_INPUT/.test(error.message) ? 'refused' : error.message));
    assert.equal(await joined(), 'refused');
    await ask(app, learner.token, 'update-gamification', { input: { enabled: true } });
    await ask(app, teacher.token, 'set-course-gamification', { courseId, enabled: false });
    assert.equal(await joined(), 'refused');
  });
});
