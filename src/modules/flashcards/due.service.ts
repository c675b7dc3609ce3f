import type { Viewer } from '../../auth/viewer.js';
import { badUserInput } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId } from '../../platform/ids.js';
import type { Db } from '../../platform/postgres.js';
import { dateOf, dayOf, startOfDay } from '../../platform/time-zone.js';
import { doneSince, dueCounts, newCards, queuedCards } from './due.repository.js';
import { CardQueue } from './flashcards.entity.js';
import { cardsById, type CardRow } from './flashcards.repository.js';
import { dayRuleOf, type StudySettingsService } from './settings.service.js';
import type { ForecastDay } from './study.type.js';

const MAX_FORECAST_DAYS = 365;
const QUEUES = [CardQueue.LEARNING, CardQueue.REVIEW, 'NEW'] as const;
type Queue = (typeof QUEUES)[number];

/** Where a page goes on. It bears when the first page was asked for and what of the day's limits was left, so that reviews between pages move nothing. */
interface Position {
  asOf: Date;
  queue: Queue;
  /** Of the last card; null in a queue of new cards, which have no time. */
  at: Date | null;
  cardId: string;
  reviewsLeft: number;
  newLeft: number;
}

type Found = Position & { card: CardRow };

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
    const start = page.after === null ? await this.#start(viewer, now) : positionOf(page.after);
    const found = await this.#find(viewer, deckId, start, page.first + 1);
    const { edges, pageInfo } = connection(found, page, keyOf);
    return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: node.card })) };
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

  async #start(viewer: Viewer, now: Date): Promise<Position> {
    const settings = await this.#options.settings.get(viewer);
    const rule = dayRuleOf(settings);
    const done = await doneSince(this.#options.db, viewer.id, startOfDay(rule, dayOf(rule, now)));
    return {
      asOf: now, queue: CardQueue.LEARNING, at: null, cardId: '',
      reviewsLeft: Math.max(0, settings.reviewsPerDay - done.reviewed), newLeft: Math.max(0, settings.newCardsPerDay - done.introduced),
    };
  }

  async #find(viewer: Viewer, deckId: string | null, start: Position, count: number): Promise<Found[]> {
    const positions: Position[] = [];
    let last = start;
    for (const queue of QUEUES.slice(QUEUES.indexOf(start.queue))) {
      if (queue !== last.queue) last = { ...last, queue, at: null, cardId: '' };
      const limit = Math.min(count - positions.length, leftIn(last));
      if (limit === 0) continue;
      for (const { id, at } of await this.#queued(viewer, deckId, last, limit)) {
        last = { ...last, at, cardId: id, ...(queue === CardQueue.REVIEW && { reviewsLeft: last.reviewsLeft - 1 }), ...(queue === 'NEW' && { newLeft: last.newLeft - 1 }) };
        positions.push(last);
      }
    }
    const cards = new Map((await cardsById(this.#options.db, positions.map(({ cardId }) => cardId))).map((card) => [card.id, card]));
    return positions.flatMap((position) => {
      const card = cards.get(position.cardId);
      return card ? [{ ...position, card }] : [];
    });
  }

  async #queued(viewer: Viewer, deckId: string | null, { queue, asOf, at, cardId }: Position, limit: number): Promise<{ id: string; at: Date | null }[]> {
    const { db } = this.#options;
    if (queue !== 'NEW') return queuedCards(db, viewer, queue, { deckId, asOf, after: at && { at, cardId }, limit });
    const cards = await newCards(db, viewer, { deckId, asOf, after: cardId === '' ? null : cardId, limit });
    return cards.map(({ id }) => ({ id, at: null }));
  }
}

function leftIn({ queue, reviewsLeft, newLeft }: Position): number {
  return { LEARNING: Infinity, REVIEW: reviewsLeft, NEW: newLeft }[queue];
}

function keyOf({ asOf, queue, at, cardId, reviewsLeft, newLeft }: Position): string {
  return [asOf.toISOString(), queue, at?.toISOString() ?? '-', cardId, reviewsLeft, newLeft].join(' ');
}

const INSTANT = /^2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function positionOf(key: string): Position {
  const [asOf = '', queue = '', at = '', cardId = '', reviewsLeft = '', newLeft = ''] = key.split(' ');
  const position: Position = {
    asOf: new Date(asOf), queue: queue as Queue, at: at === '-' ? null : new Date(at), cardId, reviewsLeft: Number(reviewsLeft), newLeft: Number(newLeft),
  };
  const { at: queuedAt } = position;
  const isPosition = INSTANT.test(asOf) && !Number.isNaN(position.asOf.getTime()) && QUEUES.includes(position.queue) && isId('Card', cardId)
    && (queue === 'NEW' ? queuedAt === null : INSTANT.test(at) && !Number.isNaN(queuedAt?.getTime())) && [reviewsLeft, newLeft].every((left) => /^\d{1,5}$/.test(left));
  if (!isPosition) throw badUserInput('after', 'is not a cursor that this list gave out.');
  return position;
}
