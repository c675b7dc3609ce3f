import ical from 'ical-generator';
import { dateOf } from '../../platform/time-zone.js';
import type { KnownPlan } from './plans.service.js';
import { SessionKind } from './plans.entity.js';
import { timedSessions, type TimedSession } from './plans.view.js';
import { SessionStatus } from './progress-of-plan.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A plan with the titles that its events name. */
export interface TitledPlan {
  plan: KnownPlan;
  course: string;
  /** By lesson. */
  titles: ReadonlyMap<string, string>;
}

/**
 * RFC 5545: an event for each day of each plan on which something is planned or was done, in UTC, or of a whole day where the plan has
 * no time of day. An event keeps its UID however often its day is planned anew; the same plans give the same text.
 */
export function calendarOf(plans: readonly TitledPlan[]): string {
  const calendar = ical({ name: 'Lyceum', prodId: { company: 'Lyceum', product: 'Study plans', language: 'EN' } });
  for (const { plan, course, titles } of plans) {
    const shown = timedSessions(plan).filter(({ status }) => status !== SessionStatus.MISSED);
    for (const [day, sessions] of Map.groupBy(shown, (session) => session.day)) {
      calendar.createEvent({
        id: `${plan.id}-${dateOf(day)}@lyceum`, sequence: plan.revision, stamp: plan.updatedAt, created: plan.createdAt, lastModified: plan.updatedAt,
        ...timesOf(day, sessions),
        summary: `${sessions.every(({ status }) => status === SessionStatus.DONE) ? '✓ ' : ''}${course}: ${sessions.map((session) => titleOf(session, titles)).join(', ')}`,
        description: sessions.map((session) => `${session.status === SessionStatus.DONE ? '✓' : '–'} ${titleOf(session, titles)}, ${session.minutes} min`).join('\n'),
      });
    }
  }
  // Each line has an end, the last one too.
  return `${calendar.toString()}\r\n`;
}

function timesOf(day: number, sessions: readonly TimedSession[]): { start: Date; end: Date; allDay?: true } {
  const [first, last] = [sessions[0]!, sessions.at(-1)!];
  return first.startsAt && last.startsAt
    ? { start: first.startsAt, end: new Date(last.startsAt.getTime() + last.minutes * MINUTE_MS) }
    : { start: new Date(day * DAY_MS), end: new Date((day + 1) * DAY_MS), allDay: true };
}

function titleOf({ kind, lessonId }: TimedSession, titles: ReadonlyMap<string, string>): string {
  return kind === SessionKind.REVIEWS ? 'cards' : (titles.get(lessonId ?? '') ?? '');
}
