import { mayCreateCourse } from '../../../auth/policy.js';
import type { Viewer } from '../../../auth/viewer.js';
import { badUserInput, forbidden, notFound } from '../../../platform/errors.js';
import { newId } from '../../../platform/ids.js';
import type { Db, Sql } from '../../../platform/postgres.js';
import type { Signals } from '../../../platform/signals/signals.js';
import { streamKey } from '../../../streams/reader.js';
import type { UsersService } from '../../identity/users.service.js';
import type { Prepared } from '../creation.js';
import { GenerationKind } from '../generation.entity.js';
import type { GenerationService, StartRequest } from '../generation.service.js';
import type { ContentRejected } from '../generation.type.js';
import { rejectionOf } from '../rejection.js';
import { openRunLog, runLog } from './course-draft-log.js';
import { CourseDraftStatus, OVER } from './course-drafts.entity.js';
import type { CourseRequest } from './course-drafts.input.js';
import { changeDraft, draftById, draftByKey, insertDraft, lockDraft, type CourseDraftRow } from './course-drafts.repository.js';
import { courseDraftJob, courseDraftJobId } from './drafter.js';
import { Refused, type Refusal } from './pause.js';
import { ownerOf } from './steps.js';

export interface CourseOutlinesServiceOptions {
  db: Db;
  signals: Signals;
  generations: Pick<GenerationService, 'prepare' | 'create' | 'enqueue'>;
  users: Pick<UsersService, 'find'>;
}

/** Has outlines of courses made: the first step of every draft. */
export class CourseOutlinesService {
  readonly #options: CourseOutlinesServiceOptions;

  constructor(options: CourseOutlinesServiceOptions) {
    this.#options = options;
  }

  /** Has the outline made. @throws FORBIDDEN, BAD_USER_INPUT */
  async start(viewer: Viewer, { title, asked, language, outline }: CourseRequest, requestId: string): Promise<CourseDraftRow | Refusal | ContentRejected> {
    if (!mayCreateCourse(viewer)) throw forbidden('Only instructors and admins may have courses drafted.');
    const { db, generations } = this.#options;
    const { idempotencyKey, input } = outline;
    const existing = await this.#byKey(viewer, idempotencyKey, { ...input, title: asked });
    if (existing) return existing;
    const request: StartRequest = { ...outline, idempotencyKey: null, requestId };
    const rejected = rejectionOf(request);
    if (rejected) return rejected;
    const prepared = await generations.prepare(viewer, request);
    const draft = { id: newId('CourseDraft'), organizationId: viewer.organizationId, userId: viewer.id, title, description: '', language, request: { ...input, title: asked } };
    const started = await this.#startOutline(async (tx) => {
      if (!(await insertDraft(tx, { ...draft, idempotencyKey }))) return null;
      await openRunLog(tx, { ...draft, run: 1 });
      return this.#outline(tx, viewer, draft.id, prepared);
    });
    // Another request with the same key was faster.
    if (started === null) return this.start(viewer, { title, asked, language, outline }, requestId);
    if (typeof started !== 'string') return (await this.#byKey(viewer, idempotencyKey, { ...input, title: asked })) ?? started;
    await this.#enqueueOutline(draft.id, started);
    return (await draftById(db, draft.id))!;
  }

  /** Has another outline made; where somebody else was faster, his stands. */
  async redo(draft: CourseDraftRow, requestId: string): Promise<CourseDraftRow | Refusal> {
    const { db, generations, users, signals } = this.#options;
    const user = await users.find(draft.userId);
    if (!user) throw notFound('course draft');
    const owner = ownerOf(draft, user.role);
    const { title: _title, ...asked } = draft.request;
    const input = { ...asked, fresh: true as const };
    const prepared = await generations.prepare(owner, { kind: GenerationKind.OUTLINE, lessonId: null, input, idempotencyKey: null, requestId });
    const started = await this.#startOutline(async (tx) => {
      const held = (await lockDraft(tx, draft.id))!;
      // Somebody else was faster.
      if (held.version !== draft.version || held.status !== draft.status || held.run !== draft.run) return null;
      if (OVER.includes(held.status)) await openRunLog(tx, { ...held, run: held.run + 1 });
      await changeDraft(tx, draft.id, { status: CourseDraftStatus.OUTLINING, version: held.version + 1, failure: null, run: OVER.includes(held.status) ? held.run + 1 : held.run });
      return this.#outline(tx, owner, draft.id, prepared);
    });
    if (started !== null && typeof started !== 'string') return started;
    if (started !== null) await this.#enqueueOutline(draft.id, started);
    const now = (await draftById(db, draft.id))!;
    await signals.publish(streamKey(runLog(now)));
    return now;
  }

  /** Starts the generation of an outline. @returns its id. @throws Refused to undo the transaction */
  async #outline(tx: Sql, viewer: Viewer, draftId: string, prepared: Prepared): Promise<string> {
    const [outcome] = await this.#options.generations.create(tx, viewer, [prepared]);
    if (outcome === 'key taken') throw new Error(`the outline of ${draftId} bears no key`);
    if ('refused' in outcome!) throw new Refused(outcome.refused);
    await changeDraft(tx, draftId, { outlineId: prepared.id });
    return prepared.id;
  }

  async #startOutline(work: (tx: Sql) => Promise<string | null>): Promise<string | null | Refusal> {
    try {
      return await this.#options.db.transaction(work);
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      throw error;
    }
  }

  async #enqueueOutline(draftId: string, generationId: string): Promise<void> {
    await this.#options.generations.enqueue([generationId], { definition: courseDraftJob, data: { draftId }, id: courseDraftJobId(draftId) });
  }

  async #byKey(viewer: Viewer, idempotencyKey: string | null, request: object): Promise<CourseDraftRow | null> {
    if (idempotencyKey === null) return null;
    const known = await draftByKey(this.#options.db, { userId: viewer.id, idempotencyKey, request });
    if (!known) return null;
    if (!known.sameRequest) throw badUserInput('input.idempotencyKey', 'was used before with another input.');
    return draftById(this.#options.db, known.id);
  }
}
