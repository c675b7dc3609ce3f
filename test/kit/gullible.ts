/**
 * A model that takes for a tag whatever a reader could take for one. It is written apart from the fence that it tries:
 * it makes the whole text plain first and looks then.
 */
export const NAMES = ['lesson', 'question', 'asked', 'refused', 'ending', 'request', 'criteria', 'answer', 'reader'];
const SAME = new Map(Object.entries({
  а: 'a', е: 'e', о: 'o', ѕ: 's', і: 'i', ѵ: 'v', ν: 'v', ο: 'o', '0': 'o', '1': 'l', '3': 'e', '5': 's', ı: 'i', 'ⅼ': 'l', к: 'k', т: 't', υ: 'u', '⁄': '/', '∕': '/', '\\': '/',
  '›': '>', '⟨': '<', '⟩': '>', '〈': '<', '〉': '>', '«': '<', '»': '>', '【': '[', '】': ']',
}));

function plain(text: string): string {
  let read = text.normalize('NFKD').replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]|(?![\t\n\r])\p{Cc}/gu, '');
  for (let before = ''; before !== read; ) {
    before = read;
    read = read.replace(/&amp;/gi, '&').replace(/&lt;?/gi, '<').replace(/&gt;?/gi, '>')
      .replace(/&#x0*([0-9a-f]{1,6});?|\\u0*([0-9a-f]{2,4})|\\x([0-9a-f]{2})|%([0-9a-f]{2})/gi, (_all, ...codes: (string | undefined)[]) => String.fromCharCode(parseInt(codes.find(Boolean)!, 16)))
      .replace(/&#0*(\d{1,6});?/g, (_all, code: string) => String.fromCharCode(Number(code)));
  }
  return [...read.toLowerCase()].map((character) => SAME.get(character) ?? character).join('');
}

interface Tag {
  closes: boolean;
  name: string;
  start: number;
  end: number;
}

// "lesson" may be written with a capital I, which looks like an l.
const SPELT = NAMES.map((name) => [...name].map((letter) => (/[li]/.test(letter) ? '[li|!]' : letter)).join('\\s*'));
// What the fence puts in place of a bracket may be taken for one as well, but opening a tag within data closes none.
const TAG = new RegExp(`(?:<([\\s/|!?-]*)|([[{‹][\\s|!?-]*/)[\\s|!?-]*)(${SPELT.join('|')})(?![\\p{L}\\p{N}_.([=])(?:\\s*[>\\]}]|[^<>\\]}\\n]{0,60}[>\\]}])?`, 'gu');

function read(text: string): Tag[] {
  return [...text.matchAll(TAG)].map(({ 0: all, 1: gap, 2: bracket, 3: name, index }) => ({
    closes: bracket !== undefined || gap!.includes('/'), name: NAMES[SPELT.findIndex((spelt) => new RegExp(`^${spelt}$`).test(name!))]!, start: index, end: index + all.length,
  })).filter(({ closes }, at, all) => closes || !/[|!?-]/.test(text.slice(all[at]!.start, all[at]!.end)));
}

/** What in a text could be taken for a tag of a prompt. */
export function tagsIn(text: string): string[] {
  const seen = plain(text);
  return read(seen).map(({ start, end }) => seen.slice(start, end));
}

/** What of a message such a model takes for instructions: all that stands outside the tags, made plain. */
export function instructionsIn(message: string): string {
  const seen = plain(message);
  let outside = '';
  let at = 0;
  let inside: string | null = null;
  for (const tag of read(seen)) {
    if (inside === null) outside += `${seen.slice(at, tag.start)}\n`;
    if (inside === null && !tag.closes) inside = tag.name;
    else if (tag.closes) inside = null;
    at = tag.end;
  }
  return inside === null ? outside + seen.slice(at) : outside;
}
