/**
 * The provider port: what a model is asked, what it streams back and how it fails.
 * Adapters in providers/ speak it; the policies around a call know nothing else of a provider.
 */

import type { Finding } from './checks.js';
import type { ProfileAnalysisTask, QuestionnaireTask } from './learner-tasks.js';
import type { Shaping } from './shaping.js';

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

/** A JSON schema that the answer must follow; `name` is the kind's, in lower case. */
export interface AnswerSchema {
  name: string;
  schema: Record<string, unknown>;
}

/** A schema that is asked for. */
export interface AskedSchema extends AnswerSchema {
  /** Asks for such an answer in words, where a provider has no schema mode; the schema itself follows. */
  inWords: string;
}

export interface ModelCall {
  model: string;
  system: string;
  messages: { role: 'user' | 'assistant'; content: string }[];
  maxOutputTokens: number;
  /** When given, the answer's text is one JSON document of this schema. */
  schema?: AskedSchema;
  /** Asks to go on with a text that broke off, in the answer's language; the text's last words follow, between <ending> tags. */
  goOn: string;
  task: Task;
  /** How the answer is shaped for its reader: prompts say so already, an engine that reads none goes by this. */
  shaping?: Shaping;
  /** The names of those whom the call may speak of. No model learns them: they are replaced before it leaves (privacy/). */
  people?: readonly string[];
}

/** Token counts of one call. `inputTokens` includes what was read from and written to the provider's cache. */
export interface Usage {
  inputTokens: number;
  cachedInputTokens: number;
  cacheWriteInputTokens: number;
  /** How many of `cacheWriteInputTokens` are kept for an hour, where the provider tells them apart. */
  cacheWrite1hInputTokens?: number;
  outputTokens: number;
}

export type FinishReason = 'stop' | 'length' | 'content_filter';

/**
 * What a provider streams. `usage` replaces what was reported before. A stream is whole only if its
 * last part is `finish`; an adapter that saw no terminal marker must throw, never end quietly.
 */
export type StreamPart =
  | { type: 'text'; text: string }
  /** The model is reasoning: nothing to read yet, but no silence either. `text`, where it is known, is output that costs. */
  | { type: 'reasoning'; text?: string }
  | { type: 'usage'; usage: Usage }
  /** What the reader should know about the answer, e.g. that the lesson held fewer questions than asked for. */
  | { type: 'notice'; text: string }
  | { type: 'finish'; reason: FinishReason };

/** Micro-dollars per million tokens; fractions are allowed. */
export interface Rates {
  inputMicroUsdPerMillion: number;
  cachedInputMicroUsdPerMillion: number;
  /** Written to the provider's cache for its shortest time: 5 minutes at Anthropic, 30 at OpenAI. */
  cacheWriteMicroUsdPerMillion: number;
  /** Written to it for an hour; as for the shortest time where it is left out. */
  cacheWrite1hMicroUsdPerMillion?: number;
  outputMicroUsdPerMillion: number;
}

export interface PriceList extends Rates {
  /** The rates of a whole call whose input is longer than that, the shortest tier first. */
  contextTiers?: (Rates & { aboveInputTokens: number })[];
  /** What a call of another than the standard mode costs, as a multiple of it. */
  multipliers?: { batch?: number; flex?: number; priority?: number };
}

/** What a model costs until its first change, and each change from the start of its day (UTC) on, in the order of their days. */
export interface Prices extends PriceList {
  /** `effectiveFrom` as 2026-07-30. */
  changes?: (PriceList & { effectiveFrom: string })[];
}

/** What is known of a model. `prices` is null where nobody has said what it costs: unknown, not zero. */
export interface ModelSpec {
  name: string;
  /** The largest input and output together, in tokens. */
  contextTokens: number;
  prices: Prices | null;
  /** The difficulty up to which it is good enough, 0 to 1, where an operator has said so. */
  quality?: number;
}

export type ProviderErrorKind =
  | 'unreachable' // no connection, DNS, refused
  | 'reset' // the connection broke while the answer was coming
  | 'cut' // the stream ended without its terminal marker or finish reason
  | 'malformed' // broken JSON, an event that the protocol does not know how to mean
  | 'first_token_timeout'
  | 'stalled'
  | 'deadline'
  | 'rate_limited' // 429
  | 'overloaded' // 503, 529
  | 'server_error' // other 5xx, an error event inside the stream
  | 'unauthorized' // 401, 403
  | 'rejected' // 400, 404, 413, 422
  | 'content_filter'
  | 'output_limit'
  | 'unverified' // nobody could check what it had written
  | 'unsound' // a check of ours found something in the answer
  | 'no_material' // there is no lesson to answer from, which is all that the built-in engine can do
  | 'too_little' // the lesson holds nothing of what was asked for
  | 'aborted'; // by our own signal

const RETRYABLE: ReadonlySet<ProviderErrorKind> = new Set([
  'unreachable', 'reset', 'cut', 'malformed', 'first_token_timeout', 'stalled', 'deadline',
  'rate_limited', 'overloaded', 'server_error', 'unverified',
]);

interface ErrorDetails {
  status?: number;
  retryAfterMs?: number;
  finding?: Finding;
  cause?: unknown;
}

/** How a call failed, and what follows from it. The message never holds a key or a prompt. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly kind: ProviderErrorKind;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  /** HTTP status, where there was one. */
  readonly status: number | undefined;
  /** What the provider asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** What a check found, where the kind is `unsound`. */
  readonly finding: Finding | undefined;

  constructor(kind: ProviderErrorKind, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.retryable = RETRYABLE.has(kind) || details.finding?.again === true;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.finding = details.finding;
  }
}

/** One way to reach models. An adapter never retries, never waits beyond `signal`, and throws only ProviderError. */
export interface ModelProvider {
  /** The name operators and `ProviderAttempt.provider` show. */
  readonly name: string;
  readonly origin: 'MODEL' | 'LOCAL';
  stream(call: ModelCall, signal: AbortSignal): AsyncIterable<StreamPart>;
}

/** Texts that are to become vectors, in one request. */
export interface EmbeddingCall {
  model: string;
  texts: readonly string[];
  /** How long each vector is to be; as the model makes them when left out. */
  dimensions?: number;
}

export interface EmbeddingAnswer {
  /** One for each text, in their order, all of one length. */
  vectors: Float32Array[];
  /** Null where the provider counted nothing. */
  inputTokens: number | null;
}

/** One way to reach a model that makes vectors. As ModelProvider: it makes one request, waits no longer than `signal`, and throws only ProviderError. */
export interface EmbeddingProvider {
  readonly name: string;
  embed(call: EmbeddingCall, signal: AbortSignal): Promise<EmbeddingAnswer>;
}
