import type { LanguageCode } from '../../model.js';
import { loadLanguage } from './languages/index.js';
import type { LanguagePack } from './languages/pack.js';

/** How long a vector of the built-in engine is, unless another length is asked for: fewer places, more features that share one. */
export const LOCAL_DIMENSIONS = 4_096;
/** What its vectors are called; another number means that they can't be compared with older ones. */
export const LOCAL_EMBEDDING = 'hashed-ngrams-1';

/** Which features a text has, by hash, and how much each weighs in it: no text's weights depend on another text. */
export type Features = ReadonlyMap<number, number>;

/** A feature of a single word, and its weight there. */
type Weighed = readonly [feature: number, weight: number];

/** Texts share most of their words: what is known of so many is kept, for each language. */
const WORDS_KEPT = 20_000;

const embedders = new Map<LanguageCode, Promise<LocalEmbedder>>();

/**
 * Turns texts of one language into vectors by arithmetic alone: words by stem and pieces of words, or of runs of ideographs, each
 * weighed by how rare it is, hashed with a sign into a fixed number of places and normalised.
 * Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009; Bojanowski et al., "Enriching Word Vectors
 * with Subword Information", TACL 5 (2017), for the pieces.
 */
export class LocalEmbedder {
  private readonly known = new Map<string, readonly Weighed[]>();

  private constructor(private readonly pack: LanguagePack) {}

  static of(language: LanguageCode): Promise<LocalEmbedder> {
    const embedder = embedders.get(language) ?? loadLanguage(language).then((pack) => new LocalEmbedder(pack));
    embedders.set(language, embedder);
    return embedder;
  }

  /** Of length 1; all zeros for a text without a letter or digit. The same text gives the same vector, in whatever company. */
  embed(text: string, dimensions = LOCAL_DIMENSIONS): Float32Array {
    return vectorOf(this.features(text), dimensions);
  }

  features(text: string): Features {
    const words = new Map<string, number>();
    for (const word of wordsIn(text)) words.set(word, (words.get(word) ?? 0) + 1);
    const counts = new Map<number, number>();
    const weights = new Map<number, number>();
    for (const [word, count] of words) {
      for (const [feature, weight] of this.weighed(word)) {
        counts.set(feature, (counts.get(feature) ?? 0) + count);
        weights.set(feature, Math.max(weights.get(feature) ?? 0, weight));
      }
    }
    // What is said ten times is not ten times as much about it.
    for (const [feature, weight] of weights) weights.set(feature, weight * (1 + Math.log(counts.get(feature) ?? 1)));
    return weights;
  }

  private weighed(word: string): readonly Weighed[] {
    const known = this.known.get(word);
    if (known) return known;
    const found: Weighed[] = [];
    const add: Add = (feature, weight) => void found.push([hashOf(feature), weight]);
    if (IDEOGRAPHIC.test(word)) addRuns(word, this.pack, add);
    else addWord(word, this.pack, add);
    if (this.known.size >= WORDS_KEPT) this.known.clear();
    if (word.length <= LONGEST_KEPT_WORD) this.known.set(word, found);
    return found;
  }

  /** The words that carry meaning, each once, in the order of the text: by stem, or pairs of ideographs. */
  content(text: string): string[] {
    const found = new Set<string>();
    for (const word of wordsIn(text)) {
      if (IDEOGRAPHIC.test(word)) {
        for (const { run, script } of runsOf(word)) if (script !== 'hiragana') for (const piece of piecesOf([...run], 2)) found.add(piece);
      } else if (weightOf(word, this.pack) >= CONTENT_WEIGHT) found.add(folded(this.pack.stem(word)));
    }
    return [...found];
  }
}

/** From -1 to 1; 0 where one of them is all zeros. @throws RangeError for vectors of different lengths */
export function cosine(a: Float32Array | readonly number[], b: Float32Array | readonly number[]): number {
  if (a.length !== b.length) throw new RangeError(`Vectors of ${a.length} and ${b.length} dimensions can't be compared.`);
  let dot = 0;
  let squaresOfA = 0;
  let squaresOfB = 0;
  for (let index = 0; index < a.length; index += 1) {
    const x = a[index] as number;
    const y = b[index] as number;
    dot += x * y;
    squaresOfA += x * x;
    squaresOfB += y * y;
  }
  const lengths = Math.sqrt(squaresOfA * squaresOfB);
  return lengths === 0 ? 0 : Math.max(-1, Math.min(1, dot / lengths));
}

