import type { Logger } from 'pino';
import { mayGradeQuiz } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { isLostToOthers, retriedTransaction } from '../../platform/contention.js';
import { forbidden, notFound } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';
import { isId } from '../../platform/ids.js';
import { Lookout, triedAgain } from '../../platform/lookout.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import type { Db } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import { streamKey } from '../../streams/reader.js';
import { JUDGED_SIGNAL } from '../generation/generation.service.js';
import type { GradedAttempts } from './attempts.port.service.js';
import { answerIds, quizOfAnswers } from './grading.repository.js';
import { LONGEST_REASON, type RegradeResult } from './grading.type.js';
import { beginRegrade, nextAnswer, noteRegraded, regradeById, runningRegrade, type NextAnswer } from './regrades.repository.js';
import { regradeAnswer, type Regraded } from './regrading.js';

export interface RegradesOptions {
  db: Db;
  signals: Signals;
  attempts: GradedAttempts;
  logger: Logger;
}

const REGRADE_SIGNAL = 'regrades';
const EVERY_MS = 1_000;
/** So many are graded before whoever asks is answered; a worker does the rest. */
const AT_ONCE = 100;
const SIDE_BY_SIDE = 4;

/**
 * Grades answers again: those to one question in any number, an answer a transaction, which notes how far it is. Whoever dies in the
 * middle, another goes on from there, and nothing is done twice.
 */
export class RegradesService {
  readonly #options: RegradesOptions;

  constructor(options: RegradesOptions) {
    this.#options = options;
  }

  /** All of an attempt's answers, by the keys that their items have now. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async attempt(viewer: Viewer, attemptId: string, reason: string): Promise<RegradeResult> {
    checkText('reason', reason, { min: 1, max: LONGEST_REASON });
    const { db, signals, attempts } = this.#options;
    if (!isId('Attempt', attemptId)) throw notFound('attempt');
    await this.#checkQuiz(viewer, { attemptId }, 'attempt');
    const ids = await answerIds(db, attemptId);
    const result = { id: null, total: ids.length, answers: 0, changed: 0, same: 0, judging: 0, keptByPerson: 0, failed: 0, finishedAt: new Date() };
    for (const id of ids) {
      const { outcome, logs } = await retriedTransaction(db, (tx) => regradeAnswer(tx, attempts, id, { graderId: viewer.id, reason }));
      result.answers += 1;
      result[outcome] += 1;
      await Promise.all(logs.map((log) => signals.publish(streamKey(log))));
    }
    await signals.publish(JUDGED_SIGNAL);
    return result;
  }

  /**
   * The same for all answers to one question, whichever attempt they are in. While that is under way by the same key, it is that one
   * that is answered with. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT
   */
  async question(viewer: Viewer, itemId: string, reason: string): Promise<RegradeResult> {
    checkText('reason', reason, { min: 1, max: LONGEST_REASON });
    const { db, signals } = this.#options;
    if (!isId('Item', itemId)) throw notFound('question');
    await this.#checkQuiz(viewer, { itemId }, 'question');
    const id = await retriedTransaction(db, async (tx) => {
      // Two who ask at once are one.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('regrade ' || $1, 0))`, [itemId]);
      return (await runningRegrade(tx, itemId)) ?? (await beginRegrade(tx, viewer.id, itemId, reason));
    });
    await this.#goOn(id, AT_ONCE);
    const regrade = await this.get(viewer, id);
    if (!regrade.finishedAt) await signals.publish(REGRADE_SIGNAL);
    return regrade;
  }

  /** How far one is. @throws NOT_FOUND also for what the viewer may not grade */
  async get(viewer: Viewer, id: string): Promise<RegradeResult> {
    const row = isId('Regrade', id) ? await regradeById(this.#options.db, id) : null;
    if (!row) throw notFound('regrade');
    await this.#checkQuiz(viewer, { itemId: row.itemId }, 'regrade');
    return row;
  }

  /** Does what is left of all of them, for the workers. @returns what ends it */
  startWorking(): { close(): Promise<void> } {
    const { db, signals, logger } = this.#options;
    const lookout: Lookout = new Lookout({
      everyMs: EVERY_MS,
      look: async () => {
        const open = await db.query<{ id: string }>('SELECT id FROM regrades WHERE finished_at IS NULL ORDER BY id');
        // By turns: a short one doesn't wait for a long one, and however many there are, others find connections to the database.
        for (let from = 0; from < open.length && !lookout.stopped; from += SIDE_BY_SIDE) {
          const more = await Promise.all(open.slice(from, from + SIDE_BY_SIDE).map(({ id }) => this.#goOn(id, AT_ONCE)));
          if (more.includes(true)) lookout.wake();
        }
      },
      onError: triedAgain(logger, 'regrades'),
    });
    const unsubscribe = signals.subscribe(REGRADE_SIGNAL, () => lookout.wake());
    return {
      close() {
        unsubscribe();
        return lookout.close();
      },
    };
  }

  /** @returns whether there is more to do for whoever did this */
  async #goOn(id: string, most: number): Promise<boolean> {
    const { signals } = this.#options;
    let judging = false;
    for (let done = 0; done < most; done += 1) {
      const step = await this.#step(id);
      if (!step) {
        if (judging) await signals.publish(JUDGED_SIGNAL);
        return false;
      }
      judging ||= step.outcome === 'judging';
      await Promise.all(step.logs.map((log) => signals.publish(streamKey(log))));
    }
    if (judging) await signals.publish(JUDGED_SIGNAL);
    return true;
  }

  /** The next answer, and how far it is with it. @returns null where nothing is left, or another is at it */
  async #step(id: string): Promise<{ outcome: Regraded | 'failed'; logs: string[] } | null> {
    const { db, attempts, logger } = this.#options;
    const tried: NextAnswer[] = [];
    try {
      return await retriedTransaction(db, async (tx) => {
        const next = await nextAnswer(tx, id);
        if (!next) return null;
        tried.push(next);
        const step = await regradeAnswer(tx, attempts, next, { graderId: next.askedBy, reason: next.reason });
        await noteRegraded(tx, id, next, step.outcome);
        return step;
      });
    } catch (error) {
      const next = tried.at(-1);
      // Whoever is always in another's way is no answer's fault: its turn comes again.
      if (!next || isDatabaseOutage(error) || isLostToOthers(error)) throw error;
      // One that can't be graded keeps no other waiting.
      const { attemptId, itemId } = next;
      logger.error({ err: error, attemptId, itemId }, 'an answer could not be graded again');
      await retriedTransaction(db, async (tx) => {
        if ((await nextAnswer(tx, id))?.attemptId === attemptId) await noteRegraded(tx, id, next, 'failed');
      });
      return { outcome: 'failed', logs: [] };
    }
  }

  /** Whoever may not grade learns of what he has answered himself that there is such a thing, and of nothing else. */
  async #checkQuiz(viewer: Viewer, of: { attemptId: string } | { itemId: string }, what: string): Promise<void> {
    const known = await quizOfAnswers(this.#options.db, of, viewer.id);
    if (known && mayGradeQuiz(viewer, known.quiz)) return;
    throw known?.isOwn ? forbidden('Only those who may edit the course may grade its quizzes.') : notFound(what);
  }
}
