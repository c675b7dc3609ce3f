import type { Finding, TextCheck } from '../checks.js';

const FOUND: Finding = { check: 'repetition', reason: 'The answer said the same over and over again.', again: true };

/** How much of the end is remembered, in code units. */
const MEMORY = 9_000;
/** How often it is looked at: a loop runs on. */
const EVERY = 64;
/** The end is found again by so many characters. */
const KEY = 24;
const FEWEST_TIMES = 8;
/** How long a repetition must be, by what is repeated: a sentence, a word, rules and dots. A model in a loop runs on to its limit. */
const SENTENCE = { letters: 12, length: 2_000 };
const WORD = { letters: 1, length: 4_000 };
const MARKS = { letters: 0, length: 8_000 };

const LETTERS = /\p{L}/gu;
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** Lines that differ in their numbers and marks alone are the same. */
const BUT_LETTERS = /[^\p{L}\p{M}]+/gu;
const FEWEST_LETTERS_OF_LINE = 24;
const MOST_LINES = 40;
/** A plan of many days, or a log, differs in its numbers alone, too. */
const MOST_NUMBERED_LINES = 80;
/** The output of a program says the same for long: in fenced code there may be so many times as many lines, and a loop so much longer. */
const CODE_FACTOR = 8;
const MOST_IN_CODE = 10_000;
/** Where fenced code begins or ends, in a list or a quotation too. */
const FENCE = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*(`{3,}(?=[^`]*$)|~{3,})/;

/** Whether a model has fallen into a loop: the same words, sentence or line again and again to the end. */
export class Repetition implements TextCheck {
  readonly holdBack = 0;
  private tail = '';
  private unseen = 0;
  private line = '';
  private lastLine = '';
  private times = 0;
  private same = 0;
  private lastWhole = '';
  /** The mark that ends the code that this line stands in. */
  private fence: string | null = null;
  /** For how many characters the end has been a loop. */
  private looping = 0;

  look(_text: string, whole: boolean, piece: string): Finding | null {
    const lines = piece.split('\n');
    for (const [index, line] of lines.entries()) {
      this.line += line;
      const ended = index < lines.length - 1;
      if (this.looped(ended ? `${line}\n` : line) || (ended && this.lineEnded())) return FOUND;
    }
    return whole && this.fence === null && loops(this.tail) ? FOUND : null;
  }

  private looped(piece: string): boolean {
    let rest = piece;
    // At the same places, however the text is cut.
    while (this.unseen + rest.length >= EVERY) {
      const more = EVERY - this.unseen;
      this.tail = (this.tail + rest.slice(0, more)).slice(-MEMORY);
      rest = rest.slice(more);
      this.unseen = 0;
      this.looping = loops(this.tail) ? this.looping + EVERY : 0;
      if (this.looping > (this.fence === null ? 0 : MOST_IN_CODE)) return true;
    }
    this.tail += rest;
    this.unseen += rest.length;
    return false;
  }

  /** @returns whether one line has come too often in a row */
  private lineEnded(): boolean {
    const { line } = this;
    this.line = '';
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined && (this.fence === null || mark.startsWith(this.fence))) this.fence = this.fence === null ? mark : null;
    const letters = line.replace(BUT_LETTERS, ' ').trim();
    if (letters.length < FEWEST_LETTERS_OF_LINE) {
      // A blank line between them parts nothing.
      if (line.trim() !== '') this.times = this.same = 0;
      return false;
    }
    this.times = letters === this.lastLine ? this.times + 1 : 1;
    this.lastLine = letters;
    this.same = line === this.lastWhole ? this.same + 1 : 1;
    this.lastWhole = line;
    const factor = this.fence === null ? 1 : CODE_FACTOR;
    return this.same >= MOST_LINES * factor || this.times >= MOST_NUMBERED_LINES * factor;
  }
}

function loops(text: string): boolean {
  if (text.length < SENTENCE.length) return false;
  const before = text.lastIndexOf(text.slice(-KEY), text.length - KEY - 1);
  if (before < 0) return false;
  const period = text.length - KEY - before;
  let from = text.length - 1;
  while (from >= period && text[from] === text[from - period]) from -= 1;
  const length = text.length - 1 - from + period;
  if (length < period * FEWEST_TIMES) return false;
  const unit = text.slice(-period);
  // An ideograph says as much as two letters.
  const letters = (unit.match(LETTERS)?.length ?? 0) + (unit.match(IDEOGRAPHS)?.length ?? 0);
  const least = [SENTENCE, WORD, MARKS].find((kind) => letters >= kind.letters) ?? MARKS;
  return length >= least.length;
}
