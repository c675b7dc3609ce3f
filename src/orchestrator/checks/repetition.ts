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

  look(_text: string, whole: boolean, piece: string): Finding | null {
    if (this.lines(piece)) return FOUND;
    let rest = piece;
    // At the same places, however the text is cut.
    while (this.unseen + rest.length >= EVERY) {
      const more = EVERY - this.unseen;
      this.tail = (this.tail + rest.slice(0, more)).slice(-MEMORY);
      rest = rest.slice(more);
      this.unseen = 0;
      if (loops(this.tail)) return FOUND;
    }
    this.tail += rest;
    this.unseen += rest.length;
    return whole && loops(this.tail) ? FOUND : null;
  }

  /** @returns whether one line has come too often in a row */
  private lines(piece: string): boolean {
    if (!piece.includes('\n')) {
      this.line += piece;
      return false;
    }
    const lines = (this.line + piece).split('\n');
    this.line = lines.pop() ?? '';
    for (const line of lines) {
      const letters = line.replace(BUT_LETTERS, ' ').trim();
      if (letters.length < FEWEST_LETTERS_OF_LINE) {
        // A blank line between them parts nothing.
        if (line.trim() !== '') this.times = this.same = 0;
        continue;
      }
      this.times = letters === this.lastLine ? this.times + 1 : 1;
      this.lastLine = letters;
      this.same = line === this.lastWhole ? this.same + 1 : 1;
      this.lastWhole = line;
      if (this.same >= MOST_LINES || this.times >= MOST_NUMBERED_LINES) return true;
    }
    return false;
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
