import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal } from '../kit/clients.js';
import { BODY, classroom, FLASHCARDS, follow, QUIZ, read, start } from '../kit/generations.js';

const CARD = `id version front back evidence { quote } memory { state due stability difficulty reps lapses lastReviewAt leech suspended buriedUntil } retrievability`;
const CREATE_COURSE = 'mutation ($input: CreateCourseInput!) { createCourse(input: $input) { id } }';
const PUBLISH_COURSE = 'mutation ($id: ID!) { publishCourse(id: $id) { id } }';
const CREATE_DECK = 'mutation ($input: CreateDeckInput!) { createDeck(input: $input) { id title courseId status cardCount cards { edges { node { id } } } } }';
const PUBLISH_DECK = 'mutation ($id: ID!) { publishDeck(id: $id) { status } }';
const UPDATE_DECK = 'mutation ($input: UpdateDeckInput!) { updateDeck(input: $input) { title } }';
const DELETE_DECK = 'mutation ($id: ID!) { deleteDeck(id: $id) }';
const CREATE_CARDS = 'mutation ($input: CreateCardsInput!) { createCards(input: $input) { id front back } }';
const UPDATE_CARD = 'mutation ($input: UpdateCardInput!) { updateCard(input: $input) { __typename ... on Card { version front back memory { reps } } ... on VersionConflict { currentVersion } } }';
const DELETE_CARD = 'mutation ($id: ID!) { deleteCard(id: $id) }';
const REVIEW = `mutation ($input: ReviewCardInput!) { reviewCard(input: $input) { ${CARD} } }`;
const UNDO = `mutation ($input: UndoReviewInput!) { undoReview(input: $input) { ${CARD} } }`;
const SUSPEND = 'mutation ($id: ID!) { suspendCard(id: $id) { memory { suspended } } }';
const CARD_QUERY = `query ($id: ID!, $at: DateTime) { card(id: $id) { ${CARD.replace('retrievability', 'retrievability(at: $at)')} } }`;
const REVIEWS = 'query ($id: ID!) { cardReviews(cardId: $id) { edges { node { id kind rating undoes undone durationMs at desiredRetention } } } }';
const DUE = 'query ($deckId: ID) { dueCards(deckId: $deckId) { edges { node { id } } } }';
const FORECAST = 'query ($days: Int!, $deckId: ID) { studyForecast(days: $days, deckId: $deckId) { date due } }';
const SETTINGS = 'mutation ($input: UpdateStudySettingsInput!) { updateStudySettings(input: $input) { timeZone dayStartHour newCardsPerDay reviewsPerDay desiredRetention } }';

interface DeckData { id: string; cards: { edges: { node: { id: string } }[] } }
interface CardData { memory: { state: string; due: string; reps: number }; retrievability: number | null }

