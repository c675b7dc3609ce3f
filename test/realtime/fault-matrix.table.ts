import type { FaultReply } from '../kit/fault-server.js';

/** A way in which a provider fails, and what must come of it. */
export interface Row {
  name: string;
  reply: FaultReply;
  /** Only before the first token: an answer that never begins. */
  onlyBefore?: boolean;
  outcome: 'FAILED' | 'TIMED_OUT' | 'REJECTED';
  /** The failure where nobody else is left. */
  code: 'PROVIDER_UNAVAILABLE' | 'TIMED_OUT' | 'OUTPUT_LIMIT' | 'CONTENT_REJECTED';
  retryable: boolean;
  /** What the next attempt's reason, and the switch's, say of the provider. */
  words: RegExp;
  /** What the failed call is booked with: nothing where it was refused before the model read it, or the provider's own count. */
  usage: 'none' | 'estimated' | 'counted';
}

type Fate = Pick<Row, 'outcome' | 'code' | 'retryable' | 'usage'>;

const BROKEN: Fate = { outcome: 'FAILED', code: 'PROVIDER_UNAVAILABLE', retryable: true, usage: 'estimated' };
const BUSY: Fate = { ...BROKEN, usage: 'none' };
const SILENT: Fate = { outcome: 'TIMED_OUT', code: 'TIMED_OUT', retryable: true, usage: 'estimated' };

export const ROWS: Row[] = [
  { name: 'connection reset', reply: { fault: 'reset' }, words: /lost the connection/, ...BROKEN },
  { name: 'connection reset instead of headers', reply: { fault: 'reset_before_headers' }, onlyBefore: true, words: /lost the connection/, ...BROKEN },
  { name: 'closed without the chunk\'s end', reply: { fault: 'close' }, words: /lost the connection/, ...BROKEN },
  { name: 'clean end without the terminal marker', reply: { fault: 'clean_end' }, words: /broke off its answer/, ...BROKEN },
  { name: 'finish reason without the terminal marker', reply: { fault: 'no_marker' }, words: /broke off its answer/, ...BROKEN },
  { name: 'terminal marker without a finish reason', reply: { fault: 'no_finish_reason' }, words: /broke off its answer/, ...BROKEN },
  { name: 'error event', reply: { fault: 'error_event' }, words: /had an error of its own|is overloaded/, ...BROKEN },
  { name: 'broken JSON', reply: { fault: 'broken_json' }, words: /sent a broken answer/, ...BROKEN },
  { name: 'stall', reply: { fault: 'stall' }, words: /did not begin to answer in time|fell silent/, ...SILENT },
  { name: 'headers that never come', reply: { fault: 'no_headers' }, onlyBefore: true, words: /did not begin to answer in time/, ...SILENT },
  {
    name: '400', reply: { status: 400 }, onlyBefore: true, words: /refused the request/,
    outcome: 'REJECTED', code: 'PROVIDER_UNAVAILABLE', retryable: false, usage: 'none',
  },
  { name: '401', reply: { status: 401 }, onlyBefore: true, words: /refused the API key/, ...BUSY, retryable: false },
  { name: '429, come again in 1 s', reply: { status: 429, headers: { 'retry-after': '1' } }, onlyBefore: true, words: /takes no more requests/, ...BUSY },
  { name: '429, come again in an hour', reply: { status: 429, headers: { 'retry-after': '3600' } }, onlyBefore: true, words: /takes no more requests/, ...BUSY },
  { name: '500', reply: { status: 500 }, onlyBefore: true, words: /had an error of its own/, ...BUSY },
  { name: '529', reply: { status: 529 }, onlyBefore: true, words: /is overloaded/, ...BUSY },
  { name: 'length', reply: { fault: 'length' }, words: /reached its output limit/, outcome: 'FAILED', code: 'OUTPUT_LIMIT', retryable: false, usage: 'counted' },
  {
    name: 'content filter', reply: { fault: 'content_filter' }, words: /withheld the answer/,
    outcome: 'REJECTED', code: 'CONTENT_REJECTED', retryable: false, usage: 'counted',
  },
];

export const MOMENTS = ['before the first token', 'in the middle'] as const;
export type Moment = (typeof MOMENTS)[number];

export const KINDS = ['explainLesson', 'generateQuiz'] as const;
export type Kind = (typeof KINDS)[number];

export const ARRANGEMENTS = ['a sound provider is next', 'alone, the engine may answer', 'alone'] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

/** One cell of the matrix: a generation that meets one fault. */
export interface Cell {
  row: Row;
  moment: Moment;
  kind: Kind;
  arrangement: Arrangement;
}

export const CELLS: Cell[] = ROWS.flatMap((row) => MOMENTS.slice(0, row.onlyBefore ? 1 : 2).flatMap((moment) =>
  KINDS.flatMap((kind) => ARRANGEMENTS.map((arrangement) => ({ row, moment, kind, arrangement })))));
