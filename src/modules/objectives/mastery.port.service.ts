import type { Sql } from '../../platform/postgres.js';

/** What a learner's answers say of how well he has an objective; `low` and `high` bound where it most likely is. */
export interface MasteryOf {
  learnerId: string;
  objectiveId: string;
  /** That he would answer a question of middling difficulty rightly now, 0 to 1. */
  probability: number;
  low: number;
  high: number;
  /** How many answers it rests on. */
  answers: number;
  lastAnsweredAt: Date | null;
}

/** Who keeps mastery, for the parts that show it to teachers and change what it is about. */
export interface Mastery {
  /** However many are asked for, a few queries. Pairs without an answer are left out. */
  of(learnerIds: readonly string[], objectiveIds: readonly string[]): Promise<MasteryOf[]>;
  /** In the transaction that merges an objective into another: what was answered about the one was answered about the other. */
  merged(tx: Sql, fromId: string, intoId: string): Promise<void>;
}
