import { tracedFence } from '../../orchestrator/fence.js';
import type { Traced } from '../../orchestrator/traced.js';

/** A passage of a text: from start to end (UTF-16 code units, end exclusive) it reads exactly as quote. */
export interface Passage {
  start: number;
  end: number;
  quote: string;
}

// A shorter quote stands anywhere and proves nothing; ideographs say more with fewer code units.
const MIN_UNITS = 8;
const MIN_WIDE_UNITS = 4;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** What a model changes when it copies: Markdown's marks, typographic quotes and dashes, ellipses, white space, case, and how accents are composed. */
const IGNORED = /[\s*_`~#>›|\\\u00ad\u200b-\u200d\ufeff]/u;
const MARKS = /^\p{M}+/u;
/** The line below a table's head, which a prompt leaves out. */
const TABLE_RULE = /^(?=[^\n]*\|)(?=[^\n]*-)[ \t|:-]+$/gm;
const FOLDED = new Map([
  ['‘', "'"], ['’', "'"], ['‚', "'"], ['“', '"'], ['”', '"'], ['„', '"'], ['«', '"'], ['»', '"'], ['「', '"'], ['」', '"'],
  ['–', '-'], ['—', '-'], ['−', '-'], ['‐', '-'], ['‑', '-'],
]);

/**
 * Finds the passage that a quote stands for: the quote itself, code unit for code unit, or else the one place that
 * reads the same but for marks, typography, composition, white space and case. The model copies from the body as its
 * prompt showed it (fence.ts), so that is what the quote is compared with.
 * @returns what is wrong with the quote if there is no such place, if it is not the only one, or if the quote is too
 *   short to prove anything
 */
export function locate(body: string, quote: string): { passage: Passage } | { problem: string } {
  const wanted = quote.trim();
  const least = WIDE.test(wanted) ? MIN_WIDE_UNITS : MIN_UNITS;
  const tooShort = { problem: `its quote is shorter than ${least} characters, which proves nothing` };
  if (wanted.length < least) return tooShort;
  const exact = body.indexOf(wanted);
  if (exact >= 0) return { passage: { start: exact, end: exact + wanted.length, quote: wanted } };

  const folded = fold(readable(body));
  const needle = fold(readable(wanted)).text.replace(/^[."'…]+|[."'…]+$/g, '');
  if (needle.length < least) return tooShort;
  const at = folded.text.indexOf(needle);
  if (at < 0) return { problem: 'its quote does not stand in the lesson: copy a passage of it, character for character' };
  if (folded.text.indexOf(needle, at + 1) >= 0) {
    return { problem: 'its quote stands in several places of the lesson, in none exactly: copy one of them, character for character' };
  }
  const start = folded.starts[at]!;
  const end = folded.ends[at + needle.length - 1]!;
  // An accent is part of the letter before it, also where it is a character of its own: a quote without it is of another word.
  const isCut = folded.ends[at + needle.length] === end || folded.starts[at - 1] === start || MARKS.test(body.slice(end));
  if (isCut) return { problem: 'its quote ends inside a letter of the lesson: copy a passage of it, character for character' };
  return { passage: { start, end, quote: body.slice(start, end) } };
}

/** The text as a model may have seen it. */
function readable(text: string): Traced {
  const shown = tracedFence(text);
  return shown.edited([...shown.text.matchAll(TABLE_RULE)].map(({ index, 0: rule }) => ({ start: index, end: index + rule.length, by: '' })));
}

interface Folded {
  text: string;
  /** Where in the original each code unit of `text` came from. */
  starts: number[];
  ends: number[];
}

function fold(shown: Traced): Folded {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let position = 0;
  for (const character of shown.text) {
    const next = position + character.length;
    if (!IGNORED.test(character)) {
      const plain = (FOLDED.get(character) ?? character).normalize('NFKD').toLowerCase();
      for (let unit = 0; unit < plain.length; unit++) {
        starts.push(shown.startOf(position));
        ends.push(shown.endOf(next - 1));
      }
      text += plain;
    }
    position = next;
  }
  return { text, starts, ends };
}
