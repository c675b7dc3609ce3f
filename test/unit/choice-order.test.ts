import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quiz } from '../../src/modules/generation/kinds/quiz.js';

test('the order of choices follows from nothing that a learner knows: the same request, seed and generation deal them anew', () => {
  const body = 'The harbour of Porta was founded in 1801 by a merchant family.';
  const item = {
    type: 'MULTIPLE_CHOICE', prompt: 'Who founded the harbour of Porta?', explanation: 'The lesson says so.', quote: body, points: 1,
    choices: ['A merchant family', 'A king', 'A monk', 'Fishermen'].map((text, index) => ({ text, correct: index === 0 })),
  };
  const input = { questionCount: 1, types: ['MULTIPLE_CHOICE' as const], seed: 7, language: null, difficulty: null, allowLocal: true };
  const about = { generationId: 'gen_1', input, lessonId: 'les_1', lessonVersion: 1, lesson: { title: 'Harbours', body, objectives: [], language: 'en' as const } };
  const orders = Array.from({ length: 40 }, () => {
    const judged = quiz.items!.accept(item, about as never, [], 'MODEL');
    assert.ok(judged.ok);
    return judged.item.content.choices!.map(({ text }) => text).join();
  });
  assert.ok(new Set(orders).size > 5, 'a fixed order gives the key away to who knows that the right one came first');
});
