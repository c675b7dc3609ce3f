import type { Logger } from 'pino';
import type { Candidate } from '../../orchestrator/candidates.js';
import { outputChecks } from '../../orchestrator/checks/index.js';
import { GenerationError } from '../../orchestrator/failure.js';
import type { FindingEvent } from '../../orchestrator/guard.js';
import type { AttemptFinished, AttemptStarted, GenerateRequest, Orchestrator, OrchestratorEvent } from '../../orchestrator/orchestrator.js';
import { Pacer } from '../../orchestrator/providers/local/pacer.js';
import { Counter } from '../../platform/counters.js';
import type { Db } from '../../platform/postgres.js';
import type { CachedAnswer, CachedAnswersService } from '../cache/answers.service.js';
import type { DuplicatesService } from '../quizzes/duplicates.service.js';
import type { RouterService } from '../routing/router.service.js';
import type { UsageService } from '../usage/usage.service.js';
import { ageOf } from './age.js';
import { AttemptBooks, type AttemptsUnderWay } from './attempt-books.js';
import { judgeAttempt } from './attempts.js';
import type { Audience } from './audience.js';
import type { ArrivedCall } from './batches/arrived-call.js';
import { payerOf, type OwnedCall } from './calls.js';
import { AttemptOutcome, GenerationKind, Origin } from './generation.entity.js';
import type { GenerationRow } from './generation.repository.js';
import { groundText, type GroundedStatement } from './grounding/ground.js';
import type { RequestKeys } from './keys.js';
import { checkedBefore } from './checking/key-checked.js';
import { lastOf } from './checking/key-checker.js';
import { KeyGate } from './checking/key-gate.js';
import { kindDefinition } from './kinds/index.js';
import type { Subject } from './kinds/kind.js';
import { callFor, demandOf } from './planner.js';
import { qualityOf } from './quality.js';
import type { Producer } from './maker.js';
import type { Verdict } from './recorder.js';
import type { PromptSettings } from './shown-lesson.js';
import { showing } from './subject.js';
import { Transcript, type Accepted } from './transcript.js';
import { freeWords, promptVersionOf } from './wording.js';

export interface WorkOptions {
  db: Db;
  orchestrator: Orchestrator;
  router: RouterService;
  usage: UsageService;
  answers: CachedAnswersService;
  duplicates: DuplicatesService;
  keys: RequestKeys;
  call: OwnedCall;
  generation: GenerationRow;
  /** How many items make a whole answer; null for text. */
  wanted: number | null;
  subject: Subject;
  /** How lessons are shown to models; null where none is asked. */
  prompts: PromptSettings | null;
  /** What a provider's batch has answered: read before anybody is asked. */
  arrived: ArrivedCall | null;
  transcript: Transcript;
  audience: Audience;
  attempts: AttemptsUnderWay;
  signal: AbortSignal;
  log: Logger;
}

const findings = new Counter('lyceum_check_findings_total', 'What checks found in answers, and what followed.', ['check', 'provider', 'outcome']);

type Made = Omit<Verdict, 'statements'>;

/** Asks the orchestrator once for all who want to know, and tells them what comes. */
export class Work {
  readonly #options: WorkOptions;
  readonly #books: AttemptBooks;
  #gate: KeyGate | null = null;
  /** The answer holds what a check found, and is given all the same. */
  #hasLetStand = false;
  /** A model's drafts that were not let through. */
  #refused: unknown[] = [];

  constructor(options: WorkOptions) {
    this.#options = options;
    this.#books = new AttemptBooks(options);
  }

