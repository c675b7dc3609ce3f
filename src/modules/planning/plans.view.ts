import { dateOf, startOfDay } from '../../platform/time-zone.js';
import type { KnownPlan } from './plans.service.js';
import { WEEKDAYS, type StudyPlanType, type StudySession, type WeekMinutes } from './plans.type.js';
import { SessionStatus } from './progress-of-plan.js';

const MINUTE_MS = 60_000;

export type ShownPlan = StudyPlanType & { plan: KnownPlan };
export type TimedSession = StudySession & { day: number; position: number };

/** As GraphQL shows it. */
export function planView(plan: KnownPlan): ShownPlan {
  const { id, courseId, version, revision, startsOn, deadline, minutes, reviewMinutes, timeOfDay, rule, sessions, work, reasons, left, offers, generationId, weeks, createdAt, updatedAt } = plan;
  const last = sessions.findLast(({ status }) => status === SessionStatus.PLANNED);
  return {
    plan, id, courseId, version, revision, reviewMinutes, reasons, generationId, createdAt, updatedAt,
    weeks: weeks.map((week) => ({ ...week, startsOn: dateOf(week.startsOn), endsOn: dateOf(week.endsOn) })),
    startsOn: dateOf(startsOn),
    deadline: deadline === null ? null : dateOf(deadline),
    minutes: weekOf(minutes),
    timeOfDay: timeOfDay === null ? null : clockOf(timeOfDay),
    timeZone: rule.timeZone,
    minutesLeft: sum(work),
    endsOn: last ? dateOf(last.day) : null,
    overflow: left.length === 0 ? null : {
      minutes: sum(left),
      lessonIds: [...new Set(left.map(({ lessonId }) => lessonId))],
      deadline: offers?.deadline == null ? null : dateOf(offers.deadline),
      minutesPerDay: offers?.minutes ? weekOf(offers.minutes) : null,
    },
  };
}

/**
 * In order, those of a day one behind the other from its time of day on: where the clocks skip that, from when they are put forward. A
 * time before its learner's day begins is that of the night at its end.
 */
export function timedSessions({ sessions, timeOfDay, rule: { timeZone, startHour } }: KnownPlan): TimedSession[] {
  let [today, at] = [-1, 0];
  return sessions.map(({ day, position, kind, lessonId, minutes, goesOn, status }) => {
    if (day !== today && timeOfDay !== null) at = startOfDay({ timeZone, startHour: timeOfDay / 60 }, timeOfDay < startHour * 60 ? day + 1 : day).getTime();
    today = day;
    const startsAt = timeOfDay === null ? null : new Date(at);
    at += minutes * MINUTE_MS;
    return { day, position, date: dateOf(day), startsAt, minutes, kind, status, lessonId, goesOn };
  });
}

function weekOf(minutes: readonly number[]): WeekMinutes {
  return Object.fromEntries(WEEKDAYS.map((weekday, index) => [weekday, minutes[index] ?? 0])) as unknown as WeekMinutes;
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function sum(work: readonly { minutes: number }[]): number {
  return work.reduce((total, { minutes }) => total + minutes, 0);
}
