import { Entity, Enum, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Course, Lesson } from '../courses/courses.entity.js';
import { Generation, Origin } from '../generation/generation.entity.js';
import { Organization } from '../identity/identity.entity.js';

export enum QuestionType {
  MULTIPLE_CHOICE = 'MULTIPLE_CHOICE',
  TRUE_FALSE = 'TRUE_FALSE',
  SHORT_ANSWER = 'SHORT_ANSWER',
  CLOZE = 'CLOZE',
}

/** What a second solver made of a key. */
export enum CheckStatus {
  UNCHECKED = 'UNCHECKED',
  AGREED = 'AGREED',
  QUARANTINED = 'QUARANTINED',
  RELEASED = 'RELEASED',
}

/** Both answers of a check, in words. */
export interface StoredCheck {
  /** Who answered without the key, as "provider/model"; "evidence": the passage itself did. */
  by: string;
  keyed: string[];
  answered: string[];
  /** Why they are not the same; null where they are. */
  reason: string | null;
  /** ISO 8601. */
  at: string;
}

/** A passage that was verified: that version's body from start to end (UTF-16 code units, end exclusive) reads as quote. */
export interface StoredEvidence {
  lessonId: string;
  lessonVersion: number;
  start: number;
  end: number;
  quote: string;
}

/** What a short answer is judged by: met or not met. */
export interface RubricCriterion {
  text: string;
  points: number;
}

export interface StoredKey {
  choiceIds: string[];
  answer: boolean | null;
  accepted: string[][];
  /** Of a short answer; left out: that it says the same as an accepted answer is the one criterion. */
  rubric?: RubricCriterion[];
}

/** A validated question. Its key is a column of its own, so that reading a question never reads the answer. */
@Entity({ tableName: 'questions' })
@Unique({ properties: ['generationId', 'index'] })
export class Question {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', index: true })
  courseId!: string;

  @ManyToOne(() => Lesson, { mapToPk: true, fieldName: 'lesson_id', index: true })
  lessonId!: string;

  @ManyToOne(() => Generation, { mapToPk: true, fieldName: 'generation_id', deleteRule: 'cascade' })
  generationId!: string;

  @Property({ type: 'integer' })
  index!: number;

  @Enum({ items: () => QuestionType, type: 'text' })
  type!: QuestionType;

  /** prompt, points, explanation, evidence and what the type shows besides. */
  @Property({ type: 'json' })
  content!: Record<string, unknown>;

  @Property({ type: 'json', lazy: true })
  key!: StoredKey;

  /** Who made it; null for those from before it was noted. */
  @Enum({ items: () => Origin, type: 'text', nullable: true })
  origin: Origin | null = null;

  @Property({ type: 'text', nullable: true })
  provider: string | null = null;

  @Property({ type: 'text', nullable: true })
  model: string | null = null;

  /** Null where none was read, as by the built-in engine. */
  @Property({ type: 'text', nullable: true })
  promptVersion: string | null = null;

  @Enum({ items: () => CheckStatus, type: 'text', default: CheckStatus.UNCHECKED })
  checkStatus: CheckStatus = CheckStatus.UNCHECKED;

  @Property({ type: 'json', nullable: true, lazy: true })
  check: StoredCheck | null = null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}
