import type { LanguageCode } from '../../orchestrator/model.js';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** The zeros of the digits that Lyceum's languages write beside 0 to 9; NFKC knows the full-width ones. */
const ZEROS = [0x660, 0x6f0, 0x966];
const NATIVE_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/gu;
const ACCENTS = /[\u0300-\u036f]/gu;
const KATAKANA = /[\u30a1-\u30f6]/gu;
const KANA_SHIFT = 0x60;

/** Written without spaces, or with spaces that nobody is sure of. */
const UNSPACED: ReadonlySet<LanguageCode> = new Set(['zh', 'ja', 'ko']);
/** Where an accent on a Latin letter never makes another word. In Chinese it is Pinyin's tone. */
const FREE_ACCENTS: ReadonlySet<LanguageCode> = new Set(['en', 'ja', 'ko', 'ar', 'hi', 'ru']);
/** Where the accent of a longer word's inner letters only shows the stress; at a word's end it makes another one: hablo, habló. */
const STRESS_ACCENTS: ReadonlySet<LanguageCode> = new Set(['es', 'pt']);
const STRESS = /[\u0300-\u0302]/gu;
const SHORTEST_STRESSED = 5;
const SHORTEST_INITIAL = 4;

/**
 * A text as spellings of the same answer are compared: case, width, digits, quotation marks, hyphens, outer punctuation and
 * white space aside, and what its language leaves to whoever writes.
 */
export function writtenForm(text: string, language: LanguageCode): string {
  const one = digitsOf(text)
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[“”„‟«»‹›「」『』《》〈〉"]/gu, ' ')
    .replace(/[’‘ʼ`´′]/gu, "'")
    .replace(/(?<=\p{L}\p{M}?)-(?=\p{L})/gu, ' ');
  const own = languageForm(one, language).replace(/\s+/gu, ' ');
  const bare = withoutOuterPunctuation(own);
  return UNSPACED.has(language) ? bare.replace(/ /gu, '') : bare;
}

/** NFKC with every digit as 0 to 9, dashes as hyphens, and raised digits as a power: x² is no x2. */
export function digitsOf(text: string): string {
  return text
    .toWellFormed()
    .replace(/[⁰¹²³⁴-⁹⁻]+/gu, (digits) => `^${[...digits].map((digit) => (digit === '⁻' ? '-' : SUPERSCRIPTS.indexOf(digit))).join('')}`)
    .replace(/(?<=\d)(?=[½⅓⅔¼¾⅕⅛])/gu, ' ')
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/⁄/gu, '/')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(NATIVE_DIGIT, (digit) => String(nativeValue(digit)));
}

function nativeValue(digit: string): number {
  const point = digit.codePointAt(0)!;
  return point - ZEROS.find((zero) => point >= zero && point < zero + 10)!;
}

function languageForm(text: string, language: LanguageCode): string {
  const plain = FREE_ACCENTS.has(language) ? withoutLatinAccents(text) : text;
  switch (language) {
    case 'ar':
      // Vowel signs and the lengthening stroke are optional; so are what an alef carries.
      return plain.replace(/[\u064b-\u0652\u0670\u0640]/gu, '').replace(/[أإآٱ]/gu, 'ا');
    case 'hi':
      return hindiForm(plain);
    case 'ja':
      return plain.replace(KATAKANA, (sign) => String.fromCodePoint(sign.codePointAt(0)! - KANA_SHIFT));
    case 'ru':
      return plain.replace(/ё/gu, 'е');
    case 'de':
      // Foreign words keep their accents or lose them (Café, Cafe); an umlaut is another letter.
      return text.normalize('NFD').replace(STRESS, '').normalize('NFC');
    default:
      return plain;
  }
}

/** The dot below is often left out where it marks a foreign sound (not in ड़, ढ़), and a nasal before its own row is written either way. */
function hindiForm(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?<=[कखगजफ])\u093c/gu, '')
    .normalize('NFC')
    .replace(/ङ्(?=[कखगघ])|ञ्(?=[चछजझ])|ण्(?=[टठडढ])|न्(?=[तथदध])|म्(?=[पफबभ])/gu, 'ं');
}

/** й is no и: only the stress mark goes from Cyrillic letters. */
function withoutLatinAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin}[\u0300-\u036f]*)[\u0300-\u036f]/gu, '')
    .replace(/\u0301/gu, '')
    .normalize('NFC');
}

const OPENING = /^(?:(?!-\d)[\s.,;:!?'…¿¡、。،؛؟।·*_-])+/u;
const CLOSING = /(?:[\s.,;:'…、。،؛؟।·*_?-]|(?<=\p{L}\p{M}*\p{L}\p{M}*)!)+$/u;
const BRACKETED = /^[([{](?<inside>[^()[\]{}]*)[)\]}]$/u;

/** A factorial's mark stays ("5!"), and so does a minus. */
function withoutOuterPunctuation(text: string): string {
  const bare = text.replace(OPENING, '').replace(CLOSING, '').trim();
  const inside = BRACKETED.exec(bare)?.groups?.['inside'];
  return inside === undefined ? bare : withoutOuterPunctuation(inside);
}

/** A word of an accepted answer as its language allows it without its accents; the word itself where it doesn't. */
export function unaccented(word: string, language: LanguageCode): string {
  if (STRESS_ACCENTS.has(language) && word.length >= SHORTEST_STRESSED) {
    return word.slice(0, -1).normalize('NFD').replace(/(?<=[aeiou])[\u0300-\u0302]/gu, '').normalize('NFC') + word.slice(-1);
  }
  // Capitals are written without their accents: Etat, Ecole.
  if (language === 'fr' && word.length >= SHORTEST_INITIAL) return word.slice(0, 1).normalize('NFD').replace(STRESS, '') + word.slice(1);
  return word;
}

/** A word without anything that an impatient hand leaves out: all accents, and what stands for an umlaut. Not right, but near. */
export function barest(word: string, language: LanguageCode): string {
  const german = language === 'de' ? word.replace(/ß/gu, 'ss').replace(/ä|ae/gu, 'a').replace(/ö|oe/gu, 'o').replace(/ü|ue/gu, 'u') : word;
  return german.normalize('NFD').replace(ACCENTS, '').normalize('NFC');
}
