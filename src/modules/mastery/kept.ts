import type { Db } from '../../platform/postgres.js';
import type { ActivityService } from '../activity/activity.service.js';
import type { LearnerDocuments } from '../profiles/inspections.service.js';
import { eraseRows, rowsOf, type TablesOfLearner } from '../profiles/kept-rows.service.js';
import { answersOfLearner, lockLearners, noteItems } from './answers.repository.js';

const TABLES: TablesOfLearner = { mastery_answers: 'learner_id = $1', mastery_states: 'learner_id = $1' };

/** What somebody's answers say of him, as what is kept of a learner. How hard the questions are is then folded without him. */
export class KeptMastery implements LearnerDocuments {
  readonly name = 'mastery';
  readonly #db: Db;
  readonly #activity: Pick<ActivityService, 'erase'>;

  constructor({ db, activity }: { db: Db; activity: Pick<ActivityService, 'erase'> }) {
    this.#db = db;
    this.#activity = activity;
  }

  readonly all = (userId: string): Promise<unknown[]> => rowsOf(this.#db, TABLES, userId);

  /** With the history, before anything else of his is graded: from it everything would be made anew. */
  readonly erase = (userId: string): Promise<number> => this.#db.transaction(async (tx) => {
    await lockLearners(tx, [userId]);
    const answers = await answersOfLearner(tx, userId, null);
    const erased = await eraseRows(tx, TABLES, userId);
    await noteItems(tx, answers);
    await this.#activity.erase(userId);
    return erased;
  });
}
