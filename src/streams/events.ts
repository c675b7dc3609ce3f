/** An event before it has its number. */
export interface NewEvent {
  type: string;
  data: Record<string, unknown>;
}

/** An event of a log: numbered from 1 without a gap. */
export interface LogEvent extends NewEvent {
  seq: number;
  at: Date;
}

/** The one type that the log itself understands: neighbouring texts may be merged. Its data is `{ text }`. */
export const TEXT = 'text';

/** Everything before it is void. */
export const RESET = 'reset';

/** Text of a run of events under the last one's number: `ends[i]` is how far the text was at event `seq - ends.length + 1 + i`. */
export interface MergedText extends Record<string, unknown> {
  text: string;
  ends?: number[];
}
