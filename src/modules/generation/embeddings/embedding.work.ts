import type { Logger } from 'pino';
import type { Embedder, EmbedderEvent } from '../../../orchestrator/embedder.js';
import { GenerationError } from '../../../orchestrator/failure.js';
import { LOCAL_EMBEDDING } from '../../../orchestrator/providers/local/embedding.js';
import type { Db } from '../../../platform/postgres.js';
import type { UsageService } from '../../usage/usage.service.js';
import { costOfAttempts, finishAttempt, insertAttempt, nextAttemptIndex } from '../attempts.js';
import { AttemptOutcome, Origin } from '../generation.entity.js';
import type { Claim } from '../lease.js';
import type { Recorder } from '../recorder.js';
import { releaseTexts, storeVectors, textsOf } from './store.js';

export interface EmbeddingWorkOptions {
  db: Db;
  usage: UsageService;
  /** Null where no model is configured any more. */
  embedder: Embedder | null;
  claim: Claim;
  recorder: Recorder;
  signal: AbortSignal;
  log: Logger;
}

/** One worker's share of a generation whose texts are to become vectors; those of a lost worker are there already. */
export class EmbeddingWork {
  readonly #options: EmbeddingWorkOptions;
  #firstAttempt = 0;
  #spentMicroUsd = 0;
  #worstCaseMicroUsd = 0;

  constructor(options: EmbeddingWorkOptions) {
    this.#options = options;
  }

  /** @throws GenerationError, FencedError, or ProviderError of kind aborted */
  async run(): Promise<void> {
    const { db, claim: { generation }, recorder } = this.#options;
    this.#firstAttempt = await nextAttemptIndex(db, generation.id);
    this.#spentMicroUsd = await costOfAttempts(db, generation.id);
    try {
      await this.#make();
    } catch (error) {
      if (!(error instanceof GenerationError)) throw error;
      await releaseTexts(db, generation.id);
      if (!generation.input.allowLocal || error.code === 'CONTENT_REJECTED') throw error;
      await recorder.producer({ provider: 'local', model: LOCAL_EMBEDDING, origin: Origin.LOCAL });
      recorder.notice(`The built-in vectors stand in, because no model's were to be had: ${error.message}`);
    }
    await recorder.complete();
  }

  async #make(): Promise<void> {
    const { db, claim: { generation }, embedder, signal } = this.#options;
    if (!embedder) throw new GenerationError('PROVIDER_UNAVAILABLE', 'No model that makes vectors is configured.', false);
    const texts = await textsOf(db, generation.id);
    const dimensions = generation.input['dimensions'] as number | null;
    const reserve = (worstCaseMicroUsd: number): Promise<boolean> => this.#reserve(worstCaseMicroUsd);
    for await (const event of embedder.run({ texts: texts.map(({ text }) => text), dimensions, signal, reserve })) {
      if (event.type !== 'vectors') await this.#record(event);
      else await storeVectors(db, generation.id, new Map(event.vectors.map((vector, index) => [texts[event.from + index]!.hash, vector])));
    }
  }

  #reserve(worstCaseMicroUsd: number): Promise<boolean> {
    this.#worstCaseMicroUsd = worstCaseMicroUsd;
    return this.#options.usage.cover(this.#options.claim.generation.id, this.#spentMicroUsd + worstCaseMicroUsd);
  }

  async #record(event: Exclude<EmbedderEvent, { type: 'vectors' }>): Promise<void> {
    const { db, claim, recorder, log } = this.#options;
    const { id: generationId, organizationId } = claim.generation;
    const index = this.#firstAttempt + event.index;
    if (event.type === 'attempt_started') {
      const { provider, model, reason } = event;
      log.info({ attempt: index, provider, model }, 'asking a provider');
      await insertAttempt(db, { generationId, organizationId, fence: claim.fence, index, provider, model, reason, worstCaseMicroUsd: this.#worstCaseMicroUsd });
      await recorder.producer({ provider, model, origin: Origin.MODEL });
      return;
    }
    const { outcome, usage, costMicroUsd, error } = event;
    this.#spentMicroUsd += costMicroUsd;
    const told = { attempt: index, outcome, costMicroUsd };
    if (error) log.warn({ ...told, kind: error.kind, reason: error.message }, 'a provider did not answer');
    else log.info(told, 'a provider answered');
    await finishAttempt(db, { generationId, index, outcome: AttemptOutcome[outcome], usage, costMicroUsd });
  }
}
