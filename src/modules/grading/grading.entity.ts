import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Attempt } from '../attempts/attempts.entity.js';
import { Course } from '../courses/courses.entity.js';
import { Generation } from '../generation/generation.entity.js';
import { Organization, User } from '../identity/identity.entity.js';
import { QuizItem } from '../quizzes/items.entity.js';
import { Quiz } from '../quizzes/quiz.entity.js';
import { GradeOutcome, type AnswerGiven } from './grade.js';

export { GradeOutcome };

/** How far the judges are. */
export enum Judging {
  /** There is nothing for them to judge, or no more. */
  NONE = 'NONE',
  PENDING = 'PENDING',
  STARTED = 'STARTED',
}

/** Why an answer waits for a person. */
export enum QueueReason {
  NEAR_MISS = 'NEAR_MISS',
  JUDGES_DISAGREE = 'JUDGES_DISAGREE',
  NOT_JUDGED = 'NOT_JUDGED',
  REVIEW_REQUESTED = 'REVIEW_REQUESTED',
}

export enum GradedBy {
  CODE = 'CODE',
  MODEL = 'MODEL',
  PERSON = 'PERSON',
}

/** One judge's word; null where there is none. */
export interface Vote {
  met: boolean;
  /** The answer's words that meet the criterion, code unit for code unit. */
  quote: string | null;
  reason: string;
}

export interface JudgedCriterion {
  text: string;
  points: number;
  votes: [Vote | null, Vote | null];
}

/** What the judges made of an answer that a person has yet to grade: what both agreed on. */
export interface Suggestion {
  points: number;
  criteria: JudgedCriterion[];
  /** Why it is only a suggestion. */
  reason: string;
}

/** An answer of a submitted attempt with the grade that counts, from its submission on. */
@Entity({ tableName: 'graded_answers' })
@Index({ properties: ['courseId', 'queuedAt'] })
@Index({ properties: ['itemId', 'itemVersion'] })
@Index({ properties: ['itemId', 'attemptId'] })
@Index({ properties: ['courseId', 'learnerId'] })
@Index({ properties: ['judging', 'judgeAfter'] })
export class GradedAnswer {
  @ManyToOne(() => Attempt, { mapToPk: true, primary: true, fieldName: 'attempt_id', deleteRule: 'cascade' })
  attemptId!: string;

  @ManyToOne(() => QuizItem, { mapToPk: true, primary: true, fieldName: 'item_id', deleteRule: 'cascade' })
  itemId!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', deleteRule: 'cascade' })
  courseId!: string;

  @ManyToOne(() => Quiz, { mapToPk: true, fieldName: 'quiz_id', index: true, deleteRule: 'cascade' })
  quizId!: string;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'learner_id', index: true })
  learnerId!: string;

  /** The item's version that was answered. */
  @Property({ type: 'integer' })
  itemVersion!: number;

  /** Whose rules texts are compared by. */
  @Property({ type: 'text' })
  language!: string;

  @Property({ type: 'boolean' })
  partialCredit!: boolean;

  @Property({ type: 'json', nullable: true })
  response: AnswerGiven | null = null;

  /** Of its grades, the one that counts. */
  @Property({ type: 'integer' })
  gradeNumber = 1;

  @Enum({ items: () => Judging, type: 'text' })
  judging: Judging = Judging.NONE;

  /** The item's version by whose rubric it is judged. */
  @Property({ type: 'integer', nullable: true })
  judgedVersion: number | null = null;

  @ManyToOne(() => Generation, { mapToPk: true, fieldName: 'first_judge_id', index: true, nullable: true, deleteRule: 'set null' })
  firstJudgeId: string | null = null;

  @ManyToOne(() => Generation, { mapToPk: true, fieldName: 'second_judge_id', index: true, nullable: true, deleteRule: 'set null' })
  secondJudgeId: string | null = null;

  @Property({ type: 'json', nullable: true })
  suggestion: Suggestion | null = null;

  /** How often in a row it could not be judged, for a reason of ours. */
  @Property({ type: 'integer' })
  judgeFailures = 0;

  /** Not before then is it looked at again: who fails, or waits for money, keeps no other waiting. */
  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  judgeAfter: Date = new Date();

  @Enum({ items: () => QueueReason, type: 'text', nullable: true })
  queueReason: QueueReason | null = null;

  /** Since when it waits for a person; null: it doesn't. */
  @Property({ type: 'timestamptz', nullable: true })
  queuedAt: Date | null = null;
}

