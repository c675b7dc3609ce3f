import { createHash } from 'node:crypto';
import type { Language } from '../courses/courses.entity.js';

/** Where a text may break; compatibility forms of them are spaces already. */
const SPACE = /[\t-\r \u0085\u1680\u200b\u2028\u2029\ufeff]+/g;
/** What a capital İ becomes in some lower cases, and i in others. */
const DOTTED = 'i\u0307';
const END = /[ .。।۔]+$/;
const IDEOGRAPHIC = /(?<=[\u3040-\u30ff\u3400-\u9fff]) (?=[\u3040-\u30ff\u3400-\u9fff])/g;
const VOWEL_MARKS = /[\u0640\u064b-\u0652\u0670]/g;

/** What writers of a language leave out or don't tell apart. */
const BY_LANGUAGE: Partial<Record<Language, (text: string) => string>> = {
  AR: (text) => text.replaceAll(VOWEL_MARKS, ''),
  RU: (text) => text.replaceAll('ё', 'е'),
  DE: (text) => text.replaceAll('ß', 'ss'),
  ZH: (text) => text.replaceAll(IDEOGRAPHIC, ''),
  JA: (text) => text.replaceAll(IDEOGRAPHIC, ''),
};

/**
 * A text as it is compared: two spellings of one objective have one wording. Width, case, white space and the full stop make
 * no difference. The migration that made things of texts does the same in SQL.
 */
export function wordingOf(text: string, language: Language): string {
  const spelled = text.normalize('NFKC').toLowerCase().replaceAll(DOTTED, 'i').replaceAll(SPACE, ' ').trim();
  const wording = (BY_LANGUAGE[language]?.(spelled) ?? spelled).replace(END, '');
  // Of marks alone nothing would be left.
  return wording === '' ? spelled : wording;
}

/** Of a fixed length, whatever an index can hold: one character's compatibility form may be eighteen. */
export function fingerprintOf(text: string, language: Language): string {
  return createHash('sha256').update(wordingOf(text, language)).digest('hex');
}
