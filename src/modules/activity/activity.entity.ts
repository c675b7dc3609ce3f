import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { ActivityEvent } from './activity.store.js';

/** What of an event is no key. */
export type Statement = Pick<ActivityEvent, 'verb' | 'object' | 'result' | 'context'>;

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
}

/** The activity history where no MongoDB is configured. */
@Entity({ tableName: 'activity_events' })
@Index({ properties: ['userId', 'at', 'id'] })
export class ActivityEventRow extends ActivityRow {}

/** Events on their way to the history: written with what they tell of, removed when the history has them. */
@Entity({ tableName: 'activity_outbox' })
@Index({ properties: ['userId', 'at', 'id'] })
export class ActivityOutboxRow extends ActivityRow {}
