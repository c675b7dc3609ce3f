import type { LanguageCode } from '../../../orchestrator/model.js';
import type { Said, Unit } from './units.js';
import { GROUNDING_WORDS } from './words.js';

/** Two forms of a word share this much of the longer one from its beginning. */
const SAME_ROOT = 0.7;
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
 * same order; nothing that denies, doubts or narrows is left out or added; what else is left out adds to the sentence, or describes
 * what is said of the subject. A no means that it can't be told.
 * @param isWhole whether nothing may be left out at either end
 */
export function supports(sentence: Said, statement: Said, language: LanguageCode, isWhole = false): boolean {
  // A term alone states nothing.
  if (statement.units.filter(carries).length < Math.min(LEAST_KEPT, sentence.units.filter(carries).length) || statement.units.length === 0) return false;
  const wanted = [statement.units, ...introducedLast(statement.units)];
  return wanted.some((units) => follows(sentence.units, units, { sentence, statement, language, isWhole }))
    || introducedLast(sentence.units).some((units) => follows(units, statement.units, { sentence, statement, language, isWhole: true }));
}

interface Compared {
  sentence: Said;
  statement: Said;
  language: LanguageCode;
  /** Whether nothing may be left out at either end. */
  isWhole: boolean;
}

/** The units with their introduction at the end: "In 1789 it began" is "It began in 1789". */
function introducedLast(units: Unit[]): Unit[][] {
  const [first, second] = units;
  if (!first || !second || (first.kind !== 'function' && first.kind !== 'number')) return [];
  const dated = first.kind === 'function' && second.kind === 'number' ? 2 : -1;
  const comma = units.findIndex(({ cut }) => cut === ',');
  const at = comma > 0 && comma <= LONGEST_INTRODUCTION ? comma : dated;
  const next = units[at];
  return next ? [[{ ...next, cut: '' }, ...units.slice(at + 1), ...units.slice(0, at)]] : [];
}

function follows(given: readonly Unit[], wanted: readonly Unit[], compared: Compared): boolean {
  return [fromLeft(given, wanted), fromRight(given, wanted)].some((places) => places !== null && keepsSense(given, wanted, places, compared));
}

/** Where the wanted units stand, each as early as it can; null where they don't. */
function fromLeft(given: readonly Unit[], wanted: readonly Unit[]): number[] | null {
  const places: number[] = [];
  let at = 0;
  for (const unit of wanted) {
    while (at < given.length && !matches(given[at]!, unit)) at += 1;
    if (at === given.length) return null;
    places.push(at);
    at += 1;
  }
  return places;
}

function fromRight(given: readonly Unit[], wanted: readonly Unit[]): number[] | null {
  return fromLeft(given.toReversed(), wanted.toReversed())?.map((at) => given.length - 1 - at).toReversed() ?? null;
}

function keepsSense(given: readonly Unit[], wanted: readonly Unit[], places: readonly number[], { sentence, statement, language, isWhole }: Compared): boolean {
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  const next = given[last + 1];
  if (isWhole && (first > 0 || next)) return false;
  // Before a comma stands in which case something holds, or who says so.
  if (first > 0 && given[first]!.cut !== ';') return false;
  const left: [number, number][] = places.flatMap((place, index) => {
    const before = index === 0 ? place : places[index - 1]! + 1;
    return before < place ? [[before, place] as [number, number]] : [];
  });
  const additions = left.filter(([from, to]) => isAddition(given, from, to, language));
  const isNamed = next !== undefined && explainsName(given, wanted, places, language);
  const apart = additions.map(([from, to]): [number, number] => [given[from]!.start, given[to]!.start]);
  const limits = limitsOf(sentence, isNamed ? [...apart, [next.start, Infinity]] : apart);
  if (limits !== limitsOf(statement, [])) return false;
  const isPlain = limits === '';
  if (next && !isNamed && !mayEndBefore(given, last + 1, isPlain, language)) return false;
  if (!left.every((range) => additions.includes(range) || mayLeaveOut(given, range, isPlain))) return false;
  return keepsParts(places.map((place) => given[place]!), wanted, language, isNamed);
}

/** What denies, doubts or narrows, but for what stands in these ranges. */
function limitsOf({ limits }: Said, without: readonly (readonly [number, number])[]): string {
  return limits.filter(({ at }) => !without.some(([from, to]) => at >= from && at < to)).map(({ word }) => word).sort().join('|');
}

