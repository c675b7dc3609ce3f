import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import type { Viewer } from '../../src/auth/viewer.js';
import { Language } from '../../src/modules/courses/courses.entity.js';
import { ReviewKind, ReviewRating } from '../../src/modules/flashcards/flashcards.entity.js';
import { pageRequest } from '../../src/platform/graphql/pages.js';
import { notFound } from '../../src/platform/errors.js';
import { flashcardsKit, type FlashcardsKit } from './flashcards.kit.js';

const HOUR = 3_600_000;
const at = (iso: string): Date => new Date(iso);
const NOON = at('2026-03-20T12:00:00Z');
const later = (hours: number, from = NOON): Date => new Date(from.getTime() + hours * HOUR);

suite('what is due', () => {
  let kit: FlashcardsKit;
  before(async () => {
    kit = await flashcardsKit({ get: () => Promise.reject(notFound('generation')), items: () => Promise.resolve([]) });
  });
  after(() => kit.stop());

  let reviewCount = 0;
  function review(viewer: Viewer, cardId: string, rating: `${ReviewRating}`, now: Date) {
    reviewCount += 1;
    return kit.reviews.review(viewer, { cardId, rating: rating as ReviewRating, reviewId: `review-${reviewCount}` }, now);
  }

  async function due(viewer: Viewer, now: Date, deckId: string | null = null): Promise<string[]> {
    return (await kit.due.page(viewer, deckId, pageRequest(100, null), now)).edges.map(({ node }) => node.id);
  }

  test('new cards come in their order, so many a day of the learner, wherever he is', async () => {
    const viewer = await kit.viewer('LEARNER');
    await kit.settings.update(viewer, { newCardsPerDay: 3, timeZone: 'America/Los_Angeles', dayStartHour: 4 });
    const { cards } = await kit.deckOf(viewer, 8, NOON);
    const ids = cards.map(({ id }) => id);
    assert.deepEqual(await due(viewer, NOON), ids.slice(0, 3));
    await review(viewer, ids[0]!, 'EASY', NOON);
    await review(viewer, ids[1]!, 'EASY', NOON);
    assert.deepEqual(await due(viewer, NOON), [ids[2]]);
    // His day ends at 04:00 in Los Angeles, which is 11:00 UTC.
    assert.deepEqual(await due(viewer, at('2026-03-21T10:59:59.999Z')), [ids[2]]);
    assert.deepEqual(await due(viewer, at('2026-03-21T11:00:00Z')), ids.slice(2, 5));
  });

  test('steps of minutes come first and count for no limit, then reviews up to theirs, then new cards', async () => {
    const viewer = await kit.viewer('LEARNER');
    const { cards } = await kit.deckOf(viewer, 8, NOON);
    const ids = cards.map(({ id }) => id);
    for (const [index, id] of ids.slice(0, 4).entries()) await review(viewer, id, 'EASY', later(index / 10));
    await review(viewer, ids[4]!, 'AGAIN', later(1));
    const month = later(30 * 24);
    await kit.settings.update(viewer, { reviewsPerDay: 3, newCardsPerDay: 2 });
    const all = await due(viewer, month);
    assert.deepEqual([all[0], all.length, all.slice(4)], [ids[4], 6, ids.slice(5, 7)]);
    const waiting = all.slice(1, 4);
    await review(viewer, waiting[0]!, 'GOOD', month);
    await review(viewer, waiting[1]!, 'AGAIN', month);
    // Forgotten and on its steps of minutes again, which isn't one more review.
    const soon = later(1, month);
    assert.deepEqual((await due(viewer, soon)).slice(0, 4), [ids[4], waiting[1], waiting[2], ids[5]]);
    await review(viewer, waiting[1]!, 'GOOD', soon);
    assert.equal((await due(viewer, soon)).filter((id) => ids.slice(0, 4).includes(id)).length, 1);
  });

  test('pages hold still while the learner reviews: every card comes once, none is left out', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 9 }), fc.array(fc.constantFrom(...Object.values(ReviewRating)), { minLength: 1, maxLength: 5 }), async (first, ratings) => {
      const viewer = await kit.viewer('LEARNER');
      await kit.settings.update(viewer, { reviewsPerDay: 12, newCardsPerDay: 4 });
      const { cards } = await kit.deckOf(viewer, 24, NOON);
      await Promise.all(cards.slice(0, 18).map(({ id }, index) => review(viewer, id, index < 3 ? 'AGAIN' : 'EASY', NOON)));
      const now = later(60 * 24);
      const expected = await due(viewer, now);
      assert.equal(expected.length, 3 + 12 + 4);
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { edges, pageInfo } = await kit.due.page(viewer, null, pageRequest(first, after), now);
        seen.push(...edges.map(({ node }) => node.id));
        for (const [index, { node }] of edges.entries()) await review(viewer, node.id, ratings[index % ratings.length]!, later(index / 1_000, now));
        after = pageInfo.endCursor;
        more = pageInfo.hasNextPage;
      }
      assert.deepEqual(seen, expected);
    }), { numRuns: 8 });
  });

  test('new cards of several decks come deck by deck, and the decks themselves newest first, in pages', async () => {
    const viewer = await kit.viewer('LEARNER');
    const stranger = await kit.viewer('LEARNER');
    const decks = [];
    for (const count of [3, 0, 2, 4]) {
      decks.push(await kit.deckOf(viewer, count, NOON));
      await kit.deckOf(stranger, 2, NOON);
    }
    // Behind all decks, but of the first: it comes with its deck.
    const [added] = await kit.decks.addCards(viewer, decks[0]!.deck.id, [{ front: 'Late', back: 'r' }], NOON);
    const wanted = [...decks[0]!.cards, added!, ...decks.slice(1).flatMap(({ cards }) => cards)].map(({ id }) => id);
    const [seen, listed]: [string[], string[]] = [[], []];
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo } = await kit.due.page(viewer, null, pageRequest(2, after), NOON);
      seen.push(...edges.map(({ node }) => node.id));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo } = await kit.decks.list(viewer, null, pageRequest(3, after));
      listed.push(...edges.map(({ node }) => node.id));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    assert.deepEqual(seen, wanted);
    assert.deepEqual(listed, decks.map(({ deck }) => deck.id).toReversed());
  });

  test('what is suspended, buried or no longer open isn’t asked, and comes back', async () => {
    const teacher = await kit.viewer('INSTRUCTOR');
    const viewer = await kit.viewer('LEARNER');
    const course = await kit.courses.create(teacher, { title: 'A course', description: '', language: Language.EN });
    const deck = await kit.decks.create(teacher, { title: 'Its deck', courseId: course.id, cards: [1, 2, 3].map((n) => ({ front: `${n}`, back: `${n}` })) }, NOON);
    await kit.courses.publish(teacher, course.id);
    await kit.decks.publish(teacher, deck.id);
    // A course's deck that he hasn't begun waits until he asks for it.
    assert.deepEqual(await due(viewer, NOON), []);
    const [one, two, three] = await due(viewer, NOON, deck.id);
    await review(viewer, one!, 'AGAIN', NOON);
    const now = later(1);
    assert.deepEqual(await due(viewer, now), [one, two, three]);
    await kit.reviews.mark(viewer, one!, ReviewKind.SUSPEND, now);
    await kit.reviews.mark(viewer, two!, ReviewKind.BURY, now);
    assert.deepEqual(await due(viewer, now), [three]);
    assert.deepEqual(await due(viewer, at('2026-03-21T04:00:00Z')), [two, three]);
    await kit.reviews.mark(viewer, one!, ReviewKind.UNSUSPEND, now);
    await kit.reviews.mark(viewer, two!, ReviewKind.UNBURY, now);
    assert.deepEqual(await due(viewer, now), [one, two, three]);
    await kit.db.query(`UPDATE courses SET status = 'ARCHIVED' WHERE id = $1`, [course.id]);
    assert.deepEqual(await due(viewer, now), []);
    assert.equal((await kit.due.forecast(viewer, null, 1, now))[0]!.due, 0);
    await kit.db.query(`UPDATE courses SET status = 'PUBLISHED' WHERE id = $1`, [course.id]);
    // Reset, it is as new; and for everybody where its teacher says so.
    await kit.reviews.mark(viewer, one!, ReviewKind.RESET, now);
    assert.deepEqual(await due(viewer, now), [one, two, three]);
    await review(viewer, one!, 'EASY', now);
    assert.deepEqual(await due(viewer, now), [two, three]);
    const card = await kit.cards.get(teacher, one!);
    const changed = await kit.cards.update(teacher, { id: one!, expectedVersion: card.version, front: 'asks something else', resetMemory: true }, later(2));
    assert.deepEqual([changed instanceof Error, 'front' in changed && changed.front, 'version' in changed && changed.version], [false, 'asks something else', 2]);
    assert.deepEqual(await due(viewer, later(3)), [one, two, three]);
    const { kept, replayed } = await kit.memories(viewer, one!);
    assert.deepEqual(kept, replayed);
  });

  test('a review comes back when the learner’s day begins, also where the clocks change', async () => {
    const viewer = await kit.viewer('LEARNER');
    await kit.settings.update(viewer, { timeZone: 'Europe/Berlin', dayStartHour: 4, newCardsPerDay: 0 });
    const evening = at('2026-03-27T22:30:00Z');
    const { cards } = await kit.deckOf(viewer, 1, evening);
    await review(viewer, cards[0]!.id, 'GOOD', evening);
    await review(viewer, cards[0]!.id, 'GOOD', later(0.2, evening));
    const { kept } = await kit.memories(viewer, cards[0]!.id);
    // Two days on, at 04:00 of a Sunday whose clocks are put forward: 02:00 UTC.
    assert.deepEqual([kept.state, kept.scheduledDays, kept.due], ['REVIEW', 2, at('2026-03-29T02:00:00Z')]);
    assert.deepEqual(await due(viewer, at('2026-03-29T01:59:59.999Z')), []);
    assert.deepEqual(await due(viewer, at('2026-03-29T02:00:00Z')), [cards[0]!.id]);
    const forecast = await kit.due.forecast(viewer, null, 4, evening);
    assert.deepEqual(forecast, [
      { date: '2026-03-27', startsAt: at('2026-03-27T03:00:00Z'), due: 0 }, { date: '2026-03-28', startsAt: at('2026-03-28T03:00:00Z'), due: 0 },
      { date: '2026-03-29', startsAt: at('2026-03-29T02:00:00Z'), due: 1 }, { date: '2026-03-30', startsAt: at('2026-03-30T02:00:00Z'), due: 0 },
    ]);
    // What is overdue stands with today.
    assert.deepEqual((await kit.due.forecast(viewer, null, 1, at('2026-05-01T12:00:00Z'))), [{ date: '2026-05-01', startsAt: at('2026-05-01T02:00:00Z'), due: 1 }]);
  });

  test('a cursor that was made up is refused', async () => {
    const viewer = await kit.viewer('LEARNER');
    const [time, crd, dck] = ['2026-01-01T00:00:00.000Z', `crd_${'0'.repeat(32)}`, `dck_${'0'.repeat(32)}`];
    assert.deepEqual((await kit.due.page(viewer, null, { first: 1, after: `${time} NEW ${dck} ${crd} 1 1` }, NOON)).edges, []);
    for (const key of ['', 'x', `${time} NEW ${dck} ${crd} 1`, `${time} OTHER ${dck} ${crd} 1 1`, `2026-13-01T00:00:00.000Z NEW ${dck} ${crd} 1 1`, `${time} REVIEW ${dck} ${crd} 1 1`,
      `${time} REVIEW 2026-01-01T25:00:00.000Z ${crd} 1 1`, `${time} NEW ${crd} ${crd} 1 1`, `${time} NEW ${dck} ${dck} 1 1`, `${time} NEW ${dck} ${crd} -1 1`, `${time} NEW ${dck} ${crd} 1 1e3`,
      `9999-01-01T00:00:00.000Z NEW ${dck} ${crd} 1 1`, `${time} NEW ${dck} ${crd} 1 1\n`]) {
      await assert.rejects(kit.due.page(viewer, null, { first: 1, after: key }, NOON), { extensions: { code: 'BAD_USER_INPUT', field: 'after' } }, key);
      await assert.rejects(async () => kit.reviews.log(viewer, (await kit.deckOf(viewer, 1, NOON)).cards[0]!.id, { first: 1, after: key }), { extensions: { code: 'BAD_USER_INPUT', field: 'after' } }, key);
    }
  });
});
