import type { Entity } from './entities.js';

/** In a display name these are nobody's: titles, particles, roles, and words that only fill. */
const NO_NAMES = new Set(
  ('the a an of and mr mrs ms miss mx sir dr prof professor doctor teacher learner student instructor admin administrator user account demo test guest pupil team school '
    + 'herr frau fräulein der die das den dem und von vom zu zur lehrer lehrerin schüler schülerin le la les du des de et monsieur madame mademoiselle mme mlle professeur '
    + 'élève el los las del y don doña señor señora señorita profesor profesora alumno il lo gli di da e signor signora professore o os as do dos senhor senhora van ter ten '
    + 'al bin ibn bint abu jr sr ii iii iv phd msc').split(' '));
/** A name in small letters is a word as well ("will"), unless it is long. */
const SHORTEST_SMALL = 5;
/** A shorter part of a name is a word, a symbol (Li, Al) or a syllable more often than a person. */
const SHORTEST_PART = 3;
const IDEOGRAPHIC = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々・]+$/u;
const HANGUL = /^\p{Script=Hangul}+$/u;
const ARABIC = /^[\p{Script=Arabic}\p{M}]+$/u;
const CYRILLIC = /^[\p{Script=Cyrillic}-]+$/u;
/** A surname of one character or two, and a given name. */
const LONGEST_UNSPACED_NAME = 4;

/** What follows a surname where somebody is spoken of with respect: then one character is a name too. */
const ADDRESSED = '(?=[ \\u00a0]?(?:先生|老师|老師|同学|同學|教授|女士|小姐|さん|様|さま|くん|君|ちゃん|氏|선생|교수|씨))';
const WITHOUT_STROKE: Record<string, string> = { ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ı: 'i', ß: 'ss' };

/** A line end may be written as two letters, in the JSON of an item that is given back. */
const BEFORE = '(?:(?<![\\p{L}\\p{M}\\p{N}_])|(?<=\\\\[nrt]))';
const AFTER = '(?![\\p{L}\\p{M}\\p{N}_])';
/** "and", "with", "for", "as", written as one word with what follows. */
const ARABIC_BEFORE = '(?<=(?:^|[^\\p{L}\\p{M}\\p{N}_])[وف]?[بكل]?)';
/** The endings of cases; what stands before them stays the name, and they stay where they are. */
const CYRILLIC_AFTER = '(?=(?:а|у|ом|е|ы|ым|ой|ых)?(?![\\p{L}\\p{M}\\p{N}_]))';
const LATIN_AFTER = `(?=s?${AFTER})`;

/** Finds the names of given people: in full, and each part of them that could be a name by itself. */
export class NameFinder {
  private readonly expression: RegExp | null;

  constructor(people: readonly string[]) {
    const patterns = new Map<string, number>();
    const names = people.flatMap(spellings);
    for (const name of names) patterns.set(patternOf(name), name.length);
    const surnames = people.flatMap(addressedSurnames);
    for (const name of surnames) patterns.set(name + ADDRESSED, name.length);
    // The whole name before its parts; and what none begins with is passed over quickly.
    const longestFirst = [...patterns].sort(([, a], [, b]) => b - a).map(([pattern]) => pattern);
    const first = [...new Set([...names, ...surnames].map((name) => `\\u{${name.codePointAt(0)!.toString(16)}}`))].join('');
    this.expression = names.length > 0 ? new RegExp(`(?=[${first}])(?:${longestFirst.join('|')})`, 'gu') : null;
  }

  *in(text: string): Generator<Entity> {
    if (!this.expression) return;
    for (const { 0: name, index: start } of text.matchAll(this.expression)) yield { kind: 'person', start, end: start + name.length };
  }
}

/** How the name of one person may stand in a text. */
function spellings(displayName: string): string[] {
  const full = displayName.normalize('NFC').trim().replace(/\s+/g, ' ');
  if (!/\p{L}/u.test(full)) return [];
  const words = full.split(' ');
  const whole = words.length > 1 ? [full, full.toLowerCase(), titled(full), full.toUpperCase()] : cased(full);
  const parts = words.length > 1 ? words.map(bare).filter(mayStandAlone).flatMap(cased) : givenName(full);
  const halves = words.flatMap((word) => (word.includes('-') ? word.split('-') : [])).map(bare).filter(mayStandAlone).flatMap(cased);
  const all = [...whole, ...parts, ...halves].flatMap((name) => [name, ...withoutMarks(name)]);
  return [...new Set([...all, ...all.map((name) => name.normalize('NFD'))])];
}

