import type { Sentence } from '../analysis/text.js';

/** A number in a sentence, as written. */
export interface Figure {
  text: string;
  start: number;
  end: number;
  /** Numbers of one shape can stand for each other: years, percentages, the same count of digits. */
  shape: string;
}

const NUMBER = /(?<![\p{L}\p{N}.,-])\p{Nd}+(?:[.,\u00a0\u202f ]\p{Nd}{3})*(?:[.,]\p{Nd}+)?(?:[\u00a0\u202f ]?%)?(?![\p{Nd}.-]*\p{Nd})/gu;
const UNIT = /^\s?(?:%|[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]{1,2}|\p{L}+)?/u;

/** The figures of a sentence that are worth asking for: not the small ones that only count along. */
export function figuresOf({ text }: Sentence): Figure[] {
  return [...text.matchAll(NUMBER)]
    .map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length, shape: shapeOf(match[0], text.slice(match.index + match[0].length)) }))
    .filter((figure) => Number.parseInt(figure.text, 10) > 12 || /[.,%]/.test(figure.text));
}

function shapeOf(number: string, after: string): string {
  const isYear = /^(?:1[5-9]|20)\d\d$/.test(number);
  const unit = UNIT.exec(after)?.[0].trim().toLowerCase() ?? '';
  return isYear ? 'year' : `${number.replace(/\p{Nd}+/gu, (digits) => (digits.length > 2 ? 'N' : 'n'))} ${unit}`;
}
