import type { Entity } from './entities.js';
import { halfWidth } from './width.js';

/** What stands between the groups of a number. */
const GAP = '[ \\u00a0\\u2009\\u202f.\\-\\u2010\\u2011/]';
const SPACE = '[ \\u00a0\\u2009\\u202f\\-]';

/**
 * How numbers are written that nobody would write otherwise; the most telling first. A number alone, such as 612 345 678,
 * is one only where something beside it says so.
 */
const SHAPES = [
  // +49 30 123456, +1 (555) 123-4567, 0044 20 7946 0958
  `(?:\\+|00${GAP}?)[1-9](?:${GAP}{0,2}[()]?${GAP}?\\d){7,14}`,
  // (555) 123-4567
  `\\([2-9]\\d{2}\\)${GAP}?\\d{3}${GAP}?\\d{4}`,
  // (089) 1234567, (021) 6543 2100, (03) 1234-5678, (030) 12 34 56
  `\\(0\\d{1,4}\\)${GAP}?\\d{2,8}(?:${GAP}?\\d{2,5}){0,3}`,
  // (11) 91234-5678, 91234-5678, 11 91234-5678
  `(?:\\([1-9]\\d\\) ?(?:9\\d{4}|(?!20\\d\\d-20)[2-5]\\d{3})|(?:[1-9]\\d )?9\\d{4})-\\d{4}`,
  // 1-800-555-0199, 8 (912) 345-67-89, 8(495)123-45-67, 8-800-555-35-35
  `[18](?:${SPACE}\\(?|\\()[2-9]\\d{2}(?:\\)${SPACE}?|${SPACE})\\d{3}${SPACE}(?:\\d{4}|\\d{2}${SPACE}\\d{2})`,
  // 555-0123, which no real number is
  '555-01\\d{2}',
  // 555-123-4567, 555.123.4567
  `[2-9]\\d{2}(?<american>[-. \\u00a0])\\d{3}\\k<american>\\d{4}`,
  // 06 12 34 56 78, 06.12.34.56.78
  `0[1-9](?:(?<french>[ .\\-\\u00a0])\\d{2})(?:\\k<french>\\d{2}){3}`,
  // 030/123456, 030 90182-0, 0171-1234567, 07700 900123, 02-1234567
  `0[1-9]\\d{0,4}[ /\\-\\u00a0]\\d{5,8}(?:-\\d{1,4})?`,
  // 020 7946 0958, 03-1234-5678, 010-1234-5678, 0120-123-456, 080 2345 6789
  `(?=(?:\\D?\\d){9})0[1-9]\\d{0,3}(?<asian>[ \\-\\u00a0])\\d{2,4}\\k<asian>\\d{3,4}`,
  // 06(6123)4567, as Japan writes an exchange
  '0[1-9]\\d{0,3}\\(\\d{1,4}\\)\\d{4}',
  // 0221-123 456, 030 / 1234567, 044 668 18 00, 022-2778 2778
  `(?=(?:\\D{0,3}\\d){9,12})0[1-9]\\d{1,4}(?: ?[/\\-] ?| )\\d{2,8}(?:[ \\-]\\d{2,4}){0,3}`,
  // 912 34 56 78, 91 123 45 67
  '(?:[6-9]\\d{2} \\d{2}|9\\d \\d{3})(?: \\d{2}){2}',
  // 138 0013 8000, 13800138000
  '1[3-9]\\d(?: \\d{4} \\d{4}|-\\d{4}-\\d{4}|\\d{8})',
  // 98765 43210, 98765-43210
  '[6-9]\\d{4}[ -]\\d{5}',
  // 89161234567
  '[78]9\\d{9}',
  // 010.1234.5678
  '01[016-9]\\.\\d{3,4}\\.\\d{4}',
  // 347 1234567, 347 123456
  '3[2-9]\\d[ -]\\d{6,7}',
  // 0612345678, 07700900123, 09012345678, 0501234567
  '0[1-9]\\d{8,9}',
];
// What goes on to either side is another kind of number: a decimal, a list, an identifier, a formula.
const NUMBER = new RegExp(
  `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}_#^×÷]|\\d[.,:/\\-–+ \\u00a0])(?:${SHAPES.join('|')})`
  + `(?![\\p{Script=Latin}\\p{Script=Cyrillic}_]|${GAP}?\\d|[,:]\\d|[%°€$£]|\\s?[×÷=^])`, 'gu');

