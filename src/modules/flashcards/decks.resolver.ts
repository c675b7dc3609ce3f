import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { badUserInput } from '../../platform/errors.js';
import { AFTER, connection, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId } from '../../platform/ids.js';
import type { VersionConflict } from '../courses/courses.type.js';
import type { CardsService } from './cards.service.js';
import type { DecksService } from './decks.service.js';
import type { CardRow, DeckRow } from './flashcards.repository.js';
import { CardConnection, CardType, CreateCardsInput, CreateDeckInput, DeckConnection, DeckType, UpdateCardInput, UpdateCardResult, UpdateDeckInput } from './flashcards.type.js';

@Resolver(() => DeckType)
export class DecksResolver {
  constructor(
    private readonly decks: DecksService,
    private readonly cardsOf: CardsService,
  ) {}

  @Query(() => DeckType, { nullable: true, description: 'A deck that the caller may read.' })
  deck(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The deck.' }) id: string): Promise<DeckRow> {
    return this.decks.get(context.viewer(), id);
  }

  @Query(() => DeckConnection, { name: 'decks', description: "The caller's own and those of the courses that he may read; newest first." })
  list(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
    @Arg('courseId', () => ID, { nullable: true, description: "Only that course's." }) courseId?: string | null,
  ): Promise<Connection<DeckRow>> {
    return this.decks.list(context.viewer(), courseId ?? null, pageRequest(first, after));
  }

  @Query(() => CardType, { nullable: true, description: 'A card of a deck that the caller may read.' })
  card(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The card.' }) id: string): Promise<CardRow> {
    return this.cardsOf.get(context.viewer(), id);
  }

  @Mutation(() => DeckType, { description: "A draft of a course's, for those who may edit it, or a private deck, for everybody." })
  createDeck(
    @Ctx() context: Context,
    @Arg('input', () => CreateDeckInput, { description: 'What is asked for.' }) input: CreateDeckInput,
  ): Promise<DeckRow> {
    return this.decks.create(context.viewer(), input, new Date());
  }

  @Mutation(() => DeckType, { description: 'Gives a deck another title.' })
  updateDeck(@Ctx() context: Context, @Arg('input', () => UpdateDeckInput, { description: 'Which deck, and its new title.' }) input: UpdateDeckInput): Promise<DeckRow> {
    return this.decks.rename(context.viewer(), input.id, input.title);
  }

  @Mutation(() => DeckType, { description: "Opens a course's deck to the course's readers; changes nothing where it is published already." })
  publishDeck(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The deck.' }) id: string): Promise<DeckRow> {
    return this.decks.publish(context.viewer(), id);
  }

  @Mutation(() => ID, { description: 'With its cards and what anybody remembers of them; the answer is its id.' })
  deleteDeck(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The deck.' }) id: string): Promise<string> {
    return this.decks.delete(context.viewer(), id);
  }

  @Mutation(() => [CardType], { description: "Adds cards behind a deck's, in their order." })
  createCards(
    @Ctx() context: Context,
    @Arg('input', () => CreateCardsInput, { description: 'What is asked for.' }) input: CreateCardsInput,
  ): Promise<CardRow[]> {
    return this.decks.addCards(context.viewer(), input.deckId, input.cards, new Date());
  }

  @Mutation(() => UpdateCardResult, { description: 'Makes a version. What is remembered of the card stays, unless it is to be reset.' })
  updateCard(
    @Ctx() context: Context,
    @Arg('input', () => UpdateCardInput, { description: 'What is asked for.' }) input: UpdateCardInput,
  ): Promise<CardRow | VersionConflict> {
    return this.cardsOf.update(context.viewer(), input, new Date());
  }

  @Mutation(() => ID, { description: 'With what anybody remembers of it; the answer is its id.' })
  deleteCard(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The card.' }) id: string): Promise<string> {
    return this.cardsOf.delete(context.viewer(), id);
  }

  @FieldResolver(() => Int, { description: 'How many there are, of all states.' })
  cardCount(@Root() deck: DeckRow, @Ctx() context: Context): Promise<number> {
    return context.loaders.cardCounts.load(deck.id);
  }

  @FieldResolver(() => CardConnection, { description: 'In the order in which they were made.' })
  async cards(
    @Root() deck: DeckRow,
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<CardRow>> {
    const page = pageRequest(first, after);
    if (page.after !== null && !isId('Card', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    return connection(await context.loaders.cards.load({ deckId: deck.id, ...page }), page, ({ id }) => id);
  }
}
