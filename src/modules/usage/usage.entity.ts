import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Generation } from '../generation/generation.entity.js';

/** The installation's money of one UTC day, in micro-dollars: `reserved + spent` never exceeds the limit in force. */
@Entity({ tableName: 'budget_days' })
export class BudgetDay {
  @PrimaryKey({ type: 'date' })
  day!: string;

  @Property({ type: 'bigint' })
  reserved = 0;

  @Property({ type: 'bigint' })
  spent = 0;
}

/** What one generation may still cost: raised before each call, settled once by the terminal transaction. */
@Entity({ tableName: 'reservations' })
export class Reservation {
  @ManyToOne(() => Generation, { mapToPk: true, primary: true, fieldName: 'generation_id', deleteRule: 'cascade' })
  generationId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  /** The day that bears the cost: the one on which it was reserved. */
  @Property({ type: 'date' })
  day!: string;

  @Property({ type: 'bigint' })
  reservedMicroUsd!: number;

  @Property({ type: 'bigint', nullable: true })
  settledMicroUsd: number | null = null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz', nullable: true })
  settledAt: Date | null = null;
}
