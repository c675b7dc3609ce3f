import type { LanguagePack } from '../languages/pack.js';
import type { Sentence, Token } from './text.js';

/** A stretch of a sentence that may be a noun phrase. */
export interface Phrase {
  start: number;
  end: number;
  text: string;
  /** The same for all inflected forms. */
  key: string;
  stems: string[];
  /** The word right before it; empty at the beginning and after punctuation. */
  previous: string;
  /** Whether its surroundings show a whole noun phrase. */
  strong: boolean;
  /** Whether it can be cut out here, once it is known to be a term. */
  usable: boolean;
  /** Whether the author set exactly this apart. */
  marked: boolean;
  code: boolean;
  /** What tells inflected uses apart (Korean particles): a noun takes several. */
  particle: string;
}

const LONGEST = 3;
const LONGEST_MARKED = 4;

/** Every candidate phrase of a sentence, overlapping ones included. */
export function phrasesOf(sentence: Sentence, pack: LanguagePack): Phrase[] {
  if (pack.code === 'ja') return japanesePhrases(sentence, pack);
  const phrases: Phrase[] = [];
  const { tokens } = sentence;
  for (let first = 0; first < tokens.length; first += 1) {
    for (let size = 1; size <= LONGEST_MARKED && first + size <= tokens.length; size += 1) {
      const slice = tokens.slice(first, first + size);
      if (slice.slice(1).some(({ apart }) => apart)) break;
      const phrase = pack.code === 'zh' ? chinesePhrase(sentence, first, slice, pack) : spacedPhrase(sentence, first, slice, pack);
      if (phrase) phrases.push(phrase);
    }
  }
  return phrases;
}

function markOf(sentence: Sentence, start: number, end: number): { marked: boolean; code: boolean } {
  const mark = sentence.marked.find((range) => range.start === start && range.end === end);
  return { marked: mark !== undefined, code: mark?.code ?? false };
}

