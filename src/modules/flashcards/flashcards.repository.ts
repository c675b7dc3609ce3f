import type { CourseAccess } from '../../auth/policy.js';
import { COURSE_ACCESS, courseCondition } from '../../auth/policy.sql.js';
import type { Viewer } from '../../auth/viewer.js';
import type { PageRequest } from '../../platform/graphql/pages.js';
import type { Sql } from '../../platform/postgres.js';
import type { PublicationStatus } from '../courses/courses.entity.js';
import type { Origin } from '../generation/generation.entity.js';
import type { StoredEvidence } from '../quizzes/quizzes.entity.js';

export interface DeckRow {
  id: string;
  organizationId: string;
  ownerId: string;
  courseId: string | null;
  lessonId: string | null;
  status: PublicationStatus;
  title: string;
  createdAt: Date;
}

export interface CardRow {
  id: string;
  organizationId: string;
  deckId: string;
  front: string;
  back: string;
  evidence: StoredEvidence[];
  staleReason: string | null;
  origin: Origin | null;
  version: number;
  createdAt: Date;
}

const DECK_COLUMNS = `d.id, d.organization_id AS "organizationId", d.owner_id AS "ownerId", d.course_id AS "courseId", d.lesson_id AS "lessonId",
  d.status, d.title, d.created_at AS "createdAt"`;
/** Of `cards k`. */
export const CARD_COLUMNS = `k.id, k.organization_id AS "organizationId", k.deck_id AS "deckId", k.front, k.back, k.evidence, k.stale_reason AS "staleReason", k.origin, k.version, k.created_at AS "createdAt"`;

const WITH_COURSE = `SELECT ${DECK_COLUMNS}, CASE WHEN c.id IS NOT NULL THEN ${COURSE_ACCESS} END AS course
  FROM decks d LEFT JOIN courses c ON c.id = d.course_id`;

/** A deck with what decides who may read it. */
export interface KnownDeck extends DeckRow {
  course: CourseAccess | null;
}

/** @param lock what the transaction keeps others from doing to it: deleting it (KEY SHARE), adding cards too (NO KEY UPDATE), anything */
export async function deckById(sql: Sql, id: string, lock: '' | 'KEY SHARE' | 'NO KEY UPDATE' | 'UPDATE' = ''): Promise<KnownDeck | null> {
  const [row] = await sql.query<KnownDeck>(`${WITH_COURSE} WHERE d.id = $1${lock && ` FOR ${lock} OF d`}`, [id]);
  return row ?? null;
}

/** mayReadDeck as a condition on `decks d LEFT JOIN courses c`; its parameters come in this order. */
export function readableDecks(viewer: Viewer, firstParameter: number): { condition: string; values: unknown[] } {
  const reads = courseCondition(viewer, 'reads', firstParameter + 1);
  const edits = courseCondition(viewer, 'edits', firstParameter + 1);
  return {
    condition: `(CASE WHEN d.course_id IS NULL THEN d.owner_id = $${firstParameter} ELSE ${edits.condition} OR (d.status = 'PUBLISHED' AND ${reads.condition}) END)`,
    values: [viewer.id, ...reads.values],
  };
}

/** Newest first. @param courseId only that course's; null: the viewer's own and those of all courses */
export function decksOf(sql: Sql, viewer: Viewer, courseId: string | null, page: PageRequest): Promise<DeckRow[]> {
  const readable = readableDecks(viewer, 4);
  // Apart, so that other people's private decks are never looked at.
  return sql.query<DeckRow>(
    `(SELECT ${DECK_COLUMNS} FROM decks d
       WHERE d.owner_id = $4 AND d.course_id IS NULL AND $1::text IS NULL AND ($2::text IS NULL OR d.id < $2) ORDER BY d.id DESC LIMIT $3)
     UNION ALL
     (SELECT ${DECK_COLUMNS} FROM courses c JOIN decks d ON d.course_id = c.id
       WHERE ($1::text IS NULL OR c.id = $1) AND ($2::text IS NULL OR d.id < $2) AND ${readable.condition} ORDER BY d.id DESC LIMIT $3)
     ORDER BY id DESC LIMIT $3`,
    [courseId, page.after, page.first + 1, ...readable.values],
  );
}

