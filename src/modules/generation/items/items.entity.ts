import { Entity, Enum, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Course, Lesson } from '../../courses/courses.entity.js';
import { Organization } from '../../identity/identity.entity.js';
import { Generation } from '../generation.entity.js';

export enum ItemType {
  FLASHCARD = 'FLASHCARD',
  OUTLINE_NODE = 'OUTLINE_NODE',
  EXERCISE = 'EXERCISE',
  KEY_ANSWER = 'KEY_ANSWER',
  VERDICT = 'VERDICT',
  PLAN_WEEK = 'PLAN_WEEK',
  LEARNER_QUESTION = 'LEARNER_QUESTION',
  PROFILE_CLAIM = 'PROFILE_CLAIM',
}

/** A validated item that is no question: questions have a table of their own, since quizzes refer to them and they always have a lesson. */
@Entity({ tableName: 'generated_items' })
@Unique({ properties: ['generationId', 'index'] })
export class GeneratedItemRow {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  /** Course and lesson stand together: null where it is made from no lesson. */
  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', index: true, nullable: true, deleteRule: 'no action' })
  courseId: string | null = null;

  @ManyToOne(() => Lesson, { mapToPk: true, fieldName: 'lesson_id', index: true, nullable: true, deleteRule: 'no action' })
  lessonId: string | null = null;

  @ManyToOne(() => Generation, { mapToPk: true, fieldName: 'generation_id', deleteRule: 'cascade' })
  generationId!: string;

  @Property({ type: 'integer' })
  index!: number;

  @Enum({ items: () => ItemType, type: 'text' })
  type!: ItemType;

  /** All that may be sent of it. */
  @Property({ type: 'json' })
  content!: Record<string, unknown>;

  /** What gives its answer away, as an exercise's solution; a column of its own, so that reading an item never reads it. */
  @Property({ type: 'json', lazy: true, nullable: true })
  key: Record<string, unknown> | null = null;

  /** When a learner first asked for the key. */
  @Property({ type: 'timestamptz', nullable: true })
  keyAskedAt: Date | null = null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}
