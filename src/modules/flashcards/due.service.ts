import type { Viewer } from '../../auth/viewer.js';
import { badUserInput } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId } from '../../platform/ids.js';
import type { Db } from '../../platform/postgres.js';
import { dateOf, dayOf, startOfDay } from '../../platform/time-zone.js';
import { doneSince, dueCounts, dueDecks, newCards, queuedCards, type DueDeck, type NewPosition, type QueuedCard, type QueuePosition } from './due.repository.js';
import { CardQueue } from './flashcards.entity.js';
import type { CardRow } from './flashcards.repository.js';
import { dayRuleOf, type StudySettingsService } from './settings.service.js';
import type { ForecastDay } from './study.type.js';

export type { DueDeck };

const MAX_FORECAST_DAYS = 365;
const QUEUES = [CardQueue.LEARNING, CardQueue.REVIEW, 'NEW'] as const;

/** The last card that was given: of a queue by its time, of the new ones by its deck. */
type Position = ({ queue: CardQueue } & QueuePosition) | ({ queue: 'NEW' } & NewPosition);

/** What of the day's limits is left. */
interface Left {
  reviewsLeft: number;
  newLeft: number;
}

/** Where a page goes on. It bears when the first page was asked for and what was left then, so that reviews between pages move nothing. */
type Cursor = Position & Left & { asOf: Date };

type Found = Cursor & { card: CardRow };

export interface DueServiceOptions {
  db: Db;
  settings: StudySettingsService;
}

/** What a learner is to be asked, and when. */
export class DueService {
  readonly #options: DueServiceOptions;

  constructor(options: DueServiceOptions) {
    this.#options = options;
  }

