import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Course, Lesson } from '../courses/courses.entity.js';
import { Organization, User } from '../identity/identity.entity.js';

/** For whom it is. */
export enum QuizPurpose {
  COURSE = 'COURSE',
  PRACTICE = 'PRACTICE',
}

export enum QuizStatus {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  PUBLISHED = 'PUBLISHED',
  RETIRED = 'RETIRED',
}

/** From when something that gives an answer away, or the score, may be seen by who answers. */
export enum RevealTime {
  IMMEDIATELY = 'IMMEDIATELY',
  AFTER_SUBMISSION = 'AFTER_SUBMISSION',
  AFTER_DUE_DATE = 'AFTER_DUE_DATE',
  NEVER = 'NEVER',
}

export enum QuizAction {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  SUBMITTED = 'SUBMITTED',
  PUBLISHED = 'PUBLISHED',
  RETIRED = 'RETIRED',
  REOPENED = 'REOPENED',
  ITEM_ADDED = 'ITEM_ADDED',
  ITEM_EDITED = 'ITEM_EDITED',
  ITEM_ACCEPTED = 'ITEM_ACCEPTED',
  ITEM_REJECTED = 'ITEM_REJECTED',
  ITEM_RELEASED = 'ITEM_RELEASED',
  ITEM_REGENERATION_STARTED = 'ITEM_REGENERATION_STARTED',
  ITEM_REPLACED = 'ITEM_REPLACED',
  ITEM_PROPOSAL_DROPPED = 'ITEM_PROPOSAL_DROPPED',
  ITEM_REPAIRED = 'ITEM_REPAIRED',
  ITEM_REMOVED = 'ITEM_REMOVED',
  REORDERED = 'REORDERED',
}

/** How a quiz is sat. Instants are ISO 8601. */
export interface StoredSettings {
  timeLimitSeconds: number | null;
  opensAt: string | null;
  dueAt: string | null;
  maxAttempts: number | null;
  shuffleQuestions: boolean;
  shuffleChoices: boolean;
  /** Whether what is partly right gets a part of the points; left out: it does. */
  partialCredit?: boolean;
  /** Whether keys that a model made are checked by themselves; left out: they are. */
  keyCheck?: boolean;
  reveal: Record<'key' | 'evidence' | 'explanation' | 'score', RevealTime>;
}

/** One field before and after: a line for a text or a number, several for a list, none where there was or is nothing. */
export interface FieldDifference {
  field: string;
  before: string[];
  after: string[];
}

/** A quiz as those who arrange it see it; what learners get is its last publication. */
@Entity({ tableName: 'quizzes' })
@Unique({ properties: ['createdBy', 'idempotencyKey'] })
export class Quiz {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', index: true, deleteRule: 'cascade' })
  courseId!: string;

  /** The one lesson that it is about; null: the whole course. */
  @ManyToOne(() => Lesson, { mapToPk: true, fieldName: 'lesson_id', index: true, nullable: true, deleteRule: 'set null' })
  lessonId: string | null = null;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'created_by', index: true })
  createdBy!: string;

  /** By which its maker may ask for it again. */
  @Property({ type: 'text', nullable: true })
  idempotencyKey: string | null = null;

  /** What was asked for under that key; null where there is none. */
  @Property({ type: 'json', nullable: true })
  request: Record<string, unknown> | null = null;

  @Property({ type: 'text' })
  title!: string;

  @Enum({ items: () => QuizPurpose, type: 'text' })
  purpose!: QuizPurpose;

  @Enum({ items: () => QuizStatus, type: 'text' })
  status!: QuizStatus;

  /** Grows by one with every change of title, settings, items, their order or the status. */
  @Property({ type: 'integer' })
  version = 1;

  /** The version that was published last; null before the first time. */
  @Property({ type: 'integer', nullable: true })
  publishedVersion: number | null = null;

  @Property({ type: 'json' })
  settings!: StoredSettings;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  updatedAt: Date = new Date();
}

/** What learners get: the quiz as it was published, which nothing changes any more. */
@Entity({ tableName: 'quiz_publications' })
export class QuizPublication {
  @ManyToOne(() => Quiz, { mapToPk: true, primary: true, fieldName: 'quiz_id', deleteRule: 'cascade' })
  quizId!: string;

  /** The quiz's own, at that time. */
  @PrimaryKey({ type: 'integer' })
  version!: number;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'json' })
  settings!: StoredSettings;

  /** In their order. */
  @Property({ type: 'json' })
  items!: { itemId: string; version: number }[];

  @Property({ type: 'integer' })
  points!: number;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'published_by' })
  publishedBy!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  publishedAt: Date = new Date();
}

/** Who did what to a quiz, and the difference that it made. */
@Entity({ tableName: 'quiz_changes' })
@Index({ properties: ['quizId', 'id'] })
export class QuizChange {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => Quiz, { mapToPk: true, fieldName: 'quiz_id', deleteRule: 'cascade' })
  quizId!: string;

  /** The quiz's, once this was done. */
  @Property({ type: 'integer' })
  version!: number;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'user_id' })
  userId!: string;

  @Enum({ items: () => QuizAction, type: 'text' })
  action!: QuizAction;

  /** Null where it concerns no single item. */
  @Property({ type: 'text', nullable: true })
  itemId: string | null = null;

  @Property({ type: 'json' })
  differences!: FieldDifference[];

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  at: Date = new Date();
}
