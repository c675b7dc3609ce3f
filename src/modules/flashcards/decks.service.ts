import { mayEditDeck, mayReadDeck } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { badUserInput, forbidden, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import { PublicationStatus } from '../courses/courses.entity.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { LessonsService } from '../courses/lessons.service.js';
import { GenerationKind, GenerationStatus, type Origin } from '../generation/generation.entity.js';
import type { FlashcardContent } from '../generation/items/items.service.js';
import type { GenerationService } from '../generation/generation.service.js';
import { checkCards, checkCardCount, checkTitle, MAX_CARDS_OF_DECK } from './flashcards.input.js';
import { cardById, countCards, deckById, decksOf, insertCards, insertDeck, type CardRow, type DeckRow, type KnownDeck } from './flashcards.repository.js';
import type { CreateDeckInput } from './flashcards.type.js';

type CardText = Pick<CardRow, 'front' | 'back' | 'evidence'>;

/** What a deck takes from a generation. */
interface Generated {
  cards: CardText[];
  courseId: string | null;
  lessonId: string | null;
  origin: Origin | null;
}

export interface DecksServiceOptions {
  db: Db;
  courses: Pick<CoursesService, 'forEditing'>;
  lessons: Pick<LessonsService, 'get'>;
  generations: Pick<GenerationService, 'get' | 'items'>;
}

export class DecksService {
  readonly #options: DecksServiceOptions;

  constructor(options: DecksServiceOptions) {
    this.#options = options;
  }

  /** @throws NOT_FOUND for what the viewer may not read, too */
  async get(viewer: Viewer, id: string): Promise<DeckRow> {
    return readable(viewer, await known(this.#options.db, id));
  }

  /** The caller's own and those of the courses that he may read, newest first. @param courseId only that course's */
  list(viewer: Viewer, courseId: string | null, page: PageRequest): Promise<Connection<DeckRow>> {
    if (page.after !== null && !isId('Deck', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    if (courseId !== null && !isId('Course', courseId)) throw notFound('course');
    return decksOf(this.#options.db, viewer, courseId, page).then((rows) => connection(rows, page, ({ id }) => id));
  }

  /**
   * A draft of a course's, or a private deck.
   * @throws NOT_FOUND for a course, lesson or generation that the viewer may not read, FORBIDDEN for a course that he may not edit,
   *   BAD_USER_INPUT naming the field
   */
  async create(viewer: Viewer, input: CreateDeckInput, now: Date): Promise<DeckRow> {
    const { courses, lessons, db } = this.#options;
    checkTitle(input.title);
    checkCards('input.cards', input.cards);
    const course = input.courseId == null ? null : await courses.forEditing(viewer, input.courseId);
    const generated = input.fromGenerationId == null ? null : await this.#generated(viewer, input.fromGenerationId);
    const lesson = input.lessonId == null ? null : await lessons.get(viewer, input.lessonId);
    if (lesson && course && lesson.courseId !== course.id) throw badUserInput('input.lessonId', 'must be a lesson of the course.');
    if (lesson && generated && lesson.id !== generated.lessonId) throw badUserInput('input.lessonId', 'must be the lesson that the generation is about.');
    // Its evidence would show the course's readers what another course says.
    if (course && generated && generated.courseId !== course.id) throw badUserInput('input.fromGenerationId', 'must be about a lesson of the course.');
    const deck: DeckRow = {
      id: newId('Deck'), organizationId: viewer.organizationId, ownerId: viewer.id, courseId: course?.id ?? null,
      lessonId: lesson?.id ?? generated?.lessonId ?? null, status: PublicationStatus.DRAFT, title: input.title, createdAt: now,
    };
    await db.transaction(async (tx) => {
      await insertDeck(tx, deck);
      await insertCards(tx, viewer.id, (generated?.cards ?? []).map((card) => newCard(deck, card, generated?.origin ?? null, now)));
      await insertCards(tx, viewer.id, byHand(deck, input.cards, now));
    });
    return deck;
  }

  /** Opens a course's deck to the course's readers; changes nothing where it is published already. */
  async publish(viewer: Viewer, id: string): Promise<DeckRow> {
    const deck = editable(viewer, await known(this.#options.db, id));
    if (deck.course === null) throw forbidden('A private deck is its owner’s alone: only those of a course can be published.');
    await this.#options.db.query(`UPDATE decks SET status = '${PublicationStatus.PUBLISHED}' WHERE id = $1`, [id]);
    return this.get(viewer, id);
  }

  /** @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field */
  async rename(viewer: Viewer, id: string, title: string): Promise<DeckRow> {
    checkTitle(title);
    editable(viewer, await known(this.#options.db, id));
    await this.#options.db.query('UPDATE decks SET title = $2 WHERE id = $1', [id, title]);
    return this.get(viewer, id);
  }

  /** With its cards, and what anybody remembers of them. @returns its id */
  async delete(viewer: Viewer, id: string): Promise<string> {
    await this.#options.db.transaction(async (tx) => {
      const deck = editable(viewer, await known(tx, id, 'UPDATE'));
      await tx.query('DELETE FROM decks WHERE id = $1', [deck.id]);
    });
    return id;
  }

  /** Adds cards behind those of a deck, in their order. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async addCards(viewer: Viewer, deckId: string, cards: readonly { front: string; back: string }[], now: Date): Promise<CardRow[]> {
    if (cards.length === 0) throw badUserInput('input.cards', 'must not be empty.');
    checkCards('input.cards', cards);
    return this.#options.db.transaction(async (tx) => {
      const deck = editable(viewer, await known(tx, deckId, 'NO KEY UPDATE'));
      const count = (await countCards(tx, [deck.id])).get(deck.id) ?? 0;
      checkCardCount(count + cards.length);
      const added = byHand(deck, cards, now);
      await insertCards(tx, viewer.id, added);
      return added;
    });
  }

  async #generated(viewer: Viewer, id: string): Promise<Generated> {
    const { generations } = this.#options;
    const generation = await generations.get(viewer, id);
    if (generation.kind !== GenerationKind.FLASHCARDS) throw badUserInput('input.fromGenerationId', 'must be a generation of kind FLASHCARDS.');
    if (generation.status !== GenerationStatus.COMPLETED) throw badUserInput('input.fromGenerationId', `must be completed; it is ${generation.status}.`);
    const items = (await generations.items(viewer, id)).filter((item): item is FlashcardContent => item.type === 'FLASHCARD');
    const cards = items.slice(0, MAX_CARDS_OF_DECK).map(({ front, back, evidence }) => ({ front, back, evidence }));
    return { cards, courseId: generation.courseId, lessonId: generation.lessonId, origin: generation.origin };
  }
}

/** @throws NOT_FOUND */
export function readable(viewer: Viewer, deck: KnownDeck | null, what = 'deck'): KnownDeck {
  if (!deck || !mayReadDeck(viewer, deck)) throw notFound(what);
  return deck;
}

/** @throws NOT_FOUND for what the viewer may not read, FORBIDDEN for what he may read but not edit */
export function editable(viewer: Viewer, deck: KnownDeck | null, what = 'deck'): KnownDeck {
  const known = readable(viewer, deck, what);
  if (!mayEditDeck(viewer, known)) throw forbidden('Only those who teach this course and admins may change its decks.');
  return known;
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

function known(sql: Sql, id: string, lock?: Parameters<typeof deckById>[2]): Promise<KnownDeck | null> {
  return isId('Deck', id) ? deckById(sql, id, lock) : Promise.resolve(null);
}

function byHand(deck: DeckRow, cards: readonly { front: string; back: string }[], now: Date): CardRow[] {
  return cards.map(({ front, back }) => newCard(deck, { front, back, evidence: [] }, null, now));
}

function newCard({ id: deckId, organizationId }: DeckRow, text: CardText, origin: Origin | null, createdAt: Date): CardRow {
  return { id: newId('Card'), organizationId, deckId, ...text, staleReason: null, origin, version: 1, createdAt };
}
