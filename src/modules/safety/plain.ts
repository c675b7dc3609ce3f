import { fenced } from '../../orchestrator/fence.js';

/** Marks above Latin, Greek and Cyrillic letters; those of other scripts are letters of their own. */
const ACCENTS = /[\u0300-\u036f]/g;
/** Cyrillic and Greek letters that are written for Latin ones. */
const LATIN = new Map(Object.entries({
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', ѕ: 's', і: 'i', ј: 'j', ԁ: 'd', ɡ: 'g', һ: 'h', ո: 'n', ν: 'v', ο: 'o', ι: 'i', α: 'a', ρ: 'p', τ: 't', ı: 'i',
}));
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** What is only quoted is nobody's wish. */
const QUOTED = /"[^"\n]{1,300}"|“[^”\n]{1,300}[”“]|„[^“”\n]{1,300}[“”]|«[^»\n]{1,300}»|「[^」\n]{1,300}」|『[^』\n]{1,300}』|《[^》\n]{1,300}》|`[^`\n]{1,300}`|(?<![\p{L}\p{N}])['‘’‹][^'’›\n]{1,300}['’›](?![\p{L}\p{N}])/gu;

const withoutAccents = (text: string): string => text.normalize('NFKD').replace(ACCENTS, '').normalize('NFC');

/** A text as the rules are written: what can be seen of it, in small letters without accents, width and look-alikes, with single spaces. */
export function plain(text: string): string {
  const letters = withoutAccents(fenced(text)).toLowerCase().replaceAll('’', "'");
  // A word that mixes scripts is a Latin one in disguise.
  const words = letters.replace(WORD, (word) => (/[a-z]/.test(word) ? [...word].map((letter) => LATIN.get(letter) ?? letter).join('') : word));
  return words.replace(/[^\S\n]+/g, ' ').trim();
}

/** The same, without what stands between quotation marks. */
export function withoutQuotations(text: string): string {
  return text.replace(QUOTED, '""');
}

/** A pattern over plain text; accents in it are left out as they are there. */
export function pattern(words: string): RegExp {
  return new RegExp(withoutAccents(words), 'gu');
}

/** One of several words or patterns. */
export function anyOf(...words: readonly string[]): string {
  return `(?:${words.join('|')})`;
}

const SENTENCE_END = /[.!?。！？؟।\n]/;

/** What stands in the same sentence before a place of a text. */
export function sentenceBefore(text: string, at: number): string {
  let from = at;
  while (from > 0 && !SENTENCE_END.test(text[from - 1]!)) from -= 1;
  return text.slice(from, at);
}

/** The rest of the sentence from a place on. */
export function sentenceFrom(text: string, at: number): string {
  let to = at;
  while (to < text.length && !SENTENCE_END.test(text[to]!)) to += 1;
  return text.slice(at, to);
}

/** The sentences of a text that say anything. */
export function sentences(text: string): string[] {
  return text.split(/(?<=[!?。！？؟।\n])|(?<=\.)(?=\s)/).filter((sentence) => /\p{L}/u.test(sentence));
}
