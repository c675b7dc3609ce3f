import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { StoredItemState, StoredLearnerState } from './states.js';

/**
 * A graded answer of a learner, with what was believed of question and learner when it was first graded: the same as its `answered`
 * event in the activity history has, from which these rows can be made anew. They refer to nothing: the history outlives what it tells of.
 */
@Entity({ tableName: 'mastery_answers' })
@Index({ properties: ['learnerId', 'at'] })
@Index({ properties: ['itemId', 'itemVersion', 'at'] })
export class MasteryAnswerRow {
  @PrimaryKey({ type: 'text' })
  attemptId!: string;

  @PrimaryKey({ type: 'text' })
  itemId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'text' })
  learnerId!: string;

  @Property({ type: 'integer' })
  itemVersion!: number;

  /** When its attempt was submitted, to the millisecond. */
  @Property({ type: 'timestamptz' })
  at!: Date;

  /** In the attempt, from 1. */
  @Property({ type: 'integer' })
  position!: number;

  /** How often it was graded; its score is the last grade's. */
  @Property({ type: 'integer' })
  grades!: number;

  /** 0 to 1. */
  @Property({ type: 'double' })
  score!: number;

  /** 0 to less than 1. */
  @Property({ type: 'double' })
  guessing!: number;

  @Property({ type: 'double' })
  difficulty!: number;

  @Property({ type: 'double' })
  difficultyVariance!: number;

  @Property({ type: 'double' })
  ability!: number;

  @Property({ type: 'double' })
  abilityVariance!: number;

  @Property({ type: 'json' })
  objectiveIds!: string[];

  /** Whether it was given in a quiz of the learner's own: what that says of him is nobody else's business. */
  @Property({ type: 'boolean', default: false })
  practice!: boolean;
}

/** What a learner's answers on an objective amount to: the fold of his rows above, written with them. */
@Entity({ tableName: 'mastery_states' })
export class MasteryStateRow {
  @PrimaryKey({ type: 'text' })
  learnerId!: string;

  @PrimaryKey({ type: 'text', index: true })
  objectiveId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  /** By all his answers: for himself alone. */
  @Property({ type: 'json' })
  state!: StoredLearnerState;

  /** By those in quizzes of the course, as his teachers see him. Null only of what is older than this: until he answers again, or all is made anew. */
  @Property({ type: 'json', nullable: true })
  shared: StoredLearnerState | null = null;
}

/** What all answers to an item's version amount to. */
@Entity({ tableName: 'mastery_items' })
export class MasteryItemRow {
  @PrimaryKey({ type: 'text' })
  itemId!: string;

  @PrimaryKey({ type: 'integer' })
  itemVersion!: number;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'json' })
  state!: StoredItemState;
}

/** Answers that are new or were graded again since their item was looked at: only inserted into with that, and emptied by who folds items. */
@Entity({ tableName: 'mastery_notes' })
@Index({ properties: ['itemId', 'itemVersion'] })
export class MasteryNoteRow {
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id!: number;

  @Property({ type: 'text' })
  itemId!: string;

  @Property({ type: 'integer' })
  itemVersion!: number;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'timestamptz' })
  at!: Date;

  @Property({ type: 'text' })
  attemptId!: string;

  @Property({ type: 'integer' })
  position!: number;
}
