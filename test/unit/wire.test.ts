import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { acceptExercise } from '../../src/modules/generation/items/exercise.js';
import { acceptFlashcard } from '../../src/modules/generation/items/flashcard.js';
import type { Judgement, NewExercise, NewFlashcard, NewLearnerQuestion, NewOutlineNode, NewPlanWeek, NewProfileClaim } from '../../src/modules/generation/items/item.js';
import { acceptLearnerQuestion } from '../../src/modules/generation/items/learner-question.js';
import { acceptProfileClaim } from '../../src/modules/generation/items/profile-claim.js';
import { acceptHeading } from '../../src/modules/generation/items/outline.js';
import { acceptPlanWeek } from '../../src/modules/generation/items/plan-week.js';
import { parseDraft, QUIZ_SCHEMA } from '../../src/modules/quizzes/draft.js';

// Compiled to dist*/test/unit.
const page = readFileSync(new URL('../../../docs/wire.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => JSON.parse(match[1]!) as Record<string, unknown>);

interface SchemaRequest {
  response_format: { json_schema: { name: string; schema: unknown } };
}

test('the page on the wire shows the schema that is sent', () => {
  const shown = blocks.find((block): block is Record<string, unknown> & SchemaRequest => 'response_format' in block);
  assert.ok(shown, 'there is no request with a response_format');
  const { name, schema } = shown.response_format.json_schema;
  assert.deepEqual({ name, schema }, QUIZ_SCHEMA);
});

test("the page's example of an answer is let through", () => {
  const answer = blocks.find((block): block is Record<string, unknown> & { items: unknown[] } => Array.isArray(block['items']));
  assert.ok(answer && answer.items.length >= 4, 'there is no answer with an item of each type');
  for (const item of answer.items) assert.ok('draft' in parseDraft(item), JSON.stringify(item));
});

const SOURCE = { lessonId: 'les_1', lessonVersion: 1, body: 'The moon pulls the sea. Low tide is called ebb.' };

/** All items of the page's answer that has such a field, let through one after the other. */
function letThrough<Item>(field: string, accept: (item: unknown, existing: Item[]) => Judgement<Item>): void {
  const answer = blocks.find(({ items }) => Array.isArray(items) && field in (items[0] as object)) as { items: unknown[] } | undefined;
  assert.ok(answer && answer.items.length > 0, `there is no answer whose items have a ${field}`);
  const existing: Item[] = [];
  for (const item of answer.items) {
    const judged = accept(item, existing);
    assert.ok(judged.ok, JSON.stringify(judged));
    existing.push(judged.item);
  }
}

test("and so are those of each kind's own items", () => {
  letThrough<NewFlashcard>('front', (item, existing) => acceptFlashcard(item, SOURCE, 'en', existing));
  letThrough<NewExercise>('statement', (item, existing) => acceptExercise(item, SOURCE, 'en', existing));
  letThrough<NewOutlineNode>('number', (item, existing) => acceptHeading(item, SOURCE, 'en', existing));
  const week = { startsOn: '2026-01-05', endsOn: '2026-01-11', hours: 3 };
  const frame = { weeks: [week, week], lessonIds: ['les_1', 'les_2', 'les_3'] };
  letThrough<NewPlanWeek>('week', (item, existing) => acceptPlanWeek(item, frame, 'en', existing));
  const source = { lessonId: 'les_1', lessonVersion: 1, body: SOURCE.body };
  letThrough<NewLearnerQuestion>('purpose', (item, existing) => acceptLearnerQuestion(item, { about: 1, perLevel: 1, lessons: [source], language: 'en' }, existing));
  const answer = { number: 1, purpose: 'GOAL' as const, question: 'What for?', answer: 'To sail', right: null, level: 0, lesson: 0, value: null, questionId: 'itm_1' };
  const fact = { number: 3, kind: 'MASTERY' as const, about: 'Name what pulls the sea', lesson: 1, figures: { probability: 0.31, low: 0.12, high: 0.58, answers: 4 }, shows: 'GAP' as const, events: [{ eventId: 'evt_1', quote: 'Name what pulls the sea', aboutId: 'obj_1' }] };
  letThrough<NewProfileClaim>('field', (item, existing) => acceptProfileClaim(item, { answers: [answer, { ...answer, number: 2, right: false }], facts: [fact], lessons: [], language: 'en' }, existing));
});
