import type { Sentence } from './text.js';

const K1 = 1.2;
const B = 0.75;

export interface Relevance {
  /** By sentence index; only those that share a word with the question. */
  scores: Map<number, number>;
  /** The question's stems that the lesson has, and those it lacks. */
  found: string[];
  missing: string[];
}

/**
 * How well each sentence answers a question's words: Okapi BM25, each sentence a document.
 * Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
 */
export function bm25(sentences: readonly Sentence[], question: ReadonlySet<string>): Relevance {
  const frequency = new Map<string, number>();
  let words = 0;
  for (const { content } of sentences) {
    words += content.size;
    for (const stem of question) if (content.has(stem)) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  const average = words / (sentences.length || 1);
  const scores = new Map<number, number>();
  for (const { content, tokens, index } of sentences) {
    let score = 0;
    for (const stem of question) {
      if (!content.has(stem)) continue;
      const documents = frequency.get(stem) ?? 0;
      const idf = Math.log(1 + (sentences.length - documents + 0.5) / (documents + 0.5));
      const count = tokens.reduce((sum, token) => sum + (token.stem === stem ? 1 : 0), 0);
      score += (idf * count * (K1 + 1)) / (count + K1 * (1 - B + (B * content.size) / average));
    }
    if (score > 0) scores.set(index, score);
  }
  const stems = [...question];
  return { scores, found: stems.filter((stem) => frequency.has(stem)), missing: stems.filter((stem) => !frequency.has(stem)) };
}
