import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import type { Viewer } from '../../src/auth/viewer.js';
import { ReviewKind, ReviewRating } from '../../src/modules/flashcards/flashcards.entity.js';
import { logOf } from '../../src/modules/flashcards/log.js';
import { CallerError, notFound } from '../../src/platform/errors.js';
import { flashcardsKit, type FlashcardsKit } from './flashcards.kit.js';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 20);
const MARKS = [ReviewKind.RESET, ReviewKind.SUSPEND, ReviewKind.UNSUSPEND, ReviewKind.BURY, ReviewKind.UNBURY] as const;

const review = fc.record({ rating: fc.constantFrom(...Object.values(ReviewRating)), lateMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 * 24 * HOUR })) });
const action = fc.oneof(
  { weight: 6, arbitrary: review.map((given) => ({ do: 'review' as const, ...given })) },
  { weight: 2, arbitrary: fc.constant({ do: 'undo' as const }) },
  { weight: 1, arbitrary: fc.nat().map((which) => ({ do: 'repeat' as const, which })) },
  { weight: 1, arbitrary: fc.constantFrom(...MARKS).map((kind) => ({ do: 'mark' as const, kind })) },
  { weight: 1, arbitrary: fc.record({ desiredRetention: fc.integer({ min: 70, max: 97 }), timeZone: fc.constantFrom('Europe/Berlin', 'Asia/Tokyo', 'America/Los_Angeles') }).map((given) => ({ do: 'settings' as const, ...given })) },
);
/** What several devices do at once, one round after the other. */
const rounds = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 72 }), actions: fc.array(action, { minLength: 1, maxLength: 4 }) }), { minLength: 1, maxLength: 8 });