  /** @returns what is to be said of the answer. @throws GenerationError, or ProviderError of kind aborted */
  async run(): Promise<Verdict> {
    const made = await this.#made();
    return { ...made, statements: this.#options.wanted === null ? await this.#grounded() : null };
  }

  async #made(): Promise<Made> {
    const { audience, answers, keys, wanted } = this.#options;
    if (wanted !== null) await audience.each((recorder) => recorder.progress());
    if (keys.answer === null || keys.fresh) return this.#ask(false);
    const cached = await answers.find(keys.answer);
    if (cached && (await this.#serve(cached, keys.answer))) {
      answers.count('hit');
      return { quality: cached.quality, cachedAt: cached.madeAt };
    }
    const alike = keys.asked && (await answers.alike(keys.asked));
    if (alike && (await this.#serve(alike, alike.key))) {
      await this.#notice(`This is the answer to the same question in other words: “${alike.question}”`);
      answers.count('semantic_hit');
      return { quality: alike.quality, cachedAt: alike.madeAt };
    }
    answers.count('miss');
    const spare = await answers.expired(keys.answer);
    try {
      return await this.#ask(spare !== null);
    } catch (error) {
      if (!spare || !(error instanceof GenerationError) || error.code === 'CONTENT_REJECTED') throw error;
      return this.#serveExpired(spare, error);
    }
  }

  /** The text has been read already: what can't be looked into is worth no failure. */
  async #grounded(): Promise<GroundedStatement[] | null> {
    const { generation: { kind }, subject, transcript: { text }, signal, log } = this.#options;
    const { language } = kindDefinition(kind).task(subject, []);
    try {
      return await groundText({ text, lesson: subject.lesson, language, isExamples: kind === GenerationKind.EXAMPLES }, new Pacer(signal));
    } catch (error) {
      signal.throwIfAborted();
      log.error({ err: error }, 'what the text states was not looked for in its lesson');
      return null;
    }
  }

  /** Keeps the answer for whoever asks the same. */
  async keep({ quality }: Pick<Verdict, 'quality'>): Promise<void> {
    const { answers, keys, transcript, wanted, generation } = this.#options;
    const kept = transcript.kept(wanted);
    // What was only given because nobody did better may be better the next time.
    if (keys.answer === null || !kept || this.#hasLetStand) return;
    const { organizationId, courseId, lessonId, lessonVersion, kind } = generation;
    await answers.keep({ ...kept, key: keys.answer, asked: keys.asked, promptVersion: keys.promptVersion, organizationId, courseId, lessonId, lessonVersion, kind, quality });
  }

  async #ask(hasSpare: boolean): Promise<Made> {
    const { orchestrator, router, call, db, signal, prompts, generation, transcript, wanted } = this.#options;
    const subject = prompts ? await showing(this.#options.subject, generation.kind, prompts) : this.#options.subject;
    const { askedLast } = kindDefinition(generation.kind);
    const route = lastOf(await router.route(demandOf(generation.kind, subject), await payerOf(db, call)), askedLast?.(generation.input) ?? []);
    this.#gate = await KeyGate.for(this.#options, transcript.accepted);
    const request = { ...this.#request(hasSpare, subject, this.#gate), route };
    if (request.items?.wanted !== 0) {
      for await (const event of orchestrator.run(request)) await this.#record(event);
    }
    signal.throwIfAborted();
    const { task: taskOf, items: rules } = kindDefinition(generation.kind);
    const notice = this.#refused.length > 0 ? rules?.noticeOf?.(this.#refused, transcript.accepted) : null;
    if (notice) await this.#notice(notice);
    const task = taskOf(subject, []);
    const items = transcript.accepted.map((item) => rules!.viewOf(item));
    return { quality: await qualityOf({ task, lesson: subject.lesson, wanted, text: transcript.text, items }), cachedAt: null };
  }

  /** @returns false where it is not sound: then nothing was told */
  async #serve({ text, items, notices, provider, model }: CachedAnswer, key: string): Promise<boolean> {
    const { answers, transcript, audience } = this.#options;
    const accepted = this.#accepted(items);
    if (!accepted) {
      await answers.drop(key);
      return false;
    }
    const kept = new Transcript();
    kept.asked({ provider: 'cache', model: `${provider}/${model}`, origin: Origin.CACHE });
    if (text !== '') kept.addText(text);
    for (const item of accepted) kept.addItem(item);
    notices.forEach((notice) => kept.notice(notice));
    transcript.become(kept);
    await audience.each((recorder) => recorder.replay(kept));
    return true;
  }

  async #serveExpired(spare: CachedAnswer, error: GenerationError): Promise<Made> {
    const { transcript, answers, keys } = this.#options;
    if (transcript.hasContent) await this.#reset(error.message);
    if (!(await this.#serve(spare, keys.answer!))) throw error;
    await this.#notice(`No model could answer now: this is an answer to the same request from ${ageOf(spare.madeAt)} ago.`);
    answers.count('expired');
    return { quality: spare.quality, cachedAt: spare.madeAt };
  }

  /** The items that an answer was kept with, each judged again; null unless all of them are sound. */
  #accepted(drafts: unknown[]): Accepted[] | null {
    const { subject, generation } = this.#options;
    const { items } = kindDefinition(generation.kind);
    if (!items) return [];
    const accepted: Accepted[] = [];
    for (const draft of drafts) {
      const judged = items.accept(draft, subject, accepted.map(({ item }) => item), 'MODEL');
      if (!judged.ok) return null;
      accepted.push({ draft, by: 'MODEL', item: judged.item, ...(items.isChecked?.(generation.input) && { check: checkedBefore() }) });
    }
    return accepted.length >= items.wanted(generation.input) ? accepted : null;
  }

  #request(hasSpare: boolean, subject: Subject, gate: KeyGate): GenerateRequest<Accepted> {
    const { transcript, signal, generation: { kind, input } } = this.#options;
    const { items } = kindDefinition(kind);
    const inherited = (candidate: Candidate) =>
      (candidate.provider.origin === transcript.author?.origin ? transcript.items.slice(0, transcript.inherited) : []);
    return {
      kind,
      build: (candidate, soFar) => {
        const existing = [...inherited(candidate), ...soFar.items].map(({ item }) => item);
        return callFor(kind, subject, candidate, { items: existing, refusals: soFar.refusals });
      },
      items: items && {
        // A getter: what was inherited may become void on the way.
        get wanted() {
          return items.wanted(input) - transcript.inherited;
        },
        get existing() {
          return transcript.inherited;
        },
        accept: (draft, { provider: { origin } }, held) => {
          const judged = items.accept(draft, subject, [...transcript.accepted, ...held.map(({ item }) => item)], origin);
          if (!judged.ok && origin === 'MODEL') this.#refused.push(draft);
          return judged.ok ? gate.admit({ draft, by: origin, item: judged.item }) : judged;
        },
        verify: gate.isStrict ? (held, by) => gate.verified(held, by) : null,
        textOf: ({ item }) => items.shownText(item),
      },
      arrived: this.#options.arrived?.candidate ?? null,
      freeText: freeWords(kind, subject),
      checks: outputChecks,
      allowLocal: input.allowLocal,
      hasSpare,
      signal,
      reserve: (worstCaseMicroUsd) => this.#books.reserve(worstCaseMicroUsd),
    };
  }

  // What is noted in the transcript is told in the same breath, or one who joins between would get it twice, or never.
  async #record(event: OrchestratorEvent<Accepted>): Promise<void> {
    const { transcript, audience, attempts } = this.#options;
    switch (event.type) {
      case 'attempt_started':
        return this.#attemptStarted(event);
      case 'hedge_won':
        return this.#asking(attempts.get(event.index)!.producer);
      case 'text':
        transcript.addText(event.text);
        return audience.each((recorder) => recorder.text(event.text));
      case 'item':
        transcript.addItem(event.item);
        return audience.each((recorder) => recorder.item(event.item));
      case 'switched':
        return audience.each((recorder) => recorder.switched(event.from, event.to, event.reason));
      case 'reset':
        return this.#reset(event.reason);
      case 'notice':
        return this.#notice(event.text);
      case 'finding':
        return this.#found(event);
      case 'attempt_finished':
        return this.#attemptFinished(event);
    }
  }