  /**
   * Steps of minutes first, then reviews, then new cards, the longest due first, up to the day's limits.
   * @param deckId only of that deck, which the viewer may read
   * @throws BAD_USER_INPUT for a cursor that isn't one
   */
  async page(viewer: Viewer, deckId: string | null, page: PageRequest, now: Date): Promise<Connection<CardRow>> {
    const cursor = page.after === null ? null : cursorOf(page.after);
    const asOf = cursor?.asOf ?? now;
    const count = page.first + 1;
    const queued = (queue: CardQueue) => this.#queued(viewer, queue, cursor, { deckId, asOf, limit: count });
    const [left, learning, reviews] = await Promise.all([cursor ?? this.#left(viewer, now), queued(CardQueue.LEARNING), queued(CardQueue.REVIEW)]);
    const { reviewsLeft, newLeft } = left;
    const found: Found[] = [
      ...learning.map(({ at, ...card }) => ({ asOf, queue: CardQueue.LEARNING, at, cardId: card.id, card, reviewsLeft, newLeft })),
      ...reviews.slice(0, reviewsLeft).map(({ at, ...card }, index) => ({ asOf, queue: CardQueue.REVIEW, at, cardId: card.id, card, reviewsLeft: reviewsLeft - index - 1, newLeft })),
    ];
    const limit = Math.min(count - found.length, newLeft);
    if (limit > 0) {
      const fresh = await newCards(this.#options.db, viewer, { deckId, asOf, after: cursor?.queue === 'NEW' ? cursor : null, limit });
      const reviewsThen = found.at(-1)?.reviewsLeft ?? reviewsLeft;
      found.push(...fresh.map((card, index) => ({ asOf, queue: 'NEW' as const, deckId: card.deckId, cardId: card.id, card, reviewsLeft: reviewsThen, newLeft: newLeft - index - 1 })));
    }
    const { edges, pageInfo } = connection(found, page, keyOf);
    return { pageInfo, edges: edges.map(({ cursor: key, node }) => ({ cursor: key, node: node.card })) };
  }

  /** For each coming day of the learner how many cards come due, today first. @throws BAD_USER_INPUT */
  async forecast(viewer: Viewer, deckId: string | null, days: number, now: Date): Promise<ForecastDay[]> {
    if (days < 1 || days > MAX_FORECAST_DAYS) throw badUserInput('days', `must be from 1 to ${MAX_FORECAST_DAYS}.`);
    const rule = dayRuleOf(await this.#options.settings.get(viewer));
    const today = dayOf(rule, now);
    const starts = Array.from({ length: days + 1 }, (_, index) => startOfDay(rule, today + index));
    const counts = await dueCounts(this.#options.db, viewer, deckId, starts.slice(1));
    return counts.map((due, index) => ({ date: dateOf(today + index), startsAt: starts[index]!, due }));
  }

  /**
   * What is due of each deck by `asOf`, steps of minutes and as many reviews as the day's limit leaves, the deck that has waited longest first.
   * @param courseIds only of these courses' decks; null: of all
   * @param cards how many of a deck's cards to name
   */
  async byDeck(viewer: Viewer, courseIds: readonly string[] | null, { asOf, cards }: { asOf: Date; cards: number }): Promise<(DueDeck & { due: number })[]> {
    const [decks, { reviewsLeft }] = await Promise.all([dueDecks(this.#options.db, viewer, { courseIds, asOf, cards }), this.#left(viewer, asOf)]);
    let left = reviewsLeft;
    return decks.map((deck) => {
      const reviews = Math.min(deck.reviews, left);
      left -= reviews;
      return { ...deck, due: deck.learning + reviews };
    }).filter(({ due }) => due > 0);
  }

  async #left(viewer: Viewer, now: Date): Promise<Left> {
    const settings = await this.#options.settings.get(viewer);
    const rule = dayRuleOf(settings);
    const done = await doneSince(this.#options.db, viewer.id, startOfDay(rule, dayOf(rule, now)));
    return { reviewsLeft: Math.max(0, settings.reviewsPerDay - done.reviewed), newLeft: Math.max(0, settings.newCardsPerDay - done.introduced) };
  }

  /** What of a queue comes behind the cursor. */
  async #queued(viewer: Viewer, queue: CardQueue, cursor: Cursor | null, page: { deckId: string | null; asOf: Date; limit: number }): Promise<QueuedCard[]> {
    if (cursor && QUEUES.indexOf(cursor.queue) > QUEUES.indexOf(queue)) return [];
    return queuedCards(this.#options.db, viewer, queue, { ...page, after: cursor && cursor.queue !== 'NEW' && cursor.queue === queue ? cursor : null });
  }
}

function keyOf(cursor: Cursor): string {
  const { asOf, queue, cardId, reviewsLeft, newLeft } = cursor;
  const where = cursor.queue === 'NEW' ? cursor.deckId : cursor.at.toISOString();
  return [asOf.toISOString(), queue, where, cardId, reviewsLeft, newLeft].join(' ');
}

const CURSOR = new RegExp(`^(INSTANT) (?:(${CardQueue.LEARNING}|${CardQueue.REVIEW}) (INSTANT)|NEW (\\w+)) (\\w+) (\\d{1,5}) (\\d{1,5})$`.replaceAll('INSTANT', '2\\d{3}-\\d\\d-\\d\\dT[\\d:.]{12}Z'));

function cursorOf(key: string): Cursor {
  const [, asOf = '', queue = '', at = '', deckId = '', cardId = '', reviewsLeft = '', newLeft = ''] = CURSOR.exec(key) ?? [];
  const rest = { asOf: new Date(asOf), cardId, reviewsLeft: Number(reviewsLeft), newLeft: Number(newLeft) };
  const cursor: Cursor = queue === '' ? { ...rest, queue: 'NEW', deckId } : { ...rest, queue: queue as CardQueue, at: new Date(at) };
  const isSound = isId('Card', cardId) && !Number.isNaN(cursor.asOf.getTime()) && (cursor.queue === 'NEW' ? isId('Deck', deckId) : !Number.isNaN(cursor.at.getTime()));
  if (!isSound) throw badUserInput('after', 'is not a cursor that this list gave out.');
  return cursor;
}
