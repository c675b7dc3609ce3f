import type { Sql } from '../../platform/postgres.js';
import type { PageRequest } from '../../platform/graphql/pages.js';
import type { EnrolmentState } from './enrolments.entity.js';
import type { MemberProgress, MemberRole } from './members.type.js';
import { STANDING, type Standing } from './progress.repository.js';

/** Somebody who teaches a course, or is or was enrolled in it; who does both stands there twice. */
export interface MemberRow extends Standing {
  courseId: string;
  userId: string;
  displayName: string;
  role: MemberRole;
  /** Null for who teaches it. */
  enrolmentId: string | null;
  state: EnrolmentState | null;
  since: Date;
  reason: string | null;
  completedAt: Date | null;
  completedLessons: number | null;
  /** By which they are in order. */
  sortName: string;
}

export interface MemberFilter {
  /** A part of the name, or a whole address as it is compared; null: all. */
  search: { name: string; emailKey: string } | null;
  role: MemberRole | null;
  state: EnrolmentState | null;
  progress: MemberProgress | null;
}

/** Where a page ended. */
export interface MemberPosition {
  sortName: string;
  userId: string;
  role: string;
}

const IS: Record<MemberProgress, string> = {
  NOT_STARTED: `done.opened = 0 AND m.completed_at IS NULL`,
  IN_PROGRESS: `done.opened > 0 AND m.completed_at IS NULL`,
  COMPLETED: `m.completed_at IS NOT NULL`,
};

/** By name, one beyond the page; one query, however many there are. */
export function memberPage(
  sql: Sql, courseId: string, { search, role, state, progress }: MemberFilter, { first, after }: Omit<PageRequest, 'after'> & { after: MemberPosition | null },
): Promise<MemberRow[]> {
  return sql.query<MemberRow>(
    `SELECT $1 AS "courseId", m.user_id AS "userId", u.display_name AS "displayName", m.role, m.enrolment_id AS "enrolmentId", m.state, m.since, m.reason,
            m.completed_at AS "completedAt", m.completed_lessons AS "completedLessons", n.name AS "sortName",
            total.lessons, done.opened, done.finished, done."lastSeenAt"
       FROM (SELECT owner_id AS user_id, 'OWNER' AS role, NULL AS enrolment_id, NULL AS state, created_at AS since, NULL AS reason, NULL::timestamptz AS completed_at, NULL::int AS completed_lessons
               FROM courses WHERE id = $1
             UNION ALL SELECT user_id, 'INSTRUCTOR', NULL, NULL, added_at, NULL, NULL, NULL FROM course_instructors WHERE course_id = $1
             UNION ALL SELECT user_id, 'LEARNER', id, state, enrolled_at, reason, completed_at, completed_lessons FROM enrolments WHERE course_id = $1) m
       JOIN users u ON u.id = m.user_id
      CROSS JOIN LATERAL (SELECT lower(u.display_name) AS name) n
       ${STANDING('$1', 'm.user_id')}
      WHERE ($2::text IS NULL OR strpos(n.name, lower($2)) > 0 OR u.email_key = $3) AND ($4::text IS NULL OR m.role = $4) AND ($5::text IS NULL OR m.state = $5)
        ${progress ? `AND m.role = 'LEARNER' AND ${IS[progress]}` : ''}
        AND ($6::text IS NULL OR (n.name, m.user_id, m.role) > ($6, $7, $8))
      ORDER BY n.name, m.user_id, m.role LIMIT $9`,
    [courseId, search?.name ?? null, search?.emailKey ?? null, role, state, after?.sortName ?? null, after?.userId ?? null, after?.role ?? null, first + 1],
  );
}
