import { Arg, Ctx, FieldResolver, Float, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, pageRequest } from '../../platform/graphql/pages.js';
import { DateTime, type Connection } from '../../platform/graphql/types.js';
import type { DecksService } from './decks.service.js';
import type { DueService } from './due.service.js';
import { CardState, ReviewKind } from './flashcards.entity.js';
import type { CardRow } from './flashcards.repository.js';
import { CardConnection, CardMemory, CardType } from './flashcards.type.js';
import { seedOf, type LoggedRow } from './log.js';
import { isLeech, replay, retrievability } from './memory.js';
import type { ReviewsService } from './reviews.service.js';
import type { StudySettingsService } from './settings.service.js';
import { CardReviewConnection, ForecastDay, ReviewCardInput, StudySettings, UndoReviewInput, UpdateStudySettingsInput } from './study.type.js';

export interface StudyServices {
  decks: Pick<DecksService, 'get'>;
  due: DueService;
  reviews: ReviewsService;
  settings: StudySettingsService;
}

const DECK = 'Only of that deck; left out: of all decks that the caller has begun to learn, and his own.';

@Resolver(() => CardType)
export class StudyResolver {
  constructor(private readonly services: StudyServices) {}

  @Query(() => CardConnection, {
    description: 'What the caller is to be asked now: steps of minutes, then reviews, then new cards, up to the limits of his day. Pages are of the moment when the first was asked for.',
  })
  async dueCards(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
    @Arg('deckId', () => ID, { nullable: true, description: DECK }) deckId?: string | null,
  ): Promise<Connection<CardRow>> {
    const viewer = context.viewer();
    if (deckId != null) await this.services.decks.get(viewer, deckId);
    return this.services.due.page(viewer, deckId ?? null, pageRequest(first, after), new Date());
  }

  @Query(() => [ForecastDay], { description: 'How many cards come due on each of the coming days of the caller, today first.' })
  async studyForecast(
    @Ctx() context: Context,
    @Arg('days', () => Int, { defaultValue: 7, description: '1 to 365.' }) days: number,
    @Arg('deckId', () => ID, { nullable: true, description: DECK }) deckId?: string | null,
  ): Promise<ForecastDay[]> {
    const viewer = context.viewer();
    if (deckId != null) await this.services.decks.get(viewer, deckId);
    return this.services.due.forecast(viewer, deckId ?? null, days, new Date());
  }

  @Query(() => CardReviewConnection, { description: 'What the caller did with a card, newest first.' })
  cardReviews(
    @Ctx() context: Context,
    @Arg('cardId', () => ID, { description: 'A card of a deck that the caller may read.' }) cardId: string,
    @Arg('first', () => Int, { defaultValue: 20, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<LoggedRow>> {
    return this.services.reviews.log(context.viewer(), cardId, pageRequest(first, after));
  }

  @Query(() => StudySettings, { description: "The caller's own." })
  studySettings(@Ctx() context: Context): Promise<StudySettings> {
    return this.services.settings.get(context.viewer());
  }

  @Mutation(() => StudySettings, { description: "Changes the caller's own." })
  updateStudySettings(
    @Ctx() context: Context,
    @Arg('input', () => UpdateStudySettingsInput, { description: 'What is asked for.' }) input: UpdateStudySettingsInput,
  ): Promise<StudySettings> {
    return this.services.settings.update(context.viewer(), input);
  }

  @Mutation(() => CardType, { description: 'Adds a review to the log, once for each reviewId, also where later ones are there already.' })
  reviewCard(
    @Ctx() context: Context,
    @Arg('input', () => ReviewCardInput, { description: 'What is asked for.' }) input: ReviewCardInput,
  ): Promise<CardRow> {
    return this.services.reviews.review(context.viewer(), input, new Date());
  }

  @Mutation(() => CardType, { description: 'Makes the last review of a card void: its memory is as if that had not been. Sent again it changes nothing.' })
  undoReview(
    @Ctx() context: Context,
    @Arg('input', () => UndoReviewInput, { description: 'What is asked for.' }) input: UndoReviewInput,
  ): Promise<CardRow> {
    return this.services.reviews.undo(context.viewer(), input.reviewId, new Date());
  }

  @Mutation(() => CardType, { description: 'The caller is not asked it until it is unsuspended.' })
  suspendCard(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The card.' }) id: string): Promise<CardRow> {
    return this.services.reviews.mark(context.viewer(), id, ReviewKind.SUSPEND, new Date());
  }

  @Mutation(() => CardType, { description: 'Makes a suspended card due again as it was.' })
  unsuspendCard(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The card.' }) id: string): Promise<CardRow> {
    return this.services.reviews.mark(context.viewer(), id, ReviewKind.UNSUSPEND, new Date());
  }

  @Mutation(() => CardType, { description: "The caller is not asked it until his next day begins." })
  buryCard(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The card.' }) id: string): Promise<CardRow> {
    return this.services.reviews.mark(context.viewer(), id, ReviewKind.BURY, new Date());
  }

  @Mutation(() => CardType, { description: 'Makes a buried card due again today.' })
  unburyCard(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The card.' }) id: string): Promise<CardRow> {
    return this.services.reviews.mark(context.viewer(), id, ReviewKind.UNBURY, new Date());
  }

  @Mutation(() => CardType, { description: 'Makes the card new again for the caller; what he did with it stays in the log.' })
  resetCard(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The card.' }) id: string): Promise<CardRow> {
    return this.services.reviews.mark(context.viewer(), id, ReviewKind.RESET, new Date());
  }

  @FieldResolver(() => CardMemory, { description: 'How well the caller remembers it, and when it is due.' })
  async memory(@Root() card: CardRow, @Ctx() context: Context): Promise<CardMemory> {
    const memory = await context.loaders.memories.load({ userId: context.viewer().id, cardId: card.id });
    const isNew = memory.state === CardState.NEW;
    return { ...memory, stability: isNew ? null : memory.stability, difficulty: isNew ? null : memory.difficulty, leech: isLeech(memory) };
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'The probability, 0 to 1, that the caller recalls it at that time, by what he did before; null where that was nothing.',
  })
  async retrievability(
    @Root() card: CardRow,
    @Ctx() context: Context,
    @Arg('at', () => DateTime, { nullable: true, description: 'Left out: now.' }) at?: Date | null,
  ): Promise<number | null> {
    const key = { userId: context.viewer().id, cardId: card.id };
    const time = at ?? new Date();
    const memory = await context.loaders.memories.load(key);
    if (memory.lastEntryAt === null || memory.lastEntryAt <= time) return retrievability(memory, time);
    const before = (await context.loaders.reviewLogs.load(key)).filter((entry) => entry.undoes !== null || entry.at <= time);
    return retrievability(replay(before, seedOf(key)), time);
  }
}
