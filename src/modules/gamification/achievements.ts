import { Counter } from './gamification.entity.js';

/** How often each thing has happened; what is missing has never. */
export type Counters = Partial<Record<Counter, number>>;

/** Earned once, as soon as the counter is as high. */
export interface Achievement {
  /** For clients to translate by; never changes. */
  code: string;
  title: string;
  description: string;
  counter: Counter;
  atLeast: number;
}

type Tier = readonly [atLeast: number, title: string];

function tiers(counter: Counter, described: (n: string) => string, ...all: Tier[]): Achievement[] {
  return all.map(([atLeast, title]) => ({
    code: `${counter.toLowerCase()}_${atLeast}`, title, description: described(atLeast.toLocaleString('en')), counter, atLeast,
  }));
}

/** All that can be achieved. A line more is an achievement more: who has earned it already gets it at his next event. */
export const ACHIEVEMENTS: readonly Achievement[] = [
  ...tiers(Counter.REVIEWS_STUCK, (n) => `Recalled ${n} cards, each a day or more after seeing it last.`,
    [1, 'It stuck'], [10, 'Sticky notes'], [100, 'Hundred recalled'], [500, 'Well kept'], [1_000, 'Thousand recalled'], [5_000, 'Keeper of memories']),
  ...tiers(Counter.REVIEWS_AFTER_A_MONTH, (n) => `Recalled ${n} cards after a month or more.`,
    [1, 'A month later'], [25, 'Long memory'], [250, 'Monthly magazine']),
  ...tiers(Counter.REVIEWS_AFTER_HALF_A_YEAR, (n) => `Recalled ${n} cards after half a year or more.`,
    [1, 'Half a year on'], [10, 'Evergreen'], [100, 'Carved in stone']),
  ...tiers(Counter.ANSWERS_RIGHT, (n) => `Answered ${n} different questions rightly.`,
    [1, 'First right answer'], [25, 'Quick study'], [100, 'Hundred answers'], [500, 'Walking index'], [2_000, 'Encyclopaedist']),
  ...tiers(Counter.GAPS_CLOSED, (n) => `Answered ${n} questions rightly that were wrong on an earlier day.`,
    [1, 'Second wind'], [10, 'Gap closer'], [50, 'Bridge builder'], [200, 'No gap left']),
  ...tiers(Counter.PERFECT_ATTEMPTS, (n) => `Got every point of ${n} different quizzes.`,
    [1, 'Full marks'], [5, 'Five of the best'], [25, 'Flawless']),
  ...tiers(Counter.COURSES_COMPLETED, (n) => `Completed ${n} courses.`,
    [1, 'To the end'], [3, 'Three courses'], [10, 'Lifelong learner']),
  ...tiers(Counter.COURSES_LEARNT, (n) => `Learnt something that counts in ${n} courses.`,
    [2, 'Two at once'], [5, 'Polymath']),
  ...tiers(Counter.LONGEST_STREAK, (n) => `Learnt on ${n} days in a row.`,
    [3, 'Three in a row'], [7, 'A whole week'], [30, 'A month of days'], [100, 'Hundred days'], [365, 'All year round']),
  ...tiers(Counter.LEARNING_DAYS, (n) => `Learnt on ${n} days.`,
    [10, 'Ten days'], [50, 'Fifty days'], [200, 'Two hundred days']),
  ...tiers(Counter.CHALLENGES_REACHED, (n) => `Reached ${n} challenges.`,
    [1, 'Challenge accepted'], [5, 'Challenger']),
];

/** Those that the counters have reached. */
export function reached(counters: Counters): Achievement[] {
  return ACHIEVEMENTS.filter(({ counter, atLeast }) => (counters[counter] ?? 0) >= atLeast);
}
