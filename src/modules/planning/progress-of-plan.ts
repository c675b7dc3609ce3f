import { startOfDay, type DayRule } from '../../platform/time-zone.js';
import type { KnownLesson } from './learner.service.js';
import type { Path } from './path.js';
import { SessionKind, SessionOutcome, type StudyPlanSessionRow } from './plans.entity.js';
import type { Work } from './spread.js';

export enum SessionStatus {
  PLANNED = 'PLANNED',
  DONE = 'DONE',
  MISSED = 'MISSED',
}

export type SessionRow = Pick<StudyPlanSessionRow, 'day' | 'position' | 'kind' | 'lessonId' | 'minutes' | 'goesOn' | 'outcome'>;

/** A session with what became of it. */
export interface KnownSession extends SessionRow {
  status: SessionStatus;
}

/** What happened, as far as sessions are done by it. */
export interface Happened {
  rule: DayRule;
  today: number;
  lessons: ReadonlyMap<string, KnownLesson>;
  /** The days on which its learner reviewed cards. */
  reviewedOn: ReadonlySet<number>;
}

/** What was settled stays; of the others what happened decides. */
export function knownSession(session: SessionRow, happened: Happened): KnownSession {
  if (session.outcome !== null) return { ...session, status: session.outcome === SessionOutcome.DONE ? SessionStatus.DONE : SessionStatus.MISSED };
  if (isDone(session, happened)) return { ...session, status: SessionStatus.DONE };
  return { ...session, status: session.day < happened.today ? SessionStatus.MISSED : SessionStatus.PLANNED };
}

/** A lesson's last session is done once it is finished, one that goes on once the lesson was seen on that day or later, as is one that repeats it. */
function isDone({ kind, day, lessonId, goesOn }: SessionRow, { rule, today, lessons, reviewedOn }: Happened): boolean {
  if (kind === SessionKind.REVIEWS) return reviewedOn.has(day);
  const lesson = lessonId === null ? undefined : lessons.get(lessonId);
  const wasSeen = lesson?.lastSeenAt != null && day <= today && lesson.lastSeenAt >= startOfDay(rule, day);
  if (kind === SessionKind.PRACTICE) return wasSeen;
  return lesson?.finishedAt != null || (goesOn && wasSeen);
}

/** What of the path is still to be done, without what sessions did of it: of a lesson that goes on its rest, and what was repeated once not again. */
export function workLeft({ work: all }: Pick<Path, 'work'>, sessions: readonly KnownSession[]): Work[] {
  const done = sessions.filter(({ status }) => status === SessionStatus.DONE);
  // Its last session was done by finishing it: of a lesson that is not finished after all, that did nothing.
  const minutesOf = Map.groupBy(done.filter(({ kind, goesOn }) => kind === SessionKind.LESSON && goesOn), ({ lessonId }) => lessonId);
  const repeated = new Set(done.flatMap(({ kind, lessonId }) => (kind === SessionKind.PRACTICE ? [lessonId] : [])));
  return all.flatMap((work) => {
    if (work.again) return repeated.has(work.lessonId) ? [] : [work];
    const gone = minutesOf.get(work.lessonId)?.reduce((sum, { minutes }) => sum + minutes, 0) ?? 0;
    return [{ ...work, minutes: Math.max(1, work.minutes - gone) }];
  });
}

/** Whether days were missed, or there is other work than what was planned: a lesson came or went, or was mastered. */
export function isOutdated(sessions: readonly KnownSession[], left: readonly { lessonId: string }[], work: readonly Work[]): boolean {
  const open = sessions.filter(({ outcome, kind }) => outcome === null && kind !== SessionKind.REVIEWS);
  if (open.some(({ status }) => status === SessionStatus.MISSED)) return true;
  const planned = new Set([...open.flatMap(({ status, lessonId }) => (status === SessionStatus.PLANNED ? [lessonId] : [])), ...left.map(({ lessonId }) => lessonId)]);
  const wanted = new Set<string | null>(work.map(({ lessonId }) => lessonId));
  return planned.size !== wanted.size || [...wanted].some((id) => !planned.has(id));
}
