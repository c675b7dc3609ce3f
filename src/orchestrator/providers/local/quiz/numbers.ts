import type { LanguagePack } from '../languages/pack.js';
import type { Sentence } from '../analysis/text.js';
import { inKanji, ofKanji } from './kanji.js';

/** A number in a sentence, as written. */
export interface Figure {
  text: string;
  start: number;
  end: number;
  /** Other ways to write it that a reader may choose. */
  spellings: string[];
  /** Numbers of the same form that could stand there; they are false there. */
  others: string[];
  /** No other number stands beside it from which it could be reckoned; years are no such numbers. */
  sole: boolean;
}

const DIGITS = /(?<![\p{L}\p{N}.,:/+^*×=-])[0-9]+(?:[.,\u00a0\u202f ][0-9]{3})*(?:[.,][0-9]+)?(?![\p{L}\p{N}-]|[.,:/][0-9]|\s?[+^*×=])/gu;
const KANJI = /(?<![\p{Script=Han}到〜～–-]|から)(?<about>[約第]?)(?<number>[〇一二三四五六七八九十百千万]{1,8})(?=キロメートル|メートル|センチメートル|パーセント|年|月|日|倍|枚|段階|回|秒|分|週|個|度|％|%|米|公里|天|种|倍)(?!\p{Script=Han}{0,2}(?:から|到))/gu;
const YEAR = /^(?:(?:1[0-9]|20)\d\d|[一二][〇一二三四五六七八九]{3})$/;
const WRITTEN = /[0-9]+(?:[.,\u00a0\u202f ][0-9]{3})*(?:[.,][0-9]+)?|[〇一二三四五六七八九十百千万]{1,8}(?=キロ|メートル|センチ|パーセント|[年月日倍枚回秒分週個度％%米天种]|段階|公里)/gu;
const FACTORS = [0.5, 0.6, 0.75, 0.8, 1.2, 1.25, 1.4, 1.5, 2];
const YEARS = [-18, -13, -9, -5, 4, 9, 13];
const MOST = 3;
/** A number in an illustration could be any. */
const ILLUSTRATED = /such as|for example|par exemple|\bcomme\b|\btelle?s?\b|zum Beispiel|por ejemplo|ad esempio|por exemplo|例えば|たとえば|など|例如|比如|например|예를|مثل|जैसे/iu;
const LATEST = 2026;

type Found = Omit<Figure, 'sole'>;

/** Number words above ten; compounds begin with a smaller one. */
const LARGE = /^(?:eleven|twelve|\p{L}+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|onze|douze|treize|quatorze|quinze|seize|dix|vingt|trente|quarante|cinquante|soixante|cents?|mille|elf|zwölf|\p{L}+zehn|\p{L}+[zß]ig|\p{L}*hundert|\p{L}*tausend|once|doce|trece|catorce|quince|veinte|treinta|cien|ciento|mil|undici|dodici|venti|trenta|cento|doze|treze|vinte|trinta|cem)(?:-\p{L}+)*$/u;

/** What a number word counts, "one" too, which looks like an article. */
const UNIT = /^(?:percent|prozent|procent|pourcent)$/;

/** The figures of a sentence that are worth asking for; none of a sentence that strings many together. */
export function figuresOf(sentence: Sentence, pack: LanguagePack): Figure[] {
  const { text, tokens } = sentence;
  if (ILLUSTRATED.test(text) || (text.match(/[0-9]+/g)?.length ?? 0) > 2 * MOST) return [];
  const figures: Found[] = [...text.matchAll(DIGITS)].flatMap((match) => digitFigure(match[0], match.index, text));
  if (!pack.spaced) figures.push(...[...text.matchAll(KANJI)].flatMap((match) => kanjiFigure(match)));
  const numerals = pack.numerals ?? [];
  for (const [place, token] of tokens.entries()) {
    const at = numerals.indexOf(token.norm);
    const next = tokens[place + 1];
    // Two of something is often clear from what the two are.
    if (at < 1 && !(at === 0 && /^(?:percent|prozent)$/.test(next?.norm ?? ''))) continue;
    if (!next || next.apart || next.stop) continue;
    const others = numerals.filter((_, index) => index !== at && index > 0 && Math.abs(index - at) <= 3);
    figures.push({ text: token.text, start: token.start, end: token.end, spellings: [String(at + 2)], others: others.map((other) => likeCase(other, token.text)) });
  }
  const usable = figures.filter(({ text: number, others }) => others.length >= 3 && text.toLowerCase().split(number.toLowerCase()).length === 2);
  if (figures.length > MOST) return [];
  const amounts = amountsIn(sentence, pack);
  return usable.map((figure) => ({ ...figure, sole: YEAR.test(figure.text) || amounts <= 1 }));
}

