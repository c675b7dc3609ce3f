import type { Sql } from '../../platform/postgres.js';
import type { Statement } from './activity.entity.js';
import { EventsRefused, type ActivityCount, type ActivityEvent, type ActivityFilter, type ActivityPage, type ActivityStore } from './activity.store.js';
import { PASSIVE_VERBS } from './vocabulary.js';

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

type Table = 'activity_events' | 'activity_outbox';

/** Those that are there, in no order. */
export async function eventsByIds(sql: Sql, table: Table, userId: string, ids: readonly string[]): Promise<ActivityEvent[]> {
  return (await sql.query<ActivityRow>(`SELECT ${ACTIVITY_COLUMNS} FROM ${table} WHERE user_id = $1 AND id = ANY ($2)`, [userId, ids])).map(eventOf);
}

/** A page of the history, or of what is on its way there. */
export async function pageOf(sql: Sql, table: Table, userId: string, { limit, after, verbs, ...filter }: ActivityPage): Promise<ActivityEvent[]> {
  const values: unknown[] = [userId, limit];
  const given = (value: unknown) => `$${values.push(value)}`;
  const conditions = ['user_id = $1', ...conditionsOf(filter, given)];
  if (after) conditions.push(`(at, id) < (${given(after.at.toISOString())}, ${given(after.id)})`);
  const walk = (all: readonly string[]) => `SELECT ${ACTIVITY_COLUMNS} FROM ${table} WHERE ${all.join(' AND ')} ORDER BY at DESC, id DESC LIMIT $2`;
  // A walk along the index for each verb: of several together, no index has them by time.
  const page = verbs
    ? `SELECT found.* FROM unnest(${given([...new Set(verbs)])}::text[]) AS wanted (verb) CROSS JOIN LATERAL (${walk([...conditions, 'verb = wanted.verb'])}) AS found
        ORDER BY at DESC, id DESC LIMIT $2`
    : walk(conditions);
  return (await sql.query<ActivityRow>(page, values)).map(eventOf);
}

function conditionsOf({ courseId, from, to }: Omit<ActivityFilter, 'verbs'>, given: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  if (courseId) conditions.push(`course_id = ${given(courseId)}`);
  if (from) conditions.push(`at >= ${given(from.toISOString())}`);
  if (to) conditions.push(`at < ${given(to.toISOString())}`);
  return conditions;
}

// SQLSTATE classes 22 (data), 23 (constraints) and 54 (program limits); all others are the server's condition.
const REFUSED = /^(?:22|23|54)/;
const QUARTER = `date_bin('15 minutes', at, 'epoch')`;

