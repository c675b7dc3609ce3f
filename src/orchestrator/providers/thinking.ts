import type { StreamPart } from '../model.js';

const OPENING = '<think>';
const CLOSING = '</think>';

/**
 * Tells the thoughts from the answer where a server streams both as content: DeepSeek-R1 or Qwen behind a llama.cpp or
 * Ollama that doesn't parse them. Only a block at the very start is one; everywhere else the words are the answer's own.
 */
export class LeadingThoughts {
  private state: 'start' | 'thinking' | 'gap' | 'answer' = 'start';
  /** What may be white space before a tag, or the beginning of one. */
  private held = '';

  /** Whether all that comes now is the answer: `split` would only pass it on. */
  get isAnswer(): boolean {
    return this.state === 'answer';
  }

  *split(content: string): Generator<StreamPart> {
    if (this.state === 'answer') return yield { type: 'text', text: content };
    this.held += content;
    if (this.state === 'start') yield* this.open();
    if (this.state === 'thinking') yield* this.close();
    if (this.state === 'gap') yield* this.begin();
  }

  /** What is still held back when the stream has ended. A block that was never closed holds no answer. */
  *end(): Generator<StreamPart> {
    if (this.state === 'start' && this.held !== '') yield { type: 'text', text: this.held };
    if (this.state === 'thinking' && this.held !== '') yield { type: 'reasoning', text: this.held };
    this.held = '';
  }

  private *open(): Generator<StreamPart> {
    const begun = this.held.trimStart();
    if (begun.startsWith(OPENING)) {
      this.state = 'thinking';
      this.held = begun.slice(OPENING.length);
    } else if (!OPENING.startsWith(begun)) {
      this.state = 'answer';
      yield this.released();
    }
  }

  private *close(): Generator<StreamPart> {
    const closed = this.held.indexOf(CLOSING);
    const until = closed >= 0 ? closed : this.held.length - splitTag(this.held);
    if (until > 0) yield { type: 'reasoning', text: this.held.slice(0, until) };
    this.held = this.held.slice(closed >= 0 ? closed + CLOSING.length : until);
    if (closed >= 0) this.state = 'gap';
  }

  // The blank lines that set off the answer aren't part of it.
  private *begin(): Generator<StreamPart> {
    this.held = this.held.trimStart();
    if (this.held === '') return;
    this.state = 'answer';
    yield this.released();
  }

  private released(): StreamPart {
    const text = this.held;
    this.held = '';
    return { type: 'text', text };
  }
}

/** How many characters at the end may be the beginning of the closing tag. */
function splitTag(text: string): number {
  for (let length = Math.min(CLOSING.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(CLOSING.slice(0, length))) return length;
  }
  return 0;
}
