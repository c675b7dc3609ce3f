import type { Viewer } from '../../auth/viewer.js';
import { badUserInput, unavailable } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import { settledWithin } from '../../platform/patience.js';
import type { Sql } from '../../platform/postgres.js';
import type { Statement } from './activity.entity.js';
import { compareActivity, type ActivityEvent, type ActivityPage, type ActivityPosition, type ActivityStore } from './activity.store.js';
import { pageOf } from './postgres.store.js';

/** The verbs that are written now. */
export type ActivityVerb = 'requested' | 'completed' | 'failed' | 'cancelled' | 'reviewed' | 'voided' | 'viewed';

/** An event before it has its id and time. */
export interface NewActivity extends Omit<ActivityEvent, 'id' | 'at' | 'verb'> {
  verb: ActivityVerb;
}

export interface ActivityServiceOptions {
  db: Sql;
  store: ActivityStore;
}

// The rest of a query is answered together with the history: a store that hangs must not keep it long.
const READ_PATIENCE_MS = 2_500;
const RETRY_SECONDS = 5;

/** What learners did: recorded with what happened, read from the history that it is delivered to. */
export class ActivityService {
  readonly #options: ActivityServiceOptions;

  constructor(options: ActivityServiceOptions) {
    this.#options = options;
  }

  /** In the transaction of what it tells of: both happen or neither does. The history gets it a moment later. */
  async record(tx: Sql, ...activities: NewActivity[]): Promise<void> {
    // The database's clock, so that the order is right whichever process writes; stores keep milliseconds.
    await tx.query(
      `INSERT INTO activity_outbox (id, organization_id, user_id, at, statement)
       SELECT new.id, new.organization_id, new.user_id, date_trunc('milliseconds', now()), new.statement
         FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[]) AS new (id, organization_id, user_id, statement)`,
      [
        activities.map(() => newId('Activity')),
        activities.map(({ organizationId }) => organizationId),
        activities.map(({ userId }) => userId),
        activities.map(({ verb, object, result, context }) => JSON.stringify({ verb, object, result, context } satisfies Statement)),
      ],
    );
  }

  /** The viewer's own events, newest first, also those that are still on their way. @throws UNAVAILABLE */
  async own(viewer: Viewer, page: PageRequest): Promise<Connection<ActivityEvent>> {
    const after = page.after === null ? null : positionOf(page.after);
    const events = await this.#page(viewer.id, { limit: page.first + 1, after });
    return connection(events, page, keyOf);
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
