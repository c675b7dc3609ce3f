import type { Viewer } from '../../auth/viewer.js';
import type { Sql } from '../../platform/postgres.js';
import { CardState, type CardQueue } from './flashcards.entity.js';
import { CARD_COLUMNS, readableDecks, type CardRow } from './flashcards.repository.js';

/** Where a queue stands: what comes behind it is still to be given. */
export interface QueuePosition {
  at: Date;
  cardId: string;
}

/** Where the new cards stand. */
export interface NewPosition {
  deckId: string;
  cardId: string;
}

export type QueuedCard = CardRow & { at: Date };

/** What of a queue has come by `asOf`, in order, at most so many; from all decks that the viewer may still read, or one of them. */
export function queuedCards(
  sql: Sql, viewer: Viewer, queue: CardQueue, page: { deckId: string | null; asOf: Date; after: QueuePosition | null; limit: number },
): Promise<QueuedCard[]> {
  const readable = readableDecks(viewer, 8);
  return sql.query<QueuedCard>(
    // The deck's condition is left out where there is none, so that each case has its index.
    `SELECT ${CARD_COLUMNS}, s.queue_at AS at FROM card_states s JOIN cards k ON k.id = s.card_id
       JOIN decks d ON d.id = s.deck_id LEFT JOIN courses c ON c.id = d.course_id
      WHERE s.user_id = $1 AND s.queue = $2 AND s.queue_at <= $3 AND (s.queue_at, s.card_id) > ($4::timestamptz, $5)
        AND ${page.deckId === null ? '$7::text IS NULL' : 's.deck_id = $7'} AND ${readable.condition}
      ORDER BY s.queue_at, s.card_id LIMIT $6`,
    [viewer.id, queue, page.asOf, page.after?.at ?? new Date(0), page.after?.cardId ?? '', page.limit, page.deckId, ...readable.values],
  );
}

/**
 * Cards that the viewer hasn't begun, deck by deck, in the order in which they were made: of a deck, or of his own decks and those
 * that he has begun to learn.
 */
export function newCards(
  sql: Sql, viewer: Viewer, page: { deckId: string | null; asOf: Date; after: NewPosition | null; limit: number },
): Promise<CardRow[]> {
  const readable = readableDecks(viewer, 7);
  const decks = page.deckId === null ? BEGUN : 'SELECT $2::text';
  // Deck by deck: a page ends with the deck that fills it, however many cards others have.
  return sql.query<CardRow>(
    `WITH RECURSIVE begun (deck_id) AS (${LOOSE_SCAN})
     SELECT k.* FROM decks d LEFT JOIN courses c ON c.id = d.course_id CROSS JOIN LATERAL (
       SELECT ${CARD_COLUMNS} FROM cards k
        WHERE k.deck_id = d.id AND k.id > CASE WHEN d.id = $3 THEN $4 ELSE '' END
          AND NOT EXISTS (
            SELECT FROM card_states s WHERE s.user_id = $1 AND s.card_id = k.id
               AND (s.state <> '${CardState.NEW}' OR s.suspended OR s.buried_until > $5))
        ORDER BY k.id LIMIT $6) k
      WHERE d.id IN (${decks}) AND d.id >= $3 AND ${readable.condition}
      ORDER BY d.id, k.id LIMIT $6`,
    [viewer.id, page.deckId, page.after?.deckId ?? '', page.after?.cardId ?? '', page.asOf, page.limit, ...readable.values],
  );
}

// One look into the index for each deck that was begun, however many cards each has.
const LOOSE_SCAN = `
  (SELECT deck_id FROM card_states WHERE user_id = $1 ORDER BY deck_id LIMIT 1)
  UNION ALL
  SELECT (SELECT s.deck_id FROM card_states s WHERE s.user_id = $1 AND s.deck_id > b.deck_id ORDER BY s.deck_id LIMIT 1)
    FROM begun b WHERE b.deck_id IS NOT NULL`;
const BEGUN = 'SELECT deck_id FROM begun UNION SELECT id FROM decks WHERE owner_id = $1 AND course_id IS NULL AND $2::text IS NULL';

/** How many cards a learner began since the day's start, and how many of earlier days he reviewed. */
export async function doneSince(sql: Sql, userId: string, since: Date): Promise<{ introduced: number; reviewed: number }> {
  const [row] = await sql.query<{ introduced: number; reviewed: number }>(
    `SELECT count(*) FILTER (WHERE introduced_at >= $2) AS introduced, count(*) FILTER (WHERE introduced_at < $2) AS reviewed
       FROM card_states WHERE user_id = $1 AND last_review_at >= $2`,
    [userId, since],
  );
  return row!;
}

/** What of a deck has come due. */
export interface DueDeck {
  deckId: string;
  title: string;
  courseId: string | null;
  /** Steps of minutes. */
  learning: number;
  reviews: number;
  oldestDueAt: Date;
  /** Those that have been due longest, a few. */
  cardIds: string[];
  /** What its learner took for those few, the median; null where nobody said. */
  cardMs: number | null;
}

/** Of all decks that the viewer may read, or of these courses' alone, by `asOf`; the deck whose card has waited longest first. */
export function dueDecks(sql: Sql, viewer: Viewer, { courseIds, asOf, cards }: { courseIds: readonly string[] | null; asOf: Date; cards: number }): Promise<DueDeck[]> {
  const readable = readableDecks(viewer, 5);
  return sql.query<DueDeck>(
    `SELECT due.*, taken."cardMs" FROM (
       SELECT s.deck_id AS "deckId", d.title, d.course_id AS "courseId", count(*) FILTER (WHERE s.queue = 'LEARNING') AS learning,
              count(*) FILTER (WHERE s.queue = 'REVIEW') AS reviews, min(s.queue_at) AS "oldestDueAt",
              (array_agg(s.card_id ORDER BY s.queue_at, s.card_id))[1:$4] AS "cardIds"
         FROM card_states s JOIN decks d ON d.id = s.deck_id LEFT JOIN courses c ON c.id = d.course_id
        WHERE s.user_id = $1 AND s.queue IS NOT NULL AND s.queue_at <= $2 AND ($3::text[] IS NULL OR d.course_id = ANY ($3)) AND ${readable.condition}
        GROUP BY 1, 2, 3) due
      CROSS JOIN LATERAL (
        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_ms) AS "cardMs" FROM card_reviews WHERE card_id = ANY (due."cardIds") AND user_id = $1) taken
      ORDER BY due."oldestDueAt", due."deckId"`,
    [viewer.id, asOf, courseIds, cards, ...readable.values],
  );
}

/** How many cards come due before each of these ends of days, which ascend; a card counts for the first. */
export async function dueCounts(sql: Sql, viewer: Viewer, deckId: string | null, ends: readonly Date[]): Promise<number[]> {
  const readable = readableDecks(viewer, 4);
  const rows = await sql.query<{ day: number; due: number }>(
    `SELECT width_bucket(s.queue_at, $3::timestamptz[]) AS day, count(*) AS due
       FROM card_states s JOIN decks d ON d.id = s.deck_id LEFT JOIN courses c ON c.id = d.course_id
      WHERE s.user_id = $1 AND s.queue IS NOT NULL AND s.queue_at < ($3::timestamptz[])[cardinality($3::timestamptz[])]
        AND ($2::text IS NULL OR s.deck_id = $2) AND ${readable.condition}
      GROUP BY 1`,
    [viewer.id, deckId, ends, ...readable.values],
  );
  const counts = new Map(rows.map(({ day, due }) => [day, due]));
  return ends.map((_, day) => counts.get(day) ?? 0);
}
