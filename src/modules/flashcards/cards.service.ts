import type { Viewer } from '../../auth/viewer.js';
import { badUserInput } from '../../platform/errors.js';
import type { Db } from '../../platform/postgres.js';
import { VersionConflict } from '../courses/courses.type.js';
import { editable, readableCard } from './decks.service.js';
import { checkSide } from './flashcards.input.js';
import { changeCard, type CardRow } from './flashcards.repository.js';
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

function given(field: 'front' | 'back', value: string | null | undefined): string | undefined {
  if (value === null) throw badUserInput(`input.${field}`, 'must not be null; leave it out to keep it as it is.');
  if (value !== undefined) checkSide(`input.${field}`, value);
  return value;
}
