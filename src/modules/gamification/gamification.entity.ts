import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { ActivityEvent } from '../activity/activity.service.js';
import { Course } from '../courses/courses.entity.js';
import { User } from '../identity/identity.entity.js';
import type { Counters } from './achievements.js';
import type { AwardRule } from './rules.js';

/** What a challenge counts, and achievements too. */
export enum Counter {
  REVIEWS_STUCK = 'REVIEWS_STUCK',
  REVIEWS_AFTER_A_MONTH = 'REVIEWS_AFTER_A_MONTH',
  REVIEWS_AFTER_HALF_A_YEAR = 'REVIEWS_AFTER_HALF_A_YEAR',
  ANSWERS_RIGHT = 'ANSWERS_RIGHT',
  GAPS_CLOSED = 'GAPS_CLOSED',
  PERFECT_ATTEMPTS = 'PERFECT_ATTEMPTS',
  COURSES_COMPLETED = 'COURSES_COMPLETED',
  COURSES_LEARNT = 'COURSES_LEARNT',
  LEARNING_DAYS = 'LEARNING_DAYS',
  LONGEST_STREAK = 'LONGEST_STREAK',
  CHALLENGES_REACHED = 'CHALLENGES_REACHED',
}

/** Where a learner stands: what his rows in the ledger come to. Its row is locked while he is awarded anything. */
@Entity({ tableName: 'games' })
export class Game {
  @ManyToOne(() => User, { mapToPk: true, primary: true, fieldName: 'user_id', deleteRule: 'cascade' })
  userId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  /** false: nothing is awarded, and nothing is told. */
  @Property({ type: 'boolean', default: true })
  enabled = true;

  @Property({ type: 'integer' })
  points = 0;

  @Property({ type: 'json' })
  counters: Counters = {};
}

/** The ledger: only ever added to. What is earned once for something has one row, however often the event arrives. */
@Entity({ tableName: 'awards' })
@Unique({ properties: ['userId', 'rule', 'subject'] })
@Index({ properties: ['userId', 'id'] })
@Index({ properties: ['courseId', 'userId', 'at'] })
@Index({ properties: ['userId', 'rule', 'day'] })
export class Award {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'user_id', deleteRule: 'cascade' })
  userId!: string;

  /** Null where it belongs to no course. */
  @Property({ type: 'text', nullable: true })
  courseId: string | null = null;

  @Property({ type: 'text' })
  rule!: AwardRule;

  /** What it was earned by: a review, a question, an achievement's key, a challenge. */
  @Property({ type: 'text' })
  subject!: string;

  /** The attempt that it was earned in; null where there is none. */
  @Property({ type: 'text', nullable: true })
  attemptId: string | null = null;

  /** Negative where something was taken back. */
  @Property({ type: 'integer' })
  points!: number;

  /** The event of the activity history that earned it. */
  @Property({ type: 'text' })
  eventId!: string;

  /** The learner's day, days since 1970-01-01. */
  @Property({ type: 'integer' })
  day!: number;

  /** When it was earned: the event's time. */
  @Property({ type: 'timestamptz' })
  at!: Date;
}

/** Events that are to be looked at, put here in the transaction that records them. */
@Entity({ tableName: 'events_to_award' })
@Index({ properties: ['awardAfter', 'id'] })
export class EventToAward {
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id!: number;

  @Property({ type: 'text' })
  userId!: string;

  @Property({ type: 'json' })
  event!: ActivityEvent;

  /** How often it could not be looked at. */
  @Property({ type: 'integer', default: 0 })
  failures = 0;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  awardAfter: Date = new Date();
}

/** A day on which somebody learnt, by his own calendar. */
@Entity({ tableName: 'learning_days' })
export class LearningDay {
  @ManyToOne(() => User, { mapToPk: true, primary: true, fieldName: 'user_id', deleteRule: 'cascade' })
  userId!: string;

  @PrimaryKey({ type: 'integer' })
  day!: number;

  /** By which he counted it: his time zone, and the hour at which a day begins. */
  @Property({ type: 'text', default: '' })
  clock = '';

  /** When he learnt last on it. */
  @Property({ type: 'timestamptz' })
  lastAt!: Date;
}

/** The weekdays on which somebody rests, from a Monday on. */
@Entity({ tableName: 'rest_days' })
export class RestDays {
  @ManyToOne(() => User, { mapToPk: true, primary: true, fieldName: 'user_id', deleteRule: 'cascade' })
  userId!: string;

  @PrimaryKey({ type: 'integer' })
  fromDay!: number;

  /** 0 is Monday. */
  @Property({ type: 'json' })
  weekdays!: number[];
}

/** A question that somebody had wrong, and since which of his days. */
@Entity({ tableName: 'learning_gaps' })
export class LearningGap {
  @ManyToOne(() => User, { mapToPk: true, primary: true, fieldName: 'user_id', deleteRule: 'cascade' })
  userId!: string;

  @PrimaryKey({ type: 'text' })
  itemId!: string;

  /** In which; null where that isn't known. */
  @Property({ type: 'text', nullable: true })
  attemptId: string | null = null;

  @Property({ type: 'integer' })
  day!: number;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  at!: Date;
}

/** A course in which nothing is awarded. */
@Entity({ tableName: 'courses_without_game' })
export class CourseWithoutGame {
  @ManyToOne(() => Course, { mapToPk: true, primary: true, fieldName: 'course_id', deleteRule: 'cascade' })
  courseId!: string;

  @Property({ type: 'text' })
  organizationId!: string;
}

/** Who wants to stand on a course's leaderboard. */
@Entity({ tableName: 'leaderboard_members' })
export class LeaderboardMember {
  @ManyToOne(() => Course, { mapToPk: true, primary: true, fieldName: 'course_id', deleteRule: 'cascade' })
  courseId!: string;

  @ManyToOne(() => User, { mapToPk: true, primary: true, fieldName: 'user_id', index: true, deleteRule: 'cascade' })
  userId!: string;

  /** As others are to see him. */
  @Property({ type: 'text' })
  alias!: string;
}

/** Something to reach in a course within a time. */
@Entity({ tableName: 'challenges' })
@Index({ properties: ['courseId', 'id'] })
export class Challenge {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', deleteRule: 'cascade' })
  courseId!: string;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'created_by', index: true })
  createdBy!: string;

  @Property({ type: 'text' })
  title!: string;

  @Enum({ items: () => Counter, type: 'text' })
  counter!: Counter;

  @Property({ type: 'integer' })
  target!: number;

  @Property({ type: 'timestamptz' })
  startsAt!: Date;

  @Property({ type: 'timestamptz' })
  endsAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  cancelledAt: Date | null = null;
}

/** Who takes part in a challenge, and how far he is. */
@Entity({ tableName: 'challenge_members' })
export class ChallengeMember {
  @ManyToOne(() => Challenge, { mapToPk: true, primary: true, fieldName: 'challenge_id', deleteRule: 'cascade' })
  challengeId!: string;

  @ManyToOne(() => User, { mapToPk: true, primary: true, fieldName: 'user_id', index: true, deleteRule: 'cascade' })
  userId!: string;

  @Property({ type: 'integer' })
  progress = 0;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  joinedAt: Date = new Date();

  @Property({ type: 'timestamptz', nullable: true })
  reachedAt: Date | null = null;
}
