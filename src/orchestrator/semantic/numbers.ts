import type { QuestionRules } from './rules.js';

const ROMAN = /^(?:XX?)?(?:I[IVX]|VI{0,3}|I{2,3})$|^X[IVX]+$/;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
const HAN = new Map([...'〇一二三四五六七八九'].map((sign, value) => [sign, value]));
HAN.set('零', 0).set('两', 2).set('兩', 2);
const HAN_UNITS = new Map([['十', 10], ['百', 100], ['千', 1_000], ['万', 10_000], ['萬', 10_000], ['億', 100_000_000], ['亿', 100_000_000]]);

/** Whether a token is a number, or holds one that is written in digits. */
export const isNumeric = (token: string): boolean => /\d/u.test(token);

/** A text without spaces, its numbers in digits: 三十 is 30; what is no number by the rules of writing one stays. */
export function hanNumbers(text: string): string {
  return text.replace(/[〇零一二三四五六七八九十百千万萬億亿两兩]+/gu, (run) => String(hanValue(run) ?? run));
}

function hanValue(run: string): number | null {
  // A lone 一 is mostly no number but part of a word, as 千 and 万 are.
  if (/^[一十百千万萬億亿两兩零〇]$/u.test(run)) return null;
  const signs = [...run];
  if (signs.every((sign) => HAN.has(sign))) {
    return signs.length === 1 || signs.length === 4 ? Number(signs.map((sign) => HAN.get(sign)).join('')) : null;
  }
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastUnit = Infinity;
  for (const sign of signs) {
    const value = HAN.get(sign);
    const unit = HAN_UNITS.get(sign);
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (unit !== undefined && unit >= 10_000) {
      total += (section + (digit ?? 0)) * unit;
      [section, digit, lastUnit] = [0, null, Infinity];
    } else if (unit !== undefined) {
      if (unit >= lastUnit) return null;
      section += (digit ?? 1) * unit;
      [digit, lastUnit] = [null, unit];
    }
  }
  return total + section + (digit ?? 0);
}

/** The tokens of a spaced language, numbers in words and Roman ones in digits: "twenty one" is 21, "five hundred" 500. */
export function wordNumbers(tokens: readonly string[], { numbers }: Pick<QuestionRules, 'numbers'>): string[] {
  const found: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as string;
    let value = numbers.get(token.toLowerCase());
    // "One" by itself is mostly no number; in "twenty one" it is.
    if (value === undefined || value === 1) {
      found.push(ROMAN.test(token) ? String(romanValue(token)) : token);
      continue;
    }
    for (let next = numbers.get((tokens[at + 1] ?? '').toLowerCase()); next !== undefined; next = numbers.get((tokens[at + 1] ?? '').toLowerCase())) {
      if (next >= 100 && value < next) value *= next;
      else if (value % 10 === 0 && next < 10 && value >= 20) value += next;
      else if (value % 100 === 0 && value >= 100 && next < 100) value += next;
      else break;
      at += 1;
    }
    found.push(String(value));
  }
  return found;
}

function romanValue(roman: string): number {
  const values = [...roman].map((sign) => ROMAN_VALUES[sign] as number);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
