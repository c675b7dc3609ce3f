import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Lesson } from '../courses/courses.entity.js';
import { Generation, Origin } from '../generation/generation.entity.js';
import { User } from '../identity/identity.entity.js';
import { Quiz } from './quiz.entity.js';
import { CheckStatus, QuestionType, type StoredCheck, type StoredEvidence, type StoredKey } from './quizzes.entity.js';

export enum ItemDecision {
  PENDING = 'PENDING',
  ACCEPTED = 'ACCEPTED',
  REJECTED = 'REJECTED',
}

/** A question's place in a quiz: its id stays whatever is edited. */
@Entity({ tableName: 'quiz_items' })
@Index({ properties: ['quizId', 'position'] })
export class QuizItem {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => Quiz, { mapToPk: true, fieldName: 'quiz_id', deleteRule: 'cascade' })
  quizId!: string;

  /** From 1 without a gap; null once it was removed: publications and attempts may still hold it. */
  @Property({ type: 'integer', nullable: true })
  position!: number | null;

  /** Of its versions, the one that counts. */
  @Property({ type: 'integer' })
  version = 1;

  @Enum({ items: () => ItemDecision, type: 'text' })
  decision!: ItemDecision;

  /** Whose question is offered in its place; null where none is. */
  @ManyToOne(() => Generation, { mapToPk: true, fieldName: 'proposal_id', index: true, nullable: true, deleteRule: 'set null' })
  proposalId: string | null = null;
}

/**
 * What an item asked at one time. Content, key, explanation and origin never change; where the evidence stands, whether it
 * still does, the check and the acceptance follow. What gives an answer away has columns of its own: reading a question reads no answer.
 */
@Entity({ tableName: 'quiz_item_versions' })
@Index({ name: 'quiz_item_versions_to_check_index', properties: ['checkAfter'], where: `check_status = 'UNCHECKED' and author_id is null and check_id is null` })
export class QuizItemVersion {
  @ManyToOne(() => QuizItem, { mapToPk: true, primary: true, fieldName: 'item_id', deleteRule: 'cascade' })
  itemId!: string;

  @PrimaryKey({ type: 'integer' })
  version!: number;

  @Property({ type: 'text' })
  organizationId!: string;

  /** Which it is about, and where its evidence stands. */
  @ManyToOne(() => Lesson, { mapToPk: true, fieldName: 'lesson_id', index: true, nullable: true, deleteRule: 'set null' })
  lessonId: string | null = null;

  @Enum({ items: () => QuestionType, type: 'text' })
  type!: QuestionType;

  /** prompt, points, and what the type shows besides: QuestionContent without explanation and evidence. */
  @Property({ type: 'json' })
  content!: Record<string, unknown>;

  @Property({ type: 'json', lazy: true })
  key!: StoredKey;

  @Property({ type: 'text', nullable: true, lazy: true })
  explanation: string | null = null;

  /** Moves with the lesson as long as its quote stands there. */
  @Property({ type: 'json', lazy: true })
  evidence!: StoredEvidence[];

  @Property({ type: 'integer' })
  points!: number;

  @Enum({ items: () => ['BEGINNER', 'INTERMEDIATE', 'ADVANCED'], type: 'text', nullable: true })
  difficulty: 'BEGINNER' | 'INTERMEDIATE' | 'ADVANCED' | null = null;

  /** The objectives that it tests, in the lesson's words. */
  @Property({ type: 'json' })
  objectives!: string[];

  /** Who made what it goes back to; null where a person wrote it from the start. */
  @Enum({ items: () => Origin, type: 'text', nullable: true })
  origin: Origin | null = null;

  @Property({ type: 'text', nullable: true })
  provider: string | null = null;

  @Property({ type: 'text', nullable: true })
  model: string | null = null;

  @Property({ type: 'text', nullable: true })
  promptVersion: string | null = null;

  @ManyToOne(() => Generation, { mapToPk: true, fieldName: 'generation_id', index: true, nullable: true, deleteRule: 'set null' })
  generationId: string | null = null;

  /** The generated question that it was taken from. */
  @Property({ type: 'text', nullable: true })
  sourceQuestionId: string | null = null;

  /** Who wrote this version by hand; null where it is as it was generated. */
  @ManyToOne(() => User, { mapToPk: true, fieldName: 'author_id', nullable: true })
  authorId: string | null = null;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'accepted_by', nullable: true })
  acceptedBy: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  acceptedAt: Date | null = null;

  @Enum({ items: () => CheckStatus, type: 'text' })
  checkStatus: CheckStatus = CheckStatus.UNCHECKED;

  /** Both answers of its last check, of which the key is one; null where there was none. */
  @Property({ type: 'json', nullable: true, lazy: true })
  check: StoredCheck | null = null;

  /** The generation that was started last to check it, whatever became of that. */
  @ManyToOne(() => Generation, { mapToPk: true, fieldName: 'check_id', index: true, nullable: true, deleteRule: 'set null' })
  checkId: string | null = null;

  /** Why no check was started by itself; null where nothing was in the way. */
  @Property({ type: 'text', nullable: true })
  checkRefusal: string | null = null;

  /** Before that, none is started by itself; null: at once. */
  @Property({ type: 'timestamptz', nullable: true })
  checkAfter: Date | null = null;

  /** An item of the course that asks the same, as was found when this version was made. */
  @Property({ type: 'text', nullable: true })
  duplicateOf: string | null = null;

  /** Why its evidence no longer stands in the lesson; null while it does. */
  @Property({ type: 'text', nullable: true })
  staleReason: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  staleSince: Date | null = null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}
