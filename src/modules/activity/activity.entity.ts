import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { ActivityEvent } from './activity.store.js';

/** What of an event is no key. */
export type Statement = Pick<ActivityEvent, 'verb' | 'object' | 'result' | 'context' | 'claimed' | 'weights'>;

abstract class ActivityRow {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'text' })
  userId!: string;

  @Property({ type: 'timestamptz' })
  at!: Date;

  @Property({ type: 'json' })
  statement!: Statement;

  /** Of the statement, to be looked for by. */
  @Property({ type: 'text', generated: `(statement ->> 'verb') stored` })
  verb!: string;

  /** The same; null where it was about no course. */
  @Property({ type: 'text', nullable: true, generated: `(statement -> 'context' ->> 'courseId') stored` })
  courseId!: string | null;

  /** The same, of its object. */
  @Property({ type: 'text', generated: `(statement -> 'object' ->> 'type') stored` })
  objectType!: string;
}

/** The activity history where no MongoDB is configured. */
@Entity({ tableName: 'activity_events' })
@Index({ properties: ['userId', 'at', 'id'] })
@Index({ properties: ['userId', 'objectType', 'verb', 'at', 'id'] })
@Index({ properties: ['userId', 'courseId', 'at', 'id'] })
@Index({ properties: ['userId', 'courseId', 'objectType', 'verb', 'at', 'id'] })
export class ActivityEventRow extends ActivityRow {}

/**
 * How many of `activity_events` somebody did in each quarter of an hour in which he did any, for days of all time zones begin with one, and
 * in each whole hour, for most begin with one, and there are fewer of those to be added up.
 */
@Entity({ tableName: 'activity_counts' })
export class ActivityCountRow {
  @PrimaryKey({ type: 'text' })
  userId!: string;

  /** 15 or 60. */
  @PrimaryKey({ type: 'int' })
  minutes!: number;

  /** When they begin. */
  @PrimaryKey({ type: 'timestamptz' })
  startsAt!: Date;

  @Property({ type: 'int' })
  count!: number;
}

/** Events on their way to the history: written with what they tell of, removed when the history has them. */
@Entity({ tableName: 'activity_outbox' })
@Index({ properties: ['userId', 'at', 'id'] })
export class ActivityOutboxRow extends ActivityRow {
  /** How often the history refused it. */
  @Property({ type: 'int', default: 0 })
  attempts = 0;

  /** Why, the last time. */
  @Property({ type: 'text', nullable: true })
  lastError: string | null = null;

  /** When to try it again; null: at once. */
  @Property({ type: 'timestamptz', nullable: true })
  retryAt: Date | null = null;
}

/** The ids of events that were recorded under a key: the same key again is the same event, however long ago the first was delivered. */
@Entity({ tableName: 'activity_keys' })
export class ActivityKeyRow {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text', index: true })
  userId!: string;

  /** From when on nobody can send it any more; null: never forgotten. */
  @Property({ type: 'timestamptz', nullable: true, index: true })
  forgetAt!: Date | null;
}
