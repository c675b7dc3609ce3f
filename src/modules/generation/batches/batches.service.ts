import { mayGenerateFreely, mayReadGeneration } from '../../../auth/policy.js';
import type { Viewer } from '../../../auth/viewer.js';
import { badUserInput, forbidden, notFound } from '../../../platform/errors.js';
import { connection, type PageRequest } from '../../../platform/graphql/pages.js';
import type { Connection } from '../../../platform/graphql/types.js';
import { isId, newId } from '../../../platform/ids.js';
import type { Db, Sql } from '../../../platform/postgres.js';
import { Rollback, type GenerationService, type Prepared } from '../generation.service.js';
import { rejectionOf } from '../rejection.js';
import { BatchMode } from './batches.entity.js';
import { batchByKey, batchById, batchesOf, insertBatch, insertItems, markCancelled, unfinishedOf, type BatchRow, type NewItem } from './batches.repository.js';
import { atPath, type PlacedRequest } from './batches.requests.js';
import { cancelSubmissions, insertSubmissions } from './submissions.repository.js';

export interface BatchStart {
  requests: PlacedRequest[];
  mode: BatchMode;
  idempotencyKey: string | null;
  requestId: string;
}

export interface BatchesServiceOptions {
  db: Db;
  generations: GenerationService;
}

const USUAL_PRICE = 'The model that is asked first has no batch API: the answers come as soon as a worker is free, at the usual price.';

/** Many generations at once, as their owners see them. What goes through a provider's batch API is the Submitter's. */
export class BatchesService {
  readonly #options: BatchesServiceOptions;

  constructor(options: BatchesServiceOptions) {
    this.#options = options;
  }

  /**
   * Starts all of them in one transaction; each may meet a refusal of its own.
   * @throws FORBIDDEN, BAD_USER_INPUT or NOT_FOUND naming the request; then none is started
   */
  async start(viewer: Viewer, batch: BatchStart): Promise<BatchRow> {
    checkTeaches(viewer);
    const { db, generations } = this.#options;
    const { mode, idempotencyKey } = batch;
    const requests = batch.requests.map(({ request: { kind, lessonId, input } }) => ({ kind, lessonId, input }));
    const existing = await this.#byKey(viewer, { mode, idempotencyKey, requests });
    if (existing) return existing;
    const planned = await this.#plan(viewer, batch);
    const usualPrice = mode === BatchMode.WAIT && planned.some(({ hasNoBatches }) => hasNoBatches);
    const row = {
      id: newId('Batch'), organizationId: viewer.organizationId, userId: viewer.id, mode, requests, idempotencyKey, notice: usualPrice ? USUAL_PRICE : null,
    };
    const started = await db.transaction(async (tx) => {
      if (!(await insertBatch(tx, row))) return null;
      await generations.lockFor(tx, viewer, planned);
      const items: NewItem[] = [];
      for (const prepared of planned) items.push(await this.#create(tx, viewer, prepared));
      await insertItems(tx, row, items);
      const made = planned.filter((_, index) => items[index]!.generationId !== null);
      await insertSubmissions(tx, row, made.flatMap(({ id, through }) => (through ? [{ generationId: id, through }] : [])));
      return made.filter(({ held }) => !held).map(({ id }) => id);
    });
    if (!started) return this.start(viewer, batch);
    await generations.enqueue(started);
    return (await batchById(db, row.id))!;
  }

  /** @throws NOT_FOUND also for what belongs to somebody else */
  async get(viewer: Viewer, id: string): Promise<BatchRow> {
    const row = isId('Batch', id) ? await batchById(this.#options.db, id) : null;
    if (!row || !mayReadGeneration(viewer, row)) throw notFound('batch');
    return row;
  }

  async own(viewer: Viewer, page: PageRequest): Promise<Connection<BatchRow>> {
    if (page.after !== null && !isId('Batch', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    return connection(await batchesOf(this.#options.db, viewer.id, page), page, (row) => row.id);
  }

  /** Stops every generation of it that has no end yet. */
  async cancel(viewer: Viewer, id: string): Promise<BatchRow> {
    const { db, generations } = this.#options;
    await this.get(viewer, id);
    await markCancelled(db, id);
    // Also where it was cancelled before: whoever did may have died on the way.
    for (const generationId of await unfinishedOf(db, id)) await generations.cancel(viewer, generationId);
    // Last: a worker lets go of what the provider gives up, and what isn't cancelled by then is asked for one by one.
    await cancelSubmissions(db, id);
    return this.get(viewer, id);
  }

  async #byKey(viewer: Viewer, { mode, idempotencyKey, requests }: { mode: BatchMode; idempotencyKey: string | null; requests: object[] }): Promise<BatchRow | null> {
    if (idempotencyKey === null) return null;
    const known = await batchByKey(this.#options.db, { userId: viewer.id, idempotencyKey, mode, requests });
    if (!known) return null;
    if (!known.sameRequest) throw badUserInput('input.idempotencyKey', 'was used before with other requests or another mode.');
    return batchById(this.#options.db, known.id);
  }

  async #plan(viewer: Viewer, { requests, mode, requestId }: BatchStart): Promise<Prepared[]> {
    const planned: Prepared[] = [];
    for (const { path, request } of requests) {
      planned.push(await this.#options.generations.prepare(viewer, { ...request, requestId }, mode === BatchMode.WAIT).catch((error: unknown) => {
        throw atPath(error, path);
      }));
    }
    return planned;
  }

  async #create(tx: Sql, viewer: Viewer, prepared: Prepared): Promise<NewItem> {
    const rejected = rejectionOf(prepared);
    if (rejected) return { generationId: null, refusal: rejected };
    await tx.query('SAVEPOINT item');
    try {
      const created = await this.#options.generations.create(tx, viewer, prepared);
      if (created === 'key taken') throw new Error(`${prepared.id} of a batch bears a key of its own`);
      await tx.query('RELEASE SAVEPOINT item');
      return created === 'created' ? { generationId: prepared.id, refusal: null } : { generationId: null, refusal: created };
    } catch (error) {
      const refusal = Rollback.result(error);
      await tx.query('ROLLBACK TO SAVEPOINT item');
      return { generationId: null, refusal };
    }
  }
}

function checkTeaches(viewer: Viewer): void {
  if (!mayGenerateFreely(viewer)) throw forbidden('Only instructors and admins may start a batch.');
}
