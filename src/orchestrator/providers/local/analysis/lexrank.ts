import type { Pacer } from '../pacer.js';
import type { Sentence } from './text.js';

/** Comparing all with all is quadratic: in a longer text, this many sentences stand for it. */
const MOST_COMPARED = 240;
const DAMPING = 0.15;
const ROUNDS = 30;

/**
 * How central each sentence is to the text, from 0 to 1, by sentence index: continuous LexRank, the stationary
 * distribution of a random walk over sentences whose steps follow the cosine of their tf-idf vectors.
 * Erkan & Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", JAIR 22 (2004).
 */
export async function lexRank(sentences: readonly Sentence[], pacer: Pacer): Promise<Map<number, number>> {
  const frequency = new Map<string, number>();
  for (const { content } of sentences) for (const stem of content) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const idf = (stem: string): number => Math.log(1 + sentences.length / (frequency.get(stem) ?? 1));

  const step = Math.max(1, sentences.length / MOST_COMPARED);
  const compared = sentences.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  const lengths = compared.map(({ content }) => Math.hypot(...[...content].slice(0, 200).map(idf)) || 1);
  const rows: { total: number; links: [number, number][] }[] = [];
  for (const [row, { content }] of compared.entries()) {
    await pacer.tick();
    const links: [number, number][] = [];
    let total = 0;
    for (const [column, other] of compared.entries()) {
      let product = 0;
      for (const stem of content) if (other.content.has(stem)) product += idf(stem) ** 2;
      if (product === 0) continue;
      const cosine = product / ((lengths[row] as number) * (lengths[column] as number));
      links.push([column, cosine]);
      total += cosine;
    }
    rows.push({ total, links });
  }

  let scores = new Array<number>(compared.length).fill(1 / (compared.length || 1));
  for (let round = 0; round < ROUNDS; round += 1) {
    await pacer.tick();
    const next = new Array<number>(compared.length).fill(DAMPING / (compared.length || 1));
    for (const [row, { total, links }] of rows.entries()) {
      for (const [column, cosine] of links) {
        next[column] = (next[column] ?? 0) + ((1 - DAMPING) * (scores[row] as number) * cosine) / total;
      }
    }
    scores = next;
  }
  const highest = Math.max(...scores, Number.MIN_VALUE);
  return new Map(compared.map(({ index }, row) => [index, (scores[row] as number) / highest]));
}
