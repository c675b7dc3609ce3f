import type { Candidate } from '../../../orchestrator/candidates.js';
import { newId } from '../../../platform/ids.js';
import type { Sql } from '../../../platform/postgres.js';

export interface HeldGeneration {
  generationId: string;
  through: Candidate;
}

/** One submission for each model that held generations are to be answered by. */
export async function insertSubmissions(tx: Sql, batch: { id: string; organizationId: string }, held: HeldGeneration[]): Promise<void> {
  const groups = Map.groupBy(held, ({ through: { provider, model } }) => `${provider.name}/${model.name}`);
  for (const group of groups.values()) {
    const { provider, model } = group[0]!.through;
    const id = newId('Submission');
    await tx.query(
      `INSERT INTO submissions (id, batch_id, organization_id, provider, model, state) VALUES ($1, $2, $3, $4, $5, 'SUBMITTING')`,
      [id, batch.id, batch.organizationId, provider.name, model.name],
    );
    await tx.query(
      'INSERT INTO submitted_calls (generation_id, submission_id, organization_id) SELECT unnest($3::text[]), $1, $2',
      [id, batch.organizationId, group.map(({ generationId }) => generationId)],
    );
  }
}

/** Whoever holds one gives up what it has at the provider. */
export async function cancelSubmissions(tx: Sql, batchId: string): Promise<void> {
  await tx.query(`UPDATE submissions SET cancel_requested = true, due_at = LEAST(due_at, now()) WHERE batch_id = $1 AND state <> 'ENDED'`, [batchId]);
}
