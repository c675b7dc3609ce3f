import type { Edit } from './traced.js';

/** What nobody sees, and what steers how text is shown; tabs and line ends aside. */
const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2028\u2029\ufff9-\ufffb]/gu;
const INVISIBLE_ANYWHERE = new RegExp(INVISIBLE, 'u');
const LAYOUT = new Set(['\t', '\n', '\r']);
const LINE_SEPARATORS = new Set(['\u2028', '\u2029', '\u0085']);
const ZWNJ = '\u200c';
const ZWJ = '\u200d';

/** Scripts whose letters take another shape beside a joiner: Persian and Hindi are misspelt without it. */
const JOINED = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Mongolian}]$/u;
const STARTS_JOINED = new RegExp(`^${JOINED.source.slice(0, -1)}`, 'u');
const EMOJI_BEFORE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?$/u;
const EMOJI_AFTER = /^\p{Extended_Pictographic}/u;
/** A presentation form is chosen for the character right before it. */
const VARIATION = /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;
const VISIBLE_BEFORE = /[\p{L}\p{N}\p{P}\p{S}]$/u;
const TAG = /^[\u{e0020}-\u{e007f}]$/u;
/** The flags of England, Scotland and Wales are spelt in tag characters. */
const FLAG = /\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}/gu;

/** A pair of code units or one, and the same of what stands before. */
const BESIDE = 4;

/** What to take out so that a text holds nothing that its readers can't see; joiners, flags and emoji stay whole. */
export function invisibleEdits(text: string): Edit[] {
  if (!INVISIBLE_ANYWHERE.test(text)) return [];
  const flags = TAG_ANYWHERE.test(text) ? [...text.matchAll(FLAG)].map(({ index, 0: flag }) => [index, index + flag.length] as const) : [];
  const edits: Edit[] = [];
  for (const { 0: character, index: start } of text.matchAll(INVISIBLE)) {
    const end = start + character.length;
    if (LAYOUT.has(character)) continue;
    if (TAG.test(character) && flags.some(([from, to]) => from < start && end <= to)) continue;
    if (isNeeded(character, text.slice(Math.max(0, start - BESIDE), start), text.slice(end, end + BESIDE))) continue;
    edits.push({ start, end, by: LINE_SEPARATORS.has(character) ? '\n' : '' });
  }
  return edits;
}

const TAG_ANYWHERE = /[\u{e0020}-\u{e007f}]/u;

function isNeeded(character: string, before: string, after: string): boolean {
  if (character === ZWNJ) return JOINED.test(before) && STARTS_JOINED.test(after);
  if (character === ZWJ) return JOINED.test(before) || (EMOJI_BEFORE.test(before) && EMOJI_AFTER.test(after));
  return VARIATION.test(character) && VISIBLE_BEFORE.test(before);
}
