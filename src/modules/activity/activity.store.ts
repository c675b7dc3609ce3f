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

export interface ActivityPage {
  limit: number;
  after: ActivityPosition | null;
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
}
