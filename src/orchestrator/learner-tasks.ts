import type { LanguageCode } from './task.js';

export const QUESTION_PURPOSES = ['GOAL', 'EXPERIENCE', 'PREFERENCE', 'KNOWLEDGE'] as const;
export type QuestionPurposeName = (typeof QUESTION_PURPOSES)[number];

/** What a question wants to be answered with: all that a page needs to know to draw it. */
export const ANSWER_INPUTS = ['SINGLE_CHOICE', 'MULTIPLE_CHOICE', 'TRUE_FALSE', 'SHORT_TEXT', 'LONG_TEXT', 'CLOZE', 'SCALE', 'NUMBER'] as const;
export type AnswerInputName = (typeof ANSWER_INPUTS)[number];

/** A question to a learner as a model writes it: the items of the QUESTIONNAIRE answer. What an input doesn't need is 0 or empty. */
export interface DraftLearnerQuestion {
  purpose: QuestionPurposeName;
  input: AnswerInputName;
  prompt: string;
  /** What there is to choose from; of a SCALE the words for both ends. */
  choices: string[];
  /** KNOWLEDGE alone: every right answer; of a CLOZE the text of each blank, in order. */
  right: string[];
  /** KNOWLEDGE alone: 1 to 3. */
  level: number;
  /** The number of the lesson that settles it, from 1; 0: none. */
  lesson: number;
  /** Words of that lesson's body, code unit for code unit; empty where there is none. */
  quote: string;
  /** The bounds of SCALE and NUMBER, and what a NUMBER counts. */
  least: number;
  most: number;
  unit: string;
}

/** A questionnaire for one learner: what he wants and knows, and a pool of questions for a test of what he knows. */
export interface QuestionnaireTask {
  kind: 'QUESTIONNAIRE';
  lesson: null;
  subject: string;
  /** What is known of the learner, a claim each. */
  known: { field: string; text: string }[];
  /** What the test is made from; empty: from what models know. */
  lessons: { title: string; objectives: string[]; body: string; language: LanguageCode }[];
  /** How many questions about the learner are wanted now, and of the test how many of each level. */
  about: number;
  test: [number, number, number];
  /** Their sum; those in `existing` are not counted. */
  count: number;
  language: LanguageCode;
  difficulty: null;
  existing: DraftLearnerQuestion[];
}

/** What an answer shows, as a model writes it: the items of the PROFILE_ANALYSIS answer. */
export interface DraftClaim {
  field: string;
  /** What LEVEL, STRENGTH and GAP are about; else empty. */
  subject: string;
  /** For programs, where the field has values; else empty. */
  value: string;
  text: string;
  /** 0 to 1. */
  confidence: number;
  /** The numbers of the answers and facts that it rests on. */
  answers: number[];
  /** The number of the lesson that PATH_STEP, RESOURCE and NEXT_STEP mean; 0: none. */
  lesson: number;
}

/** A learner's answer as an analysis reads it. */
export interface AnalysedAnswer {
  /** From 1. */
  number: number;
  /** PACE, LEVEL and PRESENTATION ask for what a program can read; the others as a questionnaire's purposes. */
  purpose: QuestionPurposeName | 'LEVEL' | 'PRESENTATION' | 'PACE';
  question: string;
  answer: string;
  /** Of what was tested: whether it is right; null: nobody knows. */
  right: boolean | null;
  /** Of what was tested: 1 to 3; else 0. */
  level: number;
  /** The number of the lesson that it is about, from 1; 0: none. */
  lesson: number;
  /** What a program reads: a Presentation, a number; null: nothing. */
  value: string | null;
}

/** What the history shows of a learner, as an analysis reads it; cited by its number, as an answer is. */
export interface RecordedFact {
  /** Behind those of the answers. */
  number: number;
  /** MASTERY of an objective, a lesson that is FINISHED, the TIME that lessons took lately, REGULARITY: on how many of the last days he learnt. */
  kind: 'MASTERY' | 'FINISHED' | 'TIME' | 'REGULARITY';
  /** The objective or the lesson; empty where it is about the learner alone. */
  about: string;
  /** The number of the lesson that it is about, from 1; 0: none. */
  lesson: number;
  /** MASTERY: probability, low, high, answers; FINISHED: none; TIME: hours (a week), minutes (a lesson, the median), lessons; REGULARITY: days, of. */
  figures: Record<string, number>;
  /** Of MASTERY: what it is enough to say; null: neither, or it is about no skill. */
  shows: 'STRENGTH' | 'GAP' | null;
}

/** What a learner's answers show of him, and what the history does. */
export interface ProfileAnalysisTask {
  kind: 'PROFILE_ANALYSIS';
  lesson: null;
  subject: string;
  answers: AnalysedAnswer[];
  facts: RecordedFact[];
  /** What can be learnt from, in the order of its courses; `tokens` is how long each is. */
  lessons: { title: string; tokens: number }[];
  /** What the learner has said of himself: it is not said again. */
  said: string[];
  /** How many claims are wanted now; those in `existing` are not counted. */
  count: number;
  /** In which the questions were asked. */
  askedIn: LanguageCode;
  language: LanguageCode;
  difficulty: null;
  existing: DraftClaim[];
}
