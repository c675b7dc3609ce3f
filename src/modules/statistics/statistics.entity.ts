import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Attempt } from '../attempts/attempts.entity.js';
import { User } from '../identity/identity.entity.js';
import { QuizItem } from '../quizzes/items.entity.js';

/** Running sums over the answers to an item version (`sums.ts`), and whether new attempts are given it. */
@Entity({ tableName: 'item_statistics' })
export class ItemStatisticsRow {
  @ManyToOne(() => QuizItem, { mapToPk: true, primary: true, fieldName: 'item_id', deleteRule: 'cascade' })
  itemId!: string;

  @PrimaryKey({ type: 'integer' })
  version!: number;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'bigint' })
  exposures = 0;

  @Property({ type: 'bigint' })
  answers = 0;

  @Property({ type: 'bigint' })
  score = 0;

  @Property({ type: 'bigint' })
  scoreSquares = 0;

  @Property({ type: 'bigint' })
  pairs = 0;

  @Property({ type: 'bigint' })
  pairScore = 0;

  @Property({ type: 'bigint' })
  pairScoreSquares = 0;

  @Property({ type: 'bigint' })
  rest = 0;

  @Property({ type: 'bigint' })
  restSquares = 0;

  @Property({ type: 'bigint' })
  products = 0;

  /** Since when it is left out of new attempts; null: it isn't. */
  @Property({ type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null = null;

  /** Who said that it stays in all the same. */
  @ManyToOne(() => User, { mapToPk: true, fieldName: 'kept_by', nullable: true })
  keptBy: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  keptAt: Date | null = null;
}

/** How many answers to an item version took how long. */
@Entity({ tableName: 'item_times' })
export class ItemTimesRow {
  @ManyToOne(() => QuizItem, { mapToPk: true, primary: true, fieldName: 'item_id', deleteRule: 'cascade' })
  itemId!: string;

  @PrimaryKey({ type: 'integer' })
  version!: number;

  /** As `times.ts` has it. */
  @PrimaryKey({ type: 'integer' })
  bucket!: number;

  @Property({ type: 'bigint' })
  answers!: number;
}

/** An attempt that stands in the sums, and what it came to. */
@Entity({ tableName: 'measured_attempts' })
@Index({ properties: ['quizId', 'submittedAt'] })
export class MeasuredAttemptRow {
  @ManyToOne(() => Attempt, { mapToPk: true, primary: true, fieldName: 'attempt_id', deleteRule: 'cascade' })
  attemptId!: string;

  @Property({ type: 'text' })
  quizId!: string;

  @Property({ type: 'timestamptz', nullable: true })
  submittedAt: Date | null = null;

  /** In ten-thousandths; null until all of it is graded. */
  @Property({ type: 'integer', nullable: true })
  score: number | null = null;
}

/** What an answer has added to the sums, so that a regrade can take exactly that away again. */
@Entity({ tableName: 'measured_answers' })
export class MeasuredAnswerRow {
  @ManyToOne(() => Attempt, { mapToPk: true, primary: true, fieldName: 'attempt_id', deleteRule: 'cascade' })
  attemptId!: string;

  @PrimaryKey({ type: 'text' })
  itemId!: string;

  @Property({ type: 'integer' })
  version!: number;

  @Property({ type: 'integer', nullable: true })
  score: number | null = null;

  @Property({ type: 'integer', nullable: true })
  rest: number | null = null;

  @Property({ type: 'integer', nullable: true })
  timeBucket: number | null = null;
}

/** Attempts that were begun, submitted or graded since they were measured: only inserted into with that, and emptied by who measures. */
@Entity({ tableName: 'attempts_to_measure' })
@Index({ properties: ['measureAfter', 'id'] })
export class AttemptToMeasureRow {
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id!: number;

  @Property({ type: 'text' })
  attemptId!: string;

  /** How often in a row it could not be measured. */
  @Property({ type: 'integer' })
  failures = 0;

  /** Not before then is it tried again. */
  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  measureAfter: Date = new Date();
}
