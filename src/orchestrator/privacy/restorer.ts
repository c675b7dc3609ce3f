/**
 * Puts back what placeholders stand for while an answer streams in. Only what could be the beginning of a placeholder
 * is held back; case doesn't matter, since models write headings and sentences in their own.
 */
export class Restorer {
  private held = '';
  private readonly originals: ReadonlyMap<string, string>;
  private readonly expression: RegExp;
  /** Every beginning of a placeholder that is none yet. */
  private readonly beginnings = new Set<string>();
  private readonly longest: number;

  /** @param inJson the answer is a JSON document: what is put back stands inside of its strings */
  constructor(originals: ReadonlyMap<string, string>, inJson: boolean) {
    this.originals = inJson ? new Map([...originals].map(([placeholder, original]) => [placeholder, JSON.stringify(original).slice(1, -1)])) : originals;
    const placeholders = [...originals.keys()];
    this.expression = new RegExp(placeholders.join('|'), 'gi');
    for (const placeholder of placeholders) {
      for (let length = 1; length < placeholder.length; length++) this.beginnings.add(placeholder.slice(0, length));
    }
    this.longest = Math.max(...placeholders.map(({ length }) => length));
  }

  /** @returns what can be read now */
  push(piece: string): string {
    const text = this.held + piece;
    const whole = text.length - this.openLength(text);
    this.held = text.slice(whole);
    return this.restored(text.slice(0, whole));
  }

  /** @returns what is left when the answer has ended: the beginning of a placeholder that never came */
  end(): string {
    const rest = this.held;
    this.held = '';
    return rest;
  }

  /** How much of the end may be the beginning of a placeholder. */
  private openLength(text: string): number {
    const tail = text.slice(1 - this.longest).toUpperCase();
    for (let length = Math.min(tail.length, this.longest - 1); length > 0; length--) {
      if (this.beginnings.has(tail.slice(-length))) return length;
    }
    return 0;
  }

  private restored(text: string): string {
    return text.replace(this.expression, (placeholder) => this.originals.get(placeholder.toUpperCase()) ?? placeholder);
  }
}
