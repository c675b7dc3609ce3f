import { Role, type Viewer } from '../../auth/viewer.js';
import { badUserInput, forbidden, notFound } from '../../platform/errors.js';
import { FollowUntil } from '../../platform/graphql/follow.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId } from '../../platform/ids.js';
import type { Db } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import { mapped } from '../../streams/followed.js';
import { headOf } from '../../streams/log.js';
import { readMany, type ManyEvent } from '../../streams/many.js';
import type { CoursesService } from '../courses/courses.service.js';
import { ADDED, queueOf, RESOLVED, type ReasonCounts, type ReviewEntry } from './entries.service.js';
import type { ReviewReason } from './review-queue.entity.js';
import type { ReviewCounts, ReviewQueueEventsArgs, SeenOfCourse } from './review-queue.type.js';

export interface ReviewQueueOptions {
  db: Db;
  signals: Signals;
  courses: Pick<CoursesService, 'forEditing' | 'editable'>;
}

/** A course's queue at one moment. */
export interface SeenQueue {
  entries: Connection<ReviewEntry>;
  counts: ReviewCounts;
  lastSeq: number;
}

const TYPE_NAMES: Record<string, string> = { [ADDED]: 'ReviewAdded', [RESOLVED]: 'ReviewResolved' };

/** What waits for those who teach: as it stands, and as it changes. What puts something there is not here. */
export class ReviewQueueService {
  readonly #options: ReviewQueueOptions;

  constructor(options: ReviewQueueOptions) {
    this.#options = options;
  }

  /** @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async get(viewer: Viewer, courseId: string, reasons: readonly ReviewReason[] | null, page: PageRequest): Promise<SeenQueue> {
    const course = await this.#options.courses.forEditing(viewer, courseId);
    if (page.after !== null && !isId('ReviewEntry', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const { entries, counts, lastSeq } = await queueOf(this.#options.db, course.id, reasons, page.after, page.first + 1);
    return { entries: connection(entries, page, ({ id }) => id), counts: countsView(counts), lastSeq };
  }

  /**
   * What came, then what comes, of one course or of all that the viewer may edit; until he leaves. A course that he may no longer edit
   * falls silent within seconds. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT
   */
  async events(viewer: Viewer, { courseId, afterSeq, after, until }: ReviewQueueEventsArgs): Promise<AsyncIterable<Record<string, unknown>>> {
    const { courses } = this.#options;
    const untilCaughtUp = until === FollowUntil.CAUGHT_UP;
    const follow = (ids: () => Promise<readonly string[] | null>, seen: ReadonlyMap<string, number>) =>
      mapped(readMany(this.#options, { ids, seen, untilCaughtUp }), queueEvent);
    if (courseId != null) {
      if (after != null) throw badUserInput('after', 'is for all courses at once; with courseId give afterSeq.');
      const { id } = await courses.forEditing(viewer, courseId);
      await this.#checkSeen('afterSeq', id, afterSeq);
      return follow(async () => ((await courses.editable(viewer, [id])).length > 0 ? [id] : null), new Map([[id, afterSeq]]));
    }
    if (afterSeq !== 0) throw badUserInput('afterSeq', 'is for one course; without courseId give after.');
    if (viewer.role === Role.LEARNER) throw forbidden('Only those who may edit courses have a queue.');
    return follow(() => courses.editable(viewer, null), await this.#seen(viewer, after ?? []));
  }

  async #seen(viewer: Viewer, after: readonly SeenOfCourse[]): Promise<Map<string, number>> {
    const seen = new Map<string, number>();
    for (const [index, { courseId }] of after.entries()) {
      if (!isId('Course', courseId)) throw notFound('course');
      if (seen.has(courseId)) throw badUserInput(`after[${index}].courseId`, 'comes twice.');
      seen.set(courseId, 0);
    }
    const editable = new Set(await this.#options.courses.editable(viewer, [...seen.keys()]));
    for (const [index, { courseId, seq }] of after.entries()) {
      if (!editable.has(courseId)) continue;
      await this.#checkSeen(`after[${index}].seq`, courseId, seq);
      seen.set(courseId, seq);
    }
    return seen;
  }

  async #checkSeen(field: string, courseId: string, seq: number): Promise<void> {
    if (seq < 0) throw badUserInput(field, 'must not be negative.');
    const { lastSeq, droppedThrough } = (await headOf(this.#options.db, courseId)) ?? { lastSeq: 0, droppedThrough: 0 };
    if (seq > lastSeq) throw badUserInput(field, `must not lie beyond the last event, ${lastSeq}.`);
    if (seq > 0 && seq < droppedThrough) throw badUserInput(field, `is too old: what was resolved by event ${droppedThrough} is no longer told. Read reviewQueue and follow from its lastSeq, or replay from 0.`);
  }
}

function queueEvent({ streamId, type, data, seq, at }: ManyEvent): Record<string, unknown> {
  const typeName = TYPE_NAMES[type];
  if (!typeName) throw new Error(`unknown event ${type} in the queue of ${streamId}`);
  const { entry, counts } = data as unknown as { entry: Omit<ReviewEntry, 'since'> & { since: string }; counts: ReasonCounts };
  return { typeName, courseId: streamId, seq, at, entry: { ...entry, since: new Date(entry.since) }, counts: countsView(counts) };
}

function countsView(counts: ReasonCounts): ReviewCounts {
  return {
    total: Object.values(counts).reduce((sum, count) => sum + count, 0),
    answers: (counts.NEAR_MISS ?? 0) + (counts.JUDGES_DISAGREE ?? 0) + (counts.NOT_JUDGED ?? 0),
    reviews: counts.REVIEW_REQUESTED ?? 0,
    quarantined: counts.QUARANTINED ?? 0,
    withdrawn: counts.WITHDRAWN ?? 0,
    stale: counts.STALE ?? 0,
    refused: counts.QUESTION_REFUSED ?? 0,
  };
}
