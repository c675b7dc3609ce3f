import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { JobQueue } from '../../../jobs/queue.js';
import type { BatchAnswer, BatchCall, BatchProvider } from '../../../orchestrator/batches.js';
import type { Candidate } from '../../../orchestrator/candidates.js';
import { ProviderError, type ModelCall } from '../../../orchestrator/model.js';
import type { Moderation } from '../../../orchestrator/moderation.js';
import { isDatabaseOutage } from '../../../platform/outages.js';
import { settledWithin } from '../../../platform/patience.js';
import type { Db } from '../../../platform/postgres.js';
import type { CachedAnswersService } from '../../cache/answers.service.js';
import type { UsageService } from '../../usage/usage.service.js';
import { oldestOf } from '../calls.js';
import { generateJob, jobId } from '../generation.job.js';
import { generationsById } from '../generation.repository.js';
import { unheldKey } from '../keys.js';
import { NOTHING_YET, callCost, callFor } from '../planner.js';
import { subjectOf, type SubjectSources } from '../subject.js';
import { freeWords, promptVersionOf } from '../wording.js';
import { SubmissionState } from './batches.entity.js';
import { bookAnswer, noteCall } from './books.js';
import { callsOf, claimDue, forgetAnswers, keepClaim, knownTo, markEnded, noteGivenUp, markSubmitted, postpone, type CallRow, type SubmissionRow } from './submissions.repository.js';

export interface SubmitterOptions extends SubjectSources {
  db: Db;
  jobs: JobQueue;
  usage: UsageService;
  answers: CachedAnswersService;
  candidates: readonly Candidate[];
  /** Looks at what people wrote before it is handed over. */
  moderation: Moderation | undefined;
  /** How long after a batch was handed over its provider is first asked for it; later, up to 16 times as long. */
  pollMs: number;
  logger: Logger;
}

export const DEFAULT_POLL_MS = 30_000;
const LONGEST_LOOK_MS = 2_000;
const SLOWEST_POLL = 16;
const AT_ONCE = 4;
// Longer than any request to a provider may take, so that no two workers hand over the same.
const LEASE_SECONDS = 40;
const REQUEST_MS = 25_000;
const MAX_TRIES = 5;
// Both providers end a batch after 24 hours; what is not there by then won't come.
const GIVEN_UP_AFTER_MS = 26 * 3_600_000;
const STOP_PATIENCE_MS = 500;
const ENQUEUE_PATIENCE_MS = 250;