suite('flashcards over HTTP', () => {
  let app: TestApp;
  let teacher: TestAccount, learner: TestAccount, stranger: TestAccount, admin: TestAccount;
  before(async () => {
    app = await startApp();
    [teacher, learner, stranger, admin] = [await signUp(app, 'INSTRUCTOR'), await signUp(app), await signUp(app), await signUp(app, 'ADMIN')];
  });
  after(() => app.stop());

  async function as<Data>({ token }: TestAccount, query: string, variables: Record<string, unknown>): Promise<Data> {
    return gql<Data>(app, { query, variables, token });
  }

  async function refused({ token }: TestAccount, query: string, variables: Record<string, unknown>): Promise<string> {
    const { extensions: { code, field } } = await refusal(app, { query, variables, token });
    return field === undefined ? code : `${code} ${field}`;
  }

  async function deckOf(account: TestAccount, input: Record<string, unknown> = {}): Promise<{ id: string; cards: string[] }> {
    const cards = [{ front: 'What is a token?', back: 'A piece of text.' }, { front: 'גלים 🌊', back: ' e\u0301\r\n' }];
    const { createDeck } = await as<{ createDeck: DeckData }>(account, CREATE_DECK, { input: { title: 'A deck', cards, ...input } });
    return { id: createDeck.id, cards: createDeck.cards.edges.map(({ node }) => node.id) };
  }

  test('a learner makes a deck, reviews its cards, takes a review back, and reads his log', async () => {
    const { id, cards: [first, second] } = await deckOf(learner);
    assert.deepEqual(await as(learner, DUE, { deckId: id }), { dueCards: { edges: [{ node: { id: first } }, { node: { id: second } }] } });
    const input = { cardId: second, rating: 'GOOD', reviewId: 'my-review-1', durationMs: 4_200 };
    const { reviewCard } = await as<{ reviewCard: CardData & { front: string; back: string } }>(learner, REVIEW, { input });
    assert.deepEqual([reviewCard.front, reviewCard.back], ['גלים 🌊', ' e\u0301\r\n']);
    assert.deepEqual([reviewCard.memory.state, reviewCard.memory.reps], ['LEARNING', 1]);
    assert.ok(reviewCard.retrievability! > 0.99);
    const again = await as<{ reviewCard: CardData }>(learner, REVIEW, { input });
    assert.deepEqual(again.reviewCard.memory, reviewCard.memory);
    assert.deepEqual(await as(learner, DUE, { deckId: id }), { dueCards: { edges: [{ node: { id: first } }] } });
    const { card: beforehand } = await as<{ card: CardData }>(learner, CARD_QUERY, { id: second, at: '2020-01-01T00:00:00.000Z' });
    const { card: inAYear } = await as<{ card: CardData }>(learner, CARD_QUERY, { id: second, at: new Date(Date.now() + 365 * 86_400_000).toISOString() });
    assert.equal(beforehand.retrievability, null);
    assert.ok(inAYear.retrievability! > 0 && inAYear.retrievability! < 0.8);

    const { undoReview } = await as<{ undoReview: CardData }>(learner, UNDO, { input: { reviewId: input.reviewId } });
    assert.deepEqual(undoReview.memory, { state: 'NEW', due: null, stability: null, difficulty: null, reps: 0, lapses: 0, lastReviewAt: null, leech: false, suspended: false, buriedUntil: null });
    assert.deepEqual(await as(learner, UNDO, { input: { reviewId: input.reviewId } }), { undoReview });
    // Sent once more it stays undone.
    assert.deepEqual((await as<{ reviewCard: CardData }>(learner, REVIEW, { input })).reviewCard.memory, undoReview.memory);
    const { cardReviews } = await as<{ cardReviews: { edges: { node: Record<string, unknown> }[] } }>(learner, REVIEWS, { id: second });
    assert.deepEqual(cardReviews.edges.map(({ node: { kind, rating, undone, durationMs, undoes, desiredRetention } }) => [kind, rating, undone, durationMs, undoes, desiredRetention]), [
      ['UNDO', null, false, null, 'my-review-1', 0.9], ['REVIEW', 'GOOD', true, 4_200, null, 0.9],
    ]);
    const { activity } = await as<{ activity: { edges: { node: unknown }[] } }>(learner, '{ activity { edges { node { verb object { type id } result { success } } } } }', {});
    assert.deepEqual(activity.edges.map(({ node }) => node), [
      { verb: 'voided', object: { type: 'Card', id: second }, result: null }, { verb: 'reviewed', object: { type: 'Card', id: second }, result: { success: true } },
    ]);
  });

  test('what was recalled is known for any time, also before the last review', async () => {
    const viewer = await signUp(app);
    const { cards: [card] } = await deckOf(viewer);
    const { card: { createdAt } } = await as<{ card: { createdAt: string } }>(viewer, 'query ($id: ID!) { card(id: $id) { createdAt } }', { id: card });
    const made = new Date(createdAt).getTime();
    const at = async (ms: number) => (await as<{ card: CardData }>(viewer, CARD_QUERY, { id: card, at: new Date(made + ms).toISOString() })).card.retrievability;
    await as(viewer, REVIEW, { input: { cardId: card, rating: 'AGAIN', reviewId: 'the-first-one', reviewedAt: createdAt } });
    const undisturbed = await at(1);
    await as(viewer, REVIEW, { input: { cardId: card, rating: 'EASY', reviewId: 'the-second-one', reviewedAt: new Date(made + 2).toISOString() } });
    assert.deepEqual([await at(-1), await at(0), await at(1), await at(2)], [null, 1, undisturbed, 1]);
    const [late, never] = [await at(86_400_000), await as(viewer, UNDO, { input: { reviewId: 'the-second-one' } })];
    assert.ok(never && late! > (await at(86_400_000))!);
  });

  test('cards that were generated about a lesson become a deck, each with the passage that says so', async () => {
    const { teacher: owner, learner: reader, courseId, lessonId } = await classroom(app);
    const made = async (account: TestAccount, query: string, input: object): Promise<string> => {
      const { id } = await start(app, account.token, query, { lessonId, ...input });
      await follow(app, account.token, id);
      return id;
    };
    const fromGenerationId = await made(reader, FLASHCARDS, { cardCount: 3 });
    const { items } = await read(app, reader.token, fromGenerationId);
    const { cards } = await deckOf(reader, { fromGenerationId, cards: [] });
    assert.ok(items.length > 0 && items.length === cards.length);
    const query = 'query ($id: ID!) { card(id: $id) { front back origin evidence { lessonId start end quote } } }';
    for (const [index, id] of cards.entries()) {
      const { card } = await as<{ card: { front: string; back: string; origin: string; evidence: { lessonId: string; start: number; end: number; quote: string }[] } }>(reader, query, { id });
      assert.deepEqual([card.front, card.back, card.origin], [items[index]!.front, items[index]!.back, 'LOCAL']);
      assert.ok(card.evidence.length > 0 && card.evidence.every((passage) => passage.lessonId === lessonId && BODY.slice(passage.start, passage.end) === passage.quote));
    }
    assert.equal(await refused(stranger, CREATE_DECK, { input: { title: 'x', fromGenerationId } }), 'NOT_FOUND');
    const quizId = await made(owner, QUIZ, { questionCount: 2 });
    assert.equal(await refused(owner, CREATE_DECK, { input: { title: 'x', courseId, fromGenerationId: quizId } }), 'BAD_USER_INPUT input.fromGenerationId');
    assert.ok((await deckOf(owner, { courseId, fromGenerationId: await made(owner, FLASHCARDS, { cardCount: 2 }), cards: [] })).cards.length > 0);
  });

  test('a private deck is its owner’s alone, whatever the path', async () => {
    const { id, cards: [card] } = await deckOf(learner);
    await as(learner, REVIEW, { input: { cardId: card, rating: 'AGAIN', reviewId: 'owner-review' } });
    for (const other of [stranger, teacher, admin]) {
      for (const [query, variables] of [
        ['query ($id: ID!) { deck(id: $id) { id } }', { id }], [CARD_QUERY, { id: card }], ['query ($id: ID!) { node(id: $id) { id } }', { id }],
        ['query ($id: ID!) { node(id: $id) { id } }', { id: card }], [DUE, { deckId: id }], [FORECAST, { days: 1, deckId: id }], [REVIEWS, { id: card }],
        [REVIEW, { input: { cardId: card, rating: 'GOOD', reviewId: 'not-mine-1' } }], [UNDO, { input: { reviewId: 'owner-review' } }], [SUSPEND, { id: card }],
        [UPDATE_CARD, { input: { id: card, expectedVersion: 1, front: 'x' } }], [DELETE_CARD, { id: card }], [DELETE_DECK, { id }], [PUBLISH_DECK, { id }], [UPDATE_DECK, { input: { id, title: 'x' } }],
        [CREATE_CARDS, { input: { deckId: id, cards: [{ front: 'x', back: 'y' }] } }],
      ] as const) assert.equal(await refused(other, query, variables), 'NOT_FOUND', query);
      const { decks } = await as<{ decks: { edges: { node: { id: string } }[] } }>(other, 'query ($first: Int!) { decks(first: $first) { edges { node { id } } } }', { first: 100 });
      assert.ok(decks.edges.every(({ node }) => node.id !== id));
    }
    assert.equal(await refused(learner, PUBLISH_DECK, { id }), 'FORBIDDEN');
    assert.deepEqual(await as(learner, DELETE_DECK, { id }), { deleteDeck: id });
    assert.equal(await refused(learner, CARD_QUERY, { id: card }), 'NOT_FOUND');
  });

  test('a course’s deck is its teacher’s until it and the course are published, then every reader’s, each with a memory of his own', async () => {
    const { createCourse } = await as<{ createCourse: { id: string } }>(teacher, CREATE_COURSE, { input: { title: 'A course' } });
    const courseId = createCourse.id;
    assert.equal(await refused(learner, CREATE_DECK, { input: { title: 'x', courseId } }), 'NOT_FOUND');
    const { id, cards: [card, other] } = await deckOf(teacher, { courseId });
    await as(teacher, PUBLISH_COURSE, { id: courseId });
    assert.equal(await refused(learner, CREATE_DECK, { input: { title: 'x', courseId } }), 'FORBIDDEN');
    assert.equal(await refused(learner, DUE, { deckId: id }), 'NOT_FOUND');
    assert.deepEqual(await as(teacher, PUBLISH_DECK, { id }), { publishDeck: { status: 'PUBLISHED' } });
    assert.deepEqual(await as(learner, 'query ($courseId: ID) { decks(courseId: $courseId) { edges { node { id cardCount } } } }', { courseId }), { decks: { edges: [{ node: { id, cardCount: 2 } }] } });

    for (const [query, variables] of [
      [UPDATE_CARD, { input: { id: card, expectedVersion: 1, front: 'x' } }], [DELETE_CARD, { id: card }], [DELETE_DECK, { id }], [UPDATE_DECK, { input: { id, title: 'x' } }],
      [CREATE_CARDS, { input: { deckId: id, cards: [{ front: 'x', back: 'y' }] } }],
    ] as const) assert.equal(await refused(learner, query, variables), 'FORBIDDEN', query);

    // The same id is each learner's own.
    for (const [account, rating] of [[learner, 'EASY'], [stranger, 'AGAIN']] as const) await as(account, REVIEW, { input: { cardId: card, rating, reviewId: 'same-for-both' } });
    const states = await Promise.all([learner, stranger, teacher].map(async (account) => (await as<{ card: CardData }>(account, CARD_QUERY, { id: card })).card.memory.state));
    assert.deepEqual(states, ['REVIEW', 'LEARNING', 'NEW']);

    const change = { id: card, expectedVersion: 1, front: 'What is a token, then?' };
    assert.deepEqual(await as(teacher, UPDATE_CARD, { input: change }), { updateCard: { __typename: 'Card', version: 2, front: change.front, back: 'A piece of text.', memory: { reps: 0 } } });
    assert.deepEqual(await as(teacher, UPDATE_CARD, { input: change }), { updateCard: { __typename: 'VersionConflict', currentVersion: 2 } });
    assert.equal((await as<{ card: CardData }>(learner, CARD_QUERY, { id: card })).card.memory.reps, 1);
    await as(teacher, UPDATE_CARD, { input: { id: card, expectedVersion: 2, resetMemory: true } });
    assert.equal((await as<{ card: CardData & { version: number } }>(learner, CARD_QUERY, { id: card })).card.memory.state, 'NEW');

    await as(learner, REVIEW, { input: { cardId: other, rating: 'EASY', reviewId: 'before-the-end' } });
    assert.deepEqual(await as(teacher, DELETE_CARD, { id: card }), { deleteCard: card });
    assert.deepEqual(await as(teacher, DELETE_DECK, { id }), { deleteDeck: id });
    assert.deepEqual(await as(learner, FORECAST, { days: 3 }).then((data) => (data as { studyForecast: { due: number }[] }).studyForecast.map(({ due }) => due)), [0, 0, 0]);
    assert.equal(await refused(learner, UNDO, { input: { reviewId: 'before-the-end' } }), 'NOT_FOUND');
  });

  test('bad input names its field and leaves nothing', async () => {
    const { id, cards: [card, other] } = await deckOf(learner);
    const review = { cardId: card, rating: 'GOOD', reviewId: 'good-enough-id' };
    const iso = (ms: number): string => new Date(Date.now() + ms).toISOString();
    const long = 'x'.repeat(1_000_000);
    for (const [query, input, expected] of [
      [REVIEW, { ...review, reviewedAt: iso(60_000) }, 'BAD_USER_INPUT input.reviewedAt'],
      [REVIEW, { ...review, reviewedAt: iso(-60_000) }, 'BAD_USER_INPUT input.reviewedAt'],
      [REVIEW, { ...review, reviewedAt: '0001-01-01T00:00:00.000Z' }, 'BAD_USER_INPUT input.reviewedAt'],
      [REVIEW, { ...review, reviewId: 'short' }, 'BAD_USER_INPUT input.reviewId'],
      [REVIEW, { ...review, reviewId: 'with space and \0' }, 'BAD_USER_INPUT input.reviewId'],
      [REVIEW, { ...review, reviewId: long }, 'BAD_USER_INPUT input.reviewId'],
      [REVIEW, { ...review, durationMs: -1 }, 'BAD_USER_INPUT input.durationMs'],
      [REVIEW, { ...review, durationMs: 3_600_001 }, 'BAD_USER_INPUT input.durationMs'],
      [REVIEW, { ...review, cardId: 'crd_\0' }, 'NOT_FOUND'],
      [REVIEW, { ...review, cardId: id }, 'NOT_FOUND'],
      [UNDO, { reviewId: 'never-made' }, 'NOT_FOUND'],
      [UNDO, { reviewId: 'never\0made' }, 'BAD_USER_INPUT input.reviewId'],
      [CREATE_DECK, { title: long }, 'BAD_USER_INPUT input.title'],
      [UPDATE_DECK, { id, title: '' }, 'BAD_USER_INPUT input.title'],
      [CREATE_DECK, { title: ' ' }, 'BAD_USER_INPUT input.title'],
      [CREATE_DECK, { title: 'x', cards: [{ front: long, back: 'y' }] }, 'BAD_USER_INPUT input.cards[0].front'],
      [CREATE_DECK, { title: 'x', cards: [{ front: 'y', back: '' }] }, 'BAD_USER_INPUT input.cards[0].back'],
      [CREATE_DECK, { title: 'x', cards: Array.from({ length: 501 }, () => ({ front: 'x', back: 'y' })) }, 'BAD_USER_INPUT input.cards'],
      [CREATE_DECK, { title: 'x', fromGenerationId: `gen_${'0'.repeat(32)}` }, 'NOT_FOUND'],
      [CREATE_DECK, { title: 'x', lessonId: 'les_x' }, 'NOT_FOUND'],
      [CREATE_CARDS, { deckId: id, cards: [] }, 'BAD_USER_INPUT input.cards'],
      [UPDATE_CARD, { id: card, expectedVersion: 1, back: long }, 'BAD_USER_INPUT input.back'],
      [UPDATE_CARD, { id: card, expectedVersion: 1, back: null }, 'BAD_USER_INPUT input.back'],
      [SETTINGS, { timeZone: 'Mars/Olympus_Mons' }, 'BAD_USER_INPUT input.timeZone'],
      [SETTINGS, { timeZone: '+02:00' }, 'BAD_USER_INPUT input.timeZone'],
      [SETTINGS, { timeZone: long }, 'BAD_USER_INPUT input.timeZone'],
      [SETTINGS, { timeZone: null }, 'BAD_USER_INPUT input.timeZone'],
      [SETTINGS, { dayStartHour: 24 }, 'BAD_USER_INPUT input.dayStartHour'],
      [SETTINGS, { newCardsPerDay: -1 }, 'BAD_USER_INPUT input.newCardsPerDay'],
      [SETTINGS, { reviewsPerDay: 10_000 }, 'BAD_USER_INPUT input.reviewsPerDay'],
      [SETTINGS, { desiredRetention: 0.69 }, 'BAD_USER_INPUT input.desiredRetention'],
      [SETTINGS, { desiredRetention: 0.98 }, 'BAD_USER_INPUT input.desiredRetention'],
      [SETTINGS, { desiredRetention: 0.905 }, 'BAD_USER_INPUT input.desiredRetention'],
    ] as const) assert.equal(await refused(learner, query, { input }), expected, JSON.stringify(input).slice(0, 200));
    for (const days of [0, 366]) assert.equal(await refused(learner, FORECAST, { days }), 'BAD_USER_INPUT days');

    await as(learner, REVIEW, { input: review });
    for (const changed of [{ rating: 'EASY' }, { cardId: other }, { durationMs: 1 }, { reviewedAt: iso(-1) }]) {
      assert.equal(await refused(learner, REVIEW, { input: { ...review, ...changed } }), 'BAD_USER_INPUT input.reviewId');
    }
    await as(learner, REVIEW, { input: { ...review, reviewId: 'the-later-one' } });
    assert.equal(await refused(learner, UNDO, { input: { reviewId: review.reviewId } }), 'BAD_USER_INPUT input.reviewId');
    const { cardReviews } = await as<{ cardReviews: { edges: unknown[] } }>(learner, REVIEWS, { id: card });
    assert.equal(cardReviews.edges.length, 2);
    assert.deepEqual(await as(learner, '{ studySettings { timeZone desiredRetention } }', {}), { studySettings: { timeZone: 'UTC', desiredRetention: 0.9 } });
    assert.deepEqual(await as(learner, SETTINGS, { input: { timeZone: 'asia/tokyo', desiredRetention: 0.97 } }), {
      updateStudySettings: { timeZone: 'Asia/Tokyo', dayStartHour: 4, newCardsPerDay: 20, reviewsPerDay: 200, desiredRetention: 0.97 },
    });
    assert.deepEqual(await as(learner, SETTINGS, { input: { dayStartHour: 0 } }), {
      updateStudySettings: { timeZone: 'Asia/Tokyo', dayStartHour: 0, newCardsPerDay: 20, reviewsPerDay: 200, desiredRetention: 0.97 },
    });
  });
});