suite('flashcards on several devices at once', () => {
  let kit: FlashcardsKit;
  let learner: Viewer;
  before(async () => {
    kit = await flashcardsKit({ get: () => Promise.reject(notFound('generation')), items: () => Promise.resolve([]) });
    learner = await kit.viewer('LEARNER');
  });
  after(() => kit.stop());

  test('all reviews are in the log once, and the state is what the log says, exactly', async () => {
    let run = 0;
    await fc.assert(fc.asyncProperty(rounds, async (history) => {
      run += 1;
      const { cards } = await kit.deckOf(learner, 1, new Date(START - 25 * 24 * HOUR));
      const cardId = cards[0]!.id;
      const sent: { cardId: string; rating: ReviewRating; reviewId: string; reviewedAt: Date }[] = [];
      let now = START;
      for (const [round, { hours, actions }] of history.entries()) {
        now += hours * HOUR;
        const at = new Date(now);
        const repeatable = [...sent];
        await Promise.all(actions.map(async (what, index) => {
          if (what.do === 'review') {
            const input = { cardId, rating: what.rating, reviewId: `run-${run}-${round}-${index}`, reviewedAt: new Date(Math.max(now - what.lateMs, START - 25 * 24 * HOUR)) };
            sent.push(input);
            await kit.reviews.review(learner, input, at);
          } else if (what.do === 'repeat' && repeatable.length > 0) {
            await kit.reviews.review(learner, repeatable[what.which % repeatable.length]!, at);
          } else if (what.do === 'undo') {
            const log = await logOf(kit.db, learner.id, [cardId]);
            const last = log.findLast(({ kind }) => kind === ReviewKind.REVIEW);
            // Another device may have been faster: then it isn't the last any more.
            if (last) await kit.reviews.undo(learner, last.id, at).catch((error: unknown) => assert.ok(error instanceof CallerError && error.extensions['code'] === 'BAD_USER_INPUT'));
          } else if (what.do === 'mark') {
            await kit.reviews.mark(learner, cardId, what.kind, at);
          } else if (what.do === 'settings') {
            await kit.settings.update(learner, { desiredRetention: what.desiredRetention / 100, timeZone: what.timeZone });
          }
        }));
      }
      const log = await logOf(kit.db, learner.id, [cardId]);
      const logged = log.filter(({ kind }) => kind === ReviewKind.REVIEW).map(({ id }) => id);
      assert.deepEqual(logged.toSorted(), sent.map(({ reviewId }) => reviewId).toSorted());
      const { kept, replayed } = await kit.memories(learner, cardId);
      assert.deepEqual(kept, replayed);
    }), { numRuns: 60 });
  });

  test('two devices that review a card at the same instant come to one state, whoever is first', async () => {
    const made = new Date(START - HOUR);
    const at = new Date(START);
    for (const order of [[0, 1], [1, 0], null]) {
      const viewer = await kit.viewer('LEARNER');
      const { cards } = await kit.deckOf(viewer, 1, made);
      const cardId = cards[0]!.id;
      const reviews = [{ cardId, rating: ReviewRating.EASY, reviewId: 'device-b', reviewedAt: at }, { cardId, rating: ReviewRating.AGAIN, reviewId: 'device-a', reviewedAt: at }];
      if (order) for (const index of order) await kit.reviews.review(viewer, reviews[index]!, at);
      else await Promise.all(reviews.map((input) => kit.reviews.review(viewer, input, at)));
      const { kept, replayed } = await kit.memories(viewer, cardId);
      assert.deepEqual(kept, replayed);
      assert.deepEqual([kept.lastEntryId, kept.reps, kept.state], ['device-b', 2, 'REVIEW']);
    }
  });

  test('the same review sent twenty times at once is one', async () => {
    const viewer = await kit.viewer('LEARNER');
    const { cards } = await kit.deckOf(viewer, 2, new Date(START - HOUR));
    const input = { cardId: cards[0]!.id, rating: ReviewRating.GOOD, reviewId: 'once-only', reviewedAt: new Date(START) };
    await Promise.all(Array.from({ length: 20 }, () => kit.reviews.review(viewer, input, new Date(START))));
    assert.equal((await logOf(kit.db, viewer.id, [input.cardId])).length, 1);
    // Its id on two other cards at once: both are refused, and leave nothing.
    const others = await Promise.allSettled([{ ...input, cardId: cards[1]!.id }, { ...input, rating: ReviewRating.EASY }].map((other) => kit.reviews.review(viewer, other, new Date(START))));
    assert.deepEqual(others.map(({ status }) => status), ['rejected', 'rejected']);
    assert.equal((await logOf(kit.db, viewer.id, cards.map(({ id }) => id))).length, 1);
  });

  test('one id for two cards at once is one review, and a refusal', async () => {
    const viewer = await kit.viewer('LEARNER');
    const { cards } = await kit.deckOf(viewer, 2, new Date(START - HOUR));
    const outcomes = await Promise.allSettled(cards.map(({ id }) => kit.reviews.review(viewer, { cardId: id, rating: ReviewRating.GOOD, reviewId: 'two-cards' }, new Date(START))));
    assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    const log = await logOf(kit.db, viewer.id, cards.map(({ id }) => id));
    assert.equal(log.length, 1);
    for (const { id } of cards) {
      const { kept, replayed } = await kit.memories(viewer, id);
      assert.deepEqual(kept, replayed);
    }
  });

  test('a deck that is deleted while it is reviewed is gone, without a trace or a fault', async () => {
    for (let round = 0; round < 10; round += 1) {
      const viewer = await kit.viewer('LEARNER');
      const { deck, cards } = await kit.deckOf(viewer, 4, new Date(START - HOUR));
      const reviews = cards.map(({ id }, index) => kit.reviews.review(viewer, { cardId: id, rating: ReviewRating.GOOD, reviewId: `review-${index}` }, new Date(START)));
      const outcomes = await Promise.allSettled([...reviews.slice(0, 2), kit.cards.delete(viewer, cards[3]!.id), kit.decks.delete(viewer, deck.id), ...reviews.slice(2)]);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') assert.equal((outcome.reason as CallerError).extensions?.['code'], 'NOT_FOUND', String(outcome.reason));
      }
      for (const table of ['cards', 'card_states', 'card_reviews', 'card_versions']) {
        const [row] = await kit.db.query<{ count: number }>(`SELECT count(*) AS count FROM ${table} WHERE ${table === 'cards' ? 'id' : 'card_id'} = ANY($1)`, [cards.map(({ id }) => id)]);
        assert.equal(row!.count, 0, table);
      }
    }
  });
});
