import { createHash } from 'node:crypto';
import { mayGenerateFreely } from '../../../auth/policy.js';
import type { Viewer } from '../../../auth/viewer.js';
import { embeddingCost } from '../../../orchestrator/embedder.js';
import type { EmbeddingModel } from '../../../orchestrator/embedding-model.js';
import { badUserInput, forbidden } from '../../../platform/errors.js';
import { newId } from '../../../platform/ids.js';
import { settledWithin } from '../../../platform/patience.js';
import type { Db } from '../../../platform/postgres.js';
import type { StreamReader } from '../../../streams/reader.js';
import { GenerationKind, GenerationStatus, Origin } from '../generation.entity.js';
import { isFinal } from '../generation.loaders.js';
import { generationById, generationByKey, type GenerationRow } from '../generation.repository.js';
import type { Outcome, Prepared } from '../creation.js';
import type { GenerationService } from '../generation.service.js';
import type { BudgetExceeded, QuotaExceeded } from '../generation.type.js';
import { claimTexts, hashOf, makersOf, releaseTexts, vectorsOf, type VectorScope } from './store.js';

export type { GenerationRow };

/** How long a caller waits for vectors, in milliseconds: longer than the model is given. */
const PATIENCE_MS = 20_000;

export interface VectorRequest {
  /** Each well-formed and not empty; the same one twice is one. */
  texts: readonly string[];
  dimensions: number | null;
  allowLocal: boolean;
  idempotencyKey: string | null;
  requestId: string;
}

/** A model's vectors, one for each text in their order. */
export interface ModelVectors {
  vectors: Float32Array[];
  provider: string;
  model: string;
  /** Null where no call was made for them: they were at hand, or somebody else's call made them. */
  generation: GenerationRow | null;
}

/** What came instead: a generation that failed, was cancelled or answered by the built-in vectors, one that isn't finished, or a limit. */
export type VectorsRefused = GenerationRow | QuotaExceeded | BudgetExceeded;

export interface EmbeddingsOptions {
  db: Db;
  reader: StreamReader;
  generations: Pick<GenerationService, 'create' | 'enqueue'>;
  embedding: EmbeddingModel | null;
}

/** Vectors by a model: kept for a day by content, made by one call however many ask, each call a generation's. */
export class EmbeddingsService {
  readonly #options: EmbeddingsOptions;

  constructor(options: EmbeddingsOptions) {
    this.#options = options;
  }

  /** The model that makes vectors, and how long they usually are; null where there is none. */
  get model(): { provider: string; model: string; dimensions: number | null } | null {
    const { embedding } = this.#options;
    return embedding && { provider: embedding.provider.name, model: embedding.model.name, dimensions: embedding.dimensions };
  }

  /** Under what the vector of a text is kept, of the usual length; null where no model makes any. */
  keyOf(organizationId: string, text: string): string | null {
    const scope = this.#scope(organizationId, null);
    return scope && hashOf(scope, text);
  }

