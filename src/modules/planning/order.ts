/** Something that others may have to come before. */
export interface Ordered {
  id: string;
  /** What comes first; what isn't among those that are ordered counts for nothing. */
  requires: readonly string[];
}

/**
 * All of them, each behind all that it requires; of those that could come next, the one that `compare` puts first. The same for the
 * same, whatever their order: `compare` must not call two equal.
 */
export function inOrder<Item extends Ordered>(items: readonly Item[], compare: (one: Item, other: Item) => number): Item[] {
  const waiting = new Map(items.map((item) => [item.id, 0]));
  const dependants = new Map<string, Item[]>();
  for (const item of items) {
    for (const id of new Set(item.requires)) {
      if (!waiting.has(id)) continue;
      waiting.set(item.id, waiting.get(item.id)! + 1);
      dependants.set(id, [...(dependants.get(id) ?? []), item]);
    }
  }
  const ready = items.filter(({ id }) => waiting.get(id) === 0);
  const ordered: Item[] = [];
  while (ready.length > 0) {
    const next = ready.reduce((first, item) => (compare(item, first) < 0 ? item : first));
    ready.splice(ready.indexOf(next), 1);
    ordered.push(next);
    for (const item of dependants.get(next.id) ?? []) {
      const left = waiting.get(item.id)! - 1;
      waiting.set(item.id, left);
      if (left === 0) ready.push(item);
    }
  }
  // Only where two lie in a circle, which a course refuses.
  if (ordered.length < items.length) throw new Error('requirements in a circle');
  return ordered;
}

/** From an objective to the goal that needs it, both included, by the fewest arrows; null where it doesn't. */
export function chainsTo(goalId: string, items: readonly Ordered[]): (id: string) => string[] | null {
  const requires = new Map(items.map((item) => [item.id, item.requires]));
  const towards = new Map<string, string | null>([[goalId, null]]);
  for (const id of towards.keys()) {
    for (const required of requires.get(id) ?? []) if (!towards.has(required)) towards.set(required, id);
  }
  return (id) => {
    if (!towards.has(id)) return null;
    const chain: string[] = [];
    for (let at: string | null = id; at !== null; at = towards.get(at) ?? null) chain.push(at);
    return chain;
  };
}
