import { badUserInput } from '../errors.js';
import { dateOf } from '../time-zone.js';

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A date's number among days, since 1970-01-01. @throws BAD_USER_INPUT also for one that is in no calendar, as 2026-02-30 */
export function dayNamed(field: string, date: string): number {
  const day = DATE.test(date) ? Date.parse(`${date}T00:00:00Z`) / DAY_MS : Number.NaN;
  if (Number.isNaN(day) || dateOf(day) !== date) throw badUserInput(field, 'must be a date such as 2026-12-31.');
  return day;
}
