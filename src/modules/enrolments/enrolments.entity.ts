import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Course, Lesson } from '../courses/courses.entity.js';
import { Organization, User } from '../identity/identity.entity.js';

export enum EnrolmentState {
  ACTIVE = 'ACTIVE',
  LEFT = 'LEFT',
  REMOVED = 'REMOVED',
}

/** What let somebody in. */
export enum EnrolledBy {
  HIMSELF = 'HIMSELF',
  CODE = 'CODE',
  INVITATION = 'INVITATION',
}

export enum InvitationState {
  PENDING = 'PENDING',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  REVOKED = 'REVOKED',
}

/** Who teaches a course beside its owner. */
@Entity({ tableName: 'course_instructors' })
export class CourseInstructor {
  @ManyToOne(() => Course, { mapToPk: true, primary: true, fieldName: 'course_id', deleteRule: 'cascade' })
  courseId!: string;

  @ManyToOne(() => User, { mapToPk: true, primary: true, fieldName: 'user_id', index: true, deleteRule: 'cascade' })
  userId!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  @Property({ type: 'text' })
  addedBy!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  addedAt: Date = new Date();
}

/** Whom a course lets in, and when it is completed. A course without a row has neither seats, code nor a share of its quizzes. */
@Entity({ tableName: 'enrolment_rules' })
export class EnrolmentRulesRow {
  @ManyToOne(() => Course, { mapToPk: true, primary: true, fieldName: 'course_id', deleteRule: 'cascade' })
  courseId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  /** Null: as many as come. */
  @Property({ type: 'integer', nullable: true })
  seats: number | null = null;

  /** A keyed hash of the join code; null: there is none. */
  @Property({ type: 'text', nullable: true, unique: true })
  codeHash: string | null = null;

  /** The code itself, encrypted: those who teach look it up. */
  @Property({ type: 'text', nullable: true })
  sealedCode: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  codeExpiresAt: Date | null = null;

  /** Of the points of every published quiz, from 0 to 1; null: quizzes don't matter. */
  @Property({ type: 'double', nullable: true })
  quizShare: number | null = null;

  /** Which quizzes there were, and which were due, when it was last looked at who has passed them; null: never. */
  @Property({ type: 'text', nullable: true })
  quizzesSeen: string | null = null;
}

/** How somebody stands in a course; what came before is in EnrolmentChange. */
@Entity({ tableName: 'enrolments' })
@Unique({ properties: ['courseId', 'userId'] })
@Index({ properties: ['userId', 'id'] })
export class Enrolment {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', deleteRule: 'cascade' })
  courseId!: string;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'user_id', deleteRule: 'cascade' })
  userId!: string;

  @Enum({ items: () => EnrolmentState, type: 'text' })
  state!: EnrolmentState;

  /** When he came in, the last time. */
  @Property({ type: 'timestamptz' })
  enrolledAt!: Date;

  /** When he left or was removed; null while he is in. */
  @Property({ type: 'timestamptz', nullable: true })
  endedAt: Date | null = null;

  /** Why he was removed, in the words of who did it. */
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;

  /** When he had done all that the course then asked for; never taken back. */
  @Property({ type: 'timestamptz', nullable: true })
  completedAt: Date | null = null;

  /** How many lessons it had then. */
  @Property({ type: 'integer', nullable: true })
  completedLessons: number | null = null;
}

/** Everything that ever happened to an enrolment. */
@Entity({ tableName: 'enrolment_changes' })
@Index({ properties: ['enrolmentId', 'id'] })
export class EnrolmentChange {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => Enrolment, { mapToPk: true, fieldName: 'enrolment_id', deleteRule: 'cascade' })
  enrolmentId!: string;

  /** What he became by it. */
  @Enum({ items: () => EnrolmentState, type: 'text' })
  state!: EnrolmentState;

  /** Null where he left or was removed. */
  @Enum({ items: () => EnrolledBy, type: 'text', nullable: true })
  through: EnrolledBy | null = null;

  /** Who did it. */
  @Property({ type: 'text' })
  actorId!: string;

  @Property({ type: 'text', nullable: true })
  reason: string | null = null;

  @Property({ type: 'timestamptz' })
  at!: Date;
}

/** Bound to an address or to an account, whichever it was made for. */
@Entity({ tableName: 'course_invitations' })
@Index({ properties: ['courseId', 'id'] })
@Index({ properties: ['userId', 'id'] })
@Index({ properties: ['organizationId', 'emailKey', 'id'] })
export class CourseInvitation {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', deleteRule: 'cascade' })
  courseId!: string;

  /** As it was written; null for one that was made for an account. */
  @Property({ type: 'text', nullable: true })
  email: string | null = null;

  /** What makes it unique. */
  @Property({ type: 'text', nullable: true })
  emailKey: string | null = null;

  /** The account that it was made for, then that which answered it. */
  @ManyToOne(() => User, { mapToPk: true, fieldName: 'user_id', nullable: true, deleteRule: 'cascade' })
  userId: string | null = null;

  /** SHA-256 of the token, hex: a stolen table lets nobody in. */
  @Property({ type: 'text', unique: true })
  tokenHash!: string;

  @Enum({ items: () => InvitationState, type: 'text' })
  state!: InvitationState;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'invited_by' })
  invitedBy!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  /** When it was accepted, declined or revoked. */
  @Property({ type: 'timestamptz', nullable: true })
  settledAt: Date | null = null;
}

/** How far somebody is with a lesson: what all his events of it amount to, in whatever order they came. */
@Entity({ tableName: 'lesson_progress' })
@Index({ properties: ['courseId', 'userId'] })
export class LessonProgressRow {
  @ManyToOne(() => User, { mapToPk: true, primary: true, fieldName: 'user_id', deleteRule: 'cascade' })
  userId!: string;

  @ManyToOne(() => Lesson, { mapToPk: true, primary: true, fieldName: 'lesson_id', index: true, deleteRule: 'cascade' })
  lessonId!: string;

  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', deleteRule: 'cascade' })
  courseId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  /** The first time. */
  @Property({ type: 'timestamptz' })
  openedAt!: Date;

  /** The last time. */
  @Property({ type: 'timestamptz' })
  lastSeenAt!: Date;

  /** The first time, since it was last said that it is not. Null: not finished, or no longer. */
  @Property({ type: 'timestamptz', nullable: true })
  finishedAt: Date | null = null;
}

/** What clients told of lessons, each once for each id that they gave it. */
@Entity({ tableName: 'lesson_events' })
@Index({ properties: ['at'] })
@Index({ properties: ['userId', 'lessonId'] })
export class LessonEventRow {
  @ManyToOne(() => User, { mapToPk: true, primary: true, fieldName: 'user_id', deleteRule: 'cascade' })
  userId!: string;

  /** The client's. */
  @PrimaryKey({ type: 'text' })
  eventId!: string;

  @ManyToOne(() => Lesson, { mapToPk: true, fieldName: 'lesson_id', index: true, deleteRule: 'cascade' })
  lessonId!: string;

  @Property({ type: 'text' })
  verb!: string;

  @Property({ type: 'timestamptz' })
  at!: Date;
}
