import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { Role, type Viewer } from '../../auth/viewer.js';
import type { LanguageCode } from '../../orchestrator/model.js';
import { retriedTransaction } from '../../platform/contention.js';
import { Lookout } from '../../platform/lookout.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import { streamKey } from '../../streams/reader.js';
import { GenerationKind, GenerationStatus } from '../generation/generation.entity.js';
import type { BudgetExceeded, QuotaExceeded } from '../generation/generation.type.js';
import { JUDGED_SIGNAL, type GenerationService, type Prepared, type StartRequest } from '../generation/generation.service.js';
import { withoutPleas } from '../safety/safety.service.js';
import type { GradedAttempts } from './attempts.port.service.js';
import { GradedBy, Judging, QueueReason, type Vote } from './grading.entity.js';
import { appendGrade, keptWish, keyOf, lockGraded, stand, type AnswerId } from './grading.repository.js';
import { rubricOf } from './rubric.js';
import { decide, suggestionOf, type Verdicts } from './verdicts.js';

export interface JudgesOptions {
  db: Db;
  signals: Signals;
  generations: Pick<GenerationService, 'prepare' | 'create' | 'enqueue' | 'stop'>;
  attempts: GradedAttempts;
  /** Whether any model is configured. */
  asksModels: boolean;
  logger: Logger;
}

/** An answer that is to be judged, and who owns the course that bears the cost. */
interface Pending extends AnswerId {
  organizationId: string;
  courseId: string;
  ownerId: string;
  learnerId: string;
  language: LanguageCode;
  text: string;
  judgedVersion: number;
  isPractice: boolean;
  firstJudgeId: string | null;
  secondJudgeId: string | null;
}

/** A generation that judges, and who pays for it. */
const EVERY_MS = 1_000;
const AT_ONCE = 20;
const PASSING_MS = 60_000;
const PASSING_WAIT_SECONDS = 2;
/** With a back-off of 1, 2, 4 … seconds: some four minutes. */
const MOST_FAILURES = 8;
/** More short answers of one learner within an hour are left to people: nobody makes a course pay for judging without end. */
const JUDGED_AN_HOUR = 200;
const MODEL_FILTERED = 'The model would not judge this answer.';

/**
 * Has short answers judged: starts two generations for each, and grades by what they say once both have ended. Any number may
 * work at once, and whatever stops one of them, another goes on: each step is a compare-and-set.
 */
export class Judges {
  readonly #options: JudgesOptions;
  readonly #lookout: Lookout;
  readonly #unsubscribe: () => void;

  constructor(options: JudgesOptions) {
    this.#options = options;
    this.#lookout = new Lookout({ everyMs: EVERY_MS, look: () => this.#look(), onError: (error) => this.#report(error) });
    this.#unsubscribe = options.signals.subscribe(JUDGED_SIGNAL, () => this.#lookout.wake());
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    await this.#lookout.close();
  }

