import type { Entity } from './entities.js';
import { cyrillicForms, greekForms, hungarianForms, HUNGARIAN_ENDINGS, slavicForms, tonguesOf, tonguesOfName, type Tongues } from './inflection.js';

/** In a display name these are nobody's: titles, particles, roles, and words that only fill. */
const NO_NAMES = new Set(
  ('the a an of and mr mrs ms miss mx sir dr prof professor doctor teacher learner student instructor admin administrator user account demo test guest pupil team school '
    + 'herr frau fräulein der die das den dem und von vom zu zur lehrer lehrerin schüler schülerin le la les du des de et monsieur madame mademoiselle mme mlle professeur '
    + 'élève el los las del y don doña señor señora señorita profesor profesora alumno il lo gli di da e signor signora professore o os as do dos senhor senhora van ter ten '
    + 'al bin ibn bint abu jr sr ii iii iv phd msc').split(' '));
/** A name in small letters is a word as well ("will"), unless it is long. */
const SHORTEST_SMALL = 5;
/** Hardly a word any more, in whichever case somebody writes it: lovelace. */
const SHORTEST_UNMISTAKABLE = 7;
/** A shorter part of a name is a word, a symbol (Li, Al) or a syllable more often than a person. */
const SHORTEST_PART = 3;
/** With another language's ending, a shorter name is another word: Tur-ban, Car-val. */
const SHORTEST_ENDED = 4;
/** As one word, adalovelace; anna li would be the beginning of annalise. */
const SHORTEST_JOINED = 8;
const IDEOGRAPHIC = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々・]+$/u;
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
const HANGUL = /^\p{Script=Hangul}+$/u;
const ARABIC = /^[\p{Script=Arabic}\p{M} ]+$/u;
const DEVANAGARI = /^[\p{Script=Devanagari}\p{M} ]+$/u;
const CYRILLIC = /^[\p{Script=Cyrillic}-]+$/u;
const GREEK = /^[\p{Script=Greek}\p{M}-]+$/u;
/** A surname of one character or two, and a given name. */
const LONGEST_UNSPACED_NAME = 4;
/** What parts a foreign name in Japanese. */
const BETWEEN_WORDS = /[\s・＝]+/u;

/** What follows a surname where somebody is spoken of with respect: then one character is a name too. */
const ADDRESSED = '(?=[ \\u00a0]?(?:先生|老师|老師|同学|同學|教授|女士|小姐|さん|様|さま|くん|君|ちゃん|氏|선생|교수|씨))';
const WITHOUT_STROKE: Record<string, string> = { ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ı: 'i', ß: 'ss' };

/** A line end may be written as two letters, in the JSON of an item that is given back; emphasis in Markdown as underscores. */
const before = (letters: string): string => `(?:(?<![${letters}\\p{M}\\p{N}_])|(?<=\\\\[nrt])|(?<=(?<![\\p{L}\\p{N}_])_{1,3}))`;
const after = (letters: string): string => `(?:(?![${letters}\\p{M}\\p{N}_])|(?=_{1,3}(?![\\p{L}\\p{N}_])))`;
const BEFORE = before('\\p{L}');
const AFTER = after('\\p{L}');
/** Chinese and Japanese set no space before or behind what is written in Latin letters. */
const ALPHABETIC = '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}';
const ALPHABETIC_BEFORE = before(ALPHABETIC);
const ALPHABETIC_AFTER = after(ALPHABETIC);
/** "and", "with", "for", "as", "the", written as one word with what follows. */
const ARABIC_BEFORE = '(?<=(?:^|[^\\p{L}\\p{M}\\p{N}_])(?:[وف]?[بكل]?|[وف]?[بك]?ال|[وف]?لل))';
const ARABIC_MARKS = '[\\u064b-\\u065f\\u0670\\u0640]*';
/** The endings of cases; what stands before them stays the name, and they stay where they are. */
const CYRILLIC_AFTER = `(?=(?:а|у|ом|ем|е|ы|ым|ой|ых|ыми|ам|ами|ах)?${ALPHABETIC_AFTER})`;
const LATIN_AFTER = `(?=(?:s|ji)?${ALPHABETIC_AFTER})`;
const CAPITALS_AFTER = `(?=S?${ALPHABETIC_AFTER})`;
/** Honours and cases that many write as one word with a name. */
const DEVANAGARI_AFTER = `(?=(?:जी|को|ने|का|की|के|से|में|पर|भाई|सर)?${AFTER})`;

/** Finds the names of given people: in full, and each part of them that could be a name by itself. */
export class NameFinder {
  /** By the languages whose endings a text may hold. */
  private readonly expressions = new Map<string, RegExp | null>();

