import type { ProfileAnalysisTask, QuestionnaireTask } from './learner-tasks.js';

export * from './learner-tasks.js';

/** The languages that Lyceum teaches in: ISO 639-1, lower case. */
export const LANGUAGES = ['en', 'es', 'fr', 'de', 'it', 'pt', 'ru', 'zh', 'ja', 'ko', 'ar', 'hi'] as const;
export type LanguageCode = (typeof LANGUAGES)[number];

export const DIFFICULTIES = ['BEGINNER', 'INTERMEDIATE', 'ADVANCED'] as const;
export type DifficultyLevel = (typeof DIFFICULTIES)[number];

export const QUESTION_TYPES = ['MULTIPLE_CHOICE', 'TRUE_FALSE', 'SHORT_ANSWER', 'CLOZE'] as const;
export type QuestionKind = (typeof QUESTION_TYPES)[number];

/** A lesson as the engines read it. `body` is Markdown; positions in it count UTF-16 code units. */
export interface LessonText {
  title: string;
  body: string;
  objectives: string[];
  language: LanguageCode;
}

export interface ExplanationTask {
  kind: 'EXPLANATION';
  lesson: LessonText;
  /** What about the lesson; the whole of it when null. */
  question: string | null;
  language: LanguageCode;
  difficulty: DifficultyLevel | null;
}

export interface QuizTask {
  kind: 'QUIZ';
  lesson: LessonText;
  /** How many questions are wanted now; those in `existing` are not counted. */
  count: number;
  types: QuestionKind[];
  seed: number;
  language: LanguageCode;
  difficulty: DifficultyLevel | null;
  /** Validated questions that must not be asked again. */
  existing: DraftQuestion[];
  /** Nor these, which are no part of the answer. */
  asked?: DraftQuestion[];
}

/** What somebody who teaches asks for in his own words. */
export interface CompletionTask {
  kind: 'COMPLETION';
  /** What it is about; null where it is about none. */
  lesson: LessonText | null;
  prompt: string;
  maxOutputTokens: number;
  language: LanguageCode;
  difficulty: DifficultyLevel | null;
}

/** A card as a model writes it: the items of the FLASHCARDS answer. */
export interface DraftFlashcard {
  front: string;
  back: string;
  /** Words of the lesson's body that say what the back says, code unit for code unit. */
  quote: string;
}

export interface FlashcardsTask {
  kind: 'FLASHCARDS';
  lesson: LessonText;
  /** How many cards are wanted now; those in `existing` are not counted. */
  count: number;
  language: LanguageCode;
  difficulty: DifficultyLevel | null;
  /** Validated cards that must not be made again. */
  existing: DraftFlashcard[];
}

/** An exercise as a model writes it: the items of the EXERCISES answer. */
export interface DraftExercise {
  statement: string;
  /** Each helps a little more; none is needed. */
  hints: string[];
  difficulty: DifficultyLevel;
  /** Worked out up to its result. */
  solution: string;
  /** Words of the lesson's body that the solution rests on, code unit for code unit. */
  quote: string;
}

export interface ExercisesTask {
  kind: 'EXERCISES';
  lesson: LessonText;
  /** How many exercises are wanted now; those in `existing` are not counted. */
  count: number;
  language: LanguageCode;
  difficulty: DifficultyLevel | null;
  /** Validated exercises that must not be set again. */
  existing: DraftExercise[];
}

/** A heading as a model writes it: the items of the OUTLINE answer, in reading order. */
export interface DraftHeading {
  /** "2.1": its place. */
  number: string;
  title: string;
  summary: string;
  /** Words of the lesson's body that the summary rests on; empty where there is no lesson. */
  quote: string;
}

/** What stands in a lesson, or could in a course on a topic: exactly one of both is given. */
export interface OutlineTask {
  kind: 'OUTLINE';
  lesson: LessonText | null;
  topic: string | null;
  /** For whom, in words of whoever asks. */
  audience: string | null;
  /** How long the course is to take. */
  hours: number | null;
  /** How many headings are wanted now; those in `existing` are not counted. */
  count: number;
  language: LanguageCode;
  difficulty: DifficultyLevel | null;
  /** The validated headings that come before. */
  existing: DraftHeading[];
  /** Whether the built-in engine may make a frame for a person to fill, where there is no lesson; left out: no. */
  frame?: true;
}

/** A question as whoever answers it sees it: without its key, and its choices in an order of their own. */
export interface BlindQuestion {
  /** From 1: what an answer names it by. */
  number: number;
  type: QuestionKind;
  prompt: string;
  /** Empty where the type has none. */
  choices: string[];
}

