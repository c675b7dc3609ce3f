import { beginningOf, rankLesson, tokensOf } from '../../orchestrator/condense.js';
import { IDLE, STATES_NOTHING } from '../../orchestrator/condensing/worth.js';
import type { LessonText, ModelSpec } from '../../orchestrator/model.js';

export interface PromptSettings {
  /** The most of a lesson that a prompt carries, in estimated tokens. */
  lessonTokens: number;
  /** The share of a lesson that a prompt carries at most where the lesson is not short and nothing is asked about it; less where much of it states nothing. */
  lessonShare: number;
}

export const DEFAULT_PROMPTS: PromptSettings = { lessonTokens: 8_000, lessonShare: 0.85 };

/** A lesson of up to so many tokens goes into a prompt as it is. */
const SHORT = 900;
/** So much of a lesson is shown however little it states, where there is room. */
export const LEAST_SHARE = 0.72;
/** The most of a model's context that a lesson may take: instructions and the answer need room as well. */
const MOST_OF_CONTEXT = 0.4;

/** The lesson as a prompt for a model shows it. */
export type ShownLesson = (model: ModelSpec) => LessonText;

/** Reads and ranks a lesson once, to be shown to models of any context. The same lesson and question are always shown alike. */
export async function shownLesson(lesson: LessonText, question: string | null, settings: PromptSettings): Promise<ShownLesson> {
  const { tokens, budgetFor } = sizesOf(lesson, question, settings);
  if (tokens <= SHORT) return (model) => (tokens <= budgetFor(model) ? lesson : beginningOf(lesson, budgetFor(model)));
  const ranked = await rankLesson(lesson, question, new AbortController().signal);
  const least = settings.lessonShare < 1 ? LEAST_SHARE * tokens : tokens;
  const idle = question === null ? IDLE : STATES_NOTHING;
  return (model) => ({ ...lesson, body: ranked.within(budgetFor(model), least, idle).body });
}

/** A lesson of the size that a model is shown at most, for an estimate that waits for no reading. */
export function sizedLesson(lesson: LessonText, question: string | null, settings: PromptSettings): ShownLesson {
  const { tokens, budgetFor } = sizesOf(lesson, question, settings);
  return (model) => (tokens <= budgetFor(model) ? lesson : beginningOf(lesson, budgetFor(model)));
}

// Whoever asks may ask for any sentence, in words that the lesson doesn't use: what states something stays as long as it fits.
function sizesOf(lesson: LessonText, question: string | null, { lessonTokens, lessonShare }: PromptSettings): { tokens: number; budgetFor(model: ModelSpec): number } {
  const tokens = tokensOf(lesson.body, lesson.language);
  const usual = Math.min(lessonTokens, tokens <= SHORT || question !== null ? tokens : lessonShare * tokens);
  return { tokens, budgetFor: ({ contextTokens }) => Math.min(usual, MOST_OF_CONTEXT * contextTokens) };
}
