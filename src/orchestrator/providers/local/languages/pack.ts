import type { LanguageCode } from '../../../model.js';

/** What the engine itself says in a language; everything else that a reader sees is the lesson's own. */
export interface Phrases {
  /** Opening and closing quotation mark. */
  quotes: readonly [string, string];
  /** Question templates: `statement` holds its gap as ____, `definition` is what the lesson says of the term. */
  completeChoice(statement: string): string;
  completeShort(statement: string): string;
  completeCloze(statement: string): string;
  definedChoice(definition: string): string;
  definedShort(definition: string): string;
  completeFigure(statement: string): string;
  /** Asks which of several statements is the lesson's. */
  whichAgrees: string;
  trueOrFalse(statement: string): string;
  /** Explanations of a key: the sentence of the lesson that decides. */
  saysSo(quote: string): string;
  saysOtherwise(quote: string): string;
  /** An exercise that asks for a definition. */
  explainTerm(term: string): string;
  /** A hint: the section that holds the answer. */
  toldUnder(heading: string): string;
  /** Notices of what consists of items that are no questions. */
  noticeNoItems: string;
  noticeFewerItems(made: number, asked: number): string;
  noticeItemsDifficulty: string;
  overview(title: string): string;
  answerLead(question: string): string;
  notCovered(question: string): string;
  partlyCovered(words: string): string;
  keyTerms: string;
  closing: string;
  tooShort: string;
  noticeNone: string;
  noticeFewer(made: number, asked: number): string;
  noticeLanguage(lessonLanguage: string): string;
  noticeDifficulty: string;
}

/** What the engine must know of a language. Words are lower case. */
export interface LanguagePack {
  code: LanguageCode;
  /** Whether words stand apart; if not, compounds are joined from runs of one script. */
  spaced: boolean;
  /** Function words and words too general to be asked for. */
  stopwords: ReadonlySet<string>;
  /** Words that stand right before a noun phrase: articles, possessives, prepositions. */
  before: ReadonlySet<string>;
  /** Words that stand right after a noun phrase (postpositions), where the language has them. */
  after?: ReadonlySet<string>;
  /** Articles → a class (gender, number): two terms of different classes betray which of them fits a gap. */
  agreement?: ReadonlyMap<string, string>;
  /** Words that a countable noun needs before it: without one, only some nouns can stand. */
  articles?: ReadonlySet<string>;
  /** Of these, those that only a countable noun follows. */
  counting?: ReadonlySet<string>;
  /** Function words that may stand between an article and its noun. */
  modifiers?: ReadonlySet<string>;
  /** Words that join two nouns into one term. */
  links?: ReadonlySet<string>;
  /** Shapes that are no nouns, though they stand where one could. */
  notTerm?: RegExp;
  /** A sentence that begins so leans on the one before it. */
  opener: RegExp;
  /** Words that point out of the sentence, wherever they stand. */
  pointer: RegExp;
  /** Negation, possibility, lists, comparisons: swapping a term may leave such a sentence true. */
  unsafe: RegExp;
  /** Words and what says the contrary in the same grammatical place. */
  opposites: ReadonlyMap<string, string>;
  /** Where a sentence gives something its name; group `term`. */
  naming: RegExp;
  /** What stands between two clauses that contrast two subjects. */
  contrast: RegExp;
  /** Cardinal numbers from two on, where they do not change with their noun. */
  numerals?: readonly string[];
  /** A piece that ends so is not the end of its sentence. */
  abbreviation: RegExp | null;
  /** Whole sentences that say what something is; groups `term` and `definition`. */
  definitions: readonly RegExp[];
  /** Brings the inflected forms of one word together; need not be a word itself. */
  stem(word: string): string;
  /** Whether nouns change with their place: a form then fits only where the lesson uses it in the like place. */
  inflected?: boolean;
  /** Whether `candidate` could stand grammatically where `answer` stands after `previous`. */
  fits?(candidate: string, answer: string, previous: string): boolean;
  phrases: Phrases;
}

/** The noun that a phrase of a Romance language agrees with. */
export function head(phrase: string): string {
  return phrase.split(' ', 1)[0] ?? phrase;
}

/** Splits a list of words that is written with spaces. */
export function words(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.join(' ').split(/\s+/).filter(Boolean));
}

/** Pairs written as `one/other`, each leading to the other; the first pair of a word counts. */
export function pairs(list: string): ReadonlyMap<string, string> {
  const both = new Map<string, string>();
  for (const pair of list.split(/\s+/).filter(Boolean)) {
    const [one = '', other = ''] = pair.split('/');
    if (!both.has(one)) both.set(one, other);
    if (!both.has(other)) both.set(other, one);
  }
  return both;
}

/** Any of these words or phrases (separated by |), as whole words, in any case. */
export function anyWord(list: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${list})(?![\\p{L}\\p{M}\\p{N}])`, 'iu');
}

/** Any of these words or phrases (separated by |) at the very beginning. */
export function beginsWith(list: string): RegExp {
  return new RegExp(`^[\\s"'“«„‘¿¡(\\[]*(?:${list})(?![\\p{L}\\p{M}\\p{N}])`, 'iu');
}

/** Cuts the longest of `endings` that leaves at least `least` letters. */
export function stemmer(endings: string, least: number): (word: string) => string {
  const longestFirst = endings.split(' ').sort((a, b) => b.length - a.length);
  return (word) => {
    const ending = longestFirst.find((each) => word.length - each.length >= least && word.endsWith(each));
    return ending ? word.slice(0, word.length - ending.length) : word;
  };
}
