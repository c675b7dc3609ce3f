import { badUserInput } from '../../platform/errors.js';
import { dayNamed } from '../../platform/graphql/dates.js';
import { timeZoneNamed } from '../../platform/time-zone.js';
import type { PlanWeekContent } from '../generation/items/plan-weeks.service.js';
import { HORIZON_DAYS, MOST_MINUTES } from './calendar.js';
import type { PlanSettings } from './plans.repository.js';
import type { PlannedWeek } from './weeks.js';
import { WEEKDAYS, type StudyPlanSettingsInput, type WeekMinutesInput } from './plans.type.js';

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** A week as a generation holds it, to be kept. */
export function plannedWeek({ startsOn, endsOn, topics, lessonIds }: PlanWeekContent): PlannedWeek {
  return { startsOn: dayNamed('input.generationId', startsOn), endsOn: dayNamed('input.generationId', endsOn), topics, lessonIds };
}

/** The hours of a week, the same on each of its days: seven, Monday's first. */
export function minutesOf(week: PlanWeekContent): number[] {
  const { startsOn, endsOn } = plannedWeek(week);
  const minutes = Math.min(MOST_MINUTES, Math.ceil((week.hours * 60) / (endsOn - startsOn + 1)));
  return WEEKDAYS.map(() => minutes);
}

/** The time zone that is asked for, as the database of time zones spells it; null: that of the settings. @throws BAD_USER_INPUT */
export function planZone(name: string | null | undefined): string | null {
  if (name == null) return null;
  const zone = timeZoneNamed(name);
  if (zone === null) throw badUserInput('input.timeZone', 'must be a name of the IANA time zone database, such as "Europe/Berlin".');
  return zone;
}

/**
 * What a plan is to be, from what it was and what is asked for; null takes a deadline or a time of day away.
 * @param today the learner's
 * @throws BAD_USER_INPUT naming the field
 */
export function planSettings(input: StudyPlanSettingsInput, before: Omit<PlanSettings, 'goalId' | 'timeZone'>, today: number): Omit<PlanSettings, 'goalId' | 'timeZone'> {
  const startsOn = input.startsOn == null ? before.startsOn : dayNamed('input.startsOn', input.startsOn);
  const deadline = input.deadline === undefined ? before.deadline : input.deadline === null ? null : dayNamed('input.deadline', input.deadline);
  if (startsOn !== before.startsOn) {
    if (startsOn < today) throw badUserInput('input.startsOn', 'is past.');
    if (startsOn - today > HORIZON_DAYS) throw badUserInput('input.startsOn', `must be within ${HORIZON_DAYS} days.`);
  }
  if (deadline !== null && deadline !== before.deadline) {
    if (deadline < today) throw badUserInput('input.deadline', 'is past.');
    if (deadline - today > HORIZON_DAYS) throw badUserInput('input.deadline', `must be within ${HORIZON_DAYS} days.`);
  }
  if (deadline !== null && deadline < startsOn) throw badUserInput('input.deadline', 'must not be before the plan starts.');
  const minutes = input.minutes == null ? before.minutes : weekOf(input.minutes);
  const reviewMinutes = input.reviewMinutes ?? before.reviewMinutes;
  if (reviewMinutes < 0 || reviewMinutes > MOST_MINUTES) throw badUserInput('input.reviewMinutes', `must be from 0 to ${MOST_MINUTES}.`);
  if (!minutes.some((each) => each > reviewMinutes)) {
    throw badUserInput('input.minutes', reviewMinutes === 0 ? 'must have a day with at least a minute.' : 'must have a day with more than reviewMinutes, or there is no time for a lesson.');
  }
  const timeOfDay = input.timeOfDay === undefined ? before.timeOfDay : input.timeOfDay === null ? null : clockOf(input.timeOfDay);
  return { startsOn, deadline, minutes, reviewMinutes, timeOfDay };
}

function weekOf(input: WeekMinutesInput): number[] {
  return WEEKDAYS.map((weekday) => {
    const minutes = input[weekday];
    if (minutes < 0 || minutes > MOST_MINUTES) throw badUserInput(`input.minutes.${weekday}`, `must be from 0 to ${MOST_MINUTES}: 16 hours, and the rest for sleep.`);
    return minutes;
  });
}

function clockOf(time: string): number {
  const [, hours, minutes] = CLOCK.exec(time) ?? [];
  if (hours === undefined) throw badUserInput('input.timeOfDay', 'must be a time such as "18:30".');
  return Number(hours) * 60 + Number(minutes);
}
