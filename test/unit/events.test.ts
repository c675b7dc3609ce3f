import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EventDecoder, type ServerEvent } from '../../src/orchestrator/providers/events.js';

/** What a decoder makes of a stream that comes in these pieces. */
function decoded(pieces: string[]): ServerEvent[] {
  const decoder = new EventDecoder();
  return [...pieces.flatMap((piece) => decoder.push(piece)), ...decoder.end()];
}

function cutAt(text: string, cuts: number[]): string[] {
  const points = [0, ...[...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((one, other) => one - other), text.length];
  return points.slice(1).map((point, index) => text.slice(points[index], point));
}

const value = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\r\n]/g, ''));
const field = fc.oneof(
  fc.record({ field: fc.constant('data'), value }),
  fc.record({ field: fc.constant('event'), value }),
  fc.record({ field: fc.constantFrom('', 'id', 'retry', 'anything'), value }),
);
const ending = fc.constantFrom('\n', '\r', '\r\n');

describe('an event stream', () => {
  it('is the same however its lines end and wherever it is split', () => {
    fc.assert(fc.property(fc.array(fc.array(field, { maxLength: 5 })), ending, fc.array(fc.nat()), (events, end, cuts) => {
      const text = events.map((fields) => fields.map(({ field: name, value: of }) => `${name}: ${of}${end}`).join('') + end).join('');
      const expected = events.flatMap((fields) => {
        const data = fields.filter((one) => one.field === 'data').map((one) => one.value).join('\n');
        return data === '' ? [] : [{ name: fields.findLast((one) => one.field === 'event')?.value ?? null, data }];
      });
      assert.deepEqual(decoded(cutAt(text, cuts)), expected);
    }));
  });

  it('takes one space off a value, or none', () => {
    assert.deepEqual(decoded(['data:a\n\n', 'data: b\n\n', 'data:  c\n\n', 'data\ndata:\ndata:d\n\n']).map(({ data }) => data), ['a', 'b', ' c', '\n\nd']);
  });

  it('gives out an event whose blank line never comes, at the end', () => {
    const decoder = new EventDecoder();
    assert.deepEqual(decoder.push('event: x\ndata: [DONE]'), []);
    assert.deepEqual(decoder.end(), [{ name: 'x', data: '[DONE]' }]);
  });

  it('sees no marker in what a model writes', () => {
    const line = 'data: {"content":"It ends with data: [DONE]\\n\\ndata: [DONE]\\n\\n"}\n\n';
    for (let length = 1; length <= line.length; length++) {
      const pieces = Array.from({ length: Math.ceil(line.length / length) }, (_, index) => line.slice(index * length, (index + 1) * length));
      assert.equal(decoded(pieces).length, 1);
    }
  });
});
