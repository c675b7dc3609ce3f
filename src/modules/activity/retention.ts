import type { Logger } from 'pino';
import { z } from 'zod';
import { anyJob, type AnyJob } from '../../jobs/kit.js';
import type { JobQueue } from '../../jobs/queue.js';
import type { Sql } from '../../platform/postgres.js';
import { slicesOf, usersOf, type ActivityStore } from './activity.store.js';
import { VERBS } from './vocabulary.js';

/** How long events are kept, in days from when they were done; undefined: for ever. */
export interface RetentionPolicy {
  /** Answers and their grades: without them what learners master can't be estimated anew. */
  answersDays?: number | undefined;
  /** All others. */
  otherDays?: number | undefined;
}

export interface RetentionOptions {
  db: Sql;
  /** Wherever events may be. */
  stores: readonly ActivityStore[];
  policy: RetentionPolicy;
  jobs: Pick<JobQueue, 'add'>;
  logger: Logger;
}

const ANSWERS = ['answered', 'skipped', 'graded', 'regraded'];
const OTHERS = Object.keys(VERBS).filter((verb) => !ANSWERS.includes(verb));
const DAY_MS = 86_400_000;
/** When it is quiet in most places, in UTC. */
const HOUR_MS = 3 * 3_600_000;
const LOOK_EVERY_MS = 3_600_000;
const KEYS_AT_A_TIME = 5_000;

const job = { name: 'activity-retention', schema: z.strictObject({}) };

/** Removes what has been kept for as long as the policy says, once a day by whichever worker takes the day's job. */
export class ActivityRetention {
  readonly #options: RetentionOptions;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: RetentionOptions) {
    this.#options = options;
  }

  /** For the workers. */
  get job(): AnyJob {
    return anyJob({ ...job, run: async (_data, { signal, log }) => log.info({ removed: await this.run(new Date(), signal) }, 'removed from the history what the policy lets go of') });
  }

  /** Puts the next day's job into the queue, as often as it asks itself whether it is there. @returns what ends that */
  startScheduling(): { close(): Promise<void> } {
    const schedule = () => {
      const next = nextRun(Date.now());
      // One that the queue loses costs a day.
      this.#options.jobs.add(job, {}, `activity-retention-${next}`, { delayMs: next - Date.now() })
        .catch((error: unknown) => this.#options.logger.warn({ err: error }, 'what the policy lets go of is not removed today'));
      this.#timer = setTimeout(schedule, LOOK_EVERY_MS);
    };
    schedule();
    return { close: async () => clearTimeout(this.#timer) };
  }

  /** In slices, so that nobody waits for it. Wherever it is broken off, the next run goes on. @returns how many events were removed */
  async run(now: Date, signal?: AbortSignal): Promise<number> {
    const { stores, policy: { answersDays, otherDays } } = this.#options;
    await this.#forgetKeys(now, signal);
    let removed = 0;
    for (const store of stores) {
      if (otherDays !== undefined) removed += await removeFrom(store, OTHERS, before(now, otherDays), signal);
      if (answersDays !== undefined) removed += await removeFrom(store, ANSWERS, before(now, answersDays), signal);
    }
    return removed;
  }

  async #forgetKeys(now: Date, signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const gone = await this.#options.db.query(
        'DELETE FROM activity_keys WHERE id IN (SELECT id FROM activity_keys WHERE forget_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING id', [now, KEYS_AT_A_TIME],
      );
      if (gone.length < KEYS_AT_A_TIME) return;
    }
  }
}

async function removeFrom(store: ActivityStore, verbs: readonly string[], to: Date, signal?: AbortSignal): Promise<number> {
  let removed = 0;
  for await (const users of usersOf(store)) {
    for (const userId of users) {
      for await (const slice of slicesOf(store, userId, { verbs, to })) {
        signal?.throwIfAborted();
        await store.remove(userId, slice.map(({ id }) => id));
        removed += slice.length;
      }
    }
  }
  return removed;
}

function before(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

function nextRun(now: number): number {
  return (Math.floor((now - HOUR_MS) / DAY_MS) + 1) * DAY_MS + HOUR_MS;
}
