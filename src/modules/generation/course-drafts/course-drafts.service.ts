import type { Logger } from 'pino';
import { mayReadGeneration } from '../../../auth/policy.js';
import type { Viewer } from '../../../auth/viewer.js';
import type { JobQueue } from '../../../jobs/queue.js';
import { badUserInput, notFound } from '../../../platform/errors.js';
import { connection, type PageRequest } from '../../../platform/graphql/pages.js';
import type { Connection } from '../../../platform/graphql/types.js';
import { isId, newId } from '../../../platform/ids.js';
import { settledWithin } from '../../../platform/patience.js';
import type { Db, Sql } from '../../../platform/postgres.js';
import type { Signals } from '../../../platform/signals/signals.js';
import { followed } from '../../../streams/followed.js';
import { streamKey, type StreamReader } from '../../../streams/reader.js';
import { PublicationStatus } from '../../courses/courses.entity.js';
import type { CoursesService } from '../../courses/courses.service.js';
import { VersionConflict } from '../../courses/courses.type.js';
import { isFinal } from '../generation.loaders.js';
import type { GenerationService } from '../generation.service.js';
import type { ContentRejected } from '../generation.type.js';
import { rejectionOf } from '../rejection.js';
import { courseDraftEvent, draftCancelled, openRunLog, outlineApproved, progressOf, resumed, runLog, tell } from './course-draft-log.js';
import { CourseDraftStatus, DraftedLessonStatus, OVER } from './course-drafts.entity.js';
import { outlineEdit } from './course-drafts.input.js';
import {
  changeDraft, draftById, draftedLessonById, draftsOf, forgetGenerations, giveEachASection, lessonsOfDrafts, lockDraft, moveLesson,
  replaceLessons, strayOf, type CourseDraftRow, type DraftedLessonRow,
} from './course-drafts.repository.js';
import type { EditCourseOutlineInput, RedraftLessonInput } from './course-drafts.input.type.js';
import type { CourseOutlinesService } from './course-outlines.service.js';
import { courseDraftJob, courseDraftJobId } from './drafter.js';
import type { Refusal } from './pause.js';
import { isDrafted, sectionsToRedraft, wholeRequest } from './steps.js';

export interface CourseDraftsServiceOptions {
  db: Db;
  signals: Signals;
  reader: StreamReader;
  jobs: Pick<JobQueue, 'add'>;
  generations: Pick<GenerationService, 'stop'>;
  outlines: Pick<CourseOutlinesService, 'redo'>;
  courses: CoursesService;
  logger: Logger;
}

const ENQUEUE_PATIENCE_MS = 250;

/** Drafts of courses as a person steers them: changed, approved, stopped, gone on with. What a worker does with them is the Drafter's. */
export class CourseDraftsService {
  readonly #options: CourseDraftsServiceOptions;

  constructor(options: CourseDraftsServiceOptions) {
    this.#options = options;
  }

