import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Attempt } from '../attempts/attempts.entity.js';
import { Course } from '../courses/courses.entity.js';

/** Why something of a course waits for a person. */
export enum ReviewReason {
  // An answer, for the reasons of QueueReason.
  NEAR_MISS = 'NEAR_MISS',
  JUDGES_DISAGREE = 'JUDGES_DISAGREE',
  NOT_JUDGED = 'NOT_JUDGED',
  REVIEW_REQUESTED = 'REVIEW_REQUESTED',
  // An item of a quiz.
  QUARANTINED = 'QUARANTINED',
  WITHDRAWN = 'WITHDRAWN',
  STALE = 'STALE',
  // A question that a learner asked for, and never saw.
  QUESTION_REFUSED = 'QUESTION_REFUSED',
}

/**
 * What waits for a person, one row for each reason. It says nothing that isn't said where the reason lies, and is kept in step
 * with that, so that each change of it is one numbered event.
 */
@Entity({ tableName: 'review_entries' })
@Index({ properties: ['courseId', 'id'] })
@Index({ properties: ['attemptId', 'itemId'] })
export class ReviewEntryRow {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', deleteRule: 'cascade' })
  courseId!: string;

  @Enum({ items: () => ReviewReason, type: 'text' })
  reason!: ReviewReason;

  /** Of the item, or of the question. */
  @Property({ type: 'text', index: true })
  itemId!: string;

  /** Of the item; null for a question, which has none. */
  @Property({ type: 'integer', nullable: true })
  itemVersion: number | null = null;

  /** Null for a question that is in no quiz. */
  @Property({ type: 'text', nullable: true, index: true })
  quizId: string | null = null;

  /** Whose answer waits; null where it is the item itself. */
  @ManyToOne(() => Attempt, { mapToPk: true, fieldName: 'attempt_id', nullable: true, deleteRule: 'cascade' })
  attemptId: string | null = null;

  @Property({ type: 'timestamptz' })
  since!: Date;
}
