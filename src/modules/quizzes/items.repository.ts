import type { Sql } from '../../platform/postgres.js';
import type { PageRequest } from '../../platform/graphql/pages.js';
import type { GenerationStatus } from '../generation/generation.entity.js';
import type { Difficulty } from '../generation/difficulty.type.js';
import type { NewQuestion, QuestionContent, QuestionCheck, QuestionMaker } from './questions.service.js';
import type { ItemDecision } from './items.entity.js';
import type { CheckStatus, QuestionType, StoredCheck, StoredEvidence, StoredKey } from './quizzes.entity.js';

/** What of a question everybody may read who may read it at all. */
export type ShownContent = Pick<QuestionContent, 'id' | 'type' | 'prompt' | 'points' | 'choices' | 'multiple' | 'blanks'>;

/** What gives an answer away. */
export interface Secrets {
  key: StoredKey;
  explanation: string | null;
  evidence: StoredEvidence[];
  /** Both answers of its last check. */
  check: StoredCheck | null;
}

/** What a version asks, and where it came from. */
export interface Written extends Secrets, QuestionMaker {
  type: QuestionType;
  content: ShownContent;
  points: number;
  difficulty: Difficulty | null;
  objectives: string[];
  lessonId: string | null;
  generationId: string | null;
  sourceQuestionId: string | null;
  authorId: string | null;
  checkStatus: CheckStatus;
  staleReason: string | null;
}

/** A version as it is read: without what gives its answer away. */
export interface VersionRow extends Omit<Written, keyof Secrets> {
  itemId: string;
  version: number;
  /** Of the course, what asks the same; null where nothing does, or it was not compared yet. */
  duplicateOf: string | null;
  authorName: string | null;
  acceptedBy: string | null;
  acceptedName: string | null;
  acceptedAt: Date | null;
  staleSince: Date | null;
  createdAt: Date;
}

/** An item with the version that counts. */
export interface ItemRow extends VersionRow {
  id: string;
  quizId: string;
  /** Null once it was removed. */
  position: number | null;
  decision: ItemDecision;
  proposalId: string | null;
  /** The check that was started last, and how it stands; null: none was, or it is long gone. */
  checkId: string | null;
  checkState: GenerationStatus | null;
  checkFailure: string | null;
  /** Why none was started by itself, and when it is tried again. */
  checkRefusal: string | null;
  checkAfter: Date | null;
}

const VERSION_COLUMNS = `
  v.item_id AS "itemId", v.version, v.lesson_id AS "lessonId", v.type, v.content, v.points, v.difficulty, v.objectives, v.origin, v.provider,
  v.model, v.prompt_version AS "promptVersion", v.generation_id AS "generationId", v.source_question_id AS "sourceQuestionId",
  v.author_id AS "authorId", author.display_name AS "authorName", v.accepted_by AS "acceptedBy", accepter.display_name AS "acceptedName",
  v.accepted_at AS "acceptedAt", v.check_status AS "checkStatus", v.duplicate_of AS "duplicateOf", v.stale_reason AS "staleReason", v.stale_since AS "staleSince", v.created_at AS "createdAt"`;
const PEOPLE = 'LEFT JOIN users author ON author.id = v.author_id LEFT JOIN users accepter ON accepter.id = v.accepted_by';
const SELECT_ITEM = `
  SELECT i.id, i.quiz_id AS "quizId", i.position, i.decision, i.proposal_id AS "proposalId", v.check_id AS "checkId", checking.status AS "checkState", checking.failure ->> 'message' AS "checkFailure",
         v.check_refusal AS "checkRefusal", nullif(v.check_after, 'infinity') AS "checkAfter", ${VERSION_COLUMNS}
    FROM quiz_items i JOIN quiz_item_versions v ON v.item_id = i.id AND v.version = i.version ${PEOPLE} LEFT JOIN generations checking ON checking.id = v.check_id`;

/** Those that are in the quiz, in their order. */
export function itemsOfQuiz(sql: Sql, quizId: string): Promise<ItemRow[]> {
  return sql.query<ItemRow>(`${SELECT_ITEM} WHERE i.quiz_id = $1 AND i.position IS NOT NULL ORDER BY i.position`, [quizId]);
}

/** Removed or not; in no order, those that don't exist are left out. */
export function itemsById(sql: Sql, ids: readonly string[]): Promise<ItemRow[]> {
  return sql.query<ItemRow>(`${SELECT_ITEM} WHERE i.id = ANY ($1)`, [ids]);
}

