import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Viewer } from '../../src/auth/viewer.js';
import { Language } from '../../src/modules/courses/courses.entity.js';
import type { DecksServiceOptions } from '../../src/modules/flashcards/decks.service.js';
import { notFound } from '../../src/platform/errors.js';
import { flashcardsKit, type FlashcardsKit } from './flashcards.kit.js';

type Generations = DecksServiceOptions['generations'];
type Row = Awaited<ReturnType<Generations['get']>>;

const NOW = new Date('2026-03-20T12:00:00Z');

suite('decks from a generation', () => {
  let kit: FlashcardsKit;
  let teacher: Viewer;
  const rows = new Map<string, { row: Row; items: unknown[] }>();
  const find = (id: string) => {
    const found = rows.get(id);
    if (!found) throw notFound('generation');
    return found;
  };
  before(async () => {
    kit = await flashcardsKit({ get: async (_viewer, id) => find(id).row, items: async (_viewer, id) => find(id).items as Awaited<ReturnType<Generations['items']>> });
    teacher = await kit.viewer('INSTRUCTOR');
  });
  after(() => kit.stop());

  async function lessonOf(title: string) {
    const course = await kit.courses.create(teacher, { title, description: '', language: Language.EN });
    return kit.lessons.create(teacher, { courseId: course.id, title, body: 'A token is a piece of text.', objectives: [] });
  }

  function generation(id: string, row: Partial<Row>, items: unknown[] = []): string {
    rows.set(id, { row: { id, kind: 'FLASHCARDS', status: 'COMPLETED', origin: 'LOCAL', courseId: null, lessonId: null, ...row } as Row, items });
    return id;
  }

  test('take its cards with their evidence, and then those written by hand', async () => {
    const lesson = await lessonOf('Tokens');
    const evidence = [{ lessonId: lesson.id, lessonVersion: 1, start: 0, end: 26, quote: lesson.body.slice(0, 26) }];
    const items = [{ id: 'itm_1', type: 'FLASHCARD', front: 'What is a token?', back: 'A piece of text.', evidence }, { id: 'itm_2', type: 'FLASHCARD', front: 'Of what is it a piece?', back: 'Text.', evidence }];
    const fromGenerationId = generation('done', { courseId: lesson.courseId, lessonId: lesson.id }, items);
    const deck = await kit.decks.create(teacher, { title: 'Tokens', courseId: lesson.courseId, fromGenerationId, cards: [{ front: 'Mine', back: 'Own' }] }, NOW);
    assert.deepEqual([deck.lessonId, deck.status], [lesson.id, 'DRAFT']);
    const cards = (await kit.due.page(teacher, deck.id, { first: 10, after: null }, NOW)).edges.map(({ node: { front, back, origin, version, evidence: shown } }) => ({ front, back, origin, version, evidence: shown }));
    assert.deepEqual(cards, [
      ...items.map(({ front, back }) => ({ front, back, origin: 'LOCAL', version: 1, evidence })), { front: 'Mine', back: 'Own', origin: null, version: 1, evidence: [] },
    ]);
  });

  test('only from completed flashcards, and for a course only about its own lessons', async () => {
    const [lesson, other] = [await lessonOf('One'), await lessonOf('Another')];
    const about = { courseId: lesson.courseId, lessonId: lesson.id };
    for (const [input, field] of [
      [{ fromGenerationId: generation('quiz', { ...about, kind: 'QUIZ' as Row['kind'] }) }, 'input.fromGenerationId'],
      [{ fromGenerationId: generation('running', { ...about, status: 'RUNNING' as Row['status'] }) }, 'input.fromGenerationId'],
      [{ fromGenerationId: generation('here', about), courseId: other.courseId }, 'input.fromGenerationId'],
      [{ fromGenerationId: 'here', lessonId: other.id }, 'input.lessonId'],
      [{ courseId: lesson.courseId, lessonId: other.id }, 'input.lessonId'],
    ] as const) await assert.rejects(kit.decks.create(teacher, { title: 'x', cards: [], ...input }, NOW), { extensions: { code: 'BAD_USER_INPUT', field } });
    const [row] = await kit.db.query<{ count: number }>("SELECT count(*) AS count FROM decks WHERE title = 'x'");
    assert.equal(row!.count, 0);
  });
});
