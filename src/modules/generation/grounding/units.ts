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
  /** Whether it is written with a capital, as names are, and first words. */
  hasCapital: boolean;
  /** Which part it plays, as far as its own form tells. */
  part: string;
  /** The article before it, where that tells its part. */
  article: string;
  /** Whether a form of "to be" stands right before it; null: it may. */
  hasBe: boolean | null;
  /** Whether an article stands right before it. */
  hasArticle: boolean;
  /** What stands before it of commas, brackets and the like; '' for nothing. */
  cut: '' | ',' | ';' | '(';
  /** Where it stands in the sentence. */
  start: number;
}

/** A word that denies, doubts or narrows, and where it stands. */
export interface Limit {
  word: string;
  at: number;
}

/** What a sentence says, as far as matching can tell. */
export interface Said {
  units: Unit[];
  limits: Limit[];
  /** How often it denies. */
  negations: number;
}

/** What a sentence is read with. */
export interface Reader {
  pack: LanguagePack;
  limits: RegExp;
}

const CUT = /[,:)\]—–…、，：）］،।]|\s-\s/u;
const OPENS = /[([（［]/u;
const STOP = /[;；؛]/u;
const SIGNS = /!=|[<>=≤≥≠+*/×÷±→←⇒∈^²³√&|%‰€$£¥°]/gu;
const DIGITS = /^[\p{Nd}]/u;
const MINUS = /(?:^|[\s(])[-−–]$/u;
const ACRONYM = /\p{Lu}{2}/u;
const GROUP = /^\d{3}$/;
const GROUP_GAP = /^[ \u00a0\u202f]$/;
const LEADING = /^#-?\d{1,3}(?:\d{3})*$/;
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
  let [hasBe, hasArticle, article, position] = [false, false, '', 0];
  let cut: Unit['cut'] = '';
  const push = (unit: Pick<Unit, 'key' | 'norm' | 'kind' | 'start'> & Partial<Unit>): void => {
    units.push({ isName: false, hasCapital: false, part: '', ...unit, article, hasBe, hasArticle, cut: units.length > 0 ? cut : '' });
    [cut, hasBe, hasArticle, article] = ['', false, false, ''];
  };
  const gap = (between: string): void => {
    for (const [sign] of between.matchAll(SIGNS)) push({ key: sign, norm: sign, kind: 'sign', start: position });
    cut = STOP.test(between) ? ';' : OPENS.test(between) ? '(' : CUT.test(between) ? ',' : cut;
  };
  for (const token of tokens) {
    const between = text.slice(position, token.start);
    const last = units.at(-1);
    gap(between);
    position = token.end;
    if (words.be.has(token.norm)) hasBe = true;
    else if (words.free.has(token.norm)) [hasArticle, article] = [true, cases.some((row) => row.has(token.norm)) ? token.norm : article];
    // Thousands stand apart in some languages.
    else if (last && GROUP.test(token.norm) && GROUP_GAP.test(between) && LEADING.test(last.key)) last.key += token.norm;
    else push({ ...unitOf(token, pack, MINUS.test(between)), start: token.start });
  }
  gap(text.slice(position));
  const negations = negationsIn(text, tokens, pack.code);
  const found = Array.from(text.matchAll(limits), (match) => ({ word: match[0].trim().toLowerCase(), at: match.index }));
  return { units, limits: [...found, ...negations], negations: negations.length };
}

function unitOf(token: Token, pack: LanguagePack, isMinus: boolean): Pick<Unit, 'key' | 'norm' | 'kind'> & Partial<Unit> {
  const { norm } = token;
  const value = valueOf(norm, pack.code);
  if (value !== null) return { key: `#${isMinus ? '-' : ''}${value}`, norm, kind: 'number' };
  if (token.stop) return { key: ALIKE[pack.code]?.get(norm) ?? norm, norm, kind: 'function' };
  const hasCapital = /\p{Lu}/u.test(token.text);
  // HTTPS is no plural of HTTP.
  const key = ACRONYM.test(token.text) ? norm : token.stem;
  return { key, norm, kind: 'word', isName: hasCapital && token.start > 0 && pack.code !== 'de', hasCapital, part: partOf(norm, token.stem, pack.code) };
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

function negationsIn(text: string, tokens: readonly Token[], language: LanguageCode): Limit[] {
  const { negation } = GROUNDING_WORDS[language];
  const within = negation ? Array.from(text.matchAll(negation), (match) => ({ word: match[0].toLowerCase(), at: match.index })) : [];
  const rules = rulesOf(language);
  // French ones are also other words: plus, point, personne.
  if (!rules.spaced || language === 'fr') return within;
  return [...within, ...tokens.filter(({ norm }) => rules.negations.has(norm)).map(({ norm, start }) => ({ word: norm, at: start }))];
}
