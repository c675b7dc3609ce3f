import type { LanguageCode } from '../../../orchestrator/model.js';
import type { Said, Unit } from './units.js';
import { GROUNDING_WORDS } from './words.js';

/** Two forms of a word share this much of the longer one from its beginning. */
const SAME_ROOT = 0.6;
const SHORTEST_ROOT = 5;
/** What makes more of a word than another form: larger, largest, hopeless. */
const OTHER_WORD = /^(?:e?r|e?st|ste[rnms]?|less|los|free|frei)$/u;
const INFLECTING = /^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u;
/** What may be left out of a sentence that is not set off in it. */
const MOST_LEFT_OUT = 2;
/** In front of what is left out: what a sentence speaks of is kept whole. */
const LEAST_KEPT = 2;
/** Cases change with who does it to whom: more words than one in other cases may say the contrary. */
const MOST_INFLECTED = 1;
/** How far in an introduction may end that can stand at the end as well. */
const LONGEST_INTRODUCTION = 8;

/**
 * Whether a sentence of the lesson says a statement, by matching alone: every word of it but articles stands in the sentence, in the
 * same order; nothing that denies, doubts or narrows is left out or added; what else is left out is set off by commas, or describes
 * what is said of the subject. A no means that it can't be told.
 */
export function supports(sentence: Said, statement: Said, language: LanguageCode): boolean {
  // A term alone states nothing.
  if (statement.units.filter(carries).length < Math.min(LEAST_KEPT, sentence.units.filter(carries).length) || statement.units.length === 0) return false;
  if (statement.limits !== sentence.limits || statement.negations !== sentence.negations) return false;
  return orders(statement.units).some((wanted) => orders(sentence.units).some((given) => follows(given, wanted, sentence, language)));
}

/** The units as they stand, and with an introduction at the end: "In 1789, it began" is "It began in 1789". */
function orders(units: Unit[]): Unit[][] {
  const at = units.findIndex(({ cut }) => cut);
  const [first] = units;
  if (!first || at < 1 || at > LONGEST_INTRODUCTION || (first.kind !== 'function' && first.kind !== 'number')) return [units];
  return [units, [...units.slice(at).map((unit, index) => (index === 0 ? { ...unit, cut: false } : unit)), { ...first, cut: false }, ...units.slice(1, at)]];
}

function follows(given: readonly Unit[], wanted: readonly Unit[], sentence: Said, language: LanguageCode): boolean {
  return [fromLeft(given, wanted, language), fromRight(given, wanted, language)].some((places) => places !== null && keepsSense(given, wanted, places, sentence, language));
}

/** Where the wanted units stand, each as early as it can; null where they don't. */
function fromLeft(given: readonly Unit[], wanted: readonly Unit[], language: LanguageCode): number[] | null {
  const places: number[] = [];
  let at = 0;
  for (const unit of wanted) {
    while (at < given.length && !matches(given[at]!, unit, language)) at += 1;
    if (at === given.length) return null;
    places.push(at);
    at += 1;
  }
  return places;
}

function fromRight(given: readonly Unit[], wanted: readonly Unit[], language: LanguageCode): number[] | null {
  return fromLeft(given.toReversed(), wanted.toReversed(), language)?.map((at) => given.length - 1 - at).toReversed() ?? null;
}

function keepsSense(given: readonly Unit[], wanted: readonly Unit[], places: readonly number[], { limits, negations }: Said, language: LanguageCode): boolean {
  const isPlain = limits === '' && negations === 0;
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  if (first > 0 && !given[first]!.cut) return false;
  const next = given[last + 1];
  if (next && !next.cut && !(isPlain && GROUNDING_WORDS[language].and.has(next.norm))) return false;
  let inflected = 0;
  for (const [index, place] of places.entries()) {
    const [one, other] = [given[place]!, wanted[index]!];
    // Who is absorbed does not absorb; a name that is explained between commas is what explains it.
    if (one.hasBe !== other.hasBe && !one.cut) return false;
    if (one.article !== '' && other.article !== '' && one.article !== other.article && language === 'de' && isDefinite(one) === isDefinite(other)) return false;
    if (one.kind === 'word' && one.norm !== other.norm) inflected += 1;
    const before = index === 0 ? place : places[index - 1]! + 1;
    if (before < place && !mayLeaveOut(given.slice(before, place), given[place]!, wanted.slice(0, index), isPlain)) return false;
  }
  return language !== 'ru' || inflected <= MOST_INFLECTED;
}

const isDefinite = ({ article }: Unit): boolean => article.startsWith('d');

function mayLeaveOut(left: readonly Unit[], next: Unit, before: readonly Unit[], isPlain: boolean): boolean {
  if (left[0]!.cut && next.cut) return true;
  return isPlain && left.length <= MOST_LEFT_OUT && !next.cut
    && left.every(({ kind, isName, cut }) => kind === 'word' && !isName && !cut)
    && before.filter(carries).length >= LEAST_KEPT;
}

/** Whether a unit is about something. */
export const carries = ({ kind }: Unit): boolean => kind === 'word' || kind === 'number';

/** Whether two units say the same: a number only as the same number, a name only as itself. */
export function matches(one: Unit, other: Unit, language: LanguageCode): boolean {
  if (one.kind !== other.kind || one.part !== other.part) return false;
  if (one.key === other.key) return true;
  return one.kind === 'word' && !one.isName && !other.isName && areForms(one.key, other.key) && language !== 'ar' && language !== 'hi';
}

function areForms(one: string, other: string): boolean {
  if (!INFLECTING.test(one) || !INFLECTING.test(other)) return false;
  const shorter = Math.min(one.length, other.length);
  let common = 0;
  while (common < shorter && one[common] === other[common]) common += 1;
  const [rest, otherRest] = [one.slice(common), other.slice(common)];
  // Endings of one length make other words of one root: employer and employee, sulfide and sulfite.
  if (rest.length === otherRest.length || OTHER_WORD.test(rest) || OTHER_WORD.test(otherRest)) return false;
  return common >= SHORTEST_ROOT && common / Math.max(one.length, other.length) >= SAME_ROOT && shorter - common <= 2;
}
