const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** The zeros of the digits that Lyceum's languages write beside 0 to 9; NFKC knows the full-width ones. */
const ZEROS = [0x660, 0x6f0, 0x966];
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/gu;
/** Signs of the traditional script, and what each is in the simplified one; only those that are written in one way there. */
const TRADITIONAL = '為麼嗎個這樣說們對國學會來時間長東車馬鳥魚門問開關電點熱動體數從後現發應該還進過無與區別實驗變總結構歷劃寫給讓認識語課題書歲幾兩幣號貨類義術計標準單雙選擇處難導線圖環節氣溫壓強質漢詞譯';
const SIMPLIFIED = '为么吗个这样说们对国学会来时间长东车马鸟鱼门问开关电点热动体数从后现发应该还进过无与区别实验变总结构历划写给让认识语课题书岁几两币号货类义术计标准单双选择处难导线图环节气温压强质汉词译';
const QUOTES = /["“”„‟«»‹›「」『』《》〈〉¿¡]/gu;
const APOSTROPHES = /[’‘ʼ`´′]/gu;
const DASHES = /[‐‑‒–—―−]/gu;
const FULL_STOPS = /[।。．؟؛]|\.{2,}/gu;
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、,.]`;

/** One way of writing for what has several: digits, widths, quotation marks, spaces; nothing that could mean something is lost. */
export function normalise(question: string, spaced: boolean, simplified = false): string {
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
    .replace(/(?<=[가-힣])'|'(?=[가-힣])/gu, '')
    .replace(DASHES, '-')
    .replace(QUOTES, ' ')
    .replace(/(?<=\p{L}[\p{L}\p{M}])-(?=\p{L}[\p{L}\p{M}])/gu, ' ');
  if (simplified) text = text.replace(/\p{Script=Han}/gu, (sign) => SIMPLIFIED[TRADITIONAL.indexOf(sign)] ?? sign);
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
