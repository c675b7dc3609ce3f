import type { FreeDay, Work } from './spread.js';
import { spreadByWeek, workByWeek, type PlannedWeek } from './weeks.js';

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

/** More time or a later deadline for what does not fit between two days. @param weeks by which it is spread, if any */
export function offersFor(work: readonly Work[], week: Week, first: number, deadline: number, weeks: readonly PlannedWeek[] = []): Offers {
  const missing = total(spreadByWeek(work, weeks, freeDays(week, first, deadline), true).left);
  let found = 0;
  const last = freeDays(week, Math.max(first, deadline + 1), first + HORIZON_DAYS).find(({ minutes }) => (found += minutes) >= missing);
  return { deadline: last?.day ?? null, minutes: moreMinutes(work, week, first, deadline, weeks) };
}

/** Each day that has some gets the same factor more; null where a day would be too long. */
function moreMinutes(work: readonly Work[], { minutes, reviewMinutes }: Week, first: number, deadline: number, weeks: readonly PlannedWeek[]): number[] | null {
  const days = freeDays({ minutes, reviewMinutes }, first, deadline);
  // What a week is for can't be done before it: from each of them on there must be time for all that is left.
  const groups = weeks.length === 0 ? [{ from: first, work: [...work] }] : workByWeek(work, weeks).map((ofWeek, index) => ({ from: weeks[index]!.startsOn, work: ofWeek }));
  const factors = groups.map(({ from }, index) => {
    const wanted = total(groups.slice(index).flatMap((group) => group.work));
    return wanted === 0 ? 0 : wanted / total(days.filter(({ day }) => day >= from));
  });
  const factor = Math.max(...factors);
  if (!Number.isFinite(factor)) return null;
  const more = minutes.map((each) => (each > reviewMinutes ? Math.ceil((each - reviewMinutes) * factor) + reviewMinutes : each));
  return more.some((each) => each > MOST_MINUTES) ? null : more;
}

function total(all: readonly { minutes: number }[]): number {
  return all.reduce((sum, { minutes }) => sum + minutes, 0);
}
