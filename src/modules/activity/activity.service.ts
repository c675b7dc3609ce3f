import type { Viewer } from '../../auth/viewer.js';
import { badUserInput, unavailable } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId } from '../../platform/ids.js';
import { settledWithin } from '../../platform/patience.js';
import type { Sql } from '../../platform/postgres.js';
import { compareActivity, slicesOf, type ActivityEvent, type ActivityFilter, type ActivityPage, type ActivityPosition, type ActivityStore } from './activity.store.js';
import { checkedDays, checkedFilter, countIn, type ActivityDay, type DaysRequest } from './filters.js';
import { putOut, type NewActivity } from './outbox.js';
import { eventsByIds, pageOf } from './postgres.store.js';

export type { ActivityContext, ActivityEvent, ActivityResult } from './activity.store.js';
export type { NewActivity } from './outbox.js';
export type { ActivityVerb } from './vocabulary.js';

/**
 * Told of what Lyceum saw, in the transaction that records it, each event once: what it writes there happens with them or not at all.
 * What it does must be quick, such as a row in a queue of its own: whoever acts waits for it.
 */
export type ActivityListener = (tx: Sql, events: readonly ActivityEvent[]) => Promise<void>;

/** Asked in the same transaction before events are recorded: they are recorded as it returns them, as many in the same order. */
export type ActivityPreparer = (tx: Sql, activities: readonly NewActivity[]) => Promise<readonly NewActivity[]>;

