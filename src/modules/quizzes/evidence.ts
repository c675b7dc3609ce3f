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

/** What a model changes when it copies: Markdown's marks, typographic quotes and dashes, ellipses, white space, case. */
const IGNORED = /[\s*_`~#>|\\\u00ad\u200b-\u200d\ufeff]/u;
const FOLDED = new Map([
  ['‘', "'"], ['’', "'"], ['‚', "'"], ['“', '"'], ['”', '"'], ['„', '"'], ['«', '"'], ['»', '"'], ['「', '"'], ['」', '"'],
  ['–', '-'], ['—', '-'], ['−', '-'], ['‐', '-'], ['‑', '-'],
]);

/**
 * Finds the passage that a quote stands for: the quote itself, code unit for code unit, or else the one place that
 * reads the same but for marks, typography, white space and case.
 * @returns null if there is no such place, if it is not the only one, or if the quote is too short to prove anything
 */
export function locate(body: string, quote: string): Passage | null {
  const wanted = quote.trim();
  if (wanted.length < (WIDE.test(wanted) ? MIN_WIDE_UNITS : MIN_UNITS)) return null;
  const exact = body.indexOf(wanted);
  if (exact >= 0) return { start: exact, end: exact + wanted.length, quote: wanted };

  const folded = fold(body);
  const needle = fold(wanted).text.replace(/^[."'…]+|[."'…]+$/g, '');
  if (needle === '') return null;
  const at = folded.text.indexOf(needle);
  if (at < 0 || folded.text.indexOf(needle, at + 1) >= 0) return null;
  const start = folded.starts[at]!;
  const end = folded.ends[at + needle.length - 1]!;
  return { start, end, quote: body.slice(start, end) };
}

interface Folded {
  text: string;
  /** Where in the original each code unit of `text` came from. */
  starts: number[];
  ends: number[];
}

function fold(original: string): Folded {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let position = 0;
  for (const character of original) {
    const next = position + character.length;
    if (!IGNORED.test(character)) {
      const plain = (FOLDED.get(character) ?? character).normalize('NFKC').toLowerCase();
      for (let unit = 0; unit < plain.length; unit++) {
        starts.push(position);
        ends.push(next);
      }
      text += plain;
    }
    position = next;
  }
  return { text, starts, ends };
}
