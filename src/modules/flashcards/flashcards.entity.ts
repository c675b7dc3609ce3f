import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Course, Lesson, PublicationStatus } from '../courses/courses.entity.js';
import { Origin } from '../generation/generation.entity.js';
import { Organization, User } from '../identity/identity.entity.js';
import type { StoredEvidence } from '../quizzes/quizzes.entity.js';

/** Where a card stands with a learner, in FSRS's words. */
export enum CardState {
  NEW = 'NEW',
  LEARNING = 'LEARNING',
  REVIEW = 'REVIEW',
  RELEARNING = 'RELEARNING',
}

export enum ReviewRating {
  AGAIN = 'AGAIN',
  HARD = 'HARD',
  GOOD = 'GOOD',
  EASY = 'EASY',
}

/** What the review log tells of. */
export enum ReviewKind {
  REVIEW = 'REVIEW',
  UNDO = 'UNDO',
  RESET = 'RESET',
  SUSPEND = 'SUSPEND',
  UNSUSPEND = 'UNSUSPEND',
  BURY = 'BURY',
  UNBURY = 'UNBURY',
}

/** What waits for a learner: steps of minutes, or reviews of days. New and suspended cards wait in neither. */
export enum CardQueue {
  LEARNING = 'LEARNING',
  REVIEW = 'REVIEW',
}

/** Cards of a course, for its readers; or somebody's own, for nobody else. */
@Entity({ tableName: 'decks' })
@Index({ properties: ['ownerId', 'id'] })
@Index({ properties: ['courseId', 'id'] })
export class Deck {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  /** Who made it; the only one who sees it where it belongs to no course. */
  @ManyToOne(() => User, { mapToPk: true, fieldName: 'owner_id' })
  ownerId!: string;

  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', nullable: true, deleteRule: 'cascade' })
  courseId: string | null = null;

  /** The lesson that it is about; a deck outlives it. */
  @ManyToOne(() => Lesson, { mapToPk: true, fieldName: 'lesson_id', index: true, nullable: true, deleteRule: 'set null' })
  lessonId: string | null = null;

  /** Private decks stay drafts: they are nobody else's. */
  @Enum({ items: () => PublicationStatus, type: 'text' })
  status!: PublicationStatus;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}

/** A card as it stands now; every version that it ever had is a row of CardVersion too. */
@Entity({ tableName: 'cards' })
@Index({ properties: ['deckId', 'id'] })
export class Card {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  @ManyToOne(() => Deck, { mapToPk: true, fieldName: 'deck_id', deleteRule: 'cascade' })
  deckId!: string;

  @Property({ type: 'text' })
  front!: string;

  @Property({ type: 'text' })
  back!: string;

  @Property({ type: 'json' })
  evidence!: StoredEvidence[];

  /** The lesson that the evidence stands in, which a deck of one's own may outlive; null where there is none. */
  @Property({ type: 'text', nullable: true, index: true })
  lessonId: string | null = null;

  /** Why the evidence no longer stands in the lesson; null: it does. */
  @Property({ type: 'text', nullable: true })
  staleReason: string | null = null;

  /** Null where a person wrote it. */
  @Enum({ items: () => Origin, type: 'text', nullable: true })
  origin: Origin | null = null;

  /** Grows by one whenever front or back change. */
  @Property({ type: 'integer' })
  version = 1;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}

@Entity({ tableName: 'card_versions' })
export class CardVersion {
  @ManyToOne(() => Card, { mapToPk: true, primary: true, fieldName: 'card_id', deleteRule: 'cascade' })
  cardId!: string;

  @PrimaryKey({ type: 'integer' })
  version!: number;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'text' })
  editorId!: string;

  @Property({ type: 'text' })
  front!: string;

  @Property({ type: 'text' })
  back!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}

/** The review log: rows are added, never changed. Each holds all that its effect depends on, so that replaying it gives the same state. */
@Entity({ tableName: 'card_reviews' })
@Index({ properties: ['cardId', 'userId'] })
@Index({ properties: ['userId', 'day'] })
@Unique({ properties: ['userId', 'undoes'] })
export class CardReview {
  @ManyToOne(() => User, { mapToPk: true, primary: true, fieldName: 'user_id' })
  userId!: string;

