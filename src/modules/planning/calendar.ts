import type { FreeDay, Work } from './spread.js';

/** Without a deadline, and for one that would do, nobody looks further ahead. */
export const HORIZON_DAYS = 730;
/** Nobody learns longer; a day that is an hour short has as many, too. */
export const MOST_MINUTES = 960;

/** How many minutes a day of the week has for lessons. */
export interface Week {
  /** Seven, Monday's first. */
  minutes: readonly number[];
  reviewMinutes: number;
}

/** What would make all of it fit; null where that alone does not. */
export interface Offers {
  /** The first last day by which all is done at the same minutes. */
  deadline: number | null;
  /** Seven, Monday's first: so many, by the same deadline. */
  minutes: number[] | null;
}

/** 0 for Monday; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** What the days from one to another have for lessons, those that have nothing left out. @param taken by day, minutes that are gone */
export function freeDays({ minutes, reviewMinutes }: Week, first: number, last: number, taken: ReadonlyMap<number, number> = new Map()): FreeDay[] {
  const days: FreeDay[] = [];
  for (let day = first; day <= last; day++) {
    const free = minutes[weekdayOf(day)]! - reviewMinutes - (taken.get(day) ?? 0);
    if (free > 0) days.push({ day, minutes: free });
  }
  return days;
}

/** More time or a later deadline for what does not fit between two days. */
export function offersFor(work: readonly Work[], week: Week, first: number, deadline: number): Offers {
  const total = work.reduce((sum, { minutes }) => sum + minutes, 0);
  let done = 0;
  const last = freeDays(week, first, first + HORIZON_DAYS).find(({ minutes }) => (done += minutes) >= total);
  return { deadline: last?.day ?? null, minutes: moreMinutes(total, week, first, deadline) };
}

/** Each day that has some gets the same factor more; null where a day would be too long. */
function moreMinutes(total: number, { minutes, reviewMinutes }: Week, first: number, deadline: number): number[] | null {
  const free = freeDays({ minutes, reviewMinutes }, first, deadline).reduce((sum, day) => sum + day.minutes, 0);
  if (free === 0) return null;
  const more = minutes.map((each) => (each > reviewMinutes ? Math.ceil(((each - reviewMinutes) * total) / free) + reviewMinutes : each));
  return more.some((each) => each > MOST_MINUTES) ? null : more;
}