  /** The vectors that are at hand, by key; makes no call. */
  atHand(organizationId: string, keys: readonly string[]): Promise<Map<string, Float32Array>> {
    return vectorsOf(this.#options.db, organizationId, keys);
  }

  /** @throws FORBIDDEN for learners, BAD_USER_INPUT for a key that was used otherwise. Only where there is a model. */
  async make(viewer: Viewer, request: VectorRequest): Promise<ModelVectors | VectorsRefused> {
    if (!mayGenerateFreely(viewer)) throw forbidden('Only instructors and admins may ask for this.');
    const scope = this.#scope(viewer.organizationId, request.dimensions);
    if (!scope) throw new Error('no model makes vectors here');
    const wanted = new Map(request.texts.map((text) => [hashOf(scope, text), text]));
    const until = performance.now() + PATIENCE_MS;
    let own = await this.#byKey(viewer, request, wanted);
    const keyed = own !== null;
    for (;;) {
      if (own) own = await this.#ended(own, until);
      if (own && (own.status !== GenerationStatus.COMPLETED || own.origin === Origin.LOCAL)) return own;
      const known = await vectorsOf(this.#options.db, viewer.organizationId, [...wanted.keys()]);
      const missing = new Map([...wanted].filter(([hash]) => !known.has(hash)));
      if (missing.size === 0) {
        const vectors = request.texts.map((text) => known.get(hashOf(scope, text))!);
        return { vectors, provider: scope.provider, model: scope.model, generation: own };
      }
      if (keyed) throw badUserInput('input.idempotencyKey', 'was used more than a day ago, and its vectors are no longer kept: use another one.');
      if (performance.now() > until) return this.#late(own);
      // A key stands for one generation: what others left undone is made by another, without it.
      const idempotencyKey = own ? null : request.idempotencyKey;
      const started = await this.#start(viewer, { ...request, idempotencyKey }, { scope, wanted, missing });
      if (started && !('id' in started)) return started;
      own = started ?? own;
      if (!started && !(await this.#othersEnded(viewer, [...missing.keys()], until))) return this.#late(own);
    }
  }

  #scope(organizationId: string, dimensions: number | null): VectorScope | null {
    const { embedding } = this.#options;
    if (!embedding) return null;
    return { organizationId, provider: embedding.provider.name, model: embedding.model.name, dimensions: dimensions ?? embedding.dimensions };
  }

  async #byKey(viewer: Viewer, request: VectorRequest, wanted: ReadonlyMap<string, string>): Promise<GenerationRow | null> {
    const { idempotencyKey } = request;
    if (idempotencyKey === null) return null;
    const known = await generationByKey(this.#options.db, {
      userId: viewer.id, idempotencyKey, kind: GenerationKind.EMBEDDING, lessonId: null, input: this.#input(request, wanted),
    });
    if (!known) return null;
    if (!known.sameRequest) throw badUserInput('input.idempotencyKey', 'was used before with another operation or input.');
    return generationById(this.#options.db, known.id);
  }

  /** What tells one request from another; the texts themselves are kept no longer than it takes. */
  #input({ texts, dimensions, allowLocal }: VectorRequest, wanted: ReadonlyMap<string, string>): Prepared['input'] & Record<string, unknown> {
    const digest = createHash('sha256').update(JSON.stringify([...wanted.keys()])).digest('hex');
    return { texts: texts.length, digest, dimensions: dimensions ?? this.#options.embedding!.dimensions, allowLocal };
  }

  /** @returns null where others are about all that is missing */
  async #start(
    viewer: Viewer, request: VectorRequest,
    { scope, wanted, missing }: { scope: VectorScope; wanted: ReadonlyMap<string, string>; missing: ReadonlyMap<string, string> },
  ): Promise<VectorsRefused | null> {
    const { db, generations, embedding } = this.#options;
    const id = newId('Generation');
    const created = await db.transaction(async (tx) => {
      const mine = await claimTexts(tx, { organizationId: scope.organizationId, generationId: id }, missing);
      if (mine.length === 0) return null;
      const prepared: Prepared = {
        id, kind: GenerationKind.EMBEDDING, organizationId: viewer.organizationId, userId: viewer.id,
        courseId: null, lessonId: null, lessonVersion: null, held: false, through: null,
        // Who wants the same texts shares the vectors, not the call.
        callKey: id,
        input: this.#input(request, wanted), idempotencyKey: request.idempotencyKey, requestId: request.requestId,
        worstCaseMicroUsd: embeddingCost(embedding!, mine.map((hash) => missing.get(hash)!)),
      };
      const [outcome] = await generations.create(tx, viewer, [prepared]);
      if (outcome === 'key taken' || 'refused' in outcome!) throw new Undone(outcome!);
      return outcome!;
    }).catch((error: unknown) => {
      if (error instanceof Undone) return error.outcome;
      throw error;
    });
    if (created === null) return null;
    if (created === 'key taken') return this.#byKey(viewer, request, wanted);
    if ('refused' in created) return created.refused;
    await generations.enqueue([id]);
    return (await generationById(db, id))!;
  }

  async #ended(row: GenerationRow, until: number): Promise<GenerationRow> {
    if (isFinal(row.status)) return row;
    await this.#closed(row.id, until);
    return (await generationById(this.#options.db, row.id))!;
  }

  /** Until a generation's log is closed, or the time is up. */
  async #closed(id: string, until: number): Promise<void> {
    const events = this.#options.reader.read(id, 0);
    const read = (async () => {
      for await (const _event of events);
    })();
    await settledWithin(read, Math.max(0, until - performance.now()));
    await events.return();
  }

  /** @returns whether all who were about it have ended in time: with or without vectors */
  async #othersEnded(viewer: Viewer, hashes: readonly string[], until: number): Promise<boolean> {
    const { db } = this.#options;
    for (const id of await makersOf(db, viewer.organizationId, hashes)) {
      await this.#closed(id, until);
      const row = await generationById(db, id);
      if (row && !isFinal(row.status)) return false;
      // Cancelled or given up, it has left its texts to nobody.
      await releaseTexts(db, id);
    }
    return performance.now() < until;
  }

  #late(own: GenerationRow | null): VectorsRefused {
    if (own) return own;
    throw new Late();
  }
}

/** Others were about the same vectors, and were not done in time. */
export class Late extends Error {
  override readonly name = 'Late';
}

/** Thrown to undo a transaction whose outcome is nevertheless an answer. */
class Undone extends Error {
  constructor(readonly outcome: Outcome) {
    super('rolled back');
  }
}
