import type { Db } from '../../platform/postgres.js';
import type { LearnerDocuments } from '../profiles/inspections.service.js';

/** Questionnaires as what is kept of a learner: with their questions, answers and claims. */
export class KeptQuestionnaires implements LearnerDocuments {
  readonly name = 'questionnaires';
  readonly #db: Db;

  constructor({ db }: { db: Db }) {
    this.#db = db;
  }

  readonly all = async (userId: string): Promise<unknown[]> => {
    const rows = await this.#db.query<{ document: unknown }>(
      `SELECT to_jsonb(n) || jsonb_build_object('questions', COALESCE((SELECT jsonb_agg(to_jsonb(q) - 'questionnaire_id' ORDER BY q.position) FROM questionnaire_questions q WHERE q.questionnaire_id = n.id), '[]'::jsonb)) AS document
         FROM questionnaires n WHERE n.user_id = $1 ORDER BY n.id`,
      [userId],
    );
    return rows.map(({ document }) => document);
  };

  /** What generations were told of the learner goes as well; what they cost stays. */
  readonly erase = async (userId: string): Promise<number> => {
    return this.#db.transaction(async (tx) => {
      const ids = await tx.query<{ id: string }>(
        `SELECT id FROM generations WHERE (user_id = $1 AND kind IN ('QUESTIONNAIRE', 'PROFILE_ANALYSIS')) OR (kind = 'PROFILE_ANALYSIS' AND input->>'learnerId' = $1) ORDER BY id`, [userId],
      );
      const generationIds = ids.map(({ id }) => id);
      await tx.query(`UPDATE generations SET input = input || '{"known": [], "answers": [], "facts": [], "said": []}'::jsonb WHERE id = ANY ($1)`, [generationIds]);
      await tx.query('DELETE FROM generated_items WHERE generation_id = ANY ($1)', [generationIds]);
      await tx.query(`UPDATE stream_events SET data = jsonb_set(jsonb_set(jsonb_set(data, '{item,text}', '""', false), '{item,answers}', '[]', false), '{item,events}', '[]', false) WHERE stream_id = ANY ($1) AND data ? 'item'`, [generationIds]);
      return (await tx.query('DELETE FROM questionnaires WHERE user_id = $1 RETURNING 1', [userId])).length;
    });
  };
}