/** Hands what can wait over to the providers' batch APIs, and brings their answers to the generations. Any number may work at once. */
export class Submitter {
  readonly #options: SubmitterOptions;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(options: SubmitterOptions) {
    this.#options = options;
    this.#schedule();
  }

  /** What is under way is left as it stands: another worker finds it. */
  async close(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    await settledWithin(this.#looking, STOP_PATIENCE_MS);
  }

  #schedule(): void {
    if (this.#stopping.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.#look().catch((error: unknown) => this.#report(error));
      void this.#looking.then(() => this.#schedule());
    }, Math.min(this.#options.pollMs, LONGEST_LOOK_MS));
  }

  async #look(): Promise<void> {
    const { db } = this.#options;
    const due = await claimDue(db, { limit: AT_ONCE, leaseSeconds: LEASE_SECONDS });
    // One that can't be dealt with must not keep the others waiting; its turn comes again when its lease ends.
    await Promise.all(due.map((submission) => this.#deal(submission).catch((error: unknown) => this.#report(error))));
    await forgetAnswers(db);
  }

  #report(error: unknown): void {
    if (this.#stopping.signal.aborted) return;
    this.#options.logger[isDatabaseOutage(error) ? 'warn' : 'error']({ err: error }, 'batches not looked after, it is tried again');
  }

  async #deal(submission: SubmissionRow): Promise<void> {
    const through = this.#candidateOf(submission);
    if (!through?.batches) return this.#giveUp(submission, null, new ProviderError('unreachable', `${submission.provider} is not configured any more.`));
    const work = submission.state === SubmissionState.SUBMITTING ? this.#submit(submission, through, through.batches) : this.#collect(submission, through, through.batches);
    await work.catch((error: unknown) => {
      if (error instanceof ProviderError) return this.#failed(submission, through, error);
      // A fault of our own is tried again when the lease ends, but not for ever.
      if (!isLate(submission)) throw error;
      this.#report(error);
      return this.#giveUp(submission, through, new ProviderError('server_error', `What ${submission.provider} answered could not be dealt with.`));
    });
  }

  #candidateOf({ provider, model }: SubmissionRow): Candidate | null {
    const found = this.#options.candidates.find((candidate) => candidate.provider.name === provider && candidate.model.name === model);
    return found ? { ...found, mode: 'batch' } : null;
  }

  #signal(): AbortSignal {
    return AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(REQUEST_MS)]);
  }

  async #submit(submission: SubmissionRow, through: Candidate, batches: BatchProvider): Promise<void> {
    const { db, logger, pollMs } = this.#options;
    const { id, tries, createdAt, provider, cancelRequested } = submission;
    const dueSeconds = pollMs / 1_000;
    if (tries > 1) {
      // An earlier try may have been taken, and its worker died before it could note that.
      const calls = new Set((await callsOf(db, id, false)).map(({ name }) => name));
      const found = await batches.find({ token: id, calls, since: createdAt, others: await knownTo(db, provider) }, this.#signal());
      if (found === 'unsure') return this.#wait(submission, through);
      if (found) {
        logger.info({ submission: id, provider }, 'a batch that was handed over before is found again');
        return markSubmitted(db, id, found.id, dueSeconds);
      }
    }
    const calls = cancelRequested ? [] : await this.#calls(submission, through);
    // Whoever took it up meanwhile hands it over.
    if (!(await keepClaim(db, submission, LEASE_SECONDS))) return;
    await this.#release(submission, through, new Set(calls.map((call) => call.id)));
    if (calls.length === 0) return markEnded(db, id);
    const providerId = await batches.submit(id, calls, this.#signal());
    await markSubmitted(db, id, providerId, dueSeconds);
    logger.info({ submission: id, provider, calls: calls.length }, 'a batch is handed over');
  }

  /** The calls to hand over, each noted as an attempt that counts for its worst case until it is answered. */
  async #calls(submission: SubmissionRow, through: Candidate): Promise<BatchCall[]> {
    const { db, usage } = this.#options;
    const { id, provider, model } = submission;
    const calls: BatchCall[] = [];
    const waiting = await callsOf(db, id, true);
    const generations = new Map((await generationsById(db, waiting.map(({ generationId }) => generationId))).map((generation) => [generation.id, generation]));
    for (const each of waiting) {
      // Many texts take their time to be looked at.
      if (!(await keepClaim(db, submission, LEASE_SECONDS))) break;
      if (await this.#isAnswered(each)) continue;
      // Should another bear the cost by now: it has asked for the same.
      const generation = generations.get(each.generationId)!;
      const subject = await subjectOf(generation, this.#options);
      const call = callFor(generation.kind, subject, through, NOTHING_YET);
      if (await this.#isFlagged(freeWords(generation.kind, subject), call)) continue;
      const attempt = {
        id: randomUUID(), provider, model, promptVersion: promptVersionOf(generation.kind, subject),
        reason: `It can wait: ${provider} answers it through its batch API, at a lower price.`,
        worstCaseMicroUsd: callCost(generation.kind, subject, through),
      };
      if (!(await db.transaction((tx) => noteCall(tx, usage, each, attempt)))) continue;
      calls.push({ id: each.name, call });
    }
    return calls;
  }

  /** Whether the answer is at hand by now, or on its way to somebody who didn't wait: then nothing is handed over for it. */
  async #isAnswered({ key }: CallRow): Promise<boolean> {
    const { db, answers } = this.#options;
    const live = unheldKey(key);
    return live !== key && ((await oldestOf(db, live)) !== null || (await answers.has(live, null)));
  }

  /** A text that the moderation flags is not handed over: the run that comes of it is told the same, and ends the generation. */
  async #isFlagged(text: string | null, { people = [] }: ModelCall): Promise<boolean> {
    const { moderation } = this.#options;
    return Boolean(moderation && text && (await moderation.flagged(text, people, this.#signal())).length > 0);
  }

  /** Lets those go that are not handed over: they were cancelled, or are flagged. */
  async #release(submission: SubmissionRow, through: Candidate, kept: ReadonlySet<string>): Promise<void> {
    const rest = (await callsOf(this.#options.db, submission.id, true)).filter(({ name }) => !kept.has(name));
    const unmade: BatchAnswer = { error: { kind: 'deadline', message: 'It was not handed over.' }, costUnknown: false };
    for (const call of rest) await this.#book(call, unmade, through);
  }

  async #collect(submission: SubmissionRow, through: Candidate, batches: BatchProvider): Promise<void> {
    const { db, logger } = this.#options;
    const { id, providerId, cancelRequested, provider } = submission;
    // Asked for each time: it costs nothing, and a first wish may have been lost.
    if (cancelRequested) await batches.cancel(providerId!, this.#signal()).catch((error: unknown) => logger.debug({ err: error, submission: id }, 'a batch is not cancelled'));
    const ended = await batches.poll(providerId!, this.#signal());
    if (!ended) return this.#wait(submission, through);
    const waiting = new Map((await callsOf(db, id, true)).map((call) => [call.name, call]));
    for await (const { id: name, answer } of batches.results(providerId!, this.#signal())) {
      const call = waiting.get(name);
      if (call) await this.#book(call, answer, through);
      waiting.delete(name);
    }
    const missing: BatchAnswer = {
      error: { kind: 'cut', message: `The batch of ${provider} ended without an answer to this call.` }, costUnknown: ended.unanswered === 'unknown',
    };
    for (const call of waiting.values()) await this.#book(call, missing, through);
    await markEnded(db, id);
    logger.info({ submission: id, provider }, 'a batch has ended');
  }

  async #wait(submission: SubmissionRow, through: Candidate): Promise<void> {
    if (isLate(submission)) return this.#giveUp(submission, through, new ProviderError('deadline', `${submission.provider} did not end its batch within a day.`));
    await postpone(this.#options.db, submission.id, this.#backOff(submission.polls + 1) / 1_000, true);
  }

  async #failed(submission: SubmissionRow, through: Candidate, error: ProviderError): Promise<void> {
    const { logger, db } = this.#options;
    const { id, state, tries, polls } = submission;
    // A try that found out nothing has not failed.
    const failures = tries - polls;
    if (this.#stopping.signal.aborted) return postpone(db, id, 0, false);
    logger.warn({ submission: id, kind: error.kind, reason: error.message }, 'a provider did not deal with a batch');
    if (state === SubmissionState.SUBMITTED) return this.#wait(submission, through);
    // Aborted: it took longer than we wait.
    if ((error.retryable || error.kind === 'aborted') && failures < MAX_TRIES) return postpone(db, id, this.#backOff(failures) / 1_000, false);
    await this.#giveUp(submission, through, error);
  }

  /** Twice as long each time. */
  #backOff(times: number): number {
    return this.#options.pollMs * Math.min(2 ** (times - 1), SLOWEST_POLL);
  }

  /** Nothing is to be had from the batch: ordinary calls answer. What was handed over, or may have been, counts for its worst case. */
  async #giveUp(submission: SubmissionRow, through: Candidate | null, { kind, message }: ProviderError): Promise<void> {
    const { db } = this.#options;
    const neverTaken = submission.state === SubmissionState.SUBMITTING && NEVER_TAKEN.has(kind);
    const answer: BatchAnswer = { error: { kind: kind === 'aborted' ? 'deadline' : kind, message }, costUnknown: !neverTaken };
    const left = await callsOf(db, submission.id, true);
    if (left.length > 0) await noteGivenUp(db, submission.id, `${submission.provider} gave no batch: ${message} What it left was asked for as usual, at the usual price.`);
    for (const call of left) await this.#book(call, answer, through);
    await markEnded(db, submission.id);
  }

  async #book(call: CallRow, answer: BatchAnswer, through: Candidate | null): Promise<void> {
    const { db, usage, jobs } = this.#options;
    const released = await db.transaction((tx) => bookAnswer(tx, usage, call, answer, through));
    const added = released.map((generationId) => jobs.add(generateJob, { generationId }, jobId(generationId, 0)).catch((error: unknown) => this.#report(error)));
    // Should the queue be away, a sweeper does it.
    await settledWithin(Promise.all(added), ENQUEUE_PATIENCE_MS);
  }
}

function isLate({ createdAt }: SubmissionRow): boolean {
  return Date.now() - createdAt.getTime() > GIVEN_UP_AFTER_MS;
}

/** Failures by which a provider says that it has not taken a batch. */
const NEVER_TAKEN: ReadonlySet<ProviderError['kind']> = new Set(['unreachable', 'unauthorized', 'rejected', 'rate_limited', 'content_filter']);
