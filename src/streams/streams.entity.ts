import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The head of one numbered log. Whoever appends carries the fence; a lower one was presumed dead. */
@Entity({ tableName: 'streams' })
export class Stream {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'integer' })
  fence = 0;

  @Property({ type: 'integer' })
  lastSeq = 0;

  /** A terminal event was written: nothing follows. */
  @Property({ type: 'boolean' })
  closed = false;

  @Property({ type: 'timestamptz', nullable: true })
  closedAt: Date | null = null;

  /** Runs of text were merged into single rows; any cursor still replays. */
  @Property({ type: 'boolean' })
  compacted = false;

  /** Of events up to this one some are gone: a cursor before it, but for 0, can't be gone on from. */
  @Property({ type: 'integer', default: 0 })
  droppedThrough = 0;
}

@Entity({ tableName: 'stream_events' })
export class StreamEvent {
  @ManyToOne(() => Stream, { mapToPk: true, primary: true, fieldName: 'stream_id', deleteRule: 'cascade' })
  streamId!: string;

  /** From 1 without a gap; a merged row bears the last number of its run, and dropped ones leave theirs. */
  @PrimaryKey({ type: 'integer' })
  seq!: number;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'text' })
  type!: string;

  @Property({ type: 'json' })
  data!: Record<string, unknown>;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  at: Date = new Date();
}
