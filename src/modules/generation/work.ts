import type { Logger } from 'pino';
import type { Candidate } from '../../orchestrator/candidates.js';
import { GenerationError } from '../../orchestrator/failure.js';
import type { AttemptFinished, AttemptStarted, GenerateRequest, Orchestrator, OrchestratorEvent } from '../../orchestrator/orchestrator.js';
import type { Db } from '../../platform/postgres.js';
import { FencedError } from '../../streams/log.js';
import type { CachedAnswer, CachedAnswersService } from '../cache/answers.service.js';
import { draftOf } from '../quizzes/questions.service.js';
import type { UsageService } from '../usage/usage.service.js';
import { costOfAttempts, finishAttempt, insertAttempt, nextAttemptIndex } from './attempts.js';
import { AttemptOutcome, Origin } from './generation.entity.js';
import type { RequestKeys } from './keys.js';
import { kindDefinition } from './kinds/index.js';
import type { Subject } from './kinds/kind.js';
import type { Claim } from './lease.js';
import { ageOf } from './age.js';
import { callFor } from './planner.js';
import { qualityOf } from './quality.js';
import type { Producer, Recorder } from './recorder.js';
import { Transcript, type Accepted } from './transcript.js';

export interface WorkOptions {
  db: Db;
  orchestrator: Orchestrator;
  usage: UsageService;
  answers: CachedAnswersService;
  keys: RequestKeys;
  claim: Claim;
  subject: Subject;
  recorder: Recorder;
  signal: AbortSignal;
  log: Logger;
}

interface AttemptUnderWay {
  producer: Producer;
  worstCaseMicroUsd: number;
}