/** How soon a list shows that it is one. */
const LIST_SHOWS = 3;
const OR: ReadonlySet<string> = new Set(['or', 'oder', 'ou', 'o', 'oppure']);
const UNSPACED: ReadonlySet<LanguageCode> = new Set(['zh', 'ja']);
const WITHOUT_ARTICLES: ReadonlySet<LanguageCode> = new Set(['ru', 'ar', 'hi', 'ko']);
/** What says who says so is shorter. */
const LEAST_ADDED = 3;

/** Whether what stands between commas only adds something: what a thing is, or which does what else; not when something holds, or who says so. */
function isAddition(given: readonly Unit[], from: number, to: number, language: LanguageCode): boolean {
  const [opens, closes] = [given[from]!, given[to]!];
  if (from === 0 || opens.cut !== ',' || closes.cut === '' || tellsWho(given.slice(from, to), language)) return false;
  return opens.hasArticle || GROUNDING_WORDS[language].adds.has(opens.norm)
    || (WITHOUT_ARTICLES.has(language) && to - from >= LEAST_ADDED);
}

/** "Jupiter, the largest planet, has moons" says what Jupiter is. In a list each is something else. */
function explainsName(given: readonly Unit[], wanted: readonly Unit[], places: readonly number[], language: LanguageCode): boolean {
  const end = places.length;
  if (places[0] !== 0 || places[end - 1] !== end - 1) return false;
  const opens = given.findIndex(({ cut }) => cut !== '');
  if (opens < 1 || opens >= end || !given[opens]!.hasArticle || !wanted[opens]!.hasBe) return false;
  const [next, ...others] = given.slice(end, end + LIST_SHOWS);
  return next?.cut === ',' && given.slice(opens + 1, end).every(({ cut }) => cut === '')
    && ![next, ...others].some(({ norm, kind }) => GROUNDING_WORDS[language].and.has(norm) || (kind === 'function' && OR.has(norm))) && others.every(({ cut }) => cut === '');
}

function mayEndBefore(given: readonly Unit[], at: number, isPlain: boolean, language: LanguageCode): boolean {
  const { and, adds } = GROUNDING_WORDS[language];
  const next = given[at]!;
  if (tellsWho(given.slice(at), language)) return false;
  if (next.cut === ';') return true;
  if (next.cut === '') return isPlain && and.has(next.norm);
  return next.cut === '(' || and.has(next.norm) || adds.has(next.norm) || UNSPACED.has(language) || language === 'ko';
}

const tellsWho = (left: readonly Unit[], language: LanguageCode): boolean => left.some(({ norm }) => GROUNDING_WORDS[language].says.test(norm));

function mayLeaveOut(given: readonly Unit[], [from, to]: readonly [number, number], isPlain: boolean): boolean {
  const [opens, next] = [given[from]!, given[to]!];
  if (opens.cut === '(' && next.cut !== '') return true;
  return isPlain && to - from <= MOST_LEFT_OUT && next.cut === ''
    && given.slice(from, to).every(({ kind, isName, cut }) => kind === 'word' && !isName && cut === '')
    && given.slice(0, from).filter(carries).length >= LEAST_KEPT;
}

/** Whether each word plays the part that it plays in the sentence: who is absorbed does not absorb. */
function keepsParts(given: readonly Unit[], wanted: readonly Unit[], language: LanguageCode, isNamed: boolean): boolean {
  let inflected = 0;
  for (const [index, one] of given.entries()) {
    const other = wanted[index]!;
    if (other.hasBe !== null && one.hasBe !== other.hasBe && !(isNamed && one.cut !== '')) return false;
    if (one.article !== '' && other.article !== '' && one.article !== other.article && isDefinite(one) === isDefinite(other)) return false;
    if (one.kind === 'word' && one.norm !== other.norm) inflected += 1;
  }
  return language !== 'ru' || inflected <= MOST_INFLECTED;
}

const isDefinite = ({ article }: Unit): boolean => article.startsWith('d');

/** Whether a unit is about something. */
export const carries = ({ kind }: Unit): boolean => kind === 'word' || kind === 'number';

/** Whether two units say the same: a number only as the same number, a name only as itself. */
export function matches(one: Unit, other: Unit): boolean {
  if (one.kind !== other.kind || one.part !== other.part) return false;
  if (one.key === other.key) return true;
  return one.kind === 'word' && !one.hasCapital && !other.hasCapital && areForms(one.key, other.key);
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
