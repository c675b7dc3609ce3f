import type { DifficultyLevel, LanguageCode, LessonText, QuestionKind } from '../model.js';
import { withoutAsides } from './aside.js';
import { withoutCourtesies } from './courtesies.js';
import { PLAIN, REASONING } from './demand-words.js';
import { BIAS, KINDS, WEIGHTS, type Feature } from './difficulty-weights.js';

/** What is known of a task before anybody is asked; every Task is one. */
export interface TaskProfile {
  kind: string;
  /** Of the answer. */
  language: LanguageCode;
  difficulty: DifficultyLevel | null;
  lesson?: LessonText | null;
  question?: string | null;
  /** A request in somebody's own words. */
  prompt?: string;
  /** How many items are wanted. */
  count?: number;
  types?: readonly QuestionKind[];
}

export type Features = Record<Feature, number>;

/** How hard a task is, 0 to 1: the chance that a small model's answer would not do. Fitted by `npm run bench -- routing fit`. */
export function estimateDifficulty(task: TaskProfile): number {
  const features = featuresOf(task);
  const sum = Object.entries(features).reduce((total, [name, value]) => total + WEIGHTS[name as Feature] * value, BIAS + (KINDS[task.kind] ?? 0));
  return 1 / (1 + Math.exp(-sum));
}

/** Each from 0 to about 1. */
export function featuresOf(task: TaskProfile): Features {
  const question = bareQuestion(task);
  const items = task.count !== undefined;
  const whole = !items && question === '';
  return {
    ...levelOf(task.difficulty, items, whole),
    ...itemsOf(task),
    ...questionOf(question, task),
    ...lessonOf(task.lesson, whole || items),
    lesser: LESSER[task.language] ?? 0,
  };
}

/** What people did is asked of nobody. */
const DONE = /\b(?:argu|discuss|compar|analy[sz]|assess)ed\b/giu;

/** What is asked, without what makes it neither harder nor easier. */
function bareQuestion({ question, prompt, language, lesson }: TaskProfile): string {
  const polite = (text: string): string => withoutCourtesies(text, language);
  const asked = polite((question ?? prompt)?.trim() ?? '');
  if (!lesson) return asked;
  let known: Set<string> | undefined;
  return polite(withoutAsides(asked, {
    lacking(text) {
      // By which words it is asked says nothing of what is asked about.
      const subject = text.replace(wordsOf(PLAIN, language), ' ').replace(wordsOf(REASONING, language), ' ');
      const pieces = [...new Set(piecesOf(subject))];
      known ??= new Set(piecesOf(`${lesson.title}\n${lesson.body}`.slice(0, LOOKED_INTO)));
      return pieces.length === 0 ? 1 : pieces.filter((piece) => !known?.has(piece)).length / pieces.length;
    },
    demands: (text) => text.replace(DONE, '').search(wordsOf(REASONING, language)) >= 0,
  }));
}

/** Languages in which small models are weaker, by how little of the texts that models learn from is in them. */
const LESSER: Partial<Record<LanguageCode, number>> = { hi: 1, ar: 1, ko: 0.5, ja: 0.5, zh: 0.5, ru: 0.5 };

const LEVELS: Record<DifficultyLevel, number> = { BEGINNER: 0, INTERMEDIATE: 0.5, ADVANCED: 1 };

function levelOf(level: DifficultyLevel | null, items: boolean, whole: boolean): Pick<Features, 'level' | 'levelOfItems' | 'levelOfWhole' | 'items' | 'whole'> {
  const height = level ? LEVELS[level] : 0.5;
  return { level: items || whole ? 0 : height, levelOfItems: items ? height : 0, levelOfWhole: whole ? height : 0, items: Number(items), whole: Number(whole) };
}

const MANY_ITEMS = 20;

/** A statement to be judged is soon written; good choices and open answers are not. */
function itemsOf({ count, types = [], difficulty }: TaskProfile): Pick<Features, 'open' | 'many' | 'openAndMany' | 'openAndHigh'> {
  if (count === undefined) return { open: 0, many: 0, openAndMany: 0, openAndHigh: 0 };
  const open = types.filter((type) => type === 'MULTIPLE_CHOICE' || type === 'SHORT_ANSWER').length / Math.max(1, types.length);
  const many = Math.min(1, count / MANY_ITEMS);
  return { open, many, openAndMany: open * many, openAndHigh: open * (difficulty ? LEVELS[difficulty] : 0.5) };
}

