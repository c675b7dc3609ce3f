import type { Finding, TextCheck } from '../checks.js';
import { ANY_PLACEHOLDER, GROWING_PLACEHOLDER, LONGEST_PLACEHOLDER } from '../privacy/placeholders.js';

const FOUND: Finding = { check: 'fence_leak', reason: 'The answer held a mark that stood for a name or an address and belongs to nobody.', again: true };

/** A word that stood in for personal data and could not be put back: its model has changed it, or made it up. */
export class PlaceholderLeak implements TextCheck {
  private tail = '';
  holdBack = 0;

  look(_text: string, whole: boolean, piece: string): Finding | null {
    const text = this.tail + piece;
    if (ANY_PLACEHOLDER.test(text)) return FOUND;
    this.tail = text.slice(-LONGEST_PLACEHOLDER);
    this.holdBack = whole ? 0 : (GROWING_PLACEHOLDER.exec(this.tail)?.[0].length ?? 0);
    return null;
  }
}
