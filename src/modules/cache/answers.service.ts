import type { Logger } from 'pino';
import { Cipher } from '../../auth/cipher.js';
import { Counter } from '../../platform/counters.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import { settledWithin } from '../../platform/patience.js';
import type { Db, Sql } from '../../platform/postgres.js';
import { secondsKept } from './life.js';
import { alikeAmong, candidatesFor, kept, type AskedQuestion } from './semantic.js';

export type { AskedQuestion } from './semantic.js';

/** What an answer consists of. */
export interface AnswerContent {
  text: string;
  /** As the model drafted them: whoever serves them judges them again. */
  items: unknown[];
  notices: string[];
}

export interface CachedAnswer extends AnswerContent {
  quality: number;
  /** Who made it. */
  provider: string;
  model: string;
  madeAt: Date;
}

export interface AnswerToKeep extends AnswerContent {
  /** The request that it answers, as `requestKey` makes it. */
  key: string;
  organizationId: string;
  courseId: string | null;
  lessonId: string | null;
  lessonVersion: number | null;
  kind: string;
  quality: number;
  promptVersion: string | null;
  provider: string;
  model: string;
  /** Null where only the identical request may have the answer. */
  asked: AskedQuestion | null;
}

export interface CachedAnswersOptions {
  db: Db;
  encryptionKey: string;
  /** Whether an expired answer is kept for when every provider fails. */
  keepsExpired: boolean;
  logger: Logger;
}

/** How long a request waits for the cache, in milliseconds, before it goes on without it. */
const PATIENCE_MS = 250;
/** For how long nothing is read from a cache that kept a request waiting, so that one request waits for it once. */
const PAUSE_MS = 500;
const EXPIRED_KEPT_SECONDS = 7 * 86_400;
/** How many answers are looked at each time for being outdated: to look at all of a large cache takes too long. */
const LOOKED_AT = 1_000;
const QUERY_CANCELED = '57014';
/** Whoever is served by what an answer means has it only as long as it may be kept in plain form; meanwhile it may have become another's. */
const PLAIN_STILL = `expires_at > now() AND NOT sealed AND scope = $2 AND question = $3
  AND EXISTS (SELECT FROM organizations o WHERE o.id = organization_id AND o.plain_answers)`;
const NOT_COMPARED = { scope: null, question: null, signature: null } as const;

const outcomes = new Counter('lyceum_cache_outcomes_total', 'What became of requests that an answer might have been at hand for.', 'outcome');
const failures = new Counter('lyceum_cache_failures_total', 'What the cache was asked for and could not do.', 'cause');

/** A call that an answer at hand spared, or one to the same question in other words, one that had to be made, a generation that joined another's, an expired answer that was served. */
export type CacheOutcome = 'hit' | 'semantic_hit' | 'miss' | 'joined' | 'expired';

/** The cache did not answer in the time that a request has for it. */
class CacheTooSlow extends Error {
  override name = 'CacheTooSlow';
}

interface AnswerRow {
  answer: string;
  sealed: boolean;
  quality: number;
  provider: string;
  model: string;
  madeAt: Date;
}

/** Models' answers to identical requests. No method but `forget` and `sweep` is needed for an answer to be right, and none ever fails a request: what the cache can't do in time is logged, counted and done without. */
export class CachedAnswersService {
  readonly #options: CachedAnswersOptions;
  readonly #cipher: Cipher;
  /** The key up to which this process has looked for outdated answers. */
  #pausedUntil = 0;
  #sweptTo = '';

  constructor(options: CachedAnswersOptions) {
    this.#options = options;
    this.#cipher = new Cipher(options.encryptionKey, 'cached answers');
  }

  count(outcome: CacheOutcome, times = 1): void {
    outcomes.add(outcome, times);
  }

  /** Whether an answer is at hand: to the identical request, or to the same question in other words. */
  async has(key: string, asked: AskedQuestion | null): Promise<boolean> {
    const rows = await this.#look('read', (tx) => tx.query('SELECT 1 FROM cached_answers WHERE key = $1 AND expires_at > now()', [key]));
    return (rows?.length ?? 0) > 0 || (asked !== null && (await this.alike(asked)) !== null);
  }

