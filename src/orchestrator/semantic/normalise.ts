const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** The zeros of the digits that Lyceum's languages write beside 0 to 9; NFKC knows the full-width ones. */
const ZEROS = [0x660, 0x6f0, 0x966];
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/gu;
const QUOTES = /["“”„‟«»‹›「」『』《》〈〉¿¡]/gu;
const APOSTROPHES = /[’‘ʼ`´′]/gu;
const DASHES = /[‐‑‒–—―−]/gu;
const FULL_STOPS = /[।。．؟؛]|\.{2,}/gu;
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、,.]`;

/** One way of writing for what has several: digits, widths, quotation marks, spaces; nothing that could mean something is lost. */
export function normalise(question: string, spaced: boolean): string {
  let text = question.toWellFormed()
    .replace(/[⁰¹²³⁴-⁹]+/gu, (digits) => `^${[...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('')}`)
    .replace(/(?<=\d)(?=[½⅓⅔¼¾⅕⅛])/gu, ' ')
    .normalize('NFKC')
    .replace(/§/gu, '¶')
    .replace(/\p{Cf}/gu, '')
    .replace(DIGIT, (digit) => String(valueOf(digit)))
    .replace(/(?<=\d)٫(?=\d)/gu, '.')
    .replace(/،/gu, ',')
    .replace(FULL_STOPS, '. ')
    .replace(/(?<=\d)"/gu, "''")
    .replace(APOSTROPHES, "'")
    .replace(DASHES, '-')
    .replace(QUOTES, ' ')
    .replace(/(?<=\p{L}{2})-(?=\p{L}{2})/gu, ' ');
  text = text.split(/\s+/u).flatMap(tokensOf).join(' ').replace(/(?: [.?])+$/u, '');
  // After a letter or a digit it may be a factorial.
  if (/\p{L}[\p{L}\p{M}] !$/u.test(text)) text = text.slice(0, -2);
  text = text.replace(/ [?](?= )/gu, ' .').trim();
  return spaced ? text : text.replace(new RegExp(`(?<=${UNSPACED}) | (?=${UNSPACED})`, 'gu'), '');
}

function valueOf(digit: string): number {
  const point = digit.codePointAt(0) as number;
  return point - (ZEROS.find((zero) => point >= zero && point < zero + 10) as number);
}

/** Punctuation around a word apart from it; what stands inside ("C++", "3.14", "Node.js") is part of it. */
function tokensOf(chunk: string): string[] {
  const match = /^(?<before>[([{',;:]*)(?<word>.*?)(?<after>[)\]}'.,;:?!]*)$/u.exec(chunk)?.groups;
  if (!match) return [chunk];
  const { before = '', word: bare = '', after: rest = '' } = match;
  // f' is the derivative of f, and 5' are five feet; elsewhere it ends a quotation.
  const primes = /^(?:\p{L}|.*\d)$/u.test(bare) && !before.includes("'") ? (/^'+/u.exec(rest)?.[0] ?? '') : '';
  const [word, after] = [bare + primes, rest.slice(primes.length)];
  const measured = /^(?<amount>[+-]?\d+(?:[.,]\d+)*)(?<unit>\p{L}+)$/u.exec(word)?.groups;
  return [
    ...before.replaceAll("'", ''),
    ...(measured ? [measured['amount'] as string, measured['unit'] as string] : word === '' ? [] : [word]),
    ...after.replaceAll("'", ''),
  ];
}
