import { badUserInput } from '../../platform/errors.js';
import { isId } from '../../platform/ids.js';
import { dateOf, startOfDay, timeZoneNamed } from '../../platform/time-zone.js';
import type { ActivityEvent, ActivityFilter } from './activity.store.js';
import { OBJECT_TYPES, PASSIVE_VERBS, VERBS, type ActivityVerb } from './vocabulary.js';

/** Days in a row, by the calendar of a time zone. */
export interface DaysRequest extends Pick<ActivityFilter, 'courseId' | 'verbs' | 'kinds'> {
  timeZone: string;
  /** The first one, as "2026-03-01". */
  from: string;
  /** The last one. */
  to: string;
}

export interface ActivityDay {
  date: string;
  startsAt: Date;
  count: number;
}

const DAY_MS = 86_400_000;
/** More than a year, so that a heat map may begin with its week. */
const MOST_DAYS = 400;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** @throws BAD_USER_INPUT naming the field below `filter` */
export function checkedFilter(filter: ActivityFilter): ActivityFilter {
  const { courseId = null, verbs = null, kinds = null, from = null, to = null } = filter;
  if (courseId !== null && !isId('Course', courseId)) throw badUserInput('filter.courseId', 'is no course.');
  if (verbs !== null && verbs.length === 0) throw badUserInput('filter.verbs', 'must name a verb, or be left out.');
  for (const [index, verb] of (verbs ?? []).entries()) {
    if (!isVerb(verb)) throw badUserInput(`filter.verbs[${index}]`, `is no verb of the history; there are: ${Object.keys(VERBS).join(', ')}.`);
  }
  if (kinds !== null && kinds.length === 0) throw badUserInput('filter.kinds', 'must name a type of objects, or be left out.');
  for (const [index, kind] of (kinds ?? []).entries()) {
    if (!OBJECT_TYPES.some((each) => each === kind)) throw badUserInput(`filter.kinds[${index}]`, `is no type of objects in the history; there are: ${OBJECT_TYPES.join(', ')}.`);
  }
  if (from && to && from >= to) throw badUserInput('filter.to', 'must be later than filter.from.');
  return { courseId, verbs: verbs && [...new Set(verbs)], kinds: kinds && [...new Set(kinds)], from, to };
}

/** @returns the days and, behind them, the one that begins where the last one ends. @throws BAD_USER_INPUT naming the field */
export function checkedDays({ timeZone, from, to, ...filter }: DaysRequest): { days: Omit<ActivityDay, 'count'>[]; filter: ActivityFilter } {
  const zone = timeZoneNamed(timeZone);
  if (zone === null) throw badUserInput('timeZone', 'must be a name of the IANA time zone database, such as "Europe/Berlin".');
  const [first, last] = [dayNumber('from', from), dayNumber('to', to)];
  if (last < first) throw badUserInput('to', 'must not be before from.');
  if (last - first >= MOST_DAYS) throw badUserInput('to', `must be at most ${MOST_DAYS} days from from.`);
  const passive = filter.verbs?.findIndex((verb) => PASSIVE_VERBS.some((each) => each === verb)) ?? -1;
  const checked = checkedFilter(filter);
  if (passive >= 0) throw badUserInput(`filter.verbs[${passive}]`, 'is nothing that a learner does by himself, and not counted.');
  const days = Array.from({ length: last - first + 2 }, (_, index) => ({
    date: dateOf(first + index), startsAt: startOfDay({ timeZone: zone, startHour: 0 }, first + index),
  }));
  return { days, filter: checked };
}

/** How many events that a filter lets through fall into each period between two boundaries. */
export function countIn(events: readonly ActivityEvent[], { courseId, verbs, kinds }: ActivityFilter, boundaries: readonly Date[]): number[] {
  const counts = boundaries.slice(1).map(() => 0);
  for (const { at, verb, object, context } of events) {
    if (PASSIVE_VERBS.some((each) => each === verb) || (courseId && context?.courseId !== courseId) || (verbs && !verbs.includes(verb)) || (kinds && !kinds.includes(object.type))) continue;
    const period = boundaries.findLastIndex((start) => start <= at);
    if (period >= 0 && period < counts.length) counts[period]! += 1;
  }
  return counts;
}

export function isVerb(verb: string): verb is ActivityVerb {
  return Object.hasOwn(VERBS, verb);
}

function dayNumber(field: string, date: string): number {
  const at = DATE.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // The calendar has no 30th of February, and PostgreSQL no year 0; before 1970 nobody did anything here.
  if (!(at >= 0) || dateOf(at / DAY_MS) !== date) throw badUserInput(field, 'must be a day, such as "2026-03-29".');
  return at / DAY_MS;
}
