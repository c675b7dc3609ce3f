import { invisibleEdits } from './invisible.js';
import { Traced, type Edit } from './traced.js';

/**
 * The tags that a prompt puts around what is data. What stands between them is never an instruction, and no text can
 * close or open one of them: a prompt that needs another tag adds its name here.
 */
export const DATA_TAGS = ['lesson', 'question', 'asked', 'refused', 'ending', 'request', 'criteria', 'answer'] as const;
export type DataTag = (typeof DATA_TAGS)[number];

/** A text as a model may see it: it holds nothing invisible, and can't close the tags that it stands between, however they are spelt. */
export function fenced(text: string): string {
  return tracedFence(text).text;
}

/** The same, which still knows where everything stood: what a model copies is found again in the original. */
export function tracedFence(text: string): Traced {
  const visible = Traced.of(text).edited(invisibleEdits(text));
  return visible.edited(tagEdits(visible.text));
}

/** What a reader may take for "<" and ">": their look-alikes, which a model reads as it reads the real ones. */
const OPENING = '<\uff1c\ufe64\u02c2\u2039\u2329\u3008\u27e8\u300a\u27ea\u00ab\u226e\u226a\u227a\u276e\u2770\u276c\u29fc\u1438';
const CLOSING = '>\uff1e\ufe65\u02c3\u203a\u232a\u3009\u27e9\u300b\u27eb\u00bb\u226f\u226b\u227b\u276f\u2771\u276d\u29fd\u1433';
/** Brackets that only a closing tag makes suspicious: [/lesson], {/lesson}. */
const OTHER_OPENING = '[{\uff3b\uff5b\u3010\u3014\u3016';
const SLASHES = '/\\\uff0f\u2044\u2215\u29f8\u2571\uff3c\u2216\u29f5\ufe68';
const MAY_OPEN = new RegExp(`[${OPENING}${OTHER_OPENING.replace('[', '\\[')}&\\\\%]`, 'gu');