  /** @throws NOT_FOUND also for what belongs to somebody else */
  async get(viewer: Viewer, id: string): Promise<CourseDraftRow> {
    const row = isId('CourseDraft', id) ? await draftById(this.#options.db, id) : null;
    if (!row || !mayReadGeneration(viewer, { ...row, course: null })) throw notFound('course draft');
    return row;
  }

  async own(viewer: Viewer, page: PageRequest): Promise<Connection<CourseDraftRow>> {
    if (page.after !== null && !isId('CourseDraft', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    return connection(await draftsOf(this.#options.db, viewer.id, page), page, (row) => row.id);
  }

  /** How far a run is: what came after `afterSeq`, then what comes. @param run the last one when null. @throws BAD_USER_INPUT, NOT_FOUND */
  async events(viewer: Viewer, id: string, afterSeq: number, run: number | null): Promise<AsyncIterable<Record<string, unknown>>> {
    const draft = await this.get(viewer, id);
    const followedRun = { id, run: run ?? draft.run };
    if (followedRun.run < 1 || followedRun.run > draft.run) throw badUserInput('run', `must be from 1 to ${draft.run}.`);
    return followed(this.#options, { id: runLog(followedRun), name: 'course draft', afterSeq }, (event) => courseDraftEvent(followedRun, event), () => this.get(viewer, id));
  }

  /** Puts an outline as a person wants it in the place of the one that he has seen. */
  async edit(viewer: Viewer, input: EditCourseOutlineInput): Promise<CourseDraftRow | VersionConflict | ContentRejected> {
    const { id, expectedVersion } = input;
    return this.#change(viewer, id, async (tx, draft) => {
      if (draft.status !== CourseDraftStatus.OUTLINED) throw badUserInput('input.id', 'must be a draft whose outline waits for approval.');
      if (draft.version !== expectedVersion) return new VersionConflict(draft.version, 'outline');
      const { title, description, lessons } = outlineEdit(input, await lessonsOfDrafts(tx, [id]));
      const rejected = lessons.map((lesson) => rejectionOf(wholeRequest(draft, lesson))).find((rejection) => rejection !== null);
      if (rejected) return rejected;
      await replaceLessons(tx, draft, lessons);
      await changeDraft(tx, id, { version: draft.version + 1, ...(title !== undefined && { title }), ...(description !== undefined && { description }) });
      return null;
    });
  }

  /** Makes the course, and has its lessons drafted; an outline that is approved already stays so. */
  async approve(viewer: Viewer, id: string, expectedVersion: number): Promise<CourseDraftRow | VersionConflict> {
    const { courses } = this.#options;
    const approved = await this.#change(viewer, id, async (tx, draft) => {
      if (draft.courseId !== null) return null;
      if (draft.status !== CourseDraftStatus.OUTLINED) throw badUserInput('input.id', 'must be a draft whose outline waits for approval.');
      if (draft.version !== expectedVersion) return new VersionConflict(draft.version, 'outline');
      const { organizationId, userId: ownerId, title, description, language } = draft;
      const courseId = newId('Course');
      await courses.ensure(tx, { id: courseId, organizationId, ownerId, title, description, language, status: PublicationStatus.DRAFT });
      const lessons = await lessonsOfDrafts(tx, [id]);
      await giveEachASection(tx, draft, lessons);
      await changeDraft(tx, id, { courseId, approvedBy: viewer.id, approvedAt: new Date() });
      const run = await nextRun(tx, draft, CourseDraftStatus.APPROVED);
      await tell(tx, { id, run }, progressOf(lessons), outlineApproved(courseId));
      return null;
    });
    if (!(approved instanceof VersionConflict)) await this.#wake(approved);
    return approved;
  }

  /** Has the outline made again, another one. */
  async redoOutline(viewer: Viewer, { id, expectedVersion }: { id: string; expectedVersion: number }, requestId: string): Promise<CourseDraftRow | Refusal | VersionConflict> {
    const draft = await this.#stopped(viewer, id);
    if (draft.status === CourseDraftStatus.OUTLINING) return draft;
    if (draft.courseId !== null) throw badUserInput('input.id', 'must be a draft whose outline is not approved.');
    if (draft.version !== expectedVersion) return new VersionConflict(draft.version, 'outline');
    return this.#options.outlines.redo(draft, requestId);
  }

  /** Goes on with what waits for a limit, or has failed, or was cancelled: in another run, where this one is over. */
  async resume(viewer: Viewer, id: string, requestId: string): Promise<CourseDraftRow | Refusal | VersionConflict> {
    const draft = await this.#stopped(viewer, id);
    const isBroken = draft.status === CourseDraftStatus.FAILED || draft.status === CourseDraftStatus.CANCELLED;
    if (isBroken && (await lessonsOfDrafts(this.#options.db, [id])).length === 0) return this.#options.outlines.redo(draft, requestId);
    const went = (await this.#change(viewer, id, async (tx, held) => {
      const lessons = await lessonsOfDrafts(tx, [id]);
      if (held.status === CourseDraftStatus.PAUSED) {
        await changeDraft(tx, id, { status: CourseDraftStatus.DRAFTING, pause: null, resumesAt: null });
        await tell(tx, held, progressOf(lessons), resumed());
      } else if (isBroken && held.status === draft.status && held.run === draft.run) {
        await this.#again(tx, held, lessons);
      }
      return null;
    })) as CourseDraftRow;
    await this.#wake(went);
    return went;
  }

  /** Has a lesson drafted again, or one section of it; what is being drafted already stays so. */
  async redraft(viewer: Viewer, { lessonId, sectionId, expectedVersion }: RedraftLessonInput): Promise<CourseDraftRow | VersionConflict> {
    const { draftId } = await this.lesson(viewer, lessonId);
    await this.#stopped(viewer, draftId);
    const redrafted = await this.#change(viewer, draftId, async (tx, draft) => {
      const lesson = (await draftedLessonById(tx, lessonId))!;
      if (lesson.status === DraftedLessonStatus.DRAFTING || lesson.status === DraftedLessonStatus.PENDING) {
        if (draft.courseId === null) throw badUserInput('input.lessonId', 'must be a lesson of an outline that is approved.');
        return null;
      }
      if (lesson.status === DraftedLessonStatus.ACCEPTED) throw badUserInput('input.lessonId', 'must be a lesson that nobody has accepted yet.');
      if (lesson.version !== expectedVersion) return new VersionConflict(lesson.version, 'draft of the lesson');
      await this.#checkUnpublished(draft);
      await plan(tx, lesson, sectionsToRedraft(lesson, sectionId ?? null));
      if (OVER.includes(draft.status)) await nextRun(tx, draft, CourseDraftStatus.DRAFTING);
      return null;
    });
    if (!(redrafted instanceof VersionConflict)) await this.#wake(redrafted);
    return redrafted;
  }

  /** Stops what is not done: nothing more is started, and what runs is cancelled. What is drafted stays for a person to decide on. */
  async cancel(viewer: Viewer, id: string): Promise<CourseDraftRow> {
    await this.#change(viewer, id, async (tx, draft) => {
      const isWaiting = draft.status === CourseDraftStatus.OUTLINED;
      if (OVER.includes(draft.status) && !isWaiting) return null;
      for (const { id: lessonId, status } of await lessonsOfDrafts(tx, [id])) {
        const isOpen = status === DraftedLessonStatus.PENDING || status === DraftedLessonStatus.DRAFTING;
        if (isOpen && draft.courseId !== null) await moveLesson(tx, lessonId, DraftedLessonStatus.CANCELLED);
      }
      await changeDraft(tx, id, { status: CourseDraftStatus.CANCELLED, pause: null, resumesAt: null });
      // Where it waits for a person, its run is over.
      if (!isWaiting) await tell(tx, draft, progressOf(await lessonsOfDrafts(tx, [id])), draftCancelled());
      return null;
    });
    return this.#stopped(viewer, id);
  }

  /** A lesson of a draft. @throws NOT_FOUND also for what belongs to somebody else */
  async lesson(viewer: Viewer, id: string): Promise<DraftedLessonRow> {
    const lesson = isId('DraftedLesson', id) ? await draftedLessonById(this.#options.db, id) : null;
    const draft = lesson && (await draftById(this.#options.db, lesson.draftId));
    if (!draft || !mayReadGeneration(viewer, { ...draft, course: null })) throw notFound('lesson of a draft');
    return lesson;
  }

  /** Changes a draft that nobody else changes meanwhile. @returns what stands then, or what the change said instead: then nothing is changed */
  async #change<Instead>(viewer: Viewer, id: string, change: (tx: Sql, draft: CourseDraftRow) => Promise<Instead | null>): Promise<CourseDraftRow | NonNullable<Instead>> {
    const { db, signals } = this.#options;
    await this.get(viewer, id);
    const instead = await db.transaction(async (tx) => change(tx, (await lockDraft(tx, id))!));
    if (instead) return instead;
    const draft = await this.get(viewer, id);
    await signals.publish(streamKey(runLog(draft)));
    return draft;
  }

  /** Stops what still runs of a draft that was cancelled, whenever: whoever did may have died on the way. */
  async #stopped(viewer: Viewer, id: string): Promise<CourseDraftRow> {
    const { db, generations } = this.#options;
    const draft = await this.get(viewer, id);
    for (const generationId of await strayOf(db, id)) await generations.stop(generationId);
    return draft;
  }

  /** A draft of a lesson that somebody has published his course without is no longer wanted for it. @throws BAD_USER_INPUT */
  async #checkUnpublished({ courseId }: CourseDraftRow): Promise<void> {
    const course = courseId === null ? null : await this.#options.courses.find(courseId);
    if (course?.status !== PublicationStatus.DRAFT) throw badUserInput('input.lessonId', 'must be of a course that is still a draft.');
  }

  /** What failed or was cancelled, in another run; where its outline waited for approval, it only does again. */
  async #again(tx: Sql, draft: CourseDraftRow, lessons: readonly DraftedLessonRow[]): Promise<void> {
    if (draft.courseId === null) {
      return changeDraft(tx, draft.id, { status: CourseDraftStatus.OUTLINED, failure: null });
    }
    await this.#checkUnpublished(draft);
    const missing = lessons.filter(({ status }) => status === DraftedLessonStatus.FAILED || status === DraftedLessonStatus.CANCELLED);
    for (const lesson of missing) await plan(tx, lesson, lesson.sections.filter((section) => !isDrafted(section)));
    await nextRun(tx, draft, CourseDraftStatus.DRAFTING);
  }

  /** Has a worker look at it. Where the queue is away, the sweep does. */
  async #wake({ id: draftId }: CourseDraftRow): Promise<void> {
    const { jobs, logger } = this.#options;
    const added = jobs.add(courseDraftJob, { draftId }, courseDraftJobId(draftId)).catch((error: unknown) => {
      logger.warn({ err: error, draftId }, 'not enqueued, the sweep will look');
    });
    await settledWithin(added, ENQUEUE_PATIENCE_MS);
  }
}

/** Has sections of a lesson asked for again. One that is being made is waited for: forgotten, it would be made and paid for beside another. */
async function plan(tx: Sql, lesson: DraftedLessonRow, sections: DraftedLessonRow['sections']): Promise<void> {
  const ended = sections.filter(({ generationStatus }) => generationStatus === null || isFinal(generationStatus));
  await forgetGenerations(tx, ended.map(({ id }) => id));
  await moveLesson(tx, lesson.id, DraftedLessonStatus.PENDING);
}

/** @returns its number */
async function nextRun(tx: Sql, draft: CourseDraftRow, status: CourseDraftStatus): Promise<number> {
  const run = draft.run + 1;
  await changeDraft(tx, draft.id, { status, run, failure: null });
  await openRunLog(tx, { ...draft, run });
  return run;
}