function vectorOf(features: Features, dimensions: number): Float32Array {
  const sums = new Float64Array(dimensions);
  // In the order of the features' numbers, not of the text: sums of floats depend on it.
  for (const feature of [...features.keys()].sort((a, b) => a - b)) {
    const weight = (features.get(feature) as number);
    const place = feature % dimensions;
    sums[place] = (sums[place] as number) + (feature & SIGN_BIT ? weight : -weight);
  }
  let squares = 0;
  for (const sum of sums) squares += sum * sum;
  const length = Math.sqrt(squares);
  return Float32Array.from(sums, (sum) => (length === 0 ? 0 : sum / length));
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const RUN = /(?<han>[\p{Script=Han}々〆]+)|(?<katakana>[\p{Script=Katakana}ー]+)|(?<hiragana>\p{Script=Hiragana}+)|(?<other>[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆]+)/gu;
/** Accents that writers leave out, Arabic vowel signs and its stretching; not the marks that make another letter in Devanagari or kana. */
const DROPPED_MARKS = /[\u0300-\u036f\u0640\u064b-\u0652\u0670]/g;

/** Ideographs stand in runs as long as a clause, which hardly come again. */
const LONGEST_KEPT_WORD = 24;

/** A sign that is not part of what chooses the place. */
const SIGN_BIT = 1 << 20;

/** Function words stand everywhere: the part of the idf that is known before any text is. */
const FUNCTION_WORD_WEIGHT = 0.04;
const LETTER_WEIGHT = 0.15;
const CONTENT_WEIGHT = 0.5;
const SHORTEST_PIECED_WORD = 4;
const PIECE_SIZES = [3, 4] as const;
/** What all the pieces of a word weigh together, beside the word itself. */
const PIECES_SHARE = 0.7;

function wordsIn(text: string): string[] {
  return text.toWellFormed().normalize('NFKC').toLowerCase().match(WORD) ?? [];
}

function folded(word: string): string {
  return word.normalize('NFD').replace(DROPPED_MARKS, '').normalize('NFC');
}

/** Before any text is seen, a word is the rarer the longer it is (Zipf's law of abbreviation). */
function weightOf(word: string, { stopwords }: LanguagePack): number {
  if (stopwords.has(word)) return FUNCTION_WORD_WEIGHT;
  const length = [...word].length;
  if (length === 1) return LETTER_WEIGHT;
  return Math.min(1.4, 0.5 + 0.1 * length);
}

type Add = (feature: string, weight: number) => void;

function addWord(word: string, pack: LanguagePack, add: Add): void {
  const weight = weightOf(word, pack);
  const stem = folded(pack.stem(word));
  add(`w ${stem}`, weight);
  const letters = [...`<${folded(word)}>`];
  if (letters.length - 2 < SHORTEST_PIECED_WORD || weight < CONTENT_WEIGHT) {
    // A Korean word of two syllables carries its particle: its first one is the better half of it.
    if (pack.code === 'ko' && weight >= CONTENT_WEIGHT) for (const piece of piecesOf(letters, 2)) add(`p ${piece}`, weight * 0.4);
    return;
  }
  const pieces = PIECE_SIZES.flatMap((size) => piecesOf(letters, size));
  const each = (weight * PIECES_SHARE) / Math.sqrt(pieces.length);
  for (const piece of pieces) add(`p ${piece}`, each);
}

interface Run {
  run: string;
  script: 'han' | 'katakana' | 'hiragana' | 'other';
}

function runsOf(word: string): Run[] {
  return [...word.matchAll(RUN)].map(({ 0: run, groups }) => ({
    run,
    script: (['han', 'katakana', 'hiragana'] as const).find((script) => groups?.[script] !== undefined) ?? 'other',
  }));
}

const HAN_PAIR_WEIGHT = 1;
const HAN_WEIGHT = 0.35;
const KATAKANA_PIECE_WEIGHT = 0.35;
const HIRAGANA_PIECE_WEIGHT = 0.06;

/** Text without spaces: pairs of ideographs are its words, near enough; hiragana mostly inflects and joins. */
function addRuns(word: string, pack: LanguagePack, add: Add): void {
  for (const { run, script } of runsOf(word)) {
    const signs = [...run];
    if (script === 'other') addWord(run, pack, add);
    else if (script === 'katakana') {
      add(`w ${run}`, weightOf(run, pack));
      for (const piece of piecesOf(signs, 3)) add(`p ${piece}`, KATAKANA_PIECE_WEIGHT);
    } else if (script === 'hiragana') {
      for (const piece of piecesOf(signs, 2)) add(`p ${piece}`, HIRAGANA_PIECE_WEIGHT);
    } else {
      for (const sign of signs) add(`h ${sign}`, pack.stopwords.has(sign) ? FUNCTION_WORD_WEIGHT : HAN_WEIGHT);
      for (const piece of piecesOf(signs, 2)) add(`w ${piece}`, pack.stopwords.has(piece) ? FUNCTION_WORD_WEIGHT : HAN_PAIR_WEIGHT);
    }
  }
}

function piecesOf(signs: readonly string[], size: number): string[] {
  return Array.from({ length: Math.max(0, signs.length - size + 1) }, (_, start) => signs.slice(start, start + size).join(''));
}

/** 32 bits. FNV-1a over UTF-16 code units, stirred (the end of MurmurHash3), since its low bits alone are not even. */
export function hashOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < feature.length; index += 1) hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
