import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { classroom, FLASHCARDS, follow, start, type Classroom } from '../kit/generations.js';
import { BODY } from '../kit/quizzes.js';

interface CardData {
  id: string;
  front: string;
  staleReason: string | null;
  evidence: { lessonVersion: number; start: number; end: number; quote: string }[];
}

let app: TestApp;
let room: Classroom;
before(async () => {
  app = await startApp();
  room = await classroom(app, BODY);
});
after(() => app.stop());

test('cards follow their lesson: evidence that moved is found again, what no longer stands there is marked until it does', async () => {
  const { token } = room.learner;
  const { id: fromGenerationId } = await start(app, token, FLASHCARDS, { lessonId: room.lessonId, cardCount: 3 });
  await follow(app, token, fromGenerationId);
  const { deck } = await gql<{ deck: { id: string } }>(app, {
    query: 'mutation ($input: CreateDeckInput!) { deck: createDeck(input: $input) { id } }', variables: { input: { title: 'Mine', fromGenerationId } }, token,
  });
  const cards = async (): Promise<CardData[]> => (await gql<{ deck: { cards: { edges: { node: CardData }[] } } }>(app, {
    query: 'query ($id: ID!) { deck(id: $id) { cards(first: 10) { edges { node { id front staleReason evidence { lessonVersion start end quote } } } } } }', variables: { id: deck.id }, token,
  })).deck.cards.edges.map(({ node }) => node);
  const change = (expectedVersion: number, body: string) => gql(app, {
    query: 'mutation ($input: UpdateLessonInput!) { updateLesson(input: $input) { __typename } }', variables: { input: { id: room.lessonId, expectedVersion, body } }, token: room.teacher.token,
  });
  const before = await cards();
  assert.deepEqual(before.map(({ staleReason, evidence }) => [staleReason, evidence.length]), [[null, 1], [null, 1], [null, 1]]);
  const { quote } = before[0]!.evidence[0]!;
  const moved = `Harbours.\n\n${BODY.replace(quote, 'Nobody knows who founded it.')}`;
  await change(1, moved);
  const [gone, ...kept] = await cards();
  assert.match(gone!.staleReason!, /no longer reads/);
  assert.equal(gone!.evidence[0]!.lessonVersion, 1, 'it stays as it was');
  for (const { staleReason, evidence: [found] } of kept) {
    assert.deepEqual([staleReason, found!.lessonVersion, moved.slice(found!.start, found!.end)], [null, 2, found!.quote]);
  }
  await change(2, BODY);
  assert.deepEqual((await cards()).map(({ staleReason, evidence: [found] }) => [staleReason, found!.lessonVersion]), before.map(() => [null, 3]));
});
