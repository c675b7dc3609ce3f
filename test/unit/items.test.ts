import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ItemParser } from '../../src/orchestrator/items.js';
import { ProviderError } from '../../src/orchestrator/model.js';

interface Parsed {
  items: unknown[];
  error: unknown;
}

function parse(pieces: Iterable<string>): Parsed {
  const parser = new ItemParser('test');
  const items: unknown[] = [];
  try {
    for (const piece of pieces) items.push(...parser.write(piece));
    parser.end();
  } catch (error) {
    return { items, error };
  }
  return { items, error: undefined };
}

function assertMalformed(error: unknown): void {
  assert.ok(error instanceof ProviderError && error.kind === 'malformed', `expected malformed, got ${String(error)}`);
}

/** Text cut into pieces of one code unit at least, also inside surrogate pairs and escapes. */
function cutAt(text: string, cuts: number[]): string[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((start, index) => text.slice(start, places[index] ?? text.length));
}

const DOCUMENT = JSON.stringify({
  items: [
    { type: 'CLOZE', prompt: 'Die [[1]] – "groß" \\ 🌊 潮汐', accepted: [['Flut', 'Ebbe']], points: 2 },
    { type: 'TRUE_FALSE', prompt: 'items: [{', answer: false, nested: { items: [1, { a: [] }] } },
    { type: 'SHORT_ANSWER', accepted: [], points: -1.5e3, explanation: '' },
  ],
});
const ITEMS = (JSON.parse(DOCUMENT) as { items: unknown[] }).items;

describe('the item parser', () => {
  it('gives out each item as soon as it is closed', () => {
    const parser = new ItemParser('test');
    assert.deepEqual(parser.write('{"items":[{"a":'), []);
    assert.deepEqual(parser.write('1}'), [{ a: 1 }]);
    assert.deepEqual(parser.write(',{"a":2},{"a"'), [{ a: 2 }]);
    assert.deepEqual(parser.write(':3}]}'), [{ a: 3 }]);
    parser.end();
  });

  it('reads any document split anywhere', () => {
    fc.assert(fc.property(fc.array(fc.jsonValue({ depthSize: 'small' }), { maxLength: 6 }), fc.array(fc.nat(), { maxLength: 12 }), (items, cuts) => {
      const expected = JSON.parse(JSON.stringify(items)) as unknown[];
      const parsed = parse(cutAt(JSON.stringify({ items }), cuts));
      assert.equal(parsed.error, undefined);
      assert.equal(JSON.stringify(parsed.items), JSON.stringify(expected));
    }));
  });

  it('reads a document that comes one code unit at a time', () => {
    const units = Array.from({ length: DOCUMENT.length }, (_, index) => DOCUMENT.charAt(index));
    assert.deepEqual(parse(units), { items: ITEMS, error: undefined });
  });

  it('gives out only whole items of any prefix, and then says that it is broken', () => {
    for (let length = 0; length < DOCUMENT.length; length++) {
      const { items, error } = parse([DOCUMENT.slice(0, length)]);
      assertMalformed(error);
      assert.deepEqual(items, ITEMS.slice(0, items.length));
    }
  });

  it('gives out the items before a broken place', () => {
    const { items, error } = parse(['{"items":[{"a":1},{"a":}', ',{"a":3}]}']);
    assert.deepEqual(items, [{ a: 1 }]);
    assertMalformed(error);
  });

  for (const { name, text } of [
    { name: 'in a Markdown fence', text: '```json\n{"items":[{"a":1}]}\n```' },
    { name: 'after and before prose', text: 'Here you are [as asked]:\n\n{"items":[{"a":1}]}\n\nI hope {this} helps.' },
    { name: 'as a bare array', text: 'Sure: [ {"a":1} ]' },
    { name: 'after other members', text: '{"title":"x","meta":{"items2":[9]},"items":[{"a":1}]}' },
  ]) {
    it(`finds a document ${name}, split anywhere`, () => {
      for (let cut = 0; cut <= text.length; cut++) {
        assert.deepEqual(parse([text.slice(0, cut), text.slice(cut)]), { items: [{ a: 1 }], error: undefined }, `cut at ${cut}`);
      }
    });
  }

  it('says that an answer without a document is malformed', () => {
    for (const text of ['', 'I am sorry, I can not do that.', '{"items":', 'x'.repeat(20_000)]) assertMalformed(parse([text]).error);
  });

  it('says of what nests without end that it is malformed, before its end', () => {
    const parser = new ItemParser('test');
    assert.deepEqual(parser.write(`{"items":[{"a":1},${'['.repeat(100)}`), [{ a: 1 }]);
    assert.throws(() => parser.write('['), (error) => error instanceof ProviderError && error.kind === 'malformed');
  });

  it('is not misled by a member called __proto__', () => {
    const { items } = parse(['{"items":[{"__proto__":{"polluted":true},"a":1}]}']);
    assert.equal(items.length, 1);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });
});
