import type { Pacer } from '../pacer.js';
import type { Sentence } from './text.js';

interface WordFacts {
  count: number;
  upper: number;
  sentences: Set<number>;
  left: Map<string, number>;
  right: Map<string, number>;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function distinctShare(neighbours: Map<string, number>): number {
  let total = 0;
  for (const count of neighbours.values()) total += count;
  return total ? neighbours.size / total : 0;
}

/**
 * How unimportant each word (by stem) is to the text, the lower the more important: its casing, position,
 * frequency, relatedness to context and spread over sentences.
 * Campos et al., "YAKE! Keyword extraction from single documents using multiple local features",
 * Information Sciences 509 (2020).
 */
export async function yake(sentences: readonly Sentence[], pacer: Pacer): Promise<Map<string, number>> {
  const facts = new Map<string, WordFacts>();
  for (const { tokens, index } of sentences) {
    await pacer.tick();
    for (const [place, token] of tokens.entries()) {
      if (token.stop) continue;
      let word = facts.get(token.stem);
      if (!word) facts.set(token.stem, (word = { count: 0, upper: 0, sentences: new Set(), left: new Map(), right: new Map() }));
      word.count += 1;
      if (place > 0 && /^\p{Lu}/u.test(token.text)) word.upper += 1;
      word.sentences.add(index);
      const left = tokens[place - 1];
      const right = tokens[place + 1];
      if (left && !token.apart) word.left.set(left.stem, (word.left.get(left.stem) ?? 0) + 1);
      if (right && !right.apart) word.right.set(right.stem, (word.right.get(right.stem) ?? 0) + 1);
    }
  }
  const counts = [...facts.values()].map(({ count }) => count);
  const mean = counts.reduce((sum, count) => sum + count, 0) / (counts.length || 1);
  const deviation = Math.sqrt(counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length || 1));
  const highest = counts.reduce((most, count) => Math.max(most, count), 1);
  const scores = new Map<string, number>();
  for (const [stem, word] of facts) {
    const casing = word.upper / (1 + Math.log(word.count));
    const position = Math.log(Math.log(3 + median([...word.sentences])) + 1);
    const normalised = word.count / (mean + deviation || 1);
    const spread = word.sentences.size / (sentences.length || 1);
    const relatedness = 1 + (distinctShare(word.left) + distinctShare(word.right)) * (word.count / highest);
    scores.set(stem, (relatedness * position) / (casing + normalised / relatedness + spread / relatedness));
  }
  return scores;
}

/** The score of a phrase from those of its words (its equation 9). */
export function phraseScore(stems: readonly string[], count: number, words: ReadonlyMap<string, number>): number {
  let product = 1;
  let sum = 0;
  for (const stem of stems) {
    const score = words.get(stem) ?? 1;
    product *= score;
    sum += score;
  }
  return product / (count * (1 + sum));
}
