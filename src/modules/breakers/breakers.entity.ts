import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

export enum BreakerState {
  CLOSED = 'CLOSED',
  OPEN = 'OPEN',
  HALF_OPEN = 'HALF_OPEN',
}

/** The installation's circuit breaker of one model; a model without a row has never failed often. */
@Entity({ tableName: 'breakers' })
export class Breaker {
  @PrimaryKey({ type: 'text' })
  provider!: string;

  @PrimaryKey({ type: 'text' })
  model!: string;

  @Property({ type: 'text' })
  state!: BreakerState;

  /** Opened by an admin: it stays so until an admin resets it. */
  @Property({ type: 'boolean' })
  forced = false;

  @Property({ type: 'text', nullable: true })
  reason: string | null = null;

  @Property({ type: 'timestamptz' })
  since!: Date;

  /** When a call may probe it: open, from then on; half-open, should the probe under way be lost. */
  @Property({ type: 'timestamptz', nullable: true })
  probeAt: Date | null = null;

  /** Counts the probes and the admins' changes: the word of an earlier probe is no longer heard. */
  @Property({ type: 'bigint' })
  epoch = 0;
}
