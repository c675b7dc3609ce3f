import type { Viewer } from '../../auth/viewer.js';
import { badUserInput, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { newId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import { dayOf, startOfDay } from '../../platform/time-zone.js';
import type { ActivityService, ActivityVerb } from '../activity/activity.service.js';
import { readableCard } from './decks.service.js';
import { CardState, ReviewKind, ReviewRating } from './flashcards.entity.js';
import { checkDuration, checkReviewedAt, checkReviewId } from './flashcards.input.js';
import type { CardRow, KnownDeck } from './flashcards.repository.js';
import { append, daysReviewed, isUndone, learnersOf, lockMemory, logOf, logPage, logRow, type Learning, type LoggedRow, type LogRow } from './log.js';
import { effective, type Memory } from './memory.js';
import { dayRuleOf, type StudySettingsService } from './settings.service.js';
import type { ReviewCardInput } from './study.type.js';

const DAY_MS = 86_400_000;
const NIGHT_MS = 8 * 3_600_000;

/** What else a learner may do with a card. */
export type Mark = Exclude<ReviewKind, ReviewKind.REVIEW | ReviewKind.UNDO>;

export interface ReviewsServiceOptions {
  db: Db;
  settings: StudySettingsService;
  activity: ActivityService;
}

/** Each learner's review log, and with it his memory of cards. */
export class ReviewsService {
  readonly #options: ReviewsServiceOptions;

  constructor(options: ReviewsServiceOptions) {
    this.#options = options;
  }

  /** Of these days of his, counted from 1970-01-01, those on which the viewer reviewed a card. */
  async daysOf(viewer: Viewer, days: readonly number[]): Promise<number[]> {
    return daysReviewed(this.#options.db, viewer.id, days);
  }

  /**
   * Adds a review to the log, once for each id; also to where it belongs among those that came before it.
   * @throws NOT_FOUND for what the viewer may not read, BAD_USER_INPUT naming the field, also for an id that another review has
   */
  async review(viewer: Viewer, input: ReviewCardInput, now: Date): Promise<CardRow> {
    const id = checkReviewId(input.reviewId);
    const durationMs = checkDuration(input.durationMs ?? null);
    return this.#options.db.transaction(async (tx) => {
      const { card, deck } = await readableCard(tx, viewer, input.cardId, 'KEY SHARE');
      if (isRepeated(await logRow(tx, viewer.id, id), input)) return card;
      const at = input.reviewedAt ?? now;
      checkReviewedAt(at, card.createdAt, now);
      const learning = learningOf(viewer, card);
      const memory = await lockMemory(tx, learning);
      const entry = await this.#entry(tx, learning, { id, kind: ReviewKind.REVIEW, rating: input.rating, durationMs, at, receivedAt: now });
      const before = memory.lastReviewAt === null ? null : (effective(await logOf(tx, viewer.id, [card.id])).findLast(({ kind }) => kind === ReviewKind.REVIEW) ?? null);
      const due = memory.due !== null && memory.due <= at;
      if (await append(tx, learning, memory, entry)) await this.#record(tx, learning, deck, 'reviewed', { reviewId: id, days: daysBetween(before, entry), due, success: input.rating !== ReviewRating.AGAIN, at });
      // The same review came at the same time, or its id is another card's.
      else isRepeated(await logRow(tx, viewer.id, id), input);
      return card;
    });
  }

  /** Makes the last review of its card void; it stays in the log. @throws NOT_FOUND, BAD_USER_INPUT for one that isn't the last */
  async undo(viewer: Viewer, reviewId: string, now: Date): Promise<CardRow> {
    checkReviewId(reviewId);
    return this.#options.db.transaction(async (tx) => {
      const undone = await logRow(tx, viewer.id, reviewId);
      if (undone?.kind !== ReviewKind.REVIEW) throw notFound('review');
      const { card, deck } = await readableCard(tx, viewer, undone.cardId, 'KEY SHARE');
      const learning = learningOf(viewer, card);
      const memory = await lockMemory(tx, learning);
      if (await isUndone(tx, viewer.id, reviewId)) return card;
      const counting = effective(await logOf(tx, viewer.id, [card.id])).filter(({ kind }) => kind === ReviewKind.REVIEW || kind === ReviewKind.RESET);
      const [before, last] = [counting.at(-2), counting.at(-1)];
      if (last?.id !== reviewId) throw badUserInput('input.reviewId', 'is not the last review of its card: only that can be undone.');
      await append(tx, learning, memory, await this.#entry(tx, learning, { id: newId('Review'), kind: ReviewKind.UNDO, undoes: reviewId, at: now, receivedAt: now }));
      await this.#record(tx, learning, deck, 'voided', { reviewId, days: daysBetween(before?.kind === ReviewKind.REVIEW ? before : null, undone) });
      return card;
    });
  }

  /** Nothing is added to the log where it would change nothing. @throws NOT_FOUND for what the viewer may not read */
  async mark(viewer: Viewer, cardId: string, kind: Mark, now: Date): Promise<CardRow> {
    return this.#options.db.transaction(async (tx) => {
      const { card } = await readableCard(tx, viewer, cardId, 'KEY SHARE');
      const learning = learningOf(viewer, card);
      const memory = await lockMemory(tx, learning);
      const entry = await this.#entry(tx, learning, { id: newId('Review'), kind, at: now, receivedAt: now });
      if (changes(memory, entry)) await append(tx, learning, memory, entry);
      return card;
    });
  }

  /** Makes a card new again for everybody who learns it; the transaction holds its deck. */
  async resetForAll(tx: Sql, card: CardRow, now: Date): Promise<void> {
    for (const userId of await learnersOf(tx, card.id)) {
      const learning = { userId, cardId: card.id, deckId: card.deckId, organizationId: card.organizationId };
      const memory = await lockMemory(tx, learning);
      const entry = await this.#entry(tx, learning, { id: newId('Review'), kind: ReviewKind.RESET, at: now, receivedAt: now });
      if (changes(memory, entry)) await append(tx, learning, memory, entry);
    }
  }

  /** What the viewer did with a card, newest first. @throws NOT_FOUND for a card that he may not read */
  async log(viewer: Viewer, cardId: string, page: PageRequest): Promise<Connection<LoggedRow>> {
    const { card } = await readableCard(this.#options.db, viewer, cardId);
    const rows = await logPage(this.#options.db, viewer.id, card.id, page);
    return connection(rows, page, ({ at, id }) => `${at.toISOString()} ${id}`);
  }

  async #entry(tx: Sql, { userId, cardId }: Learning, what: Pick<LogRow, 'id' | 'kind' | 'at' | 'receivedAt'> & Partial<LogRow>): Promise<LogRow> {
    const settings = await this.#options.settings.get({ id: userId }, tx);
    const { timeZone, dayStartHour, desiredRetention } = settings;
    return {
      userId, cardId, rating: null, undoes: null, durationMs: null, ...what,
      timeZone, dayStartHour, desiredRetention, day: dayOf(dayRuleOf(settings), what.at),
    };
  }

  async #record(tx: Sql, { userId, organizationId, cardId }: Learning, { courseId, lessonId }: KnownDeck, verb: ActivityVerb, told: Told): Promise<void> {
    const { success, reviewId, days, due, at } = told;
    const extensions = { reviewId, ...(days !== null && { days }), ...(due !== undefined && { due }) };
    const context = { ...(courseId !== null && { courseId }), ...(lessonId !== null && { lessonId }), extensions };
    const result = success === undefined ? null : { success };
    await this.#options.activity.record(tx, { organizationId, userId, verb, object: { type: 'Card', id: cardId }, result, context, ...(at && { at }) });
  }
}

