import type { Db } from '../../platform/postgres.js';
import { VOIDABLE_TYPES } from './events.js';
import type { GenerationService } from './generation.service.js';
import { withoutWords, type ItemContent } from './items/item.js';

export interface ForgettingOptions {
  db: Db;
  generations: Pick<GenerationService, 'stop'>;
}

/** What a generation was told of a learner, in its input. */
const FORGOTTEN_INPUT = { subject: '', known: [], answers: [], said: [], facts: [] };

/** Generations that are about a learner, without what they were told of him and said of him; what they cost stays. */
export class ForgettingService {
  readonly #options: ForgettingOptions;

  constructor(options: ForgettingOptions) {
    this.#options = options;
  }

  /** May be repeated. What is under way is cancelled first: its worker writes nothing any more. */
  async forgetLearner(userId: string): Promise<void> {
    const { db, generations } = this.#options;
    const ids = (await db.query<{ id: string }>(
      `SELECT id FROM generations WHERE (user_id = $1 AND kind IN ('QUESTIONNAIRE', 'PROFILE_ANALYSIS')) OR (kind = 'PROFILE_ANALYSIS' AND input->>'learnerId' = $1) ORDER BY id`, [userId],
    )).map(({ id }) => id);
    for (const id of ids) await generations.stop(id);
    await db.transaction(async (tx) => {
      await tx.query('UPDATE generations SET input = input || $2::jsonb WHERE id = ANY ($1)', [ids, JSON.stringify(FORGOTTEN_INPUT)]);
      await tx.query('DELETE FROM generated_items WHERE generation_id = ANY ($1)', [ids]);
      const events = await tx.query<{ streamId: string; seq: number; item: ItemContent }>(
        `SELECT stream_id AS "streamId", seq, data->'item' AS item FROM stream_events WHERE stream_id = ANY ($1) AND type = ANY ($2) AND data ? 'item'`, [ids, VOIDABLE_TYPES],
      );
      await tx.query(
        `UPDATE stream_events e SET data = jsonb_set(e.data, '{item}', bare.item) FROM unnest($1::text[], $2::bigint[], $3::jsonb[]) AS bare (stream_id, seq, item)
          WHERE e.stream_id = bare.stream_id AND e.seq = bare.seq`,
        [events.map(({ streamId }) => streamId), events.map(({ seq }) => seq), events.map(({ item }) => JSON.stringify(withoutWords(item)))],
      );
    });
  }
}