/** Words that a number follows. */
const ANNOUNCED = new RegExp(
  '(?:\\b(?:tel|telephone|phone|fon|mobile?|cell|call|fax|whatsapp|whats|wpp|zap|(?:reach|text|ring) (?:me|us)|(?:my|your|our|his|her) number|mi n[uú]mero|mon num[eé]ro|meine nummer|(?:il )?mio numero|meu n[uú]mero|m[oó]vil|celular|ll[aá]m\\w*|t[eé]l[eé]phone|t[eé]l|portable|appel\\w*'
  + '|telefon\\w*|tel[eé]fono|telefone|telem[oó]vel|handy\\w*|ruf\\w*|cellulare|chiam\\w*|lig(?:ue|ar))'
  + '|мой номер|тел(?:ефон[а-я]*)?|звони[а-я]*|моб[а-я]*|我的号码|私の番号|(?:제|내) 번호|رقمي|मेरा नंबर|电话|手机|拨打|致电|電話|携帯|전화|휴대폰|핸드폰|هاتف|جوال|موبايل|اتصل|फ़ोन|फोन|मोबाइल|कॉल)'
  + '[^\\d\\n]{0,20}$', 'iu');
/** And words that follow one. */
const CLAIMED = /^[\s,–—-]{0,3}(?:is (?:my|our|the) (?:phone |mobile |cell )?number|ist meine|est mon|es mi|é o meu|è il mio|(?:это )?мой|是我的|は私の|[은는이가] (?:제|내) |هو رقمي|मेरा)/iu;
const DIGITS_ALONE = new RegExp(`(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}_#]|\\d[.,:])\\+?\\(?\\d(?:${GAP}?[()]?${GAP}?\\d){5,14}(?![\\p{Script=Latin}\\p{N}_]|[.,:]\\d)`, 'gu');
const ANNOUNCEMENT = 40;
const BOOK = /ISBN(?:-?1[03])?:?\s*(?:\d[\d -]*)?$/i;
const DATE = /^(?:\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./ ])\d{1,2}\2(?:\d{2}|\d{4}))$/;
const YEARS = /^(?:1\d|20)\d{2}[-–/](?:\d{2}|\d{4})$/;
const INTERNET_ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const ASCENDING = '01234567890';
const DESCENDING = '9876543210';
/** Of ports, postal codes, page numbers: from the smaller one to the greater. */
const RANGE = /^(\d{5})-(\d{5})$/;
const LEAST_DIGITS = 7;
const LEAST_ANNOUNCED_DIGITS = 6;
const MOST_DIGITS = 15;
/** Ten digits each of Arabic, Persian and Hindi; each is one code unit, so that positions stay. */
const OTHER_DIGITS = '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९';

/** Where there are digits enough. The rest of a text is not worth the shapes' while. */
const CANDIDATE = new RegExp(`[+(]{0,2}\\d(?:(?:${GAP}|[()]){0,4}\\d){5,}`, 'g');
/** How far the shapes look to either side. */
const AROUND = 4;

/** Phone numbers: international ones, and as they are written in the countries of Lyceum's languages. */
export function* phonesIn(text: string): Generator<Entity> {
  const latin = halfWidth(text).replace(/[٠-٩۰-۹०-९]/g, (digit) => String(OTHER_DIGITS.indexOf(digit) % 10));
  for (const { 0: candidate, index } of latin.matchAll(CANDIDATE)) {
    const from = Math.max(0, index - AROUND);
    const near = latin.slice(from, index + candidate.length + AROUND);
    for (const [expression, announced] of [[NUMBER, false], [DIGITS_ALONE, true]] as const) {
      for (const { 0: number, index: at } of near.matchAll(expression)) {
        const start = from + at;
        const before = latin.slice(Math.max(0, start - ANNOUNCEMENT), start);
        if (announced && !ANNOUNCED.test(before) && !CLAIMED.test(latin.slice(start + number.length, start + number.length + ANNOUNCEMENT))) continue;
        if (isPhone(number, before, announced)) yield { kind: 'phone', start, end: start + number.length };
      }
    }
  }
}

function isPhone(number: string, before: string, announced: boolean): boolean {
  const digits = number.replace(/\D/g, '');
  if (digits.length < (announced ? LEAST_ANNOUNCED_DIGITS : LEAST_DIGITS) || digits.length > MOST_DIGITS) return false;
  // Bits are nobody's number, and a round figure is a quantity.
  if (!/[2-9]/.test(digits) || (!announced && digits.endsWith('00000'))) return false;
  if (!announced && YEARS.test(number)) return false;
  const [, from = '', to = ''] = RANGE.exec(number) ?? [];
  if (!announced && from < to) return false;
  if (!announced && (ASCENDING.includes(number) || DESCENDING.includes(number))) return false;
  return !BOOK.test(before) && !DATE.test(number) && !INTERNET_ADDRESS.test(number);
}
