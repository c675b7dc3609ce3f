import type { LanguageCode } from '../../orchestrator/model.js';
import { closeness, quantityOf, type Closeness } from './quantities.js';
import { barest, unaccented, writtenForm } from './written-form.js';

/** A word of fewer letters is another word when one is wrong. */
const SHORTEST_MISSPELT = 5;
/** One sign of these is a word, or half of one. */
const HAN = /\p{Script=Han}/u;
/** An accepted text grows by marks, spaces and full words for figures, but not without end. */
const LONGEST = { times: 4, units: 200 };

/**
 * How near a text comes to any of those that are accepted, by the rules of the language: SAME is right; NEAR is one slip in a word
 * of five letters or more, or accents that the language doesn't leave out, and is for a person to see.
 */
export function compareTexts(given: string, accepted: readonly string[], language: LanguageCode): Closeness {
  const found = accepted.map((text) => compareText(given, text, language));
  return found.includes('SAME') ? 'SAME' : found.includes('NEAR') ? 'NEAR' : 'OTHER';
}

function compareText(given: string, accepted: string, language: LanguageCode): Closeness {
  if (given.length > accepted.length * LONGEST.times + LONGEST.units) return 'OTHER';
  const [own, wanted] = [writtenForm(given, language), writtenForm(accepted, language)];
  // What is nothing but marks ("+", "…") is compared as it is written.
  if (own === '' || wanted === '') return given.normalize('NFKC').trim() === accepted.normalize('NFKC').trim() && given.trim() !== '' ? 'SAME' : 'OTHER';
  const [amount, wantedAmount] = [quantityOf(given, language), quantityOf(accepted, language)];
  if (amount && wantedAmount) return closeness(amount, wantedAmount);
  if (own === wanted) return 'SAME';
  return compareWords(own.split(' '), wanted.split(' '), language);
}

function compareWords(own: readonly string[], wanted: readonly string[], language: LanguageCode): Closeness {
  if (own.length !== wanted.length) return 'OTHER';
  const words = own.map((word, at): Closeness => {
    const right = wanted[at]!;
    if (word === right || word === unaccented(right, language)) return 'SAME';
    return barest(word, language) === barest(right, language) || isSlip(word, right) ? 'NEAR' : 'OTHER';
  });
  return words.includes('OTHER') ? 'OTHER' : words.includes('NEAR') ? 'NEAR' : 'SAME';
}

/** One letter too many, too few, another, or two that changed places. A wrong digit is no slip. */
function isSlip(word: string, right: string): boolean {
  if (HAN.test(right) || /\d/u.test(right) || /\d/u.test(word)) return false;
  const [a, b] = [[...word], [...right]];
  if (Math.min(a.length, b.length) < SHORTEST_MISSPELT - 1 || b.length < SHORTEST_MISSPELT || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [left, leftRight] = [a.length - start - end, b.length - start - end];
  if (left <= 1 && leftRight <= 1) return true;
  return left === 2 && leftRight === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
