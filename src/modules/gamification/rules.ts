import { Counter } from './gamification.entity.js';

/** Why something was awarded. The last three mark something and bear no points. */
export enum AwardRule {
  REVIEW_STUCK = 'REVIEW_STUCK',
  ANSWER_RIGHT = 'ANSWER_RIGHT',
  GAP_CLOSED = 'GAP_CLOSED',
  CHALLENGE_REACHED = 'CHALLENGE_REACHED',
  TAKEN_BACK = 'TAKEN_BACK',
  PERFECT_ATTEMPT = 'PERFECT_ATTEMPT',
  COURSE_COMPLETED = 'COURSE_COMPLETED',
  ACHIEVEMENT = 'ACHIEVEMENT',
}

export const POINTS = { ANSWER_RIGHT: 2, GAP_CLOSED: 10, CHALLENGE_REACHED: 25 } as const;
/** What is closed or recalled sooner happened on the same day, whatever the calendar of the time zone says that somebody has moved to. */
export const NIGHT_HOURS = 8;
/** So many a day for answers, closed gaps included, and as many for cards of one's own: who makes himself easy ones gains nothing by making more. */
export const POINTS_PER_DAY = 60;
const MOST_FOR_A_REVIEW = 10;

/**
 * What recalling a card is worth after so many of the learner's days: 2 after one, and one more whenever that doubles, at most 10.
 * Nothing on the same day, when it shows nothing.
 */
export function pointsForReview(days: number): number {
  return days < 1 ? 0 : Math.min(MOST_FOR_A_REVIEW, 2 + Math.floor(Math.log2(days)));
}

const MONTH = 30;
const HALF_A_YEAR = 180;

export function countersOfReview(days: number): Counter[] {
  return [
    Counter.REVIEWS_STUCK,
    ...(days >= MONTH ? [Counter.REVIEWS_AFTER_A_MONTH] : []),
    ...(days >= HALF_A_YEAR ? [Counter.REVIEWS_AFTER_HALF_A_YEAR] : []),
  ];
}
