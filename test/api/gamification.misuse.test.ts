import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { ask, askInVain } from '../kit/enrolments.js';
import { awarded, pointsOf } from '../kit/gamification.js';
import { classroom, rows, type Classroom } from '../kit/generations.js';

const HOUR = 3_600_000;
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

  const settled = () => awarded(app.database);
  const points = ({ id }: TestAccount) => pointsOf(app.database, id);
  const deckOf = async (account: TestAccount, cards: number, more: object = {}) => {
    const deck = await ask<DeckData>(app, account.token, 'create-deck', { input: { title: 'Mine', cards: Array.from({ length: cards }, (_, index) => ({ front: `${index}`, back: `${index}` })), ...more } });
    if ('courseId' in more) await ask(app, account.token, 'publish-deck', { id: deck.id });
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
    await rows(app.database, `UPDATE card_states SET due = due - make_interval(days => $2), last_review_at = last_review_at - make_interval(days => $2), last_review_day = last_review_day - $2 WHERE user_id = $1`, [id, days]);
    await rows(app.database, `UPDATE awards SET at = at - make_interval(days => $2), day = day - $2 WHERE user_id = $1`, [id, days]);
  };

  for (const [whose, switched] of [
    ['the learner’s', (learner: TestAccount, enabled: boolean) => ask(app, learner.token, 'update-gamification', { input: { enabled } })],
    ['the course’s', (_: TestAccount, enabled: boolean) => ask(app, room.teacher.token, 'set-course-gamification', { courseId: room.courseId, enabled })],
  ] as const) {
    test(`are not kept by undoing a review while ${whose} points are switched off, again and again`, async () => {
      const { teacher, learner, courseId } = room;
      const [cardId] = await deckOf(teacher, 1, { courseId });
      await review(learner, cardId!);
      await daysLater(learner, 20);
      let reviewId = await review(learner, cardId!);
      const once = await points(learner);
      assert.equal(once, 6);
      for (let round = 0; round < 3; round += 1) {
        await switched(learner, false);
        await ask(app, learner.token, 'undo-review', { input: { reviewId } });
        assert.equal(await points(learner), 0);
        await switched(learner, true);
        reviewId = await review(learner, cardId!);
        assert.equal(await points(learner), once);
      }
    });
  }

  test('are not earned by challenges that he sets himself by who may edit the course, also where he joined before', async () => {
    const { teacher, courseId } = room;
    const learner = await signUp(app, 'INSTRUCTOR');
    const [cardId] = await deckOf(teacher, 1, { courseId });
    await review(learner, cardId!);
    await daysLater(learner, 1);
    const set = (title: string) => ask<{ id: string }>(app, teacher.token, 'create-challenge', { input: { courseId, title, counter: 'REVIEWS_STUCK', target: 1, startsAt: inHours(-1), endsAt: inHours(1) } });
    const [first, second] = [await set('One'), await set('Two')];
    await ask(app, learner.token, 'join-challenge', { id: first.id });
    await ask(app, teacher.token, 'add-instructor', { courseId, email: learner.email });
    for (const { token } of [teacher, learner]) {
      const { extensions: { code, field } } = await askInVain(app, token, 'join-challenge', { id: second.id });
      assert.deepEqual([code, field], ['BAD_USER_INPUT', 'id']);
    }
    await review(learner, cardId!);
    assert.equal(await points(learner), 2);
  });

  test('are not earned by challenges that somebody has set before he left off teaching', async () => {
    const { teacher, courseId } = room;
    const colleague = await signUp(app, 'INSTRUCTOR');
    await ask(app, teacher.token, 'add-instructor', { courseId, email: colleague.email });
    const { id } = await ask<{ id: string }>(app, colleague.token, 'create-challenge', { input: { courseId, title: 'Mine', counter: 'REVIEWS_STUCK', target: 1, startsAt: inHours(-1), endsAt: inHours(1) } });
    await ask(app, colleague.token, 'remove-instructor', { courseId, userId: colleague.id });
    const { extensions: { code, field } } = await askInVain(app, colleague.token, 'join-challenge', { id });
    assert.deepEqual([code, field], ['BAD_USER_INPUT', 'id']);
  });

  for (const where of ['nobody else’s', 'a course’s that he teaches']) {
    test(`are not earned without limit by rating cards of his own making, ${where}`, async () => {
      const { teacher, courseId } = room;
      const cardIds = await deckOf(teacher, 40, where === 'nobody else’s' ? {} : { courseId });
      for (const cardId of cardIds) await review(teacher, cardId, 'EASY');
      await daysLater(teacher, 20);
      for (const cardId of cardIds) await review(teacher, cardId, 'EASY');
      assert.equal(await points(teacher), 60);
    });
  }

  test('of cards that others made have no such limit', async () => {
    const { teacher, learner, courseId } = room;
    const cardIds = await deckOf(teacher, 12, { courseId });
    for (const cardId of cardIds) await review(learner, cardId, 'EASY');
    await daysLater(learner, 20);
    for (const cardId of cardIds) await review(learner, cardId, 'EASY');
    assert.equal(await points(learner), 72);
  });

  test('are not earned by reviewing a card before it is due', async () => {
    const { teacher, learner, courseId } = room;
    const [cardId] = await deckOf(teacher, 1, { courseId });
    await review(learner, cardId!, 'EASY');
    await daysLater(learner, 1);
    await review(learner, cardId!, 'EASY');
    assert.equal(await points(learner), 0);
  });
});