export async function insertDeck(tx: Sql, deck: DeckRow): Promise<void> {
  await tx.query(
    'INSERT INTO decks (id, organization_id, owner_id, course_id, lesson_id, status, title, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [deck.id, deck.organizationId, deck.ownerId, deck.courseId, deck.lessonId, deck.status, deck.title, deck.createdAt],
  );
}

/** In one statement, each with its first version. */
export async function insertCards(tx: Sql, editorId: string, cards: readonly CardRow[]): Promise<void> {
  if (cards.length === 0) return;
  await tx.query(
    `WITH added AS (
       INSERT INTO cards (id, organization_id, deck_id, front, back, evidence, lesson_id, origin, version, created_at)
       SELECT id, $2, $3, front, back, evidence, evidence->0->>'lessonId', $4, 1, $5
         FROM jsonb_to_recordset($1::jsonb) AS card (id text, front text, back text, evidence jsonb)
       RETURNING id, front, back)
     INSERT INTO card_versions (card_id, version, organization_id, editor_id, front, back, created_at) SELECT id, 1, $2, $6, front, back, $5 FROM added`,
    [
      JSON.stringify(cards.map(({ id, front, back, evidence }) => ({ id, front, back, evidence }))),
      cards[0]!.organizationId, cards[0]!.deckId, cards[0]!.origin, cards[0]!.createdAt, editorId,
    ],
  );
}

/** @returns the rows that exist, in no order */
export function cardsById(sql: Sql, ids: readonly string[]): Promise<CardRow[]> {
  return sql.query<CardRow>(`SELECT ${CARD_COLUMNS} FROM cards k WHERE k.id = ANY($1)`, [ids]);
}

export async function cardById(sql: Sql, id: string): Promise<CardRow | null> {
  return (await cardsById(sql, [id]))[0] ?? null;
}

/** A page of a deck's cards; `after` is the id of the last one seen, as its cursor holds it. */
export interface CardPage extends PageRequest {
  deckId: string;
}

/** For each page its cards in the order in which they were made, one beyond it; one query for all of them. */
export async function cardPages(sql: Sql, pages: readonly CardPage[]): Promise<CardRow[][]> {
  const rows = await sql.query<CardRow & { page: number }>(
    `SELECT page.number AS page, card.*
       FROM unnest($1::text[], $2::text[], $3::integer[]) WITH ORDINALITY AS page (deck_id, after, count, number)
      CROSS JOIN LATERAL (
        SELECT ${CARD_COLUMNS} FROM cards k WHERE k.deck_id = page.deck_id AND k.id > page.after ORDER BY k.id LIMIT page.count
      ) card
      ORDER BY page.number, card.id`,
    [pages.map(({ deckId }) => deckId), pages.map(({ after }) => after ?? ''), pages.map(({ first }) => first + 1)],
  );
  const result: CardRow[][] = pages.map(() => []);
  for (const { page, ...card } of rows) result[page - 1]!.push(card);
  return result;
}

export async function countCards(sql: Sql, deckIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await sql.query<{ deckId: string; count: number }>(
    'SELECT deck_id AS "deckId", count(*) AS count FROM cards WHERE deck_id = ANY($1) GROUP BY deck_id',
    [deckIds],
  );
  return new Map(rows.map(({ deckId, count }) => [deckId, count]));
}

/** Writes the next version where it is still at the expected one and something changes. */
export async function changeCard(
  tx: Sql, card: CardRow, change: { front: string; back: string; editorId: string; at: Date },
): Promise<CardRow> {
  const [row] = await tx.query<CardRow>(
    `UPDATE cards k SET front = $2, back = $3, version = version + 1 WHERE k.id = $1 RETURNING ${CARD_COLUMNS}`,
    [card.id, change.front, change.back],
  );
  await tx.query(
    'INSERT INTO card_versions (card_id, version, organization_id, editor_id, front, back, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [card.id, row!.version, card.organizationId, change.editorId, change.front, change.back, change.at],
  );
  return row!;
}
