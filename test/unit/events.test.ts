import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EventStream, type ServerEvent } from '../../src/orchestrator/providers/events.js';

/** What is made of a stream whose bytes come in these pieces. */
async function decoded(pieces: Uint8Array[]): Promise<ServerEvent[]> {
  const events = new EventStream(new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  }));
  const all: ServerEvent[] = [];
  for (let batch = await events.read(); batch; batch = await events.read()) all.push(...batch);
  return all;
}

function cutAt(text: string, cuts: number[]): Uint8Array[] {
  const bytes = Buffer.from(text);
  const points = [0, ...[...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((one, other) => one - other), bytes.length];
  return points.slice(1).map((point, index) => bytes.subarray(points[index], point));
}

const value = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\0\ufeff]/g, '')).filter((text) => text.isWellFormed());
const field = fc.oneof(
  fc.record({ field: fc.constant('data'), value }),
  fc.record({ field: fc.constant('event'), value: value.filter((text) => text !== '') }),
  fc.record({ field: fc.constantFrom('', 'anything'), value }),
);
const ending = fc.constantFrom('\n', '\r', '\r\n');

describe('an event stream', () => {
  it('is the same however its lines end and wherever its bytes are split', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.array(field, { maxLength: 5 })), ending, fc.array(fc.nat()), async (events, end, cuts) => {
      const text = events.map((fields) => fields.map(({ field: name, value: of }) => `${name}: ${of}${end}`).join('') + end).join('');
      const expected = events.flatMap((fields) => {
        const data = fields.filter((one) => one.field === 'data').map((one) => one.value).join('\n');
        return data === '' ? [] : [{ name: fields.findLast((one) => one.field === 'event')?.value ?? null, data }];
      });
      assert.deepEqual((await decoded(cutAt(text, cuts))).filter(({ data }) => data !== ''), expected);
    }));
  });

  it('gives out an event whose blank line never comes, at the end', async () => {
    assert.deepEqual(await decoded(cutAt('event: x\ndata: [DONE]', [])), [{ name: 'x', data: '[DONE]' }]);
  });

  it('gives up an event without end', async () => {
    const endless = Array.from({ length: 9 }, () => Buffer.alloc(1024 * 1024, 'x'));
    await assert.rejects(decoded([Buffer.from('data: '), ...endless]), SyntaxError);
  });

  it('sees no marker in what a model writes', async () => {
    const line = 'data: {"content":"It ends with data: [DONE]\\n\\ndata: [DONE]\\n\\n"}\n\n';
    for (let length = 1; length <= line.length; length++) {
      const cuts = Array.from({ length: Math.ceil(line.length / length) }, (_, index) => index * length);
      assert.equal((await decoded(cutAt(line, cuts))).length, 1);
    }
  });
});
