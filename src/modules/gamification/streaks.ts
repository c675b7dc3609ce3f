/** The weekdays on which somebody rests (0 is Monday), from a Monday on until the next change. */
export interface Rest {
  fromDay: number;
  weekdays: readonly number[];
}

export interface Streak {
  /** Learning days in a row, rest days neither counted nor missed; 0 once a day was missed. */
  current: number;
  longest: number;
  learntToday: boolean;
}

// 1970-01-01 was a Thursday.
const FIRST_WEEKDAY = 3;

/** 0 is Monday. */
export function weekdayOf(day: number): number {
  return (((day + FIRST_WEEKDAY) % 7) + 7) % 7;
}

/** The Monday after that day: a week has the same days of rest throughout, so that they can't be moved about in it. */
export function nextWeek(day: number): number {
  return day + 7 - weekdayOf(day);
}

/**
 * @param days on which was learnt, ascending, each once
 * @param rests ascending; days before the first have no rest
 * @param today still open: not having learnt yet breaks nothing
 */
export function streakOf(days: readonly number[], rests: readonly Rest[], today: number): Streak {
  let current = 0;
  let longest = 0;
  let last: number | null = null;
  for (const day of days) {
    current = last !== null && isKept(last, day, rests) ? current + 1 : 1;
    longest = Math.max(longest, current);
    last = day;
  }
  const isAlive = last !== null && (last >= today || isKept(last, today, rests));
  return { current: isAlive ? current : 0, longest, learntToday: last !== null && last >= today };
}

/** Whether all days between the two are days of rest. */
function isKept(from: number, to: number, rests: readonly Rest[]): boolean {
  // Not all days of a week can be rest days, so a longer gap has a missed one.
  if (to - from > 7) return false;
  for (let day = from + 1; day < to; day += 1) {
    const rest = rests.findLast(({ fromDay }) => fromDay <= day);
    if (!rest?.weekdays.includes(weekdayOf(day))) return false;
  }
  return true;
}
