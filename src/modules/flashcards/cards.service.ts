import type { Viewer } from '../../auth/viewer.js';
import { badUserInput, notFound } from '../../platform/errors.js';
import { isId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import { VersionConflict } from '../courses/courses.type.js';
import { editable, readable } from './decks.service.js';
import { checkSide } from './flashcards.input.js';
import { cardById, changeCard, deckById, type CardRow, type KnownDeck } from './flashcards.repository.js';
import type { UpdateCardInput } from './flashcards.type.js';
import type { ReviewsService } from './reviews.service.js';

export class CardsService {
  readonly #db: Db;
  readonly #reviews: Pick<ReviewsService, 'resetForAll'>;

  constructor({ db, reviews }: { db: Db; reviews: Pick<ReviewsService, 'resetForAll'> }) {
    this.#db = db;
    this.#reviews = reviews;
  }

  /** @throws NOT_FOUND for what the viewer may not read, too */
  async get(viewer: Viewer, id: string): Promise<CardRow> {
    return (await readableCard(this.#db, viewer, id)).card;
  }

  /** Changes the version that the caller has seen, or none; what changes nothing makes no version. */
  async update(viewer: Viewer, input: UpdateCardInput, now: Date): Promise<CardRow | VersionConflict> {
    const front = given('front', input.front);
    const back = given('back', input.back);
    return this.#db.transaction(async (tx) => {
      const { card, deck } = await readableCard(tx, viewer, input.id, 'NO KEY UPDATE');
      editable(viewer, deck, 'card');
      if (card.version !== input.expectedVersion) return new VersionConflict(card.version, 'card');
      const change = { front: front ?? card.front, back: back ?? card.back, editorId: viewer.id, at: now };
      const changes = change.front !== card.front || change.back !== card.back;
      const changed = changes ? await changeCard(tx, card, change) : card;
      if (input.resetMemory) await this.#reviews.resetForAll(tx, card, now);
      return changed;
    });
  }

  /** With what anybody remembers of it. @returns its id */
  async delete(viewer: Viewer, id: string): Promise<string> {
    await this.#db.transaction(async (tx) => {
      // The deck's lock keeps reviews away meanwhile.
      const { card, deck } = await readableCard(tx, viewer, id, 'UPDATE');
      editable(viewer, deck, 'card');
      await tx.query('DELETE FROM cards WHERE id = $1', [card.id]);
    });
    return id;
  }
}

/** @param lock of its deck, whose cards change only under it. @throws NOT_FOUND for what the viewer may not read, too */
export async function readableCard(
  sql: Sql, viewer: Viewer, id: string, lock?: Parameters<typeof deckById>[2],
): Promise<{ card: CardRow; deck: KnownDeck }> {
  const found = isId('Card', id) ? await cardById(sql, id) : null;
  const deck = found && (await deckById(sql, found.deckId, lock));
  readable(viewer, deck, 'card');
  // Read again under the lock: it may have been changed or deleted while that was waited for.
  const card = lock && found ? await cardById(sql, found.id) : found;
  if (!card || !deck) throw notFound('card');
  return { card, deck };
}

function given(field: 'front' | 'back', value: string | null | undefined): string | undefined {
  if (value === null) throw badUserInput(`input.${field}`, 'must not be null; leave it out to keep it as it is.');
  if (value !== undefined) checkSide(`input.${field}`, value);
  return value;
}