  async #look(): Promise<void> {
    const { db } = this.#options;
    await this.#hangUp(await nobodysJudges(db));
    const [waiting, ended] = [await pending(db), await judged(db)];
    for (const answer of waiting) await this.#start(answer).catch((error: unknown) => this.#putOff(answer, error));
    for (const answer of ended) await this.#collect(answer).catch((error: unknown) => this.#putOff(answer, error));
  }

  /** One that can't be dealt with keeps no other waiting, and is a person's when it fails again and again. */
  async #putOff(answer: AnswerId, error: unknown): Promise<void> {
    if (this.#lookout.stopped) return;
    this.#report(error);
    if (isDatabaseOutage(error)) return;
    const failures = await failed(this.#options.db, answer);
    if (failures >= MOST_FAILURES) await this.#leave(answer, 'It could not be judged.');
  }

  #report(error: unknown): void {
    this.#options.logger[isDatabaseOutage(error) ? 'warn' : 'error']({ err: error }, 'an answer was not judged, it is tried again');
  }

  /** Calls off judges for whom nobody waits any more: what they say would be paid for, and thrown away. */
  async #hangUp(judgeIds: readonly string[]): Promise<void> {
    for (const id of judgeIds) await this.#options.generations.stop(id);
  }

  async #start(answer: Pending): Promise<void> {
    const { db, generations, asksModels } = this.#options;
    const { attemptId, itemId, ownerId, organizationId, courseId, language, learnerId } = answer;
    if (!asksModels) return this.#leave(answer, 'No model is configured that could judge it.');
    if ((await judgedWithinTheHour(db, learnerId)) >= JUDGED_AN_HOUR) return this.#leave(answer, `More than ${JUDGED_AN_HOUR} answers of this learner were judged within an hour.`);
    const key = await keyOf(db, itemId, answer.judgedVersion);
    const input = {
      question: key.content.prompt,
      answer: withoutPleas(answer.text),
      criteria: rubricOf(key.key, key.points, language).criteria.map(({ text }) => text),
      language, learnerId, allowLocal: false, ...(answer.isPractice && { practice: true as const }),
    };
    await this.#hangUp(await stillAt(db, [answer.firstJudgeId, answer.secondJudgeId]));
    // The course's: whoever owns it may read what was judged and what it cost; the learner may not, the criteria are in it.
    const owner = ownerOf(ownerId, organizationId);
    const prepared: Prepared[] = [];
    for (const judge of [1, 2] as const) {
      const request: StartRequest & { input: typeof input & { judge: 1 | 2 } } = { kind: GenerationKind.GRADING, lessonId: null, input: { ...input, judge }, idempotencyKey: null, requestId: randomUUID() };
      prepared.push({ ...(await generations.prepare(owner, request)), courseId });
    }
    const started = await retriedTransaction(db, async (tx) => {
      const [held] = await tx.query(`SELECT 1 FROM graded_answers WHERE attempt_id = $1 AND item_id = $2 AND judging = 'PENDING' AND judged_version = $3 FOR UPDATE SKIP LOCKED`, [attemptId, itemId, answer.judgedVersion]);
      if (!held) return false;
      const outcomes = await generations.create(tx, owner, prepared);
      const refused = outcomes.find((outcome) => outcome !== 'key taken' && 'refused' in outcome);
      if (refused) throw new Refused((refused as { refused: QuotaExceeded | BudgetExceeded }).refused);
      await tx.query(`UPDATE graded_answers SET judging = 'STARTED', first_judge_id = $3, second_judge_id = $4, judge_failures = 0, judge_after = now() WHERE attempt_id = $1 AND item_id = $2`, [
        attemptId, itemId, prepared[0]!.id, prepared[1]!.id,
      ]);
      return true;
    }).catch(async (error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      if (error.isPassing) await later(db, answer, PASSING_WAIT_SECONDS);
      else await this.#leave(answer, error.message);
      return false;
    });
    if (started) await generations.enqueue(prepared.map(({ id }) => id));
  }

  /** To a person: nobody judges it. */
  async #leave(answer: AnswerId, reason: string): Promise<void> {
    const { db, attempts } = this.#options;
    await retriedTransaction(db, async (tx) => {
      // First the attempt, as everybody who grades: its entry in the queue refers to it.
      await attempts.lock(tx, answer.attemptId);
      const row = await lockGraded(tx, answer);
      if (!row || row.judging === Judging.NONE) return;
      await stand(tx, answer, { judging: Judging.NONE, queueReason: keptWish(row) ?? QueueReason.NOT_JUDGED, suggestion: { points: 0, criteria: [], reason } });
    });
  }

  async #collect(answer: Judged): Promise<void> {
    const { db, signals, attempts } = this.#options;
    const key = await keyOf(db, answer.itemId, answer.judgedVersion);
    const judges = await Promise.all([verdictsOf(db, answer.firstJudgeId), verdictsOf(db, answer.secondJudgeId)]);
    const pleads = withoutPleas(answer.text) !== answer.text.trim();
    const decision = await decide({
      rubric: rubricOf(key.key, key.points, answer.language),
      prompt: key.content.prompt,
      accepted: key.key.accepted.flat(),
      material: [key.explanation ?? '', ...key.evidence.map(({ quote }) => quote)],
      language: answer.language,
      pleads,
    }, judges);
    const logs = await retriedTransaction(db, async (tx) => {
      await attempts.lock(tx, answer.attemptId);
      const row = await lockGraded(tx, answer);
      // A person was faster, or another worker.
      if (row?.judging !== Judging.STARTED || row.firstJudgeId !== answer.firstJudgeId) return [];
      if ('queue' in decision) {
        const reason = answer.filtered ? MODEL_FILTERED : decision.reason;
        await stand(tx, answer, { judging: Judging.NONE, queueReason: keptWish(row) ?? decision.queue, suggestion: suggestionOf(decision, reason) });
        return [];
      }
      const left = !pleads ? '' : ' (what speaks to whoever grades was left out)';
      const { maxPoints } = row.grade;
      // The points of a rubric that was changed since are still those of the question that was answered.
      const points = scaled(decision.grade.points, key.points, maxPoints);
      const grade = { points, maxPoints, outcome: decision.grade.outcome, how: decision.grade.how + left };
      await appendGrade(tx, row, { ...grade, itemVersion: answer.judgedVersion, by: GradedBy.MODEL, criteria: decision.criteria }, { judging: Judging.NONE, queueReason: keptWish(row), suggestion: null });
      return attempts.graded(tx, answer.attemptId, { itemId: answer.itemId, ...grade });
    });
    await Promise.all(logs.map((log) => signals.publish(streamKey(log))));
  }
}

/** Thrown to undo a transaction in which one of two judges was refused. */
class Refused extends Error {
  override readonly name = 'Refused';
  /** Whether it is only set aside for other calls: then the answer waits for its turn. */
  readonly isPassing: boolean;

