import type { Sql } from '../../platform/postgres.js';
import { itemsOfQuiz, secretsOf, type ItemRow, type Secrets, type VersionId } from './items.repository.js';
import { ItemDecision } from './items.entity.js';
import { CheckStatus } from './quizzes.entity.js';

/** An item that counts, that nobody has checked, with what its check compares. */
export type Unchecked = ItemRow & { secrets: Secrets };

export function versionKey({ id, version }: Pick<ItemRow, 'id' | 'version'>): string {
  return `${id} ${version}`;
}

/** Those of a quiz, but for what was rejected or quotes no evidence, and what is being checked just now. */
export async function uncheckedIn(sql: Sql, quizId: string): Promise<Unchecked[]> {
  const items = (await itemsOfQuiz(sql, quizId)).filter(({ checkStatus, decision, checkState }) =>
    checkStatus === CheckStatus.UNCHECKED && decision !== ItemDecision.REJECTED && checkState !== 'QUEUED' && checkState !== 'RUNNING');
  const secrets = await secretsOf(sql, items.map(({ id, version }) => ({ itemId: id, version })));
  return items.flatMap((item, index) => {
    const found = secrets[index];
    return found && found.evidence.length > 0 ? [{ ...item, secrets: found }] : [];
  });
}

/** One at a time starts checks of a quiz, over all processes, until the transaction ends: whoever waits here sees what was started. */
export async function lockChecks(tx: Sql, quizId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('key checks of ' || $1, 0))`, [quizId]);
}

/** The checks of a quiz's items that are being made. */
export async function checksUnderWay(sql: Sql, quizId: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `SELECT DISTINCT g.id FROM quiz_items i JOIN quiz_item_versions v ON v.item_id = i.id AND v.version = i.version JOIN generations g ON g.id = v.check_id
      WHERE i.quiz_id = $1 AND i.position IS NOT NULL AND g.status IN ('QUEUED', 'RUNNING') ORDER BY g.id`,
    [quizId],
  );
  return rows.map(({ id }) => id);
}

const VERSIONS = 'unnest($1::text[], $2::integer[]) AS asked (item_id, version) WHERE asked.item_id = v.item_id AND asked.version = v.version';

/** Before money is set aside for them: whoever changes a lesson holds its items for a while, and the day's budget is not to wait for that. */
export async function lockVersions(tx: Sql, versions: readonly VersionId[]): Promise<void> {
  await tx.query(`SELECT FROM quiz_item_versions v, ${VERSIONS} ORDER BY v.item_id, v.version FOR UPDATE OF v`, [
    versions.map(({ itemId }) => itemId), versions.map(({ version }) => version),
  ]);
}

export async function noteCheck(tx: Sql, versions: readonly VersionId[], checkId: string): Promise<void> {
  await tx.query(`UPDATE quiz_item_versions v SET check_id = $3, check_refusal = NULL, check_after = NULL FROM ${VERSIONS}`, [
    versions.map(({ itemId }) => itemId), versions.map(({ version }) => version), checkId,
  ]);
}

/** @param after before that none is started by itself; null: never */
export async function noteRefusal(tx: Sql, versions: readonly VersionId[], reason: string, after: Date | null): Promise<void> {
  await tx.query(`UPDATE quiz_item_versions v SET check_refusal = $3, check_after = coalesce($4::timestamptz, 'infinity') FROM ${VERSIONS}`, [
    versions.map(({ itemId }) => itemId), versions.map(({ version }) => version), reason, after,
  ]);
}

/** A quiz with items that are to be checked by themselves, and who bears the cost. */
export interface QuizToCheck {
  quizId: string;
  ownerId: string;
  organizationId: string;
}

/** What of an item has it checked by itself: nobody has written it, nobody checked it, and no check of it was started. */
const IS_DUE = `v.check_status = 'UNCHECKED' AND v.author_id IS NULL AND v.check_id IS NULL AND (v.check_after IS NULL OR v.check_after <= now())`;

/** Of a quiz's items, those that are due are not for a minute. */
export async function postponeChecks(sql: Sql, quizId: string): Promise<void> {
  await sql.query(
    `UPDATE quiz_item_versions v SET check_refusal = 'The check could not be started; it is tried again.', check_after = now() + interval '1 minute'
       FROM quiz_items i WHERE i.quiz_id = $1 AND i.id = v.item_id AND i.version = v.version AND ${IS_DUE}`,
    [quizId],
  );
}

export async function quizzesToCheck(sql: Sql, limit: number): Promise<QuizToCheck[]> {
  return sql.query<QuizToCheck>(
    `SELECT DISTINCT q.id AS "quizId", c.owner_id AS "ownerId", c.organization_id AS "organizationId"
       FROM quiz_item_versions v JOIN quiz_items i ON i.id = v.item_id AND i.version = v.version
       JOIN quizzes q ON q.id = i.quiz_id JOIN courses c ON c.id = q.course_id
      WHERE ${IS_DUE} AND i.position IS NOT NULL AND i.decision <> 'REJECTED' AND q.purpose = 'COURSE' AND q.status <> 'RETIRED'
        AND coalesce((q.settings ->> 'keyCheck')::boolean, true) AND jsonb_array_length(v.evidence) > 0 AND coalesce(v.lesson_id, q.lesson_id) IS NOT NULL
      ORDER BY q.id LIMIT $1`,
    [limit],
  );
}

/** The same of one item. */
export function isDue({ authorId, checkId, checkRefusal, checkAfter }: ItemRow): boolean {
  if (authorId !== null || checkId !== null) return false;
  return checkAfter === null ? checkRefusal === null : checkAfter.getTime() <= Date.now();
}
