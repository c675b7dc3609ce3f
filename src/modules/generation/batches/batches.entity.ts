import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Organization, User } from '../../identity/identity.entity.js';
import { Generation } from '../generation.entity.js';

/** NOW: workers answer as soon as they are free. WAIT: a provider's batch API does, at its own price and in its own time. */
export enum BatchMode {
  NOW = 'NOW',
  WAIT = 'WAIT',
}

/** Generations that were asked for at once. */
@Entity({ tableName: 'batches' })
@Index({ properties: ['userId', 'id'] })
@Unique({ properties: ['userId', 'idempotencyKey'] })
export class Batch {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'user_id' })
  userId!: string;

  @Enum({ items: () => BatchMode, type: 'text' })
  mode!: BatchMode;

  /** What was asked for, defaults applied: compared for idempotency. */
  @Property({ type: 'json' })
  requests!: unknown[];

  @Property({ type: 'text', nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: 'text', nullable: true })
  notice: string | null = null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz', nullable: true })
  cancelledAt: Date | null = null;
}

/** What became of one of its requests: a generation, or the refusal that it met. */
@Entity({ tableName: 'batch_items' })
export class BatchItem {
  @ManyToOne(() => Batch, { mapToPk: true, primary: true, fieldName: 'batch_id', deleteRule: 'cascade' })
  batchId!: string;

  @PrimaryKey({ type: 'integer' })
  index!: number;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => Generation, { mapToPk: true, fieldName: 'generation_id', nullable: true, unique: true, deleteRule: 'cascade' })
  generationId: string | null = null;

  @Property({ type: 'json', nullable: true })
  refusal: Record<string, unknown> | null = null;
}

export enum SubmissionState {
  SUBMITTING = 'SUBMITTING',
  SUBMITTED = 'SUBMITTED',
  ENDED = 'ENDED',
}

/** The part of a batch that a provider's batch API answers. Its id is the token by which it is found again at the provider. */
@Entity({ tableName: 'submissions' })
@Index({ properties: ['state', 'dueAt'] })
export class Submission {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Batch, { mapToPk: true, fieldName: 'batch_id', index: true, deleteRule: 'cascade' })
  batchId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'text' })
  provider!: string;

  @Property({ type: 'text' })
  model!: string;

  @Enum({ items: () => SubmissionState, type: 'text' })
  state!: SubmissionState;

  /** The provider's name for it; null until it has taken it. */
  @Property({ type: 'text', nullable: true })
  providerId: string | null = null;

  /** How often a worker has begun to hand it over: from the second time on it may be there already. */
  @Property({ type: 'integer' })
  tries = 0;

  /** How often the provider was asked how far it is. */
  @Property({ type: 'integer' })
  polls = 0;

  /** When it is to be looked at again; whoever looks moves it, so that no other looks meanwhile. */
  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  dueAt: Date = new Date();

  @Property({ type: 'boolean', default: false })
  cancelRequested = false;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz', nullable: true })
  endedAt: Date | null = null;
}

/** A call that a submission holds: one for all that wait for the same. */
@Entity({ tableName: 'submitted_calls' })
@Index({ name: 'submitted_calls_answered_index', properties: ['generationId'], where: 'answer is not null' })
export class SubmittedCall {
  /** What the provider knows it by: the id of the generation that it was first to answer. */
  @PrimaryKey({ type: 'text' })
  name!: string;

  /** Who bears its cost: another, once the one that it was for is cancelled. */
  @ManyToOne(() => Generation, { mapToPk: true, fieldName: 'generation_id', unique: true, deleteRule: 'cascade' })
  generationId!: string;

  @ManyToOne(() => Submission, { mapToPk: true, fieldName: 'submission_id', index: true, deleteRule: 'cascade' })
  submissionId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  /** The attempt that it is; null until it has been handed over. */
  @Property({ type: 'uuid', nullable: true })
  attemptId: string | null = null;

  /** What the provider answered; null until then, and again once all that it answers have their end. */
  @Property({ type: 'json', nullable: true })
  answer: Record<string, unknown> | null = null;
}
