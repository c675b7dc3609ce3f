import type { Finding, TextCheck } from '../checks.js';
import type { ModelCall } from '../model.js';
import { folded, ownWordsOf, PROMPT_LEAK } from './prompt-leak.js';
import { Substrings, type SubstringReader } from './substrings.js';

const NOT_READ = /[^\p{L}\p{N}]+/gu;
const squeezed = (text: string): string => folded(text).replace(NOT_READ, '');
/** An answer comes letter by letter, and always of the same few. */
const seen = new Map<string, string>();
const MOST_SEEN = 20_000;

function read(character: string): string {
  const before = seen.get(character);
  if (before !== undefined) return before;
  const letters = squeezed(character);
  if (seen.size < MOST_SEEN) seen.set(character, letters);
  return letters;
}

/** An ideograph or a syllable says as much as two or three letters. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const weightOf = (letters: string): number => letters.length + 1.5 * (letters.match(DENSE)?.length ?? 0);
/** So much in a row is no coincidence: in a code, or with its letters set apart, no text says anything by chance; whole words are another check's. */
const LEAK_IN_CODE = 30;
const LEAK_IN_THE_CLEAR = 60;
/** From this share of a leak on it is kept from the reader. */
const SUSPICIOUS = 0.6;
/** Fewer letters than this share follow another one at once where they are set apart. */
const APART = 0.3;

/** A run of base64: of both cases or with digits, as no word is. */
const BASE64 = /[A-Za-z0-9+/_=-]{16,}(?:\s[A-Za-z0-9+/_=-]{16,}){0,8}\s?/g;
const HEXADECIMAL = /(?:(?:0x|\\x|%)?[0-9a-fA-F]{2}[\s:,]{0,2}){10,}(?:0|0x|\\x?|%)?[0-9a-fA-F]?/g;
const MIXED = /[a-z][A-Z]|[A-Za-z]\d|\d[A-Za-z]/;
/** The ends of what is cut out of a code may be no characters. */
const READABLE = 0.8;
/** So much of a code is looked at together; a leak shows in the first hundred characters. */
const CODE = 400;
const HELD = 160;

/** What the digits of a code may say. Where it begins nobody knows, since the end alone is looked at. */
const CODES: readonly (readonly [RegExp, (code: string) => Buffer[]])[] = [
  [BASE64, (code) => (MIXED.test(code) ? [0, 1, 2, 3].map((skipped) => Buffer.from(code.replace(/[\s=]/g, '').slice(skipped), 'base64')) : [])],
  [HEXADECIMAL, (code) => [0, 1].map((skipped) => Buffer.from(code.replace(/0x|[^0-9a-f]/gi, '').slice(skipped), 'hex'))],
];

function isReadable(text: string): boolean {
  return (text.match(/[\p{L}\p{M}\p{N}\p{P}\s]/gu)?.length ?? 0) >= READABLE * [...text].length;
}

interface Sources {
  forwards: Substrings;
  backwards: Substrings;
}

/** The instructions are the same for many calls. */
const known = new Map<string, Sources>();
const MOST_KNOWN = 32;

function sourcesOf(system: string): Sources {
  const found = known.get(system);
  if (found) return found;
  const letters = squeezed(system);
  const sources = { forwards: new Substrings(letters), backwards: new Substrings([...letters].toReversed().join('')) };
  if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value!);
  known.set(system, sources);
  return sources;
}

interface Reading {
  reader: SubstringReader;
  /** What a character stands for. */
  means(character: string): string;
  inCode: boolean;
}

const asItIs = (character: string): string => character;
const rot13 = (character: string): string => (/^[a-z]$/i.test(character) ? String.fromCharCode(((character.toLowerCase().charCodeAt(0) - 97 + 13) % 26) + 97) : character);

/**
 * Whether an answer repeats the instructions of its call in a code that its reader undoes: base64, hexadecimal, ROT13,
 * backwards, its letters set apart or its words run together.
 */
