import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Course, Lesson } from '../courses/courses.entity.js';
import { Organization, User } from '../identity/identity.entity.js';

export enum GenerationKind {
  EXPLANATION = 'EXPLANATION', SUMMARY = 'SUMMARY', QUIZ = 'QUIZ', FLASHCARDS = 'FLASHCARDS', OUTLINE = 'OUTLINE',
  LESSON = 'LESSON', EXAMPLES = 'EXAMPLES', EXERCISES = 'EXERCISES', STUDY_PLAN = 'STUDY_PLAN',
  COMPLETION = 'COMPLETION', EMBEDDING = 'EMBEDDING', GRADING = 'GRADING', KEY_CHECK = 'KEY_CHECK',
  QUESTIONNAIRE = 'QUESTIONNAIRE', PROFILE_ANALYSIS = 'PROFILE_ANALYSIS',
}

export enum GenerationStatus {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  COMPLETED = 'COMPLETED',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
}

/** Who made the content: a model, the cache of an earlier model's answer, or the built-in engine that needs no model. */
export enum Origin {
  MODEL = 'MODEL',
  CACHE = 'CACHE',
  LOCAL = 'LOCAL',
}

export enum AttemptOutcome {
  COMPLETED = 'COMPLETED',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
  TIMED_OUT = 'TIMED_OUT',
  REJECTED = 'REJECTED',
}

/** One request for generated content, from QUEUED to its single final status. Text and items stand in its event log, the stream of the same id. */
@Entity({ tableName: 'generations' })
@Index({ properties: ['userId', 'createdAt'] })
@Index({ properties: ['status', 'leaseExpiresAt'] })
@Index({ properties: ['callKey', 'status'] })
@Index({ name: 'generations_analysed_learner_index', expression: `create index "generations_analysed_learner_index" on "generations" ((input ->> 'learnerId')) where kind = 'PROFILE_ANALYSIS'` })
@Unique({ properties: ['userId', 'idempotencyKey'] })
export class Generation {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'user_id' })
  userId!: string;

  /** Course, lesson and version stand together: null where it is about no lesson. */
  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', index: true, nullable: true, deleteRule: 'no action' })
  courseId: string | null = null;

  @ManyToOne(() => Lesson, { mapToPk: true, fieldName: 'lesson_id', index: true, nullable: true, deleteRule: 'no action' })
  lessonId: string | null = null;

  @Property({ type: 'integer', nullable: true })
  lessonVersion: number | null = null;

  @Enum({ items: () => GenerationKind, type: 'text' })
  kind!: GenerationKind;

  @Enum({ items: () => GenerationStatus, type: 'text' })
  status!: GenerationStatus;

  @Enum({ items: () => Origin, type: 'text', nullable: true })
  origin: Origin | null = null;

  /** The kind's own parameters, defaults applied. */
  @Property({ type: 'json' })
  input!: Record<string, unknown>;

  /** What it is shaped by: aspect, value, source; null: nothing. */
  @Property({ type: 'json', nullable: true })
  applied: Record<string, unknown>[] | null = null;

  @Property({ type: 'text', nullable: true })
  idempotencyKey: string | null = null;

  /** The request that answers it, to be carried through the logs. */
  @Property({ type: 'text', nullable: true })
  requestId: string | null = null;

  @Property({ type: 'double', nullable: true })
  quality: number | null = null;

  @Property({ type: 'text', nullable: true })
  notice: string | null = null;

  /** What a whole text states, each with its passage of the lesson; null for items, and for what ended before that was looked for. */
  @Property({ type: 'json', lazy: true, nullable: true })
  statements: Record<string, unknown>[] | null = null;

  /** When the answer was made that was served from the cache. */
  @Property({ type: 'timestamptz', nullable: true })
  cachedAt: Date | null = null;

  /** Who made the whole answer, also one that was kept: "openai/gpt-…"; null while there is none. */
  @Property({ type: 'text', nullable: true })
  madeBy: string | null = null;

  /** "explanation@2" of that answer; null for the built-in engine. */
  @Property({ type: 'text', nullable: true })
  promptVersion: string | null = null;

  /** The call that answers it: one for all that ask the identical thing at once; its own id where nobody may join. */
  @Property({ type: 'text', nullable: true })
  callKey: string | null = null;

  @Property({ type: 'json', nullable: true })
  failure: { code: string; message: string; retryable: boolean } | null = null;

  /** How many workers have claimed it; one that keeps killing its worker is failed at last. */
  @Property({ type: 'integer' })
  claims = 0;

  /** Until then the worker that holds it is presumed alive; null while nobody does. */
  @Property({ type: 'timestamptz', nullable: true })
  leaseExpiresAt: Date | null = null;

  /** It waits for a provider's batch: no worker claims it until that has answered. */
  @Property({ type: 'boolean', default: false })
  held = false;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz', nullable: true })
  finishedAt: Date | null = null;
}

/** One call to a provider, failed ones included. Token counts as in contract.graphql's TokenUsage; cost in micro-dollars. */
@Entity({ tableName: 'provider_attempts' })
export class ProviderAttempt {
  @ManyToOne(() => Generation, { mapToPk: true, primary: true, fieldName: 'generation_id', deleteRule: 'cascade' })
  generationId!: string;

  /** From 0, in the order in which they were started. */
  @PrimaryKey({ type: 'integer' })
  index!: number;

  /** What its worker knows it by, whichever generation bears its cost. */
  @Property({ type: 'uuid', nullable: true, unique: true })
  id: string | null = null;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'text' })
  provider!: string;

  @Property({ type: 'text' })
  model!: string;

  @Property({ type: 'text' })
  reason!: string;

  /** "explanation@2"; null for the built-in engine, which reads no prompt, and for what ran before versions were noted. */
  @Property({ type: 'text', nullable: true })
  promptVersion: string | null = null;

  @Enum({ items: () => AttemptOutcome, type: 'text', nullable: true })
  outcome: AttemptOutcome | null = null;

  @Property({ type: 'integer' })
  inputTokens = 0;

  @Property({ type: 'integer' })
  cachedInputTokens = 0;

  @Property({ type: 'integer' })
  cacheWriteInputTokens = 0;

  @Property({ type: 'integer' })
  outputTokens = 0;

  @Property({ type: 'boolean' })
  estimated = false;

  @Property({ type: 'bigint' })
  costMicroUsd = 0;

  @Property({ type: 'timestamptz' })
  startedAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  finishedAt: Date | null = null;
}

/** A call that answers every generation with its key; its owner writes for all of them. */
@Entity({ tableName: 'shared_calls' })
export class SharedCall {
  @PrimaryKey({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  /** The worker's token: one that is not in the row any more has been replaced. */
  @Property({ type: 'uuid' })
  owner!: string;

  /** Who bears the cost: the oldest generation that is left. */
  @Property({ type: 'text' })
  payerId!: string;

  @Property({ type: 'timestamptz' })
  leaseExpiresAt!: Date;
}
