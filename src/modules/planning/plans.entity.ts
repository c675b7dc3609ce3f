import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Course, Lesson } from '../courses/courses.entity.js';
import { Generation } from '../generation/generation.entity.js';
import { User } from '../identity/identity.entity.js';
import { Objective } from '../objectives/objectives.entity.js';
import type { PlannedWeek } from './weeks.js';

export enum SessionKind {
  LESSON = 'LESSON',
  PRACTICE = 'PRACTICE',
  REVIEWS = 'REVIEWS',
}

/** What became of a session whose day is over. */
export enum SessionOutcome {
  DONE = 'DONE',
  MISSED = 'MISSED',
}

/** A learner's way to a goal, day by day. Days are counted from 1970-01-01. */
@Entity({ tableName: 'study_plans' })
export class StudyPlanRow {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'user_id', index: true, deleteRule: 'cascade' })
  userId!: string;

  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', index: true, deleteRule: 'cascade' })
  courseId!: string;

  /** Null: all of the course. */
  @ManyToOne(() => Objective, { mapToPk: true, fieldName: 'goal_id', index: true, nullable: true, deleteRule: 'set null' })
  goalId: string | null = null;

  /** Grows by one with every change by its owner. */
  @Property({ type: 'integer' })
  version = 1;

  /** Grows by one whenever its sessions were spread anew. */
  @Property({ type: 'integer' })
  revision = 1;

  @Property({ type: 'integer' })
  startsOn!: number;

  /** The last day; null: it takes as long as it takes. */
  @Property({ type: 'integer', nullable: true })
  deadline: number | null = null;

  /** Seven, Monday's first. */
  @Property({ type: 'json' })
  minutes!: number[];

  /** Of each day's minutes, for cards that are due. */
  @Property({ type: 'integer' })
  reviewMinutes!: number;

  /** When a day's first session begins, in minutes from midnight of the learner's clocks; null: whenever he likes. */
  @Property({ type: 'integer', nullable: true })
  timeOfDay: number | null = null;

  /** Null: that of the learner's settings. */
  @Property({ type: 'text', nullable: true })
  timeZone: string | null = null;

  /** What its weeks were taken from; null: none, or it is gone. */
  @ManyToOne(() => Generation, { mapToPk: true, fieldName: 'generation_id', index: true, nullable: true, deleteRule: 'set null' })
  generationId: string | null = null;

  /** By which it is spread; empty where it was taken from nothing. */
  @Property({ type: 'json', defaultRaw: `'[]'` })
  weeks!: PlannedWeek[];

  /** What no longer fits before the deadline, in order. */
  @Property({ type: 'json' })
  left!: { lessonId: string; minutes: number }[];

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  /** When its owner or the days that were missed changed it last. */
  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  updatedAt: Date = new Date();
}

/** What a plan has its learner do on a day. */
@Entity({ tableName: 'study_plan_sessions' })
export class StudyPlanSessionRow {
  @ManyToOne(() => StudyPlanRow, { mapToPk: true, primary: true, fieldName: 'plan_id', deleteRule: 'cascade' })
  planId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @PrimaryKey({ type: 'integer' })
  day!: number;

  /** From 1, in the order of the day. */
  @PrimaryKey({ type: 'integer' })
  position!: number;

  @Enum({ items: () => SessionKind, type: 'text' })
  kind!: SessionKind;

  /** Null for REVIEWS. */
  @ManyToOne(() => Lesson, { mapToPk: true, fieldName: 'lesson_id', index: true, nullable: true, deleteRule: 'cascade' })
  lessonId: string | null = null;

  @Property({ type: 'integer' })
  minutes!: number;

  /** Whether the lesson goes on in a later session. */
  @Property({ type: 'boolean' })
  goesOn = false;

  /** Null until what follows was spread anew, or it is done. */
  @Enum({ items: () => SessionOutcome, type: 'text', nullable: true })
  outcome: SessionOutcome | null = null;
}

/** By whose secret address a learner's plans can be read; one at a time. */
@Entity({ tableName: 'calendar_feeds' })
export class CalendarFeedRow {
  @ManyToOne(() => User, { mapToPk: true, primary: true, fieldName: 'user_id', deleteRule: 'cascade' })
  userId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  /** SHA-256 of the token, hex: a stolen table lets nobody in. */
  @Property({ type: 'text', unique: true })
  tokenHash!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}
