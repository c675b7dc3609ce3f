/** Something to do, in minutes. */
export interface Work {
  lessonId: string;
  /** Whole, at least one. */
  minutes: number;
  again: boolean;
}

/** A day with the minutes that are free on it. */
export interface FreeDay {
  day: number;
  minutes: number;
}

export interface PlannedWork extends Work {
  day: number;
  /** Whether the lesson goes on on a later day. */
  goesOn: boolean;
}

export interface Spread {
  /** In order; on no day more than it has free. */
  planned: PlannedWork[];
  /** What fits on none of the days, in order. */
  left: Work[];
}

/** Nobody sits down for less, where the day has more. */
const LEAST_MINUTES = 15;
/** So little of a lesson isn't put off to another day, where this one has room. */
const SCRAP_MINUTES = 5;

/**
 * Spreads work over days in its order. Each day takes the same share of what it has free, so that all is done by the last of them and
 * no day has to make up for others; at least a quarter of an hour. What exceeds all days together is left.
 * @param days ascending
 * @param evenly false: each day takes all that it has free, and what comes first is done as early as can be
 */
export function spread(work: readonly Work[], days: readonly FreeDay[], evenly: boolean): Spread {
  const total = work.reduce((sum, { minutes }) => sum + minutes, 0);
  const free = days.reduce((sum, { minutes }) => sum + minutes, 0);
  const share = evenly && free > 0 ? Math.min(1, total / free) : 1;
  const left = work.map((each) => ({ ...each }));
  const planned: PlannedWork[] = [];
  for (const { day, minutes } of days) {
    let [room, target] = [minutes, Math.min(minutes, Math.max(LEAST_MINUTES, Math.ceil(minutes * share)))];
    while (target > 0 && left.length > 0) {
      const next = left[0]!;
      const rest = next.minutes - target;
      const taken = rest <= 0 || (rest <= SCRAP_MINUTES && next.minutes <= room) ? next.minutes : target;
      planned.push({ ...next, day, minutes: taken, goesOn: taken < next.minutes });
      next.minutes -= taken;
      if (next.minutes === 0) left.shift();
      room -= taken;
      target -= taken;
    }
  }
  return { planned, left };
}
