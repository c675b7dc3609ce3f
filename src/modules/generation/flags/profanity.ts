import { setImmediate } from 'node:timers/promises';
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';

export interface Profanity {
  /** How many words. */
  words: number;
  /** Where the first begins, in UTF-16 code units. */
  position: number;
}

/** How much is looked at before others get their turn: two milliseconds' worth, in code units. */
const SHARE = 1_000;

let matcher: RegExpMatcher | undefined;

/** English words that a list calls profane, in disguise too; null where there are none. It also finds "Great Tit": a hint, no verdict. */
export async function profanityIn(text: string): Promise<Profanity | null> {
  matcher ??= new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  let words = 0;
  let position = -1;
  for (const { share, at } of shares(text)) {
    let end = -1;
    for (const match of matcher.getAllMatches(share, true)) {
      if (position < 0) position = at + match.startIndex;
      // Several entries of the list may find the same word.
      if (match.startIndex > end) words += 1;
      end = Math.max(end, match.endIndex);
    }
    await setImmediate();
  }
  return words > 0 ? { words, position } : null;
}

/** A text in pieces that part no word. */
function* shares(text: string): Generator<{ share: string; at: number }> {
  for (let at = 0; at < text.length; ) {
    const space = at + SHARE < text.length ? text.slice(at, at + SHARE).search(/\s\S*$/) : -1;
    const end = space > 0 ? at + space + 1 : at + SHARE;
    yield { share: text.slice(at, end), at };
    at = end;
  }
}
