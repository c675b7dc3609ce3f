import type { Logger } from 'pino';
import { TEACHES } from '../../auth/policy.sql.js';
import { retriedTransaction } from '../../platform/contention.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { SatAnswer, SatAttempt } from './measured.js';
import { measure } from './measures.repository.js';

// One measures at a time over all processes; the number only has to be ours.
const MEASURING_LOCK = 7_104_213;
const BATCH = 200;

/** An item version. */
export interface VersionId {
  itemId: string;
  version: number;
}

interface Note {
  id: number;
  attemptId: string;
}

/**
 * Notes in the transaction that begins, submits or grades attempts that they are to be measured. It is only inserted into: whoever
 * submits waits for nobody who measures.
 */
export async function toBeMeasured(tx: Sql, attemptIds: readonly string[]): Promise<void> {
  await tx.query('INSERT INTO attempts_to_measure (attempt_id) SELECT unnest($1::text[])', [attemptIds]);
}

/** For those that delete them. */
export async function notMeasured(tx: Sql, attemptIds: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM attempts_to_measure WHERE attempt_id = ANY ($1)', [attemptIds]);
}

/** Whether new attempts are no longer given an item version `v`: it was withdrawn, or quarantined since it was published. */
export const IS_WITHDRAWN = `(v.check_status = 'QUARANTINED'
  OR EXISTS (SELECT FROM item_statistics s WHERE s.item_id = v.item_id AND s.version = v.version AND s.withdrawn_at IS NOT NULL))`;

/** Of these, in their order, those that new attempts are to be given. */
export async function notWithdrawn(sql: Sql, versions: readonly VersionId[]): Promise<VersionId[]> {
  const withdrawn = await sql.query<VersionId>(
    `SELECT v.item_id AS "itemId", v.version FROM quiz_item_versions v JOIN unnest($1::text[], $2::integer[]) AS asked (item_id, version) USING (item_id, version)
      WHERE ${IS_WITHDRAWN}`,
    [versions.map(({ itemId }) => itemId), versions.map(({ version }) => version)],
  );
  return versions.filter(({ itemId, version }) => !withdrawn.some((row) => row.itemId === itemId && row.version === version));
}

/** Keeps the sums up to date with what is begun, submitted, graded and regraded. */
export class MeasuringService {
  readonly #db: Db;
  readonly #logger: Logger;

  constructor({ db, logger }: { db: Db; logger: Logger }) {
    this.#db = db;
    this.#logger = logger;
  }

  /** Brings the sums up to date with all that is committed, but for attempts that could not be measured a moment ago. */
  async catchUp(): Promise<void> {
    // Who only reads need not wait in line for nothing.
    const [row] = await this.#db.query<{ waits: boolean }>('SELECT EXISTS (SELECT FROM attempts_to_measure WHERE measure_after <= now()) AS waits');
    if (!row?.waits) return;
    for (let measured = BATCH; measured === BATCH;) measured = await this.#batch();
  }

  /** Counts everything anew from the attempts themselves; what a person said of an item stays. */
  async rebuild(): Promise<void> {
    await this.#db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [MEASURING_LOCK]);
      for (const table of ['attempts_to_measure', 'measured_answers', 'measured_attempts', 'item_times']) await tx.query(`DELETE FROM ${table}`);
      await tx.query(
        `UPDATE item_statistics SET exposures = 0, answers = 0, score = 0, score_squares = 0, pairs = 0, pair_score = 0, pair_score_squares = 0,
                rest = 0, rest_squares = 0, products = 0`,
      );
      let last = '';
      for (;;) {
        const ids = (await tx.query<{ id: string }>('SELECT id FROM attempts WHERE id > $1 ORDER BY id LIMIT $2', [last, BATCH])).map(({ id }) => id);
        if (ids.length === 0) return;
        await measureThem(tx, ids);
        last = ids.at(-1)!;
      }
    });
  }

  /** @returns how many notes were seen to */
  async #batch(): Promise<number> {
    const notes = await this.#db.query<Note>('SELECT id, attempt_id AS "attemptId" FROM attempts_to_measure WHERE measure_after <= now() ORDER BY measure_after, id LIMIT $1', [BATCH]);
    if (notes.length === 0) return 0;
    await this.#measure(notes).catch(async (error: unknown) => {
      if (isDatabaseOutage(error)) throw error;
      // One that can't be measured keeps no other waiting: it is found by looking at each alone.
      for (const note of notes) await this.#measure([note]).catch((reason: unknown) => this.#putOff(note, reason));
    });
    return notes.length;
  }

  #measure(notes: readonly Note[]): Promise<void> {
    return retriedTransaction(this.#db, async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [MEASURING_LOCK]);
      // Whoever was faster has seen to them. What is graded later has another note: attempts are read after theirs.
      const left = await tx.query<Note>('SELECT id, attempt_id AS "attemptId" FROM attempts_to_measure WHERE id = ANY ($1) ORDER BY id', [notes.map(({ id }) => id)]);
      if (left.length === 0) return;
      await measureThem(tx, [...new Set(left.map(({ attemptId }) => attemptId))]);
      await tx.query('DELETE FROM attempts_to_measure WHERE id = ANY ($1)', [left.map(({ id }) => id)]);
    });
  }

  async #putOff({ id, attemptId }: Note, error: unknown): Promise<void> {
    if (isDatabaseOutage(error)) throw error;
    this.#logger.error({ err: error, attemptId }, 'an attempt could not be measured, it is tried again');
    await this.#db.query(
      'UPDATE attempts_to_measure SET failures = failures + 1, measure_after = now() + make_interval(secs => least(2 ^ failures, 3600)) WHERE id = $1', [id],
    );
  }
}

async function measureThem(tx: Sql, ids: readonly string[]): Promise<void> {
  const attempts = await attemptsOf(tx, ids);
  const counted = new Set(attempts.map(({ id }) => id));
  await measure(tx, attempts, ids.filter((id) => !counted.has(id)));
}

/** Those of learners: who may edit the course knows the keys, and only tries the quiz. */
async function attemptsOf(sql: Sql, ids: readonly string[]): Promise<SatAttempt[]> {
  const rows = await sql.query<Omit<SatAttempt, 'id' | 'answers'> & SatAnswer & { attemptId: string }>(
    `SELECT a.id AS "attemptId", a.quiz_id AS "quizId", a.organization_id AS "organizationId", a.started_at AS "startedAt",
            a.submitted_at AS "submittedAt", g.item_id AS "itemId", g.version, v.points AS "maxPoints", g.points,
            CASE WHEN g.response IS NOT NULL THEN g.saved_at END AS "savedAt"
       FROM attempts a
       JOIN quizzes q ON q.id = a.quiz_id JOIN courses c ON c.id = q.course_id JOIN users u ON u.id = a.user_id
       JOIN attempt_answers g ON g.attempt_id = a.id
       JOIN quiz_item_versions v ON v.item_id = g.item_id AND v.version = g.version
      WHERE a.id = ANY ($1) AND (q.purpose = 'PRACTICE' OR NOT ${TEACHES})
      ORDER BY a.id, g.position`,
    [ids],
  );
  return [...Map.groupBy(rows, ({ attemptId }) => attemptId)].map(([id, answers]) => {
    const { quizId, organizationId, startedAt, submittedAt } = answers[0]!;
    return { id, quizId, organizationId, startedAt, submittedAt, answers };
  });
}
