import type { LanguagePack } from '../languages/pack.js';
import type { Sentence } from '../analysis/text.js';
import { tokenize, type Token } from '../analysis/text.js';
import { lowerFirst, type Term, type Terms } from '../analysis/terms.js';
import { standsAlone } from './eligible.js';

/** What the lesson says a term is. */
export interface Definition {
  term: Term;
  sentence: Sentence;
  /** The term as the sentence writes it, and where. */
  surface: string;
  start: number;
  end: number;
  /** The word right before the term. */
  previous: string;
  /** What it is, without the term. */
  text: string;
}

const LABEL = /^(?<term>[^:：—–]{2,45}?)\s?(?:[:：]|\s[—–-])\s(?<definition>.{20,})[.。।]$/su;
const LONGEST = 200;

/** The definition that a sentence gives, if it is one: by its language's patterns, or a marked label before a colon or dash. */
export function definitionOf(sentence: Sentence, terms: Terms, pack: LanguagePack): Definition | null {
  const { text } = sentence;
  const patterns = isLabelled(sentence) ? [LABEL, ...pack.definitions] : pack.definitions;
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    const surface = match?.groups?.['term']?.trim();
    const definition = match?.groups?.['definition']?.trim();
    if (!surface || !definition || definition.length > LONGEST || !standsAlone(definition, pack)) continue;
    const start = text.indexOf(surface);
    const tokens = tokenize(surface, pack);
    const known = terms.byKey.get(tokens.map(({ stem }) => stem).join(' ')) ?? terms.byKey.get(surface.toLowerCase());
    const term = known ?? subjectTerm(surface, tokens, sentence, pack);
    if (!term || tokens.length > 4) continue;
    const inside = new Set(tokenize(definition, pack).map(({ stem }) => stem));
    if (term.stems.some((stem) => inside.has(stem)) || definition.toLowerCase().includes(surface.toLowerCase())) continue;
    const before = sentence.tokens.findLast((token) => token.end <= start);
    const previous = before?.norm ?? '';
    return { term, sentence, surface, previous, start, end: start + surface.length, text: pattern === LABEL ? lowerLabel(definition, pack) : definition };
  }
  return null;
}

/** A subject that the lesson names only where it defines it. */
function subjectTerm(surface: string, tokens: readonly Token[], sentence: Sentence, pack: LanguagePack): Term | null {
  if (tokens.length === 0 || tokens.length > 3 || tokens.some(({ stop, apart }, place) => stop || (apart && place > 0))) return null;
  if (!pack.spaced || /\p{N}/u.test(surface) || (tokens.length === 1 && pack.notTerm?.test(surface.toLowerCase()))) return null;
  const isName = tokens.length > 1 && tokens.every(({ text }) => /^\p{Lu}/u.test(text));
  const isAcronym = /^[\p{Lu}\p{N}-]{2,}$/u.test(surface);
  const form = isName || isAcronym || pack.code === 'de' ? surface : lowerFirst(surface);
  const stems = tokens.map(({ stem }) => stem);
  return {
    key: stems.join(' '), stems, kind: isName ? 'name' : isAcronym ? 'acronym' : 'term',
    forms: new Map([[form, 1]]), places: new Map(), leads: 1, count: 1, marked: false, classes: new Set(),
    sentences: new Set([sentence.index]), weight: 0.5,
  };
}

function isLabelled(sentence: Sentence): boolean {
  return sentence.start === 0 && sentence.marked.some(({ start, end }) => start === 0 && /^\s?[:：—–-]|^[:：]/.test(sentence.text.slice(end)) || sentence.text[end - 1] === ':');
}

function lowerLabel(text: string, pack: LanguagePack): string {
  return pack.code === 'de' ? text : /^\p{Lu}\p{Ll}/u.test(text) ? lowerFirst(text) : text;
}
