import { createHash } from 'node:crypto';

const KEPT_MS = 86_400_000;

/** What was computed from content alone, under the content's hash: for a day, the least recently used given up first. */
export class Kept<Value> {
  readonly #entries = new Map<string, { value: Value; until: number }>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    if (entry.until < Date.now()) return undefined;
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: Value): Value {
    this.#entries.delete(key);
    this.#entries.set(key, { value, until: Date.now() + KEPT_MS });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#most) break;
      this.#entries.delete(oldest);
    }
    return value;
  }

  drop(key: string): void {
    this.#entries.delete(key);
  }
}

export function contentHash(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