  #found({ provider, finding: { check, reason }, outcome }: FindingEvent): void {
    if (outcome === 'let_stand') this.#hasLetStand = true;
    findings.add([check, provider, outcome]);
    this.#options.log.warn({ provider, check, outcome }, reason);
  }

  async #asking(producer: Producer): Promise<void> {
    const { transcript, audience } = this.#options;
    // The orchestrator knows nothing of a lost worker's items, and so doesn't void them.
    if (transcript.isInherited && transcript.author?.origin !== producer.origin) await this.#reset(`${producer.provider} takes over with an answer of its own.`);
    transcript.asked(producer);
    await audience.each((recorder) => recorder.producer(producer));
  }

  async #reset(reason: string): Promise<void> {
    const { transcript, audience } = this.#options;
    this.#gate?.forget(transcript.accepted);
    this.#refused = [];
    transcript.reset();
    await audience.each((recorder) => recorder.reset(reason));
  }

  async #notice(text: string): Promise<void> {
    const { transcript, audience } = this.#options;
    transcript.notice(text);
    await audience.each(async (recorder) => recorder.notice(text));
  }

  async #attemptStarted(event: AttemptStarted): Promise<void> {
    const { generation, subject, attempts, arrived } = this.#options;
    const { index, provider, model, origin, hedge } = event;
    if (index === 0 && arrived) {
      // It was noted when it was handed over.
      const producer = { provider, model, origin: Origin[origin] };
      attempts.set(index, { id: arrived.attemptId, producer });
      return this.#asking(producer);
    }
    const producer = await this.#books.started(event, promptVersionOf(generation.kind, subject));
    // A call beside another is nobody's words yet.
    if (producer && !hedge) await this.#asking(producer);
  }

  async #attemptFinished(event: AttemptFinished): Promise<void> {
    const { db, arrived } = this.#options;
    // What it cost is booked already.
    if (event.index === 0 && arrived) return judgeAttempt(db, arrived.attemptId, AttemptOutcome[event.outcome]);
    await this.#books.finished(event);
  }
}
