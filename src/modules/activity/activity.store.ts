/** Something that a learner did, in xAPI's words: actor (`userId`), verb, object, result, context. */
export interface ActivityEvent {
  id: string;
  organizationId: string;
  userId: string;
  /** To the millisecond. */
  at: Date;
  /** An open list: a newer version may have written what this one doesn't know. */
  verb: string;
  object: ActivityObject;
  result: ActivityResult | null;
  context: ActivityContext | null;
  /** A client says so; Lyceum didn't see it, and nothing that counts may rest on it. */
  claimed?: true;
  /** What an answer was weighed by (docs/mastery.md). Not for its learner: it rests on all of his answers, also on those whose score he may not see. */
  weights?: Record<string, string | number>;
}

export interface ActivityObject {
  /** The type's name in GraphQL, as "Generation". */
  type: string;
  id: string;
}

/** How well, as xAPI counts it. */
export interface ActivityScore {
  /** 0 to 1. */
  scaled: number;
  /** In points, of `max`. */
  raw?: number;
  max?: number;
}

/** How it went; left out is what can't be said. */
export interface ActivityResult {
  success?: boolean;
  score?: ActivityScore;
  /** Whether it was done to its end. */
  completion?: boolean;
  durationMs?: number;
}

/** Where and with what it happened. */
export interface ActivityContext {
  courseId?: string;
  lessonId?: string;
  /** What kind of the object's type, as "QUIZ". */
  kind?: string;
  quizId?: string;
  attemptId?: string;
  generationId?: string;
  objectiveIds?: string[];
  /** As ISO 639-1 has it, "en". */
  language?: string;
  /** What no field is for; a few, and small. */
  extensions?: Record<string, string | number | boolean | null>;
}

/** Where a page ended: the next one starts behind it. */
export interface ActivityPosition {
  at: Date;
  id: string;
}

/** Which of somebody's events; what is null or left out doesn't matter. */
export interface ActivityFilter {
  courseId?: string | null;
  /** At least one. */
  verbs?: readonly string[] | null;
  /** At least one: types of objects. */
  kinds?: readonly string[] | null;
  /** The first instant. */
  from?: Date | null;
  /** The first instant after. */
  to?: Date | null;
}

export interface ActivityPage extends ActivityFilter {
  limit: number;
  after: ActivityPosition | null;
}

/** What is counted: what the learner did himself, none of PASSIVE_VERBS. */
export interface ActivityCount extends Pick<ActivityFilter, 'courseId' | 'verbs' | 'kinds'> {
  /** Ascending, at least two: period i is from the i-th to before the next. Each begins a quarter of an hour of UTC. */
  boundaries: readonly Date[];
  /** Events that are counted elsewhere. */
  except: readonly string[];
}

/** The order of a page: newest first. */
export function compareActivity(a: ActivityPosition, b: ActivityPosition): number {
  return b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1);
}

/** The store was asked and will not have at least one of the events as it is; asking again won't help. */
export class EventsRefused extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
    this.name = 'EventsRefused';
  }
}

/** The history of what learners did, kept by user; events come late, repeatedly and from several processes at once. */
export interface ActivityStore {
  /**
   * Each event once, however often it comes: those that are known keep no others out.
   * @throws EventsRefused when some of the others may have been stored; anything else when the store could not be asked
   */
  append(events: readonly ActivityEvent[]): Promise<void>;
  /** Newest first, by `at` and then by id. */
  page(userId: string, page: ActivityPage): Promise<ActivityEvent[]>;
  /** How many events in each period. */
  count(userId: string, count: ActivityCount): Promise<number[]>;
  /** Those who have events, ascending, after one of them. */
  users(after: string | null, limit: number): Promise<string[]>;
  /** Those of a user's events that are there, in no order. */
  byIds(userId: string, ids: readonly string[]): Promise<ActivityEvent[]>;
  /** Those that are not there are passed over. */
  remove(userId: string, ids: readonly string[]): Promise<void>;
}

const SLICE = 1_000;

/** All of somebody's events that a filter lets through, newest first, a slice at a time; a slice may be removed before the next is asked for. */
export async function* slicesOf(store: Pick<ActivityStore, 'page'>, userId: string, filter: ActivityFilter = {}): AsyncGenerator<ActivityEvent[]> {
  let after: ActivityPosition | null = null;
  for (;;) {
    const slice: ActivityEvent[] = await store.page(userId, { ...filter, limit: SLICE, after });
    if (slice.length > 0) yield slice;
    if (slice.length < SLICE) return;
    after = slice.at(-1)!;
  }
}

/** All who have events, a slice at a time. */
export async function* usersOf(store: Pick<ActivityStore, 'users'>): AsyncGenerator<string[]> {
  let after: string | null = null;
  for (;;) {
    const users: string[] = await store.users(after, SLICE);
    if (users.length > 0) yield users;
    if (users.length < SLICE) return;
    after = users.at(-1)!;
  }
}
