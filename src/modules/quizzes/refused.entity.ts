import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Course, Lesson } from '../courses/courses.entity.js';
import { Generation } from '../generation/generation.entity.js';
import { User } from '../identity/identity.entity.js';
import { QuestionType, type StoredCheck, type StoredKey } from './quizzes.entity.js';

/** What a person says of a question that a second solver refused. */
export enum RefusalVerdict {
  KEY_IS_RIGHT = 'KEY_IS_RIGHT',
  KEY_IS_WRONG = 'KEY_IS_WRONG',
}

/** A question that was made for a learner and refused by a second solver. A table of its own: no path of a learner's leads here. */
@Entity({ tableName: 'refused_questions' })
@Index({ properties: ['courseId', 'id'] })
export class RefusedQuestionRow {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', deleteRule: 'cascade' })
  courseId!: string;

  @ManyToOne(() => Lesson, { mapToPk: true, fieldName: 'lesson_id', index: true, deleteRule: 'cascade' })
  lessonId!: string;

  @ManyToOne(() => Generation, { mapToPk: true, fieldName: 'generation_id', index: true, nullable: true, deleteRule: 'set null' })
  generationId: string | null = null;

  @Enum({ items: () => QuestionType, type: 'text' })
  type!: QuestionType;

  @Property({ type: 'json' })
  content!: Record<string, unknown>;

  @Property({ type: 'json', lazy: true })
  key!: StoredKey;

  @Property({ type: 'json', lazy: true })
  check!: StoredCheck;

  @Property({ type: 'text', nullable: true })
  provider: string | null = null;

  @Property({ type: 'text', nullable: true })
  model: string | null = null;

  @Property({ type: 'text', nullable: true })
  promptVersion: string | null = null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Enum({ items: () => RefusalVerdict, type: 'text', nullable: true })
  verdict: RefusalVerdict | null = null;

  /** Why, in the words of whoever settled it. */
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'settled_by', nullable: true })
  settledBy: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  settledAt: Date | null = null;
}