  constructor(refused: QuotaExceeded | BudgetExceeded) {
    super(refused.message);
    this.isPassing = 'resetsAt' in refused && refused.resetsAt.getTime() - Date.now() < PASSING_MS;
  }
}

export function scaled(points: number, of: number, max: number): number {
  return of === max ? points : Math.round((points * max * 100) / of) / 100;
}

const PENDING = `
  SELECT a.attempt_id AS "attemptId", a.item_id AS "itemId", a.organization_id AS "organizationId", a.course_id AS "courseId", c.owner_id AS "ownerId",
         a.learner_id AS "learnerId", a.language, COALESCE(a.response -> 'texts' ->> 0, '') AS text, a.judged_version AS "judgedVersion", q.purpose = 'PRACTICE' AS "isPractice",
         a.first_judge_id AS "firstJudgeId", a.second_judge_id AS "secondJudgeId"`;

async function pending(sql: Sql): Promise<Pending[]> {
  return sql.query<Pending>(
    `${PENDING} FROM graded_answers a JOIN courses c ON c.id = a.course_id JOIN quizzes q ON q.id = a.quiz_id
      WHERE a.judging = 'PENDING' AND a.judge_after <= now() ORDER BY a.judge_after, a.attempt_id, a.item_id LIMIT $1`,
    [AT_ONCE],
  );
}

interface Judged extends Pending {
  filtered: boolean;
}

/** Those whose judges have both ended, however; one that is gone has, too. */
async function judged(sql: Sql): Promise<Judged[]> {
  return sql.query<Judged>(
    `${PENDING}, COALESCE(one.failure ->> 'code' = 'CONTENT_REJECTED' OR other.failure ->> 'code' = 'CONTENT_REJECTED', false) AS filtered
       FROM graded_answers a JOIN courses c ON c.id = a.course_id JOIN quizzes q ON q.id = a.quiz_id
       LEFT JOIN generations one ON one.id = a.first_judge_id LEFT JOIN generations other ON other.id = a.second_judge_id
      WHERE a.judging = 'STARTED' AND COALESCE(one.status, 'FAILED') NOT IN ('QUEUED', 'RUNNING') AND COALESCE(other.status, 'FAILED') NOT IN ('QUEUED', 'RUNNING')
        AND a.judge_after <= now()
      ORDER BY a.judge_after, a.attempt_id, a.item_id LIMIT $1`,
    [AT_ONCE],
  );
}

/** Judges that are still at it, for an answer that was graded, or is to be judged anew, meanwhile. */
async function nobodysJudges(sql: Sql): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `SELECT g.id FROM generations g JOIN graded_answers a ON g.id IN (a.first_judge_id, a.second_judge_id)
      WHERE g.status IN ('QUEUED', 'RUNNING') AND g.kind = 'GRADING' AND a.judging <> 'STARTED'`,
  );
  return rows.map(({ id }) => id);
}

async function stillAt(sql: Sql, ids: readonly (string | null)[]): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(`SELECT id FROM generations WHERE id = ANY ($1) AND status IN ('QUEUED', 'RUNNING')`, [ids]);
  return rows.map(({ id }) => id);
}

/** @returns how often in a row, with this time */
async function failed(sql: Sql, { attemptId, itemId }: AnswerId): Promise<number> {
  const [row] = await sql.query<{ failures: number }>(
    `UPDATE graded_answers SET judge_failures = judge_failures + 1, judge_after = now() + make_interval(secs => least(2 ^ judge_failures, 3600))
      WHERE attempt_id = $1 AND item_id = $2 RETURNING judge_failures AS failures`,
    [attemptId, itemId],
  );
  return row?.failures ?? 0;
}

async function later(sql: Sql, { attemptId, itemId }: AnswerId, seconds: number): Promise<void> {
  await sql.query('UPDATE graded_answers SET judge_after = now() + make_interval(secs => $3) WHERE attempt_id = $1 AND item_id = $2', [attemptId, itemId, seconds]);
}

function ownerOf(id: string, organizationId: string): Viewer {
  return { id, organizationId, role: Role.INSTRUCTOR, sessionFamilyId: '', expiresAt: new Date(), courses: new Map() };
}

async function judgedWithinTheHour(sql: Sql, learnerId: string): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM graded_answers a JOIN generations g ON g.id = a.first_judge_id WHERE a.learner_id = $1 AND g.created_at > now() - interval '1 hour'`,
    [learnerId],
  );
  return row!.n;
}

async function verdictsOf(sql: Sql, generationId: string | null): Promise<Verdicts> {
  if (generationId === null) return null;
  const rows = await sql.query<{ content: Vote & { criterion: number } }>(
    `SELECT i.content FROM generated_items i JOIN generations g ON g.id = i.generation_id WHERE g.id = $1 AND g.status = $2 AND i.type = 'VERDICT'`,
    [generationId, GenerationStatus.COMPLETED],
  );
  return rows.length === 0 ? null : new Map(rows.map(({ content: { criterion, met, quote, reason } }) => [criterion, { met, quote, reason }]));
}

