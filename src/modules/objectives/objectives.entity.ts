import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Course, Lesson } from '../courses/courses.entity.js';
import { User } from '../identity/identity.entity.js';
import { QuizItem } from '../quizzes/items.entity.js';

/** What a learner can do afterwards: a thing of its course, shared by the lessons that teach it and the questions that test it. */
@Entity({ tableName: 'objectives' })
@Unique({ properties: ['courseId', 'fingerprint'] })
export class Objective {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', deleteRule: 'cascade' })
  courseId!: string;

  /** As it was first written, or as a teacher renamed it; its lessons may spell it otherwise. */
  @Property({ type: 'text' })
  text!: string;

  /** Of its wording (wording.ts): the same for all spellings of one objective. Null once it was merged: its words are free again. */
  @Property({ type: 'text', nullable: true })
  fingerprint!: string | null;

  /** What stands for it since the two were merged, itself never merged: answers and questions from before still name this one. */
  @ManyToOne(() => Objective, { mapToPk: true, fieldName: 'merged_into_id', index: true, nullable: true, deleteRule: 'cascade' })
  mergedIntoId: string | null = null;

  /** Grows by one whenever its text or what it requires changes. */
  @Property({ type: 'integer' })
  version = 1;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}

/** Which objective each of a lesson's texts is, as the lesson stands now. */
@Entity({ tableName: 'lesson_objectives' })
export class LessonObjective {
  @ManyToOne(() => Lesson, { mapToPk: true, primary: true, fieldName: 'lesson_id', deleteRule: 'cascade' })
  lessonId!: string;

  /** From 1, in the order of the lesson's texts. */
  @PrimaryKey({ type: 'integer' })
  position!: number;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => Objective, { mapToPk: true, fieldName: 'objective_id', index: true, deleteRule: 'cascade' })
  objectiveId!: string;
}

/** Which objective each of the texts is that a version of a quiz's item names, decided when it was written; read through `merged_into_id`. */
@Entity({ tableName: 'item_objectives' })
export class ItemObjective {
  @ManyToOne(() => QuizItem, { mapToPk: true, primary: true, fieldName: 'item_id', deleteRule: 'cascade' })
  itemId!: string;

  @PrimaryKey({ type: 'integer' })
  version!: number;

  /** From 1, of the text among those that the version names. */
  @PrimaryKey({ type: 'integer' })
  position!: number;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => Objective, { mapToPk: true, fieldName: 'objective_id', index: true, deleteRule: 'cascade' })
  objectiveId!: string;
}

/** One objective needs another of its course first; never in a circle. */
@Entity({ tableName: 'prerequisites' })
export class Prerequisite {
  @ManyToOne(() => Objective, { mapToPk: true, primary: true, fieldName: 'objective_id', deleteRule: 'cascade' })
  objectiveId!: string;

  @ManyToOne(() => Objective, { mapToPk: true, primary: true, fieldName: 'requires_id', index: true, deleteRule: 'cascade' })
  requiresId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}

/** A prerequisite that was suggested and that a teacher does not want to see again. */
@Entity({ tableName: 'dismissed_prerequisites' })
export class DismissedPrerequisite {
  @ManyToOne(() => Objective, { mapToPk: true, primary: true, fieldName: 'objective_id', deleteRule: 'cascade' })
  objectiveId!: string;

  @ManyToOne(() => Objective, { mapToPk: true, primary: true, fieldName: 'requires_id', index: true, deleteRule: 'cascade' })
  requiresId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'dismissed_by', index: true, nullable: true, deleteRule: 'set null' })
  dismissedBy!: string | null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  dismissedAt: Date = new Date();
}
