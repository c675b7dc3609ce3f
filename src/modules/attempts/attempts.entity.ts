import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { AnswerGiven } from '../grading/grade.js';
import { Organization, User } from '../identity/identity.entity.js';
import { QuizItem } from '../quizzes/items.entity.js';
import { Quiz } from '../quizzes/quiz.entity.js';

export enum AttemptStatus {
  OPEN = 'OPEN',
  SUBMITTED = 'SUBMITTED',
  GRADED = 'GRADED',
}

/** Who or what ended an attempt. */
export enum AttemptEnd {
  LEARNER = 'LEARNER',
  TIME_LIMIT = 'TIME_LIMIT',
  DUE_DATE = 'DUE_DATE',
}

/** Somebody's sitting of a quiz as it was published when he began. A quiz that was sat goes with its course alone. */
@Entity({ tableName: 'attempts' })
@Unique({ properties: ['quizId', 'userId', 'number'] })
@Index({ properties: ['userId', 'id'] })
export class Attempt {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  @ManyToOne(() => Quiz, { mapToPk: true, fieldName: 'quiz_id' })
  quizId!: string;

  /** Of the publication that it pins. */
  @Property({ type: 'integer' })
  version!: number;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'user_id' })
  userId!: string;

  /** From 1: this learner's how-manieth of the quiz. */
  @Property({ type: 'integer' })
  number!: number;

  /** Decides the order of questions and of their choices. */
  @Property({ type: 'integer' })
  seed!: number;

  @Enum({ items: () => AttemptStatus, type: 'text' })
  status!: AttemptStatus;

  @Property({ type: 'timestamptz' })
  startedAt!: Date;

  /** From then on nothing is saved any more; null: it has no limit. */
  @Property({ type: 'timestamptz', nullable: true })
  endsAt: Date | null = null;

  /** When it is next told how much time is left, or submitted; null: never. */
  @Property({ type: 'timestamptz', nullable: true, index: true })
  nextMarkAt: Date | null = null;

  /** How often in a row that could not be done. */
  @Property({ type: 'integer' })
  lookFailures = 0;

  /** Not before then does the sweep look again at one that failed; null: it didn't. */
  @Property({ type: 'timestamptz', nullable: true })
  lookAfter: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  submittedAt: Date | null = null;

  @Enum({ items: () => AttemptEnd, type: 'text', nullable: true })
  endedBy: AttemptEnd | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  gradedAt: Date | null = null;
}

/** Under which keys an attempt was asked for: the one that began it, and those that found it open. */
@Entity({ tableName: 'attempt_keys' })
export class AttemptKey {
  @ManyToOne(() => User, { mapToPk: true, primary: true, fieldName: 'user_id', deleteRule: 'restrict', updateRule: 'restrict' })
  userId!: string;

  @PrimaryKey({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => Attempt, { mapToPk: true, fieldName: 'attempt_id', index: true, deleteRule: 'cascade' })
  attemptId!: string;
}

/** A question of an attempt, from its start on, with the newest answer to it. */
@Entity({ tableName: 'attempt_answers' })
@Index({ properties: ['itemId', 'version'] })
export class AttemptAnswer {
  @ManyToOne(() => Attempt, { mapToPk: true, primary: true, fieldName: 'attempt_id', deleteRule: 'cascade' })
  attemptId!: string;

  @ManyToOne(() => QuizItem, { mapToPk: true, primary: true, fieldName: 'item_id', deleteRule: 'restrict', updateRule: 'restrict' })
  itemId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  /** Of the item, as the publication has it. */
  @Property({ type: 'integer' })
  version!: number;

  /** From 1, as the learner sees it. */
  @Property({ type: 'integer' })
  position!: number;

  /** The client's number of the answer that is kept; 0 before the first. */
  @Property({ type: 'integer' })
  sequence = 0;

  /** Null where nothing is answered, or the answer was taken back. */
  @Property({ type: 'json', nullable: true })
  response: AnswerGiven | null = null;

  /** It can't be changed any more: what the quiz shows at once may have been seen. */
  @Property({ type: 'boolean' })
  final = false;

  @Property({ type: 'timestamptz', nullable: true })
  savedAt: Date | null = null;

  /** Null until the attempt is submitted. */
  @Property({ type: 'text', nullable: true })
  outcome: string | null = null;

  /** Null until it is graded, and while it is UNGRADED. */
  @Property({ type: 'double', nullable: true })
  points: number | null = null;

  /** The formula by which the points came about. */
  @Property({ type: 'text', nullable: true })
  how: string | null = null;
}
