/** What a check found in an answer. It ends the attempt; what was sent of it is void. */
export interface Finding {
  /** The check's name, as it is counted: "language", "prompt_leak" … */
  check: string;
  /** What is wrong, in a sentence for the reader; it quotes nothing of the answer. */
  reason: string;
  /** Whether the same model may do better if it is asked once more; else the next candidate is asked. */
  again: boolean;
}

/** Looks at one attempt's text while it streams, whoever writes it. Made anew for each attempt. */
export interface TextCheck {
  /** @param text all of the attempt's text so far. @param whole whether it has ended */
  look(text: string, whole: boolean): Finding | null;
  /** How many characters of the end are held back from the reader until more has come, since a finding could need them. */
  readonly holdBack: number;
}
