import type { LanguagePack } from '../languages/pack.js';
import type { Sentence } from '../analysis/text.js';
import { tokenize } from '../analysis/text.js';
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
    const term = terms.byKey.get(tokens.map(({ stem }) => stem).join(' ')) ?? terms.byKey.get(surface.toLowerCase());
    if (!term || tokens.length > 4) continue;
    const inside = new Set(tokenize(definition, pack).map(({ stem }) => stem));
    if (term.stems.some((stem) => inside.has(stem)) || definition.toLowerCase().includes(surface.toLowerCase())) continue;
    return { term, sentence, surface, start, end: start + surface.length, text: pattern === LABEL ? lowerLabel(definition, pack) : definition };
  }
  return null;
}

function isLabelled(sentence: Sentence): boolean {
  return sentence.start === 0 && sentence.marked.some(({ start, end }) => start === 0 && /^\s?[:：—–-]|^[:：]/.test(sentence.text.slice(end)) || sentence.text[end - 1] === ':');
}

function lowerLabel(text: string, pack: LanguagePack): string {
  return pack.code === 'de' ? text : /^\p{Lu}\p{Ll}/u.test(text) ? lowerFirst(text) : text;
}
