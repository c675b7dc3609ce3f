import type { LanguageCode } from '../model.js';

/** One step of rewriting a question: what it says, in fewer ways of saying it. */
export interface Rule {
  readonly pattern: RegExp;
  readonly replacement: string;
  /** Whether it says how a question begins. */
  readonly isAnchored: boolean;
}

/**
 * What one language's questions are read by. Whatever a language's rules don't name counts: a word is only left out, or taken
 * for another one, where they say so, so that what they don't know makes two questions differ.
 */
export interface QuestionRules {
  readonly code: LanguageCode;
  /** Whether spaces stand between words. */
  readonly spaced: boolean;
  /** Greetings and asking politely; repeated until nothing changes. */
  readonly polite: readonly Rule[];
  /** What is put before an indirect question, whose verb stands elsewhere, for the rules to find. */
  readonly indirect?: string;
  /** Questions about words themselves, whose words are none of `rewrites`. */
  readonly aboutWords?: RegExp;
  /** Spellings and safe synonyms, each once, in order. */
  readonly rewrites: readonly Rule[];
  /** How a kind of question is asked; the first that fits counts. Puts "§type" before what is asked about. */
  readonly frames: readonly Rule[];
  /** Words without a meaning of their own, such as articles. */
  readonly drop: ReadonlySet<string>;
  /** What each article says, where it is left out before its noun: that one of them is meant, or the one, or those. */
  readonly articles?: ReadonlyMap<string, Article>;
  /** What an article is part of, in two words: del is de el. Only looked at once it is known what is asked. */
  readonly contracted?: readonly Rule[];
  /** Nouns whose article tells which of two things they are: der See is no die See. The word before them stays. */
  readonly gendered: ReadonlySet<string>;
  /** Verbs of tense and mode, which stand elsewhere in an indirect question: they count, their place does not. */
  readonly marks: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  readonly quantifiers: ReadonlySet<string>;
  /** Words for numbers; compounds are made of them where a language writes them apart. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The word between two things that are compared. */
  readonly and: readonly string[];
  /** A word in its one form, by the words before it; only where the forms can't mean different things. */
  readonly stem?: (word: string, previous: readonly string[]) => string;
  /** A word without its case, where its question (`§type:case`) is about it alone, in one case or another. */
  readonly cased?: (word: string, name: string) => string;
  /** Whether a noun is written with a capital for being one. */
  readonly capitalNouns?: boolean;
}

/** a: one of them; the: the one; those: the ones; behind a point its gender, where it has one. */
export type Article = `${'a' | 'the' | 'those'}${'' | '.m' | '.f'}`;

/** From "el=the.m una=a.f". */
export const articles = (list: string): ReadonlyMap<string, Article> => new Map(list.split(/\s+/).filter(Boolean).map((entry) => {
  const [word = '', says] = entry.split('=');
  return [word, says as Article];
}));

export const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/** From "one=1 two=2". */
export function numberWords(list: string): ReadonlyMap<string, number> {
  return new Map(list.split(/\s+/).filter(Boolean).map((entry) => {
    const [word = '', value] = entry.split('=');
    return [word, Number(value)];
  }));
}

/** A line "pattern => replacement" each; in a spaced language a pattern stands for whole words. */
export function rules(lines: string, spaced = true): Rule[] {
  return lines.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => {
    const [pattern = '', replacement = ''] = line.split('=>').map((part) => part.trim());
    const before = spaced && !pattern.startsWith('^') ? '(?:(?= )|(?<![^ ]))' : '';
    const after = spaced && !pattern.endsWith('$') ? '(?:(?<= )|(?![^ ]))' : '';
    return { pattern: new RegExp(`${before}(?:${pattern})${after}`, 'giu'), replacement: spaced ? ` ${replacement} ` : replacement, isAnchored: pattern.startsWith('^') };
  });
}
