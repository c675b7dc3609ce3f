import type { Db } from '../../platform/postgres.js';
import type { ForgettingService } from '../generation/forgetting.service.js';
import type { LearnerDocuments } from '../profiles/inspections.service.js';

/** Questionnaires as what is kept of a learner: with their questions, answers and claims. */
export class KeptQuestionnaires implements LearnerDocuments {
  readonly name = 'questionnaires';
  readonly #db: Db;
  readonly #generations: Pick<ForgettingService, 'forgetLearner'>;

  constructor({ db, generations }: { db: Db; generations: Pick<ForgettingService, 'forgetLearner'> }) {
    this.#db = db;
    this.#generations = generations;
  }

  readonly all = async (userId: string): Promise<unknown[]> => {
    const rows = await this.#db.query<{ document: unknown }>(
      `SELECT to_jsonb(n) || jsonb_build_object('questions', COALESCE((SELECT jsonb_agg(to_jsonb(q) - 'questionnaire_id' ORDER BY q.position) FROM questionnaire_questions q WHERE q.questionnaire_id = n.id), '[]'::jsonb)) AS document
         FROM questionnaires n WHERE n.user_id = $1 ORDER BY n.id`,
      [userId],
    );
    return rows.map(({ document }) => document);
  };

  /** The questionnaires first: without one nobody begins another generation about it. */
  readonly erase = async (userId: string): Promise<number> => {
    const erased = await this.#db.query('DELETE FROM questionnaires WHERE user_id = $1 RETURNING 1', [userId]);
    await this.#generations.forgetLearner(userId);
    return erased.length;
  };
}
