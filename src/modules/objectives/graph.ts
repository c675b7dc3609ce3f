/** What each objective requires, by id; those that require nothing may be left out. */
export type Requirements = ReadonlyMap<string, readonly string[]>;

/**
 * The shortest circle that an objective would stand in if it required these: from it back to itself, both ends included.
 * Null where there would be none. What it requires now counts for nothing.
 */
export function circleOf(requirements: Requirements, objectiveId: string, requires: readonly string[]): string[] | null {
  const cameFrom = new Map<string, string>(requires.map((id) => [id, objectiveId]));
  const queue = [...cameFrom.keys()];
  for (let at = 0; at < queue.length; at++) {
    const id = queue[at]!;
    if (id === objectiveId) return pathTo(cameFrom, id);
    for (const next of requirements.get(id) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, id);
      queue.push(next);
    }
  }
  return null;
}

function pathTo(cameFrom: ReadonlyMap<string, string>, end: string): string[] {
  const path = [end];
  let at = cameFrom.get(end)!;
  while (at !== end) {
    path.unshift(at);
    at = cameFrom.get(at)!;
  }
  return [end, ...path];
}

/** All that an objective requires, directly or not. */
export function allRequired(requirements: Requirements, objectiveId: string): Set<string> {
  const found = new Set<string>();
  const queue = [...(requirements.get(objectiveId) ?? [])];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    queue.push(...(requirements.get(id) ?? []));
  }
  return found;
}

/** The same where one objective stands for another: what either required or was required by, without an arrow from it to itself. */
export function withMerged(requirements: Requirements, keptId: string, mergedId: string): Map<string, string[]> {
  const joined = new Map<string, Set<string>>();
  const now = (id: string) => (id === mergedId ? keptId : id);
  for (const [id, requires] of requirements) {
    const all = joined.get(now(id)) ?? new Set();
    for (const each of requires) if (now(each) !== now(id)) all.add(now(each));
    joined.set(now(id), all);
  }
  return new Map([...joined].map(([id, requires]) => [id, [...requires]]));
}