  constructor(private readonly people: readonly string[]) {}

  *in(text: string): Generator<Entity> {
    const expression = this.expressionFor(tonguesOf(text));
    if (!expression) return;
    for (const { 0: name, index: start } of text.matchAll(expression)) yield { kind: 'person', start, end: start + name.length };
  }

  private expressionFor(tongues: Tongues): RegExp | null {
    const key = `${tongues.slavic} ${tongues.hungarian}`;
    const known = this.expressions.get(key);
    if (known !== undefined) return known;
    const made = expressionOf(this.people, tongues);
    this.expressions.set(key, made);
    return made;
  }
}

/** What stands before and behind a name, apart from it: an expression that repeats them for each name takes a tenth of a second to make. */
interface Bounded {
  before: string;
  name: string;
  after: string;
}

function expressionOf(people: readonly string[], tongues: Tongues): RegExp | null {
  const names = [...new Set(people.flatMap(spellings))].sort((a, b) => b.length - a.length);
  const surnames = people.flatMap(addressedSurnames);
  const inflected = people.flatMap((person) => inflections(person, tongues));
  const bounded = [...names.map(boundedBy), ...surnames.map((name) => ({ before: '', name, after: ADDRESSED })), ...inflected.map((name) => ({ before: ALPHABETIC_BEFORE, name, after: ALPHABETIC_AFTER }))];
  if (bounded.length === 0) return null;
  // The whole name before its parts; and what none begins with is passed over quickly.
  const groups = Map.groupBy(bounded, ({ before, after }) => `${before} ${after}`);
  const patterns = [...groups.values()].map((group) => `${group[0]!.before}(?:${[...new Set(group.map(({ name }) => name))].join('|')})${group[0]!.after}`);
  const twins = ['اأإآ', 'ЕЁ'].filter((letters) => names.some((name) => letters.includes(name.charAt(0)))).join('');
  // An inflected form begins as its name does; where it is an expression, with letters that are here already.
  const first = [...new Set([...names, ...surnames, ...inflected, ...twins].map((name) => `\\u{${name.codePointAt(0)!.toString(16)}}`))].join('');
  return new RegExp(`(?=[${first}])(?:${patterns.join('|')})`, 'gu');
}