export async function itemById(sql: Sql, id: string): Promise<ItemRow | null> {
  return (await itemsById(sql, [id]))[0] ?? null;
}

/** A page of a quiz's items; `after` is the position of the last one seen. */
export interface ItemPage extends PageRequest {
  quizId: string;
}

/** For each page its rows in their order, one beyond it. */
export async function itemPages(sql: Sql, pages: readonly ItemPage[]): Promise<ItemRow[][]> {
  const rows = await sql.query<ItemRow & { page: number }>(
    `SELECT page.number AS page, found.*
       FROM unnest($1::text[], $2::integer[], $3::integer[]) WITH ORDINALITY AS page (quiz_id, after, count, number)
      CROSS JOIN LATERAL (${SELECT_ITEM} WHERE i.quiz_id = page.quiz_id AND i.position > page.after ORDER BY i.position LIMIT page.count) found
      ORDER BY page.number, found.position`,
    [pages.map(({ quizId }) => quizId), pages.map(({ after }) => Number(after ?? 0)), pages.map(({ first }) => first + 1)],
  );
  const result: ItemRow[][] = pages.map(() => []);
  for (const { page, ...item } of rows) result[page - 1]!.push(item);
  return result;
}

/** Of a course's quizzes, those whose evidence no longer stands; in the order of their ids. */
export function staleItems(sql: Sql, courseId: string, page: PageRequest): Promise<ItemRow[]> {
  return sql.query<ItemRow>(
    `${SELECT_ITEM} JOIN quizzes q ON q.id = i.quiz_id
      WHERE q.course_id = $1 AND q.purpose = 'COURSE' AND q.status <> 'RETIRED' AND i.position IS NOT NULL AND i.decision <> 'REJECTED'
        AND v.stale_reason IS NOT NULL AND ($2::text IS NULL OR i.id > $2)
      ORDER BY i.id LIMIT $3`,
    [courseId, page.after, page.first + 1],
  );
}

/** One version of one item. */
export interface VersionId {
  itemId: string;
  version: number;
}

/** Of each version, in their order; only for whom reveal.ts says may see them. */
export async function secretsOf(sql: Sql, versions: readonly VersionId[]): Promise<(Secrets | null)[]> {
  const rows = await sql.query<Secrets & VersionId>(
    `SELECT v.item_id AS "itemId", v.version, v.key, v.explanation, v.evidence, v."check"
       FROM quiz_item_versions v JOIN unnest($1::text[], $2::integer[]) AS wanted (item_id, version) USING (item_id, version)`,
    [versions.map(({ itemId }) => itemId), versions.map(({ version }) => version)],
  );
  return versions.map(({ itemId, version }) => rows.find((row) => row.itemId === itemId && row.version === version) ?? null);
}

/** All versions of each item, oldest first, in the order of the ids. */
export async function versionsOf(sql: Sql, itemIds: readonly string[]): Promise<(VersionRow & Secrets)[][]> {
  const rows = await sql.query<VersionRow & Secrets>(
    `SELECT ${VERSION_COLUMNS}, v.key, v.explanation, v.evidence, v."check" FROM quiz_item_versions v ${PEOPLE}
      WHERE v.item_id = ANY ($1) ORDER BY v.item_id, v.version`,
    [itemIds],
  );
  const byItem = Map.groupBy(rows, ({ itemId }) => itemId);
  return itemIds.map((id) => byItem.get(id) ?? []);
}

/** The version that counts, whole. */
export async function writtenOf(sql: Sql, item: ItemRow): Promise<Written> {
  const [secrets] = await secretsOf(sql, [{ itemId: item.id, version: item.version }]);
  if (!secrets) throw new Error(`version ${item.version} of ${item.id} is gone`);
  return { ...item, ...secrets };
}

export interface NewItem {
  id: string;
  position: number;
  decision: ItemDecision;
  written: Written;
}

/** @param acceptedBy who accepts them with this; null: nobody yet */
export async function insertItems(tx: Sql, quiz: { id: string; organizationId: string }, items: readonly NewItem[], acceptedBy: string | null): Promise<void> {
  for (const { id, position, decision, written } of items) {
    await tx.query(
      'INSERT INTO quiz_items (id, organization_id, quiz_id, position, version, decision) VALUES ($1, $2, $3, $4, 1, $5)',
      [id, quiz.organizationId, quiz.id, position, decision],
    );
    await insertVersion(tx, quiz.organizationId, { itemId: id, version: 1 }, written, acceptedBy);
  }
}

