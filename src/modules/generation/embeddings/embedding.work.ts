import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Embedder, EmbedderEvent } from '../../../orchestrator/embedder.js';
import { GenerationError } from '../../../orchestrator/failure.js';
import type { AttemptFinished, AttemptStarted } from '../../../orchestrator/orchestrator.js';
import { disguise } from '../../../orchestrator/privacy/disguise.js';
import { LOCAL_EMBEDDING } from '../../../orchestrator/providers/local/embedding.js';
import type { Db } from '../../../platform/postgres.js';
import type { CoursesService } from '../../courses/courses.service.js';
import type { UsersService } from '../../identity/users.service.js';
import type { UsageService } from '../../usage/usage.service.js';
import { finishAttempt } from '../attempts.js';
import type { Audience } from '../audience.js';
import { coverCall, noteAttempt, type OwnedCall } from '../calls.js';
import { AttemptOutcome, Origin } from '../generation.entity.js';
import type { GenerationRow } from '../generation.repository.js';
import type { Subject } from '../kinds/kind.js';
import type { Producer, Verdict } from '../recorder.js';
import type { AttemptsUnderWay } from '../work.js';
import { releaseTexts, storeVectors, textsOf } from './store.js';

export interface EmbeddingWorkOptions {
  db: Db;
  usage: UsageService;
  courses: CoursesService;
  users: UsersService;
  /** Null where no model is configured any more. */
  embedder: Embedder | null;
  call: OwnedCall;
  generation: GenerationRow;
  subject: Pick<Subject, 'people'>;
  audience: Audience;
  attempts: AttemptsUnderWay;
  signal: AbortSignal;
  log: Logger;
}

/** One worker's share of a generation whose texts are to become vectors; those of a lost worker are there already. */
export class EmbeddingWork {
  readonly #options: EmbeddingWorkOptions;
  #worstCaseMicroUsd = 0;

  constructor(options: EmbeddingWorkOptions) {
    this.#options = options;
  }

  /** @throws GenerationError, or ProviderError of kind aborted */
  async run(): Promise<Verdict> {
    const { db, generation, audience, signal } = this.#options;
    try {
      await this.#make();
    } catch (error) {
      if (!(error instanceof GenerationError)) throw error;
      await releaseTexts(db, generation.id);
      if (!generation.input.allowLocal || error.code === 'CONTENT_REJECTED') throw error;
      await this.#asking({ provider: 'local', model: LOCAL_EMBEDDING, origin: Origin.LOCAL });
      await audience.each(async (recorder) => recorder.notice(`The built-in vectors stand in, because no model's were to be had: ${error.message}`));
    }
    signal.throwIfAborted();
    // There is nothing to check in a vector but its length, and that was.
    return { quality: 1, cachedAt: null };
  }

  /** Each vector is kept under its text's own hash already. */
  async keep(): Promise<void> {}

  async #make(): Promise<void> {
    const { db, generation, embedder, usage, call, signal } = this.#options;
    if (!embedder) throw new GenerationError('PROVIDER_UNAVAILABLE', 'No model that makes vectors is configured.', false);
    const texts = await textsOf(db, generation.id);
    const dimensions = generation.input['dimensions'] as number | null;
    const reserve = (worstCaseMicroUsd: number): Promise<boolean> => {
      this.#worstCaseMicroUsd = worstCaseMicroUsd;
      return coverCall(db, usage, call, worstCaseMicroUsd);
    };
    const people = await this.#people();
    // Each by itself, or a vector would depend on the text's company.
    const discreet = texts.map(({ text }) => disguise([text], people).texts[0] ?? '');
    for await (const event of embedder.run({ texts: discreet, dimensions, signal, reserve })) {
      if (event.type !== 'vectors') await this.#record(event);
      else await storeVectors(db, generation.id, new Map(event.vectors.map((vector, index) => [texts[event.from + index]!.hash, vector])));
    }
  }

  /** Which course a text is of is not kept: nobody's name leaves who owns one, nor the name of whom the vectors are for. */
  async #people(): Promise<string[]> {
    const { courses, users, generation: { organizationId }, subject } = this.#options;
    return [...(subject.people ?? []), ...(await users.names(await courses.owners(organizationId)))];
  }

  #record(event: Exclude<EmbedderEvent, { type: 'vectors' }>): Promise<void> {
    return event.type === 'attempt_started' ? this.#attemptStarted(event) : this.#attemptFinished(event);
  }

  async #attemptStarted({ index, provider, model, reason }: AttemptStarted): Promise<void> {
    const { db, call, audience, attempts, log } = this.#options;
    const producer = { provider, model, origin: Origin.MODEL };
    const id = randomUUID();
    attempts.set(index, { id, producer });
    log.info({ attempt: index, provider, model }, 'asking a provider');
    while (!(await noteAttempt(db, call, { id, provider, model, reason, promptVersion: null, worstCaseMicroUsd: this.#worstCaseMicroUsd }))) {
      await audience.reconsider();
      // Then it isn't made either: the call's signal is aborted.
      if (audience.abandoned.aborted) return;
    }
    await this.#asking(producer);
  }

  async #attemptFinished({ index, outcome, usage, costMicroUsd, error }: AttemptFinished): Promise<void> {
    const { db, attempts, log } = this.#options;
    const told = { attempt: index, outcome, costMicroUsd };
    if (error) log.warn({ ...told, kind: error.kind, reason: error.message }, 'a provider did not answer');
    else log.info(told, 'a provider answered');
    await finishAttempt(db, { id: attempts.get(index)!.id, outcome: AttemptOutcome[outcome], usage, costMicroUsd });
    // Until it is written it is under way.
    attempts.delete(index);
  }

  #asking(producer: Producer): Promise<void> {
    return this.#options.audience.each((recorder) => recorder.producer(producer));
  }
}
