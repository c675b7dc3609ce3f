import type { Features } from '../../src/orchestrator/providers/local/embedding.js';

/** How often a feature stands in other texts, as a factor of its weight. */
export type Rarity = (feature: number) => number;

/** The cosine of two texts by their features themselves, each weighed by how rare it is: nothing is hashed together. */
export function featureCosine(a: Features, b: Features, rarity: Rarity = () => 1): number {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [feature, weight] of fewer) dot += weight * (more.get(feature) ?? 0) * rarity(feature) ** 2;
  const lengths = lengthOf(a, rarity) * lengthOf(b, rarity);
  return lengths === 0 ? 0 : Math.min(1, dot / lengths);
}

function lengthOf(features: Features, rarity: Rarity): number {
  let squares = 0;
  for (const [feature, weight] of features) squares += (weight * rarity(feature)) ** 2;
  return Math.sqrt(squares);
}

/** The inverse document frequency of each feature in these texts, smoothed: what stands in all of them weighs little, never nothing. */
export function rarityIn(texts: readonly Features[]): Rarity {
  const documents = new Map<number, number>();
  for (const features of texts) for (const feature of features.keys()) documents.set(feature, (documents.get(feature) ?? 0) + 1);
  return (feature) => Math.log(1 + (texts.length + 1) / ((documents.get(feature) ?? 0) + 1));
}