/** How a character may be written in other words: an entity of HTML, an escape of JSON or JavaScript, of a URL. */
const ESCAPED = /&(?:(?:amp|#0*38|#x0*26);)*(?:#x0*([0-9a-f]{1,6})|#0*(\d{1,7})|(lt|gt|sol|bsol|nbsp|lang|rang|laquo|raquo|lsaquo|rsaquo)(?![a-z]));?|\\u\{?0*([0-9a-f]{2,6})\}?|\\x([0-9a-f]{2})|%(?:25)*([0-9a-f]{2})/iy;
const NAMED: Record<string, string> = {
  lt: '<', gt: '>', sol: '/', bsol: '\\', nbsp: ' ', lang: '⟨', rang: '⟩', laquo: '«', raquo: '»', lsaquo: '‹', rsaquo: '›',
};
const LAST_CODE_POINT = 0x10ffff;

/** Letters that look like those of a tag's name, where normalization (NFKD) doesn't make them the same. */
const LOOK_ALIKES = new Map(Object.entries({
  a: 'аɑαᴀ@4', b: 'ЬᏏʙ8', c: 'сϲᴄ', d: 'ԁɗᴅ', e: 'еєεɛᴇ3', f: 'ғꜰ', g: 'ɡԍɢ9', h: 'һнʜ', k: 'кκᴋ', l: 'iіιıɪłӏlʟⅼ1|!ǀ׀اᛁ', m: 'мᴍ',
  n: 'ηпɴᴎո', o: 'оοσøᴏ०0օ○', p: 'рρᴘ', q: 'ԛգ9', r: 'гʀᴦ', s: 'ѕꜱʂ5$ƽ', t: 'тτᴛ7+', u: 'υսᴜµ', v: 'νѵᴠ', w: 'ԝѡωᴡ', x: 'хχ', y: 'уүγʏ', z: 'ᴢ2',
}).flatMap(([letter, others]) => [...others].map((other) => [other, letter])));

/** A letter as it looks, without accents, case and width; "" for what only sits on the letter before it. */
export function looksLike(character: string): string {
  const plain = character.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
  return [...plain].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
}

const NAMES = DATA_TAGS.map((tag) => [...tag].map(looksLike).join(''));
/** What may stand between a bracket and a name. */
const LONGEST_GAP = 24;
const LONGEST_ATTRIBUTES = 400;

interface Character {
  text: string;
  end: number;
}

/** The character at a position, whatever way it is written. */
function characterAt(text: string, at: number): Character | null {
  if (at >= text.length) return null;
  ESCAPED.lastIndex = at;
  const escaped = ESCAPED.exec(text);
  if (escaped) {
    const [whole, hex, decimal, name, unicode, short, percent] = escaped;
    const code = decimal === undefined ? parseInt(hex ?? unicode ?? short ?? percent ?? '', 16) : Number(decimal);
    const character = name === undefined ? (code <= LAST_CODE_POINT ? String.fromCodePoint(code) : '') : NAMED[name.toLowerCase()]!;
    if (character !== '') return { text: character, end: at + whole.length };
  }
  const character = String.fromCodePoint(text.codePointAt(at)!);
  return { text: character, end: at + character.length };
}

const LETTER = /[\p{L}\p{N}]/u;
const MARK = /^\p{M}$/u;
const SPACE = /^\s$/u;

/** Where the brackets of tags are made harmless: ‹lesson›; and the names of closing ones too, since ‹/lesson› still looks like one: ‹/les·son›. */
function tagEdits(text: string): Edit[] {
  const edits: Edit[] = [];
  MAY_OPEN.lastIndex = 0;
  for (let match = MAY_OPEN.exec(text); match; match = MAY_OPEN.exec(text)) {
    const bracket = characterAt(text, match.index)!;
    const angled = OPENING.includes(bracket.text);
    if (!angled && !OTHER_OPENING.includes(bracket.text)) continue;
    const tag = tagAt(text, bracket.end, angled);
    if (!tag) continue;
    if (angled && bracket.text !== '‹') edits.push({ start: match.index, end: bracket.end, by: '‹' });
    if (tag.closes) edits.push({ start: tag.middle, end: tag.middle, by: '·' });
    const end = angled ? closingBracket(text, tag.end) : null;
    if (end && text.slice(end.start, end.end) !== '›') edits.push({ ...end, by: '›' });
    // Among its attributes another one may close: <lesson {/lesson>.
    MAY_OPEN.lastIndex = tag.end;
  }
  return edits.sort((a, b) => a.start - b.start);
}

interface Tag {
  closes: boolean;
  /** Inside its name. */
  middle: number;
  end: number;
}

/** The tag whose name follows a bracket, if one does. */
function tagAt(text: string, from: number, angled: boolean): Tag | null {
  let closes = false;
  let odd = false;
  for (let at = from, gap = 0; gap < LONGEST_GAP; gap++) {
    const next = characterAt(text, at);
    if (!next) return null;
    // What opens with brackets of another kind, or has other marks before its name, is a tag only if it closes.
    const name = closes || (angled && !odd) ? nameAt(text, at) : null;
    // A bracket in a calculation is none: n <question.length
    if (name) return closes || !/^[.([=]/.test(text.slice(name.end)) ? { closes, ...name } : null;
    if (LETTER.test(next.text) || (OPENING.includes(next.text) && !closes)) return null;
    if (SLASHES.includes(next.text)) closes = true;
    else if (!SPACE.test(next.text)) odd = true;
    at = next.end;
  }
  return null;
}

/** The name of a tag at a position; there may be space within it. */
function nameAt(text: string, at: number): { middle: number; end: number } | null {
  const read: { length: number; end: number }[] = [];
  let letters = '';
  for (let next = characterAt(text, at); next; next = characterAt(text, next.end)) {
    if (letters !== '' && SPACE.test(next.text)) continue;
    letters += looksLike(next.text);
    if (!NAMES.some((name) => name.startsWith(letters))) return null;
    read.push({ length: letters.length, end: next.end });
    if (!NAMES.includes(letters) || continues(text, next.end)) continue;
    const half = read.find(({ length }) => length * 2 >= letters.length)!;
    return { middle: half.end, end: next.end };
  }
  return null;
}

/** Whether the name that was read is only the beginning of a longer word. */
function continues(text: string, at: number): boolean {
  const next = characterAt(text, at);
  // Some look-alikes of brackets are letters: ᐸ/lessonᐳ.
  return next !== null && !CLOSING.includes(next.text) && (LETTER.test(next.text) || next.text === '_' || MARK.test(next.text));
}

/** The bracket that ends a tag, attributes or not. */
function closingBracket(text: string, from: number): { start: number; end: number } | null {
  const limit = Math.min(text.length, from + LONGEST_ATTRIBUTES);
  for (let at = from; at < limit; ) {
    const { text: character, end } = characterAt(text, at)!;
    if (CLOSING.includes(character)) return { start: at, end };
    if (OPENING.includes(character)) return null;
    at = end;
  }
  return null;
}
