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

/** Implemented by who keeps mastery: however many are asked for, a few queries. Pairs without an answer are left out. */
export interface MasteryReader {
  of(learnerIds: readonly string[], objectiveIds: readonly string[]): Promise<MasteryOf[]>;
}
