/** Makes a stream of text sound: no piece splits a surrogate pair, and what no database or JSON could carry is replaced. */
export class TextPieces {
  #held = '';

  push(piece: string): string {
    const text = this.#held + piece;
    const last = text.charCodeAt(text.length - 1);
    const splitsPair = last >= 0xd800 && last <= 0xdbff;
    this.#held = splitsPair ? text.slice(-1) : '';
    return sound(splitsPair ? text.slice(0, -1) : text);
  }

  /** What is left when nothing follows. */
  end(): string {
    const rest = sound(this.#held);
    this.#held = '';
    return rest;
  }

  drop(): void {
    this.#held = '';
  }
}

function sound(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}