/** Nunez for Núñez, Mueller and Muller for Müller: what a keyboard without these letters makes of a name. */
function withoutMarks(name: string): string[] {
  if (!/\p{Script=Latin}/u.test(name)) return [];
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}+/gu, '').replace(/[łŁøØđĐıß]/g, (letter) => WITHOUT_STROKE[letter]!);
  return [plain(name), plain(name.replace(/([äöü])/giu, (letter) => letter.normalize('NFD')[0]! + (name === name.toUpperCase() ? 'E' : 'e')))].filter((other) => other !== name);
}

/** As one word: with a capital letter, in capitals, and as its owner writes it. */
function cased(name: string): string[] {
  const small = name === name.toLowerCase() && name !== name.toUpperCase();
  const own = small && name.length < SHORTEST_SMALL && /^\p{L}+$/u.test(name) ? [] : [name];
  return [titled(name), ...(name.length > SHORTEST_PART ? [name.toUpperCase()] : []), ...own].flatMap(inflected);
}

/** Анна, Анны, Анне …; Игорь, Игоря …: where a case changes the end of a name and doesn't only add to it. */
function inflected(name: string): string[] {
  if (!CYRILLIC.test(name)) return [name];
  if (/[ая]$/.test(name)) return [name, ...['ы', 'и', 'е', 'у', 'ю', 'ой', 'ей'].map((ending) => name.slice(0, -1) + ending)];
  return /[йь]$/.test(name) ? [name, ...['я', 'ю', 'ем', 'е', 'и'].map((ending) => name.slice(0, -1) + ending)] : [name];
}

/** A nickname without its quotation marks, a title without its dot. */
function bare(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '');
}

function mayStandAlone(word: string): boolean {
  if (NO_NAMES.has(word.toLowerCase()) || !/^\p{L}/u.test(word)) return false;
  return IDEOGRAPHIC.test(word) || HANGUL.test(word) ? word.length > 1 : [...word].length >= SHORTEST_PART;
}

/** 田中さくら: where the script changes, the given name begins. */
const KANA_NAME = /^(\p{Script=Han}{1,4})([\p{Script=Hiragana}\p{Script=Katakana}ー]{2,6})$/u;

/** 王 of 王小明, 田中 of 田中太郎: how long a surname is nobody knows. */
function addressedSurnames(displayName: string): string[] {
  const [surname = ''] = displayName.normalize('NFC').trim().split(/\s+/);
  const letters = [...surname];
  if (!/^(?:\p{Script=Han}+|\p{Script=Hangul}+)$/u.test(surname) || letters.length > LONGEST_UNSPACED_NAME) return [];
  return [...new Set([letters.slice(0, 1).join(''), letters.slice(0, 2).join('')])];
}

/** 小明 of 王小明, 민수 of 김민수. */
function givenName(full: string): string[] {
  const [, before, behind] = KANA_NAME.exec(full) ?? [];
  if (before !== undefined && behind !== undefined) return [before, behind].filter(mayStandAlone);
  const letters = [...full];
  const unspaced = /^(?:\p{Script=Han}+|\p{Script=Hangul}+)$/u.test(full);
  return unspaced && letters.length > 2 && letters.length <= LONGEST_UNSPACED_NAME ? [letters.slice(-2).join('')] : [];
}

function titled(name: string): string {
  return name.replace(/(^|[\s'’-])(\p{Ll})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase());
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function patternOf(name: string): string {
  const words = escaped(name).replace(/ /g, '\\s+').replace(/['’]/g, "['’]").replace(/-/g, '[-‐‑]');
  if (IDEOGRAPHIC.test(name)) return [...name].length > 1 ? words : BEFORE + words + AFTER;
  // Particles follow without a space.
  if (HANGUL.test(name.normalize('NFC'))) return [...name.normalize('NFC')].length > 1 ? `(?<!\\p{Script=Hangul})${words}` : BEFORE + words + AFTER;
  if (ARABIC.test(name)) return ARABIC_BEFORE + words + AFTER;
  if (CYRILLIC.test(name.split(' ').at(-1)!)) return BEFORE + words + CYRILLIC_AFTER;
  return BEFORE + words + LATIN_AFTER;
}