function spacedPhrase(sentence: Sentence, first: number, slice: Token[], pack: LanguagePack): Phrase | null {
  const head = slice[0] as Token;
  const last = slice.at(-1) as Token;
  const noun = pack.code === 'ko' ? pack.stem(last.text) : last.text;
  const start = head.start;
  const end = last.start + noun.length;
  const marks = markOf(sentence, start, end);
  const stems = slice.filter(({ stop }) => !stop).map(({ stem }) => stem);
  if (stems.length === 0 || head.stop || last.stop || /['’]/.test(last.text)) return null;
  if (!marks.marked && (slice.length > LONGEST || slice.some(({ stop, norm }) => stop && !pack.links?.has(norm)))) return null;
  // A word within a bold phrase of several is no term of its own there.
  if (!marks.marked && sentence.marked.some((range) => range.start <= start && range.end >= end && !range.code)) return null;
  const text = sentence.text.slice(start, end);
  const previous = head.apart ? '' : (sentence.tokens[first - 1]?.norm ?? '');
  const strong = isWhole(sentence, first + slice.length, pack) && (marks.marked || isNounPhrase(sentence, first, slice, noun, pack));
  return {
    start, end, text, stems, previous, ...marks,
    key: slice.map(({ stem }) => stem).join(' '),
    strong,
    usable: strong,
    particle: last.text.slice(noun.length),
  };
}

const ADJECTIVE = /(?:ая|яя|ые|ие|ый|ий|ой|ое|ее|ого|его|ому|ему|ым|им|ых|их|ыми|ими|ую|юю|ом|ем|ей)$/;
const hasArticle = (word: string): boolean => /^ال/.test(word);

/** Whether a phrase ends before the word at `next`: numerals belong to it, and Arabic adjectives follow with the article. */
function isWhole({ tokens }: Sentence, next: number, pack: LanguagePack): boolean {
  const token = tokens[next];
  if (!token || token.apart) return true;
  return !/^(?:\p{Lu}|[IVX]+|\p{N}+\p{L}?)$/u.test(token.text) && !(pack.code === 'ar' && hasArticle(token.norm));
}

function isNounPhrase(sentence: Sentence, first: number, slice: Token[], noun: string, pack: LanguagePack): boolean {
  const { tokens, text } = sentence;
  const head = slice[0] as Token;
  const last = slice.at(-1) as Token;
  const prior = head.apart ? undefined : tokens[first - 1];
  const next = tokens[first + slice.length];
  const ends = !next || next.apart;
  // What is counted is a unit, not a term.
  if (prior && /^\p{N}/u.test(prior.text)) return false;
  const led =
    prior !== undefined &&
    (pack.before.has(prior.norm) || (pack.modifiers?.has(prior.norm) === true && !prior.apart && pack.before.has(tokens[first - 2]?.norm ?? '')));
  const closed = ends || next.stop;
  switch (pack.code) {
    case 'de': {
      // Nouns have a capital; a sentence's first word has one anyway.
      const capitals = slice.every((token) => /^\p{Lu}/u.test(token.text));
      const follows = next && !next.apart && /^\p{Lu}/u.test(next.text);
      return capitals && first > 0 && !follows && !(prior && /^\p{Lu}/u.test(prior.text) && !prior.stop);
    }
    case 'ko':
      return noun.length < last.text.length && slice.slice(0, -1).every((token) => pack.stem(token.text) === token.text);
    case 'ru':
      // The shape of the word is all there is to go by: articles don't exist, and order is free.
      if (slice.length === 1) return last.norm.length >= 4 && !pack.notTerm?.test(last.norm);
      return (led || first === 0) && !pack.notTerm?.test(last.norm) && ADJECTIVE.test(head.norm);
    case 'hi':
      return next !== undefined && !next.apart && (pack.after?.has(next.norm) ?? false);
    case 'ar': {
      // After a noun with the article, a word with one is its adjective.
      if (prior && hasArticle(prior.norm)) return false;
      if (slice.length === 1) return hasArticle(last.norm);
      return hasArticle(last.norm) && (led || first === 0) && !/^[ويتنف]/.test(head.norm);
    }
    default:
      // A chain of links is cut nowhere but at its end.
      if (slice.some(({ norm: word }) => pack.links?.has(word)) && next && !next.apart && pack.links?.has(next.norm)) return false;
      return led && closed && !/^['’]/.test(text.slice(last.end));
  }
}

/** Characters that stand alone as function words, but also within terms. */
const INNER = /^[多大小中上下同能前后用来]$/u;

/** A single character beside a word may be part of it. */
function isPiece(token: Token | undefined): boolean {
  return token !== undefined && !token.stop && [...token.text].length === 1;
}

function chinesePhrase(sentence: Sentence, first: number, slice: Token[], pack: LanguagePack): Phrase | null {
  const head = slice[0] as Token;
  const last = slice.at(-1) as Token;
  const { start } = head;
  const { end } = last;
  const text = sentence.text.slice(start, end);
  const marks = markOf(sentence, start, end);
  const size = [...text].length;
  if (size < 2 || size > 10 || /\s/.test(text.replace(/[A-Za-z0-9] [A-Za-z0-9]/g, ''))) return null;
  if (head.stop || last.stop || slice.some(({ stop, text: inner }) => stop && !INNER.test(inner))) return null;
  if (!marks.marked && sentence.marked.some((range) => range.start < end && range.end > start && !range.code)) return null;
  const prior = head.apart ? undefined : sentence.tokens[first - 1];
  const next = sentence.tokens[first + slice.length];
  const led = !prior || pack.before.has(prior.norm);
  const closed = !next || next.apart || (pack.after?.has(next.norm) ?? false);
  // Before 的 a verb can stand as well, unless something leads the phrase in.
  const whole = led && closed && (next?.norm !== '的' || next.apart || !prior || prior.norm === '的');
  return {
    start, end, text, ...marks,
    key: text.toLowerCase(),
    stems: slice.map(({ stem }) => stem),
    previous: '',
    strong: marks.marked || whole,
    usable: marks.marked || ((led || closed) && !isPiece(prior) && !isPiece(next?.apart ? undefined : next)),
    particle: next && !next.apart ? next.norm : '',
  };
}

const JAPANESE_RUN = /[\p{Script=Han}々\p{Script=Katakana}ーA-Za-z0-9]+/gu;
const PARTICLE = /^(?:は|が|を|の(?!で|に)|に(?!よ)|へ|と(?!い)|で(?!あ|き|す)|も|から|まで|とは|、|。|」|）|である|です|という|と(?:呼|い)|に(?:よ)|$)/u;
const NOT_BEFORE = /[みきりしちぎびけせめれべげえごあお々ーつっ]$/u;
const NOT_HEAD = /^(?:[各約毎第数当両同全]|[0-9０-９]|[一二三四五六七八九十百千万]+(?:種類|枚|個|人|年|月|日|回|度|番|点|本|社|階|倍|割|秒|分|時間|キロ|メートル|センチ|世紀|段階|層))/u;
const SUFFIX = /(?:的|以上|以下|以外|以内|段階|同士|自体|[上下中内外前後時間側等達毎])$/u;

function japanesePhrases(sentence: Sentence, pack: LanguagePack): Phrase[] {
  const phrases: Phrase[] = [];
  for (const match of sentence.text.matchAll(JAPANESE_RUN)) {
    const [text] = match;
    const start = match.index;
    const end = start + text.length;
    const marks = markOf(sentence, start, end);
    const rest = sentence.text.slice(end);
    if (text.length < 2 || text.length > 14 || /^[0-9]+$/.test(text) || pack.stopwords.has(text)) continue;
    if (!marks.marked && (NOT_HEAD.test(text) || NOT_BEFORE.test(sentence.text.slice(0, start)) || SUFFIX.test(text))) continue;
    const particle = PARTICLE.exec(rest)?.[0] ?? '';
    phrases.push({
      start, end, text, ...marks,
      key: text.toLowerCase(),
      stems: sentence.tokens.filter((token) => token.start >= start && token.end <= end && !token.stop).map(({ stem }) => stem),
      previous: '',
      strong: marks.marked || PARTICLE.test(rest),
    usable: marks.marked || PARTICLE.test(rest),
      particle,
    });
  }
  return phrases;
}
