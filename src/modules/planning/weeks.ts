import { spread, type FreeDay, type Spread, type Work } from './spread.js';

/** A week of a plan that its learner took over. Days are counted from 1970-01-01. */
export interface PlannedWeek {
  startsOn: number;
  endsOn: number;
  topics: string[];
  lessonIds: string[];
}

/** The work of each week, in the order in which the week names it; what no week names comes with the last one. @param weeks at least one */
export function workByWeek(work: readonly Work[], weeks: readonly PlannedWeek[]): Work[][] {
  const places = new Map(weeks.flatMap(({ lessonIds }, week) => lessonIds.map((id, place): [string, { week: number; place: number }] => [id, { week, place }])));
  const groups: Work[][] = weeks.map(() => []);
  for (const each of work) groups[places.get(each.lessonId)?.week ?? weeks.length - 1]!.push(each);
  const placeOf = ({ lessonId, again }: Work): number => (again ? Infinity : (places.get(lessonId)?.place ?? Infinity));
  return groups.map((group) => group.toSorted((one, other) => placeOf(one) - placeOf(other) || 0));
}

/**
 * Spreads work over days, that of a week from its first day on: over its days evenly, what doesn't fit over those of the next one, and
 * what is left of the last one over the days behind it.
 * @param weeks none: all of it from the first day on
 * @param evenly of the days behind the weeks, or where there are none
 */
export function spreadByWeek(work: readonly Work[], weeks: readonly PlannedWeek[], days: readonly FreeDay[], evenly: boolean): Spread {
  if (weeks.length === 0) return spread(work, days, evenly);
  const planned: Spread['planned'] = [];
  let left: Work[] = [];
  for (const [index, ofWeek] of workByWeek(work, weeks).entries()) {
    const { startsOn, endsOn } = weeks[index]!;
    const done = spread([...left, ...ofWeek], days.filter(({ day }) => day >= startsOn && day <= endsOn), true);
    planned.push(...done.planned);
    left = done.left;
  }
  const rest = spread(left, days.filter(({ day }) => day > weeks.at(-1)!.endsOn), evenly);
  return { planned: [...planned, ...rest.planned], left: rest.left };
}
