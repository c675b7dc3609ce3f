/** Pieces of text that can be stored and sent: whole characters, no NUL, well-formed. */
export class WellFormedText {
  private held = '';

  push(piece: string): string {
    const text = this.held + piece;
    this.held = endsInHalf(text) ? text.slice(-1) : '';
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

/** Whether the last code unit is the first half of a character. A regular expression would look through the whole text. */
function endsInHalf(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
