import type { ModelCall } from './model.js';

/** What a check found in an answer. It ends the attempt; what was sent of it is void. */
export interface Finding {
  /** The check's name, as it is counted: "language", "prompt_leak" … */
  check: string;
  /** What is wrong, in a sentence for the reader; it quotes nothing of the answer. */
  reason: string;
  /** Whether the same model may do better if it is asked once more; else the next candidate is asked. */
  again: boolean;
  /** Whether such an answer is better than none: the last one that could be had is given, with the reason as its notice. */
  tolerable?: boolean;
}

/** Looks at a text while it streams, whoever writes it. Made anew for each attempt, and for each item of a structured answer. */
export interface TextCheck {
  /**
   * @param text what the reader would have so far, the words that an attempt goes on with included. Reading it costs time for each
   * character there is: a check that looks at every piece keeps what it needs of the ones before.
   * @param whole whether it has ended. @param piece what has come since the last look, the end of `text`
   */
  look(text: string, whole: boolean, piece: string): Finding | null;
  /** How many characters of the end are held back from the reader until more has come, since a finding could need them. */
  readonly holdBack: number;
}

/** The call for a model whose last answer was stopped by a check. */
export function askedOnceMore(call: ModelCall, { reason }: Finding): ModelCall {
  return { ...call, system: `${call.system}\nYour last answer was stopped by a check, which says: ${reason} Answer anew, and heed it.` };
}
