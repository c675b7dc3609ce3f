import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, Node } from '../../platform/graphql/types.js';
import { PublicationStatus } from '../courses/courses.entity.js';
import { VersionConflict } from '../courses/courses.type.js';
import { Origin } from '../generation/generation.entity.js';
import { Evidence } from '../quizzes/quizzes.type.js';
import { CardState } from './flashcards.entity.js';

registerEnumType(CardState, {
  name: 'CardState',
  description: "Where a card stands with a learner: NEW until its first review, then in steps of minutes (LEARNING), then of days (REVIEW); RELEARNING once it was forgotten.",
});

/** Its cards and their number are resolved when asked for. */
@ObjectType('Deck', { implements: Node, description: "Cards of a course, for the course's readers once the deck is published; or somebody's own, for nobody else." })
export class DeckType extends Node {
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => ID, { nullable: true, description: "Null for a private deck." })
  courseId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The lesson that it is about.' })
  lessonId!: string | null;

  @Field(() => PublicationStatus, { description: 'A private deck stays a draft.' })
  status!: PublicationStatus;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

/** What the caller remembers of it is resolved when asked for. */
@ObjectType('Card', { implements: Node, description: 'A card of a deck, and how well the caller remembers it.' })
export class CardType extends Node {
  @Field(() => ID, { description: 'The deck.' })
  deckId!: string;

  @Field(() => String, { description: 'Markdown.' })
  front!: string;

  @Field(() => String, { description: 'Markdown.' })
  back!: string;

  @Field(() => [Evidence], { description: 'Where a lesson says so; empty for a card that a person wrote.' })
  evidence!: Evidence[];

  @Field(() => String, { nullable: true, description: 'Why its evidence no longer stands in the lesson, which has changed since; null while it does.' })
  staleReason!: string | null;

  @Field(() => Origin, { nullable: true, description: 'Who wrote it at first; null for a person.' })
  origin!: Origin | null;

  @Field(() => Int, { description: 'Grows by one whenever front or back change.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

@ObjectType({ description: "The caller's memory of a card, by FSRS-6." })
export class CardMemory {
  @Field(() => CardState, { description: 'How well it is known.' })
  state!: CardState;

  @Field(() => DateTime, { nullable: true, description: 'Null while it is new. Intervals of days end when a day of the learner begins.' })
  due!: Date | null;

  @Field(() => Number, { nullable: true, description: 'Days until it is recalled with a probability of 90 %; null while it is new.' })
  stability!: number | null;

  @Field(() => Number, { nullable: true, description: '1 to 10; null while it is new.' })
  difficulty!: number | null;

  @Field(() => Int, { description: 'How often it was reviewed.' })
  reps!: number;

  @Field(() => Int, { description: 'How often it was forgotten after it had been learnt.' })
  lapses!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was last reviewed; null until then.' })
  lastReviewAt!: Date | null;

  @Field(() => Boolean, { description: 'Forgotten 8 times or more: better written anew than asked again.' })
  leech!: boolean;

  @Field(() => Boolean, { description: 'Not asked until it is unsuspended.' })
  suspended!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'Not asked before.' })
  buriedUntil!: Date | null;
}

export const DeckConnection = connectionOf('Deck', () => DeckType);
export const CardConnection = connectionOf('Card', () => CardType);

const TEXT = 'Markdown, 1 to 10,000 UTF-16 units.';

@InputType({ description: 'A card to be learned by.' })
export class CardInput {
  @Field(() => String, { description: TEXT })
  front!: string;

  @Field(() => String, { description: TEXT })
  back!: string;
}

@InputType({ description: 'A new deck.' })
export class CreateDeckInput {
  @Field(() => String, { description: '1 to 300 UTF-16 units.' })
  title!: string;

  @Field(() => ID, { nullable: true, description: "The course that it belongs to, for those who may edit that; left out: a private deck." })
  courseId?: string | null;

  @Field(() => ID, { nullable: true, description: "The lesson that it is about; left out: the generation's." })
  lessonId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A completed generation of kind FLASHCARDS, whose cards it takes, with their evidence.' })
  fromGenerationId?: string | null;

  @Field(() => [CardInput], { defaultValue: [], description: 'Written by hand; at most 500.' })
  cards!: CardInput[];
}

@InputType({ description: 'A new title for a deck.' })
export class UpdateDeckInput {
  @Field(() => ID, { description: 'The deck.' })
  id!: string;

  @Field(() => String, { description: '1 to 300 UTF-16 units.' })
  title!: string;
}

@InputType({ description: 'New cards of a deck.' })
export class CreateCardsInput {
  @Field(() => ID, { description: 'The deck.' })
  deckId!: string;

  @Field(() => [CardInput], { description: '1 to 500; a deck holds at most 5,000.' })
  cards!: CardInput[];
}

@InputType({ description: 'What is left out stays as it is.' })
export class UpdateCardInput {
  @Field(() => ID, { description: 'The card.' })
  id!: string;

  @Field(() => Int, { description: 'The version that the change was made from.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: TEXT })
  front?: string | null;

  @Field(() => String, { nullable: true, description: TEXT })
  back?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it becomes new again for everybody who learns it, since it asks something else now.' })
  resetMemory!: boolean;
}

export const UpdateCardResult = createUnionType({
  name: 'UpdateCardResult',
  description: 'The card as it is now, or why it was not changed.',
  types: () => [CardType, VersionConflict] as const,
  resolveType: (result) => (result instanceof VersionConflict ? VersionConflict : CardType),
});
