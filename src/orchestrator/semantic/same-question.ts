import { sameNumber } from './number.js';
import { placesOf } from './order.js';
import { words } from './rules.js';
import type { QuestionSignature, Term } from './signature.js';

/** Why two questions are taken for two. */
export type Difference = 'LANGUAGE' | 'QUESTION_TYPE' | 'NUMBERS' | 'NEGATION' | 'QUANTIFIERS' | 'TENSE' | 'TERMS' | 'ORDER' | 'EMBEDDING' | 'UNREADABLE';

export type Verdict = { same: true; difference: null } | { same: false; difference: Difference };

export interface ComparisonOptions {
  /** The cosine of the two questions' embeddings, from -1 to 1; only asked for where everything else is equal. */
  cosine: () => number;
  /** From where on two questions are close. */
  threshold?: number;
}

/** Unrelated questions of the labelled set reach 0.05 with the built-in embedding. */
const LEAST_COSINE = 0.1;

/**
 * Whether two questions ask for the same, in whatever words. It answers no where it can't tell: a wrong yes serves an answer to
 * another question, a wrong no costs a call.
 */
export function sameQuestion(a: QuestionSignature | null, b: QuestionSignature | null, { cosine, threshold = LEAST_COSINE }: ComparisonOptions): Verdict {
  if (!a || !b || a.version !== b.version) return differ('UNREADABLE');
  if (a.language !== b.language) return differ('LANGUAGE');
  if (!sameType(a.type, b.type)) return differ('QUESTION_TYPE');
  if (!equal(a.numbers, b.numbers)) return differ('NUMBERS');
  if (!equal(a.negations, b.negations)) return differ('NEGATION');
  if (!equal(a.quantifiers, b.quantifiers)) return differ('QUANTIFIERS');
  if (!equal(a.marks, b.marks)) return differ('TENSE');
  const key = a.unaccented !== b.unaccented && ACCENTED.has(a.language) ? bareKeyOf : keyOf;
  const [keysOfA, keysOfB] = [a.terms.map(key), b.terms.map(key)];
  if (!equal(keysOfA.toSorted(), keysOfB.toSorted())) return differ('TERMS');
  const places = placesOf(keysOfA, keysOfB, a.language, a.type);
  if (!places) return differ('ORDER');
  const moved = { ...b, terms: places.map((at) => b.terms[at] as Term) };
  if (!a.terms.every((term, at) => sameForm(term, moved.terms[at] as Term, a, b)) || !sameNumber(a, moved)) return differ('TERMS');
  return cosine() >= threshold ? { same: true, difference: null } : differ('EMBEDDING');
}

/** The kind without the case in which it names what it asks about. */
const kindOf = (type: string): string => type.split(':')[0] ?? type;
/** When something was is asked by its year or its day; but its year is not its day. */
const sameType = (one: string, other: string): boolean => kindOf(one) === kindOf(other) || one.startsWith(`${other}.`) || other.startsWith(`${one}.`)
  || isRole(one, other) || isRole(other, one);
/** Its role is what a thing does; what it is for is another question: what life does, and what for. */
const isRole = (one: string, other: string): boolean => one === '§role' && other === '§does';

const differ = (difference: Difference): Verdict => ({ same: false, difference });
const keyOf = ({ key }: Term): string => key;
/** Where accents are left out by who types in a hurry; in German an umlaut makes another word. */
const ACCENTED = new Set(['es', 'fr', 'it', 'pt']);
/** A shorter word is mostly another one without its accent, as is one whose last letter has it: año, publicó. */
const SHORTEST_UNACCENTED = 5;
const bareKeyOf = ({ key }: Term): string => (key.length < SHORTEST_UNACCENTED ? key : key.slice(0, -1).normalize('NFD').replace(/\p{M}/gu, '') + key.slice(-1));
const equal = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((entry, at) => entry === other[at]);

/** Polish is no polish, WHO no who: capitals count but where a sentence begins, and where somebody writes none at all. */
function sameForm(one: Term, other: Term, a: QuestionSignature, b: QuestionSignature): boolean {
  if (!sameVowelSigns(one.form, other.form)) return false;
  const [form, otherForm] = [capitals(one), capitals(other)];
  if (form === otherForm || form === null || otherForm === null) return true;
  const plain = /^\p{Lu}?\p{Ll}+$/u;
  return (a.lowercase || b.lowercase) && plain.test(one.form) && plain.test(other.form)
    && (a.language === 'de' || (a.lowercase !== b.lowercase && (UNSPACED.has(a.language) || !CAPITAL_TELLS.has(one.key))));
}

/** Latin letters are a name there, however it is written. */
const UNSPACED = new Set(['zh', 'ja', 'ko']);
/** What is another thing with a capital, whoever writes it. */
const CAPITAL_TELLS = words(`polish turkey china march may august job lima nice reading bill mark rose jack frank will art earth sun moon mercury mars venus saturn
  python java rust swift ruby go word excel access windows apple amazon god lent mass catholic liberal democrat republican conservative
  ion bohr watt joule kelvin newton pascal volt ampere hertz ohm internet web perl basic scheme scratch unity oracle node react flask pandas spark
  afrique guinea jersey cologne bologna champagne hamburger frankfurter jordan chad chile peru panama tangerine gin mandarin swede finnish dane
  corona victoria gloria dolores rosa sol luna tierra tierra marte mercurio santiago leon cruz paz pilar consuelo perla terre lune soleil mars mercure luna terra sole marte mercurio lua sol terra
  земля луна солнце марс роман вера надежда любовь лев орёл слава`);

/** Where the capitals stand; null where that says nothing. */
function capitals({ form, opens }: Term): string | null {
  if (opens) return null;
  return form.replace(/\p{Lu}/gu, 'X').replace(/[^X]/gu, 'x').replace(/^x+$/u, '').replace(/(?<=X)x+$/u, 'x');
}

const VOWEL_SIGNS = /[\u064b-\u0652\u0670]/u;

/** Who writes Arabic's vowel signs may mean another word by other ones; who leaves them out means either. */
function sameVowelSigns(one: string, other: string): boolean {
  return one === other || !VOWEL_SIGNS.test(one) || !VOWEL_SIGNS.test(other) || one.replaceAll('\u0640', '') === other.replaceAll('\u0640', '');
}
