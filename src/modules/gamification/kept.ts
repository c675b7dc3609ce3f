import type { Db } from '../../platform/postgres.js';
import type { LearnerDocuments } from '../profiles/inspections.service.js';
import { eraseRows, rowsOf, type TablesOfLearner } from '../profiles/kept-rows.service.js';
import { lockGame } from './awarding.service.js';

const HIS = 'user_id = $1';
const TABLES: TablesOfLearner = {
  events_to_award: HIS, awards: HIS, learning_days: HIS, rest_days: HIS, learning_gaps: HIS, leaderboard_members: HIS, challenge_members: HIS, games: HIS,
  stream_events: `stream_id = $1 || ':awards'`,
};
// Told to nobody: the log's head and the learner's row say that they are there.
const HEADS: TablesOfLearner = { streams: `id = $1 || ':awards'` };

/** What somebody has been awarded, as what is kept of a learner: the ledger, what it rests on, and what his log has told. */
export class KeptAwards implements LearnerDocuments {
  readonly name = 'awards';
  readonly #db: Db;

  constructor({ db }: { db: Db }) {
    this.#db = db;
  }

  readonly all = (userId: string): Promise<unknown[]> => rowsOf(this.#db, TABLES, userId);

  readonly erase = (userId: string): Promise<number> => this.#db.transaction(async (tx) => {
    const [row] = await tx.query('SELECT FROM games WHERE user_id = $1', [userId]);
    // Whoever awards him something waits, or has done so.
    await lockGame(tx, userId);
    const erased = await eraseRows(tx, TABLES, userId);
    await eraseRows(tx, HEADS, userId);
    return row ? erased : erased - 1;
  });
}
