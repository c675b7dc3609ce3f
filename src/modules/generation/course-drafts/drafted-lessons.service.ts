import type { Viewer } from '../../../auth/viewer.js';
import { badUserInput } from '../../../platform/errors.js';
import type { Db, Sql } from '../../../platform/postgres.js';
import { PublicationStatus } from '../../courses/courses.entity.js';
import type { CoursesService } from '../../courses/courses.service.js';
import { VersionConflict } from '../../courses/courses.type.js';
import type { LessonsService } from '../../courses/lessons.service.js';
import { DraftedLessonStatus } from './course-drafts.entity.js';
import { decideLesson, draftedLessonById, lessonsOfDrafts, lockDraft, type DraftedLessonRow } from './course-drafts.repository.js';
import type { CourseDraftsService } from './course-drafts.service.js';
import type { AcceptDraftedLessonInput } from './course-drafts.input.type.js';
import { bodiesOf } from './steps.js';

export interface DraftedLessonsServiceOptions {
  db: Db;
  drafts: Pick<CourseDraftsService, 'lesson'>;
  courses: CoursesService;
  lessons: LessonsService;
}

/** What a person decides of drafted lessons, one by one: the only way by which they come into their course. */
export class DraftedLessonsService {
  readonly #options: DraftedLessonsServiceOptions;

  constructor(options: DraftedLessonsServiceOptions) {
    this.#options = options;
  }

  /**
   * Makes a lesson of the draft that the viewer has read, and perhaps corrected, at its outline's place; one that is accepted
   * already stays as it is.
   * @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field
   */
  async accept(viewer: Viewer, { lessonId: id, expectedVersion, ...given }: AcceptDraftedLessonInput): Promise<DraftedLessonRow | VersionConflict> {
    return this.#decide(viewer, id, async (tx, lesson, courseId) => {
      if (lesson.status === DraftedLessonStatus.ACCEPTED) return null;
      if (lesson.status !== DraftedLessonStatus.DRAFTED) throw badUserInput('input.lessonId', 'must be a lesson whose draft is whole.');
      if (lesson.version !== expectedVersion) return new VersionConflict(lesson.version, 'draft of the lesson');
      const [drafted] = await bodiesOf(tx, [lesson]);
      const title = given.title ?? lesson.title;
      const body = given.body ?? drafted!;
      const objectives = given.objectives ?? lesson.objectives;
      const edited = title !== lesson.title || body !== drafted || JSON.stringify(objectives) !== JSON.stringify(lesson.objectives);
      const made = { id: lessonIdOf(lesson.id), organizationId: lesson.organizationId, courseId, title, body, objectives };
      const later = (await lessonsOfDrafts(tx, [lesson.draftId])).filter(({ position }) => position > lesson.position).flatMap(({ lessonId }) => lessonId ?? []);
      await this.#options.lessons.insertBefore(tx, made, later);
      await decideLesson(tx, id, { status: DraftedLessonStatus.ACCEPTED, by: viewer.id, lessonId: made.id, edited });
      return null;
    });
  }

  /** Says that a lesson is not wanted in the course; it may be drafted again. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field */
  async discard(viewer: Viewer, { lessonId: id, expectedVersion }: { lessonId: string; expectedVersion: number }): Promise<DraftedLessonRow | VersionConflict> {
    return this.#decide(viewer, id, async (tx, lesson) => {
      if (lesson.status === DraftedLessonStatus.DISCARDED) return null;
      if (!DISCARDABLE.includes(lesson.status)) throw badUserInput('input.lessonId', 'must be a lesson whose draft has its end, and that nobody has accepted.');
      if (lesson.version !== expectedVersion) return new VersionConflict(lesson.version, 'draft of the lesson');
      await decideLesson(tx, id, { status: DraftedLessonStatus.DISCARDED, by: viewer.id, lessonId: null, edited: false });
      return null;
    });
  }

  async #decide(
    viewer: Viewer, id: string, decide: (tx: Sql, lesson: DraftedLessonRow, courseId: string) => Promise<VersionConflict | null>,
  ): Promise<DraftedLessonRow | VersionConflict> {
    const { db, drafts, courses } = this.#options;
    const { draftId } = await drafts.lesson(viewer, id);
    const instead = await db.transaction(async (tx) => {
      const { courseId } = (await lockDraft(tx, draftId))!;
      if (courseId === null) throw badUserInput('input.lessonId', 'must be a lesson of an outline that is approved.');
      const course = await courses.forEditing(viewer, courseId, tx);
      const lesson = (await draftedLessonById(tx, id))!;
      const isDecided = lesson.status === DraftedLessonStatus.ACCEPTED || lesson.status === DraftedLessonStatus.DISCARDED;
      // What is published shows each new lesson at once.
      if (!isDecided && course.status !== PublicationStatus.DRAFT) throw badUserInput('input.lessonId', 'must be of a course that is still a draft.');
      return decide(tx, lesson, courseId);
    });
    return instead ?? drafts.lesson(viewer, id);
  }
}

const DISCARDABLE: readonly DraftedLessonStatus[] = [DraftedLessonStatus.DRAFTED, DraftedLessonStatus.FAILED, DraftedLessonStatus.CANCELLED];

/** The same for the same lesson of a draft, so that to accept it twice makes one lesson. */
function lessonIdOf(id: string): string {
  return id.replace(/^cdl_/, 'les_');
}
