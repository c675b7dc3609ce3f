import type { Candidate } from '../../../orchestrator/candidates.js';
import { newId } from '../../../platform/ids.js';
import type { Sql } from '../../../platform/postgres.js';
import type { SubmissionState } from './batches.entity.js';

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
      'INSERT INTO submitted_calls (name, generation_id, submission_id, organization_id) SELECT id, id, $1, $2 FROM unnest($3::text[]) AS id',
      [id, batch.organizationId, group.map(({ generationId }) => generationId)],
    );
  }
}

const NOBODY_WAITS = `NOT EXISTS (
  SELECT FROM submitted_calls c JOIN generations g ON g.id = c.generation_id WHERE c.submission_id = s.id AND g.held AND g.status = 'QUEUED')`;

/** After a generation was cancelled: whoever holds what was submitted for it gives that up now, if nobody is left that waits for a call of it. */
export async function abandonSubmission(sql: Sql, generationId: string): Promise<void> {
  await sql.query(
    `UPDATE submissions s SET cancel_requested = true, due_at = LEAST(due_at, now())
      WHERE s.state <> 'ENDED' AND s.id IN (SELECT submission_id FROM submitted_calls WHERE generation_id = $1) AND ${NOBODY_WAITS}`,
    [generationId],
  );
}

/** Where a generation was to bear a call's cost, another is from now on. */
export async function moveSubmittedCall(tx: Sql, from: string, to: string): Promise<void> {
  await tx.query('UPDATE submitted_calls SET generation_id = $2 WHERE generation_id = $1', [from, to]);
}

/** Which of those that share a call bears the cost of what was submitted, or is to be; null where nothing was. */
export async function payerOfSubmitted(tx: Sql, key: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT g.id FROM generations g JOIN submitted_calls c ON c.generation_id = g.id WHERE g.call_key = $1 AND g.status IN ('QUEUED', 'RUNNING')`,
    [key],
  );
  return row?.id ?? null;
}

/** A submission as a worker takes it up. */
export interface SubmissionRow {
  id: string;
  organizationId: string;
  provider: string;
  model: string;
  state: SubmissionState;
  providerId: string | null;
  tries: number;
  polls: number;
  cancelRequested: boolean;
  createdAt: Date;
}

// Whoever cancelled the last one may have died before it said so.
const COLUMNS = `id, organization_id AS "organizationId", provider, model, state, provider_id AS "providerId", tries, polls,
                 cancel_requested OR ${NOBODY_WAITS} AS "cancelRequested", created_at AS "createdAt"`;

/**
 * Takes up what is due. Until `leaseSeconds` have passed nobody else does; a worker that dies meanwhile leaves it to the next.
 * One that is still to be handed over counts the try before it is made.
 */
export async function claimDue(sql: Sql, { limit, leaseSeconds }: { limit: number; leaseSeconds: number }): Promise<SubmissionRow[]> {
  return sql.query<SubmissionRow>(
    `UPDATE submissions s SET due_at = now() + make_interval(secs => $2), tries = tries + CASE state WHEN 'SUBMITTING' THEN 1 ELSE 0 END
      WHERE id IN (SELECT id FROM submissions WHERE state <> 'ENDED' AND due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [limit, leaseSeconds],
  );
}

export async function markSubmitted(sql: Sql, id: string, providerId: string, dueSeconds: number): Promise<void> {
  await sql.query(
    `UPDATE submissions SET state = 'SUBMITTED', provider_id = $2, due_at = now() + make_interval(secs => CASE WHEN cancel_requested THEN 0 ELSE $3::float8 END)
      WHERE id = $1 AND state = 'SUBMITTING'`,
    [id, providerId, dueSeconds],
  );
}

/** Keeps a submission that is being handed over for itself. @returns false if another has taken it up since */
export async function keepClaim(sql: Sql, { id, tries }: SubmissionRow, leaseSeconds: number): Promise<boolean> {
  const rows = await sql.query(
    `UPDATE submissions SET due_at = now() + make_interval(secs => $3) WHERE id = $1 AND state = 'SUBMITTING' AND tries = $2 RETURNING id`,
    [id, tries, leaseSeconds],
  );
  return rows.length > 0;
}

/** When it is to be looked at next. @param polled whether the provider was asked for it, and had nothing to say yet: then no try has failed */
export async function postpone(sql: Sql, id: string, dueSeconds: number, polled: boolean): Promise<void> {
  await sql.query(
    `UPDATE submissions SET due_at = now() + make_interval(secs => $2), polls = polls + $3 WHERE id = $1 AND state <> 'ENDED'`,
    [id, dueSeconds, polled ? 1 : 0],
  );
}

/** Says on the batches that wait for it why a submission came to nothing, unless they say something already. */
export async function noteGivenUp(sql: Sql, id: string, notice: string): Promise<void> {
  await sql.query(
    `UPDATE batches SET notice = $2
      WHERE notice IS NULL AND id IN (
        SELECT i.batch_id FROM submitted_calls c JOIN generations payer ON payer.id = c.generation_id
          JOIN generations g ON g.call_key = payer.call_key AND g.held JOIN batch_items i ON i.generation_id = g.id
         WHERE c.submission_id = $1 AND payer.held)`,
    [id, notice],
  );
}

export async function markEnded(sql: Sql, id: string): Promise<void> {
  await sql.query(`UPDATE submissions SET state = 'ENDED', ended_at = now() WHERE id = $1`, [id]);
}

/** The names by which a provider knows the batches that we know. */
export async function knownTo(sql: Sql, provider: string): Promise<Set<string>> {
  const rows = await sql.query<{ id: string }>('SELECT provider_id AS id FROM submissions WHERE provider = $1 AND provider_id IS NOT NULL', [provider]);
  return new Set(rows.map(({ id }) => id));
}

/** A call of a submission. */
export interface CallRow {
  name: string;
  /** Who bears its cost now. */
  generationId: string;
  /** Under which all that it answers share it. */
  key: string;
}

/** All its calls; or those that somebody still waits for, or that are still to be booked. */
export async function callsOf(sql: Sql, id: string, held: boolean): Promise<CallRow[]> {
  return sql.query<CallRow>(
    `SELECT c.name, c.generation_id AS "generationId", g.call_key AS key FROM submitted_calls c JOIN generations g ON g.id = c.generation_id
      WHERE c.submission_id = $1 AND (g.held OR NOT $2) ORDER BY c.name`,
    [id, held],
  );
}

/** What stands in the logs of all that it answers isn't kept twice. */
export async function forgetAnswers(sql: Sql): Promise<void> {
  await sql.query(
    `UPDATE submitted_calls c SET answer = NULL FROM generations payer
      WHERE payer.id = c.generation_id AND c.answer IS NOT NULL AND payer.finished_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM generations g WHERE g.call_key = payer.call_key AND g.created_at < payer.finished_at AND g.finished_at IS NULL)`,
  );
}
