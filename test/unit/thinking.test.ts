import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LeadingThoughts } from '../../src/orchestrator/providers/thinking.js';

function read(pieces: string[]): { text: string; thoughts: string } {
  const filter = new LeadingThoughts();
  const parts = [...pieces.flatMap((piece) => [...filter.split(piece)]), ...filter.end()];
  assert.ok(parts.every((part) => (part.type === 'text' || part.type === 'reasoning') && part.text !== ''), JSON.stringify(parts));
  const of = (type: 'text' | 'reasoning') => parts.map((part) => (part.type === type ? part.text : '')).join('');
  return { text: of('text'), thoughts: of('reasoning') };
}

const ANSWERS: [name: string, content: string, text: string, thoughts: string][] = [
  ['thoughts and an answer', '<think>\nA {brace} < 3 </thin> hm.\n</think>\n\nThe tides 🌊', 'The tides 🌊', '\nA {brace} < 3 </thin> hm.\n'],
  ['no thoughts at all between the tags', '<think>\n\n</think>\n\n{"items": []}', '{"items": []}', '\n\n'],
  ['white space before the block', '\n <think>hm</think>Yes', 'Yes', 'hm'],
  ['a block that is never closed', '<think>and so </thi', '', 'and so </thi'],
  ['nothing behind the block', '<think>hm</think>\n', '', 'hm'],
  ['tags in the middle of an answer', 'Write <think>x</think>.', 'Write <think>x</think>.', ''],
  ['a second block', '<think>a</think>b<think>c</think>', 'b<think>c</think>', 'a'],
  ['what only begins like a tag', '\n<thinking> is', '\n<thinking> is', ''],
  ['an answer that ends within a tag', ' <thi', ' <thi', ''],
  ['an answer of its own', '\n# Tides\n', '\n# Tides\n', ''],
];

test('thoughts at the start of an answer are told from it, wherever the stream is split', () => {
  for (const [name, content, text, thoughts] of ANSWERS) {
    assert.deepEqual(read([...content]), { text, thoughts }, `${name}, unit by unit`);
    for (let one = 0; one <= content.length; one++) {
      for (let two = one; two <= content.length; two++) {
        const pieces = [content.slice(0, one), content.slice(one, two), content.slice(two)].filter((piece) => piece !== '');
        assert.deepEqual(read(pieces), { text, thoughts }, `${name}, ${JSON.stringify(pieces)}`);
      }
    }
  }
});

test('an answer is passed on as soon as it can be none of thoughts', () => {
  const filter = new LeadingThoughts();
  assert.deepEqual([...filter.split('<t')], []);
  assert.deepEqual([...filter.split('able>')], [{ type: 'text', text: '<table>' }]);
  assert.deepEqual([...filter.split('<th')], [{ type: 'text', text: '<th' }]);
});
