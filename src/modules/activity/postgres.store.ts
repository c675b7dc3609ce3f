import type { Sql } from '../../platform/postgres.js';
import type { Statement } from './activity.entity.js';
import { EventsRefused, type ActivityEvent, type ActivityPage, type ActivityStore } from './activity.store.js';

export interface ActivityRow {
  id: string;
  organizationId: string;
  userId: string;
  at: Date;
  statement: Statement;
}

export const ACTIVITY_COLUMNS = 'id, organization_id AS "organizationId", user_id AS "userId", at, statement';

export function eventOf({ id, organizationId, userId, at, statement }: ActivityRow): ActivityEvent {
  return { id, organizationId, userId, at, ...statement };
}

/** A page of the history, or of what is on its way there. */
export async function pageOf(
  sql: Sql,
  table: 'activity_events' | 'activity_outbox',
  userId: string,
  { limit, after }: ActivityPage,
): Promise<ActivityEvent[]> {
  const rows = await sql.query<ActivityRow>(
    `SELECT ${ACTIVITY_COLUMNS} FROM ${table}
      WHERE user_id = $1 AND ($2::timestamptz IS NULL OR (at, id) < ($2, $3::text))
      ORDER BY at DESC, id DESC LIMIT $4`,
    [userId, after?.at.toISOString() ?? null, after?.id ?? null, limit],
  );
  return rows.map(eventOf);
}

// SQLSTATE classes 22 (data), 23 (constraints) and 54 (program limits); all others are the server's condition.
const REFUSED = /^(?:22|23|54)/;

/** The activity history in PostgreSQL, as JSONB. */
export class PostgresActivityStore implements ActivityStore {
  constructor(private readonly sql: Sql) {}

  async append(events: readonly ActivityEvent[]): Promise<void> {
    // In one order, or two batches that share events could wait for each other.
    const sorted = events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    try {
      await this.#insert(sorted);
    } catch (error) {
      throw error instanceof Error && REFUSED.test((error as NodeJS.ErrnoException).code ?? '') ? new EventsRefused(error) : error;
    }
  }

  async #insert(sorted: readonly ActivityEvent[]): Promise<void> {
    await this.sql.query(
      `INSERT INTO activity_events (id, organization_id, user_id, at, statement)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::jsonb[])
       ON CONFLICT (id) DO NOTHING`,
      [
        sorted.map(({ id }) => id),
        sorted.map(({ organizationId }) => organizationId),
        sorted.map(({ userId }) => userId),
        sorted.map(({ at }) => at.toISOString()),
        sorted.map(({ id: _id, organizationId: _organizationId, userId: _userId, at: _at, ...statement }) => JSON.stringify(statement satisfies Statement)),
      ],
    );
  }

  async page(userId: string, page: ActivityPage): Promise<ActivityEvent[]> {
    return pageOf(this.sql, 'activity_events', userId, page);
  }
}
