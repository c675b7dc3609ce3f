import type { PageRequest } from '../../platform/graphql/pages.js';
import type { Sql } from '../../platform/postgres.js';
import type { InvitationState } from './enrolments.entity.js';

export interface InvitationRow {
  id: string;
  organizationId: string;
  courseId: string;
  courseTitle: string;
  email: string | null;
  emailKey: string | null;
  userId: string | null;
  state: InvitationState;
  invitedBy: string;
  inviterName: string;
  createdAt: Date;
  expiresAt: Date;
  settledAt: Date | null;
}

const SELECT = `
  SELECT i.id, i.organization_id AS "organizationId", i.course_id AS "courseId", c.title AS "courseTitle", i.email, i.email_key AS "emailKey", i.user_id AS "userId", i.state,
         i.invited_by AS "invitedBy", u.display_name AS "inviterName", i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.settled_at AS "settledAt"
    FROM course_invitations i JOIN courses c ON c.id = i.course_id JOIN users u ON u.id = i.invited_by`;

export async function invitationById(sql: Sql, id: string): Promise<InvitationRow | null> {
  const [row] = await sql.query<InvitationRow>(`${SELECT} WHERE i.id = $1`, [id]);
  return row ?? null;
}

export async function invitationByToken(sql: Sql, tokenHash: string): Promise<InvitationRow | null> {
  const [row] = await sql.query<InvitationRow>(`${SELECT} WHERE i.token_hash = $1`, [tokenHash]);
  return row ?? null;
}

/** Of a course, newest first, one beyond the page. @param states null: all */
export function invitationPage(sql: Sql, courseId: string, states: readonly InvitationState[] | null, { first, after }: PageRequest): Promise<InvitationRow[]> {
  return sql.query<InvitationRow>(
    `${SELECT} WHERE i.course_id = $1 AND ($2::text[] IS NULL OR i.state = ANY ($2)) AND ($3::text IS NULL OR i.id < $3) ORDER BY i.id DESC LIMIT $4`,
    [courseId, states, after, first + 1],
  );
}

/** Those that wait for somebody's answer, newest first, one beyond the page. @param emailKey null: his address was never shown to be his */
export function pendingFor(sql: Sql, { userId, organizationId, emailKey }: { userId: string; organizationId: string; emailKey: string | null }, { first, after }: PageRequest): Promise<InvitationRow[]> {
  return sql.query<InvitationRow>(
    `${SELECT} WHERE i.state = 'PENDING' AND i.expires_at > now() AND i.organization_id = $2 AND (i.user_id = $1 OR i.email_key = $3)
        AND ($4::text IS NULL OR i.id < $4) ORDER BY i.id DESC LIMIT $5`,
    [userId, organizationId, emailKey, after, first + 1],
  );
}

export type NewInvitation = Pick<InvitationRow, 'id' | 'organizationId' | 'courseId' | 'email' | 'emailKey' | 'userId' | 'invitedBy' | 'expiresAt'> & { tokenHash: string };

export async function insertInvitation(tx: Sql, made: NewInvitation): Promise<void> {
  await tx.query(
    `INSERT INTO course_invitations (id, organization_id, course_id, email, email_key, user_id, token_hash, state, invited_by, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'PENDING', $8, $9)`,
    [made.id, made.organizationId, made.courseId, made.email, made.emailKey, made.userId, made.tokenHash, made.invitedBy, made.expiresAt],
  );
}

/** One that has its answer already stays as it is. The course must be locked. @param userId who answered; null: nobody did */
export async function settle(tx: Sql, id: string, state: InvitationState, userId: string | null): Promise<void> {
  await tx.query(`UPDATE course_invitations SET state = $2, settled_at = now(), user_id = COALESCE($3, user_id) WHERE id = $1 AND state = 'PENDING'`, [id, state, userId]);
}

/** The older ones to the same address or account: only the last token works. */
export async function revokePending(tx: Sql, { courseId, emailKey, userId }: Pick<InvitationRow, 'courseId' | 'emailKey' | 'userId'>): Promise<void> {
  await tx.query(
    `UPDATE course_invitations SET state = 'REVOKED', settled_at = now() WHERE course_id = $1 AND state = 'PENDING' AND (email_key = $2 OR user_id = $3)`,
    [courseId, emailKey, userId],
  );
}

/** Those that somebody could come in by. */
export async function revokePendingOf(tx: Sql, courseId: string, userId: string): Promise<void> {
  await tx.query(
    `UPDATE course_invitations i SET state = 'REVOKED', settled_at = now() FROM users u
      WHERE u.id = $2 AND i.course_id = $1 AND i.state = 'PENDING' AND (i.user_id = u.id OR i.email_key = u.email_key)`,
    [courseId, userId],
  );
}

export async function countPending(sql: Sql, courseId: string): Promise<number> {
  const [row] = await sql.query<{ count: number }>(`SELECT count(*) AS count FROM course_invitations WHERE course_id = $1 AND state = 'PENDING'`, [courseId]);
  return row!.count;
}
