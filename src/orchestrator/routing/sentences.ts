import type { Candidate } from '../candidates.js';

const MICRO_USD_PER_DOLLAR = 1_000_000;

const TASKS: Record<string, string> = {
  EXPLANATION: 'an explanation', SUMMARY: 'a summary', QUIZ: 'a quiz', FLASHCARDS: 'flashcards', OUTLINE: 'an outline', LESSON: 'a lesson',
  EXAMPLES: 'examples', EXERCISES: 'exercises', STUDY_PLAN: 'a study plan', COMPLETION: 'a free prompt', GRADING: "an answer's grading",
  QUESTIONNAIRE: 'a questionnaire', PROFILE_ANALYSIS: "a profile's analysis",
};

const LOW = 1 / 3;
const HIGH = 2 / 3;

/** As in "an explanation of moderate difficulty (0.42)". */
export function taskInWords(kind: string, difficulty: number): string {
  const level = difficulty < LOW ? 'low' : difficulty < HIGH ? 'moderate' : 'high';
  return `${TASKS[kind] ?? kind.toLowerCase().replaceAll('_', ' ')} of ${level} difficulty (${difficulty.toFixed(2)})`;
}

/** Two digits that count: "$0.00042". */
export function inDollars(microUsd: number): string {
  if (microUsd === 0) return '$0';
  const dollars = microUsd / MICRO_USD_PER_DOLLAR;
  const places = Math.min(6, Math.max(2, 1 - Math.floor(Math.log10(dollars))));
  return `$${dollars.toFixed(places)}`;
}

/** The provider's name, and the model's where the provider has several of these. */
export function shortName({ provider, model }: Candidate, all: readonly Candidate[]): string {
  const several = all.some((other) => other.provider.name === provider.name && other.model.name !== model.name);
  return several ? `${provider.name}/${model.name}` : provider.name;
}

/** The whole name; the engine is called what it is. */
export function longName({ provider, model }: Candidate): string {
  return provider.origin === 'LOCAL' ? 'The built-in engine' : `${provider.name}/${model.name}`;
}
