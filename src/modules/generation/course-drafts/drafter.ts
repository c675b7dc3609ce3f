import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { z } from 'zod';
import { anyJob, type AnyJob } from '../../../jobs/kit.js';
import { CallerError } from '../../../platform/errors.js';
import { isDatabaseOutage } from '../../../platform/outages.js';
import { settledWithin } from '../../../platform/patience.js';
import type { Db, Sql } from '../../../platform/postgres.js';
import type { Signals } from '../../../platform/signals/signals.js';
import { soundEvents } from '../../../streams/log.js';
import { streamKey } from '../../../streams/reader.js';
import type { UsersService } from '../../identity/users.service.js';
import type { Prepared } from '../creation.js';
import { produced } from '../events.js';
import { FailureCode } from '../events.type.js';
import { GenerationStatus } from '../generation.entity.js';
import { isFinal } from '../generation.loaders.js';
import { generationById, type Failure, type GenerationRow } from '../generation.repository.js';
import type { GenerationService } from '../generation.service.js';
import type { ContentRejected } from '../generation.type.js';
import type { OutlineNodeContent } from '../items/item.js';
import { rejectionOf } from '../rejection.js';
import { CourseDraftStatus, DraftedLessonStatus } from './course-drafts.entity.js';
import {
  draftCancelled, draftCompleted, draftFailed, lessonFailed, lessonFinished, lessonStarted, outlineReady, paused, progressOf, resumed, runLog, tell,
} from './course-draft-log.js';
import {
  assignGenerations, changeDraft, dueDrafts, forgetGenerations, lessonsOfDrafts, lockFreeDraft, moveLesson, replaceLessons, strayOf,
  type CourseDraftRow, type DraftedLessonRow,
} from './course-drafts.repository.js';
import { lessonsOf } from './plan.js';
import { endOf } from './lesson-end.js';
import { Refused, waitFor, type Refusal, type Wait } from './pause.js';
import { ownerOf, sectionRequest } from './steps.js';

export interface DrafterOptions {
  db: Db;
  signals: Signals;
  generations: Pick<GenerationService, 'prepare' | 'create' | 'enqueue' | 'stop'>;
  users: Pick<UsersService, 'find'>;
  logger: Logger;
}

export const courseDraftJob = { name: 'course-draft', schema: z.strictObject({ draftId: z.string() }) };

/** BullMQ drops a second job with the id of a finished one, and each of these only says: look. */
export function courseDraftJobId(draftId: string): string {
  return `${draftId}-${randomUUID()}`;
}

const EVERY_MS = 1_000;
const AT_ONCE = 50;
const STOP_PATIENCE_MS = 500;
const NO_OUTLINE: Failure = { code: FailureCode.NOT_ENOUGH_CONTENT, message: 'The outline came without a heading.', retryable: true };
const GONE: Failure = { code: FailureCode.INTERNAL, message: 'What was made is not there any more.', retryable: true };

/** What was taken in: the log that has something new, and the lesson that is to be started. */
interface Collected {
  log: string | null;
  next: { draft: CourseDraftRow; lesson: DraftedLessonRow } | null;
}

/**
 * Takes drafts of courses from step to step: the outline into lessons, then one lesson after the other, its sections side by
 * side. What is done stands in PostgreSQL and each step is a compare-and-set under the draft's lock, so any number may work at
 * once, and whatever stops one of them, another goes on; a job only says that it is time to look.
 */
