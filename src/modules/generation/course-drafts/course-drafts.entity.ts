import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Course, Language, Lesson } from '../../courses/courses.entity.js';
import { Organization, User } from '../../identity/identity.entity.js';
import { Generation } from '../generation.entity.js';

export enum CourseDraftStatus {
  OUTLINING = 'OUTLINING',
  OUTLINED = 'OUTLINED',
  APPROVED = 'APPROVED',
  DRAFTING = 'DRAFTING',
  PAUSED = 'PAUSED',
  DRAFTED = 'DRAFTED',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
}

/** The machine has nothing to do: the run is over, and its log has its end. */
export const OVER: readonly CourseDraftStatus[] = [CourseDraftStatus.OUTLINED, CourseDraftStatus.DRAFTED, CourseDraftStatus.FAILED, CourseDraftStatus.CANCELLED];

export enum DraftedLessonStatus {
  PENDING = 'PENDING',
  DRAFTING = 'DRAFTING',
  DRAFTED = 'DRAFTED',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
  ACCEPTED = 'ACCEPTED',
  DISCARDED = 'DISCARDED',
}

/** A course that is being drafted. Its lessons come into the course one by one, each by a person's decision. */
@Entity({ tableName: 'course_drafts' })
@Index({ properties: ['userId', 'id'] })
@Unique({ properties: ['userId', 'idempotencyKey'] })
export class CourseDraft {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  /** Whose it is: who pays for every step, and owns the course. */
  @ManyToOne(() => User, { mapToPk: true, fieldName: 'user_id' })
  userId!: string;

  @Index()
  @Enum({ items: () => CourseDraftStatus, type: 'text' })
  status!: CourseDraftStatus;

  /** Grows by one whenever a person changes the outline, or has it made again. */
  @Property({ type: 'integer' })
  version = 1;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text' })
  description!: string;

  @Enum({ items: () => Language, type: 'text' })
  language!: Language;

  /** What was asked for, defaults applied: compared for idempotency. */
  @Property({ type: 'json' })
  request!: Record<string, unknown>;

  @Property({ type: 'text', nullable: true })
  idempotencyKey: string | null = null;

  /** The generation of its outline. */
  @ManyToOne(() => Generation, { mapToPk: true, fieldName: 'outline_id', nullable: true, index: true, deleteRule: 'set null' })
  outlineId: string | null = null;

  /** From 1; whatever a person has done begins another. Each has a log of its own. */
  @Property({ type: 'integer' })
  run = 1;

  /** The limit that it waits for; null while it waits for none. */
  @Property({ type: 'json', nullable: true })
  pause: Record<string, unknown> | null = null;

  /** When it goes on by itself; null: when a person says so. */
  @Property({ type: 'timestamptz', nullable: true })
  resumesAt: Date | null = null;

  /** Why there is no outline. */
  @Property({ type: 'json', nullable: true })
  failure: Record<string, unknown> | null = null;

  /** Null until its outline is approved. */
  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', nullable: true, index: true, deleteRule: 'cascade' })
  courseId: string | null = null;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'approved_by', nullable: true, index: true })
  approvedBy: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  approvedAt: Date | null = null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}

/** A lesson of an outline, its draft, and what a person decided of that. */
@Entity({ tableName: 'course_draft_lessons' })
@Index({ properties: ['draftId', 'position'] })
export class CourseDraftLesson {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => CourseDraft, { mapToPk: true, fieldName: 'draft_id', deleteRule: 'cascade' })
  draftId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  /** From 1. */
  @Property({ type: 'integer' })
  position!: number;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text' })
  summary!: string;

  @Property({ type: 'json' })
  objectives!: string[];

  @Property({ type: 'integer' })
  minutes!: number;

  @Enum({ items: () => DraftedLessonStatus, type: 'text' })
  status!: DraftedLessonStatus;

  /** Grows by one whenever its draft is asked for, ends, or is decided on. */
  @Property({ type: 'integer' })
  version = 1;

  @Property({ type: 'json', nullable: true })
  failure: Record<string, unknown> | null = null;

  /** What it became; null until somebody accepted it. */
  @ManyToOne(() => Lesson, { mapToPk: true, fieldName: 'lesson_id', nullable: true, unique: true, deleteRule: 'set null' })
  lessonId: string | null = null;

  /** Whether whoever accepted it changed it first. */
  @Property({ type: 'boolean', default: false })
  edited = false;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'decided_by', nullable: true, index: true })
  decidedBy: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null = null;
}

/** A part of a lesson that is drafted by itself. */
@Entity({ tableName: 'course_draft_sections' })
@Index({ properties: ['lessonId', 'position'] })
export class CourseDraftSection {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => CourseDraftLesson, { mapToPk: true, fieldName: 'lesson_id', deleteRule: 'cascade' })
  lessonId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  /** From 1. */
  @Property({ type: 'integer' })
  position!: number;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text' })
  summary!: string;

  /** What is being drafted, or was; null: it is still to be asked for. */
  @ManyToOne(() => Generation, { mapToPk: true, fieldName: 'generation_id', nullable: true, unique: true, deleteRule: 'set null' })
  generationId: string | null = null;

  /** Whether it was drafted before: then an answer that is at hand is none. */
  @Property({ type: 'boolean', default: false })
  again = false;
}
