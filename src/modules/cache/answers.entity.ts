import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Course, Lesson } from '../courses/courses.entity.js';
import { Organization } from '../identity/identity.entity.js';
import type { QuestionSignature } from '../../orchestrator/semantic/signature.js';

/** A model's answer, kept for whoever sends the identical request. */
@Entity({ tableName: 'cached_answers' })
@Index({ properties: ['expiresAt'] })
export class CachedAnswerRow {
  /** SHA-256 of the whole canonical request, hex. */
  @PrimaryKey({ type: 'text' })
  key!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', index: true, deleteRule: 'cascade', nullable: true })
  courseId: string | null = null;

  @ManyToOne(() => Lesson, { mapToPk: true, fieldName: 'lesson_id', index: true, deleteRule: 'cascade', nullable: true })
  lessonId: string | null = null;

  @Property({ type: 'integer', nullable: true })
  lessonVersion: number | null = null;

  @Property({ type: 'text' })
  kind!: string;

  /** JSON of text, items as the model drafted them, and notices; sealed unless the organization allows plain answers. */
  @Property({ type: 'text' })
  answer!: string;

  @Property({ type: 'boolean' })
  sealed!: boolean;

  @Property({ type: 'double' })
  quality!: number;

  @Property({ type: 'text', nullable: true })
  promptVersion: string | null = null;

  /** SHA-256 of the whole request but its question, hex; null where only the identical request may have the answer. */
  @Property({ type: 'text', nullable: true, index: true })
  scope: string | null = null;

  /** As it was asked first; only where plain answers are allowed. */
  @Property({ type: 'text', nullable: true })
  question: string | null = null;

  /** What the question comes down to (`QuestionSignature`). */
  @Property({ type: 'json', nullable: true })
  signature: QuestionSignature | null = null;

  /** Who made it. */
  @Property({ type: 'text' })
  provider!: string;

  @Property({ type: 'text' })
  model!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz' })
  expiresAt!: Date;
}
