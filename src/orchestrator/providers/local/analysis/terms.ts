import type { LanguagePack } from '../languages/pack.js';
import type { Pacer } from '../pacer.js';
import type { Range } from './markdown.js';
import { phrasesOf, type Phrase } from './phrases.js';
import type { Sentence } from './text.js';
import { phraseScore, yake } from './yake.js';

export type TermKind = 'term' | 'name' | 'acronym' | 'code';

/** Something that the lesson teaches a name of. */
export interface Term {
  key: string;
  stems: string[];
  kind: TermKind;
  /** Its written forms and how often each stands in the lesson; none with a capital that only its place gave it. */
  forms: Map<string, number>;
  count: number;
  /** How often it opens a sentence: what sentences are about is what a lesson is about. */
  leads: number;
  /** Whether the author set it in bold or as code somewhere. */
  marked: boolean;
  /** For each form, the words it stood after; empty for the beginning of a sentence. */
  places: Map<string, Set<string>>;
  /** Grammatical classes that its articles have shown. */
  classes: Set<string>;
  /** The sentences that it stands in. */
  sentences: Set<number>;
  /** From 0 to 1, the most important term of the lesson having 1. */
  weight: number;
}

/** A term where it stands in a sentence as a whole noun phrase. */
export interface Occurrence {
  term: Term;
  start: number;
  end: number;
  text: string;
  previous: string;
}

export interface Terms {
  byKey: Map<string, Term>;
  /** By sentence index, left to right. */
  occurrences: Map<number, Occurrence[]>;
}

interface Gathered {
  phrases: { phrase: Phrase; sentence: Sentence }[];
  strong: number;
  particles: Set<string>;
  marked: boolean;
}

/** The lesson's terms: what stands in it as a noun phrase, often enough or set apart, ranked by YAKE. */
export async function findTerms(sentences: readonly Sentence[], pack: LanguagePack, pacer: Pacer): Promise<Terms> {
  const gathered = new Map<string, Gathered>();
  for (const sentence of sentences) {
    await pacer.tick();
    for (const phrase of phrasesOf(sentence, pack)) {
      let entry = gathered.get(phrase.key);
      if (!entry) gathered.set(phrase.key, (entry = { phrases: [], strong: 0, particles: new Set(), marked: false }));
      entry.phrases.push({ phrase, sentence });
      if (phrase.strong) {
        entry.strong += 1;
        entry.particles.add(phrase.particle);
      }
      entry.marked ||= phrase.marked;
    }
  }
  const words = await yake(sentences, pacer);
  const accepted: { term: Term; entry: Gathered; score: number }[] = [];
  for (const [key, entry] of gathered) {
    await pacer.tick();
    if (!isTerm(entry, pack)) continue;
    const term = makeTerm(key, entry, pack);
    accepted.push({ term, entry, score: phraseScore(term.stems, term.count, words) });
  }
  accepted.sort((a, b) => a.score - b.score || (a.term.key < b.term.key ? -1 : 1));
  const byKey = new Map<string, Term>();
  const occurrences = new Map<number, Occurrence[]>();
  for (const [rank, { term }] of accepted.entries()) {
    term.weight = Math.min(1, 1 - rank / accepted.length + (term.marked ? 0.3 : 0) + (term.leads > 0 ? 0.15 : 0));
    byKey.set(term.key, term);
  }
  const spans = new Map<number, Range[]>();
  for (const { term, entry } of accepted) {
    await pacer.tick();
    for (const { phrase, sentence } of entry.phrases) {
      spans.set(sentence.index, [...(spans.get(sentence.index) ?? []), phrase]);
      if (!phrase.usable) continue;
      const { start, end, text, previous } = phrase;
      const list = occurrences.get(sentence.index) ?? [];
      list.push({ term, start, end, text, previous });
      occurrences.set(sentence.index, list);
    }
  }
  for (const [index, list] of occurrences) {
    await pacer.tick();
    const longest = list.filter((one) => !spans.get(index)?.some((other) => covers(other, one)));
    occurrences.set(index, longest.sort((a, b) => a.start - b.start));
  }
  for (const { term, entry } of accepted) {
    await pacer.tick();
    // A word that never stands but within a longer term is a piece of it.
    const isPiece = entry.phrases.every(({ phrase, sentence }) => spans.get(sentence.index)?.some((other) => covers(other, phrase)));
    if (isPiece) byKey.delete(term.key);
  }
  return { byKey, occurrences };
}

