import type { Db } from '../../platform/postgres.js';
import type { LearnerDocuments } from '../profiles/inspections.service.js';
import { eraseRows, rowsOf, type TablesOfLearner } from '../profiles/kept-rows.service.js';

const TABLES: TablesOfLearner = { lesson_events: 'user_id = $1', lesson_progress: 'user_id = $1' };

/** When somebody was where in his lessons, as what is kept of a learner. That he is in a course, and has completed it, is the course's. */
export class KeptProgress implements LearnerDocuments {
  readonly name = 'progress';
  readonly #db: Db;

  constructor({ db }: { db: Db }) {
    this.#db = db;
  }

  readonly all = (userId: string): Promise<unknown[]> => rowsOf(this.#db, TABLES, userId);

  readonly erase = (userId: string): Promise<number> => this.#db.transaction((tx) => eraseRows(tx, TABLES, userId));
}
