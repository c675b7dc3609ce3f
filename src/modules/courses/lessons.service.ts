import { mayKnowCourse, mayReadCourse } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { retriedTransaction } from '../../platform/contention.js';
import { badUserInput, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { CachedAnswersService } from '../cache/answers.service.js';
import type { ObjectivesService } from '../objectives/objectives.service.js';
import type { CardEvidenceService } from '../flashcards/card-evidence.service.js';
import type { QuizEvidenceService } from '../quizzes/quiz-evidence.service.js';
import { checkLesson, lessonChange, type LessonChange } from './courses.input.js';
import type { CourseLoaders } from './courses.loaders.js';
import {
  appendLesson, insertLessonBefore, LESSON_COLUMNS, lessonAt, lessonsById, lessonsOfCourse, measuredByIds, measuredOfCourses, readableAmong, readableLessons, recordVersion,
  type CourseRow, type LessonRow, type MeasuredLesson, type ReadableLesson,
} from './courses.repository.js';
import type { CoursesService } from './courses.service.js';
import { VersionConflict, type CreateLessonInput, type UpdateLessonInput } from './courses.type.js';

export type { LessonRow, MeasuredLesson, ReadableLesson };

const POSITION = /^\d{1,9}$/;

export class LessonsService {
  readonly #db: Db;
  readonly #courses: CoursesService;
  readonly #answers: Pick<CachedAnswersService, 'forget'>;
  readonly #quizEvidence: Pick<QuizEvidenceService, 'lessonChanged'>;
  readonly #objectives: Pick<ObjectivesService, 'sync'>;
  readonly #cardEvidence: Pick<CardEvidenceService, 'lessonChanged'>;

  constructor(options: {
    db: Db;
    courses: CoursesService;
    answers: Pick<CachedAnswersService, 'forget'>;
    quizEvidence: Pick<QuizEvidenceService, 'lessonChanged'>;
    objectives: Pick<ObjectivesService, 'sync'>;
    cardEvidence: Pick<CardEvidenceService, 'lessonChanged'>;
  }) {
    this.#db = options.db;
    this.#quizEvidence = options.quizEvidence;
    this.#objectives = options.objectives;
    this.#cardEvidence = options.cardEvidence;
    this.#courses = options.courses;
    this.#answers = options.answers;
  }

  /** Any version that was ever stored; the current one when left out. @throws NOT_FOUND */
  async get(viewer: Viewer, id: string, version: number | null = null): Promise<LessonRow> {
    return (await this.#readable(viewer, id, version)).lesson;
  }

  /** The current version with its course, for those who may read it. @throws NOT_FOUND */
  async forGeneration(viewer: Viewer, id: string): Promise<{ lesson: LessonRow; course: CourseRow }> {
    return this.#readable(viewer, id, null);
  }

  /** Without asking who wants to know: for workers. Null when that version never existed. */
  async version(id: string, version: number): Promise<LessonRow | null> {
    return isId('Lesson', id) ? lessonAt(this.#db, id, version) : null;
  }

  /** As it stands now and until the transaction ends; without asking who wants to know. */
  async locked(tx: Sql, id: string): Promise<LessonRow | null> {
    await tx.query('SELECT FROM lessons WHERE id = $1 FOR SHARE', [id]);
    return lessonAt(tx, id, null);
  }

  /** All lessons that the viewer may read, without their texts, the newest first. */
  async readable(viewer: Viewer, limit: number): Promise<ReadableLesson[]> {
    return readableLessons(this.#db, viewer, limit);
  }

  /** Which of these the viewer may read now. */
  async readableAmong(viewer: Viewer, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(ids.length === 0 ? [] : await readableAmong(this.#db, viewer, ids));
  }

  /** Without asking who wants to know: as they stand now, those that there are. */
  async byIds(ids: readonly string[], sql: Sql = this.#db): Promise<LessonRow[]> {
    return lessonsById(sql, ids);
  }

  /** Without asking who wants to know: a course's, in its order. */
  async ofCourse(courseId: string, limit: number): Promise<LessonRow[]> {
    return lessonsOfCourse(this.#db, courseId, limit);
  }

  /** Without asking who wants to know: the lessons of these courses, or these, by their length. */
  async measured(what: { courseIds: readonly string[] } | { ids: readonly string[] }): Promise<MeasuredLesson[]> {
    return 'ids' in what ? measuredByIds(this.#db, what.ids) : measuredOfCourses(this.#db, what.courseIds);
  }

  /** In the order of the course; none for who may know of it but not read it. One query for all the courses of the operation. @throws NOT_FOUND */
  async page(viewer: Viewer, course: CourseRow, page: PageRequest, loaders: CourseLoaders): Promise<Connection<LessonRow>> {
    if (!mayKnowCourse(viewer, course)) throw notFound('course');
    if (page.after !== null && !POSITION.test(page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    // Nothing, and no error: a list of courses must not fail because of one that he is not enrolled in.
    const rows = !mayReadCourse(viewer, course) ? [] : await loaders.lessons.load({ courseId: course.id, ...page });
    return connection(rows, page, (lesson) => String(lesson.position));
  }

  /** The last lesson of its course. @param id of its own; one that is there already stays as it is. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field */
  async create(viewer: Viewer, input: CreateLessonInput, id = newId('Lesson')): Promise<LessonRow> {
    const course = await this.#courses.forEditing(viewer, input.courseId);
    checkLesson(input);
    const { title, body, objectives } = input;
    const lesson = { id, organizationId: course.organizationId, courseId: course.id, title, body, objectives };
    return retriedTransaction(this.#db, async (tx) => {
      return (await this.#append(tx, lesson)) ?? (await lessonAt(tx, id, null))!;
    });
  }

  /** Without asking who wants to: makes that lesson the last one of its course; one that is there already stays as it is. */
  async ensure(tx: Sql, lesson: Omit<LessonRow, 'position' | 'version'>): Promise<void> {
    await this.#append(tx, lesson);
  }

  /**
   * Without asking who wants to: makes that lesson the one before the first of `later` that the course has, or its last; one that
   * is there already stays as it is. @throws BAD_USER_INPUT naming the field
   */
  async insertBefore(tx: Sql, lesson: Omit<LessonRow, 'position' | 'version'>, later: readonly string[]): Promise<void> {
    checkLesson(lesson);
    await this.#courses.lock(tx, lesson.courseId);
    if (await lessonAt(tx, lesson.id, null)) return;
    const [next] = (await lessonsById(tx, later)).filter(({ courseId }) => courseId === lesson.courseId).sort((one, other) => one.position - other.position);
    await this.#objectives.sync(tx, await (next ? insertLessonBefore(tx, lesson, next.id) : appendLesson(tx, lesson)));
  }

  /** Changes the version that the caller has seen, or none; what changes nothing makes no version. */
  async update(viewer: Viewer, input: UpdateLessonInput): Promise<LessonRow | VersionConflict> {
    const { lesson } = await this.#readable(viewer, input.id, null);
    await this.#courses.forEditing(viewer, lesson.courseId);
    const change = lessonChange(input);
    return retriedTransaction(this.#db, async (tx) => {
      if (change.objectives) await this.#courses.lock(tx, lesson.courseId);
      const updated = await compareAndSet(tx, input.id, input.expectedVersion, change);
      if (!updated) return conflict(tx, input.id);
      if (updated.version > input.expectedVersion) {
        await this.#changed(tx, updated);
        if (change.objectives) await this.#objectives.sync(tx, updated);
      }
      return updated;
    });
  }

  /**
   * Without asking who wants to, for who holds the course locked: other words for objectives, each lesson in a next version of
   * its own. Which objective each text is, is the caller's to keep.
   */
  async reword(tx: Sql, lessons: readonly { id: string; objectives: readonly string[] }[]): Promise<void> {
    // In the order in which whoever changes a quiz locks them.
    for (const { id, objectives } of lessons.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
      const [updated] = await tx.query<LessonRow>(
        `UPDATE lessons SET objectives = $2, version = version + 1 WHERE id = $1 RETURNING ${LESSON_COLUMNS}`,
        [id, JSON.stringify(objectives)],
      );
      if (updated) await this.#changed(tx, updated);
    }
  }

  /** Null where it is there already. */
  async #append(tx: Sql, lesson: Omit<LessonRow, 'position' | 'version'>): Promise<LessonRow | null> {
    // So that no two who add at the same time take the same position.
    await this.#courses.lock(tx, lesson.courseId);
    if (await lessonAt(tx, lesson.id, null)) return null;
    const added = await appendLesson(tx, lesson);
    await this.#objectives.sync(tx, added);
    return added;
  }

  async #changed(tx: Sql, lesson: LessonRow): Promise<void> {
    await recordVersion(tx, lesson);
    await this.#answers.forget(tx, lesson.id);
    await this.#quizEvidence.lessonChanged(tx, lesson);
    await this.#cardEvidence.lessonChanged(tx, lesson);
  }

  async #readable(viewer: Viewer, id: string, version: number | null): Promise<{ lesson: LessonRow; course: CourseRow }> {
    const lesson = isId('Lesson', id) ? await lessonAt(this.#db, id, version) : null;
    const course = lesson && (await this.#courses.find(lesson.courseId));
    if (!course || !mayReadCourse(viewer, course)) throw notFound('lesson');
    return { lesson, course };
  }
}

async function compareAndSet(tx: Sql, id: string, expectedVersion: number, change: LessonChange): Promise<LessonRow | null> {
  const { title = null, body = null, objectives } = change;
  const [row] = await tx.query<LessonRow>(
    `UPDATE lessons SET title = coalesce($3, title), body = coalesce($4, body), objectives = coalesce($5::jsonb, objectives),
            version = version + CASE
              WHEN (coalesce($3, title), coalesce($4, body), coalesce($5::jsonb, objectives)) = (title, body, objectives)
              THEN 0 ELSE 1 END
      WHERE id = $1 AND version = $2 RETURNING ${LESSON_COLUMNS}`,
    [id, expectedVersion, title, body, objectives ? JSON.stringify(objectives) : null],
  );
  return row ?? null;
}

async function conflict(tx: Sql, id: string): Promise<VersionConflict> {
  const [current] = await tx.query<{ version: number }>('SELECT version FROM lessons WHERE id = $1', [id]);
  if (!current) throw notFound('lesson');
  return new VersionConflict(current.version);
}