/** The activity history in PostgreSQL, as JSONB. Counts stand beside the events, changed by the same statements. */
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
      `WITH stored AS (
         INSERT INTO activity_events (id, organization_id, user_id, at, statement)
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::jsonb[])
         ON CONFLICT (id) DO NOTHING RETURNING user_id, at, verb
       )
       INSERT INTO activity_counts (user_id, quarter, count)
       SELECT user_id, ${QUARTER}, count(*) FROM stored WHERE verb <> ALL ($6) GROUP BY 1, 2 ORDER BY 1, 2
       ON CONFLICT (user_id, quarter) DO UPDATE SET count = activity_counts.count + EXCLUDED.count`,
      [
        sorted.map(({ id }) => id),
        sorted.map(({ organizationId }) => organizationId),
        sorted.map(({ userId }) => userId),
        sorted.map(({ at }) => at.toISOString()),
        sorted.map(({ id: _id, organizationId: _organizationId, userId: _userId, at: _at, ...statement }) => JSON.stringify(statement satisfies Statement)),
        PASSIVE_VERBS,
      ],
    );
  }

  async page(userId: string, page: ActivityPage): Promise<ActivityEvent[]> {
    return pageOf(this.sql, 'activity_events', userId, page);
  }

  async count(userId: string, { courseId = null, verbs = null, boundaries, except }: ActivityCount): Promise<number[]> {
    const counted = courseId === null && verbs === null
      ? await this.#sums(userId, boundaries, except)
      : await this.#matches(userId, { courseId, verbs, boundaries, except });
    const byPeriod = new Map(counted.map(({ period, count }) => [period, count]));
    return boundaries.slice(1).map((_, index) => byPeriod.get(index + 1) ?? 0);
  }

  /** From the counts, without a look at the events: a million takes no longer than a thousand. */
  #sums(userId: string, boundaries: readonly Date[], except: readonly string[]): Promise<PeriodCount[]> {
    return this.sql.query<PeriodCount>(
      `SELECT width_bucket(at, $2::timestamptz[]) AS period, sum(count)::int AS count FROM (
         SELECT quarter AS at, count FROM activity_counts WHERE user_id = $1
         UNION ALL
         SELECT at, -1 FROM activity_events WHERE user_id = $1 AND id = ANY ($3) AND verb <> ALL ($4)
       ) AS counted
       WHERE at >= $5 AND at < $6 GROUP BY 1`,
      [userId, boundaries.map(iso), except, PASSIVE_VERBS, iso(boundaries[0]!), iso(boundaries.at(-1)!)],
    );
  }

  #matches(userId: string, { courseId, verbs, boundaries, except }: ActivityCount): Promise<PeriodCount[]> {
    return this.sql.query<PeriodCount>(
      `SELECT width_bucket(at, $2::timestamptz[]) AS period, count(*)::int AS count FROM activity_events
        WHERE user_id = $1 AND at >= $5 AND at < $6 AND id <> ALL ($3) AND verb <> ALL ($4)
          AND ($7::text IS NULL OR course_id = $7) AND ($8::text[] IS NULL OR verb = ANY ($8))
        GROUP BY 1`,
      [userId, boundaries.map(iso), except, PASSIVE_VERBS, iso(boundaries[0]!), iso(boundaries.at(-1)!), courseId, verbs],
    );
  }

  async users(after: string | null, limit: number): Promise<string[]> {
    const rows = await this.sql.query<{ userId: string }>(
      `WITH RECURSIVE walk (user_id) AS (
         (SELECT user_id FROM activity_events WHERE user_id > $1 ORDER BY user_id LIMIT 1)
         UNION ALL
         SELECT (SELECT e.user_id FROM activity_events e WHERE e.user_id > walk.user_id ORDER BY e.user_id LIMIT 1) FROM walk WHERE walk.user_id IS NOT NULL
       )
       SELECT user_id AS "userId" FROM walk WHERE user_id IS NOT NULL LIMIT $2`,
      [after ?? '', limit],
    );
    return rows.map(({ userId }) => userId);
  }

  async byIds(userId: string, ids: readonly string[]): Promise<ActivityEvent[]> {
    return eventsByIds(this.sql, 'activity_events', userId, ids);
  }

  async remove(userId: string, ids: readonly string[]): Promise<void> {
    await this.sql.query(
      `WITH held AS (
         SELECT id FROM activity_events WHERE user_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE
       ), gone AS (
         DELETE FROM activity_events WHERE id IN (SELECT id FROM held) RETURNING user_id, at, verb
       )
       INSERT INTO activity_counts (user_id, quarter, count)
       SELECT user_id, ${QUARTER}, -count(*) FROM gone WHERE verb <> ALL ($3) GROUP BY 1, 2 ORDER BY 1, 2
       ON CONFLICT (user_id, quarter) DO UPDATE SET count = activity_counts.count + EXCLUDED.count`,
      [userId, ids, PASSIVE_VERBS],
    );
    // By itself, and past whoever is counting: what it leaves behind is a zero.
    await this.sql.query(
      `DELETE FROM activity_counts WHERE (user_id, quarter) IN (
         SELECT user_id, quarter FROM activity_counts WHERE user_id = $1 AND count = 0 FOR UPDATE SKIP LOCKED
       )`,
      [userId],
    );
  }
}

interface PeriodCount {
  /** From 1. */
  period: number;
  count: number;
}

function iso(at: Date): string {
  return at.toISOString();
}