/** A grade of an answer: only ever added. */
@Entity({ tableName: 'grades' })
@Unique({ properties: ['attemptId', 'itemId', 'number'] })
export class Grade {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => Attempt, { mapToPk: true, fieldName: 'attempt_id', deleteRule: 'cascade' })
  attemptId!: string;

  @ManyToOne(() => QuizItem, { mapToPk: true, fieldName: 'item_id', index: true, deleteRule: 'cascade' })
  itemId!: string;

  /** From 1: this answer's how-manieth. */
  @Property({ type: 'integer' })
  number!: number;

  /** The item's version by whose key it was graded. */
  @Property({ type: 'integer' })
  itemVersion!: number;

  @Enum({ items: () => GradeOutcome, type: 'text' })
  outcome!: GradeOutcome;

  /** Null while UNGRADED. */
  @Property({ type: 'double', nullable: true })
  points: number | null = null;

  @Property({ type: 'integer' })
  maxPoints!: number;

  @Property({ type: 'text' })
  how!: string;

  @Enum({ items: () => GradedBy, type: 'text' })
  by!: GradedBy;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'grader_id', index: true, nullable: true })
  graderId: string | null = null;

  /** A person's, which the learner may read. */
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;

  /** Where models judged: what both said of each criterion. */
  @Property({ type: 'json', nullable: true })
  criteria: JudgedCriterion[] | null = null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}

/** A learner's wish that a person look at a grade again, and what came of it. */
@Entity({ tableName: 'grade_reviews' })
@Index({ properties: ['attemptId', 'itemId'] })
export class GradeReview {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => Attempt, { mapToPk: true, fieldName: 'attempt_id', deleteRule: 'cascade' })
  attemptId!: string;

  @ManyToOne(() => QuizItem, { mapToPk: true, fieldName: 'item_id', index: true, deleteRule: 'cascade' })
  itemId!: string;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'learner_id', index: true })
  learnerId!: string;

  @Property({ type: 'text' })
  message!: string;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'resolved_by', index: true, nullable: true })
  resolvedBy: string | null = null;

  /** What the learner is told. */
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz', nullable: true })
  resolvedAt: Date | null = null;
}

/** That all answers to a question are graded again, and how far that is. */
@Entity({ tableName: 'regrades' })
@Index({ properties: ['finishedAt'] })
export class Regrade {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', index: true, deleteRule: 'cascade' })
  courseId!: string;

  @ManyToOne(() => QuizItem, { mapToPk: true, fieldName: 'item_id', index: true, deleteRule: 'cascade' })
  itemId!: string;

  /** The newest when it was asked for: a key that is changed meanwhile is another regrade's. */
  @Property({ type: 'integer' })
  itemVersion!: number;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'asked_by', index: true })
  askedBy!: string;

  /** Which the learners may read. */
  @Property({ type: 'text' })
  reason!: string;

  /** How many answers there were. */
  @Property({ type: 'integer' })
  total!: number;

  /** The last that was seen to; they follow in the order of their ids. */
  @Property({ type: 'text' })
  lastAttemptId = '';

  @Property({ type: 'integer' })
  answers = 0;

  @Property({ type: 'integer' })
  changed = 0;

  @Property({ type: 'integer' })
  judging = 0;

  @Property({ type: 'integer' })
  keptByPerson = 0;

  @Property({ type: 'integer' })
  failed = 0;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz', nullable: true })
  finishedAt: Date | null = null;
}
