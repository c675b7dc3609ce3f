import type { PageRequest } from '../../platform/graphql/pages.js';
import { USER_READS_COURSE } from '../../auth/policy.sql.js';
import type { Sql } from '../../platform/postgres.js';
import type { AwardRow } from './award-log.js';
import type { Rest } from './streaks.js';

/** The learner's days on which he learnt, ascending. */
export async function learningDays(sql: Sql, userId: string): Promise<number[]> {
  const rows = await sql.query<{ day: number }>('SELECT day FROM learning_days WHERE user_id = $1 ORDER BY day', [userId]);
  return rows.map(({ day }) => day);
}

/** What he rests on, ascending by the day from which on. */
export function restsOf(sql: Sql, userId: string): Promise<Rest[]> {
  return sql.query<Rest>('SELECT from_day AS "fromDay", weekdays FROM rest_days WHERE user_id = $1 ORDER BY from_day', [userId]);
}

const AWARD = 'id, rule, subject, points, course_id AS "courseId", event_id AS "eventId", at';

/** Newest first, with one row beyond the page. */
export function awardsOf(sql: Sql, userId: string, { first, after }: PageRequest): Promise<AwardRow[]> {
  return sql.query<AwardRow>(
    `SELECT ${AWARD} FROM awards WHERE user_id = $1 AND ($2::text IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`, [userId, after, first + 1],
  );
}

/** When each achievement was earned, by its key. */
export async function achievedAt(sql: Sql, userId: string): Promise<Map<string, Date>> {
  const rows = await sql.query<{ subject: string; at: Date }>(`SELECT subject, at FROM awards WHERE user_id = $1 AND rule = 'ACHIEVEMENT'`, [userId]);
  return new Map(rows.map(({ subject, at }) => [subject, at]));
}

export interface BoardRow {
  userId: string;
  /** Decides among the same points, and tells of nobody who he is: that is his alias's to do. */
  place: string;
  alias: string;
  points: number;
  /** From 1; the same points have the same. */
  rank: number;
}

/** Those who stand on a course's board and may still read it, most points first, with one row beyond the page. @param since null: from the beginning */
export function boardOf(sql: Sql, courseId: string, since: Date | null, { first, after }: { first: number; after: { points: number; place: string } | null }): Promise<BoardRow[]> {
  return sql.query<BoardRow>(
    `WITH totals AS (
       SELECT m.user_id, md5(m.course_id || ' ' || m.user_id) AS place, m.alias, COALESCE(sum(a.points), 0)::int AS points
         FROM leaderboard_members m
         JOIN users u ON u.id = m.user_id
         JOIN courses c ON c.id = m.course_id
         LEFT JOIN games g ON g.user_id = m.user_id
         LEFT JOIN awards a ON a.course_id = m.course_id AND a.user_id = m.user_id AND ($2::timestamptz IS NULL OR a.at >= $2)
        WHERE m.course_id = $1 AND g.enabled IS NOT false AND ${USER_READS_COURSE} GROUP BY m.course_id, m.user_id, m.alias
     ), ranked AS (SELECT *, rank() OVER (ORDER BY points DESC)::int AS rank FROM totals)
     SELECT user_id AS "userId", place, alias, points, rank FROM ranked
      WHERE $3::int IS NULL OR points < $3 OR (points = $3 AND place > $4)
      ORDER BY points DESC, place LIMIT $5`,
    [courseId, since?.toISOString() ?? null, after?.points ?? null, after?.place ?? null, first + 1],
  );
}