/** What the history is told of a review. */
interface Told {
  reviewId: string;
  /** The learner's days since the review before; null where there is none. */
  days: number | null;
  /** Whether the card was due when it was reviewed. */
  due?: boolean;
  success?: boolean;
  /** When it was done; left out: now. */
  at?: Date;
}

type When = Pick<LogRow, 'day' | 'at' | 'receivedAt'>;

/** The learner's days between two reviews: no more than really have passed, by Lyceum's own clock too; less than a night is none. */
function daysBetween(before: When | null, after: When): number | null {
  if (before === null) return null;
  const passedMs = Math.min(after.at.getTime() - before.at.getTime(), after.receivedAt.getTime() - before.receivedAt.getTime());
  return Math.max(0, Math.min(after.day - before.day, Math.floor((passedMs + DAY_MS - NIGHT_MS) / DAY_MS)));
}

function learningOf(viewer: Viewer, { id, deckId, organizationId }: CardRow): Learning {
  return { userId: viewer.id, cardId: id, deckId, organizationId };
}

/** Whether that review is in the log already. @throws BAD_USER_INPUT where its id is another's */
function isRepeated(known: LogRow | null, { cardId, rating, durationMs, reviewedAt }: ReviewCardInput): boolean {
  if (!known) return false;
  const same = known.kind === ReviewKind.REVIEW && known.cardId === cardId && known.rating === rating && known.durationMs === (durationMs ?? null)
    && (reviewedAt == null || reviewedAt.getTime() === known.at.getTime());
  if (!same) throw badUserInput('input.reviewId', 'was used before with another review.');
  return true;
}

function changes(memory: Memory, { kind, timeZone, dayStartHour, day }: LogRow): boolean {
  switch (kind) {
    case ReviewKind.RESET:
      return memory.state !== CardState.NEW || memory.buriedUntil !== null;
    case ReviewKind.SUSPEND:
      return !memory.suspended;
    case ReviewKind.UNSUSPEND:
      return memory.suspended;
    case ReviewKind.BURY:
      return memory.buriedUntil?.getTime() !== startOfDay(dayRuleOf({ timeZone, dayStartHour }), day + 1).getTime();
    case ReviewKind.UNBURY:
      return memory.buriedUntil !== null;
    default:
      return true;
  }
}
