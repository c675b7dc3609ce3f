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
export async function pageOf(sql: Sql, table: Table, userId: string, { limit, after, verbs, kinds, courseId, ...period }: ActivityPage): Promise<ActivityEvent[]> {
  const values: unknown[] = [userId, limit];
  const given = (value: unknown) => `$${values.push(value)}`;
  const place = ['user_id = $1', ...(courseId ? [`course_id = ${given(courseId)}`] : [])];
  const conditions = [...place, ...conditionsOf(period, given)];
  if (after) conditions.push(`(at, id) < (${given(after.at.toISOString())}, ${given(after.id)})`);
  const walk = (...more: string[]) => `SELECT ${ACTIVITY_COLUMNS} FROM ${table} WHERE ${[...conditions, ...more].join(' AND ')} ORDER BY at DESC, id DESC LIMIT $2`;
  const wanted = [...(kinds ? [`object_type = ANY (${given(kinds)})`] : []), ...(verbs ? [`verb = ANY (${given(verbs)})`] : [])];
  // What is on its way is little. Of the history a walk along the index for each pair of a kind and a verb that there is: of several together no index has them by time.
  const page = table === 'activity_outbox' || wanted.length === 0
    ? walk(...wanted)
    : `WITH RECURSIVE pairs AS (
         (SELECT object_type, verb FROM ${table} WHERE ${place.join(' AND ')} ORDER BY 1, 2 LIMIT 1)
         UNION ALL
         SELECT later.* FROM pairs CROSS JOIN LATERAL (
           SELECT object_type, verb FROM ${table} WHERE ${place.join(' AND ')} AND (object_type, verb) > (pairs.object_type, pairs.verb) ORDER BY 1, 2 LIMIT 1
         ) AS later
       )
       SELECT found.* FROM (SELECT object_type AS kind, verb AS done FROM pairs WHERE ${wanted.join(' AND ')}) AS wanted
        CROSS JOIN LATERAL (${walk('object_type = kind', 'verb = done')}) AS found ORDER BY at DESC, id DESC LIMIT $2`;
  return (await sql.query<ActivityRow>(page, values)).map(eventOf);
}

function conditionsOf({ from, to }: Pick<ActivityFilter, 'from' | 'to'>, given: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  if (from) conditions.push(`at >= ${given(from.toISOString())}`);
  if (to) conditions.push(`at < ${given(to.toISOString())}`);
  return conditions;
}

// SQLSTATE classes 22 (data), 23 (constraints) and 54 (program limits); all others are the server's condition.
const REFUSED = /^(?:22|23|54)/;
const HOUR_MS = 3_600_000;

/** Changes the counts by the events of a table expression. @param sign of those that came, or went */
function counting(table: string, sign: '' | '-', passive: string): string {
  return `INSERT INTO activity_counts (user_id, minutes, starts_at, count)
       SELECT user_id, minutes, date_bin(make_interval(mins => minutes), at, 'epoch'), ${sign}count(*) FROM ${table} CROSS JOIN (VALUES (15), (60)) AS spans (minutes)
        WHERE verb <> ALL (${passive}) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
       ON CONFLICT (user_id, minutes, starts_at) DO UPDATE SET count = activity_counts.count + EXCLUDED.count`;
}

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
       ${counting('stored', '', '$6')}`,
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

  async count(userId: string, { courseId = null, verbs = null, kinds = null, boundaries, except }: ActivityCount): Promise<number[]> {
    const counted = courseId === null && verbs === null && kinds === null
      ? await this.#sums(userId, boundaries, except)
      : await this.#matches(userId, { courseId, verbs, kinds, boundaries, except });
    const byPeriod = new Map(counted.map(({ period, count }) => [period, count]));
    return boundaries.slice(1).map((_, index) => byPeriod.get(index + 1) ?? 0);
  }

  /** From the counts, without a look at the events: a million takes no longer than a thousand. */
  #sums(userId: string, boundaries: readonly Date[], except: readonly string[]): Promise<PeriodCount[]> {
    return this.sql.query<PeriodCount>(
      `SELECT width_bucket(at, $2::timestamptz[]) AS period, sum(count)::int AS count FROM (
         SELECT starts_at AS at, count FROM activity_counts WHERE user_id = $1 AND minutes = $7
         UNION ALL
         SELECT at, -1 FROM activity_events WHERE user_id = $1 AND id = ANY ($3) AND verb <> ALL ($4)
       ) AS counted
       WHERE at >= $5 AND at < $6 GROUP BY 1`,
      [userId, boundaries.map(iso), except, PASSIVE_VERBS, iso(boundaries[0]!), iso(boundaries.at(-1)!), boundaries.every((at) => at.getTime() % HOUR_MS === 0) ? 60 : 15],
    );
  }

  #matches(userId: string, { courseId, verbs, kinds, boundaries, except }: ActivityCount): Promise<PeriodCount[]> {
    return this.sql.query<PeriodCount>(
      `SELECT width_bucket(at, $2::timestamptz[]) AS period, count(*)::int AS count FROM activity_events
        WHERE user_id = $1 AND at >= $5 AND at < $6 AND id <> ALL ($3) AND verb <> ALL ($4)
          AND ($7::text IS NULL OR course_id = $7) AND ($8::text[] IS NULL OR verb = ANY ($8)) AND ($9::text[] IS NULL OR object_type = ANY ($9))
        GROUP BY 1`,
      [userId, boundaries.map(iso), except, PASSIVE_VERBS, iso(boundaries[0]!), iso(boundaries.at(-1)!), courseId, verbs, kinds],
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
       ${counting('gone', '-', '$3')}`,
      [userId, ids, PASSIVE_VERBS],
    );
    // By itself, and past whoever is counting: what it leaves behind is a zero.
    await this.sql.query(
      `DELETE FROM activity_counts WHERE (user_id, minutes, starts_at) IN (
         SELECT user_id, minutes, starts_at FROM activity_counts WHERE user_id = $1 AND count = 0 FOR UPDATE SKIP LOCKED
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