async function insertVersion(tx: Sql, organizationId: string, { itemId, version }: VersionId, written: Written, acceptedBy: string | null): Promise<void> {
  await tx.query(
    `INSERT INTO quiz_item_versions (item_id, version, organization_id, lesson_id, type, content, key, explanation, evidence, points, difficulty,
            objectives, origin, provider, model, prompt_version, generation_id, source_question_id, author_id, accepted_by, accepted_at,
            check_status, stale_reason, stale_since, "check")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
             CASE WHEN $20::text IS NULL THEN NULL ELSE now() END, $21, $22, CASE WHEN $22::text IS NULL THEN NULL ELSE now() END, $23)`,
    [
      itemId, version, organizationId, written.lessonId, written.type, JSON.stringify({ ...written.content, id: itemId }), JSON.stringify(written.key),
      written.explanation, JSON.stringify(written.evidence), written.points, written.difficulty, JSON.stringify(written.objectives), written.origin,
      written.provider, written.model, written.promptVersion, written.generationId, written.sourceQuestionId, written.authorId, acceptedBy,
      written.checkStatus, written.staleReason, written.check && JSON.stringify(written.check),
    ],
  );
}

/** A next version, which counts from now on and is its author's or accepter's. The quiz must be locked. */
export async function appendVersion(tx: Sql, item: ItemRow, written: Written, acceptedBy: string, organizationId: string): Promise<number> {
  const [row] = await tx.query<{ version: number }>('SELECT max(version) + 1 AS version FROM quiz_item_versions WHERE item_id = $1', [item.id]);
  const { version } = row!;
  await insertVersion(tx, organizationId, { itemId: item.id, version }, written, acceptedBy);
  await tx.query(`UPDATE quiz_items SET version = $2, decision = 'ACCEPTED' WHERE id = $1`, [item.id, version]);
  return version;
}

export async function decide(tx: Sql, item: ItemRow, decision: ItemDecision, userId: string): Promise<void> {
  await tx.query('UPDATE quiz_items SET decision = $2 WHERE id = $1', [item.id, decision]);
  const accepts = decision === 'ACCEPTED';
  await tx.query(
    `UPDATE quiz_item_versions SET accepted_by = $3, accepted_at = CASE WHEN $3::text IS NULL THEN NULL ELSE now() END WHERE item_id = $1 AND version = $2`,
    [item.id, item.version, accepts ? userId : null],
  );
}

export async function setProposal(tx: Sql, itemId: string, generationId: string | null): Promise<void> {
  await tx.query('UPDATE quiz_items SET proposal_id = $2 WHERE id = $1', [itemId, generationId]);
}

/** Positions from 1, in this order. */
export async function setOrder(tx: Sql, itemIds: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE quiz_items SET position = wanted.position FROM unnest($1::text[]) WITH ORDINALITY AS wanted (id, position) WHERE quiz_items.id = wanted.id`,
    [itemIds],
  );
}

/** Out of the quiz; the row stays for what holds it. */
export async function markRemoved(tx: Sql, itemId: string): Promise<void> {
  await tx.query('UPDATE quiz_items SET position = NULL, proposal_id = NULL WHERE id = $1', [itemId]);
}

/** A question that is offered in an item's place, or is still being made. */
export interface ProposalRow {
  generationId: string;
  status: GenerationStatus;
  input: Record<string, unknown>;
  finishedAt: Date | null;
  /** Null until it is there. */
  question: (NewQuestion & QuestionMaker & QuestionCheck) | null;
}

/** Of each generation its first question, in the order of the ids. */
export async function proposalsOf(sql: Sql, generationIds: readonly string[]): Promise<(ProposalRow | null)[]> {
  const rows = await sql.query<Omit<ProposalRow, 'question'> & Partial<NewQuestion> & QuestionMaker & QuestionCheck>(
    `SELECT g.id AS "generationId", g.status, g.input, g.finished_at AS "finishedAt", q.content, q.key, q.origin, q.provider, q.model, q.prompt_version AS "promptVersion",
            q.check_status AS "checkStatus", q."check"
       FROM generations g LEFT JOIN questions q ON q.generation_id = g.id AND q.index = 0 WHERE g.id = ANY ($1)`,
    [generationIds],
  );
  const proposals = new Map(rows.map(({ generationId, status, input, finishedAt, content, key, ...maker }): [string, ProposalRow] => [
    generationId, { generationId, status, input, finishedAt, question: content && key && status === 'COMPLETED' ? { ...maker, content, key } : null },
  ]));
  return generationIds.map((id) => proposals.get(id) ?? null);
}