/** Which attempts keep what they came to from whoever sat them, for now or for good. */
export interface HiddenScores {
  hidden(viewer: Viewer, attemptIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** What is moved, and held while it is, under this name. */
export const ACTIVITY_DOCUMENTS = 'activity';

export interface ActivityServiceOptions {
  db: Sql;
  store: ActivityStore;
  /** Where events may be that have not been moved to `store` yet; null where they were never kept elsewhere. */
  former?: ActivityStore | null;
  scores?: HiddenScores;
}

// The rest of a query is answered together with the history: a store that hangs must not keep it long.
const READ_PATIENCE_MS = 2_500;
const RETRY_SECONDS = 5;
/** They are about what an attempt came to, and nothing else. */
const GRADES = new Set(['graded', 'regraded']);

/** What learners did: recorded with what happened, read from the history that it is delivered to. */
export class ActivityService {
  readonly #options: ActivityServiceOptions;
  readonly #preparers: ActivityPreparer[] = [];
  readonly #listeners: ActivityListener[] = [];

  constructor(options: ActivityServiceOptions) {
    this.#options = options;
  }

  /** Has somebody asked what else events are to say; to be said before the first is recorded. */
  prepare(preparer: ActivityPreparer): void {
    this.#preparers.push(preparer);
  }

  /** Has somebody told of all events from now on; to be said before the first is recorded. */
  listen(listener: ActivityListener): void {
    this.#listeners.push(listener);
  }

  /**
   * In the transaction of what it tells of: both happen or neither does. The history gets it a moment later.
   * @returns those that were not recorded before under the same key, with their ids and times
   */
  async record(tx: Sql, ...activities: NewActivity[]): Promise<ActivityEvent[]> {
    let prepared: readonly NewActivity[] = activities;
    for (const prepare of this.#preparers) prepared = await prepare(tx, prepared);
    const events = await putOut(tx, prepared);
    if (events.length > 0) for (const listener of this.#listeners) await listener(tx, events);
    return events;
  }

  /** What a client says: nobody who listens hears of it. @param forgetAt from when on events with these keys are too old to be sent */
  recordClaims(tx: Sql, claims: readonly NewActivity[], forgetAt: Date): Promise<ActivityEvent[]> {
    return putOut(tx, claims.map((claim) => ({ ...claim, claimed: true })), forgetAt);
  }

  /** The viewer's own events, newest first, also those that are still on their way. @throws UNAVAILABLE, BAD_USER_INPUT */
  async own(viewer: Viewer, filter: ActivityFilter, page: PageRequest): Promise<Connection<ActivityEvent>> {
    const checked = checkedFilter(filter);
    const limit = page.first + 1;
    const shown: ActivityEvent[] = [];
    for (let after = page.after === null ? null : positionOf(page.after); shown.length < limit;) {
      const events = await this.#page(viewer.id, { ...checked, limit, after });
      shown.push(...(await this.#shown(viewer, events)));
      if (events.length < limit) break;
      after = events.at(-1)!;
    }
    return connection(shown.slice(0, limit), page, keyOf);
  }

  /** Those of the viewer's own events that there are, as he may see them, by id. @throws UNAVAILABLE */
  async named(viewer: Viewer, ids: readonly string[]): Promise<Map<string, ActivityEvent>> {
    if (ids.length === 0) return new Map();
    const { db, store, former } = this.#options;
    // Along the way that events take, whichever way they are being moved.
    const found = await eventsByIds(db, 'activity_outbox', viewer.id, ids);
    for (const source of former ? [former, store, former] : [store]) found.push(...(await this.#patiently(source.byIds(viewer.id, ids))));
    const shown = await this.#shown(viewer, [...new Map(found.map((event) => [event.id, event])).values()]);
    return new Map(shown.map((event) => [event.id, event]));
  }

  /** How much the viewer did on each day, the first one first, in days of his calendar. @throws UNAVAILABLE, BAD_USER_INPUT */
  async byDay(viewer: Viewer, request: DaysRequest): Promise<ActivityDay[]> {
    const { days, filter } = checkedDays(request);
    const boundaries = days.map(({ startsAt }) => startsAt);
    // First what is on its way: what arrives meanwhile is left out of the history's count.
    const except: string[] = [];
    const comingCounts: number[][] = [];
    // In an outage much may wait: of each slice only what is needed is kept.
    for await (const slice of slicesOf(this.#outbox, viewer.id)) {
      except.push(...slice.map(({ id }) => id));
      comingCounts.push(countIn(slice, filter, boundaries));
    }
    const { courseId, verbs, kinds } = filter;
    const counts = await this.#patiently(Promise.all(this.#stores.map((store) => store.count(viewer.id, { courseId: courseId ?? null, verbs: verbs ?? null, kinds: kinds ?? null, boundaries, except }))));
    return days.slice(0, -1).map((day, index) => ({ ...day, count: [...comingCounts, ...counts].reduce((sum, periods) => sum + periods[index]!, 0) }));
  }

  /** All that is kept of a user's history, wherever it is, a slice at a time; an event may come twice. */
  async* export(userId: string): AsyncGenerator<ActivityEvent[]> {
    // Along the way that events take: none slips past.
    for (const source of [this.#outbox, ...this.#stores]) yield* slicesOf(source, userId);
  }

  /** Forgets a user's history, wherever it is; may be repeated. @returns how many events were removed; at least */
  async erase(userId: string): Promise<number> {
    const { db } = this.#options;
    // Waits for who is delivering them; what was delivered is then found where it was delivered to.
    const coming = await db.query('DELETE FROM activity_outbox WHERE user_id = $1 RETURNING id', [userId]);
    let removed = coming.length;
    for (const store of this.#stores) {
      for await (const slice of slicesOf(store, userId)) {
        await store.remove(userId, slice.map(({ id }) => id));
        removed += slice.length;
      }
    }
    await db.query('DELETE FROM activity_keys WHERE user_id = $1', [userId]);
    return removed;
  }

  get #stores(): ActivityStore[] {
    const { store, former } = this.#options;
    return former ? [former, store] : [store];
  }

  get #outbox(): Pick<ActivityStore, 'page'> {
    return { page: (userId, page) => pageOf(this.#options.db, 'activity_outbox', userId, page) };
  }

  async #page(userId: string, page: ActivityPage): Promise<ActivityEvent[]> {
    const { store, former } = this.#options;
    // Along the way that events take, whichever way they are being moved: what goes on meanwhile is seen twice then, never missed.
    const found = await this.#outbox.page(userId, page);
    for (const source of former ? [former, store, former] : [store]) found.push(...(await this.#patiently(source.page(userId, page))));
    const events = new Map(found.map((event) => [event.id, event]));
    return [...events.values()].toSorted(compareActivity).slice(0, page.limit);
  }

  async #patiently<Result>(asked: Promise<Result>): Promise<Result> {
    if (!(await settledWithin(asked, READ_PATIENCE_MS))) throw unavailable('The activity history', RETRY_SECONDS);
    return asked;
  }

  /** Without what the viewer may not see yet: grades, and how right an answer was. */
  async #shown(viewer: Viewer, events: ActivityEvent[]): Promise<ActivityEvent[]> {
    const attempts = new Set(events.flatMap(({ result, verb, context }) => (context?.attemptId && (result || GRADES.has(verb)) ? [context.attemptId] : [])));
    const hidden = await this.#options.scores?.hidden(viewer, [...attempts]);
    if (!hidden || hidden.size === 0) return events;
    return events.flatMap((event) => {
      if (!hidden.has(event.context?.attemptId ?? '')) return [event];
      if (GRADES.has(event.verb)) return [];
      // That an attempt was submitted says nothing of its worth.
      return event.result?.success === undefined && !event.result?.score ? [event] : [{ ...event, result: null }];
    });
  }
}

function keyOf({ at, id }: ActivityPosition): string {
  return `${at.toISOString()} ${id}`;
}

function positionOf(key: string): ActivityPosition {
  const [time = '', id = ''] = key.split(' ');
  const at = new Date(time);
  const position = { at, id };
  if (Number.isNaN(at.getTime()) || !isId('Activity', id) || keyOf(position) !== key) {
    throw badUserInput('after', 'is not a cursor that this list gave out.');
  }
  return position;
}
