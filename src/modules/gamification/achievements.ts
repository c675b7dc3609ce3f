import { Language } from '../courses/courses.entity.js';
import { ACHIEVEMENT_WORDS } from './achievements.words.js';
import { Counter } from './gamification.entity.js';

/** How often each thing has happened; what is missing has never. */
export type Counters = Partial<Record<Counter, number>>;

/** Earned once, as soon as the counter is as high. */
export interface Achievement {
  /** Never changes. */
  code: string;
  counter: Counter;
  atLeast: number;
  /** Of those of its counter, from 0: the lowest. */
  tier: number;
}

function tiers(counter: Counter, ...all: number[]): Achievement[] {
  return all.map((atLeast, tier) => ({ code: `${counter.toLowerCase()}_${atLeast}`, counter, atLeast, tier }));
}

/**
 * All that can be achieved. A number more is an achievement more, and wants a title in each language (achievements.words.ts): who has
 * earned it already gets it at his next event.
 */
export const ACHIEVEMENTS: readonly Achievement[] = [
  ...tiers(Counter.REVIEWS_STUCK, 1, 10, 100, 500, 1_000, 5_000),
  ...tiers(Counter.REVIEWS_AFTER_A_MONTH, 1, 25, 250),
  ...tiers(Counter.REVIEWS_AFTER_HALF_A_YEAR, 1, 10, 100),
  ...tiers(Counter.ANSWERS_RIGHT, 1, 25, 100, 500, 2_000),
  ...tiers(Counter.GAPS_CLOSED, 1, 10, 50, 200),
  ...tiers(Counter.PERFECT_ATTEMPTS, 1, 5, 25),
  ...tiers(Counter.COURSES_COMPLETED, 1, 3, 10),
  ...tiers(Counter.COURSES_LEARNT, 2, 5),
  ...tiers(Counter.LONGEST_STREAK, 3, 7, 30, 100, 365),
  ...tiers(Counter.LEARNING_DAYS, 10, 50, 200),
  ...tiers(Counter.CHALLENGES_REACHED, 1, 5),
];

/** Those that the counters have reached. */
export function reached(counters: Counters): Achievement[] {
  return ACHIEVEMENTS.filter(({ counter, atLeast }) => (counters[counter] ?? 0) >= atLeast);
}

export function titleOf({ counter, tier }: Achievement, language: Language = Language.EN): string {
  return ACHIEVEMENT_WORDS[language][counter][tier + 1]!;
}

/** What it is for. */
export function descriptionOf({ counter, atLeast }: Achievement, language: Language = Language.EN): string {
  return ACHIEVEMENT_WORDS[language][counter][0].replace('{n}', atLeast.toLocaleString(language.toLowerCase()));
}
