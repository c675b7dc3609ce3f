import type { LanguageCode } from '../../../orchestrator/model.js';
import { tokenize, type Token } from '../../../orchestrator/providers/local/analysis/text.js';
import type { LanguagePack } from '../../../orchestrator/providers/local/languages/pack.js';
import { rulesOf } from '../../../orchestrator/semantic/languages/index.js';
import { hanNumbers } from '../../../orchestrator/semantic/numbers.js';
import { ALIKE, CASES, GROUNDING_WORDS, partOf } from './words.js';

/** A word, number or sign that counts, with what stands around it. */
export interface Unit {
  /** What it is compared by. */
  key: string;
  norm: string;
  kind: 'word' | 'function' | 'number' | 'sign';
  isName: boolean;
  /** Which part it plays, as far as its own form tells. */
  part: string;
  /** The article before it, where that tells its part. */
  article: string;
  /** Whether a form of "to be" stands right before it. */
  hasBe: boolean;
  /** Whether a comma, a bracket or the like stands before it. */
  cut: boolean;
}

/** What a sentence says, as far as matching can tell. */
export interface Said {
  units: Unit[];
  /** What denies, doubts or narrows, in any order. */
  limits: string;
  /** How often it denies. */
  negations: number;
}

/** What a sentence is read with. */
export interface Reader {
  pack: LanguagePack;
  limits: RegExp;
}

const CUT = /[,;:()[\]—–…、，；：（）［］،؛।]|\s-\s/u;
const SIGNS = /!=|[<>=≤≥≠+*/×÷±→←⇒∈^²³√&|%‰€$£¥°]/gu;
const DIGITS = /^[\p{Nd}]/u;
const MINUS = /(?:^|[\s(])[-−–]$/u;
const GROUPED = /^\d{1,3}(?:[.,'’]\d{3})+$/;
const HAN_NUMBER = /^[〇零一二三四五六七八九十百千万萬億亿两兩]+$/u;

export function readerOf(pack: LanguagePack): Reader {
  const { source, flags } = pack.unsafe;
  return { pack, limits: new RegExp(source, `${flags.replace('g', '')}g`) };
}

/** @param tokens of the text, where they are known */
export function read(text: string, { pack, limits }: Reader, tokens: readonly Token[] = tokenize(text, pack)): Said {
  const words = GROUNDING_WORDS[pack.code];
  const cases = CASES[pack.code] ?? [];
  const units: Unit[] = [];
  let [cut, hasBe, article, position] = [false, false, '', 0];
  const push = (unit: Pick<Unit, 'key' | 'norm' | 'kind'> & Partial<Unit>): void => {
    units.push({ isName: false, part: '', ...unit, article, hasBe, cut: cut && units.length > 0 });
    [cut, hasBe, article] = [false, false, ''];
  };
  const gap = (between: string): void => {
    if (CUT.test(between)) cut = true;
    for (const [sign] of between.matchAll(SIGNS)) push({ key: sign, norm: sign, kind: 'sign' });
  };
  for (const token of tokens) {
    const between = text.slice(position, token.start);
    gap(between);
    position = token.end;
    if (words.be.has(token.norm)) hasBe = true;
    else if (words.free.has(token.norm)) article = cases.some((row) => row.has(token.norm)) ? token.norm : article;
    else push(unitOf(token, pack, MINUS.test(between.slice(-2)) || MINUS.test(between)));
  }
  gap(text.slice(position));
  return { units, limits: [...text.toLowerCase().matchAll(limits)].map(([word]) => word.trim()).sort().join('|'), negations: negationsIn(text, tokens, pack.code) };
}

function unitOf(token: Token, pack: LanguagePack, isMinus: boolean): Pick<Unit, 'key' | 'norm' | 'kind'> & Partial<Unit> {
  const { norm } = token;
  const value = valueOf(norm, pack.code);
  if (value !== null) return { key: `#${isMinus ? '-' : ''}${value}`, norm, kind: 'number' };
  if (token.stop) return { key: ALIKE[pack.code]?.get(norm) ?? norm, norm, kind: 'function' };
  const isName = pack.code === 'de' ? false : /^\p{Lu}/u.test(token.text) && token.start > 0;
  return { key: token.stem, norm, kind: 'word', isName, part: partOf(norm, token.stem, pack.code) };
}

/** A number in one spelling; null for what is none. */
function valueOf(word: string, language: LanguageCode): string | null {
  if (DIGITS.test(word)) {
    const plain = word.replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)));
    return GROUPED.test(plain) ? plain.replace(/\D/g, '') : plain.replace(/^(\d+),(\d+)$/, '$1.$2');
  }
  const spelt = rulesOf(language).numbers.get(word);
  if (spelt !== undefined && spelt !== 1) return String(spelt);
  return HAN_NUMBER.test(word) && /\d/.test(hanNumbers(word)) ? hanNumbers(word) : null;
}

/** Decimal digits of every script stand in tens, the zero first. */
function digitOf(digit: string): number {
  const point = digit.codePointAt(0) as number;
  if (point < 128) return point - 48;
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return point - zero;
}

function negationsIn(text: string, tokens: readonly Token[], language: LanguageCode): number {
  const { negation } = GROUNDING_WORDS[language];
  const within = negation ? (text.match(negation)?.length ?? 0) : 0;
  const rules = rulesOf(language);
  return within + (rules.spaced ? tokens.filter(({ norm }) => rules.negations.has(norm)).length : 0);
}
