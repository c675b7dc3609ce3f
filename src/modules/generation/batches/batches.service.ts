import { mayGenerateFreely, mayReadBatch } from '../../../auth/policy.js';
import type { Viewer } from '../../../auth/viewer.js';
import { badUserInput, forbidden, notFound } from '../../../platform/errors.js';
import { connection, type PageRequest } from '../../../platform/graphql/pages.js';
import type { Connection } from '../../../platform/graphql/types.js';
import { isId, newId } from '../../../platform/ids.js';
import type { Db, Sql } from '../../../platform/postgres.js';
import type { StreamReader } from '../../../streams/reader.js';
import type { MembershipsService } from '../../enrolments/memberships.service.js';
import type { Outcome, Prepared } from '../creation.js';
import type { GenerationService, NoBatches } from '../generation.service.js';
import { followed } from '../../../streams/followed.js';
import { rejectionOf } from '../rejection.js';
import { batchEvent, lockBatchLog, openBatchLog } from './batch-log.js';
import { BatchMode } from './batches.entity.js';
import { batchByKey, batchById, batchesOf, insertBatch, insertItems, markCancelled, unfinishedOf, type BatchRow, type NewItem } from './batches.repository.js';
import { atPath, type PlacedRequest } from './batches.requests.js';
import { insertSubmissions } from './submissions.repository.js';

export interface BatchStart {
  requests: PlacedRequest[];
  mode: BatchMode;
  idempotencyKey: string | null;
  requestId: string;
}

export interface BatchesServiceOptions {
  db: Db;
  reader: StreamReader;
  generations: GenerationService;
  memberships: Pick<MembershipsService, 'viewerOf'>;
}

const USUAL_PRICE = 'The model that is asked first has no batch API: the answers come as soon as a worker is free, at the usual price.';
const FOR_NOTHING = 'No model is asked, so nothing is waited for: the built-in engine answers as soon as a worker is free, for nothing.';
// So many at a time leave connections for others.
const PLANNED_AT_ONCE = 8;

type Planned = Prepared & { noBatches: NoBatches };

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
    const notice = mode === BatchMode.WAIT ? noticeOf(planned) : null;
    const row = { id: newId('Batch'), organizationId: viewer.organizationId, userId: viewer.id, mode, requests, idempotencyKey, notice };
    const started = await db.transaction(async (tx) => {
      if (!(await insertBatch(tx, row))) return null;
      const { items, made } = await this.#create(tx, viewer, planned);
      await insertItems(tx, row, items);
      await openBatchLog(tx, row, items.length, items.flatMap(({ generationId }, index) => (generationId === null ? [index] : [])));
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
    if (!row || !mayReadBatch(viewer, row)) throw notFound('batch');
    return row;
  }

  /** How far it is: what came after `afterSeq`, then what comes. Leaving only detaches. @throws BAD_USER_INPUT */
  async events(viewer: Viewer, id: string, afterSeq: number): Promise<AsyncIterable<Record<string, unknown>>> {
    await this.get(viewer, id);
    return followed(this.#options, { id, name: 'batch', afterSeq }, (event) => batchEvent(id, event), async () => this.get(await this.#options.memberships.viewerOf(viewer), id));
  }

  async own(viewer: Viewer, page: PageRequest): Promise<Connection<BatchRow>> {
    if (page.after !== null && !isId('Batch', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    return connection(await batchesOf(this.#options.db, viewer, page), page, (row) => row.id);
  }

  /** Stops every generation of it that has no end yet. */
  async cancel(viewer: Viewer, id: string): Promise<BatchRow> {
    const { db, generations } = this.#options;
    await this.get(viewer, id);
    await db.transaction(async (tx) => {
      // What is to be told of its end is decided once.
      if (await lockBatchLog(tx, id)) await markCancelled(tx, id);
    });
    // Also where it was cancelled before: whoever did may have died on the way.
    for (const generationId of await unfinishedOf(db, id)) await generations.cancel(viewer, generationId);
    return this.get(viewer, id);
  }

  async #byKey(viewer: Viewer, { mode, idempotencyKey, requests }: { mode: BatchMode; idempotencyKey: string | null; requests: object[] }): Promise<BatchRow | null> {
    if (idempotencyKey === null) return null;
    const known = await batchByKey(this.#options.db, { userId: viewer.id, idempotencyKey, mode, requests });
    if (!known) return null;
    if (!known.sameRequest) throw badUserInput('input.idempotencyKey', 'was used before with other requests or another mode.');
    return batchById(this.#options.db, known.id);
  }

  /** Several at a time. What is wrong with the first that is wrong is said, whichever is found first. */
  async #plan(viewer: Viewer, { requests, mode, requestId }: BatchStart): Promise<Planned[]> {
    const planned: Planned[] = [];
    for (let from = 0; from < requests.length; from += PLANNED_AT_ONCE) {
      const some = await Promise.allSettled(requests.slice(from, from + PLANNED_AT_ONCE).map(({ request }) =>
        this.#options.generations.prepare(viewer, { ...request, requestId }, mode === BatchMode.WAIT)));
      for (const [index, plan] of some.entries()) {
        if (plan.status === 'rejected') throw atPath(plan.reason, requests[from + index]!.path);
        planned.push(plan.value);
      }
    }
    return planned;
  }

  /** @returns an item for each, and those generations that were made */
  async #create(tx: Sql, viewer: Viewer, planned: readonly Planned[]): Promise<{ items: NewItem[]; made: Prepared[] }> {
    const rejected = planned.map(rejectionOf);
    const wanted = planned.filter((_, index) => !rejected[index]);
    const outcomes = await this.#options.generations.create(tx, viewer, wanted);
    const byId = new Map(wanted.map(({ id }, index) => [id, outcomes[index]!]));
    const items = planned.map(({ id }, index) => rejected[index] ? { generationId: null, refusal: rejected[index] } : itemOf(id, byId.get(id)!));
    return { items, made: outcomes.flatMap((outcome) => (outcome !== 'key taken' && 'made' in outcome ? [outcome.made] : [])) };
  }
}

function itemOf(id: string, outcome: Outcome): NewItem {
  if (outcome === 'key taken') throw new Error(`${id} of a batch bears a key of its own`);
  return 'made' in outcome ? { generationId: id, refusal: null } : { generationId: null, refusal: outcome.refused };
}

/** What keeps a batch from waiting, where something does. */
function noticeOf(planned: readonly Planned[]): string | null {
  if (planned.some(({ noBatches }) => noBatches === 'model')) return USUAL_PRICE;
  return planned.some(({ noBatches }) => noBatches === 'engine') ? FOR_NOTHING : null;
}

function checkTeaches(viewer: Viewer): void {
  if (!mayGenerateFreely(viewer)) throw forbidden('Only instructors and admins may start a batch.');
}
