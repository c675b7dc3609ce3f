import type { Viewer } from '../../../auth/viewer.js';
import { badUserInput, notFound } from '../../../platform/errors.js';
import type { Db } from '../../../platform/postgres.js';
import { soundEvents } from '../../../streams/log.js';
import { PublicationStatus } from '../../courses/courses.entity.js';
import type { CoursesService } from '../../courses/courses.service.js';
import type { VersionConflict } from '../../courses/courses.type.js';
import type { LessonRow, LessonsService } from '../../courses/lessons.service.js';
import { produced } from '../events.js';
import { GenerationKind, GenerationStatus } from '../generation.entity.js';
import type { GenerationService } from '../generation.service.js';
import type { LessonInput } from '../kinds/lesson.js';
import type { TakeLessonDraftInput } from './texts.input.js';

/** What a draft says that has been read, and perhaps corrected, by whoever takes it over. */
interface Taken {
  title: string;
  body: string;
  objectives: string[];
}

/** Makes lessons of drafts, each by a person's own decision. */
export class DraftsService {
  readonly #db: Db;
  readonly #generations: GenerationService;
  readonly #courses: CoursesService;
  readonly #lessons: LessonsService;

  constructor({ db, generations, courses, lessons }: { db: Db; generations: GenerationService; courses: CoursesService; lessons: LessonsService }) {
    this.#db = db;
    this.#generations = generations;
    this.#courses = courses;
    this.#lessons = lessons;
  }

  /** @throws NOT_FOUND also for what belongs to somebody else, FORBIDDEN, BAD_USER_INPUT naming the field */
  async take(viewer: Viewer, input: TakeLessonDraftInput): Promise<LessonRow | VersionConflict> {
    const { generationId, courseId, lessonId, expectedVersion } = input;
    if ((courseId == null) === (lessonId == null)) throw badUserInput('input.courseId', 'or input.lessonId must be given, and not both.');
    const taken = await this.#taken(viewer, generationId, input);
    if (courseId != null) return this.#asLesson(viewer, generationId, courseId, taken);
    if (expectedVersion == null) throw badUserInput('input.expectedVersion', 'must be given with a lesson.');
    return this.#lessons.update(viewer, { id: lessonId!, expectedVersion, ...taken });
  }

  async #asLesson(viewer: Viewer, generationId: string, courseId: string, taken: Taken): Promise<LessonRow> {
    const course = await this.#courses.forEditing(viewer, courseId);
    // What is published shows each new lesson at once: there it becomes a version of one that somebody made.
    if (course.status !== PublicationStatus.DRAFT) throw badUserInput('input.courseId', 'must be a course that is still a draft.');
    const lesson = await this.#lessons.create(viewer, { courseId, ...taken }, lessonIdOf(generationId));
    if (lesson.courseId !== course.id) throw badUserInput('input.courseId', 'is another course than the one that the draft is a lesson of already.');
    return lesson;
  }

  async #taken(viewer: Viewer, generationId: string, { title, body, objectives }: TakeLessonDraftInput): Promise<Taken> {
    const generation = await this.#generations.get(viewer, generationId);
    if (generation.kind !== GenerationKind.LESSON) throw notFound('draft');
    if (generation.status !== GenerationStatus.COMPLETED) throw badUserInput('input.generationId', 'must be a draft that is whole.');
    const draft = generation.input as unknown as LessonInput;
    const { text } = produced((await soundEvents(this.#db, [generation.id])).get(generation.id) ?? []);
    return { title: title ?? draft.title, body: body ?? text, objectives: objectives ?? draft.objectives };
  }
}

/** The same for the same draft, so that to take it twice makes one lesson. */
function lessonIdOf(generationId: string): string {
  return generationId.replace(/^gen_/, 'les_');
}
