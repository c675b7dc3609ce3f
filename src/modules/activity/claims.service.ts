import type { Viewer } from '../../auth/viewer.js';
import { badUserInput } from '../../platform/errors.js';
import type { Db } from '../../platform/postgres.js';
import type { ActivityService, NewActivity } from './activity.service.js';
import type { ClaimInput, RecordedActivity, RefusedClaim } from './claims.type.js';
import { idOfKey } from './outbox.js';
import { CLIENT_VERBS } from './vocabulary.js';

/** Where learners may be, for those who send what they did there. */
export interface ReadablePlaces {
  /** Of the lessons those that the viewer may read, each with its course. */
  lessons(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Of the courses those that he may read. */
  courses(viewer: Viewer, ids: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface ClaimsOptions {
  db: Db;
  activity: Pick<ActivityService, 'recordClaims'>;
  places: ReadablePlaces;
}

const MOST = 500;
const SKEW_MS = 5 * 60_000;
const OLDEST_MS = 30 * 86_400_000;
const DAY_MS = 86_400_000;
const LONGEST_ID = 100;
const LONGEST_PART = 200;
const LONGEST_DURATION_MS = 86_400_000;

/** What clients say that their learners did. Each event by itself: one that can't be kept keeps no other out. */
export class ClaimsService {
  readonly #options: ClaimsOptions;

  constructor(options: ClaimsOptions) {
    this.#options = options;
  }

  /** @throws BAD_USER_INPUT for none or too many */
  async record(viewer: Viewer, claims: readonly ClaimInput[], now: Date): Promise<RecordedActivity> {
    if (claims.length === 0 || claims.length > MOST) throw badUserInput('events', `must be from 1 to ${MOST}; there are ${claims.length.toLocaleString('en')}.`);
    const { db, activity, places } = this.#options;
    const [lessons, courses] = await Promise.all([
      places.lessons(viewer, distinct(claims.map(({ lessonId }) => lessonId))),
      places.courses(viewer, distinct(claims.map(({ lessonId, courseId }) => (lessonId == null ? courseId : null)))),
    ]);
    const refused: RefusedClaim[] = [];
    const fit: { clientId: string; event: Keyed }[] = [];
    for (const [index, claim] of claims.entries()) {
      const fault = faultOf(claim, now) ?? placeFault(claim, lessons, courses);
      if (fault) refused.push({ id: claim.id, field: `events[${index}].${fault.field}`, message: fault.rule });
      else fit.push({ clientId: claim.id, event: eventOf(viewer, claim, lessons) });
    }
    const events = await db.transaction((tx) => activity.recordClaims(tx, fit.map(({ event }) => event), new Date(now.getTime() + OLDEST_MS + DAY_MS)));
    const stored: string[] = [];
    const known: string[] = [];
    const fresh = new Set(events.map(({ id }) => id));
    // Sent twice in one call, it is kept the first time.
    for (const { clientId, event } of fit) (fresh.delete(idOfKey(event.key)) ? stored : known).push(clientId);
    return { stored, known, refused };
  }
}

function distinct(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => id != null))];
}

type Keyed = NewActivity & { key: string };

interface Fault {
  field: keyof ClaimInput;
  rule: string;
}

function faultOf({ id, verb, at, part, durationMs }: ClaimInput, now: Date): Fault | null {
  if (!isText(id, LONGEST_ID)) return { field: 'id', rule: `must be a text of 1 to ${LONGEST_ID} characters.` };
  if (!CLIENT_VERBS.some((known) => known === verb)) return { field: 'verb', rule: `must be one of ${CLIENT_VERBS.join(', ')}: all else Lyceum sees by itself.` };
  if (at.getTime() > now.getTime() + SKEW_MS) return { field: 'at', rule: `lies in the future; it is ${now.toISOString()}.` };
  if (at.getTime() < now.getTime() - OLDEST_MS) return { field: 'at', rule: `is more than 30 days ago; it is ${now.toISOString()}.` };
  if (part != null && !isText(part, LONGEST_PART)) return { field: 'part', rule: `must be a text of 1 to ${LONGEST_PART} characters.` };
  if (durationMs != null && !(durationMs >= 0 && durationMs <= LONGEST_DURATION_MS)) return { field: 'durationMs', rule: 'must be from 0 to a day.' };
  return null;
}

function placeFault({ lessonId, courseId }: ClaimInput, lessons: ReadonlyMap<string, string>, courses: ReadonlySet<string>): Fault | null {
  if (lessonId != null) {
    if (!lessons.has(lessonId)) return { field: 'lessonId', rule: 'is no lesson that you may read.' };
    return courseId == null || lessons.get(lessonId) === courseId ? null : { field: 'courseId', rule: 'is not the course of the lesson.' };
  }
  if (courseId == null) return { field: 'lessonId', rule: 'must be given, or else courseId.' };
  return courses.has(courseId) ? null : { field: 'courseId', rule: 'is no course that you may read.' };
}

// PostgreSQL keeps no NUL, and nobody half of a character.
function isText(text: string, longest: number): boolean {
  return text.length >= 1 && text.length <= longest && !text.includes('\0') && text.isWellFormed();
}

function eventOf(viewer: Viewer, { id, verb, at, lessonId, courseId, part, durationMs }: ClaimInput, lessons: ReadonlyMap<string, string>): Keyed {
  const place = lessonId == null ? { courseId: courseId! } : { courseId: lessons.get(lessonId)!, lessonId };
  return {
    organizationId: viewer.organizationId, userId: viewer.id, key: `client ${viewer.id} ${id}`, at,
    verb: verb as (typeof CLIENT_VERBS)[number],
    object: lessonId == null ? { type: 'Course', id: courseId! } : { type: 'Lesson', id: lessonId },
    result: durationMs == null ? null : { durationMs },
    context: { ...place, ...(part != null && { extensions: { part } }) },
  };
}
