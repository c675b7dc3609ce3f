import { badUserInput } from '../../platform/errors.js';
import type { PageRequest } from '../../platform/graphql/pages.js';
import type { Sql } from '../../platform/postgres.js';
import { CardState, ReviewKind, type CardReview } from './flashcards.entity.js';
import { after, continues, replay, type Memory } from './memory.js';

/** Whose memory of which card. */
export interface Learning {
  userId: string;
  cardId: string;
  deckId: string;
  organizationId: string;
}

export type LogRow = Omit<CardReview, 'organizationId'>;

const LOG_COLUMNS = `user_id AS "userId", id, card_id AS "cardId", kind, rating, undoes, duration_ms AS "durationMs", at, received_at AS "receivedAt",
  desired_retention AS "desiredRetention", time_zone AS "timeZone", day_start_hour AS "dayStartHour", day`;
const MEMORY_COLUMNS = `state, stability, difficulty, step, scheduled_days AS "scheduledDays", reps, lapses, due, last_review_at AS "lastReviewAt",
  last_review_day AS "lastReviewDay", introduced_at AS "introducedAt", suspended, buried_until AS "buriedUntil", queue, queue_at AS "queueAt",
  last_entry_at AS "lastEntryAt", last_entry_id AS "lastEntryId"`;

/** The fuzz is each learner's own, so that a class doesn't meet a card on the same day. */
export function seedOf({ userId, cardId }: Pick<Learning, 'userId' | 'cardId'>): string {
  return `${userId} ${cardId} `;
}

/** All that a learner did with these cards, in the order of the log. */
export function logOf(sql: Sql, userId: string, cardIds: readonly string[]): Promise<LogRow[]> {
  return sql.query<LogRow>(
    `SELECT ${LOG_COLUMNS} FROM card_reviews WHERE user_id = $1 AND card_id = ANY($2) ORDER BY at, id COLLATE "C"`,
    [userId, cardIds],
  );
}

export async function logRow(sql: Sql, userId: string, id: string): Promise<LogRow | null> {
  const [row] = await sql.query<LogRow>(`SELECT ${LOG_COLUMNS} FROM card_reviews WHERE user_id = $1 AND id = $2`, [userId, id]);
  return row ?? null;
}

/** As its owner sees it. */
export type LoggedRow = LogRow & { undone: boolean };