const QUOTED = /["“”„«»「」『』‘’`]/g;
const NUMBERS = /\p{N}+/gu;
const FORMULA = /[=<>^*+√∑∫±×÷|\\]|(?<![\p{L}\p{M}])\p{Lu}(?![\p{L}\p{M}'’])/gu;
const CLAUSE = /[,;:—–、，；：،؛]|[.!?。！？؟।]+/g;
const MARK = /[\p{P}\s]/u;

/** A text without the marks at its end, which stand between no two clauses. */
function unended(text: string): string {
  let end = text.length;
  // Not by a pattern: that would look at every run of marks to its end, again and again.
  while (end > 0 && MARK.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

const share = (count: number, most: number): number => Math.min(1, count / most);

type QuestionFeatures = Pick<
  Features, 'length' | 'clauses' | 'numbers' | 'quotes' | 'formula' | 'asks' | 'reasoning' | 'plain' | 'unknown' | 'scattered'
>;

function questionOf(question: string, { lesson, language }: TaskProfile): QuestionFeatures {
  if (question === '') {
    return { length: 0, clauses: 0, numbers: 0, quotes: 0, formula: 0, asks: 0, reasoning: 0, plain: 0, unknown: 0, scattered: 0 };
  }
  const count = (pattern: RegExp, text = question): number => text.match(pattern)?.length ?? 0;
  return {
    length: Math.min(1, Math.log2(1 + widthOf(question)) / 8),
    clauses: share(count(CLAUSE, unended(question)), 5),
    numbers: share(count(NUMBERS), 4),
    quotes: share(count(QUOTED), 6),
    formula: share(count(FORMULA), 4),
    asks: share(count(/[?？؟]/g), 2),
    reasoning: share(count(wordsOf(REASONING, language)), 2),
    plain: share(count(wordsOf(PLAIN, language)), 2),
    ...coverageOf(question, lesson),
  };
}

const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Its length as in a Latin script: an ideograph or a syllable says as much as a few letters. */
function widthOf(text: string): number {
  return text.length + 2 * (text.match(IDEOGRAPHS)?.length ?? 0);
}

const UNSPACED: ReadonlySet<LanguageCode> = new Set(['zh', 'ja', 'ko']);
const patterns = new Map<string, RegExp>();

/** The words of a language as one pattern, made once. */
function wordsOf(lists: Record<LanguageCode, string>, language: LanguageCode): RegExp {
  const key = `${lists === REASONING ? 'reasoning' : 'plain'} ${language}`;
  let pattern = patterns.get(key);
  if (!pattern) {
    const begin = UNSPACED.has(language) ? '' : '(?<![\\p{L}\\p{M}])';
    pattern = new RegExp(`${begin}(?:${lists[language]})`, 'giu');
    patterns.set(key, pattern);
  }
  return pattern;
}

const SENTENCE_END = /(?<=[.!?。！？।؟\n])/u;
/** What lies beyond is not looked into: a look at a task takes a moment at most. */
const LOOKED_INTO = 50_000;

/** How much of a question's wording the lesson lacks, and how much of the rest its closest sentence does. */
function coverageOf(question: string, lesson: LessonText | null | undefined): Pick<Features, 'unknown' | 'scattered'> {
  const asked = new Set(lesson ? piecesOf(question) : []);
  if (!lesson || asked.size === 0) return { unknown: 0, scattered: 0 };
  const found = new Set<string>();
  let best = 0;
  for (const sentence of `${lesson.title}\n${lesson.body}`.slice(0, LOOKED_INTO).split(SENTENCE_END)) {
    const here = new Set<string>();
    for (const piece of piecesOf(sentence)) if (asked.has(piece)) here.add(piece);
    for (const piece of here) found.add(piece);
    best = Math.max(best, here.size);
  }
  return { unknown: 1 - found.size / asked.size, scattered: found.size === 0 ? 0 : 1 - best / found.size };
}

const PIECE = 4;
const SHORT_PIECE = 2;

/** A text as overlapping pieces of its words: forms of one word share most of theirs, in any language. */
function* piecesOf(text: string): Generator<string> {
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const length = word.search(IDEOGRAPHS) >= 0 ? SHORT_PIECE : PIECE;
    for (let at = 0; at + length <= word.length; at++) yield word.slice(at, at + length);
  }
}

const LONG_LESSON = 14;

/** Of what the whole lesson is read for: its length, and how dense it is. */
function lessonOf(lesson: LessonText | null | undefined, counts: boolean): Pick<Features, 'lessonLength' | 'density'> {
  if (!lesson || !counts) return { lessonLength: 0, density: 0 };
  const body = lesson.body.slice(0, LOOKED_INTO);
  const sentences = Math.max(1, body.match(/[.!?。！？।؟]/g)?.length ?? 1);
  const technical = body.match(/[\p{N}=<>^*+√∑∫`|{}\\]/gu)?.length ?? 0;
  return {
    lessonLength: Math.min(1, Math.log2(1 + lesson.body.length) / LONG_LESSON),
    density: Math.min(1, widthOf(body) / sentences / 400 + technical / Math.max(1, body.length) * 4),
  };
}
