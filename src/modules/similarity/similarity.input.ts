import { badUserInput } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';
import type { EmbedInput } from './similarity.type.js';

const MOST_TEXTS = 2_048;
const MOST_DIMENSIONS = 4_096;
/** What a model's vectors are taken to be where nobody says how long. */
const USUAL_DIMENSIONS = 1_536;
/** Numbers of one answer: more would keep everybody else waiting while they are written out. */
const MOST_NUMBERS = 500_000;
const MOST_KEYWORDS = 50;
const MOST_RELATED = 20;

/** Which texts are to become vectors. */
export type EmbedSource = { texts: string[] } | { courseId: string };

/** @throws BAD_USER_INPUT naming input.texts and the first text that is wrong, before anything is done for the others */
export function embedSource(input: EmbedInput, maxInputLength: number): EmbedSource {
  const { texts, courseId } = input;
  if ((texts == null) === (courseId == null)) throw badUserInput('input.texts', 'must be given, or a courseId, but not both.');
  if (courseId != null && input.dimensions != null) throw badUserInput('input.dimensions', 'must be left out with a courseId: lessons are compared by vectors of the usual length.');
  if (courseId != null) return { courseId };
  checkCount(texts!);
  for (const [index, text] of texts!.entries()) checkText(`input.texts[${index}]`, text, { min: 1, max: maxInputLength });
  return { texts: texts! };
}

function checkCount(texts: readonly string[]): void {
  if (texts.length === 0) throw badUserInput('input.texts', 'must hold at least one text.');
  if (texts.length <= MOST_TEXTS) return;
  const empty = texts.findIndex((text) => text.trim() === '');
  const also = empty < 0 ? '' : ` Text ${empty} is empty as well.`;
  throw badUserInput('input.texts', `must hold at most ${MOST_TEXTS.toLocaleString('en')} texts; it has ${texts.length.toLocaleString('en')}.${also}`);
}

/** @param usual how long the vectors are that are made, where nobody says */
export function checkDimensions(input: EmbedInput, texts: number, usual: number | null): void {
  const { dimensions } = input;
  if (dimensions != null && (dimensions < 1 || dimensions > MOST_DIMENSIONS)) {
    throw badUserInput('input.dimensions', `must be from 1 to ${MOST_DIMENSIONS.toLocaleString('en')}.`);
  }
  const length = dimensions ?? usual ?? USUAL_DIMENSIONS;
  if (texts * length > MOST_NUMBERS) {
    throw badUserInput('input.texts', `would become ${(texts * length).toLocaleString('en')} numbers; ${MOST_NUMBERS.toLocaleString('en')} are allowed. Send fewer texts, or ask for fewer dimensions than ${length}.`);
  }
}

export function checkKeywords(first: number): number {
  if (first < 1 || first > MOST_KEYWORDS) throw badUserInput('first', `must be from 1 to ${MOST_KEYWORDS}.`);
  return first;
}

export function checkRelated(first: number): number {
  if (first < 1 || first > MOST_RELATED) throw badUserInput('first', `must be from 1 to ${MOST_RELATED}.`);
  return first;
}
