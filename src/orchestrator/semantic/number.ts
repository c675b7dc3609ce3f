import type { LanguageCode } from '../model.js';
import { VERB_MARK, type QuestionSignature, type Term } from './signature.js';

/** Languages whose rules tell what an article says; a verb and an adjective have an ending for their noun's number there. */
const AGREEING: ReadonlySet<LanguageCode> = new Set(['es', 'fr', 'it', 'pt']);
/** Where the answer is the same for one of a kind and for the kind; how many legs have they is not. */
const OF_A_KIND = /^§(?:why|how|howto|whatis|whatare|purpose|does|role|where|when|what|who|example|difference)$/;
/** Where "photosynthesis" is asked about with its article or without: elsewhere it may be a pronoun. */
const OF_STUFF = /^§(?:howto|whatis|whatare|purpose|does|role|example|difference|howtall|howlengthy|howdeep|howheavy|howold|formula|madeof|importance|author|has|howmany)$/;
/** German stuff of which one piece is another thing: ein Eisen, ein Glas. */
const STUFF = /^(?:eisen|glas|papier|holz|gold|silber|licht|wasser|stoff|stein|kupfer|blech|tuch|leder|haar|feuer|geld|gut|recht|wachs|gummi|kork|brot|bier|wein|eis|salz|öl|gas)$/u;
/** How far behind its article a noun may stand: "a large prime number". */
const NOUN_WITHIN = 3;

/** Whether one of a kind in one question is the kind in the other, and what is meant in one is meant in the other. */
export function sameNumber(a: QuestionSignature, b: QuestionSignature): boolean {
  if (AGREEING.has(a.language)) return agree(a, b);
  // What the word means is what one of them is, where the word is no stuff's.
  if (a.language === 'de' && a.type !== b.type && [a.type, b.type].includes('§whatis.term')) return !STUFF.test(a.terms.at(-1)?.key ?? '') && a.terms.every(({ ending }, at) => ending === b.terms[at]?.ending);
  // In the same case a word has the same ending: банк is no банка.
  if (a.language === 'ru') return a.type !== b.type || a.terms.every(({ ending }, at) => ending === b.terms[at]?.ending);
  const isAgreed = a.terms.some((one, at) => one.ending.startsWith(VERB_MARK) && one.ending !== b.terms[at]?.ending);
  // "Sie" is she and they: only the verb tells.
  if (isAgreed && a.terms.some(({ key }, at) => key === 'sie' || (key === 'die' && at === a.terms.length - 1))) return false;
  return a.terms.every((_, at) => sameArticle(a.terms, b.terms, at, isAgreed));
}

/** "Un volcán se forma" as "los volcanes se forman": a verb's number changes with its noun's, and not by itself. */
function agree(a: QuestionSignature, b: QuestionSignature): boolean {
  let [agrees, kind] = [false, false];
  // What the other one adds to its kind is not about one or many.
  const type = a.type.length < b.type.length ? a.type : b.type;
  for (const [at, one] of a.terms.entries()) {
    const other = b.terms[at] as Term;
    const [[article = '', gender], [otherArticle = '', otherGender]] = [one.article.split('.'), other.article.split('.')];
    const said = [article, otherArticle].sort().join('|');
    // La is no le: of two nouns that are written as one, or a pronoun.
    if (gender && otherGender && gender !== otherGender) return false;
    if (isKind(one, other, a.language) && OF_A_KIND.test(type)) kind = true;
    // What stands in a question of what is done has no number: its subject has.
    else if (one.ending !== other.ending && one.ending !== VERB_MARK && other.ending !== VERB_MARK) {
      if (said !== '|') return false;
      agrees = true;
    } else if (article !== otherArticle && !((said === '|the' || said === '|those') && OF_STUFF.test(type)) && !(said === 'a|the' && type === '§howto')) return false;
  }
  return !agrees || kind;
}

/** Un volcán, los volcanes; un porto, i porti, but no porta. */
function isKind(one: Term, other: Term, language: LanguageCode): boolean {
  const [single, many] = one.article.startsWith('a') ? [one, other] : [other, one];
  if (!single.article.startsWith('a') || !(many.article.startsWith('those') || (many.article === '' && one.ending !== other.ending))) return false;
  return language !== 'it' || /^(?:o|e|io)\|i$|^a\|e$/u.test(`${single.ending}|${many.ending}`) || (single.ending === many.ending && many.article.startsWith('those'));
}

/** Whether the rules took a plural's ending off. */
const isPlural = ({ ending }: Term): boolean => ending !== '' && !/^(?:are|ere)$/u.test(ending) && !ending.startsWith(VERB_MARK);

/** Whether an article stands before a noun: "a large prime number". Interests are what an interest is, not what interest is. */
function isCounted(terms: readonly Term[], at: number): boolean {
  return terms.slice(Math.max(0, at - NOUN_WITHIN + 1), at + 1).some(({ article }) => article !== '');
}

/** Metaphors are what a metaphor is; but iron is no iron, and ein Band no eine Band. */
function sameArticle(a: readonly Term[], b: readonly Term[], at: number, isAgreed: boolean): boolean {
  const [one, other] = [a[at] as Term, b[at] as Term];
  if (one.article === other.article) return isPlural(one) === isPlural(other) || isCounted(isPlural(one) ? b : a, at);
  const [bare, counted] = one.article === '' ? [a, b] : [b, a];
  const noun = bare.slice(at, at + NOUN_WITHIN).findIndex(isPlural);
  // Ein Gewitter entsteht, Gewitter entstehen: where the noun doesn't show it, its verb does.
  if (isAgreed && bare[at]?.article === '') return true;
  return bare[at]?.article === '' && noun >= 0 && !isPlural(counted[at + noun] as Term);
}
