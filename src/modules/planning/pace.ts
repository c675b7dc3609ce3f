import type { Language } from '../courses/courses.entity.js';

const MINUTE_MS = 60_000;

/**
 * How many characters a minute somebody reads, by language: S. Trauzettel-Klosinski and K. Dietz, "Standardized assessment of reading
 * performance: the new International Reading Speed Texts IReST", IOVS 53 (2012). Korean and Hindi are not in it: as guessed.
 */
const CHARACTERS_PER_MINUTE: Record<Language, number> = {
  EN: 987, ES: 1_025, FR: 998, DE: 920, IT: 950, PT: 913, RU: 986, ZH: 255, JA: 357, AR: 612, KO: 500, HI: 800,
};
/** To learn from a text takes longer than to read it: 200 words a minute instead of 300 (R. P. Carver, "Reading Rate", 1990). */
const LEARNING = 1.5;

/** From so many lessons on somebody's own pace counts. */
const ENOUGH_LESSONS = 3;
/** What lies outside was clicked through, or left open. */
const SHORTEST_MS = MINUTE_MS / 2;
const LONGEST_MS = 180 * MINUTE_MS;
const QUESTION_MINUTES = 1;
const CARD_MS = 10_000;

export enum EstimateBasis {
  OWN_PACE = 'OWN_PACE',
  READING_SPEED = 'READING_SPEED',
  TIME_LEFT = 'TIME_LEFT',
  USUAL = 'USUAL',
}

/** How long something will take, and how that is known. */
export interface TimeEstimate {
  /** Whole, at least one. */
  minutes: number;
  basis: EstimateBasis;
  /** How many lessons the pace was measured on; 0 where it isn't the learner's own. */
  lessons: number;
}

/** A text, by its length. */
export interface Text {
  characters: number;
  language: Language;
}

/** How somebody goes through lessons, as a multiple of the usual; null where too little is known of him. */
export interface Pace {
  factor: number | null;
  lessons: number;
}

/** By the median of what he took for each lesson between opening and finishing it, over what it usually takes. */
export function paceOf(finished: readonly (Text & { openedAt: Date; finishedAt: Date })[]): Pace {
  const factors = finished.flatMap(({ openedAt, finishedAt, ...text }) => {
    const took = tookMinutes({ openedAt, finishedAt });
    return took === null ? [] : [took / usualMinutes(text)];
  });
  return factors.length < ENOUGH_LESSONS ? { factor: null, lessons: 0 } : { factor: median(factors), lessons: factors.length };
}

/** How long somebody was at a lesson; null where he clicked through it, or left it open. */
export function tookMinutes({ openedAt, finishedAt }: { openedAt: Date; finishedAt: Date }): number | null {
  const took = finishedAt.getTime() - openedAt.getTime();
  return took < SHORTEST_MS || took > LONGEST_MS ? null : took / MINUTE_MS;
}

export function lessonEstimate(text: Text, { factor, lessons }: Pace): TimeEstimate {
  return { minutes: whole(usualMinutes(text) * (factor ?? 1)), basis: factor === null ? EstimateBasis.READING_SPEED : EstimateBasis.OWN_PACE, lessons };
}

/** @param cardMs what he takes for one of them; null where that isn't known */
export function cardsEstimate(cards: number, cardMs: number | null): TimeEstimate {
  return { minutes: whole((cards * (cardMs ?? CARD_MS)) / MINUTE_MS), basis: cardMs === null ? EstimateBasis.USUAL : EstimateBasis.OWN_PACE, lessons: 0 };
}

/** @param minutesLeft null: there is no limit */
export function questionsEstimate(questions: number, minutesLeft: number | null): TimeEstimate {
  const usual = questions * QUESTION_MINUTES;
  return minutesLeft !== null && minutesLeft < usual
    ? { minutes: whole(minutesLeft), basis: EstimateBasis.TIME_LEFT, lessons: 0 }
    : { minutes: whole(usual), basis: EstimateBasis.USUAL, lessons: 0 };
}

function usualMinutes({ characters, language }: Text): number {
  return Math.max(1, (characters / CHARACTERS_PER_MINUTE[language]) * LEARNING);
}

function whole(minutes: number): number {
  return Math.max(1, Math.round(minutes));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
