import { createRequire } from 'node:module';
import type { LanguageCode } from './model.js';
import { CLASSES, MODEL_TOKENIZERS, NEWER_CLAUDE, NEWER_CLAUDE_FACTOR, TOKEN_RATES, type CharacterClass, type TokenizerName } from './token-rates.js';

type Encoding = typeof import('gpt-tokenizer/encoding/o200k_base');

/** How the texts of a model are counted: by its own tokenizer where we have it, else by rates for each kind of character. */
export interface Tokenizer {
  /** The tokens of a whole text, rounded up; never more than it has bytes. */
  count(text: string, language: LanguageCode): number;
  /** Counts a text that comes in pieces by rates, cheaply, and the same wherever it is cut. */
  running(language: LanguageCode): RunningCount;
}

/** The names of the encodings that gpt-tokenizer brings. */
const ENCODINGS: Partial<Record<TokenizerName, string>> = { o200k: 'o200k_base', cl100k: 'cl100k_base' };

/** Code units that are counted at once: the time that a text without words takes grows with the square of its length. */
const WINDOW = 1_024;
/** The cache of merged words would keep 100,000 of them, as long as a window each. */
const MERGE_CACHE_SIZE = 1_000;

const require = createRequire(import.meta.url);
const encodings = new Map<string, Encoding>();

/** Loaded by the first estimate that needs it (0.1 s, 70 MB); at once, as an attempt's report waits for nothing. */
function encodingOf(name: string): Encoding {
  let encoding = encodings.get(name);
  if (!encoding) {
    encoding = require(`gpt-tokenizer/encoding/${name}`) as Encoding;
    encoding.setMergeCacheSize(MERGE_CACHE_SIZE);
    encodings.set(name, encoding);
  }
  return encoding;
}

function* windows(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const end = start + WINDOW;
    // A word keeps the space before it, as the tokenizer has it.
    const space = end < text.length ? text.lastIndexOf(' ', end) : -1;
    const cut = space > start + WINDOW / 2 ? space : end;
    yield text.slice(start, cut);
    start = cut;
  }
}

function countExactly(text: string, encoding: Encoding): number {
  let tokens = 0;
  // What looks like a special token is text, whoever wrote it.
  for (const piece of windows(text)) tokens += encoding.countTokens(piece, { disallowedSpecial: new Set<string>() });
  return tokens;
}

/** How a model, by its name, counts. */
export function tokenizerOf(model: string): Tokenizer {
  const name = MODEL_TOKENIZERS.find(({ models }) => models.test(model))?.tokenizer ?? 'unknown';
  return tokenizerNamed(name, NEWER_CLAUDE.test(model) ? NEWER_CLAUDE_FACTOR : 1);
}

/** @param factor what the rates are multiplied by */
export function tokenizerNamed(name: TokenizerName, factor = 1): Tokenizer {
  const rates = CLASSES.map((kind) => TOKEN_RATES[name][kind] * factor);
  const running = (language: LanguageCode): RunningCount => new RunningCount(rates, language);
  const encoding = ENCODINGS[name];
  return {
    running,
    count(text, language) {
      if (encoding) return countExactly(text, encodingOf(encoding));
      const count = running(language);
      count.add(text);
      return Math.min(Math.ceil(count.tokens), Buffer.byteLength(text));
    },
  };
}

const index = (kind: CharacterClass): number => CLASSES.indexOf(kind);
const WORD = index('word');
const LETTER = index('letter');
const LONG = index('longLetter');
/** From a class of English letters to that of another language's. */
const FOREIGN = index('foreignWord') - WORD;
const ACCENT = index('accent');
const DIGIT = index('digit');
const SPACE = index('space');
const NEWLINE = index('newline');
const PUNCTUATION = index('punctuation');
const REPEATED = index('repeatedPunctuation');
const OTHER = index('other');

/** What comes after Latin: the first code unit of a block, and what its characters count as until the next begins. */
const BLOCKS: readonly [from: number, kind: CharacterClass][] = [
  [0x250, 'other'], [0x400, 'cyrillic'], [0x530, 'other'], [0x600, 'arabic'], [0x700, 'other'], [0x750, 'arabic'], [0x780, 'other'],
  [0x900, 'devanagari'], [0x980, 'other'], [0x200d, 'emoji'], [0x200e, 'other'], [0x2600, 'emoji'], [0x27c0, 'other'],
  [0x2e80, 'han'], [0x3040, 'kana'], [0x3100, 'han'], [0xa000, 'other'], [0xac00, 'hangul'], [0xd7b0, 'other'],
  [0xd800, 'emoji'], [0xe000, 'other'], [0xf900, 'han'], [0xfb00, 'other'], [0xfe0f, 'emoji'], [0xfe10, 'other'],
  [0xff00, 'han'], [0xfff0, 'other'],
];

/** The class of every code unit: a look-up, as each piece of every stream is counted. */
const CLASS_OF = new Uint8Array(0x10000);
for (let code = 0; code < 0x250; code++) {
  const character = String.fromCharCode(code);
  if (/[a-z]/i.test(character)) CLASS_OF[code] = LETTER;
  else if (/\d/.test(character)) CLASS_OF[code] = DIGIT;
  else if (character === ' ') CLASS_OF[code] = SPACE;
  else if (/[\t\n\r]/.test(character)) CLASS_OF[code] = NEWLINE;
  else if (code < 0x80) CLASS_OF[code] = PUNCTUATION;
  else CLASS_OF[code] = /\p{Letter}/u.test(character) ? ACCENT : OTHER;
}
for (const [at, [from, kind]] of BLOCKS.entries()) CLASS_OF.fill(index(kind), from, BLOCKS[at + 1]?.[0]);

/** In a language of another script most Latin words are English: names of fields, code. */
const LATIN_LANGUAGES: ReadonlySet<LanguageCode> = new Set(['es', 'fr', 'de', 'it', 'pt']);

/** Letters of a word behind which it is a long one. */
const SHORT_WORD = 6;

/** Counts by rates. It remembers where in a word the last piece ended, so that pieces add up to the whole. */
export class RunningCount {
  /** So far, in fractions. */
  tokens = 0;
  private last = -1;
  private letters = 0;
  private readonly latin: number;

  /** @param rates tokens per character, in the order of CLASSES */
  constructor(private readonly rates: readonly number[], language: LanguageCode) {
    this.latin = LATIN_LANGUAGES.has(language) ? FOREIGN : 0;
  }

  add(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const kind = CLASS_OF[text.charCodeAt(at)] as number;
      this.tokens += this.rates[this.countedAs(kind)] as number;
      this.last = kind === ACCENT ? LETTER : kind;
    }
  }

  private countedAs(kind: number): number {
    if (kind === LETTER || kind === ACCENT) {
      this.letters = this.last === LETTER ? this.letters + 1 : 1;
      if (kind === ACCENT) return ACCENT;
      if (this.letters === 1) return WORD + this.latin;
      return (this.letters > SHORT_WORD ? LONG : LETTER) + this.latin;
    }
    const again = this.last === kind;
    if (kind === PUNCTUATION && again) return REPEATED;
    // Lines that end together are one token, or nearly.
    return kind === NEWLINE && again ? SPACE : kind;
  }
}