export class CodedLeak implements TextCheck {
  private readonly readings: Reading[];
  private readonly forwards: Substrings;
  /** Where in the answer the last letters stood, and how much each says. */
  private places: number[] = [];
  private weights: number[] = [];
  private read = 0;
  private ownWords: string | null = null;
  holdBack = 0;

  constructor(private readonly call: ModelCall) {
    const { forwards, backwards } = sourcesOf(call.system);
    this.forwards = forwards;
    this.readings = [
      { reader: forwards.reader(), means: asItIs, inCode: false },
      { reader: forwards.reader(), means: rot13, inCode: true },
      { reader: backwards.reader(), means: asItIs, inCode: true },
    ];
  }

  look(text: string, whole: boolean, piece: string): Finding | null {
    let from = this.read;
    for (const character of piece) {
      this.readCharacter(character, from);
      from += character.length;
      if (this.readings.some((reading) => this.leaks(reading))) return PROMPT_LEAK;
    }
    this.read = from;
    const code = this.code(text, piece);
    if (code === null) return PROMPT_LEAK;
    this.holdBack = whole ? 0 : Math.max(code, ...this.readings.map((reading) => this.suspicion(reading)));
    return null;
  }

  private readCharacter(character: string, from: number): void {
    const letters = read(character);
    for (let count = letters.length; count > 0; count--) this.places.push(from);
    this.weights.push(...letters.split('').map(weightOf));
    if (this.places.length > 2 * CODE) {
      this.places = this.places.slice(-CODE);
      this.weights = this.weights.slice(-CODE);
    }
    for (const { reader, means } of this.readings) for (const letter of read(means(character)).split('')) reader.read(letter);
  }

  /** How much of a leak the last letters are: 1 and more is one. */
  private share({ reader, inCode }: Reading): number {
    if (2.5 * reader.length < SUSPICIOUS * LEAK_IN_CODE) return 0;
    const places = this.places.slice(-reader.length);
    const together = places.filter((place, at) => at > 0 && place - places[at - 1]! <= 1).length;
    const weight = this.weights.slice(-reader.length).reduce((sum, one) => sum + one, 0);
    return weight / (inCode || together < APART * places.length ? LEAK_IN_CODE : LEAK_IN_THE_CLEAR);
  }

  private leaks(reading: Reading): boolean {
    return this.share(reading) >= 1 && !this.isOwn(reading.reader.last());
  }

  /** How much of the end is a leak's beginning. */
  private suspicion(reading: Reading): number {
    return this.share(reading) >= SUSPICIOUS ? this.read - (this.places.at(-reading.reader.length) ?? this.places[0]!) : 0;
  }

  /** How much of the end is a code, of which nobody knows yet what it says. null: it repeats the instructions. */
  private code(text: string, piece: string): number | null {
    const end = text.slice(-CODE - piece.length);
    let open = 0;
    for (const [expression, bytesOf] of CODES) {
      for (const { 0: code, index } of end.matchAll(expression)) {
        // A row of numbered words is no code: what it would say can't be read.
        const readings = bytesOf(code).map((bytes) => bytes.toString('utf8')).filter(isReadable);
        if (readings.some((reading) => this.says(reading))) return null;
        if (readings.length > 0 && index + code.length === end.length) open = Math.max(open, Math.min(HELD, code.length));
      }
    }
    return open;
  }

  private says(text: string): boolean {
    const reader = this.forwards.reader();
    for (const letter of squeezed(text).split('')) {
      reader.read(letter);
      if (2.5 * reader.length < LEAK_IN_CODE) continue;
      const repeated = reader.last();
      if (weightOf(repeated) >= LEAK_IN_CODE && !this.isOwn(repeated)) return true;
    }
    return false;
  }

  /** Whether the lesson, or whoever asked, says the same. */
  private isOwn(repeated: string): boolean {
    this.ownWords ??= squeezed(ownWordsOf(this.call));
    return this.ownWords.includes(repeated);
  }
}
