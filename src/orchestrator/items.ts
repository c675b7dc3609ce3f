import { JSONParser } from '@streamparser/json';
import { ProviderError } from './model.js';

/** How much prose a weak server may put before its document, in code units. */
const LONGEST_PREAMBLE = 10_000;
/** No document that is asked for nests so deep; a model that loops does, and whoever walks through it would overflow. */
const DEEPEST = 64;
const HIGH_SURROGATE_AT_END = /[\uD800-\uDBFF]$/;

/**
 * Takes `{"items": [ … ]}` (or the bare array) apart while it streams: each item is given out as soon as it is
 * closed. Prose and a Markdown fence around the document are skipped. Items are parsed, not validated; a document that
 * nests deeper than 64 is broken there.
 */
export class ItemParser {
  private readonly parser = new JSONParser({ paths: ['$.items.*', '$.*'], keepStack: false });
  private readonly nesting = new Nesting();
  private closed = false;
  private failed = false;
  /** Text before the document, then an unpaired half of a surrogate pair that the next piece completes. */
  private held = '';
  private started = false;
  private ready: unknown[] = [];

  constructor(private readonly provider: string) {
    this.parser.onValue = ({ value, key, stack }) => {
      // A member of an array is an item: of `items`, or of the document itself.
      if (typeof key === 'number' && stack.length <= 2) this.ready.push(value);
    };
    this.parser.onEnd = () => (this.closed = true);
    this.parser.onError = () => (this.failed = true);
  }

  /**
   * @returns the items that this piece closed, also where it breaks after them
   * @throws ProviderError malformed, when an earlier piece was broken
   */
  write(text: string): unknown[] {
    if (this.closed) return [];
    if (this.failed) throw this.malformed('is not valid JSON');
    let piece = this.held + text;
    this.held = '';
    if (!this.started) {
      const start = documentStart(piece);
      if (start < 0) {
        if (piece.length > LONGEST_PREAMBLE) throw this.malformed('holds no JSON document');
        this.held = piece;
        return [];
      }
      this.started = true;
      piece = piece.slice(start);
    }
    if (HIGH_SURROGATE_AT_END.test(piece)) {
      this.held = piece.slice(-1);
      piece = piece.slice(0, -1);
    }
    const tooDeep = this.nesting.over(DEEPEST, piece);
    this.parser.write(tooDeep < 0 ? piece : piece.slice(0, tooDeep));
    if (tooDeep >= 0) this.failed = true;
    const items = this.ready;
    this.ready = [];
    // What follows the document, as the end of a fence, is no fault of the document.
    if (this.closed) this.failed = false;
    return items;
  }

  /** @throws ProviderError malformed, unless the document was closed */
  end(): void {
    if (!this.closed) throw this.malformed(this.started ? 'is not valid JSON or breaks off' : 'holds no JSON document');
  }

  private malformed(what: string): ProviderError {
    return new ProviderError('malformed', `The answer of ${this.provider} ${what}.`);
  }
}

/** How deep a JSON text is nested, as it comes. */
class Nesting {
  private depth = 0;
  private inString = false;
  private escaped = false;

  /** @returns where in this piece the nesting becomes deeper than `most`; -1 if nowhere */
  over(most: number, piece: string): number {
    for (let at = 0; at < piece.length; at++) {
      const character = piece[at];
      if (this.escaped) this.escaped = false;
      else if (character === '"') this.inString = !this.inString;
      else if (this.inString) this.escaped = character === '\\';
      else if (character === '{' || character === '[') this.depth += 1;
      else if (character === '}' || character === ']') this.depth -= 1;
      if (this.depth > most) return at;
    }
    return -1;
  }
}

/** Where the document starts: at its first brace, or at the bracket that stands right before it. */
function documentStart(text: string): number {
  const brace = text.indexOf('{');
  if (brace < 0) return text.trim() === '[]' ? text.indexOf('[') : -1;
  const before = text.slice(0, brace).trimEnd();
  return before.endsWith('[') ? before.length - 1 : brace;
}
