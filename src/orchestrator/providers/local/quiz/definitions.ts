import type { LanguagePack } from '../languages/pack.js';
import type { Sentence } from '../analysis/text.js';
import { tokenize, type Token } from '../analysis/text.js';
import { lowerFirst, type Term, type Terms } from '../analysis/terms.js';
import type { Gap } from './distractors.js';
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
  /** The same as the sentence writes it, and where it begins. */
  raw: string;
  at: number;
}

const LABEL = /^(?<term>[^:：—–]{2,45}?)\s?(?:[:：]|\s[—–-])\s(?<definition>.{20,})[.。।]$/su;
const LONGEST = 200;
/** What is added about the term says no more what it is. */
const ADDED = /,\s(?:and|und|et|y|e)\s(?:it|they|es|sie|il|elle|ils|elles)\s.*$/u;

/** The definition that a sentence gives, if it is one: by its language's patterns, or a marked label before a colon or dash. */
export function definitionOf(sentence: Sentence, terms: Terms, pack: LanguagePack): Definition | null {
  const { text } = sentence;
  const patterns = isLabelled(sentence) ? [LABEL, ...pack.definitions] : pack.definitions;
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    const surface = match?.groups?.['term']?.trim();
    const definition = match?.groups?.['definition']?.trim();
    if (!surface || !definition || definition.length > LONGEST || !standsAlone(definition, pack)) continue;
    const at = text.indexOf(definition);
    // In what defines, the term stands before or after; within, it would give itself away.
    const start = text.indexOf(surface, text.indexOf(surface) < at ? 0 : at + definition.length);
    if (start < 0) continue;
    const tokens = tokenize(surface, pack);
    const known = terms.byKey.get(tokens.map(({ stem }) => stem).join(' ')) ?? terms.byKey.get(surface.toLowerCase());
    const term = known ?? subjectTerm(surface, tokens, sentence, pack);
    if (!term || (pack.spaced && tokens.length > 4)) continue;
    const inside = new Set(tokenize(definition, pack).map(({ stem }) => stem));
    if (term.stems.some((stem) => stem.length > 1 && inside.has(stem)) || definition.toLowerCase().includes(surface.toLowerCase())) continue;
    const before = sentence.tokens.findLast((token) => token.end <= start);
    const previous = before?.norm ?? '';
    const isLed = at === 0 || pattern === LABEL;
    return { term, sentence, surface, previous, start, end: start + surface.length, text: (isLed ? lowerLabel(definition, pack) : definition).replace(ADDED, ''), raw: definition, at };
  }
  return null;
}

/** Where a sentence names what it describes ("… called X"): nothing else is called so. */
export function namedIn(sentence: Sentence, terms: Terms, pack: LanguagePack): Gap | null {
  const match = pack.naming.exec(sentence.text);
  const surface = match?.groups?.['term'];
  if (!match || !surface || sentence.text.split(surface).length > 2) return null;
  const tokens = tokenize(surface, pack);
  const term = terms.byKey.get(tokens.map(({ stem }) => stem).join(' ')) ?? terms.byKey.get(surface.toLowerCase()) ?? subjectTerm(surface, tokens, sentence, pack);
  const start = sentence.text.indexOf(surface, match.index);
  const rest = sentence.tokens.filter((token) => token.end <= start || token.start >= start + surface.length);
  if (!term || rest.some((token) => !token.stop && sharesRoot(token.stem, term.stems))) return null;
  return { sentence, term, start, end: start + surface.length, text: surface, previous: rest.findLast((token) => token.end <= start)?.norm ?? '', alone: true };
}

function sharesRoot(stem: string, stems: readonly string[]): boolean {
  return stems.some((other) => other === stem || (Math.min(other.length, stem.length) >= 5 && (other.startsWith(stem.slice(0, 5)))));
}

/** A subject that the lesson names only where it defines it. */
function subjectTerm(surface: string, tokens: readonly Token[], sentence: Sentence, pack: LanguagePack): Term | null {
  if (tokens.length === 0 || (pack.spaced && tokens.length > 3) || (pack.spaced && tokens.some(({ stop, apart }, place) => stop || (apart && place > 0)))) return null;
  if (!pack.spaced && !/^(?!.*[它这那不第人])[\p{Script=Han}々\p{Script=Katakana}ーA-Za-z0-9]{2,12}$/u.test(surface)) return null;
  if ((pack.spaced && /\p{N}/u.test(surface)) || (tokens.length === 1 && pack.notTerm?.test(surface.toLowerCase()))) return null;
  const isName = tokens.length > 1 && tokens.every(({ text }) => /^\p{Lu}/u.test(text));
  const isAcronym = /^[\p{Lu}\p{N}-]{2,}$/u.test(surface);
  const form = isName || isAcronym || pack.code === 'de' ? surface : lowerFirst(surface);
  const stems = tokens.map(({ stem }) => stem);
  return {
    key: pack.spaced ? stems.join(' ') : surface.toLowerCase(), stems, kind: isName ? 'name' : isAcronym ? 'acronym' : 'term',
    forms: new Map([[form, 1]]), places: new Map(), leads: 1, count: 1, marked: false, classes: new Set(),
    sentences: new Set([sentence.index]), weight: 0.5,
  };
}

function isLabelled(sentence: Sentence): boolean {
  return sentence.start === 0 && sentence.marked.some(({ start, end }) => start === 0 && /^\s?[:：—–-]|^[:：]/.test(sentence.text.slice(end)) || sentence.text[end - 1] === ':');
}

function lowerLabel(text: string, pack: LanguagePack): string {
  return /^(?:An?|The|Une?|Les?|La|Des|Eine?|Der|Die|Das|El|Los|Las|Il|Lo|Gli|I|Uma?|Os?|As?)\s|^(?:L|Un)['’]/u.test(text) ? lowerFirst(text) : pack.code === 'de' ? text : /^\p{Lu}\p{Ll}/u.test(text) ? lowerFirst(text) : text;
}
