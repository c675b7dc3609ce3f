import { randomUUID } from 'node:crypto';
import type { JobContext } from '../../jobs/kit.js';
import type { JobQueue } from '../../jobs/queue.js';
import type { Embedder } from '../../orchestrator/embedder.js';
import { GenerationError } from '../../orchestrator/failure.js';
import type { Orchestrator } from '../../orchestrator/orchestrator.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import { settledWithin } from '../../platform/patience.js';
import type { Db } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import type { StreamWriters } from '../../streams/writer.js';
import type { ActivityService } from '../activity/activity.service.js';
import type { CachedAnswersService } from '../cache/answers.service.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { LessonsService } from '../courses/lessons.service.js';
import type { UsersService } from '../identity/users.service.js';
import type { DuplicatesService } from '../quizzes/duplicates.service.js';
import type { RouterService } from '../routing/router.service.js';
import type { UsageService } from '../usage/usage.service.js';
import type { AttemptsUnderWay } from './attempt-books.js';
import { failDanglingAttempts, settleAttempts } from './attempts.js';
import { Audience, type Told } from './audience.js';
import { arrivedCall, type ArrivedCall } from './batches/arrived-call.js';
import { callSignal, openCall, type OwnedCall } from './calls.js';
import { EmbeddingWork } from './embeddings/embedding.work.js';
import { FailureCode } from './events.type.js';
import { FlagSource } from './flags/flags.entity.js';
import { flag } from './flags/flags.js';
import { GenerationKind, Origin } from './generation.entity.js';
import { generateJob, jobId } from './generation.job.js';
import { isFinal } from './generation.loaders.js';
import { generationById, type GenerationRow } from './generation.repository.js';
import { unshared, type RequestKeyring, type RequestKeys } from './keys.js';
import type { ItemsService } from './items/items.service.js';
import { itemsOf, requestIn } from './kinds/index.js';
import type { Subject } from './kinds/kind.js';
import { ENDED_SIGNALS, type Claim } from './lease.js';
import { INTERNAL } from './recorder.js';
import { recordersOf } from './recorders.js';
import type { PromptSettings } from './shown-lesson.js';
import { subjectOf } from './subject.js';
import { Transcript, writerOf } from './transcript.js';
import { Work } from './work.js';

const ENQUEUE_PATIENCE_MS = 250;

export interface RunnerOptions {
  db: Db;
  jobs: JobQueue;
  signals: Signals;
  writers: StreamWriters;
  orchestrator: Orchestrator;
  /** Null where no model makes vectors. */
  embedder: Embedder | null;
  router: RouterService;
  usage: UsageService;
  activity: ActivityService;
  courses: CoursesService;
  lessons: LessonsService;
  users: UsersService;
  items: ItemsService;
  answers: CachedAnswersService;
  duplicates: DuplicatesService;
  keyring: RequestKeyring;
  /** How lessons are shown to models; null where none is asked. */
  prompts: PromptSettings | null;
}

/** What a run needs to know of the generation by whose job it began. */
interface Run {
  call: OwnedCall;
  claim: Claim;
  keys: RequestKeys;
  subject: Subject;
  arrived: ArrivedCall | null;
}

/** Takes a generation, and all that ask the same at the same time, from wherever they stand to their final status, or leaves them to another worker. */
export class GenerationRunner {
  readonly #options: RunnerOptions;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  async run(generationId: string, { log, signal: stopping }: JobContext): Promise<void> {
    // A worker that stops may have been about to take one more.
    if (stopping.aborted) return;
    const generation = await generationById(this.#options.db, generationId);
    if (!generation) return;
    // Beside the work, which must not wait for it; also where another's call has answered it already.
    const looking = this.#flagInput(generation, log);
    if (!isFinal(generation.status)) await this.#take(generation, stopping, log);
    await looking;
  }

