interface State {
  length: number;
  /** Where such a substring ends first. */
  end: number;
  link: number;
  next: Map<string, number>;
}

/**
 * All substrings of a text, as a suffix automaton: whoever reads another text letter by letter learns at each, in constant
 * time, how many of the last letters stand so in the first.
 */
export class Substrings {
  private readonly states: State[] = [{ length: 0, end: 0, link: -1, next: new Map() }];

  constructor(private readonly text: string) {
    let last = 0;
    for (const letter of text.split('')) last = this.extended(last, letter);
  }

  private extended(last: number, letter: string): number {
    const added = this.states.push({ length: this.states[last]!.length + 1, end: this.states[last]!.length + 1, link: 0, next: new Map() }) - 1;
    let at = last;
    for (; at >= 0 && !this.states[at]!.next.has(letter); at = this.states[at]!.link) this.states[at]!.next.set(letter, added);
    if (at < 0) return added;
    const target = this.states[at]!.next.get(letter)!;
    if (this.states[target]!.length === this.states[at]!.length + 1) {
      this.states[added]!.link = target;
      return added;
    }
    const copy = this.states.push({ length: this.states[at]!.length + 1, end: this.states[target]!.end, link: this.states[target]!.link, next: new Map(this.states[target]!.next) }) - 1;
    for (; at >= 0 && this.states[at]!.next.get(letter) === target; at = this.states[at]!.link) this.states[at]!.next.set(letter, copy);
    this.states[target]!.link = copy;
    this.states[added]!.link = copy;
    return added;
  }

  /** A reader that has read nothing yet. */
  reader(): SubstringReader {
    return new SubstringReader(this.text, this.states);
  }
}

export class SubstringReader {
  private state = 0;
  /** How many of the last letters stand so in the text. */
  length = 0;

  constructor(private readonly text: string, private readonly states: readonly State[]) {}

  read(letter: string): void {
    let at = this.state;
    let { length } = this;
    while (at > 0 && !this.states[at]!.next.has(letter)) {
      at = this.states[at]!.link;
      ({ length } = this.states[at]!);
    }
    const next = this.states[at]!.next.get(letter);
    this.state = next ?? 0;
    this.length = next === undefined ? 0 : length + 1;
  }

  /** These letters. */
  last(): string {
    const { end } = this.states[this.state]!;
    return this.text.slice(end - this.length, end);
  }
}
