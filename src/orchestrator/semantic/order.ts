import type { LanguageCode } from '../model.js';
import { words } from './rules.js';

/** What says where or when something is done, and neither to whom nor from where to where. */
const BEFORE: Partial<Record<LanguageCode, ReadonlySet<string>>> = {
  en: words('in at on during within'),
  de: words('in im bei beim am an auf während'),
  es: words('en durante'),
  fr: words('en dans à pendant sur'),
  it: words('in durante su'),
  pt: words('em durante'),
  ru: words('в во на при'),
  ar: words('في عند خلال'),
  zh: words('在'),
};
/** The same, behind its noun. */
const BEHIND: Partial<Record<LanguageCode, RegExp>> = { hi: /(?:^| )(?:में|पर)$/u, ja: /(?:で|年に|月に|日に)$/u, ko: /(?:에서|에서는|년에|에)$/u };
/** Where the verb stands before all, so that what is next to it is said of it, not of a noun. */
const VERB_FIRST: ReadonlySet<LanguageCode> = new Set(['de', 'es', 'it', 'pt', 'ru', 'ar']);
/** What is said of the place or time follows it there. */
const VERB_LAST: ReadonlySet<LanguageCode> = new Set(['hi', 'ja', 'ko', 'zh']);
const UNSPACED: ReadonlySet<LanguageCode> = new Set(['ja', 'zh']);
const YEAR = /^[12]\d{3}$/u;
/** With its particle; shorter ones may be part of a word. */
const SHORTEST_PLACE = 3;
/** Longer ones hold more than a place or a time. */
const LONGEST = 5;

/**
 * Where each word of one question stands in the other: in the same order, but for a place or a time that is named first in one and
 * last in the other. Null where anything else has moved.
 */
export function placesOf(a: readonly string[], b: readonly string[], language: LanguageCode, type: string): number[] | null {
  const places = a.map((_, at) => at);
  if (a.every((key, at) => key === b[at])) return places;
  // Who in England did it is not who did it in England.
  if (type === '§who') return null;
  let from = 0;
  while (a[from] === b[from]) from += 1;
  let to = a.length;
  while (a[to - 1] === b[to - 1]) to -= 1;
  if (from > (VERB_FIRST.has(language) || type === '§howto' ? 1 : 0) || (to < a.length && !VERB_LAST.has(language))) return null;
  const [one, other] = [a.slice(from, to), b.slice(from, to)];
  const forth = movedFrom(one, other, language);
  const back = movedFrom(other, one, language);
  // The first words of one are the last ones of the other.
  const shift = forth ? one.length - forth : back;
  return shift ? places.map((at) => (at < from || at >= to ? at : from + ((at - from + shift) % one.length))) : null;
}

/** How many words the place or time has that one begins with and the other ends with; 0 where there is none. */
function movedFrom(one: readonly string[], other: readonly string[], language: LanguageCode): number {
  const longest = Math.min(LONGEST * (UNSPACED.has(language) ? 2 : 1), one.length - 1);
  for (let length = 1; length <= longest; length += 1) {
    const moved = one.slice(0, length);
    if (isAdjunct(moved, language) && [...one.slice(length), ...moved].every((key, at) => key === other[at])) return length;
  }
  return 0;
}

function isAdjunct(block: readonly string[], language: LanguageCode): boolean {
  if (block.length === 1 && YEAR.test(block[0] ?? '')) return true;
  if (language === 'zh') return block[0] === '在' || (block.length === 2 && YEAR.test(block[0] ?? '') && block[1] === '年');
  if (language === 'ja' && block.length < SHORTEST_PLACE) return false;
  const before = BEFORE[language];
  if (before) return block.length > 1 && before.has(block[0] ?? '');
  return BEHIND[language]?.test(block.join(language === 'ja' ? '' : ' ')) ?? false;
}