  async #take(generation: GenerationRow, stopping: AbortSignal, log: JobContext['log']): Promise<void> {
    const { db, signals, keyring } = this.#options;
    // Who joins another's call, or is served from the cache, asks no model: the lesson is ranked for those who do.
    const subject = await subjectOf(generation, { ...this.#options, prompts: null });
    const arrived = await arrivedCall(db, generation.id);
    const known = generation.kind === GenerationKind.EMBEDDING ? unshared(generation.id) : keyring.of(generation, subject);
    // An answer that has been paid for belongs to those who waited for it, and they need no other.
    const keys = arrived ? { ...known, call: generation.callKey ?? generation.id, fresh: true } : known;
    const call = { key: keys.call, owner: randomUUID() };
    const opened = await openCall(db, call, generation);
    // Its owner takes the generation in: no worker is kept waiting for it.
    if (opened === 'held') return signals.publish(callSignal(call.key));
    if (opened === 'nothing to do') return;
    await this.#work({ call, claim: opened.claim, keys, subject, arrived }, stopping, log.child({ generationId: generation.id, requestId: generation.requestId }));
  }

  async #work({ call, claim, keys, subject, arrived }: Run, stopping: AbortSignal, log: JobContext['log']): Promise<void> {
    const transcript = new Transcript();
    const attempts: AttemptsUnderWay = new Map();
    const audience = new Audience({
      ...this.#options,
      call,
      transcript,
      recorders: (claims) => recordersOf(claims, subject, this.#options),
      underWay: () => Array.from(attempts.values(), ({ id }) => id),
      log,
    });
    try {
      const [recorder] = await recordersOf([claim], subject, this.#options);
      const { inheritedFrom, inheritedItems, wanted } = recorder!;
      const rules = itemsOf(claim.generation.kind);
      if (inheritedFrom) transcript.inherit(inheritedFrom, inheritedItems.map((item) => ({ draft: rules?.draftOf(item), by: writerOf(inheritedFrom), item })));
      await audience.open(claim, recorder!);
      const signal = AbortSignal.any([audience.abandoned, stopping]);
      const share = { ...this.#options, call, generation: claim.generation, subject, audience, attempts, signal, log };
      const work = claim.generation.kind === GenerationKind.EMBEDDING ? new EmbeddingWork(share) : new Work({ ...share, keys, wanted, arrived, transcript });
      const completed = await this.#end(work, audience, signal, log);
      await this.#flagAnswer(completed, transcript, rules, log);
    } finally {
      await this.#settleCancelled(audience.stop());
      const ended = ENDED_SIGNALS[claim.generation.kind];
      if (ended !== undefined) await this.#options.signals.publish(ended);
    }
  }

  /** @returns the generations that have their whole answer */
  async #end(work: Pick<Work, 'run' | 'keep'>, audience: Audience, signal: AbortSignal, log: JobContext['log']): Promise<GenerationRow[]> {
    const completed: GenerationRow[] = [];
    try {
      const verdict = await work.run();
      await audience.end(async (recorder) => {
        await recorder.complete(verdict);
        completed.push(recorder.generation);
      }, () => work.keep(verdict));
      log.info('completed');
    } catch (error) {
      if (signal.aborted) await this.#handOver(audience, log);
      else if (isDatabaseOutage(error)) log.warn({ err: error }, 'the database is away; whoever finds the generation goes on with it');
      else await audience.end(this.#failure(error, log), async () => undefined);
    }
    return completed;
  }

  async #flagInput(generation: GenerationRow, log: JobContext['log']): Promise<void> {
    const written = requestIn(generation.kind, generation.input);
    if (written) await noted(log, flag(this.#options.db, [generation], FlagSource.INPUT, written.text));
  }

  /** A model's words; the engine's are the lesson's own. */
  async #flagAnswer(completed: readonly GenerationRow[], { text, accepted, author }: Transcript, rules: ReturnType<typeof itemsOf>, log: JobContext['log']): Promise<void> {
    if (completed.length === 0 || author?.origin === Origin.LOCAL) return;
    await noted(log, flag(this.#options.db, completed, FlagSource.OUTPUT, rules ? accepted.map(rules.shownText).join('\n') : text, rules === null));
  }

  #failure(error: unknown, log: JobContext['log']): Told {
    if (error instanceof GenerationError) {
      const { code, message, retryable } = error;
      log.warn({ code }, message);
      return (recorder) => recorder.fail({ code: FailureCode[code], message, retryable });
    }
    log.error({ err: error }, 'generation failed unexpectedly');
    return (recorder) => recorder.fail(INTERNAL);
  }

  /** Nobody is left, or this process stops: what is unfinished is another's. */
  async #handOver(audience: Audience, log: JobContext['log']): Promise<void> {
    const left = await audience.release();
    if (left.length === 0) return;
    const { jobs } = this.#options;
    // Should the queue be away, a sweeper does it.
    const queued = left.map(({ generation: { id }, fence }) => jobs.add(generateJob, { generationId: id }, jobId(id, fence)));
    await settledWithin(Promise.allSettled(queued), ENQUEUE_PATIENCE_MS);
    log.info({ generations: left.length }, 'left to another worker');
  }

  /** What was spent on those that were cancelled is booked, now that nothing more can be spent on them. */
  async #settleCancelled(ids: string[]): Promise<void> {
    const { db, usage } = this.#options;
    if (ids.length === 0) return;
    const unsettled = await db.query<{ id: string }>(
      `SELECT g.id FROM generations g JOIN reservations r ON r.generation_id = g.id
        WHERE g.id = ANY ($1) AND g.status = 'CANCELLED' AND r.settled_at IS NULL`,
      [ids],
    );
    for (const { id } of unsettled) {
      await db.transaction(async (tx) => {
        await failDanglingAttempts(tx, [id]);
        await settleAttempts(tx, usage, id);
      });
    }
  }
}

/** A hint that can't be noted is none, and no reason to fail. */
async function noted(log: JobContext['log'], flagging: Promise<void>): Promise<void> {
  await flagging.catch((error: unknown) => log.warn({ err: error }, 'not looked through for what a teacher may want to see'));
}
