import { beginningOf, rankLesson, tokensOf } from '../../orchestrator/condense.js';
import type { LessonText, ModelSpec } from '../../orchestrator/model.js';

export interface PromptSettings {
  /** The most of a lesson that a prompt carries, in estimated tokens. */
  lessonTokens: number;
  /** The share of a lesson that a prompt carries at most where the lesson is not short; less where much of it states nothing. */
  lessonShare: number;
}

export const DEFAULT_PROMPTS: PromptSettings = { lessonTokens: 8_000, lessonShare: 0.85 };

/** A lesson of up to so many tokens goes into a prompt as it is. */
const SHORT = 750;
/** So much of a lesson is shown however little it states, where there is room. */
export const LEAST_SHARE = 0.72;
/** The most of a model's context that a lesson may take: instructions and the answer need room as well. */
const MOST_OF_CONTEXT = 0.4;

/** The lesson as a prompt for a model shows it. */
export type ShownLesson = (model: ModelSpec) => LessonText;

/** Reads and ranks a lesson once, to be shown to models of any context. The same lesson and question are always shown alike. */
export async function shownLesson(lesson: LessonText, question: string | null, settings: PromptSettings): Promise<ShownLesson> {
  const { tokens, budgetFor } = sizesOf(lesson, settings);
  if (tokens <= SHORT) return (model) => (tokens <= budgetFor(model) ? lesson : beginningOf(lesson, budgetFor(model)));
  const ranked = await rankLesson(lesson, question, new AbortController().signal);
  return (model) => ({ ...lesson, body: ranked.within(budgetFor(model), LEAST_SHARE * tokens).body });
}

/** A lesson of the size that a model is shown at most, for an estimate that waits for no reading. */
export function sizedLesson(lesson: LessonText, settings: PromptSettings): ShownLesson {
  const { tokens, budgetFor } = sizesOf(lesson, settings);
  return (model) => (tokens <= budgetFor(model) ? lesson : beginningOf(lesson, budgetFor(model)));
}

function sizesOf(lesson: LessonText, { lessonTokens, lessonShare }: PromptSettings): { tokens: number; budgetFor(model: ModelSpec): number } {
  const tokens = tokensOf(lesson.body, lesson.language);
  const usual = Math.min(lessonTokens, tokens <= SHORT ? tokens : lessonShare * tokens);
  return { tokens, budgetFor: ({ contextTokens }) => Math.min(usual, MOST_OF_CONTEXT * contextTokens) };
}
