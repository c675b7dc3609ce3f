import type { Viewer } from '../../auth/viewer.js';
import { badUserInput, unavailable } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId } from '../../platform/ids.js';
import { settledWithin } from '../../platform/patience.js';
import type { Sql } from '../../platform/postgres.js';
import { compareActivity, type ActivityEvent, type ActivityPage, type ActivityPosition, type ActivityStore } from './activity.store.js';
import { putOut, type NewActivity } from './outbox.js';
import { pageOf } from './postgres.store.js';

export type { ActivityEvent } from './activity.store.js';
export type { NewActivity } from './outbox.js';
export type { ActivityVerb } from './vocabulary.js';

/**
 * Told of events in the transaction that records them, each once: what it writes there happens with them or not at all.
 * What it does must be quick, such as a row in a queue of its own: whoever acts waits for it.
 */
export type ActivityListener = (tx: Sql, events: readonly ActivityEvent[]) => Promise<void>;

/** Asked in the same transaction before events are recorded: they are recorded as it returns them, as many in the same order. */
export type ActivityPreparer = (tx: Sql, activities: readonly NewActivity[]) => Promise<readonly NewActivity[]>;

export interface ActivityServiceOptions {
  db: Sql;
  store: ActivityStore;
}

// The rest of a query is answered together with the history: a store that hangs must not keep it long.
const READ_PATIENCE_MS = 2_500;
const RETRY_SECONDS = 5;
const HISTORY_SLICE = 1_000;

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

  /** The viewer's own events, newest first, also those that are still on their way. @throws UNAVAILABLE */
  async own(viewer: Viewer, page: PageRequest): Promise<Connection<ActivityEvent>> {
    const after = page.after === null ? null : positionOf(page.after);
    const events = await this.#page(viewer.id, { limit: page.first + 1, after });
    return connection(events, page, keyOf);
  }

  /** All of somebody's events, newest first, also those that are still on their way; a slice at a time. @throws UNAVAILABLE */
  async *history(userId: string): AsyncGenerator<ActivityEvent[]> {
    let after: ActivityPosition | null = null;
    for (;;) {
      const slice: ActivityEvent[] = await this.#page(userId, { limit: HISTORY_SLICE, after });
      if (slice.length > 0) yield slice;
      if (slice.length < HISTORY_SLICE) return;
      after = slice.at(-1)!;
    }
  }

  async #page(userId: string, page: ActivityPage): Promise<ActivityEvent[]> {
    const { db, store } = this.#options;
    // First what is on its way: what arrives meanwhile is seen twice then, never missed.
    const coming = await pageOf(db, 'activity_outbox', userId, page);
    const arrived = store.page(userId, page);
    if (!(await settledWithin(arrived, READ_PATIENCE_MS))) throw unavailable('The activity history', RETRY_SECONDS);
    const events = new Map([...coming, ...(await arrived)].map((event) => [event.id, event]));
    return [...events.values()].toSorted(compareActivity).slice(0, page.limit);
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
