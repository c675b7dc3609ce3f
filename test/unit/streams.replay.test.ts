import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mergeRuns } from '../../src/streams/compact.js';
import { RESET, TEXT, type LogEvent } from '../../src/streams/events.js';
import { replay } from '../../src/streams/replay.js';

const event = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => ({ type: TEXT, data: { text } })) },
  { weight: 2, arbitrary: fc.nat().map((index) => ({ type: 'item', data: { index } })) },
  { weight: 1, arbitrary: fc.constant({ type: RESET, data: {} }) },
);
const log = fc.array(event, { minLength: 1, maxLength: 40 }).map((events) =>
  events.map((entry, index): LogEvent => ({ ...entry, seq: index + 1, at: new Date(0) })),
);

/** What a subscriber puts together: text and items since the last reset, and where it then stands. */
function assemble(events: LogEvent[], before: { text: string; items: unknown[] }, cursor: number) {
  let state = { ...before, lastSeq: cursor };
  for (const { type, data, seq } of events) {
    assert.ok(seq > state.lastSeq, 'numbers ascend');
    if (type === RESET) state = { text: '', items: [], lastSeq: seq };
    else if (type === TEXT) state = { ...state, text: state.text + (data['text'] as string), lastSeq: seq };
    else state = { ...state, items: [...state.items, data], lastSeq: seq };
  }
  return state;
}

function compacted(rows: LogEvent[]): LogEvent[] {
  const lastReset = rows.findLast(({ type }) => type === RESET)?.seq ?? 0;
  const kept = rows.filter(({ type, seq }) => type !== TEXT && (seq > lastReset || type === RESET));
  return [...kept, ...mergeRuns(rows.filter(({ seq }) => seq > lastReset))].sort((one, other) => one.seq - other.seq);
}

test('from any cursor a replay gives every character once, merged or not, before a reset or after', () => {
  fc.assert(
    fc.property(log, fc.nat(), (rows, anywhere) => {
      const cursor = anywhere % (rows.length + 1);
      const seen = assemble(rows.slice(0, cursor), { text: '', items: [] }, 0);
      const whole = assemble(rows, { text: '', items: [] }, 0);
      for (const stored of [rows, compacted(rows)]) {
        const rest = replay(stored.filter(({ seq }) => seq > cursor), cursor);
        assert.deepEqual(assemble(rest, seen, cursor), whole);
        assert.ok(rest.every(({ type, data }) => type !== TEXT || (data['text'] as string).isWellFormed()));
      }
    }),
    { numRuns: 500 },
  );
});

test('neighbouring texts are one event that bears the last number', () => {
  const texts = ['a', 'b', 'c'].map((text, index): LogEvent => ({ type: TEXT, data: { text }, seq: index + 4, at: new Date(0) }));
  assert.deepEqual(replay(texts, 3), [{ type: TEXT, data: { text: 'abc' }, seq: 6, at: new Date(0) }]);
});
