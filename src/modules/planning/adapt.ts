import { freeDays, HORIZON_DAYS, type Week } from './calendar.js';
import { SessionKind, SessionOutcome } from './plans.entity.js';
import { SessionStatus, type KnownSession, type SessionRow } from './progress-of-plan.js';
import type { Work } from './spread.js';
import { spreadByWeek, type PlannedWeek } from './weeks.js';

/** What a plan is spread by. */
export interface PlanDays extends Week {
  startsOn: number;
  deadline: number | null;
  /** In order; empty where it was taken from none. */
  weeks: readonly PlannedWeek[];
}

export interface Adapted {
  /** All of the plan's, in order. */
  sessions: SessionRow[];
  left: { lessonId: string; minutes: number }[];
}

/**
 * What was settled or is over stays as it came, what is done today too; all that is left to do is spread over the days from today to
 * the deadline, evenly, or without one as early as can be; where the plan has weeks, by them.
 */
export function adapted(plan: PlanDays, sessions: readonly KnownSession[], work: readonly Work[], today: number): Adapted {
  const kept = sessions.filter(({ day, status }) => day < today || (day === today && status === SessionStatus.DONE)).map(settled);
  const taken = new Map<number, number>();
  for (const { day, kind, minutes } of kept) if (kind !== SessionKind.REVIEWS) taken.set(day, (taken.get(day) ?? 0) + minutes);
  const first = Math.max(today, plan.startsOn);
  const days = freeDays(plan, first, plan.deadline ?? first + HORIZON_DAYS, taken);
  const { planned, left } = spreadByWeek(work, plan.weeks, days, plan.deadline !== null);
  const reviewed = new Set(kept.flatMap(({ day, kind }) => (kind === SessionKind.REVIEWS ? [day] : [])));
  const reviewDays = plan.reviewMinutes === 0 ? [] : [...new Set(planned.map(({ day }) => day))].filter((day) => !reviewed.has(day));
  const fresh = [
    ...reviewDays.map((day) => ({ day, kind: SessionKind.REVIEWS, lessonId: null, minutes: plan.reviewMinutes, goesOn: false, outcome: null })),
    ...planned.map(({ day, lessonId, minutes, again, goesOn }) => ({ day, kind: again ? SessionKind.PRACTICE : SessionKind.LESSON, lessonId, minutes, goesOn, outcome: null })),
  ];
  return { sessions: numbered([...kept, ...fresh]), left: left.map(({ lessonId, minutes }) => ({ lessonId, minutes })) };
}

function settled({ status, ...session }: KnownSession): Omit<SessionRow, 'position'> {
  return { ...session, outcome: session.outcome ?? (status === SessionStatus.DONE ? SessionOutcome.DONE : SessionOutcome.MISSED) };
}

/** By day, as they come; from 1 on each. */
function numbered(sessions: readonly Omit<SessionRow, 'position'>[]): SessionRow[] {
  return [...Map.groupBy(sessions.toSorted((one, other) => one.day - other.day), ({ day }) => day).values()]
    .flatMap((ofDay) => ofDay.map((session, index) => ({ ...session, position: index + 1 })));
}
