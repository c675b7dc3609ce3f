import { cosine, hashOf, LocalEmbedder } from '../../orchestrator/providers/local/embedding.js';
import type { LanguageCode } from '../../orchestrator/model.js';
import { SimilarityAlgorithm } from './similarity.type.js';

/** With fewer words that carry meaning a text's weights say little: its words themselves are counted. */
const FEWEST_WORDS = 4;

/** What a text is compared by. */
export interface Comparable {
  vector: Float32Array;
  /** The words that carry meaning, by their stems' hashes, ascending; in scripts without spaces, pairs of signs. Kept for every lesson, they must be small. */
  words: Uint32Array;
}

export interface Score {
  score: number;
  algorithm: SimilarityAlgorithm;
}

export async function comparable(text: string, language: LanguageCode): Promise<Comparable> {
  const embedder = await LocalEmbedder.of(language);
  return { vector: embedder.embed(text), words: Uint32Array.from(embedder.content(text), hashOf).sort() };
}

export function isShort({ words }: Comparable): boolean {
  return words.length < FEWEST_WORDS;
}

/** By tf-idf, or by overlap where one of the texts is too short for it. */
export function compared(a: Comparable, b: Comparable): Score {
  if (isShort(a) || isShort(b)) return { score: overlap(a.words, b.words), algorithm: SimilarityAlgorithm.TOKEN_OVERLAP };
  return { score: Math.min(1, Math.max(0, product(a.vector, b.vector))), algorithm: SimilarityAlgorithm.TFIDF_COSINE };
}

/** The cosine of vectors that have length 1, as the built-in ones: a third of the work, a thousand times for each lesson. */
function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] as number) * (b[index] as number);
  return sum;
}

/** What points away from each other is as far apart as can be. */
export function near(a: Float32Array, b: Float32Array): number {
  return Math.max(0, cosine(a, b));
}

/** The overlap coefficient (Szymkiewicz and Simpson): the share of the smaller one's words that the other has. */
function overlap(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [x, y] = [a[i] as number, b[j] as number];
    if (x === y) shared += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  const fewer = Math.min(a.length, b.length);
  return fewer === 0 ? 0 : shared / fewer;
}