const POSITION = /^(2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([\w-]+)$/;

/** A page of what a learner did with a card, newest first, with one row beyond it. @throws BAD_USER_INPUT */
export function logPage(sql: Sql, userId: string, cardId: string, { first, after: cursor }: PageRequest): Promise<LoggedRow[]> {
  const [, at = null, id = null] = (cursor !== null && POSITION.exec(cursor)) || [];
  if (cursor !== null && (at === null || Number.isNaN(Date.parse(at)))) throw badUserInput('after', 'is not a cursor that this list gave out.');
  return sql.query<LoggedRow>(
    `SELECT ${LOG_COLUMNS}, EXISTS (SELECT FROM card_reviews u WHERE u.user_id = r.user_id AND u.undoes = r.id) AS undone FROM card_reviews r
      WHERE user_id = $1 AND card_id = $2 AND ($3::timestamptz IS NULL OR at < $3 OR (at = $3 AND id COLLATE "C" < $4))
      ORDER BY at DESC, id COLLATE "C" DESC LIMIT $5`,
    [userId, cardId, at, id, first + 1],
  );
}

export async function isUndone(sql: Sql, userId: string, id: string): Promise<boolean> {
  return (await sql.query('SELECT FROM card_reviews WHERE user_id = $1 AND undoes = $2', [userId, id])).length > 0;
}

/** Everybody who did something with that card, always in the same order. */
export async function learnersOf(sql: Sql, cardId: string): Promise<string[]> {
  const rows = await sql.query<{ userId: string }>('SELECT user_id AS "userId" FROM card_states WHERE card_id = $1 ORDER BY user_id', [cardId]);
  return rows.map(({ userId }) => userId);
}

/** A learner's memory of each card that something was done with. */
export async function memoriesOf(sql: Sql, userId: string, cardIds: readonly string[]): Promise<Map<string, Memory>> {
  const rows = await sql.query<Memory & { cardId: string }>(
    `SELECT card_id AS "cardId", ${MEMORY_COLUMNS} FROM card_states WHERE user_id = $1 AND card_id = ANY($2)`,
    [userId, cardIds],
  );
  return new Map(rows.map(({ cardId, ...memory }) => [cardId, memory]));
}

/** Waits until nobody else is writing to this log; it is the transaction's until its end. */
export async function lockMemory(tx: Sql, learning: Learning): Promise<Memory> {
  const key = [learning.userId, learning.cardId];
  await tx.query(
    `INSERT INTO card_states (user_id, card_id, organization_id, deck_id, state, stability, difficulty, step, scheduled_days, reps, lapses, suspended)
     VALUES ($1, $2, $3, $4, '${CardState.NEW}', 0, 0, 0, 0, 0, 0, false) ON CONFLICT DO NOTHING`,
    [...key, learning.organizationId, learning.deckId],
  );
  const [memory] = await tx.query<Memory>(`SELECT ${MEMORY_COLUMNS} FROM card_states WHERE user_id = $1 AND card_id = $2 FOR UPDATE`, key);
  return memory!;
}

/**
 * Adds an entry to a log that the transaction has locked, and brings the state beside it up to date: going on from it where the
 * entry comes last, else by replaying the whole log.
 * @param memory as it was locked
 * @returns whether it was added; the learner may have used its id before
 */
export async function append(tx: Sql, learning: Learning, memory: Memory, entry: LogRow): Promise<boolean> {
  const added = await tx.query(
    `INSERT INTO card_reviews (user_id, id, organization_id, card_id, kind, rating, undoes, duration_ms, at, received_at, desired_retention, time_zone, day_start_hour, day)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ON CONFLICT (user_id, id) DO NOTHING RETURNING id`,
    [
      entry.userId, entry.id, learning.organizationId, entry.cardId, entry.kind, entry.rating, entry.undoes, entry.durationMs, entry.at, entry.receivedAt,
      entry.desiredRetention, entry.timeZone, entry.dayStartHour, entry.day,
    ],
  );
  if (added.length === 0) return false;
  const next = entry.kind !== ReviewKind.UNDO && continues(memory, entry) ? after(memory, entry, seedOf(learning)) : await rebuilt(tx, learning);
  await keep(tx, learning, next);
  return true;
}

/** The state as the log alone tells it. */
export async function rebuilt(sql: Sql, learning: Pick<Learning, 'userId' | 'cardId'>): Promise<Memory> {
  return replay(await logOf(sql, learning.userId, [learning.cardId]), seedOf(learning));
}

async function keep(tx: Sql, { userId, cardId }: Learning, memory: Memory): Promise<void> {
  await tx.query(
    `UPDATE card_states SET state = $3, stability = $4, difficulty = $5, step = $6, scheduled_days = $7, reps = $8, lapses = $9, due = $10,
            last_review_at = $11, last_review_day = $12, introduced_at = $13, suspended = $14, buried_until = $15, queue = $16, queue_at = $17,
            last_entry_at = $18, last_entry_id = $19
      WHERE user_id = $1 AND card_id = $2`,
    [
      userId, cardId, memory.state, memory.stability, memory.difficulty, memory.step, memory.scheduledDays, memory.reps, memory.lapses, memory.due,
      memory.lastReviewAt, memory.lastReviewDay, memory.introducedAt, memory.suspended, memory.buriedUntil, memory.queue, memory.queueAt,
      memory.lastEntryAt, memory.lastEntryId,
    ],
  );
}

/** Of these days of a learner's, those on which he reviewed a card. */
export async function daysReviewed(sql: Sql, userId: string, days: readonly number[]): Promise<number[]> {
  const rows = await sql.query<{ day: number }>(`SELECT DISTINCT day FROM card_reviews WHERE user_id = $1 AND day = ANY ($2) AND kind = '${ReviewKind.REVIEW}'`, [userId, days]);
  return rows.map(({ day }) => day);
}
