import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MarkerWatch } from '../../src/orchestrator/providers/marker.js';

function sees(text: string, pieceLength: number): boolean {
  const watch = new MarkerWatch();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceLength) watch.look(bytes.subarray(at, at + pieceLength));
  return watch.seen;
}

describe('the terminal marker', () => {
  it('is seen however the stream is split', () => {
    for (const text of ['data: {"a":"é🌊"}\n\ndata: [DONE]\n\n', 'data: [DONE]\n\n', 'data: {}\r\n\r\ndata:[DONE]\r\n\r\n: bye\n\n']) {
      for (let length = 1; length <= Buffer.byteLength(text); length++) assert.ok(sees(text, length), `${JSON.stringify(text)} by ${length}`);
    }
  });

  it('is not seen in what a model writes', () => {
    const text = 'data: {"choices":[{"delta":{"content":"It ends with data: [DONE] or [DONE]\\ndata: [DONE]"}}]}\n\n';
    for (let length = 1; length <= text.length; length++) assert.ok(!sees(text, length), `by ${length}`);
  });
});