/** How the name of one person may stand in a text. */
function spellings(displayName: string): string[] {
  const full = displayName.normalize('NFC').trim().replace(/\s+/g, ' ');
  if (!/\p{L}/u.test(full)) return [];
  const words = full.split(BETWEEN_WORDS);
  const whole = words.length > 1 ? [full, full.toLowerCase(), titled(full), full.toUpperCase(), ...otherwiseInFull(words)] : cased(full);
  const parts = words.length > 1 ? words.map(bare).map(withoutArticle).filter(mayStandAlone).flatMap(cased) : givenName(full);
  const halves = words.flatMap((word) => (word.includes('-') ? word.split('-') : [])).map(bare).filter(mayStandAlone).flatMap(cased);
  const all = [...whole, ...parts, ...halves].flatMap((name) => [name, name.replace(/['’]/g, ''), ...withoutMarks(name)]);
  return [...new Set([...all, ...all.map((name) => name.normalize('NFD'))])];
}

/** "lovelace ada", "A. Lovelace", "adalovelace", "ada.lovelace". */
function otherwiseInFull(words: readonly string[]): string[] {
  const [given = '', surname = ''] = [words[0], words.at(-1)];
  if (!/^\p{Script=Latin}|^\p{Script=Cyrillic}/u.test(given)) return [];
  const turned = [surname, ...words.slice(0, -1)].join(' ').toLowerCase();
  const initials = `${given.split('-').map((part) => `${part.charAt(0)}.`).join('-')} ${surname}`;
  const joined = words.join('');
  return [turned, ...(mayStandAlone(bare(surname)) ? [initials] : []), ...(joined.length >= SHORTEST_JOINED && words.length === 2 ? [joined.toLowerCase(), titled(words.join(' ')).replace(' ', '')] : []),
    ...(words.length === 2 ? ['.', '_', '-'].map((between) => words.join(between).toLowerCase()) : [])];
}

/** Nunez for Núñez, Mueller and Muller for Müller: what a keyboard without these letters makes of a name. */
function withoutMarks(name: string): string[] {
  if (!/\p{Script=Latin}/u.test(name)) return [];
  return [plain(name), plain(name.replace(/([äöü])/giu, (letter) => letter.normalize('NFD')[0]! + (name === name.toUpperCase() ? 'E' : 'e')))].filter((other) => other !== name);
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}+/gu, '').replace(/[łŁøØđĐıß]/g, (letter) => WITHOUT_STROKE[letter]!);
}

/** As one word: with a capital letter, in capitals, and as its owner writes it. */
function cased(name: string): string[] {
  const small = name === name.toLowerCase() && name !== name.toUpperCase();
  const own = small && name.length < SHORTEST_SMALL && /^\p{L}+$/u.test(name) ? [] : [name];
  const unmistakable = name.length >= SHORTEST_UNMISTAKABLE && /^\p{L}+$/u.test(name) ? [name.toLowerCase()] : [];
  return [...new Set([titled(name), ...(name.length > SHORTEST_PART ? [name.toUpperCase()] : []), ...own, ...unmistakable])];
}

/** What cases make of the parts of a name, as expressions: where they change its end and don't only add to it. */
function inflections(displayName: string, inText: Tongues): string[] {
  const words = displayName.normalize('NFC').trim().split(/[\s-]+/).map(bare).filter(mayStandAlone).map((word) => word.toLowerCase()).filter((word) => /^\p{L}+$/u.test(word));
  const own = tonguesOfName(words);
  const forms = words.flatMap((word) => {
    if (CYRILLIC.test(word)) return cyrillicForms(word);
    if (GREEK.test(word)) return greekForms(word).flatMap((form) => [form, plain(form)]);
    if (!/^\p{Script=Latin}+$/u.test(word)) return [];
    const latin = [
      ...(own.slavic || inText.slavic ? slavicForms(word) : []),
      ...(own.hungarian || inText.hungarian ? hungarianForms(word) : []),
      ...(word.length >= SHORTEST_ENDED ? [`${word}(?:${HUNGARIAN_ENDINGS})`] : []),
      ...(/[sßxz]$/u.test(word) ? [`${word}ens`] : []),
    ];
    return latin.flatMap((form) => [form, plain(form)]);
  });
  const cases = forms.flatMap((form) => [form.charAt(0).toUpperCase() + form.slice(1), form.toUpperCase()]);
  return [...new Set(cases.map((form) => form.replace(/[её]/g, '(?:е|ё)').replace(/[ЕЁ]/g, '[ЕЁ]')).flatMap((form) => [form, form.normalize('NFD')]))];
}

/** A nickname without its quotation marks, a title without its dot. */
function bare(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '');
}

/** الزهراء, also where it is للزهراء: the article is no part of the name. */
function withoutArticle(word: string): string {
  return /^ال\p{L}{3,}$/u.test(word) ? word.slice(2) : word;
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

function boundedBy(spelling: string): Bounded {
  const name = escaped(spelling).replace(/ /g, '\\s+').replace(/['’]/g, "['’]").replace(/-/g, '[-‐‑]');
  if (KATAKANA.test(spelling)) return { before: '(?<![\\p{Script=Katakana}ー])', name, after: '(?![\\p{Script=Katakana}ー])' };
  if (IDEOGRAPHIC.test(spelling)) return [...spelling].length > 1 ? { before: '', name, after: '' } : { before: BEFORE, name, after: AFTER };
  // Particles follow without a space.
  if (HANGUL.test(spelling.normalize('NFC'))) return [...spelling.normalize('NFC')].length > 1 ? { before: '(?<!\\p{Script=Hangul})', name, after: '' } : { before: BEFORE, name, after: AFTER };
  if (ARABIC.test(spelling)) return { before: ARABIC_BEFORE, name: arabicPattern(spelling), after: AFTER };
  if (DEVANAGARI.test(spelling)) return { before: BEFORE, name, after: DEVANAGARI_AFTER };
  if (CYRILLIC.test(spelling.split(' ').at(-1)!)) return { before: ALPHABETIC_BEFORE, name: name.replace(/[её]/g, '(?:е|ё)'), after: CYRILLIC_AFTER };
  return { before: ALPHABETIC_BEFORE, name, after: spelling === spelling.toUpperCase() ? CAPITALS_AFTER : LATIN_AFTER };
}

/** With or without vowel signs, hamza and the dots of an end; a compound as one word or two: عبد الله, عبدالله. */
function arabicPattern(name: string): string {
  const letters = [...name.normalize('NFC').replace(/[\p{M}ـ]+/gu, '')];
  return letters.map((letter, at) => {
    if (letter === ' ') return '\\s*';
    const last = at === letters.length - 1 || letters[at + 1] === ' ';
    if (/[اأإآ]/.test(letter)) return `[اأإآ]${ARABIC_MARKS}`;
    return (last && /[ةه]/.test(letter) ? '[ةه]' : letter) + ARABIC_MARKS;
  }).join('');
}
