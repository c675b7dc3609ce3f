import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { ANSWER_INPUTS, LANGUAGES, QUESTION_PURPOSES, type AnswerInputName, type LanguageCode, type QuestionPurposeName } from '../../orchestrator/model.js';
import { Organization, User } from '../identity/identity.entity.js';
import type { Claimed, QuestionKey, Response, ShownQuestion } from './question.js';

export enum QuestionnaireStatus {
  PREPARING = 'PREPARING',
  OPEN = 'OPEN',
  COMPLETED = 'COMPLETED',
  FAILED = 'FAILED',
}

export enum AnalysisStatus {
  NONE = 'NONE',
  PENDING = 'PENDING',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  CANCELLED = 'CANCELLED',
}

/** What somebody is asked about himself, and what he answers. Its documents outside are the profile's versions. */
@Entity({ tableName: 'questionnaires' })
@Unique({ properties: ['generationId'] })
@Unique({ properties: ['userId', 'importKey'] })
@Index({ properties: ['userId', 'id'] })
@Index({ properties: ['status'] })
@Index({ properties: ['analysis'] })
export class Questionnaire {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'user_id', deleteRule: 'cascade' })
  userId!: string;

  /** Whose lessons the test is made from; null: of none. A course that is gone leaves the answers. */
  @Property({ type: 'text', nullable: true })
  courseId: string | null = null;

  @Property({ type: 'text' })
  subject!: string;

  @Enum({ items: () => [...LANGUAGES], type: 'text' })
  language!: LanguageCode;

  @Enum({ items: () => QuestionnaireStatus, type: 'text' })
  status!: QuestionnaireStatus;

  /** Who makes its questions; null: another frontend did. */
  @Property({ type: 'text', nullable: true })
  generationId: string | null = null;

  /** By which an import that is sent again is known again. */
  @Property({ type: 'text', nullable: true })
  importKey: string | null = null;

  /** Of what was sent under that key: SHA-256 of it, hex. */
  @Property({ type: 'text', nullable: true })
  importDigest: string | null = null;

  /** How many questions of the pool are asked, and at which level it begins. */
  @Property({ type: 'integer' })
  testLength = 0;

  @Property({ type: 'integer' })
  startLevel = 2;

  /** What is asked of everybody is left out where it is known. */
  @Property({ type: 'json' })
  standard: string[] = [];

  /** What another frontend says of the whole: "6/6". */
  @Property({ type: 'text', nullable: true })
  claimedScore: string | null = null;

  /** What the reader should know of it. */
  @Property({ type: 'text', nullable: true })
  notice: string | null = null;

  @Enum({ items: () => AnalysisStatus, type: 'text' })
  analysis: AnalysisStatus = AnalysisStatus.NONE;

  /** The generation that analyses it; null: none yet, or none could be had. */
  @Property({ type: 'text', nullable: true })
  analysisId: string | null = null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz', nullable: true })
  completedAt: Date | null = null;
}

/** A question of one, with its answer. */
@Entity({ tableName: 'questionnaire_questions' })
@Unique({ properties: ['questionnaireId', 'position'] })
export class QuestionnaireQuestion {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Questionnaire, { mapToPk: true, fieldName: 'questionnaire_id', deleteRule: 'cascade' })
  questionnaireId!: string;

  /** From 1. */
  @Property({ type: 'integer' })
  position!: number;

  @Enum({ items: () => [...QUESTION_PURPOSES], type: 'text' })
  purpose!: QuestionPurposeName;

  /** What a program reads from the answer; null: nothing. */
  @Property({ type: 'text', nullable: true })
  reads: string | null = null;

  @Enum({ items: () => [...ANSWER_INPUTS], type: 'text' })
  input!: AnswerInputName;

  @Property({ type: 'json' })
  content!: ShownQuestion;

  /** What is right; null where only the learner knows. */
  @Property({ type: 'json', nullable: true })
  key: QuestionKey | null = null;

  /** What another frontend says of it. */
  @Property({ type: 'json', nullable: true })
  claimed: Claimed | null = null;

  /** From when on it is shown; null: it waits in the pool. */
  @Property({ type: 'timestamptz', nullable: true })
  askedAt: Date | null = null;

  /** Of the newest answer; 0: there is none. */
  @Property({ type: 'integer' })
  sequence = 0;

  @Property({ type: 'json', nullable: true })
  response: Response | null = null;

  @Property({ type: 'boolean' })
  skipped = false;

  /** By the server's own key; null: nobody knows. */
  @Property({ type: 'boolean', nullable: true })
  right: boolean | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  answeredAt: Date | null = null;
}

export enum RerunStatus {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  READY = 'READY',
  FAILED = 'FAILED',
  APPROVED = 'APPROVED',
  DISCARDED = 'DISCARDED',
}

/** An analysis that an admin has made again, and that changes nothing before he approves it. */
@Entity({ tableName: 'profile_reruns' })
@Index({ properties: ['organizationId', 'id'] })
@Index({ properties: ['status'] })
export class ProfileRerun {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'user_id', index: true, deleteRule: 'cascade' })
  userId!: string;

  @ManyToOne(() => Questionnaire, { mapToPk: true, fieldName: 'questionnaire_id', index: true, deleteRule: 'cascade' })
  questionnaireId!: string;

  @Property({ type: 'text' })
  requestedBy!: string;

  @Enum({ items: () => RerunStatus, type: 'text' })
  status!: RerunStatus;

  @Property({ type: 'text', nullable: true })
  generationId: string | null = null;

  /** Why it waits or failed. */
  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null = null;
}

/** That an admin wants all profiles of the built-in analysis analysed again: page by page, in the order of their users' ids. */
@Entity({ tableName: 'profile_rerun_jobs' })
@Index({ properties: ['organizationId', 'finishedAt'] })
export class ProfileRerunJob {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'text' })
  requestedBy!: string;

  @Property({ type: 'text' })
  reason!: string;

  /** How many profiles there were. */
  @Property({ type: 'integer' })
  total!: number;

  /** How many were looked at, and for how many of them an analysis was asked for. */
  @Property({ type: 'integer' })
  profiles = 0;

  @Property({ type: 'integer' })
  begun = 0;

  /** The last that was looked at; empty before the first and when all is done. */
  @Property({ type: 'text' })
  lastUserId = '';

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz', nullable: true })
  finishedAt: Date | null = null;
}
