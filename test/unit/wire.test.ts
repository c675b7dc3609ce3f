import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
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