/** One worker's share of a generation: asks the orchestrator for what is missing and records what comes. */
export class Work {
  readonly #options: WorkOptions;
  readonly #transcript = new Transcript();
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
    const { db, recorder, subject, answers, keys } = this.#options;
    this.#firstAttempt = await nextAttemptIndex(db, subject.generationId);
    this.#spentMicroUsd = await costOfAttempts(db, subject.generationId);
    if (recorder.inheritedQuestions.length > 0 && recorder.inheritedFrom) {
      this.#transcript.inherit(recorder.inheritedFrom, recorder.inheritedQuestions.map((question) => ({ draft: draftOf(question), question })));
    }
    if (recorder.wanted !== null) await recorder.progress();
    const cached = keys.answer === null || keys.fresh ? null : await answers.find(keys.answer);
    if (cached && await this.#serve(cached)) {
      answers.counts.hits += 1;
      return recorder.complete({ quality: cached.quality, cachedAt: cached.madeAt });
    }
    const spare = keys.answer === null || keys.fresh ? null : await answers.expired(keys.answer);
    if (keys.answer !== null && !keys.fresh) answers.counts.misses += 1;
    try {
      await this.#ask(spare !== null);
    } catch (error) {
      if (!spare || !(error instanceof GenerationError) || error.code === 'CONTENT_REJECTED') throw error;
      return this.#serveExpired(spare, error);
    }
    const quality = await this.#quality();
    await recorder.complete({ quality, cachedAt: null });
    await this.#keep(quality);
  }

  async #ask(hasSpare: boolean): Promise<void> {
    const { orchestrator } = this.#options;
    const request = this.#request(hasSpare);
    if (request.items?.wanted !== 0) {
      for await (const event of orchestrator.run(request)) await this.#recordUntilFenced(event);
    }
    this.#fenced.signal.throwIfAborted();
  }

  /** @returns false where it is not sound: then nothing was written */
  async #serve({ text, items, notices, provider, model }: CachedAnswer): Promise<boolean> {
    const accepted = this.#accepted(items);
    if (!accepted) {
      await this.#options.answers.drop(this.#options.keys.answer!);
      return false;
    }
    this.#transcript.reset();
    this.#transcript.asked({ provider: 'cache', model: `${provider}/${model}`, origin: Origin.CACHE });
    if (text !== '') this.#transcript.addText(text);
    for (const item of accepted) this.#transcript.addItem(item);
    notices.forEach((notice) => this.#transcript.notice(notice));
    await this.#options.recorder.replay(this.#transcript);
    return true;
  }

  async #serveExpired(spare: CachedAnswer, error: GenerationError): Promise<void> {
    const { recorder, answers } = this.#options;
    if (this.#transcript.hasContent) await recorder.reset(error.message);
    if (!(await this.#serve(spare))) throw error;
    recorder.notice(`No model could answer now: this is an answer to the same request from ${ageOf(spare.madeAt)} ago.`);
    answers.counts.expiredServed += 1;
    await recorder.complete({ quality: spare.quality, cachedAt: spare.madeAt });
  }

  /** The items that an answer was kept with, each judged again; null unless all of them are sound. */
  #accepted(drafts: unknown[]): Accepted[] | null {
    const { subject, claim: { generation } } = this.#options;
    const { items } = kindDefinition(generation.kind);
    if (!items) return [];
    const accepted: Accepted[] = [];
    for (const draft of drafts) {
      const judged = items.accept(draft, subject, accepted.map(({ question }) => question));
      if (!judged.ok) return null;
      accepted.push({ draft, question: judged.item });
    }
    return accepted.length >= items.wanted(generation.input) ? accepted : null;
  }

  async #quality(): Promise<number> {
    const { subject, claim: { generation }, recorder } = this.#options;
    const task = kindDefinition(generation.kind).task(subject, []);
    const { text, questions } = this.#transcript;
    return qualityOf({ task, lesson: subject.lesson, wanted: recorder.wanted, text, questions });
  }

  async #keep(quality: number): Promise<void> {
    const { answers, keys, recorder, claim: { generation } } = this.#options;
    const kept = this.#transcript.kept(recorder.wanted);
    if (keys.answer === null || !kept) return;
    const { organizationId, courseId, lessonId, lessonVersion, kind } = generation;
    await answers.keep({ ...kept, key: keys.answer, promptVersion: keys.promptVersion, organizationId, courseId, lessonId, lessonVersion, kind, quality });
  }

  // Once another holds the log nothing more is written, but what the call cost is still learnt.
  async #recordUntilFenced(event: OrchestratorEvent<Accepted>): Promise<void> {
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

  #request(hasSpare: boolean): GenerateRequest<Accepted> {
    const { claim, subject, signal } = this.#options;
    const transcript = this.#transcript;
    const { kind, input } = claim.generation;
    const { items } = kindDefinition(kind);
    const inherited = (candidate: Candidate) =>
      (candidate.provider.origin === transcript.author?.origin ? transcript.items.slice(0, transcript.inherited) : []);
    return {
      kind,
      build: (candidate, soFar) => {
        const questions = [...inherited(candidate), ...soFar.items].map(({ question }) => draftOf(question));
        return callFor(kind, subject, candidate, { questions, refusals: soFar.refusals });
      },
      items: items && {
        // A getter: what was inherited may become void on the way.
        get wanted() {
          return items.wanted(input) - transcript.inherited;
        },
        get existing() {
          return transcript.inherited;
        },
        accept: (draft) => {
          const judged = items.accept(draft, subject, transcript.questions);
          return judged.ok ? { ok: true, item: { draft, question: judged.item } } : judged;
        },
      },
      allowLocal: input.allowLocal,
      hasSpare,
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

  async #record(event: OrchestratorEvent<Accepted>): Promise<void> {
    const { recorder } = this.#options;
    switch (event.type) {
      case 'attempt_started':
        return this.#attemptStarted(event);
      case 'hedge_won':
        return this.#asking(this.#underWay.get(event.index)!.producer);
      case 'text':
        this.#transcript.addText(event.text);
        return recorder.text(event.text);
      case 'item':
        this.#transcript.addItem(event.item);
        return recorder.item(event.item.question);
      case 'switched':
        return recorder.switched(event.from, event.to, event.reason);
      case 'reset':
        this.#transcript.reset();
        return recorder.reset(event.reason);
      case 'notice':
        this.#transcript.notice(event.text);
        return recorder.notice(event.text);
      case 'attempt_finished':
        return this.#attemptFinished(event);
    }
  }

  async #asking(producer: Producer): Promise<void> {
    const transcript = this.#transcript;
    // The orchestrator knows nothing of a lost worker's items, and so doesn't void them.
    if (transcript.isInherited && transcript.author?.origin !== producer.origin) transcript.reset();
    transcript.asked(producer);
    await this.#options.recorder.producer(producer);
  }

  async #attemptStarted({ index, provider, model, origin, reason, hedge }: AttemptStarted): Promise<void> {
    const { db, claim, log } = this.#options;
    const attempt = {
      producer: { provider, model, origin: Origin[origin] },
      worstCaseMicroUsd: origin === 'LOCAL' ? 0 : this.#worstCaseMicroUsd,
    };
    this.#underWay.set(index, attempt);
    const { id: generationId, organizationId } = claim.generation;
    log.info({ attempt: this.#firstAttempt + index, provider, model }, 'asking a provider');
    await insertAttempt(db, {
      generationId,
      organizationId,
      fence: claim.fence,
      index: this.#firstAttempt + index,
      provider,
      model,
      reason,
      worstCaseMicroUsd: attempt.worstCaseMicroUsd,
    });
    // A call beside another is nobody's words yet.
    if (!hedge) await this.#asking(attempt.producer);
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
