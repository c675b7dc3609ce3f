import type { ModelCall } from './model.js';

/** How much of the end is quoted back: enough to be found again, short enough to be repeated exactly. */
const QUOTED_LENGTH = 60;

/** A call that goes on with a text that broke off. The text stands as the model's own; no model has to support a prefill. */
export function continuing(call: ModelCall, text: string): ModelCall {
  const last = [...text].slice(-QUOTED_LENGTH).join('');
  return {
    ...call,
    messages: [
      ...call.messages,
      { role: 'assistant', content: text },
      {
        role: 'user',
        content: 'Your answer broke off. Go on with it exactly where it ended, in the same language, without a word of introduction '
          + `or apology. Begin by repeating its last words, character for character, which are:\n${last}`,
      },
    ],
  };
}

const SHORTEST_OVERLAP = 6;
/** A continuation that repeats the beginning this far has started again. */
const SHORTEST_RESTART = 24;
/** How much of the continuation is looked at before it is released. */
const HEAD_LENGTH = 320;

/** A sentence that is about the answer instead of part of it, in the languages that Lyceum teaches in. */
const APOLOGY = new RegExp(
  '^\\s*(?:(?:i(?:\'m| am)|we(?:\'re| are)) (?:very |so )?sorry|sorry|apolog|my apologies|certainly|of course|sure[,!.]|here (?:is|\'s)|'
  + 'continuing|let me continue|désolé|je m\'excuse|lo siento|disculp|perdón|entschuldig|es tut mir leid|mi (?:dispiace|scuso)|scusa|'
  + 'desculp|lamento|извин|прошу прощения|抱歉|对不起|申し訳|すみません|죄송|عذر|آسف|क्षमा|माफ)[^\\n.:!?。！？।]*(?:\\.{1,3}|[:!?。！？।…])\\n*', 'iu');

/**
 * Joins a continuation to the text that broke off: what it repeats of the end, or of the whole from the beginning,
 * and what it apologises with, is left out.
 */
export class Seam {
  private held = '';
  private settled = false;
  /** The continuation began again and says something else: it can't be joined. */
  restarted = false;

  constructor(private readonly before: string) {}

  /** @returns what may be shown now; nothing while the seam is still looked for */
  push(text: string): string {
    if (this.settled) return text;
    this.held += text;
    return this.mustWait() ? '' : this.settle();
  }

  /** @returns what is left at the continuation's end */
  end(): string {
    return this.settled ? '' : this.settle();
  }

  private mustWait(): boolean {
    if (this.held.length < HEAD_LENGTH) return true;
    // One that repeats much is read on until it gets beyond the end, or leaves the path.
    return this.before.includes(this.held) || this.before.includes(this.held.replace(APOLOGY, '').trimStart());
  }

  private settle(): string {
    this.settled = true;
    const text = this.held;
    this.held = '';
    const plain = text.replace(APOLOGY, '');
    const asItIs = this.join(text);
    if (asItIs !== null) return asItIs;
    const space = plain.length - plain.trimStart().length;
    // Some of the space before the repeated words may be part of them.
    for (let skipped = 0; skipped <= space; skipped++) {
      const joined = this.join(plain.slice(skipped));
      if (joined !== null) return joined;
    }
    this.restarted = commonPrefix(this.before, plain) >= Math.min(SHORTEST_RESTART, this.before.length);
    return plain;
  }

  /** What follows the repeated part; null where nothing is repeated. */
  private join(text: string): string | null {
    if (text.startsWith(this.before) && this.before.length >= SHORTEST_OVERLAP) return text.slice(this.before.length);
    for (let length = Math.min(this.before.length, text.length); length >= SHORTEST_OVERLAP; length--) {
      if (this.before.endsWith(text.slice(0, length))) return text.slice(length);
    }
    return null;
  }
}

function commonPrefix(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}
