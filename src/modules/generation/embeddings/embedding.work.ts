import type { Logger } from 'pino';
import type { Embedder, EmbedderEvent } from '../../../orchestrator/embedder.js';
import { GenerationError } from '../../../orchestrator/failure.js';
import { disguise } from '../../../orchestrator/privacy/disguise.js';
import { LOCAL_EMBEDDING } from '../../../orchestrator/providers/local/embedding.js';
import type { Db } from '../../../platform/postgres.js';
import type { CoursesService } from '../../courses/courses.service.js';
import type { UsersService } from '../../identity/users.service.js';
import type { UsageService } from '../../usage/usage.service.js';
import { AttemptBooks, type AttemptsUnderWay } from '../attempt-books.js';
import type { Audience } from '../audience.js';
import type { OwnedCall } from '../calls.js';
import { Origin } from '../generation.entity.js';
import type { GenerationRow } from '../generation.repository.js';
import type { Subject } from '../kinds/kind.js';
import type { Producer } from '../maker.js';
import type { Verdict } from '../recorder.js';
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
  readonly #books: AttemptBooks;

  constructor(options: EmbeddingWorkOptions) {
    this.#options = options;
    this.#books = new AttemptBooks(options);
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
    return { quality: 1, cachedAt: null, statements: null };
  }

  /** Each vector is kept under its text's own hash already. */
  async keep(): Promise<void> {}

  async #make(): Promise<void> {
    const { db, generation, embedder, signal } = this.#options;
    if (!embedder) throw new GenerationError('PROVIDER_UNAVAILABLE', 'No model that makes vectors is configured.', false);
    const texts = await textsOf(db, generation.id);
    const dimensions = generation.input['dimensions'] as number | null;
    const reserve = (worstCaseMicroUsd: number): Promise<boolean> => this.#books.reserve(worstCaseMicroUsd);
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
    return [...(subject.people ?? []), ...(await users.names(await courses.teachers(organizationId)))];
  }

  async #record(event: Exclude<EmbedderEvent, { type: 'vectors' }>): Promise<void> {
    if (event.type === 'attempt_finished') return this.#books.finished(event);
    const producer = await this.#books.started(event, null);
    if (producer) await this.#asking(producer);
  }

  #asking(producer: Producer): Promise<void> {
    return this.#options.audience.each((recorder) => recorder.producer(producer));
  }
}
