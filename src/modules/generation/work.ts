import type { Logger } from 'pino';
import type { Candidate } from '../../orchestrator/candidates.js';
import { outputChecks } from '../../orchestrator/checks/index.js';
import type { FindingEvent } from '../../orchestrator/guard.js';
import type { AttemptFinished, AttemptStarted, GenerateRequest, Orchestrator, OrchestratorEvent } from '../../orchestrator/orchestrator.js';
import { Counter } from '../../platform/counters.js';
import type { Db } from '../../platform/postgres.js';
import { FencedError } from '../../streams/log.js';
import { draftOf, shownText, type NewQuestion } from '../quizzes/questions.service.js';
import type { UsageService } from '../usage/usage.service.js';
import { costOfAttempts, finishAttempt, insertAttempt, nextAttemptIndex } from './attempts.js';
import { AttemptOutcome, Origin } from './generation.entity.js';
import { kindDefinition } from './kinds/index.js';
import type { Subject } from './kinds/kind.js';
import type { Claim } from './lease.js';
import { callFor } from './planner.js';
import type { Producer, Recorder } from './recorder.js';

export interface WorkOptions {
  db: Db;
  orchestrator: Orchestrator;
  usage: UsageService;
  claim: Claim;
  subject: Subject;
  recorder: Recorder;
  signal: AbortSignal;
  log: Logger;
}

const findings = new Counter('lyceum_check_findings_total', 'What checks found in answers, and what followed.', ['check', 'provider', 'outcome']);

interface AttemptUnderWay {
  producer: Producer;
  worstCaseMicroUsd: number;
}

/** One worker's share of a generation: asks the orchestrator for what is missing and records what comes. */
export class Work {
  readonly #options: WorkOptions;
  /** The index of this worker's first attempt: earlier ones were a lost worker's. */
  #firstAttempt = 0;
  readonly #fenced = new AbortController();
  #spentMicroUsd = 0;
  /** What the next call may cost at most, and each of those that are under way. */
  #worstCaseMicroUsd = 0;
  readonly #underWay = new Map<number, AttemptUnderWay>();

  constructor(options: WorkOptions) {
    this.#options = options;
  }

  /** @throws GenerationError, FencedError, or ProviderError of kind aborted */
  async run(): Promise<void> {
    const { db, orchestrator, recorder, subject } = this.#options;
    this.#firstAttempt = await nextAttemptIndex(db, subject.generationId);
    this.#spentMicroUsd = await costOfAttempts(db, subject.generationId);
    const request = this.#request();
    if (recorder.wanted !== null) await recorder.progress();
    if (request.items?.wanted !== 0) {
      for await (const event of orchestrator.run(request)) await this.#recordUntilFenced(event);
    }
    this.#fenced.signal.throwIfAborted();
    await recorder.complete();
  }

  // Once another holds the log nothing more is written, but what the call cost is still learnt.
  async #recordUntilFenced(event: OrchestratorEvent<NewQuestion>): Promise<void> {
    if (this.#fenced.signal.aborted) {
      if (event.type === 'attempt_finished') await this.#attemptFinished(event);
      return;
    }
    try {
      await this.#record(event);
    } catch (error) {
      if (!(error instanceof FencedError)) throw error;
      this.#fenced.abort(error);
    }
  }

  #request(): GenerateRequest<NewQuestion> {
    const { claim, recorder, subject, signal } = this.#options;
    const { kind, input, origin } = claim.generation;
    const { items, freeText } = kindDefinition(kind);
    const inherited = (candidate: Candidate) => (candidate.provider.origin === origin ? recorder.inheritedQuestions : []);
    return {
      kind,
      build: (candidate, soFar) => {
        const questions = [...inherited(candidate), ...soFar.items].map(draftOf);
        return callFor(kind, subject, candidate, { questions, refusals: soFar.refusals });
      },
      items: items && {
        // A getter: what was inherited may become void on the way.
        get wanted() {
          return items.wanted(input) - recorder.inheritedQuestions.length;
        },
        get existing() {
          return recorder.inheritedQuestions.length;
        },
        accept: (item, { provider }) => items.accept(item, subject, recorder.questions, provider.origin),
        textOf: shownText,
      },
      freeText: freeText(input),
      checks: outputChecks,
      allowLocal: input.allowLocal,
      signal: AbortSignal.any([signal, this.#fenced.signal]),
      reserve: (worstCaseMicroUsd) => this.#reserve(worstCaseMicroUsd),
    };
  }

  async #reserve(worstCaseMicroUsd: number): Promise<boolean> {
    const { usage, subject } = this.#options;
    this.#worstCaseMicroUsd = worstCaseMicroUsd;
    const underWay = [...this.#underWay.values()].reduce((sum, attempt) => sum + attempt.worstCaseMicroUsd, 0);
    return usage.cover(subject.generationId, this.#spentMicroUsd + underWay + worstCaseMicroUsd);
  }

  async #record(event: OrchestratorEvent<NewQuestion>): Promise<void> {
    const { recorder } = this.#options;
    switch (event.type) {
      case 'attempt_started':
        return this.#attemptStarted(event);
      case 'hedge_won':
        return recorder.producer(this.#underWay.get(event.index)!.producer);
      case 'text':
        return recorder.text(event.text);
      case 'item':
        return recorder.item(event.item);
      case 'switched':
        return recorder.switched(event.from, event.to, event.reason);
      case 'reset':
        return recorder.reset(event.reason);
      case 'notice':
        return recorder.notice(event.text);
      case 'finding':
        return this.#found(event);
      case 'attempt_finished':
        return this.#attemptFinished(event);
    }
  }

  #found({ provider, finding: { check, reason }, outcome }: FindingEvent): void {
    findings.add([check, provider, outcome]);
    this.#options.log.warn({ provider, check, outcome }, reason);
  }

  async #attemptStarted({ index, provider, model, origin, reason, hedge }: AttemptStarted): Promise<void> {
    const { db, claim, log, recorder } = this.#options;
    const attempt = {
      producer: { provider, model, origin: Origin[origin] },
      worstCaseMicroUsd: origin === 'LOCAL' ? 0 : this.#worstCaseMicroUsd,
    };
    this.#underWay.set(index, attempt);
    const { id: generationId, organizationId, kind } = claim.generation;
    log.info({ attempt: this.#firstAttempt + index, provider, model }, 'asking a provider');
    await insertAttempt(db, {
      generationId,
      organizationId,
      fence: claim.fence,
      index: this.#firstAttempt + index,
      provider,
      model,
      reason,
      promptVersion: origin === 'LOCAL' ? null : kindDefinition(kind).prompt.version,
      worstCaseMicroUsd: attempt.worstCaseMicroUsd,
    });
    // A call beside another is nobody's words yet.
    if (!hedge) await recorder.producer(attempt.producer);
  }

  async #attemptFinished({ index, outcome, usage, costMicroUsd, error }: AttemptFinished): Promise<void> {
    const { db, subject, log } = this.#options;
    this.#underWay.delete(index);
    this.#spentMicroUsd += costMicroUsd;
    const told = { attempt: this.#firstAttempt + index, outcome, costMicroUsd };
    // Expected, and its stack is always the same: the kind and the sentence say it all.
    if (error) log.warn({ ...told, kind: error.kind, reason: error.message }, 'a provider did not answer');
    else log.info(told, 'a provider answered');
    await finishAttempt(db, {
      generationId: subject.generationId,
      index: this.#firstAttempt + index,
      outcome: AttemptOutcome[outcome],
      usage,
      costMicroUsd,
    });
  }
}