function covers(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start;
}

function isTerm({ phrases, strong, particles, marked }: Gathered, pack: LanguagePack): boolean {
  const { phrase } = phrases[0] as Gathered['phrases'][number];
  const { text, stems } = phrase;
  if (!/\p{L}/u.test(text) || [...text].length < 2 || text.length > 40 || pack.stopwords.has(text.toLowerCase())) return false;
  const last = text.split(' ').at(-1) ?? '';
  const isShapeless = pack.notTerm?.test(last.toLowerCase()) ?? false;
  const isProper = phrases.some((each) => each.phrase.strong && isProperName(each.phrase, each.sentence, pack));
  if (marked) return strong > 1 || stems.length > 1 || !isShapeless || phrases.length > 1;
  if (isShapeless && (strong < 2 || pack.code === 'ko' || pack.code === 'ru' || pack.code === 'hi' || pack.code === 'zh')) return false;
  if (pack.code === 'ko') return particles.size >= 2 && phrases.length >= 2;
  if (pack.code === 'ja') return strong >= 1 && phrases.length >= 2 && ['は', 'が', 'を', 'とは', 'という', 'の'].some((each) => particles.has(each));
  return strong >= 1 && (phrases.length >= 2 || isProper);
}

function opensSentence({ start }: Phrase, { tokens }: Sentence): boolean {
  const place = tokens.findIndex((token) => token.start === start);
  return place === 0 || (place === 1 && tokens[0]?.stop === true);
}

function isProperName(phrase: Phrase, sentence: Sentence, pack: LanguagePack): boolean {
  if (pack.code === 'de' || !phrase.text.split(' ').every((word) => /^\p{Lu}/u.test(word))) return false;
  return phrase.start > 0 && /[\p{L},;]\s?$/u.test(sentence.text.slice(0, phrase.start));
}

function makeTerm(key: string, { phrases, marked }: Gathered, pack: LanguagePack): Term {
  const forms = new Map<string, number>();
  const places = new Map<string, Set<string>>();
  const classes = new Set<string>();
  let leads = 0;
  let code = 0;
  let proper = 0;
  let inner = 0;
  for (const { phrase, sentence } of phrases) {
    if (opensSentence(phrase, sentence)) leads += 1;
    if (phrase.code) code += 1;
    const written = phrase.start <= 1 && pack.code !== 'de' ? lowerFirst(phrase.text) : phrase.text;
    places.set(written, (places.get(written) ?? new Set()).add(phrase.previous));
    const isFirst = phrase.start <= 1;
    if (!isFirst) {
      inner += 1;
      if (isProperName(phrase, sentence, pack)) proper += 1;
    }
    const agreement = phrase.previous ? pack.agreement?.get(phrase.previous) : undefined;
    if (agreement) classes.add(agreement);
    if (!isFirst) forms.set(phrase.text, (forms.get(phrase.text) ?? 0) + 1);
  }
  if (forms.size === 0) {
    for (const { phrase } of phrases) {
      const text = /^\p{Lu}\p{Ll}/u.test(phrase.text) && pack.code !== 'de' ? lowerFirst(phrase.text) : phrase.text;
      forms.set(text, (forms.get(text) ?? 0) + 1);
    }
  }
  const [usual] = mostUsed(forms);
  const first = phrases[0] as Gathered['phrases'][number];
  let kind: TermKind = 'term';
  if (code > 0) kind = 'code';
  else if (usual && /^[\p{Lu}\p{N}][\p{Lu}\p{N}-]+$/u.test(usual) && pack.code !== 'ja') kind = 'acronym';
  else if (proper > 0 && proper === inner) kind = 'name';
  return {
    key, kind, forms, places, leads, marked, classes,
    stems: first.phrase.stems,
    count: phrases.length,
    sentences: new Set(phrases.map(({ sentence }) => sentence.index)),
    weight: 0,
  };
}

/** Forms, the most frequent first. */
export function mostUsed(forms: ReadonlyMap<string, number>): string[] {
  return [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([form]) => form);
}

export function lowerFirst(text: string): string {
  const [first = ''] = text;
  return first.toLowerCase() + text.slice(first.length);
}

export function upperFirst(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