export class Drafter {
  readonly #options: DrafterOptions;
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: DrafterOptions) {
    this.#options = options;
  }

  get job(): AnyJob {
    return anyJob({ ...courseDraftJob, run: ({ draftId }: { draftId: string }) => this.advance(draftId) });
  }

  /** Does what is due for a draft; nothing where nothing is. */
  async advance(id: string): Promise<void> {
    for (;;) {
      const { log, next } = await this.#options.db.transaction((tx) => this.#collect(tx, id));
      if (log !== null) await this.#options.signals.publish(streamKey(log));
      if (!next || !(await this.#start(next.draft, next.lesson))) return;
    }
  }

  /** Looks from time to time, for what a dead process or a forgetful queue left. */
  startSweeping(): { close(): Promise<void> } {
    const schedule = (): void => {
      if (this.#stopped) return;
      this.#timer = setTimeout(() => {
        this.#sweeping = this.#sweep().catch((error: unknown) => this.#report(error));
        void this.#sweeping.then(schedule);
      }, EVERY_MS);
    };
    schedule();
    return {
      close: async () => {
        this.#stopped = true;
        clearTimeout(this.#timer);
        await settledWithin(this.#sweeping, STOP_PATIENCE_MS);
      },
    };
  }

  async #sweep(): Promise<void> {
    const { due, stray } = await dueDrafts(this.#options.db, AT_ONCE);
    // One that can't be dealt with keeps no other waiting.
    for (const id of due) await this.advance(id).catch((error: unknown) => this.#report(error));
    for (const id of stray) await this.#stop(id).catch((error: unknown) => this.#report(error));
  }

  #report(error: unknown): void {
    if (this.#stopped) return;
    this.#options.logger[isDatabaseOutage(error) ? 'warn' : 'error']({ err: error }, 'the draft of a course was not gone on with, it is tried again');
  }

  /** What whoever cancelled a draft may have died over. */
  async #stop(id: string): Promise<void> {
    const { db, generations } = this.#options;
    for (const generationId of await strayOf(db, id)) await generations.stop(generationId);
  }

  async #owner(draft: CourseDraftRow): Promise<ReturnType<typeof ownerOf> | null> {
    const user = await this.#options.users.find(draft.userId);
    return user && ownerOf(draft, user.role);
  }

  async #collect(tx: Sql, id: string): Promise<Collected> {
    const draft = await lockFreeDraft(tx, id);
    if (!draft) return { log: null, next: null };
    switch (draft.status) {
      case CourseDraftStatus.OUTLINING:
        return { log: (await this.#collectOutline(tx, draft)) ? runLog(draft) : null, next: null };
      case CourseDraftStatus.PAUSED:
        if (draft.resumesAt === null || draft.resumesAt.getTime() > Date.now()) return { log: null, next: null };
        await changeDraft(tx, id, { status: CourseDraftStatus.DRAFTING, pause: null, resumesAt: null });
        await tell(tx, draft, progressOf(await lessonsOfDrafts(tx, [id])), resumed());
        return this.#collectLessons(tx, { ...draft, status: CourseDraftStatus.DRAFTING }, true);
      case CourseDraftStatus.APPROVED:
      case CourseDraftStatus.DRAFTING:
        return this.#collectLessons(tx, draft, false);
      default:
        return { log: null, next: null };
    }
  }

  async #collectOutline(tx: Sql, draft: CourseDraftRow): Promise<boolean> {
    const outline = draft.outlineId === null ? null : await generationById(tx, draft.outlineId);
    if (outline && !isFinal(outline.status)) return false;
    const items = outline?.status === GenerationStatus.COMPLETED ? produced((await soundEvents(tx, [outline.id])).get(outline.id) ?? []).items : [];
    const lessons = lessonsOf(items.filter((item): item is OutlineNodeContent => item.type === 'OUTLINE_NODE'), draft.request.hours);
    if (lessons.length === 0) {
      await this.#noOutline(tx, draft, outline);
      return true;
    }
    await replaceLessons(tx, draft, lessons);
    // Nobody may approve an outline by the version of the draft that had none yet.
    await changeDraft(tx, draft.id, { status: CourseDraftStatus.OUTLINED, failure: null, version: draft.version + 1 });
    await tell(tx, draft, { completed: 0, total: lessons.length }, outlineReady(lessons.length));
    return true;
  }

  /** Where there was an outline before, that stands as it did. */
  async #noOutline(tx: Sql, draft: CourseDraftRow, outline: Pick<GenerationRow, 'status' | 'failure'> | null): Promise<void> {
    const isCancelled = outline?.status === GenerationStatus.CANCELLED;
    const failure = isCancelled ? null : outline ? (outline.failure ?? NO_OUTLINE) : GONE;
    const before = await lessonsOfDrafts(tx, [draft.id]);
    const status = before.length > 0 ? CourseDraftStatus.OUTLINED : isCancelled ? CourseDraftStatus.CANCELLED : CourseDraftStatus.FAILED;
    await changeDraft(tx, draft.id, { status, failure });
    const ending = failure ? draftFailed(failure.message, failure) : draftCancelled();
    await tell(tx, draft, progressOf(before), ending);
  }

  async #collectLessons(tx: Sql, draft: CourseDraftRow, told: boolean): Promise<Collected> {
    const before = await lessonsOfDrafts(tx, [draft.id]);
    let news = told;
    for (const lesson of before.filter(({ status }) => status === DraftedLessonStatus.DRAFTING)) {
      const end = endOf(lesson);
      if (!end) return { log: news ? runLog(draft) : null, next: null };
      if ('budget' in end) {
        await moveLesson(tx, lesson.id, DraftedLessonStatus.PENDING);
        await forgetGenerations(tx, end.budget);
        await this.#pause(tx, draft, { message: end.message, resumesAt: null, refusal: null });
        return { log: runLog(draft), next: null };
      }
      await moveLesson(tx, lesson.id, end.status, end.failure);
      if (end.status === DraftedLessonStatus.PENDING) continue;
      const progress = progressOf(await lessonsOfDrafts(tx, [draft.id]));
      await tell(tx, draft, progress, end.status === DraftedLessonStatus.DRAFTED ? lessonFinished(lesson) : lessonFailed(lesson, end.failure));
      news = true;
    }
    const lessons = await lessonsOfDrafts(tx, [draft.id]);
    const pending = lessons.find(({ status }) => status === DraftedLessonStatus.PENDING);
    if (pending) return { log: news ? runLog(draft) : null, next: { draft, lesson: pending } };
    const missing = lessons.filter(({ status }) => status === DraftedLessonStatus.FAILED || status === DraftedLessonStatus.CANCELLED).length;
    await changeDraft(tx, draft.id, { status: missing === 0 ? CourseDraftStatus.DRAFTED : CourseDraftStatus.FAILED });
    const message = `${missing} of ${lessons.length} lessons could not be drafted.`;
    await tell(tx, draft, progressOf(lessons), missing === 0 ? draftCompleted() : draftFailed(message, null));
    return { log: runLog(draft), next: null };
  }

  /** Has the sections of a lesson drafted that are still to be. @returns whether there may be more to do at once */
  async #start(draft: CourseDraftRow, lesson: DraftedLessonRow): Promise<boolean> {
    const { db, generations, signals } = this.#options;
    const owner = await this.#owner(draft);
    const missing = lesson.sections.filter(({ generationId }) => generationId === null);
    const requests = missing.map((section) => sectionRequest(draft, lesson, section, randomUUID()));
    const rejected = requests.map(rejectionOf).find((rejection) => rejection !== null);
    if (rejected) return this.#reject(draft, lesson, rejected);
    if (!owner) throw new Error(`nobody owns ${draft.id}`);
    const prepared: Prepared[] = [];
    try {
      for (const request of requests) prepared.push({ ...(await generations.prepare(owner, request)), courseId: draft.courseId });
    } catch (error) {
      // Whoever was a teacher may be none any more.
      if (error instanceof CallerError && error.extensions['code'] === 'FORBIDDEN') return this.#wait(draft, { message: error.message, resumesAt: null, refusal: null });
      throw error;
    }
    const started = await db.transaction(async (tx) => {
      if (!(await holds(tx, draft, lesson))) return null;
      const outcomes = prepared.length === 0 ? [] : await generations.create(tx, owner, prepared);
      const made = outcomes.flatMap((outcome, index) => (outcome !== 'key taken' && 'made' in outcome ? [{ id: missing[index]!.id, generationId: outcome.made.id }] : []));
      const refused = outcomes.find((outcome) => outcome !== 'key taken' && 'refused' in outcome);
      // Those that fit are begun; where none does it waits, and nothing of this transaction stays.
      if (refused && made.length === 0) throw new Refused((refused as { refused: Refusal }).refused);
      await assignGenerations(tx, made);
      await moveLesson(tx, lesson.id, DraftedLessonStatus.DRAFTING);
      if (draft.status !== CourseDraftStatus.DRAFTING) await changeDraft(tx, draft.id, { status: CourseDraftStatus.DRAFTING });
      const ids = made.map(({ generationId }) => generationId);
      await tell(tx, draft, progressOf(await lessonsOfDrafts(tx, [draft.id])), lessonStarted(lesson, ids));
      return ids;
    }).catch((error: unknown) => {
      if (error instanceof Refused) return error;
      throw error;
    });
    if (started instanceof Refused) return this.#wait(draft, waitFor(started.refusal));
    if (!started) return false;
    await signals.publish(streamKey(runLog(draft)));
    if (started.length === 0) return true;
    await generations.enqueue(started, { definition: courseDraftJob, data: { draftId: draft.id }, id: courseDraftJobId(draft.id) });
    return false;
  }

  async #reject(draft: CourseDraftRow, lesson: DraftedLessonRow, { message, reasons }: ContentRejected): Promise<boolean> {
    const failure: Failure = { code: FailureCode.CONTENT_REJECTED, message: [message, ...reasons].join(' '), retryable: false };
    await this.#options.db.transaction(async (tx) => {
      if (!(await holds(tx, draft, lesson))) return;
      await moveLesson(tx, lesson.id, DraftedLessonStatus.FAILED, failure);
      await tell(tx, draft, progressOf(await lessonsOfDrafts(tx, [draft.id])), lessonFailed(lesson, failure));
    });
    await this.#options.signals.publish(streamKey(runLog(draft)));
    return true;
  }

  async #wait({ id, run }: CourseDraftRow, wait: Wait): Promise<boolean> {
    const log = await this.#options.db.transaction(async (tx) => {
      const draft = await lockFreeDraft(tx, id);
      if (draft?.run !== run || (draft.status !== CourseDraftStatus.APPROVED && draft.status !== CourseDraftStatus.DRAFTING)) return null;
      await this.#pause(tx, draft, wait);
      return runLog(draft);
    });
    if (log !== null) await this.#options.signals.publish(streamKey(log));
    return false;
  }

  async #pause(tx: Sql, draft: CourseDraftRow, { message, resumesAt, refusal }: Wait): Promise<void> {
    await changeDraft(tx, draft.id, { status: CourseDraftStatus.PAUSED, resumesAt, pause: { message, since: new Date().toISOString(), refusal: refusal && { ...refusal } } });
    await tell(tx, draft, progressOf(await lessonsOfDrafts(tx, [draft.id])), paused(message, resumesAt));
  }
}

/** Whether the draft and its next lesson are as they were read; they stay so until the transaction ends. */
async function holds(tx: Sql, draft: CourseDraftRow, lesson: DraftedLessonRow): Promise<boolean> {
  const held = await lockFreeDraft(tx, draft.id);
  if (!held || held.run !== draft.run || (held.status !== CourseDraftStatus.APPROVED && held.status !== CourseDraftStatus.DRAFTING)) return false;
  const lessons = await lessonsOfDrafts(tx, [draft.id]);
  if (lessons.some(({ status }) => status === DraftedLessonStatus.DRAFTING)) return false;
  const now = lessons.find(({ id }) => id === lesson.id);
  return now?.status === DraftedLessonStatus.PENDING && now.version === lesson.version;
}
