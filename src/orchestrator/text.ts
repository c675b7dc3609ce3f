const HIGH_SURROGATE_AT_END = /[\uD800-\uDBFF]$/;

/** Pieces of text that can be stored and sent: whole characters, no NUL, well-formed. */
export class WellFormedText {
  private held = '';

  push(piece: string): string {
    const text = this.held + piece;
    this.held = HIGH_SURROGATE_AT_END.test(text) ? text.slice(-1) : '';
    return this.clean(this.held ? text.slice(0, -1) : text);
  }

  /** What is left at the end: half a character, shown as one that is unreadable. */
  end(): string {
    const rest = this.clean(this.held);
    this.held = '';
    return rest;
  }

  private clean(text: string): string {
    return text.replaceAll('\0', '').toWellFormed();
  }
}
