import type { Db } from '../../platform/postgres.js';
import type { LearnerDocuments } from '../profiles/inspections.service.js';
import { eraseRows, rowsOf, type TablesOfLearner } from '../profiles/kept-rows.service.js';

const TABLES: TablesOfLearner = {
  study_plan_sessions: 'plan_id IN (SELECT id FROM study_plans WHERE user_id = $1)', study_plans: 'user_id = $1',
};
// Its token is the hash of a secret: nobody is shown it.
const SECRET: TablesOfLearner = { calendar_feeds: 'user_id = $1' };

/** What somebody means to learn when, as what is kept of a learner; his calendar's address goes with it. */
export class KeptPlans implements LearnerDocuments {
  readonly name = 'plans';
  readonly #db: Db;

  constructor({ db }: { db: Db }) {
    this.#db = db;
  }

  readonly all = (userId: string): Promise<unknown[]> => rowsOf(this.#db, TABLES, userId);

  readonly erase = (userId: string): Promise<number> => this.#db.transaction(async (tx) => {
    const erased = await eraseRows(tx, TABLES, userId);
    await eraseRows(tx, SECRET, userId);
    return erased;
  });
}