/** Questions that a second solver answers from the lesson, to see whether it comes to their keys. */
export interface KeyCheckTask {
  kind: 'KEY_CHECK';
  /** Of an empty body there is only its title: the subject of questions that rest on no lesson. */
  lesson: LessonText;
  questions: BlindQuestion[];
  language: LanguageCode;
  difficulty: null;
}

/** A judge's word on one criterion: the items of the GRADING answer. */
export interface DraftVerdict {
  /** Its number, from 1. */
  criterion: number;
  /** The words of the answer that meet it, code unit for code unit; empty where it isn't met. */
  quote: string;
  reason: string;
  met: boolean;
}

/** A learner's answer to be judged by yes/no criteria. */
export interface GradingTask {
  kind: 'GRADING';
  lesson: null;
  question: string;
  answer: string;
  criteria: { number: number; text: string }[];
  /** Of two that know nothing of each other. */
  judge: 1 | 2;
  /** How many criteria are to be judged now; those in `existing` are not counted. */
  count: number;
  language: LanguageCode;
  difficulty: null;
  existing: DraftVerdict[];
}

export const SUMMARY_FORMS = ['ONE_SENTENCE', 'PARAGRAPH', 'BULLETS', 'KEY_TERMS', 'TABLE'] as const;
export type SummaryFormName = (typeof SUMMARY_FORMS)[number];

export interface SummaryTask {
  kind: 'SUMMARY';
  lesson: LessonText;
  form: SummaryFormName;
  language: LanguageCode;
  difficulty: DifficultyLevel | null;
}

/** Where the reader works, in words of whoever asks. */
export interface ReaderAtWork {
  industry: string | null;
  role: string | null;
}

export interface ExamplesTask extends ReaderAtWork {
  kind: 'EXAMPLES';
  lesson: LessonText;
  /** How many examples are wanted. It is no `count`: the answer is text. */
  examples: number;
  language: LanguageCode;
  difficulty: DifficultyLevel | null;
}

/** A heading that a lesson is to have, and what stands under it; the summary may be empty. */
export interface LessonSection {
  title: string;
  summary: string;
}

/** The draft of a lesson that there is not yet. */
export interface LessonTask {
  kind: 'LESSON';
  /** What it is made from; null: from what models know. */
  lesson: LessonText | null;
  title: string;
  objectives: string[];
  /** For whom, in words of whoever asks. */
  audience: string | null;
  /** In their order; empty: its author chooses them. */
  sections: LessonSection[];
  /** Titles of what the same lesson says in sections that are written apart from these; left out: there are none. */
  elsewhere?: string[];
  language: LanguageCode;
  difficulty: DifficultyLevel | null;
  /** Whether the built-in engine may make a frame for a person to fill, where there is no lesson; left out: no. */
  frame?: true;
}

/** A week as a model writes it: the items of the STUDY_PLAN answer, in order. */
export interface DraftPlanWeek {
  /** From 1. */
  week: number;
  topics: string[];
  /** Numbers of the lessons that are studied in it for the first time, from 1. */
  lessons: number[];
}

/** How somebody works through a course; when, is known without any model. */
export interface StudyPlanTask {
  kind: 'STUDY_PLAN';
  lesson: null;
  /** In the learner's own words. */
  goal: string | null;
  /** Of each week. */
  hours: number[];
  /** In the order of the course; `tokens` is how long each is. */
  lessons: { title: string; objectives: string[]; tokens: number }[];
  /** How many weeks are wanted now; those in `existing` are not counted. */
  count: number;
  language: LanguageCode;
  difficulty: DifficultyLevel | null;
  /** The validated weeks that come before. */
  existing: DraftPlanWeek[];
}

/** What a call is about, as data: prompts are made from it, and an engine that reads no prompt answers it directly. */
export type Task = ExplanationTask | QuizTask | CompletionTask | FlashcardsTask | ExercisesTask | OutlineTask | SummaryTask | ExamplesTask | LessonTask | StudyPlanTask | GradingTask | KeyCheckTask | QuestionnaireTask | ProfileAnalysisTask;

interface DraftBase {
  prompt: string;
  explanation: string;
  /** Words of the lesson's body that contain the answer, code unit for code unit. */
  quote: string;
  points: number;
}

/** A question as a model writes it: the items of the QUIZ answer, `{"items": [DraftQuestion, …]}`. */
export type DraftQuestion =
  | (DraftBase & { type: 'MULTIPLE_CHOICE'; choices: { text: string; correct: boolean }[] })
  | (DraftBase & { type: 'TRUE_FALSE'; answer: boolean })
  /** Any of `accepted` is right. */
  | (DraftBase & { type: 'SHORT_ANSWER'; accepted: string[] })
  /** `prompt` holds its blanks as [[1]], [[2]] …; `accepted[n-1]` are the right texts for blank n. */
  | (DraftBase & { type: 'CLOZE'; accepted: string[][] });