  /** A review's is the client's own. */
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => Card, { mapToPk: true, fieldName: 'card_id', deleteRule: 'cascade' })
  cardId!: string;

  @Enum({ items: () => ReviewKind, type: 'text' })
  kind!: ReviewKind;

  @Enum({ items: () => ReviewRating, type: 'text', nullable: true })
  rating: ReviewRating | null = null;

  /** The review that an UNDO makes void. */
  @Property({ type: 'text', nullable: true })
  undoes: string | null = null;

  @Property({ type: 'integer', nullable: true })
  durationMs: number | null = null;

  /** When it happened, as the client says. */
  @Property({ type: 'timestamptz' })
  at!: Date;

  @Property({ type: 'timestamptz' })
  receivedAt!: Date;

  /** The learner's settings when it was received. */
  @Property({ type: 'double' })
  desiredRetention!: number;

  @Property({ type: 'text' })
  timeZone!: string;

  @Property({ type: 'integer' })
  dayStartHour!: number;

  /** The learner's day that `at` belongs to, counted from 1970-01-01. */
  @Property({ type: 'integer' })
  day!: number;
}

/** What the log of one learner and card amounts to. No row: a new card. */
@Entity({ tableName: 'card_states' })
@Index({ properties: ['userId', 'queue', 'queueAt', 'cardId'] })
@Index({ properties: ['userId', 'deckId', 'queue', 'queueAt', 'cardId'] })
@Index({ properties: ['userId', 'lastReviewAt'] })
export class CardMemory {
  @ManyToOne(() => User, { mapToPk: true, primary: true, fieldName: 'user_id' })
  userId!: string;

  @ManyToOne(() => Card, { mapToPk: true, primary: true, fieldName: 'card_id', index: true, deleteRule: 'cascade' })
  cardId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  /** The card's, for the indexes; a card never changes its deck. */
  @Property({ type: 'text' })
  deckId!: string;

  @Enum({ items: () => CardState, type: 'text' })
  state!: CardState;

  /** In days: after so many the learner still recalls it with a probability of 90 %. */
  @Property({ type: 'double' })
  stability!: number;

  /** From 1 to 10. */
  @Property({ type: 'double' })
  difficulty!: number;

  /** Which of the steps of minutes comes next. */
  @Property({ type: 'integer' })
  step!: number;

  @Property({ type: 'integer' })
  scheduledDays!: number;

  @Property({ type: 'integer' })
  reps!: number;

  @Property({ type: 'integer' })
  lapses!: number;

  @Property({ type: 'timestamptz', nullable: true })
  due: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  lastReviewAt: Date | null = null;

  @Property({ type: 'integer', nullable: true })
  lastReviewDay: number | null = null;

  /** Its first review since it was new. */
  @Property({ type: 'timestamptz', nullable: true })
  introducedAt: Date | null = null;

  @Property({ type: 'boolean' })
  suspended!: boolean;

  @Property({ type: 'timestamptz', nullable: true })
  buriedUntil: Date | null = null;

  @Enum({ items: () => CardQueue, type: 'text', nullable: true })
  queue: CardQueue | null = null;

  /** When it is shown: not before it is due, nor while it is buried. */
  @Property({ type: 'timestamptz', nullable: true })
  queueAt: Date | null = null;

  /** The last entry of the log that it includes. */
  @Property({ type: 'timestamptz', nullable: true })
  lastEntryAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  lastEntryId: string | null = null;
}

/** How a learner learns; no row: the defaults. */
@Entity({ tableName: 'study_settings' })
export class StudySettingsRow {
  @ManyToOne(() => User, { mapToPk: true, primary: true, fieldName: 'user_id' })
  userId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'text' })
  timeZone!: string;

  @Property({ type: 'integer' })
  dayStartHour!: number;

  @Property({ type: 'integer' })
  newCardsPerDay!: number;

  @Property({ type: 'integer' })
  reviewsPerDay!: number;

  @Property({ type: 'double' })
  desiredRetention!: number;
}
