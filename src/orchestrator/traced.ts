/** A change of a text: what stands from `start` to `end` (UTF-16 code units, end exclusive) reads `by` from then on. */
export interface Edit {
  start: number;
  end: number;
  by: string;
}

/** A text that was changed on its way to a model, and still knows where each of its code units came from. */
export class Traced {
  private constructor(
    readonly text: string,
    private readonly starts: readonly number[] | null,
    private readonly ends: readonly number[] | null,
  ) {}

  static of(text: string): Traced {
    return new Traced(text, null, null);
  }

  /** Where in the original the code unit at `position` begins, or what it stands for. */
  startOf(position: number): number {
    return this.starts?.[position] ?? position;
  }

  /** Where in the original the code unit at `position` ends, or what it stands for. */
  endOf(position: number): number {
    return this.ends?.[position] ?? position + 1;
  }

  /** The text with these edits, which ascend and don't overlap. */
  edited(edits: readonly Edit[]): Traced {
    if (edits.length === 0) return this;
    const starts: number[] = [];
    const ends: number[] = [];
    let text = '';
    let at = 0;
    const keepTo = (position: number): void => {
      text += this.text.slice(at, position);
      for (; at < position; at++) {
        starts.push(this.startOf(at));
        ends.push(this.endOf(at));
      }
    };
    for (const { start, end, by } of edits) {
      keepTo(start);
      for (let unit = 0; unit < by.length; unit++) {
        starts.push(this.startOf(start));
        ends.push(end > start ? this.endOf(end - 1) : this.startOf(start));
      }
      text += by;
      at = end;
    }
    keepTo(this.text.length);
    return new Traced(text, starts, ends);
  }
}