  async find(key: string): Promise<CachedAnswer | null> {
    return this.#read(key, 'expires_at > now()');
  }

  /** One that is too old to be served while a provider answers. */
  async expired(key: string): Promise<CachedAnswer | null> {
    return this.#options.keepsExpired ? this.#read(key, 'expires_at <= now()') : null;
  }

  /** The newest answer to the same question in other words, and how it was asked; null also where plain answers aren't allowed. */
  async alike(asked: AskedQuestion): Promise<(CachedAnswer & { key: string; question: string }) | null> {
    const candidates = await this.#look('compare', (tx) => candidatesFor(tx, asked));
    // Between two transactions: reading hundreds of questions must hold no connection.
    const alike = candidates && (await alikeAmong(candidates, asked));
    if (!alike) return null;
    const { key, question } = alike;
    const answer = await this.#read(key, PLAIN_STILL, [asked.scope, question]);
    return answer && { ...answer, key, question };
  }

  /** Keeps an answer for as long as its quality allows, unless its lesson has been edited meanwhile. */
  async keep(answer: AnswerToKeep): Promise<void> {
    const seconds = secondsKept(answer.quality);
    if (seconds === 0) return;
    await this.#bounded('write', async (tx) => {
      // Whoever edits the lesson waits, and deletes the answer then, or is waited for.
      const current = await tx.query('SELECT 1 FROM lessons WHERE id = $1 AND version = $2 FOR SHARE', [answer.lessonId, answer.lessonVersion]);
      if (answer.lessonId !== null && current.length === 0) return;
      const [organization] = await tx.query<{ plain: boolean }>(
        'SELECT plain_answers AS plain FROM organizations WHERE id = $1 FOR SHARE',
        [answer.organizationId],
      );
      const content = JSON.stringify({ text: answer.text, items: answer.items, notices: answer.notices } satisfies AnswerContent);
      const sealed = !organization?.plain;
      const { scope, question, signature } = sealed ? NOT_COMPARED : kept(answer.asked);
      await tx.query(
        `INSERT INTO cached_answers (key, organization_id, course_id, lesson_id, lesson_version, kind, answer, sealed, quality,
                prompt_version, provider, model, scope, question, signature, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, now(), now() + make_interval(secs => $16))
         ON CONFLICT (key) DO UPDATE SET answer = EXCLUDED.answer, sealed = EXCLUDED.sealed, quality = EXCLUDED.quality,
                scope = EXCLUDED.scope, question = EXCLUDED.question, signature = EXCLUDED.signature,
                provider = EXCLUDED.provider, model = EXCLUDED.model, created_at = EXCLUDED.created_at, expires_at = EXCLUDED.expires_at`,
        [
          answer.key,
          answer.organizationId,
          answer.courseId,
          answer.lessonId,
          answer.lessonVersion,
          answer.kind,
          sealed ? this.#cipher.seal(content, answer.key) : content,
          sealed,
          answer.quality,
          answer.promptVersion,
          answer.provider,
          answer.model,
          scope,
          question,
          signature && JSON.stringify(signature),
          seconds,
        ],
      );
    });
  }

  /**
   * Deletes what was made from a lesson, in the transaction that edits it. Where the cache is down the edit stands all the
   * same: a request names the lesson's version, so that an answer to the old one is to nobody's request.
   */
  async forget(tx: Sql, lessonId: string): Promise<void> {
    await tx.query('SAVEPOINT forgetting');
    try {
      await limit(tx, PATIENCE_MS);
      await tx.query('DELETE FROM cached_answers WHERE lesson_id = $1', [lessonId]);
      await limit(tx, 0);
      await tx.query('RELEASE SAVEPOINT forgetting');
    } catch (error) {
      await tx.query('ROLLBACK TO SAVEPOINT forgetting');
      this.#failed('invalidate', error);
    }
  }

  /** Deletes one that turned out not to be sound. */
  async drop(key: string): Promise<void> {
    await this.#bounded('write', (tx) => tx.query('DELETE FROM cached_answers WHERE key = $1', [key]));
  }

  /** Deletes what nobody may be served any more. */
  async sweep(limitRows: number): Promise<void> {
    const kept = this.#options.keepsExpired ? EXPIRED_KEPT_SECONDS : 0;
    // By the index alone: a look at every row would outlast its time in a large cache, and then nothing ever went.
    await this.#bounded('sweep', (tx) => tx.query(
      'DELETE FROM cached_answers WHERE key IN (SELECT key FROM cached_answers WHERE expires_at < now() - make_interval(secs => $1) LIMIT $2)',
      [kept, limitRows],
    ));
    await this.#sweepOutdated();
  }

  /** What was made from an older version of its lesson, where the cache was down as it was edited: a few rows each time, then from the first again. */
  async #sweepOutdated(): Promise<void> {
    const rows = await this.#bounded('sweep', (tx) => tx.query<{ last: string | null }>(
      `WITH seen AS (
         SELECT a.key, l.version <> a.lesson_version AS outdated
           FROM (SELECT key, lesson_id, lesson_version FROM cached_answers WHERE key > $1 ORDER BY key LIMIT $2) a LEFT JOIN lessons l ON l.id = a.lesson_id
       ), gone AS (DELETE FROM cached_answers WHERE key = ANY (ARRAY(SELECT key FROM seen WHERE outdated)))
       SELECT max(key) AS last FROM seen`,
      [this.#sweptTo, LOOKED_AT],
    ));
    if (rows) this.#sweptTo = rows[0]?.last ?? '';
  }

  async #read(key: string, condition: string, values: string[] = []): Promise<CachedAnswer | null> {
    const rows = await this.#look('read', (tx) => tx.query<AnswerRow>(
      `SELECT answer, sealed, quality, provider, model, created_at AS "madeAt" FROM cached_answers WHERE key = $1 AND ${condition}`,
      [key, ...values],
    ));
    const row = rows?.[0];
    if (!row) return null;
    const { answer, sealed, ...rest } = row;
    try {
      return { ...rest, ...contentIn(sealed ? this.#cipher.open(answer, key) : answer) };
    } catch (error) {
      // Sealed under another key, altered, or written by a version that writes otherwise.
      this.#failed('open', error);
      return null;
    }
  }

  async #look<Result>(doing: string, work: (tx: Sql) => Promise<Result>): Promise<Result | null> {
    return performance.now() < this.#pausedUntil ? null : this.#bounded(doing, work);
  }

  /** @returns null where the database could not do it in time, or not at all */
  async #bounded<Result>(doing: string, work: (tx: Sql) => Promise<Result>): Promise<Result | null> {
    let tooLate: CacheTooSlow | null = null;
    const working = this.#options.db.transaction(async (tx) => {
      // It has waited for a connection for longer than anybody waits for it.
      if (tooLate) throw tooLate;
      await limit(tx, PATIENCE_MS);
      return work(tx);
    });
    try {
      if (await settledWithin(working, PATIENCE_MS)) return await working;
      throw (tooLate = new CacheTooSlow(`nothing came within ${PATIENCE_MS} ms`));
    } catch (error) {
      this.#failed(doing, error);
      return null;
    }
  }

  #failed(doing: string, error: unknown): void {
    const reason = causeOf(error);
    if (reason === 'timeout') this.#pausedUntil = performance.now() + PAUSE_MS;
    const cause = `${doing}_${reason}`;
    failures.add(cause);
    this.#options.logger.warn({ err: error, cause }, 'the cache of answers failed, it is done without');
  }
}

/** Bounds every statement from here to the transaction's end, waiting for locks included; 0: unbounded. */
async function limit(tx: Sql, milliseconds: number): Promise<void> {
  await tx.query(`SELECT set_config('statement_timeout', $1, true)`, [String(milliseconds)]);
}

function causeOf(error: unknown): string {
  if (error instanceof CacheTooSlow || (error as { code?: unknown }).code === QUERY_CANCELED) return 'timeout';
  return isDatabaseOutage(error) ? 'outage' : 'error';
}

/** @throws Error if it is no answer as `keep` writes one */
function contentIn(json: string): AnswerContent {
  const content = JSON.parse(json) as Partial<Record<keyof AnswerContent, unknown>> | null;
  if (typeof content?.text !== 'string' || !Array.isArray(content.items) || !Array.isArray(content.notices)) throw new Error('is no answer');
  return { text: content.text, items: content.items, notices: content.notices };
}