/** How many numbers a sentence holds, in whatever spelling, but for years. */
export function amountsIn({ text, tokens }: Sentence, { numerals = [] }: LanguagePack): number {
  const written = (text.match(WRITTEN) ?? []).filter((number) => !YEAR.test(number));
  const spelt = tokens.filter(({ norm, stop }, place) => numerals.includes(norm) || LARGE.test(norm) || (stop && UNIT.test(tokens[place + 1]?.norm ?? '')));
  return written.length + spelt.length;
}

function likeCase(word: string, like: string): string {
  return /^\p{Lu}/u.test(like) ? (word[0] ?? '').toUpperCase() + word.slice(1) : word;
}

function digitFigure(text: string, start: number, sentence: string): Found[] {
  const end = start + text.length;
  const decimal = /[.,](\d{1,2}|\d{4,})$/.exec(text);
  const whole = decimal ? text.slice(0, decimal.index) : text;
  const separator = /\D/.exec(whole)?.[0] ?? '';
  const places = decimal?.[1]?.length ?? 0;
  const value = Number(`${whole.replace(/\D/g, '')}.${decimal?.[1] ?? '0'}`);
  if (value < 3 && places === 0) return [];
  const isYear = places === 0 && separator === '' && YEAR.test(text);
  const isShare = /^[\u00a0\u202f ]?(?:%|percent|per cent|Prozent|por ciento|pour cent)/.test(sentence.slice(end));
  // Zeros at the end say how exact the number is.
  const grain = places > 0 ? 10 ** -places : 10 ** (/0*$/.exec(whole)?.[0].length ?? 0);
  const values = isYear ? YEARS.map((years) => value + years).filter((year) => year < LATEST) : FACTORS.map((factor) => Math.round((value * factor) / grain) * grain);
  const write = (number: number): string => {
    const [integer = '', fraction] = number.toFixed(places).split('.');
    const grouped = separator ? integer.replace(/\B(?=(?:\d{3})+$)/g, separator) : integer;
    return fraction ? `${grouped}${decimal?.[0][0] ?? '.'}${fraction}` : grouped;
  };
  const others = new Set(values.filter((other) => other > 0 && (!isShare || value > 100 || other <= 100)).map(write));
  others.delete(text);
  return [{ text, start, end, spellings: separator ? [`${whole.replace(/\D/g, '')}${decimal?.[0] ?? ''}`] : [], others: [...others] }];
}

function kanjiFigure({ index, groups }: RegExpExecArray): Found[] {
  const about = groups?.['about'] ?? '';
  const text = groups?.['number'] ?? '';
  const value = ofKanji(text);
  if (about === '第' || value === null || value < 3) return [];
  const start = index + about.length;
  const isYear = YEAR.test(text);
  const grain = 10 ** (/0*$/.exec(String(value))?.[0].length ?? 0);
  const values = isYear ? YEARS.map((years) => value + years).filter((year) => year < LATEST) : FACTORS.map((factor) => Math.round((value * factor) / grain) * grain);
  const others = new Set(values.filter((other) => other > 0).map((other) => (isYear ? [...String(other)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('') : inKanji(other))));
  others.delete(text);
  return [{ text, start, end: start + text.length, spellings: [String(value)], others: [...others] }];
}
